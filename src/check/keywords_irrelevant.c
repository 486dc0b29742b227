/* keywords_irrelevant.c - Relevance goes before number. */
#include "check/rule.h"

enum { NEAR = 4, STEM = 4 };

/* Words that fit any product do not make a term relevant. */
static bool counts(const struct word *word)
{
    return !(word->flags & (WORD_FUNCTION | WORD_PLAIN | WORD_PADDING)) && !word_in(word, LIST_COLOUR) && word->base.size > 1;
}

static bool share_stem(struct text a, struct text b)
{
    return a.size > STEM && b.size > STEM && memcmp(a.data, b.data, STEM) == 0;
}

/* Is WORD made of PART: "sandpaper" of sand, "lunchbox" of a box? Three letters at the front mislead: a carton is no car. */
static bool is_made_of(const struct word *word, const struct word *part)
{
    return part->base.size > 2 && (text_ends(word->base, part->base) || (part->base.size > 3 && text_find(word->lower, part->base, 0) != TEXT_NOT_FOUND));
}

/* Do both end with one noun: a multimeter and a voltmeter? */
static bool share_ending(const struct lexicon *lexicon, struct text a, struct text b)
{
    enum { ENDING = 5 };
    size_t n = 0;
    while (n < a.size && n < b.size && a.data[a.size - 1 - n] == b.data[b.size - 1 - n])
        n++;
    for (; n >= ENDING; n--)
        if (lexicon_is_noun(lexicon, text_slice(a, a.size - n, a.size)))
            return true;
    return false;
}

/* Are they one word by their letters: the same, of one stem, or one within the other? */
static bool look_alike(const struct lexicon *lexicon, const struct word *a, const struct word *b)
{
    return text_equal(a->base, b->base) || share_stem(a->base, b->base) || is_made_of(a, b) || is_made_of(b, a) || share_ending(lexicon, a->base, b->base);
}

/* Does WORD fit too much to say anything by itself: "machine", "toy", "food"? */
static bool is_wide(const struct word *word)
{
    return (word->flags & WORD_CLASS) || word_in(word, LIST_COARSE) || word_in(word, LIST_FAR);
}

/* Does a dictionary have the name that TERM ends with, in two words: a "washing machine", "dog food"? */
static bool is_compound(const struct subject *s, const struct phrase *term)
{
    return term->n_words > 1 && lexicon_look(s->scratch, s->check->lexicon, phrase_pair(s->scratch, term, term->n_words - 1)).first != NOUN_UNKNOWN;
}

/* Does a dictionary have TERM, of two words, as the name of something that is nothing like the product: a "crystal ball" beside a crystal ceiling light? Then
 * it does not count that it begins with one of the listing's words. */
static bool only_begins_alike(const struct subject *s, const struct phrase *term)
{
    if (term->n_words != 2)
        return false;
    const struct word *last = &term->words[1], *head = &s->title.words[s->title.head];
    for (size_t k = 0; k < s->title.n_words; k++)
        if (look_alike(s->check->lexicon, last, &s->title.words[k]))
            return false;
    return is_compound(s, term) && word_is_thing(last) && word_is_thing(head) && last->kind == NOUN_ARTIFACT && !is_wide(last) &&
           !lexicon_kin(s->check->lexicon, last->base, head->base, NEAR) && !lexicon_kin(s->check->lexicon, phrase_pair(s->scratch, term, 1), head->base, NEAR);
}

/* Does TERM share a word with what the listing says of itself? A material counts in the title only: a cup "of 304 steel" makes no steel beam relevant. */
static bool shares_word(const struct subject *s, const struct phrase *term)
{
    for (size_t k = 0; k < s->own.n_words; k++) {
        const struct word *word = &s->own.words[k];
        if (!counts(word) || (k >= s->title.n_words && word_in(word, LIST_MATERIAL)))
            continue;
        for (size_t i = 0; i < term->n_words; i++)
            if (counts(&term->words[i]) && look_alike(s->check->lexicon, &term->words[i], word))
                return true;
    }
    return false;
}

/* Do TERM and the title name things of a kind? Not the description, which says what they are for: one that "keeps tea hot" makes no coffee bean relevant. */
static bool is_akin(const struct subject *s, const struct phrase *term)
{
    for (size_t i = 0; i < term->n_words; i++)
        for (size_t k = 0; k < s->title.n_words; k++) {
            const struct word *a = &term->words[i], *b = &s->title.words[k];
            if (counts(a) && counts(b) && !is_wide(a) && (a->flags & b->flags & WORD_NOUN) && lexicon_kin(s->check->lexicon, a->base, b->base, NEAR))
                return true;
        }
    return false;
}

/* Two terms that share a word stand or fall together: "evening clutch" beside "leather evening bag". */
static bool terms_share(const struct phrase *a, const struct phrase *b)
{
    for (size_t i = 0; i < a->n_words; i++)
        for (size_t k = 0; k < b->n_words; k++)
            if (counts(&a->words[i]) && (text_equal(a->words[i].base, b->words[k].base) || share_stem(a->words[i].base, b->words[k].base)))
                return true;
    return false;
}

/* "Toy brick" for a building block, "dustbin" for a trash can: names that share no word. */
static bool is_other_name(const struct subject *s, const struct phrase *term)
{
    for (size_t a = 1; a <= 2 && a <= s->title.head + 1; a++)
        if (term->n_words && term->n_words <= 2 &&
            lexicon_same(s->check->lexicon, phrase_name(s->scratch, &s->title, s->title.head, a),
                         phrase_name(s->scratch, term, term->n_words - 1, term->n_words)))
            return true;
    return false;
}

/* Does WORD say what the goods are or are for, rather than what they are made of? Only then an explanation that uses it tells something. */
static bool tells(const struct word *word)
{
    return counts(word) && (word->flags & WORD_NOUN) && !(word->flags & (WORD_CLASS | WORD_ATTRIBUTE)) && !word_in(word, LIST_MATERIAL) &&
           !word_in(word, LIST_COARSE) && word->base.size > 2;
}

/* A "ventilator" is a device such as a fan, a "deadbolt" part of a lock: what WordNet explains by a word of the title. */
static bool is_explained(const struct subject *s, const struct phrase *term)
{
    for (size_t i = 0; i < term->n_words; i++)
        for (size_t k = 0; k < s->title.n_words; k++)
            if (tells(&term->words[i]) && tells(&s->title.words[k]) && lexicon_explains(s->check->lexicon, term->words[i].base, s->title.words[k].base))
                return true;
    return false;
}

static bool is_food(const struct word *word)
{
    return word->kind == NOUN_FOOD || word->kind == NOUN_PLANT || word->kind == NOUN_ANIMAL;
}

/* "Seafood" for a tilapia, "vegetables" for garlic: what WordNet has under fishes and bulbs. */
static bool is_kind_of_food(const struct subject *s, const struct phrase *term)
{
    return term->n_words && word_in(&term->words[term->n_words - 1], LIST_FOOD) && is_food(&s->title.words[s->title.head]);
}

/* Has a dictionary no goods for WORD: for a massager a person, for a journal what is written in it, for a bender a throw? */
static bool is_no_goods(const struct subject *s, const struct word *word)
{
    if (word_in(word, LIST_ACCESSORY) || wordnet_trade_kind(&s->check->lexicon->wordnet, word->base) == NOUN_ARTIFACT)
        return false;
    bool is_agent = text_ends(word->base, TEXT("er")) || text_ends(word->base, TEXT("or"));
    return (word->first == NOUN_PERSON && is_agent) || word->first == NOUN_ACT || word->first == NOUN_EVENT || word->first == NOUN_COMMUNICATION;
}

/* Is it known what the term names? Of an unknown word nothing can be said. */
static bool is_known(const struct subject *s, const struct phrase *term)
{
    const struct word *last = term->n_words ? &term->words[term->n_words - 1] : NULL;
    for (size_t i = 0; i < term->n_words; i++)
        if ((term->words[i].flags & (WORD_CAPITALS | WORD_ATTRIBUTE)) || (term->words[i].kind == NOUN_UNKNOWN && (term->words[i].flags & WORD_NOUN)))
            return false;
    return last && (last->flags & WORD_NOUN) && last->kind != NOUN_UNKNOWN && !is_no_goods(s, last) && (!is_wide(last) || is_compound(s, term));
}

/* "Christmas gift", "free sample", "hot sale": about a deal or an occasion. Fine when the title speaks of it; of "gift" keywords-far does. */
static bool is_beside_the_point(const struct subject *s, const struct phrase *term)
{
    uint64_t lists = lexicon_listed(s->check->lexicon, phrase_join(s->scratch, term, 0, term->n_words)).lists;
    const struct word *last = term->n_words ? &term->words[term->n_words - 1] : NULL;
    bool all_padding = term->n_words > 0;
    for (size_t i = 0; i < term->n_words; i++)
        all_padding = all_padding && (term->words[i].flags & WORD_PADDING);
    return last && (all_padding || lists >> LIST_OCCASION & 1) && !(lists >> LIST_FAR & 1) && !phrase_has(&s->title, last->base);
}

static void mark_related(const struct subject *s, bool *related, size_t n)
{
    bool *begins_alike = arena_array(s->scratch, bool, n);
    for (size_t i = 0; i < n; i++) {
        const struct phrase *term = &s->keywords[i];
        begins_alike[i] = only_begins_alike(s, term);
        bool shares = shares_word(s, term) || is_akin(s, term) || is_kind_of_food(s, term);
        related[i] = (shares && !begins_alike[i]) || is_other_name(s, term) || is_explained(s, term);
    }
    for (size_t round = 0; round < 2; round++)
        for (size_t i = 0; i < n; i++)
            for (size_t k = 0; k < n && !related[i] && !begins_alike[i]; k++)
                related[i] = k != i && related[k] && terms_share(&s->keywords[i], &s->keywords[k]);
}

static void check(struct subject *s)
{
    size_t n = s->fields->keywords.terms.n_items, n_related = 0;
    bool *related = arena_array(s->scratch, bool, n);
    if (s->title.head == PHRASE_NO_HEAD)
        return;
    mark_related(s, related, n);
    for (size_t i = 0; i < n; i++)
        n_related += related[i];
    for (size_t i = 0; i < n; i++) {
        struct value value = s->fields->keywords.terms.items[i];
        bool beside = is_beside_the_point(s, &s->keywords[i]);
        /* When hardly any term relates, it is the title that names no product, not the terms that are wrong. */
        if (!is_rejected(s, value) && (beside || (!related[i] && is_known(s, &s->keywords[i]) && n_related * 2 >= n)))
            report(s, value.where, value.text, SAY(s, _("\"%.*s\" has nothing to do with the product"), TEXT_ARGS(value.text)),
                   TEXT("leave it out: it brings inquiries for other goods"));
    }
}

const struct rule rule_keywords_irrelevant = {
    .id = "keywords-irrelevant",
    .clause = "K6",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_WORDNET,
    .explain = "Relevance goes before number: terms that have nothing to do with the product bring inquiries that cost time.",
    .bad = "title: Stainless Steel Kitchen Faucet (Pull-out)\n"
           "keywords: kitchen faucet, yoga mat",
    .good = "title: Stainless Steel Kitchen Faucet (Pull-out)\n"
            "keywords: kitchen faucet, kitchen tap",
    .listing = check,
};
