/* title_missing.c - A listing without a title cannot be found. */
#include "check/rule.h"

static void check(struct subject *s)
{
    if (!value_is_set(s->fields->title))
        report(s, s->fields->title.where.length ? s->fields->title.where : whole_file(s), TEXT(""), TEXT("the title is missing"),
               TEXT("write the common product name and what sets it apart: title: Bicycle Bell (Brass, 55 mm)"));
}

const struct rule rule_title_missing = {
    .id = "title-missing",
    .clause = "T",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A listing without a title cannot be found. Write the common product name and what sets it "
               "apart.",
    .bad = "title: \"\"",
    .good = "title: Bicycle Bell (Brass, 55 mm)",
    .listing = check,
};
