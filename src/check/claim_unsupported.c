/* claim_unsupported.c - Honesty of the promise decides. */
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

static void check_text(struct subject *s, struct value value, const struct phrase *phrase)
{
    for (size_t k = 0; k < phrase->n_words; k++) {
        size_t count = k + 1 < phrase->n_words && lexicon_lists(s->check->lexicon, LIST_CERTIFICATION, phrase_join(s->arena, phrase, k, 2)) ? 2 : 1;
        struct text name = phrase_join(s->arena, phrase, k, count);
        if (!lexicon_lists(s->check->lexicon, LIST_CERTIFICATION, name) || !is_claim(phrase, k, count) || is_held(s, name))
            continue;
        struct text words = phrase_text(phrase, k, count);
        report(s, where_in(s, value, words), words, SAY(s, "\"%.*s\" is claimed, but the listing does not hold it", TEXT_ARGS(words)),
               TEXT("add the certificate to certifications, or take the claim back"));
        k += count - 1;
    }
}

static void check(struct subject *s)
{
    struct phrase description = phrase_read(s->arena, s->check->lexicon, s->fields->description.text);
    check_text(s, s->fields->title, &s->title);
    check_text(s, s->fields->description, &description);
}

const struct rule rule_claim_unsupported = {
    .id = "claim-unsupported",
    .clause = "S9 K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "Honesty of the promise decides. A title or description may name a certification only when "
               "the listing holds it.",
    .bad = "title: Kitchen Faucet (Pull-out)\n"
           "description: Ceramic cartridge tested for 500,000 cycles, WRAS certified.",
    .good = "title: Kitchen Faucet (Pull-out)\n"
            "certifications: [WRAS]\n"
            "description: Ceramic cartridge tested for 500,000 cycles, WRAS certified.",
    .listing = check,
};
