/* title_no_product.c - The touch of its own adds to the product name, it never replaces it. */
#include "check/rule.h"

enum { FEW = 2 };

/* Words that say something: "Welcome to Our Factory" has one. */
static size_t count_telling(const struct phrase *title)
{
    size_t n = 0;
    for (size_t i = 0; i < title->n_words; i++)
        n += !(title->words[i].flags & (WORD_FUNCTION | WORD_PADDING));
    return n;
}

/* The words of the listing's series and model. */
static struct phrase own_names(const struct subject *s)
{
    struct text names = TEXT_JOIN(s->scratch, s->fields->series.text, TEXT(", "), s->fields->model.text);
    return phrase_read(s->scratch, s->check->lexicon, names);
}

/* A short title needs a thing: "The Foxtrot" is a dance. Of a word that no dictionary has nothing can be said. */
static bool may_be_product(const struct word *word)
{
    switch (word->kind) {
    case NOUN_ACT:
    case NOUN_ATTRIBUTE:
    case NOUN_COGNITION:
    case NOUN_EVENT:
    case NOUN_FEELING:
    case NOUN_LOCATION:
    case NOUN_MOTIVE:
    case NOUN_RELATION:
    case NOUN_STATE:
    case NOUN_TIME: return word_in(word, LIST_MATERIAL);
    default: return true;
    }
}

/* Is WORD, in front of "series", a name of goods ("faucet series") rather than one that was given to them ("angel series", "titanium series")? */
static bool is_goods(const struct word *word)
{
    return word->kind == NOUN_UNKNOWN || (word->kind == NOUN_ARTIFACT && (word->first == NOUN_ARTIFACT || word->first == NOUN_UNKNOWN)) ||
           word->kind == NOUN_FOOD;
}

/* Two words, the second of which says only that there are some goods, whatever they are ("Kitchen Products"), or that are named after the first? ("Heart
 * Model" is a product.) */
static bool is_named_after(const struct phrase *title)
{
    static const char *const named[] = {"series", "collection", "edition", "version"}, *const any[] = {"product", "item", "goods"};
    for (size_t i = 0; title->n_words == 2 && i < sizeof any / sizeof *any; i++)
        if (text_is(title->words[1].base, any[i]))
            return true;
    for (size_t i = 0; title->n_words == 2 && i < sizeof named / sizeof *named; i++)
        if (text_is(title->words[1].base, named[i]))
            return !is_goods(&title->words[0]);
    return false;
}

static void check(struct subject *s)
{
    const struct value title = s->fields->title;
    struct phrase own = own_names(s);
    bool is_short = count_telling(&s->title) <= FEW, is_named = is_named_after(&s->title);
    for (size_t i = 0; i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        if (word_is_product(word) && !phrase_has(&own, word->base) && !is_named && !(word->flags & WORD_PLAIN) && (!is_short || may_be_product(word)))
            return;
        if ((word->flags & WORD_CLASS) && !(word->flags & (WORD_EMPTY | WORD_PADDING)))
            return; /* title-vague speaks of it */
    }
    if (value_is_set(title))
        report(s, title.where, title.text, SAY(s, _("no word of \"%.*s\" names a product"), TEXT_ARGS(title.text)),
               TEXT("put the product's name first: Squirrel Plush Toy (New Design), Stone Statue (Angel Series)"));
}

const struct rule rule_title_no_product = {
    .id = "title-no-product",
    .clause = "T3 T4",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "The touch of its own adds to the product name, it never replaces it. \"Angel Series\" may "
               "be a statue, a lamp or a bed.",
    .bad = "title: Angel Series\n"
           "series: Angel Series",
    .good = "title: Stone Statue (Angel Series)\n"
            "series: Angel Series",
    .listing = check,
};
