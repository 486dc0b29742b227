/* jsonfeed.c - JSON Feed 1.1 (jsonfeed.org/version/1.1). */
#include "exchange/exchange.h"

static void put(struct buffer *out, const char *name, struct text value)
{
    if (value.size == 0)
        return;
    buffer_format(out, ",\n     \"%s\": ", name);
    buffer_json(out, value);
}

static void write_file(const struct view_context *context, size_t language, const struct exchanged_list *list, struct buffer *out)
{
    const struct site *site = &context->catalog->sites[language];
    buffer_put(out, TEXT("{\"version\": \"https://jsonfeed.org/version/1.1\",\n \"title\": "));
    buffer_json(out, site->name.text);
    buffer_put(out, TEXT(",\n \"language\": "));
    buffer_json(out, context->catalog->languages[language]);
    put(out, "home_page_url", context->catalog->sites[0].base_url.text);
    put(out, "description", site->description.text);
    buffer_put(out, TEXT(",\n \"items\": ["));
    for (size_t i = 0; i < list->n_items; i++) {
        const struct exchanged *e = &list->items[i];
        buffer_put(out, i ? TEXT(",\n    {\"id\": ") : TEXT("\n    {\"id\": "));
        buffer_json(out, e->sku.size ? e->sku : e->handle);
        put(out, "url", view_absolute(context, out->arena, view_path_product(context, out->arena, context->order.products[i], language)));
        put(out, "title", e->title);
        put(out, "summary", e->description);
        put(out, "content_html", e->html.size ? e->html : TEXT("<p></p>"));
        put(out, "image", e->n_images ? e->images[0] : TEXT(""));
        buffer_put(out, TEXT("}"));
    }
    buffer_put(out, TEXT("]}\n"));
}

const struct exchange_form exchange_jsonfeed = {.name = "jsonfeed", .file = "feed.json", .write = write_file};
