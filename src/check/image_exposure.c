/* image_exposure.c - In black shadows and burnt-out lights the material cannot be seen. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        if (!facts || facts->reason[0] || !(facts->dark > 800 || facts->burnt > 800))
            continue;
        report(s, file.where, file.text,
               SAY(s, facts->dark > 800 ? "%u %% of the product is nearly black" : "%u %% of the product is burnt out",
                   (facts->dark > 800 ? facts->dark : facts->burnt) / 10),
               TEXT("expose for the product, not for the background"));
    }
}

const struct rule rule_image_exposure = {
    .id = "image-exposure",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "In black shadows and burnt-out lights the material cannot be seen.",
    .bad = "(a photo that is nearly black)",
    .good = "(a well-lit photo)",
    .listing = check,
};
