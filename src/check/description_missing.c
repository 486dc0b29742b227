/* description_missing.c - The brief description is what a buyer reads under the title on a results page. */
#include "check/rule.h"

static void check(struct subject *s)
{
    if (!value_is_set(s->fields->description))
        report(s, s->fields->description.where.length ? s->fields->description.where : whole_file(s), TEXT(""), TEXT("the brief description is missing"),
               TEXT("write the strongest selling points in one or two sentences: a figure, a material, a market"));
}

const struct rule rule_description_missing = {
    .id = "description-missing",
    .clause = "D1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "The brief description is what a buyer reads under the title on a results page. Without it "
               "they read a competitor's.",
    .bad = "description: \"\"",
    .good = "description: Ceramic cartridge tested for 500,000 cycles, sold in North America.",
    .listing = check,
};
