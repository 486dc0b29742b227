/* keywords_far.c - A term too many levels up brings inquiries for other goods. */
#include "check/rule.h"

/* A department or trade ("agriculture", "plastic products"), or a class word alone ("machine"). The title itself is never far. */
static bool is_far(const struct subject *s, const struct phrase *term)
{
    struct text joined = phrase_join(s->scratch, term, 0, term->n_words);
    if (term->n_words == 0 || text_equal_fold(joined, s->fields->title.text))
        return false;
    const struct word *last = &term->words[term->n_words - 1];
    if (text_is(last->base, "product") || text_is(last->lower, "goods"))
        return true;
    return lexicon_lists(s->check->lexicon, LIST_FAR, joined) || (term->n_words == 1 && word_in(&term->words[0], LIST_COARSE));
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        struct value value = s->fields->keywords.terms.items[i];
        if (is_far(s, &s->keywords[i]))
            report(s, value.where, value.text, SAY(s, _("\"%.*s\" is too many levels above the product"), TEXT_ARGS(value.text)),
                   TEXT("take the next broader name: for a Fuji apple \"apple\" and \"fresh fruit\""));
    }
}

const struct rule rule_keywords_far = {
    .id = "keywords-far",
    .clause = "K4",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "A term too many levels up brings inquiries for other goods. Step to the nearest broader terms first.",
    .bad = "title: Red Fuji Apple (80 mm)\n"
           "keywords: red Fuji apple, agriculture",
    .good = "title: Red Fuji Apple (80 mm)\n"
            "keywords: red Fuji apple, apple, fresh fruit",
    .listing = check,
};
