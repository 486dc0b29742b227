/* manifest.c - the web app manifest a language (w3.org/TR/appmanifest). */
#include "view/view.h"

extern const struct output_kind output_manifest;

static void list(const struct view_context *context, struct plan *plan)
{
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        plan_add(plan, (struct output){.kind = &output_manifest, .path = view_path(context, plan->arena, l, "manifest.webmanifest"), .language = l});
}

static size_t icon(const struct view_context *context, struct arena *arena)
{
    const struct look *look = &context->catalog->sites[0].look;
    struct text file = value_is_set(look->icon) ? look->icon.text : look->logo.text, path;
    if (file.size == 0 || !path_resolve(arena, TEXT("content/site.yaml"), file, &path))
        return NO_PICTURE;
    size_t at = map_find(&context->catalog->picture_of, path);
    return at == MAP_NONE ? NO_PICTURE : at;
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    const struct site *site = &context->catalog->sites[output->language];
    size_t picture = icon(context, out->arena);
    uint32_t width = view_width(context, picture, 512);
    (void)reason;
    buffer_put(out, TEXT("{\"name\":"));
    buffer_json(out, site->name.text);
    buffer_put(out, TEXT(",\"lang\":"));
    buffer_json(out, context->catalog->languages[output->language]);
    buffer_put(out, TEXT(",\"start_url\":\"index.html\",\"display\":\"browser\",\"background_color\":\"#ffffff\",\"theme_color\":"));
    buffer_json(out, value_is_set(site->look.accent) ? site->look.accent.text : TEXT("#0b5d66"));
    if (width) {
        buffer_format(out, ",\"icons\":[{\"type\":\"%s\",\"src\":", context->variants[picture].has_alpha ? "image/png" : "image/jpeg");
        buffer_json(out, view_relative(&page, view_path_picture(context, out->arena, picture, width, NULL)));
        buffer_format(out, ",\"sizes\":\"%ux%u\"}]", width, variant_height(&context->variants[picture], width));
    }
    buffer_put(out, TEXT("}\n"));
    return true;
}

const struct output_kind output_manifest = {.name = "web manifest", .list = list, .render = render};
