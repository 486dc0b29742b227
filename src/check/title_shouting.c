/* title_shouting.c - Words in capitals are hard to read and look like spam. */
#include "check/rule.h"

enum { LONGEST_UNIT = 4 }; /* letters of one that is written in capitals: KVA, MPAS; "LITRE" shouts */

static bool is_name(const struct subject *s, struct text word)
{
    struct value names[] = {s->fields->brand, s->fields->model, s->fields->series, s->fields->sku};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (names[i].text.size && text_find(names[i].text, word, 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

/* Capitals that are no abbreviation: a word that the lexicon knows, or one too long to be anything else. */
static bool shouts(const struct subject *s, const struct word *word)
{
    const struct lexicon *lexicon = s->check->lexicon;
    if (!(word->flags & WORD_CAPITALS) || (word->flags & WORD_DIGIT) || word->as.size < 3 || is_name(s, word->as))
        return false;
    uint64_t lists = lexicon_listed(lexicon, word->lower).lists;
    bool is_unit = word->as.size <= LONGEST_UNIT && lists >> LIST_UNIT & 1;
    if (is_unit || lists & (1ull << LIST_ACRONYM | 1ull << LIST_CERTIFICATION | 1ull << LIST_BRAND))
        return false;
    if (word->as.size == 3)
        return lists & (1ull << LIST_PRAISE | 1ull << LIST_TIME);
    bool known = lexicon_is_noun(lexicon, word->base) || lexicon_is_adjective(lexicon, word->lower);
    return known; /* what no dictionary has is an abbreviation or a name */
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->title.n_words;) {
        size_t n = 0;
        while (i + n < s->title.n_words && shouts(s, &s->title.words[i + n]))
            n++;
        if (n) {
            struct text words = phrase_text(&s->title, i, n);
            report(s, where_in(s, s->fields->title, words), words, SAY(s, _("\"%.*s\" is written in capitals"), TEXT_ARGS(words)),
                   TEXT("write it with first letters in capitals only"));
        }
        i += n ? n : 1;
    }
}

const struct rule rule_title_shouting = {
    .id = "title-shouting",
    .clause = "T3",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "Words in capitals are hard to read and look like spam. Acronyms, units, models and brands "
               "may stay.",
    .bad = "title: STAINLESS STEEL KITCHEN FAUCET",
    .good = "title: Stainless Steel Kitchen Faucet (Pull-out)",
    .listing = check,
};
