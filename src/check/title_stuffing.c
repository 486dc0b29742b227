/* title_stuffing.c - A title that names the product twice, in the same word or in synonyms, reads like spam. */
#include "check/rule.h"

/* May the word at I be a name of the product: a thing that is sold, not a trait ("Machine Capacity") and not an adjective of any product? */
static bool is_name(const struct phrase *title, size_t i)
{
    const struct word *word = &title->words[i];
    if ((word->flags & (WORD_PARENTHESIS | WORD_PLAIN | WORD_PADDING)) || !(word_is_thing(word) || (word->flags & WORD_CLASS)))
        return false;
    const struct word *next = i + 1 < title->n_words && !word->ends_part ? &title->words[i + 1] : NULL;
    if (next && (next->flags & WORD_NOUN) && text_ends(word->lower, TEXT("ing")))
        return false; /* "washing machine": what it does; but "ball bearing", "o-ring" */
    if (next && (next->flags & WORD_NOUN) && (word->flags & WORD_ADJECTIVE) && !(word->flags & WORD_CLASS) && !word_in(word, LIST_LAST))
        return false; /* "electric bike" */
    bool modifies_trait = next && (next->kind == NOUN_ATTRIBUTE || next->kind == NOUN_COMMUNICATION) &&
                          !(next->flags & (WORD_PADDING | WORD_PLAIN | WORD_CLASS)) && !word_in(next, LIST_COLOUR);
    return !modifies_trait;
}

/* The name that ends at I: of one word, or of two ("school bag"). */
static struct text name_of(const struct subject *s, size_t i, size_t n_words)
{
    return n_words == 1 ? s->title.words[i].base : phrase_pair(s->scratch, &s->title, i);
}

/* How surely two names mean the same goods; the surest kind is looked for first, over the whole title. An acronym comes last: "TV" names the goods, but
 * in "LED bulb LED lamp" it is the lamp that is named again. */
enum likeness { SAME_WORD, SAME_THING, BROADER, SAME_ACRONYM, N_LIKENESS };

/* Is the word at I the first half of a name: "pipe" of a pipe fitting? */
static bool is_modifier(const struct subject *s, size_t i)
{
    return !s->title.words[i].ends_part && lexicon_is_noun(s->check->lexicon, phrase_pair(s->scratch, &s->title, i + 1));
}

/* A broader word right behind the narrower one completes a compound ("Sofa Bed"), and a coarse class word always does. */
static bool repeats(const struct subject *s, size_t k, size_t i, enum likeness likeness)
{
    const struct lexicon *lexicon = s->check->lexicon;
    const struct word *first = &s->title.words[k], *second = &s->title.words[i];
    bool class_word = (first->flags | second->flags) & WORD_CLASS;
    if (likeness == SAME_WORD || likeness == SAME_ACRONYM)
        return text_equal(first->base, second->base) && (i > k + 1 || first->ends_part) && word_in(first, LIST_ACRONYM) == (likeness == SAME_ACRONYM);
    if (likeness == BROADER)
        return !class_word && !is_modifier(s, k) && i > k + 1 && !(second[-1].flags & WORD_DIGIT) &&
               !text_is(second[-1].lower, "and") && /* "sofa, 6 seats"; "mixer, hook and whisk" */
               (lexicon_levels(lexicon, first->base, second->base, 1) == 1 || lexicon_levels(lexicon, second->base, first->base, 1) == 1);
    for (size_t a = 1; a <= 2 && a <= k + 1; a++)
        for (size_t b = 1; b <= 2 && b <= i - k; b++)
            if (!(class_word && a + b == 2) && !text_equal(first->base, second->base) && lexicon_same(lexicon, name_of(s, k, a), name_of(s, i, b)))
                return true;
    return !class_word && !text_equal(first->base, second->base) &&
           lexicon_same(lexicon, first->lower, second->lower); /* "sunglasses" are "shades", in the plural alone */
}

/* Behind a preposition stands what the product is for: only the product's own word counts there. */
static bool is_about(const struct phrase *title, size_t k, size_t i, enum likeness likeness)
{
    const struct word *first = &title->words[k], *second = &title->words[i];
    if (first->flags & WORD_COMPLEMENT)
        return false;
    bool own = k == title->head || (first->flags & WORD_NAME);
    if (second->flags & WORD_COMPLEMENT)
        return own && likeness != BROADER && (i + 1 == title->n_words || second->ends_part || !word_is_thing(&title->words[i + 1]));
    return true;
}

static bool find(struct subject *s, enum likeness likeness)
{
    for (size_t i = 1; i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        for (size_t k = 0; k < i && is_name(&s->title, i); k++) {
            if (!is_name(&s->title, k) || !is_about(&s->title, k, i, likeness) || !repeats(s, k, i, likeness))
                continue;
            bool longer = i + 1 < s->title.n_words && !word->ends_part && likeness == SAME_WORD && k + 1 < i && is_name(&s->title, i + 1) &&
                          repeats(s, k + 1, i + 1, likeness);
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
    for (int likeness = SAME_WORD; s->title.head != PHRASE_NO_HEAD && likeness < N_LIKENESS; likeness++)
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
