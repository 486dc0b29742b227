/* keywords_brand.c - Another firm's brand in the keywords is an infringement, and gets listings taken down. */
#include "check/rule.h"

static bool is_permitted(const struct subject *s, struct text brand)
{
    const struct values *brands = &s->check->catalog->sites[0].checks.brands;
    if (text_equal_fold(s->fields->brand.text, brand))
        return true;
    for (size_t i = 0; i < brands->n_items; i++)
        if (text_equal_fold(brands->items[i].text, brand))
            return true;
    return false;
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        struct value value = s->fields->keywords.terms.items[i];
        for (size_t k = 0; k < term->n_words; k++) {
            size_t count = k + 1 < term->n_words && lexicon_lists(s->check->lexicon, LIST_BRAND, phrase_join(s->arena, term, k, 2)) ? 2 : 1;
            struct text brand = phrase_join(s->arena, term, k, count);
            if (!lexicon_lists(s->check->lexicon, LIST_BRAND, brand) || is_permitted(s, brand))
                continue;
            report(s, value.where, value.text, SAY(s, "\"%.*s\" is another firm's brand", TEXT_ARGS(phrase_text(term, k, count))),
                   TEXT("leave it out, or name it under checks.brands in site.yaml when you may use it"));
            break;
        }
    }
}

const struct rule rule_keywords_brand = {
    .id = "keywords-brand",
    .clause = "K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "Another firm's brand in the keywords is an infringement, and gets listings taken down.",
    .bad = "title: Kitchen Faucet (Pull-out)\n"
           "brand: Example\n"
           "keywords: kitchen faucet, Samsung kitchen faucet",
    .good = "title: Kitchen Faucet (Pull-out)\n"
            "brand: Example\n"
            "keywords: kitchen faucet, kitchen tap",
    .listing = check,
};
