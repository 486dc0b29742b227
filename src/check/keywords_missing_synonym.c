/* keywords_missing_synonym.c - Buyers call one thing by several names. */
#include "check/rule.h"

enum { MOST = 4 };

static bool is_used(const struct subject *s, struct text name)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++)
        if (text_find(text_lower(s->scratch, s->fields->keywords.terms.items[i].text), name, 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

/* Names of the whole compound first ("bike bell"), else of the head ("faucet"). */
static void check(struct subject *s)
{
    struct text names[MOST], list = TEXT("");
    size_t head = s->title.head;
    if (head == PHRASE_NO_HEAD || s->fields->keywords.terms.n_items == 0)
        return;
    struct text compound = head > 0 ? phrase_join(s->scratch, &s->title, head - 1, 2) : TEXT("");
    size_t n = compound.size ? lexicon_synonyms(s->arena, s->check->lexicon, compound, names, MOST) : 0;
    enum noun_kind kind = s->title.words[head].first;
    if (n == 0 && (kind == NOUN_ARTIFACT || kind == NOUN_FOOD || kind == NOUN_PLANT || kind == NOUN_UNKNOWN))
        n = lexicon_synonyms(s->arena, s->check->lexicon, s->title.words[head].base, names, MOST);
    for (size_t i = 0; i < n; i++) {
        if (is_used(s, names[i]))
            return; /* one synonym is in use */
        list = SAY(s, _("%.*s%s%.*s"), TEXT_ARGS(list), list.size ? ", " : "", TEXT_ARGS(names[i]));
    }
    if (list.size)
        report(s, s->fields->keywords.line.where, list, TEXT("no synonym of the product's name is used"), SAY(s, _("buyers also type: %.*s"), TEXT_ARGS(list)));
}

const struct rule rule_keywords_missing_synonym = {
    .id = "keywords-missing-synonym",
    .clause = "K1 K2",
    .severity = SEVERITY_HINT,
    .needs = NEEDS_ENGLISH,
    .explain = "Buyers call one thing by several names. Use the synonyms of the product's name as keywords.",
    .bad = "title: Bike Bell (Brass)\n"
           "keywords: brass bike bell",
    .good = "title: Bike Bell (Brass)\n"
            "keywords: bike bell, bicycle bell",
    .listing = check,
};
