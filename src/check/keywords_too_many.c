/* keywords_too_many.c - More is not better. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct keywords *keywords = &s->fields->keywords;
    for (size_t i = 0; i < s->check->n_profiles; i++) {
        const struct profile *profile = s->check->profiles[i];
        if (profile->keywords_most && keywords->terms.n_items > profile->keywords_most) {
            struct value first = keywords->terms.items[profile->keywords_most];
            report(s, first.where, first.text, SAY(s, _("there are %zu keywords; %s takes %u"), keywords->terms.n_items, profile->name, profile->keywords_most),
                   TEXT("keep those that a buyer of this product types"));
            return;
        }
    }
}

const struct rule rule_keywords_too_many = {
    .id = "keywords-too-many",
    .clause = "K6",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "More is not better. Marketplaces weigh the first few; the rest dilutes them.",
    .bad = "keywords: a bell, b bell, c bell, d bell, e bell, f bell, g bell, h bell, i bell, j bell, k "
           "bell, l bell, m bell",
    .good = "keywords: bike bell, bicycle bell",
    .listing = check,
};
