/* title_stuffing.c - A title that names the product twice, in the same word or in synonyms, reads like spam and pushes out what sets it apart. */
#include "check/rule.h"

/* Is the word at I the second name of what the word at K names? A broader word right behind the narrower one completes a
 * compound ("Backpack Bag"), and a coarse class word always does. */
static bool repeats(const struct subject *s, size_t k, size_t i)
{
    const struct word *first = &s->title.words[k], *second = &s->title.words[i];
    if (text_equal(first->base, second->base))
        return true;
    if ((first->flags | second->flags) & WORD_CLASS)
        return false;
    if (lexicon_lists(s->check->lexicon, LIST_MATERIAL, first->base) || lexicon_lists(s->check->lexicon, LIST_MATERIAL, second->base))
        return false;
    int levels = lexicon_levels(s->check->lexicon, first->base, second->base, 1);
    int back = levels < 0 ? lexicon_levels(s->check->lexicon, second->base, first->base, 1) : levels;
    return back == 0 || (back == 1 && i > k + 1);
}

static void check(struct subject *s)
{
    size_t head = s->title.head;
    for (size_t i = 1; head != PHRASE_NO_HEAD && i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        if (!word_is_product(word) || (word->flags & (WORD_COMPLEMENT | WORD_PARENTHESIS | WORD_PLAIN)))
            continue;
        for (size_t k = 0; k < i; k++) {
            const struct word *before = &s->title.words[k];
            bool about_head = i == head || k == head || text_equal(before->base, word->base);
            if (!about_head || !word_is_product(before) || (before->flags & (WORD_PARENTHESIS | WORD_PLAIN)) || !repeats(s, k, i))
                continue;
            report(s, where_in(s, s->fields->title, word->as), word->as,
                   SAY(s, "\"%.*s\" names the product again, after \"%.*s\"", TEXT_ARGS(word->as), TEXT_ARGS(before->as)),
                   TEXT("name it once in the title; the other names belong into the keywords"));
            return;
        }
    }
}

const struct rule rule_title_stuffing = {
    .id = "title-stuffing",
    .clause = "T3",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "A title that names the product twice, in the same word or in synonyms, reads like spam and "
               "pushes out what sets it apart.",
    .bad = "title: Earphone Headphone Headset Bluetooth",
    .good = "title: Bluetooth Headphone (Noise Cancelling)",
    .listing = check,
};
