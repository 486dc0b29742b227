/* description_too_long.c - A results page cuts a long description: what stands behind the cut is not read. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct value description = s->fields->description;
    size_t length = text_length(description.text);
    for (size_t i = 0; i < s->check->n_profiles; i++) {
        const struct profile *profile = s->check->profiles[i];
        if (profile->description_most && length > profile->description_most) {
            report(s, description.where, description.text,
                   SAY(s, _("the description has %zu characters; %s shows %u"), length, profile->name, profile->description_most),
                   TEXT("put the strongest selling points first and move the rest to the text"));
            return;
        }
    }
}

const struct rule rule_description_too_long = {
    .id = "description-too-long",
    .clause = "D1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "A results page cuts a long description: what stands behind the cut is not read.",
    .bad = "description: Solid brass dome, turned from one piece, heard at 30 m in city traffic, fits "
           "bars of 22 to 31.8 mm without tools, tested for 200,000 strokes, and sold since 2009 in "
           "Germany, the Netherlands, Denmark, Canada and Japan under its own name.",
    .good = "description: Solid brass, heard at 30 m, fits bars of 22 to 31.8 mm.",
    .listing = check,
};
