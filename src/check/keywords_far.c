/* keywords_far.c - A term too many levels up brings inquiries for other goods. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        struct value value = s->fields->keywords.terms.items[i];
        struct text joined = phrase_join(s->arena, &s->keywords[i], 0, s->keywords[i].n_words);
        if (lexicon_lists(s->check->lexicon, LIST_FAR, joined))
            report(s, value.where, value.text, SAY(s, "\"%.*s\" is too many levels above the product", TEXT_ARGS(value.text)),
                   TEXT("take the next broader name: for a Fuji apple \"apple\" and \"fresh fruit\""));
    }
}

const struct rule rule_keywords_far = {
    .id = "keywords-far",
    .clause = "K4",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "A term too many levels up brings inquiries for other goods. Step to the nearest broader "
               "terms first.",
    .bad = "title: Red Fuji Apple (80 mm)\n"
           "keywords: red Fuji apple, agriculture",
    .good = "title: Red Fuji Apple (80 mm)\n"
            "keywords: red Fuji apple, apple, fresh fruit",
    .listing = check,
};
