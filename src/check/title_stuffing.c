/* title_stuffing.c - A title that names the product twice, in the same word or in synonyms, reads like spam. */
#include "check/compound.h"

/* The word behind the one at I, in the same part of the title. */
static const struct word *next_in_part(const struct phrase *title, size_t i)
{
    return i + 1 < title->n_words && !title->words[i].ends_part ? &title->words[i + 1] : NULL;
}

/* Is the word at I the last noun of its group, the one that names the goods? */
static bool is_last_noun(const struct phrase *title, size_t i)
{
    const struct word *next = next_in_part(title, i);
    return !next || !word_is_product(next) || (next->flags & (WORD_PLAIN | WORD_ADJECTIVE)) || word_in(next, LIST_COLOUR);
}

/* Is the word at I, which stands before a noun, no more than what the goods are like or do: "electric bike", "washing machine", "Talaria bicycle"? But "ball
 * bearing", "o-ring", and a name that no dictionary has. */
static bool is_trait(const struct word *word)
{
    bool is_adjective = (word->flags & WORD_ADJECTIVE) && !(word->flags & WORD_CLASS) && !word_in(word, LIST_LAST);
    bool is_unknown = word->kind == NOUN_UNKNOWN && !word->lists;
    bool is_act = text_ends(word->lower, TEXT("ing")) && word->first != NOUN_ARTIFACT; /* a painting is a thing */
    return is_act || is_adjective || is_unknown;
}

/* The bank of a power bank is a thing. */
static bool ends_trade_name(const struct subject *s, size_t i)
{
    return i > 0 && (s->title.words[i].flags & WORD_NOUN) && map_find(&s->check->lexicon->trade, phrase_pair(s->scratch, &s->title, i)) != MAP_NONE;
}

/* Is WORD what the goods of the title are, when those are no thing: "tea powder, matcha powder"? */
static bool is_substance_sold(const struct phrase *title, const struct word *word)
{
    return word->kind == NOUN_SUBSTANCE && !word_in(word, LIST_MATERIAL) && text_equal(word->base, title->words[title->head].base);
}

/* May the word at I be a name of the product: a thing that is sold, not a trait ("Machine Capacity") and not an adjective of any product? */
static bool is_name(const struct subject *s, size_t i)
{
    const struct phrase *title = &s->title;
    const struct word *word = &title->words[i];
    if ((word->flags & (WORD_PARENTHESIS | WORD_PLAIN | WORD_PADDING)) || (word_in(word, LIST_BRAND) && word->kind != NOUN_ARTIFACT))
        return false; /* a thermos is one */
    if (!word_is_thing(word) && !(word->flags & WORD_CLASS) && !ends_trade_name(s, i) && !is_substance_sold(title, word))
        return false;
    const struct word *next = next_in_part(title, i);
    if (!is_last_noun(title, i) && is_trait(word))
        return false;
    bool modifies_trait = next && (next->kind == NOUN_ATTRIBUTE || next->kind == NOUN_COMMUNICATION) && is_last_noun(title, i + 1) &&
                          !(next->flags & (WORD_PADDING | WORD_PLAIN | WORD_CLASS | WORD_EMPTY)) && !word_in(next, LIST_COLOUR); /* "fryer price" */
    return !modifies_trait;
}

/* How surely two names mean the same goods; the surest kind is looked for first, over the whole title. A name at the end of its group of nouns comes
 * first: in "brake kit, brake caliper, 4 pot caliper" it is the caliper. An acronym comes last: "TV" names the goods, but in "LED bulb LED lamp" it is
 * the lamp that is named again. */
enum likeness { SAME_NAME, SAME_WORD, SAME_THING, BROADER, SAME_ACRONYM, PILED, N_LIKENESS };

/* "Dog Harness, Dog Collar and Leash Set": what is in a set may say each for itself whom it is for. */
static bool is_listed(const struct phrase *title, size_t k, size_t i)
{
    const struct text last = title->words[title->n_words - 1].base;
    bool are_parts = false;
    for (size_t at = k; at < i; at++)
        are_parts = are_parts || title->words[at].ends_part;
    return are_parts && (text_is(last, "set") || text_is(last, "kit")) && !is_last_noun(title, k) && !is_last_noun(title, i);
}

/* Is the word at I the first half of what is no goods: "table" of table tennis? */
static bool begins_other_name(const struct subject *s, size_t i)
{
    if (!compound_begins(s, i))
        return false;
    enum noun_kind kind = lexicon_look(s->scratch, s->check->lexicon, phrase_pair(s->scratch, &s->title, i + 1)).kind;
    return kind == NOUN_ACT || kind == NOUN_EVENT || kind == NOUN_STATE;
}

/* Does the word at I say how many parts there are: "11 rollers" of a roller grill? */
static bool counts_parts(const struct phrase *title, size_t i)
{
    const struct word *word = &title->words[i];
    int64_t number;
    return i > 0 && text_to_int(word[-1].as, &number) && !word[-1].ends_part && !text_equal(word->lower, word->base);
}

/* "Bicycle" of an "electric-bicycle". */
static bool ends_behind_hyphen(struct text whole, struct text word)
{
    return whole.size > word.size + 1 && text_ends(whole, word) && whole.data[whole.size - word.size - 1] == '-';
}

static bool is_same_word(const struct subject *s, size_t k, size_t i, bool is_acronym)
{
    const struct word *first = &s->title.words[k], *second = &s->title.words[i];
    bool is_same = text_equal(first->base, second->base) || ends_behind_hyphen(second->base, first->base) || ends_behind_hyphen(first->base, second->base);
    bool is_apart = i > k + 1 || first->ends_part || first->first == NOUN_ARTIFACT; /* a yo yo is one thing */
    return is_same && is_apart && !begins_other_name(s, k) && !counts_parts(&s->title, i) && word_in(first, LIST_ACRONYM) == is_acronym &&
           !is_listed(&s->title, k, i);
}

/* Does the word at I, with what stands in front of the one at K, make another name of the same goods: the "cover" of a phone case? Not "camera cover". */
static bool is_short_for_same(const struct subject *s, size_t k, size_t i)
{
    const struct word *words = s->title.words;
    if (k == 0 || words[k - 1].ends_part || (i > k + 1 && word_is_thing(&words[i - 1])))
        return false;
    struct text other = TEXT_JOIN(s->scratch, words[k - 1].base, TEXT(" "), words[i].base);
    return lexicon_trades_as(s->check->lexicon, phrase_pair(s->scratch, &s->title, k), other);
}

/* Are they two names of one thing? A coarse class word completes a compound. */
static bool is_same_thing(const struct subject *s, size_t k, size_t i)
{
    const struct lexicon *lexicon = s->check->lexicon;
    const struct word *first = &s->title.words[k], *second = &s->title.words[i];
    bool class_word = (first->flags | second->flags) & WORD_CLASS;
    if (text_equal(first->base, second->base) || (i == k + 1 && compound_begins(s, k))) /* a bath tub is one thing */
        return false;
    for (size_t a = 1; a <= 2 && a <= k + 1; a++)
        for (size_t b = 1; b <= 2 && b <= i - k; b++)
            if (!(class_word && a + b == 2) && lexicon_same(lexicon, phrase_name(s->scratch, &s->title, k, a), phrase_name(s->scratch, &s->title, i, b)))
                return true;
    if (!class_word && lexicon_same(lexicon, first->lower, second->lower)) /* "sunglasses" are "shades", in the plural alone */
        return true;
    return is_short_for_same(s, k, i);
}

/* A broader word right behind the narrower one completes a compound too ("Sofa Bed"). */
static bool is_broader(const struct subject *s, size_t k, size_t i)
{
    const struct lexicon *lexicon = s->check->lexicon;
    const struct word *first = &s->title.words[k], *second = &s->title.words[i];
    bool class_word = (first->flags | second->flags) & WORD_CLASS;
    bool stands_by = (second[-1].flags & WORD_DIGIT) || text_is(second[-1].lower, "and"); /* "sofa, 6 seats"; "mixer, hook and whisk" */
    return !class_word && !stands_by && !compound_begins(s, k) && i > k + 1 &&
           (lexicon_levels(lexicon, first->base, second->base, 1) == 1 || lexicon_levels(lexicon, second->base, first->base, 1) == 1);
}

static bool is_kin(const struct subject *s, size_t a, size_t b)
{
    return lexicon_kin(s->check->lexicon, s->title.words[a].base, s->title.words[b].base, 2);
}

/* Are the words from K to I three names of things of a kind, one behind the other: "cup mug tumbler", "chopper slicer cutter"? In a set each may be
 * there, and a dog cat rabbit cage is for all of them. */
static bool is_piled(const struct subject *s, size_t k, size_t i)
{
    const struct phrase *title = &s->title;
    const struct text last = title->words[title->n_words - 1].base;
    size_t n_agents = 0;
    if (i != k + 2 || !is_last_noun(title, i) || text_is(last, "set") || text_is(last, "kit"))
        return false;
    for (size_t at = k; at <= i; at++) {
        const struct word *word = &title->words[at];
        if (!is_name(s, at) || (word->flags & WORD_CLASS) || (at < i && (word->ends_part || compound_begins(s, at))))
            return false;
        n_agents += text_ends(word->base, TEXT("er")) && word->kind == NOUN_ARTIFACT && word->first != NOUN_ARTIFACT;
    }
    return n_agents == 3 || is_kin(s, k, k + 1) + is_kin(s, k + 1, i) + is_kin(s, k, i) > 1;
}

static bool repeats(const struct subject *s, size_t k, size_t i, enum likeness likeness)
{
    bool is_last = is_last_noun(&s->title, i);
    switch (likeness) {
    case SAME_NAME: return (is_last && is_same_word(s, k, i, false)) || ((is_last || is_last_noun(&s->title, k) || i == k + 1) && is_same_thing(s, k, i));
    case SAME_WORD: return is_same_word(s, k, i, false);
    case SAME_THING: return is_same_thing(s, k, i);
    case BROADER: return is_broader(s, k, i);
    case SAME_ACRONYM: return is_same_word(s, k, i, true);
    case PILED: return is_piled(s, k, i);
    case N_LIKENESS: break;
    }
    return false;
}

/* Is the name in two words the same: "wireless charger ... wireless charger stand"? */
static bool is_same_pair(const struct phrase *title, size_t k, size_t i)
{
    return k > 0 && i > k + 1 && !title->words[k - 1].ends_part && text_equal(title->words[k - 1].base, title->words[i - 1].base) &&
           text_equal(title->words[k].base, title->words[i].base);
}

/* Behind a preposition that comes early all stands behind one: "for pet collars nylon dog collar". Is a thing there named again, at the end of a group
 * of nouns, that is not what other goods are for, and not one of two that are told apart: "for office chair and gaming chair"? */
static bool is_named_behind(const struct subject *s, size_t k, size_t i)
{
    const struct phrase *title = &s->title;
    const struct word *first = &title->words[k];
    for (size_t at = k; at < i; at++)
        if (title->words[at].ends_part || text_is(title->words[at].lower, "and") || text_is(title->words[at].lower, "or"))
            return false;
    return i > k + 1 && first->kind == NOUN_ARTIFACT && !word_in(first, LIST_OWNER) && !word_in(first, LIST_BRAND) && !(first->flags & WORD_CLASS) &&
           ((is_last_noun(title, k) && is_last_noun(title, i)) || is_same_pair(title, k, i));
}

/* Behind a preposition stands what the product is for: only the product's own word counts there. */
static bool is_about(const struct subject *s, size_t k, size_t i, enum likeness likeness)
{
    const struct phrase *title = &s->title;
    const struct word *first = &title->words[k], *second = &title->words[i];
    if (first->flags & WORD_COMPLEMENT)
        return likeness == SAME_WORD && is_named_behind(s, k, i);
    bool own = k == title->head || (first->flags & WORD_NAME);
    if (second->flags & WORD_COMPLEMENT) {
        const struct word *next = i + 1 < title->n_words && !second->ends_part ? &title->words[i + 1] : NULL;
        bool is_plural = !text_equal(second->lower, second->base); /* which modifies no noun: "cases cover" */
        bool is_last = !next || is_plural || !word_is_thing(next) || next->kind == NOUN_UNKNOWN || is_same_pair(title, k, i) || word_in(next, LIST_BRAND) ||
                       word_in(next, LIST_COARSE) || is_kin(s, k, i + 1);
        return own && likeness != BROADER && is_last;
    }
    return true;
}

static bool find(struct subject *s, enum likeness likeness)
{
    for (size_t i = 1; i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        bool may = is_name(s, i);
        for (size_t k = 0; k < i && may; k++) {
            if (!is_name(s, k) || !is_about(s, k, i, likeness) || !repeats(s, k, i, likeness))
                continue;
            bool longer =
                i + 1 < s->title.n_words && !word->ends_part && likeness == SAME_WORD && k + 1 < i && is_name(s, i + 1) && repeats(s, k + 1, i + 1, likeness);
            if (longer) /* "School Bag ... School Bag": the bag counts */
                break;
            report(s, where_in(s, s->fields->title, word->as), word->as,
                   SAY(s, _("\"%.*s\" names the product again, after \"%.*s\""), TEXT_ARGS(word->as), TEXT_ARGS(s->title.words[k].as)),
                   TEXT("name it once in the title; the other names belong into the keywords"));
            return true;
        }
    }
    return false;
}

static void check(struct subject *s)
{
    for (int likeness = SAME_NAME; s->title.head != PHRASE_NO_HEAD && likeness < N_LIKENESS; likeness++)
        if (find(s, (enum likeness)likeness))
            return;
}

const struct rule rule_title_stuffing = {
    .id = "title-stuffing",
    .clause = "T3",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "A title that names the product twice, in the same word or in synonyms, reads like spam and pushes out what sets it apart.",
    .bad = "title: Earphone Headphone Headset Bluetooth",
    .good = "title: Bluetooth Headphone (Noise Cancelling)",
    .listing = check,
};
