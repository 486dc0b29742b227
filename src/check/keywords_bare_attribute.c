/* keywords_bare_attribute.c - A figure, a brand, a model or a certification names no product. */
#include "check/rule.h"

static bool is_attribute(const struct subject *s, const struct word *word)
{
    struct value own[] = {s->fields->brand, s->fields->model};
    for (size_t i = 0; i < 2; i++)
        if (value_is_set(own[i]) && text_equal_fold(own[i].text, word->as))
            return true;
    return (word->flags & WORD_ATTRIBUTE) != 0;
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        bool bare = term->n_words > 0;
        for (size_t k = 0; k < term->n_words; k++)
            bare = bare && (is_attribute(s, &term->words[k]) || lexicon_lists(s->check->lexicon, LIST_FUNCTION, term->words[k].lower) ||
                            (!(term->words[k].flags & WORD_NOUN) && term->n_words == 1));
        struct value value = s->fields->keywords.terms.items[i];
        if (bare)
            report(s, value.where, value.text, SAY(s, "\"%.*s\" names no product", TEXT_ARGS(value.text)),
                   TEXT("put the product's name behind it: 200cc ATV, EEC Approved ATV"));
    }
}

const struct rule rule_keywords_bare_attribute = {
    .id = "keywords-bare-attribute",
    .clause = "K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "A figure, a brand, a model or a certification names no product. Put the product's name "
               "behind it.",
    .bad = "title: 200cc ATV (EEC Approved)\n"
           "keywords: 200cc ATV, 200cc",
    .good = "title: 200cc ATV (EEC Approved)\n"
            "keywords: 200cc ATV, off-road ATV",
    .listing = check,
};
