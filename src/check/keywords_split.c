/* keywords_split.c - A compound keeps its whole meaning. */
#include "check/rule.h"

/* The compound that ends in the title's head, when its first word names a product of its own. */
static bool find_compound(const struct subject *s, size_t *first)
{
    size_t head = s->title.head;
    if (head == PHRASE_NO_HEAD || head == 0)
        return false;
    const struct word *before = &s->title.words[head - 1];
    *first = head - 1;
    return word_is_product(before) && lexicon_lists(s->check->lexicon, LIST_PAIR, before->base);
}

static bool same_name(const struct subject *s, struct text a, struct text b)
{
    return lexicon_levels(s->check->lexicon, a, b, 0) == 0;
}

static void check(struct subject *s)
{
    size_t first;
    if (!find_compound(s, &first))
        return;
    const struct word *piece = &s->title.words[first], *head = &s->title.words[s->title.head];
    struct text whole = phrase_text(&s->title, first, 2);
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        if (term->n_words != 1)
            continue;
        struct text base = term->words[0].base;
        bool is_head = text_equal(base, head->base), is_piece = same_name(s, base, piece->base);
        if (!is_piece && !(is_head && !lexicon_lists(s->check->lexicon, LIST_CLASS, base)))
            continue;
        struct value value = s->fields->keywords.terms.items[i];
        report(s, value.where, value.text, SAY(s, "\"%.*s\" alone is another product", TEXT_ARGS(value.text)),
               SAY(s, "keep the compound whole: \"%.*s\"", TEXT_ARGS(whole)));
    }
}

const struct rule rule_keywords_split = {
    .id = "keywords-split",
    .clause = "K3",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "A compound keeps its whole meaning. Its pieces name other products: who types \"bell\" "
               "wants a church bell or a door bell.",
    .bad = "title: Bike Bell (Brass)\n"
           "keywords: bike, bell",
    .good = "title: Bike Bell (Brass)\n"
            "keywords: bike bell, bicycle bell",
    .listing = check,
};
