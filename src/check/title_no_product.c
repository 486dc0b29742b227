/* title_no_product.c - The touch of its own adds to the product name, it never replaces it. */
#include "check/rule.h"

static bool belongs_to(const struct subject *s, struct value name, const struct word *word)
{
    if (!value_is_set(name))
        return false;
    struct phrase phrase = phrase_read(s->arena, s->check->lexicon, name.text);
    return phrase_has(&phrase, word->base);
}

static void check(struct subject *s)
{
    const struct value title = s->fields->title;
    for (size_t i = 0; i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        bool own = belongs_to(s, s->fields->series, word) || belongs_to(s, s->fields->model, word);
        if (word_is_product(word) && !own && !(word->flags & WORD_PLAIN))
            return;
        if ((word->flags & WORD_CLASS) && !(word->flags & (WORD_EMPTY | WORD_PADDING)))
            return; /* title-vague speaks of it */
    }
    if (value_is_set(title))
        report(s, title.where, title.text, SAY(s, "no word of \"%.*s\" names a product", TEXT_ARGS(title.text)),
               TEXT("put the product's name first: Squirrel Plush Toy (New Design), Stone Statue (Angel Series)"));
}

const struct rule rule_title_no_product = {
    .id = "title-no-product",
    .clause = "T3 T4",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "The touch of its own adds to the product name, it never replaces it. \"Angel Series\" may "
               "be a statue, a lamp or a bed.",
    .bad = "title: Angel Series\n"
           "series: Angel Series",
    .good = "title: Stone Statue (Angel Series)\n"
            "series: Angel Series",
    .listing = check,
};
