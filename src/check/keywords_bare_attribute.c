/* keywords_bare_attribute.c - A figure, a brand, a model, a certification or a property names no product. */
#include "check/rule.h"

static bool is_own_name(const struct subject *s, const struct word *word)
{
    struct value own[] = {s->fields->brand, s->fields->model};
    for (size_t i = 0; i < 2; i++)
        if (value_is_set(own[i]) && text_equal_fold(own[i].text, word->as))
            return true;
    return false;
}

/* Does WORD alone name the product: as the last word of its name, or as "microwave" does a microwave oven? */
static bool is_product_name(const struct subject *s, const struct word *word)
{
    size_t head = s->title.head;
    if (head == PHRASE_NO_HEAD)
        return false;
    return text_equal(s->title.words[head].base, word->base) ||
           (head > 0 && lexicon_same(s->check->lexicon, word->base, phrase_pair(s->scratch, &s->title, head)));
}

/* "200cc", "CE", "approved", "waterproof": says something of a product, and none. */
static bool is_attribute(const struct subject *s, const struct word *word)
{
    if (word->flags & WORD_ATTRIBUTE)
        return !text_is(word->lower, "bar");
    if ((word_in(word, LIST_TRAIT) || word_ends_like_trait(word)) && !is_product_name(s, word))
        return true;
    return is_own_name(s, word) || (word->flags & WORD_FUNCTION) || !(word->flags & WORD_NOUN);
}

/* Behind a figure: "15 bar", "100% leather"; or before one: "size 42", "AC 220V". */
static bool is_measured(const struct phrase *term, size_t i)
{
    const struct word *word = &term->words[i], *before = i > 0 ? word - 1 : NULL, *next = i + 1 < term->n_words ? word + 1 : NULL;
    bool is_current = text_is(word->lower, "ac") || text_is(word->lower, "dc");
    if (before && (before->flags & WORD_DIGIT))
        return is_current || text_is(word->lower, "bar") || (text_ends(before->as, TEXT("%")) && word_in(word, LIST_MATERIAL));
    return next && (next->flags & (WORD_DIGIT | WORD_ATTRIBUTE)) && (is_current || (word->flags & WORD_EMPTY));
}

/* "BPA free", "eco friendly", "UL listed": what stands in front tells of what it is free, and the product is still to come. */
static bool ends_as_attribute(const struct phrase *term)
{
    static const char *const words[] = {"free",  "friendly", "proof",   "resistant", "approved", "certified", "listed",   "compliant",
                                        "grade", "duty",     "mounted", "coated",    "plated",   "powered",   "operated", "controlled"};
    for (size_t i = 0; term->n_words > 1 && i < sizeof words / sizeof *words; i++)
        if (text_is(term->words[term->n_words - 1].lower, words[i]))
            return true;
    return false;
}

/* "Fast charging", "quick drying": how it does what it does. */
static bool is_manner(const struct phrase *term)
{
    if (term->n_words != 2)
        return false;
    const struct word *first = &term->words[0], *last = first + 1;
    if (!text_ends(last->lower, TEXT("ing")) || (last->flags & WORD_CLASS))
        return false;
    return (first->flags & (WORD_ADJECTIVE | WORD_PLAIN)) && (last->kind == NOUN_UNKNOWN || last->kind == NOUN_ACT || last->kind == NOUN_PROCESS);
}

/* "CADR 240": letters that no dictionary has, beside a figure. */
static bool is_code(const struct phrase *term, size_t i)
{
    const struct word *word = &term->words[i];
    bool has_figure = (i > 0 && (word[-1].flags & WORD_DIGIT)) || (i + 1 < term->n_words && (word[1].flags & WORD_DIGIT));
    return has_figure && (word->flags & WORD_CAPITALS) && word->kind == NOUN_UNKNOWN;
}

/* Words that the title puts beside the product's name, and of which the last is no thing: "high pressure", "stainless steel". */
static bool is_property(const struct subject *s, const struct phrase *term)
{
    const struct word *last = &term->words[term->n_words - 1];
    bool trait = last->kind == NOUN_ATTRIBUTE || last->kind == NOUN_STATE || last->kind == NOUN_PHENOMENON || word_in(last, LIST_MATERIAL);
    if (term->n_words != 2 || s->title.head == PHRASE_NO_HEAD || !trait || text_ends(term->words[0].lower, TEXT("ing")))
        return false;
    if (lexicon_look(s->scratch, s->check->lexicon, phrase_join(s->scratch, term, 0, 2)).kind == NOUN_ARTIFACT) /* "eye shadow" */
        return false;
    for (size_t i = 0; i + 1 < s->title.n_words; i++)
        if (i != s->title.head && i + 1 != s->title.head && text_equal(s->title.words[i].base, term->words[0].base) &&
            text_equal(s->title.words[i + 1].base, last->base) && !(s->title.words[i + 1].flags & WORD_NAME))
            return true;
    return false;
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        bool bare = term->n_words > 0;
        for (size_t k = 0; k < term->n_words; k++)
            bare = bare && (is_attribute(s, &term->words[k]) || is_code(term, k) || is_measured(term, k));
        /* of "outdoor" keywords-far tells */
        bare = (bare || ends_as_attribute(term) || is_manner(term)) &&
               !lexicon_lists(s->check->lexicon, LIST_FAR, phrase_join(s->scratch, term, 0, term->n_words));
        struct value value = s->fields->keywords.terms.items[i];
        if (bare || (term->n_words && is_property(s, term)))
            report(s, value.where, value.text, SAY(s, _("\"%.*s\" names no product"), TEXT_ARGS(value.text)),
                   TEXT("put the product's name behind it: 200cc ATV, EEC Approved ATV"));
    }
}

const struct rule rule_keywords_bare_attribute = {
    .id = "keywords-bare-attribute",
    .clause = "K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "A figure, a brand, a model, a certification or a property names no product. Put the product's name behind it.",
    .bad = "title: 200cc ATV (EEC Approved)\n"
           "keywords: 200cc ATV, 200cc",
    .good = "title: 200cc ATV (EEC Approved)\n"
            "keywords: 200cc ATV, off-road ATV",
    .listing = check,
};
