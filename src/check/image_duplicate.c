/* image_duplicate.c - Two pictures of the same view waste a place that could show a detail. */
#include "check/rule.h"

/* Copies, also resized, recompressed or cropped by a few hundredths, have more; other views of a thing on white have less. */
static const double alike = 0.97;

/* Within one listing: the same view of variants in two listings is the seller's choice. */
static void check(struct subject *s)
{
    for (size_t i = 1; i < s->fields->images.n_items; i++)
        for (size_t k = 0; k < i; k++) {
            const struct picture_facts *a = facts_of(s, i), *b = facts_of(s, k);
            if (!a || !b || a->reason[0] || b->reason[0] || facts_likeness(a, b) < alike)
                continue;
            struct value file = s->fields->images.items[i].file;
            report(s, file.where, file.text, SAY(s, _("it shows the same as %.*s"), TEXT_ARGS(s->fields->images.items[k].file.text)),
                   TEXT("show another view, or delete it"));
            break;
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
