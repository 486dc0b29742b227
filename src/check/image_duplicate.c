/* image_duplicate.c - Two pictures of the same view waste a place that could show a detail. */
#include "check/rule.h"

/* Within one listing: the same view of variants in two listings is the seller's choice. A translation that has its photos from the first
 * language is not held against them again. */
static void check(struct subject *s)
{
    if (s->fields->images.where.source != s->document->source)
        return;
    for (size_t i = 1; i < s->fields->images.n_items; i++) {
        const struct picture_facts *facts = facts_of(s, i);
        for (size_t k = 0; facts && k < i; k++) {
            const struct picture_facts *before = facts_of(s, k);
            if (!before || !facts_are_alike(facts, before))
                continue;
            struct value file = s->fields->images.items[i].file;
            report(s, file.where, file.text, SAY(s, _("it shows the same as %.*s"), TEXT_ARGS(s->fields->images.items[k].file.text)),
                   TEXT("show another view, or delete it"));
            break;
        }
    }
}

const struct rule rule_image_duplicate = {
    .id = "image-duplicate",
    .clause = "I2",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "Two pictures of the same view waste a place that could show a detail.",
    .bad = "(one photo twice, once smaller)",
    .good = "(two views)",
    .listing = check,
};
