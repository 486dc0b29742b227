/* keywords_redundant_plural.c - A search finds the regular plural by the singular. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct keywords *keywords = &s->fields->keywords;
    for (size_t i = 0; i < keywords->terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        enum plural kind = PLURAL_NONE;
        if (term->n_words == 0)
            continue;
        const struct word *last = &term->words[term->n_words - 1];
        if (text_equal(last->base, last->lower))
            continue;
        lexicon_plural(s->scratch, s->check->lexicon, last->base, &kind);
        for (size_t k = 0; kind == PLURAL_REGULAR && k < keywords->terms.n_items; k++) {
            const struct phrase *other = &s->keywords[k];
            bool same = other->n_words == term->n_words && k != i && text_equal(other->words[other->n_words - 1].lower, last->base);
            for (size_t w = 0; same && w + 1 < term->n_words; w++)
                same = text_equal(other->words[w].lower, term->words[w].lower);
            if (!same)
                continue;
            struct value value = keywords->terms.items[i];
            struct span where = keywords->is_list ? value.where : where_in(s, keywords->line, keywords->line.text);
            report_fix(s, where, value.text,
                       SAY(s, _("\"%.*s\" is the regular plural of \"%.*s\""), TEXT_ARGS(value.text), TEXT_ARGS(keywords->terms.items[k].text)),
                       TEXT("keep the singular only"), keywords->is_list ? (struct text){NULL, 0} : keywords_without(s, i));
            break;
        }
    }
}

const struct rule rule_keywords_redundant_plural = {
    .id = "keywords-redundant-plural",
    .clause = "K8",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "A search finds the regular plural by the singular. Set the singular only.",
    .bad = "title: Squirrel Plush Toy (30 cm)\n"
           "keywords: plush toy, plush toys",
    .good = "title: Squirrel Plush Toy (30 cm)\n"
            "keywords: plush toy, squirrel toy",
    .listing = check,
};
