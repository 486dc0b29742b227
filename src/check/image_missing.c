/* image_missing.c - A listing without a photo is passed over. */
#include "check/rule.h"

static void check(struct subject *s)
{
    if (s->fields->images.n_items == 0)
        report(s, whole_file(s), TEXT(""), TEXT("there is no picture"),
               TEXT("add an overview and details: images: [{file: front.jpg, alt: \"...\", view: overview}]"));
}

const struct rule rule_image_missing = {
    .id = "image-missing",
    .clause = "I1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A listing without a photo is passed over. Show the whole and the parts.",
    .bad = "images: []",
    .good = "(a listing with photos)",
    .listing = check,
};
