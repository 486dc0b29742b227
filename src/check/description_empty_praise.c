/* description_empty_praise.c - Praise and invitations convince no one. */
#include "check/rule.h"

/* Words of offers and courtesy: they say nothing of the goods. */
static bool is_courtesy(struct text word)
{
    static const char *const words[] = {"welcome",    "contact",  "inquiry",  "enquiry",  "service",    "professional", "manufacturer", "supplier",  "factory",
                                        "delivery",   "company",  "customer", "choice",   "world",      "order",        "business",     "price",     "quality",
                                        "design",     "please",   "offer",    "design",   "reputation", "satisfaction", "cooperation",  "product",   "sale",
                                        "oem",        "odm",      "low",      "high",     "good",       "best",         "fast",         "hot",       "deserve",
                                        "experience", "team",     "year",     "buy",      "send",       "visit",        "trust",        "reliable",  "sell",
                                        "well",       "over",     "win",      "partner",  "guarantee",  "price",        "competitive",  "everybody", "everyone",
                                        "love",       "enjoy",    "like",     "want",     "need",       "make",         "life",         "feel",      "friend",
                                        "time",       "long",     "term",     "first",    "class",      "wide",         "range",        "any",       "question",
                                        "free",       "just",     "will",     "be",       "can",        "have",         "not",          "more",      "most",
                                        "much",       "so",       "now",      "today",    "global",     "market",       "leading",      "top",       "one",
                                        "stop",       "solution", "export",   "exporter", "kind",       "various",      "all",          "every",     "people",
                                        "popular",    "must",     "us",       "here"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return true;
    return false;
}

static void check(struct subject *s)
{
    const struct value description = s->fields->description;
    struct phrase phrase = phrase_read(s->arena, s->check->lexicon, description.text);
    size_t praise = 0;
    for (size_t i = 0; i < phrase.n_words; i++) {
        const struct word *word = &phrase.words[i];
        bool empty = (word->flags & (WORD_PADDING | WORD_FUNCTION | WORD_EMPTY | WORD_PLAIN)) || is_courtesy(word->base) || is_courtesy(word->lower) ||
                     lexicon_lists(s->check->lexicon, LIST_PRAISE, word->lower);
        praise += empty && !(word->flags & WORD_FUNCTION);
        if (!empty && ((word->flags & (WORD_DIGIT | WORD_ATTRIBUTE)) || word_is_product(word)))
            return;
    }
    if (praise)
        report(s, description.where, description.text, TEXT("the description praises and invites, but says nothing of the product"),
               TEXT("name a figure, a material, a market, a certification or a use that a buyer can check"));
}

const struct rule rule_description_empty_praise = {
    .id = "description-empty-praise",
    .clause = "D1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "Praise and invitations convince no one. A figure, a material, a market, a certification or "
               "a use does.",
    .bad = "title: Vacuum Flask (750 ml)\n"
           "description: Good quality, best price, welcome to contact us.",
    .good = "title: Vacuum Flask (750 ml)\n"
            "description: Keeps drinks cold for a day; fits car cup holders.",
    .listing = check,
};
