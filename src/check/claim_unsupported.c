/* claim_unsupported.c - Honesty of the promise decides. */
#include "check/certification.h"

static void check_text(struct subject *s, struct value value, const struct phrase *phrase)
{
    size_t n;
    for (size_t at = 0; certification_unheld(s, phrase, &at, &n); at += n) {
        struct text name = phrase_text(phrase, at, n);
        report(s, where_in(s, value, name), name, SAY(s, _("\"%.*s\" is claimed, but the listing does not hold it"), TEXT_ARGS(name)),
               TEXT("add the certificate to certifications, or take the claim back"));
    }
}

static void check(struct subject *s)
{
    check_text(s, s->fields->title, &s->title);
    check_text(s, s->fields->description, &s->description);
}

const struct rule rule_claim_unsupported = {
    .id = "claim-unsupported",
    .clause = "S9 K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "Honesty of the promise decides. Title and description claim only certifications that the listing or the firm holds.",
    .bad = "title: 200cc ATV with EEC Approval\n"
           "description: EEC approved, 11.5 kW.",
    .good = "title: 200cc ATV with EEC Approval\n"
            "description: EEC approved, 11.5 kW.\n"
            "certifications: [EEC]",
    .listing = check,
};
