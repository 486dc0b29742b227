/* alibaba.c - what a seller types into the marketplace's form, a block a listing: keywords joined by ASCII commas, each field on its line. */
#include "exchange/exchange.h"

static void put(struct buffer *out, const char *name, struct text value)
{
    if (value.size)
        buffer_format(out, "%-18s %.*s\n", name, TEXT_ARGS(value));
}

static void write_file(const struct view_context *context, size_t language, const struct exchanged_list *list, struct buffer *out)
{
    for (size_t i = 0; i < list->n_items; i++) {
        const struct exchanged *e = &list->items[i];
        const struct listing_fields *f = &view_document(context, &context->catalog->products[context->order.products[i]], language)->fields;
        buffer_format(out, "== %.*s\n", TEXT_ARGS(e->sku.size ? e->sku : e->handle));
        put(out, "Product name", e->title);
        put(out, "Keywords", e->keywords);
        put(out, "Brief description", e->description);
        put(out, "Category", e->category);
        put(out, "Brand", e->brand);
        put(out, "Model number", f->model.text);
        put(out, "Place of origin", f->origin.text);
        for (size_t k = 0; k < f->specs.n_items; k++)
            put(out, text_cstr(out->arena, f->specs.items[k].name.text), f->specs.items[k].value.text);
        put(out, "MOQ", f->moq.as.text);
        for (size_t k = 0; k < f->price.tiers.n_items; k++)
            put(out, k ? "" : "Price tiers",
                text_format(out->arena, "%.*s+ %.*s: %.*s %.*s", TEXT_ARGS(f->price.tiers.items[k].from.as.text), TEXT_ARGS(f->price.unit.text),
                            TEXT_ARGS(f->price.tiers.items[k].price.as.text), TEXT_ARGS(e->currency)));
        put(out, "Incoterm", text_trim(text_format(out->arena, "%.*s %.*s", TEXT_ARGS(f->price.incoterm.text), TEXT_ARGS(f->price.port.text))));
        put(out, "Lead time", f->lead_time.text);
        put(out, "Supply ability", f->supply.text);
        put(out, "Packing", listing_packing(f)->carton.text);
        put(out, "Gross weight", listing_packing(f)->gross_weight.text);
        buffer_put_byte(out, '\n');
    }
}

const struct exchange_form exchange_alibaba = {.name = "alibaba", .file = "alibaba.txt", .write = write_file};
