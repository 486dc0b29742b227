/* keywords_irrelevant.c - Relevance goes before number: terms that have nothing to do with the product bring inquiries that cost time. */
#include "check/rule.h"

enum { NEAR = 4 };

/* Does WORD stand in what the listing says of itself, or is it a synonym or a broader or narrower name of one of these? */
static bool relates(const struct subject *s, const struct phrase *own, const struct word *word)
{
    for (size_t i = 0; i < own->n_words; i++) {
        const struct word *other = &own->words[i];
        if (text_equal(other->base, word->base) || text_find(other->lower, word->base, 0) != TEXT_NOT_FOUND ||
            text_find(word->lower, other->base, 0) != TEXT_NOT_FOUND)
            return true;
        if (!(other->flags & WORD_NOUN))
            continue;
        if (lexicon_levels(s->check->lexicon, other->base, word->base, NEAR) >= 0 || lexicon_levels(s->check->lexicon, word->base, other->base, NEAR) >= 0)
            return true;
    }
    return false;
}

static struct phrase own_words(const struct subject *s)
{
    const struct listing_fields *f = s->fields;
    struct text all =
        SAY(s, "%.*s. %.*s. %.*s. %.*s", TEXT_ARGS(f->title.text), TEXT_ARGS(f->description.text), TEXT_ARGS(f->category.text), TEXT_ARGS(f->brand.text));
    for (size_t i = 0; i < f->specs.n_items; i++)
        all = SAY(s, "%.*s. %.*s", TEXT_ARGS(all), TEXT_ARGS(f->specs.items[i].values.items[0].text));
    return phrase_read(s->arena, s->check->lexicon, all);
}

static void check(struct subject *s)
{
    struct phrase own = own_words(s);
    if (s->title.head == PHRASE_NO_HEAD)
        return;
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        bool related = term->n_words == 0, any = false;
        for (size_t k = 0; k < term->n_words; k++) {
            any = any || word_is_product(&term->words[k]);
            related = related || relates(s, &own, &term->words[k]);
        }
        struct value value = s->fields->keywords.terms.items[i];
        if (any && !related)
            report(s, value.where, value.text, SAY(s, "\"%.*s\" has nothing to do with the product", TEXT_ARGS(value.text)),
                   TEXT("leave it out: it brings inquiries for other goods"));
    }
}

const struct rule rule_keywords_irrelevant = {
    .id = "keywords-irrelevant",
    .clause = "K6",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_WORDNET,
    .explain = "Relevance goes before number: terms that have nothing to do with the product bring "
               "inquiries that cost time.",
    .bad = "title: Stainless Steel Kitchen Faucet (Pull-out)\n"
           "keywords: kitchen faucet, yoga mat",
    .good = "title: Stainless Steel Kitchen Faucet (Pull-out)\n"
            "keywords: kitchen faucet, kitchen tap",
    .listing = check,
};
