/* image_views.c - Show the whole as well as the parts: an overview, details, the brand. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct photos *images = &s->fields->images;
    bool overview = false, named = false;
    for (size_t i = 0; i < images->n_items; i++) {
        overview = overview || text_is(images->items[i].view.text, "overview");
        named = named || value_is_set(images->items[i].view);
    }
    if (images->n_items == 1)
        report(s, images->items[0].file.where, images->items[0].file.text, TEXT("there is one view only"),
               TEXT("add a detail, the brand, the product in use, the packing"));
    else if (images->n_items > 1 && named && !overview)
        report(s, images->items[0].file.where, images->items[0].file.text, TEXT("no picture shows the whole"), TEXT("add one and mark it view: overview"));
}

const struct rule rule_image_views = {
    .id = "image-views",
    .clause = "I2",
    .severity = SEVERITY_HINT,
    .needs = NEEDS_NOTHING,
    .explain = "Show the whole as well as the parts: an overview, details, the brand.",
    .bad = "(a listing with one photo)",
    .good = "(a listing with an overview and a detail)",
    .listing = check,
};
