/* keywords_missing_synonym.c - Buyers call one thing by several names. */
#include "base/buffer.h"
#include "check/rule.h"

enum { MOST = 8 };

/* A term to add, and why. */
struct suggestion {
    struct text term;
    const char *reason;
};

struct suggestions {
    struct suggestion items[MOST];
    size_t n, n_synonyms;
    bool uses_synonym; /* of the product's name, by the listing */
};

static bool is_used(const struct subject *s, struct text name)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++)
        if (text_find(text_lower(s->scratch, s->fields->keywords.terms.items[i].text), name, 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

static void add(const struct subject *s, struct suggestions *all, struct text term, const char *reason, bool synonym)
{
    bool used = is_used(s, term);
    all->uses_synonym = all->uses_synonym || (used && synonym);
    for (size_t i = 0; i < all->n; i++)
        used = used || text_equal(all->items[i].term, term);
    if (used || all->n == MOST || lexicon_lists(s->check->lexicon, LIST_FAR, term) || lexicon_lists(s->check->lexicon, LIST_COARSE, term))
        return;
    all->items[all->n++] = (struct suggestion){text_copy(s->scratch, term), reason};
    all->n_synonyms += synonym;
}

/* Other names of the compound ("bike bell"), of its head ("faucet"), and of its first word with the head kept ("bicycle" for "bike"). */
static void add_synonyms(const struct subject *s, struct suggestions *all)
{
    struct text names[4];
    const struct word *head = &s->title.words[s->title.head], *before = s->title.head > 0 ? head - 1 : NULL;
    if (!s->title.words)
        return;
    bool compound = before && word_is_product(before) && !(before->flags & WORD_PARENTHESIS);
    size_t n = 0;
    if (compound)
        n = lexicon_synonyms(s->scratch, s->check->lexicon, phrase_pair(s->scratch, &s->title, s->title.head), names, 4);
    for (size_t i = 0; i < n; i++)
        add(s, all, names[i], _("another name"), true);
    if (n == 0 && word_is_thing(head) && (head->first == NOUN_ARTIFACT || head->first == NOUN_FOOD || head->first == NOUN_PLANT || head->first == NOUN_UNKNOWN))
        for (size_t i = 0, more = lexicon_synonyms(s->scratch, s->check->lexicon, head->base, names, 4); i < more; i++)
            add(s, all, names[i], _("another name"), true);
    bool owned = compound && word_in(before, LIST_OWNER) && before->kind == NOUN_ARTIFACT;
    for (size_t i = 0, more = owned ? lexicon_synonyms(s->scratch, s->check->lexicon, before->base, names, 2) : 0; i < more; i++)
        add(s, all, text_format(s->scratch, "%.*s %.*s", TEXT_ARGS(names[i]), TEXT_ARGS(head->base)), _("another name"), true);
}

/* What stands in front of the head, joined with it: "brass bell"; and the next broader term. */
static void add_others(const struct subject *s, struct suggestions *all)
{
    struct text names[2];
    const struct word *head = &s->title.words[s->title.head];
    for (size_t i = 0; i < s->title.head; i++) {
        const struct word *word = &s->title.words[i];
        if ((word->flags & (WORD_PARENTHESIS | WORD_PADDING | WORD_ATTRIBUTE | WORD_PLAIN | WORD_FUNCTION | WORD_EMPTY)) || !(word->flags & WORD_NOUN) ||
            text_equal(word->base, head->base) || lexicon_same(s->check->lexicon, word->base, head->base))
            continue;
        add(s, all, text_format(s->scratch, "%.*s %.*s", TEXT_ARGS(word->lower), TEXT_ARGS(head->base)), _("from the title"), false);
    }
    bool grown = head->first == NOUN_FOOD || head->first == NOUN_PLANT; /* of made things the next term up is often no word of trade: "regulator" */
    for (size_t i = 0, n = wordnet_broader(s->scratch, &s->check->lexicon->wordnet, head->base, names, 2); i < n; i++)
        if (grown || text_find(text_lower(s->scratch, s->fields->category.text), names[i], 0) != TEXT_NOT_FOUND)
            add(s, all, names[i], _("the next broader term"), false);
}

static void check(struct subject *s)
{
    struct suggestions all = {.n = 0};
    struct buffer terms = buffer_new(s->scratch), reasons = buffer_new(s->scratch);
    if (s->title.head == PHRASE_NO_HEAD || s->fields->keywords.terms.n_items == 0)
        return;
    add_synonyms(s, &all);
    if (all.n_synonyms == 0 || all.uses_synonym)
        return; /* there is none, or one is in use */
    add_others(s, &all);
    for (size_t i = 0; i < all.n; i++) {
        buffer_format(&terms, "%s%.*s", i ? ", " : "", TEXT_ARGS(all.items[i].term));
        buffer_format(&reasons, "%s%.*s (%s)", i ? ", " : "", TEXT_ARGS(all.items[i].term), all.items[i].reason);
    }
    report(s, s->fields->keywords.line.where, buffer_text(&terms), TEXT("no synonym of the product's name is used"),
           SAY(s, _("buyers also type: %.*s"), TEXT_ARGS(buffer_text(&reasons))));
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
