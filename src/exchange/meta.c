/* meta.c - Meta's catalog CSV (facebook.com/business/help/120325381656392): id at most 100 characters, title 200, description 9999. Which
 * listings it holds: view/feed.c. */
#include "exchange/exchange.h"

enum { META_SIDE = 500 };

static void report(const struct view_context *context, size_t language, struct buffer *out)
{
    view_feed_report(context, "meta.csv", language, META_SIDE, out);
}

static void write_file(const struct view_context *context, size_t language, const struct exchanged_list *list, struct buffer *out)
{
    buffer_put(out, TEXT("id,title,description,availability,condition,price,link,image_link,additional_image_link,brand,product_type\n"));
    for (size_t i = 0; i < list->n_items; i++) {
        const struct exchanged *e = &list->items[i];
        struct buffer more = buffer_new(out->arena);
        if (view_feed_refusal(context, context->order.products[i], language, META_SIDE) != FEED_TAKES)
            continue;
        for (size_t k = 1; k < e->n_images; k++)
            buffer_format(&more, "%s%.*s", k > 1 ? "," : "", TEXT_ARGS(e->images[k]));
        table_put(out, text_cut(e->sku.size ? e->sku : e->handle, 100), ',');
        table_put(out, text_cut(e->title, 200), ',');
        table_put(out, text_cut(e->description, 9999), ',');
        buffer_put(out, TEXT("in stock,new,"));
        table_put(out, text_format(out->arena, "%.*s %.*s", TEXT_ARGS(e->price), TEXT_ARGS(e->currency)), ',');
        table_put(out, view_absolute(context, out->arena, view_path_product(context, out->arena, context->order.products[i], language)), ',');
        table_put(out, e->images[0], ',');
        table_put(out, buffer_text(&more), ',');
        table_put(out, e->brand, ',');
        table_put(out, e->category, '\n');
    }
}

const struct exchange_form exchange_meta = {.name = "meta", .file = "meta.csv", .write = write_file, .report = report};
