/* keywords_unheld_certification.c - A certification that was not passed is a false promise. */
#include "check/certification.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        struct value value = s->fields->keywords.terms.items[i];
        size_t at = 0, n;
        if (certification_unheld(s, &s->keywords[i], &at, &n))
            report(s, value.where, value.text, SAY(s, _("the listing does not hold \"%.*s\""), TEXT_ARGS(phrase_text(&s->keywords[i], at, n))),
                   TEXT("add the certificate to certifications, or leave the keyword out"));
    }
}

const struct rule rule_keywords_unheld_certification = {
    .id = "keywords-unheld-certification",
    .clause = "K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "A certification that was not passed is a false promise, and marketplaces punish it. Name only those that the listing holds.",
    .bad = "title: 200cc ATV (EEC Approved)\n"
           "certifications: [EEC]\n"
           "keywords: 200cc ATV, DOT Approved ATV",
    .good = "title: 200cc ATV (EEC Approved)\n"
            "certifications: [EEC]\n"
            "keywords: 200cc ATV, EEC Approved ATV",
    .listing = check,
};
