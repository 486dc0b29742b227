/* keywords_missing_plural.c - A search does not find an irregular plural by the singular, nor the other way round. */
#include "check/rule.h"

/* Is there the keyword TERM with WORD for its last word? */
static bool has_partner(const struct subject *s, const struct phrase *term, struct text word)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *other = &s->keywords[i];
        bool same = other->n_words == term->n_words && text_equal(other->words[other->n_words - 1].lower, word);
        for (size_t k = 0; same && k + 1 < term->n_words; k++)
            same = text_equal(other->words[k].lower, term->words[k].lower);
        if (same)
            return true;
    }
    return false;
}

static struct text partner_of(struct subject *s, const struct phrase *term, struct text word)
{
    struct text before = term->n_words > 1 ? phrase_text(term, 0, term->n_words - 1) : TEXT("");
    return SAY(s, _("%.*s%s%.*s"), TEXT_ARGS(before), before.size ? " " : "", TEXT_ARGS(word));
}

static void check(struct subject *s)
{
    const struct keywords *keywords = &s->fields->keywords;
    for (size_t i = 0; i < keywords->terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        enum plural kind = PLURAL_NONE;
        if (term->n_words == 0 || (term->words[term->n_words - 1].flags & WORD_COMPLEMENT)) /* "shaver for women" */
            continue;
        const struct word *last = &term->words[term->n_words - 1];
        struct text plural = lexicon_plural(s->scratch, s->check->lexicon, last->base, &kind);
        bool known = lexicon_is_noun(s->check->lexicon, last->base) && !(last->flags & (WORD_ATTRIBUTE | WORD_DIGIT)) && !word_in(last, LIST_TRAIT) &&
                     !word_in(last, LIST_FAR) && !word_in(last, LIST_ACRONYM); /* GPS, DNS: they end in s and have no plural of their own */
        bool measure = term->n_words > 1 && (last[-1].flags & WORD_DIGIT) && text_is(last->base, "foot"); /* a length */
        known = known && !measure;
        bool is_plural = text_equal(last->lower, plural);
        struct text partner = is_plural ? last->base : plural;
        struct value value = keywords->terms.items[i];
        if (kind != PLURAL_IRREGULAR || !known || has_partner(s, term, partner) || is_rejected(s, value))
            continue;
        struct text missing = partner_of(s, term, partner);
        struct span where = keywords->is_list ? value.where : where_in(s, keywords->line, keywords->line.text);
        report_fix(s, where, value.text, SAY(s, _("the %s \"%.*s\" is irregular and missing"), is_plural ? _("singular") : _("plural"), TEXT_ARGS(partner)),
                   SAY(s, _("add \"%.*s\""), TEXT_ARGS(missing)),
                   keywords->is_list ? (struct text){NULL, 0} : SAY(s, _("%.*s, %.*s"), TEXT_ARGS(keywords->line.text), TEXT_ARGS(missing)));
    }
}

const struct rule rule_keywords_missing_plural = {
    .id = "keywords-missing-plural",
    .clause = "K8",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "A search does not find an irregular plural by the singular, nor the other way round. Set "
               "both.",
    .bad = "title: AA Alkaline Battery (1.5 V)\n"
           "keywords: alkaline battery",
    .good = "title: AA Alkaline Battery (1.5 V)\n"
            "keywords: alkaline battery, alkaline batteries",
    .listing = check,
};
