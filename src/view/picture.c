/* picture.c - a picture's variants as srcset and addresses. */
#include "view/view.h"

uint32_t view_width(const struct view_context *context, size_t picture, uint32_t wanted)
{
    if (picture == NO_PICTURE)
        return 0;
    const struct variants *variants = &context->variants[picture];
    uint32_t width = variants->n_widths ? variants->widths[0] : 0;
    for (size_t i = 0; i < variants->n_widths && variants->widths[i] <= wanted; i++)
        width = variants->widths[i];
    return width;
}

size_t view_main_picture(const struct view_context *context, const struct product *product)
{
    for (size_t i = 0; i < product->n_pictures; i++)
        if (view_width(context, product->pictures[i], 1))
            return product->pictures[i];
    return NO_PICTURE;
}

bool view_picture_bytes(const struct view_context *context, struct arena *arena, size_t picture, uint32_t width, const char *ending, struct text *bytes,
                        const char **reason)
{
    const struct variants *variants = &context->variants[picture];
    struct text file;
    return cache_read(arena, context->cache, variant_name(arena, variants, width, ending), bytes) ||
           (folder_read(arena, &context->catalog->root, context->catalog->pictures[picture].path, LARGEST_PICTURE, &file, reason) &&
            variant_read(arena, context->cache, file, &context->theme->pictures, variants, width, ending, bytes, reason));
}

/* Paths are of our own making, so they need no escaping. */
static struct text source_set(const struct view_page *page, size_t picture, const char *ending)
{
    const struct variants *variants = &page->context->variants[picture];
    struct buffer out = buffer_new(page->arena);
    for (size_t i = 0; i < variants->n_widths; i++) {
        struct text path = view_path_picture(page->context, page->arena, picture, variants->widths[i], ending);
        buffer_format(&out, "%s%.*s%.*s %uw", i ? ", " : "", TEXT_ARGS(page->root), TEXT_ARGS(path), variants->widths[i]);
    }
    return buffer_text(&out);
}

struct data view_picture(const struct view_page *page, size_t picture, struct text alt, size_t number)
{
    enum { MIDDLE = 640 };
    const struct view_context *context = page->context;
    uint32_t width = view_width(context, picture, MIDDLE), widest = view_width(context, picture, UINT32_MAX);
    struct view_object o = {.arena = page->arena};
    if (width == 0)
        return (struct data){.kind = DATA_NOTHING};
    struct text path = view_path_picture(context, page->arena, picture, width, NULL);
    view_put_text(&o, VIEW_picture_address, view_relative(page, path));
    view_put_text(&o, VIEW_picture_full, view_relative(page, view_path_picture(context, page->arena, picture, widest, NULL)));
    view_put(&o, VIEW_picture_jpegs, view_markup(source_set(page, picture, NULL)));
    if (context->theme->pictures.webp)
        view_put(&o, VIEW_picture_webps, view_markup(source_set(page, picture, "webp")));
    view_put_text(&o, VIEW_picture_width, text_format(page->arena, "%u", width));
    view_put_text(&o, VIEW_picture_height, text_format(page->arena, "%u", variant_height(&context->variants[picture], width)));
    view_put_text(&o, VIEW_picture_full_width, text_format(page->arena, "%u", widest));
    view_put_text(&o, VIEW_picture_full_height, text_format(page->arena, "%u", variant_height(&context->variants[picture], widest)));
    view_put_text(&o, VIEW_picture_alt, alt);
    view_put_text(&o, VIEW_picture_number, text_format(page->arena, "%zu", number));
    view_put(&o, VIEW_picture_is_first, view_flag(number == 1));
    return view_done(&o);
}
