/* keywords_brand.c - Another firm's brand in the keywords is an infringement, and gets listings taken down. */
#include "check/rule.h"

enum { LONGEST_NAME = 3 };

/* This listing's brand, one that site.yaml permits, or one that the title speaks of ("Case for iPhone 15", a "tiffany" chair). */
static bool is_permitted(const struct subject *s, struct text brand)
{
    const struct values *brands = &s->check->catalog->sites[0].checks.brands;
    if (text_equal_fold(s->fields->brand.text, brand) || text_find(text_lower(s->scratch, s->fields->title.text), brand, 0) != TEXT_NOT_FOUND)
        return true;
    for (size_t i = 0; i < brands->n_items; i++)
        if (text_equal_fold(brands->items[i].text, brand))
            return true;
    return false;
}

/* "TOPCon", "eSIM": a capital inside is a technical name's. */
static bool has_inner_capital(const struct word *word)
{
    for (size_t i = 1; i < word->as.size; i++)
        if (word->as.data[i] >= 'A' && word->as.data[i] <= 'Z')
            return true;
    return false;
}

/* A word with a capital among small letters that no dictionary has, and that the listing does not use itself, is somebody's name. */
static bool looks_like_brand(const struct subject *s, const struct phrase *term, size_t k)
{
    const struct word *word = &term->words[k];
    bool alone = term->n_words < 2 || k + 1 == term->n_words || word_is_capital(&term->words[k + 1]);
    return !alone && word_is_capital(word) && !has_inner_capital(word) && !(word->flags & (WORD_CAPITALS | WORD_DIGIT | WORD_ATTRIBUTE)) && word->as.size > 3 &&
           word->kind == NOUN_UNKNOWN && !lexicon_is_adjective(s->check->lexicon, word->lower) && !word_in(word, LIST_ACRONYM) &&
           !phrase_has(&s->own, word->base);
}

/* How many words from K on are another firm's name; 0: none. */
static size_t brand_at(const struct subject *s, const struct phrase *term, size_t k, bool matter)
{
    bool may = word_starts(&term->words[k], LIST_BRAND) || word_starts(&term->words[k], LIST_BRAND_WORD);
    for (size_t n = may ? LONGEST_NAME : 0; n > 0; n--) {
        if (k + n > term->n_words)
            continue;
        struct text name = phrase_join(s->scratch, term, k, n);
        bool listed = lexicon_lists(s->check->lexicon, LIST_BRAND, name);
        bool word = lexicon_lists(s->check->lexicon, LIST_BRAND_WORD, name) && word_is_capital(&term->words[k]) && matter;
        if (listed || word)
            return is_permitted(s, name) ? 0 : n;
    }
    return matter && looks_like_brand(s, term, k) && !is_permitted(s, term->words[k].lower) ? 1 : 0;
}

static void check(struct subject *s)
{
    bool matter = capitals_matter(s);
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        struct value value = s->fields->keywords.terms.items[i];
        for (size_t k = 0; k < term->n_words; k++) {
            size_t n = brand_at(s, term, k, matter);
            if (!n)
                continue;
            report(s, value.where, value.text, SAY(s, _("\"%.*s\" is another firm's brand"), TEXT_ARGS(phrase_text(term, k, n))),
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
