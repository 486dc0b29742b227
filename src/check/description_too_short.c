/* description_too_short.c - A few words leave the results page half empty. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct value description = s->fields->description;
    size_t length = text_length(description.text);
    for (size_t i = 0; i < s->check->n_profiles; i++) {
        const struct profile *profile = s->check->profiles[i];
        if (length > 0 && profile->description_least && length < profile->description_least) {
            report(s, description.where, description.text,
                   SAY(s, _("the description has %zu characters; %s has room for at least %u"), length, profile->name, profile->description_least),
                   TEXT("add a figure, a material, a market or a use"));
            return;
        }
    }
}

const struct rule rule_description_too_short = {
    .id = "description-too-short",
    .clause = "D1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "A few words leave the results page half empty.",
    .bad = "description: Brass bell.",
    .good = "description: Solid brass, heard at 30 m, fits bars of 22 to 31.8 mm.",
    .listing = check,
};
