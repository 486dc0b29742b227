/* keywords_unheld_certification.c - A certification that was not passed is a false promise, and marketplaces punish it. */
#include "check/rule.h"

/* Is CERTIFICATION (lower case) among those of the listing or of the firm? "ISO 9001:2015" holds "iso 9001". */
static bool is_held(const struct subject *s, struct text certification)
{
    const struct site *site = &s->check->catalog->sites[0];
    for (size_t i = 0; i < s->fields->certifications.n_items; i++)
        if (text_find(text_lower(s->arena, s->fields->certifications.items[i].name.text), certification, 0) != TEXT_NOT_FOUND)
            return true;
    for (size_t i = 0; i < site->company.certifications.n_items; i++)
        if (text_find(text_lower(s->arena, site->company.certifications.items[i].name.text), certification, 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

/* Words that stand for something else too count only with a word that makes them a claim. */
static bool is_claim(const struct phrase *phrase, size_t at, size_t count)
{
    static const char *const doubtful[] = {"reach", "dot", "gs", "ul", "iso", "bis", "acs", "dlc", "ece", "csa", "lvd"};
    static const char *const claims[] = {"approved", "certified", "listed",   "compliant", "certificate", "certification",
                                         "passed",   "tested",    "standard", "mark",      "marked"};
    const struct word *word = &phrase->words[at];
    bool plain = count == 1 && !(word->flags & WORD_CAPITALS);
    bool claimed = false;
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++) {
        claimed = claimed || (at + count < phrase->n_words && text_is(phrase->words[at + count].lower, claims[i]));
        claimed = claimed || (at > 0 && text_is(phrase->words[at - 1].lower, claims[i]));
    }
    for (size_t i = 0; i < sizeof doubtful / sizeof *doubtful; i++)
        if (count == 1 && text_is(word->lower, doubtful[i]) && plain)
            return claimed;
    return !plain || claimed || (word->flags & WORD_DIGIT) || word->as.data[0] < 'a';
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        struct value value = s->fields->keywords.terms.items[i];
        for (size_t k = 0; k < term->n_words; k++) {
            size_t count = k + 1 < term->n_words && lexicon_lists(s->check->lexicon, LIST_CERTIFICATION, phrase_join(s->arena, term, k, 2)) ? 2 : 1;
            struct text name = phrase_join(s->arena, term, k, count);
            if (!lexicon_lists(s->check->lexicon, LIST_CERTIFICATION, name) || !is_claim(term, k, count) || is_held(s, name))
                continue;
            report(s, value.where, value.text, SAY(s, "the listing does not hold \"%.*s\"", TEXT_ARGS(phrase_text(term, k, count))),
                   TEXT("add the certificate to certifications, or leave the keyword out"));
            break;
        }
    }
}

const struct rule rule_keywords_unheld_certification = {
    .id = "keywords-unheld-certification",
    .clause = "K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "A certification that was not passed is a false promise, and marketplaces punish it. Name "
               "only those that the listing holds.",
    .bad = "title: 200cc ATV (EEC Approved)\n"
           "certifications: [EEC]\n"
           "keywords: 200cc ATV, DOT Approved ATV",
    .good = "title: 200cc ATV (EEC Approved)\n"
            "certifications: [EEC]\n"
            "keywords: 200cc ATV, EEC Approved ATV",
    .listing = check,
};
