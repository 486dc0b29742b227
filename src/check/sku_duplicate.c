/* sku_duplicate.c - Two goods with one number get mixed up in every quotation and order. */
#include "check/rule.h"

static void check(struct overview *o)
{
    const struct catalog *catalog = o->check->catalog;
    struct arena arena = arena_new("skus");
    struct map seen = map_new(&arena);
    map_reserve(&seen, catalog->n_products);
    for (size_t i = 0; i < catalog->n_products; i++) {
        const struct document *document = &catalog->documents[catalog->products[i].document];
        const struct value sku = document->fields.sku;
        if (!value_is_set(sku))
            continue;
        size_t first = map_add(&seen, text_lower(&arena, text_trim(sku.text)), i);
        if (first != i)
            report_at(o, sku.where, sku.text,
                      text_format(o->arena, _("%.*s has the same SKU"), TEXT_ARGS(catalog->documents[catalog->products[first].document].path)),
                      TEXT("give each product a number of its own"));
    }
    arena_release(&arena);
}

const struct rule rule_sku_duplicate = {
    .id = "sku-duplicate",
    .clause = "S2",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "Two goods with one number get mixed up in every quotation and order.",
    .bad = "title: Bicycle Bell (Brass)\n"
           "sku: A-1\n"
           "%%\n"
           "title: Bicycle Bell (Steel)\n"
           "sku: A-1",
    .good = "title: Bicycle Bell (Brass)\n"
            "sku: A-1\n"
            "%%\n"
            "title: Bicycle Bell (Steel)\n"
            "sku: A-2",
    .catalog = check,
};
