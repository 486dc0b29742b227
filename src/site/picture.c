/* picture.c - the variants of every photo that a page can show. */
#include "view/view.h"

extern const struct output_kind output_picture;

static void list(const struct view_context *context, struct plan *plan)
{
    const struct catalog *catalog = context->catalog;
    size_t n_forms = context->theme->pictures.webp ? 2 : 1, n = 0;
    for (size_t i = 0; i < catalog->n_pictures; i++)
        n += catalog->pictures[i].is_shown ? context->variants[i].n_widths * n_forms : 0;
    plan_reserve(plan, n);
    for (size_t i = 0; i < catalog->n_pictures; i++)
        for (size_t w = 0; catalog->pictures[i].is_shown && w < context->variants[i].n_widths; w++)
            for (size_t e = 0; e < n_forms; e++) {
                const char *ending = e ? "webp" : variant_ending(&context->variants[i]);
                uint32_t width = context->variants[i].widths[w];
                struct text path = view_path_picture(context, plan->arena, i, width, ending);
                if (map_find(&plan->path_of, path) == MAP_NONE) /* the same photo beside two listings is one file */
                    plan_add(plan, (struct output){.kind = &output_picture, .path = path, .subject = i, .page = width, .variant = ending});
            }
}

/* The key of its variants stands for the photo's content and the parameters. */
static uint64_t made_of(const struct view_context *context, const struct output *output, struct arena *scratch)
{
    struct digest digest = digest_begin(scratch);
    digest_number(&digest, context->program);
    digest_text(&digest, output->path);
    digest_text(&digest, context->variants[output->subject].key);
    return digest_end(&digest);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct text bytes;
    if (!view_picture_bytes(context, out->arena, output->subject, (uint32_t)output->page, output->variant, &bytes, reason))
        return false;
    buffer_put(out, bytes);
    return true;
}

const struct output_kind output_picture = {.name = "picture", .is_copied = true, .list = list, .made_of = made_of, .render = render};
