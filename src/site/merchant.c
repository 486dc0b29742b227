/* merchant.c - Google Merchant feed, RSS 2.0 with g: (support.google.com/merchants/answer/7052112), one a language. Which
 * listings it holds: view/feed.c. */
#include "syntax/markdown.h"
#include "syntax/xml.h"
#include "view/view.h"

extern const struct output_kind output_merchant;

enum { MOST_PICTURES = 10, ID = 50, TITLE = 150, DESCRIPTION = 5000, BRAND = 70, TYPE = 750, HIGHLIGHT = 150, HIGHLIGHTS = 10 };

static void list(const struct view_context *context, struct plan *plan)
{
    for (size_t l = 0; value_is_set(context->catalog->sites[0].base_url) && l < context->catalog->n_languages; l++)
        plan_add(plan, (struct output){.kind = &output_merchant, .path = view_path(context, plan->arena, l, "merchant.xml"), .language = l});
}

static void put(struct xml *xml, const char *name, struct text value, size_t most)
{
    if (value.size)
        xml_leaf(xml, name, text_cut(value, most));
}

static void put_pictures(struct xml *xml, const struct view_context *context, struct arena *arena, const struct product *product)
{
    size_t n = 0;
    for (size_t i = 0; i < product->n_pictures && n <= MOST_PICTURES; i++) {
        uint32_t width = view_width(context, product->pictures[i], UINT32_MAX);
        if (!width)
            continue;
        struct text path = view_path_picture(context, arena, product->pictures[i], width, NULL);
        xml_leaf(xml, n++ ? "g:additional_image_link" : "g:image_link", view_absolute(context, arena, path));
    }
}

static void put_item(struct xml *xml, const struct view_context *context, struct arena *arena, size_t index, size_t language)
{
    const struct product *product = &context->catalog->products[index];
    const struct document *document = view_document(context, product, language);
    const struct listing_fields *fields = &document->fields;
    if (view_feed_refusal(context, index, language, view_merchant_side(context->catalog)) != FEED_TAKES)
        return;
    struct markdown body = markdown_read(arena, document->body, MARKDOWN_TABLES);
    struct text about = text_trim(text_format(arena, "%.*s %.*s", TEXT_ARGS(fields->description.text), TEXT_ARGS(markdown_plain(arena, &body, 4000))));
    xml_start(xml, "item");
    put(xml, "g:id", value_is_set(fields->sku) ? fields->sku.text : product->slug, ID);
    put(xml, "g:title", fields->title.text, TITLE);
    put(xml, "g:description", about, DESCRIPTION);
    xml_leaf(xml, "g:link", view_absolute(context, arena, view_path_product(context, arena, index, language)));
    put_pictures(xml, context, arena, product);
    xml_leaf(xml, "g:price", text_format(arena, "%.*s %.*s", TEXT_ARGS(view_plain_price(arena, fields)), TEXT_ARGS(view_currency(context, fields))));
    xml_leaf(xml, "g:availability", TEXT("in_stock"));
    xml_leaf(xml, "g:condition", TEXT("new"));
    put(xml, "g:brand", fields->brand.text, BRAND);
    put(xml, "g:gtin", fields->gtin.text, ID);
    put(xml, "g:mpn", value_is_set(fields->model) ? fields->model.text : fields->sku.text, BRAND);
    if (product->category != NO_CATEGORY)
        put(xml, "g:product_type", context->catalog->categories[product->category].path, TYPE);
    for (size_t i = 0; fields->selling_points.n_items >= 2 && i < fields->selling_points.n_items && i < HIGHLIGHTS; i++)
        put(xml, "g:product_highlight", fields->selling_points.items[i].text, HIGHLIGHT);
    xml_end(xml);
}

/* The item of a listing, copied when what it is made of is what it was. */
static void put_piece(struct xml *xml, const struct view_context *context, const struct output *output, uint64_t made_of, size_t index)
{
    const uint64_t all[] = {made_of, context->product_digest[index]};
    uint64_t piece = digest_numbers(all, sizeof all / sizeof *all);
    struct arena arena = arena_new("an item");
    struct text bytes;
    size_t at = xml_size(xml);
    if (pieces_find(output->pieces, piece, &bytes))
        xml_put(xml, bytes);
    else
        put_item(xml, context, &arena, index, output->language);
    pieces_add(output->pieces, piece, at, xml_size(xml) - at);
    arena_release(&arena);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct xml *xml = xml_open(out);
    const struct site *site = &context->catalog->sites[output->language];
    xml_start(xml, "rss");
    xml_attribute(xml, "version", TEXT("2.0"));
    xml_attribute(xml, "xmlns:g", TEXT("http://base.google.com/ns/1.0"));
    xml_start(xml, "channel");
    xml_leaf(xml, "title", site->name.text);
    xml_leaf(xml, "link", view_absolute(context, out->arena, view_path(context, out->arena, output->language, "index.html")));
    xml_leaf(xml, "description", value_is_set(site->description) ? site->description.text : site->name.text);
    struct digest digest = view_digest_page(context, output, out->arena);
    digest_number(&digest, view_merchant_side(context->catalog));
    for (size_t i = 0; i < context->order.n_products; i++)
        put_piece(xml, context, output, digest_end(&digest), context->order.products[i]);
    xml_end(xml);
    xml_end(xml);
    if (xml_close(xml))
        return true;
    *reason = "out of memory";
    return false;
}

const struct output_kind output_merchant = {.name = "merchant feed", .has_pieces = true, .list = list, .render = render};
