/* title_too_long.c - A results page cuts a long title: what stands behind the cut is not read. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct value title = s->fields->title;
    size_t length = text_length(title.text);
    for (size_t i = 0; i < s->check->n_profiles; i++) {
        const struct profile *profile = s->check->profiles[i];
        if (profile->title_most && length > profile->title_most) {
            report(s, title.where, title.text, SAY(s, _("the title has %zu characters; %s shows %u"), length, profile->name, profile->title_most),
                   TEXT("move details to the description and the specifications"));
            return;
        }
    }
}

const struct rule rule_title_too_long = {
    .id = "title-too-long",
    .clause = "T3",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "A results page cuts a long title: what stands behind the cut is not read.",
    .bad = "title: Stainless Steel Kitchen Faucet with Pull-out Spray for Sinks of All Sizes in Hotels, "
           "Restaurants and Homes around the World",
    .good = "title: Stainless Steel Kitchen Faucet (Pull-out)",
    .listing = check,
};
