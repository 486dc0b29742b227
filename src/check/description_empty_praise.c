/* description_empty_praise.c - Praise and invitations convince no one. */
#include "check/rule.h"

/* Adjectives in -able that praise; the others say what a thing does ("washable"). */
static bool is_trait(const struct word *word)
{
    if (word_in(word, LIST_TRAIT))
        return true;
    static const char *const endings[] = {"proof",      "-resistant", "-free",    "-wicking", "-repellent",
                                          "-absorbing", "-drying",    "-cutting", "-locking", "-cleaning"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_ends(word->lower, text_of(endings[i])) && word->lower.size > strlen(endings[i]) + 1)
            return true;
    return false;
}

/* A thing that is neither the product itself, nor a person or a courtesy: "ceramic cartridge", "handlebar". */
static bool is_concrete_thing(const struct subject *s, const struct word *word)
{
    if (!word_is_product(word) || word->first == NOUN_UNKNOWN || word_in(word, LIST_COURTESY) || (word->flags & (WORD_CLASS | WORD_PLAIN)))
        return false;
    if (word->first != NOUN_ARTIFACT && word->first != NOUN_SUBSTANCE && word->first != NOUN_FOOD && word->first != NOUN_PLANT)
        return false;
    if (phrase_has(&s->title, word->base))
        return false;
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++)
        if (phrase_has(&s->keywords[i], word->base))
            return false;
    if (s->title.head == PHRASE_NO_HEAD)
        return true;
    struct text head = s->title.words[s->title.head].base;
    return lexicon_levels(s->check->lexicon, head, word->base, 3) < 0 && lexicon_levels(s->check->lexicon, word->base, head, 2) < 0;
}

/* Do the words from I on tell the age of the firm: "ten years' experience"? */
static bool is_age_of_firm(const struct subject *s, size_t i)
{
    const struct phrase *d = &s->description;
    return i + 1 < d->n_words && text_is(d->words[i + 1].base, "year") && (phrase_has(d, TEXT("experience")) || phrase_has(d, TEXT("history")));
}

/* Does the word I say that the goods are "used in gyms", "for gardening"? A use of nobody in particular is none: "used all over the world". */
static bool is_use(const struct subject *s, size_t i)
{
    static const char *const prepositions[] = {"in", "for", "as", "by", "on", "to", "at"};
    const struct word *word = &s->description.words[i], *noun = word + 2;
    bool is_followed = false;
    for (size_t k = 0; i + 2 < s->description.n_words && k < sizeof prepositions / sizeof *prepositions; k++)
        is_followed = is_followed || text_is(word[1].lower, prepositions[k]);
    return text_is(word->lower, "used") && is_followed && (noun->flags & WORD_NOUN) && !(noun->flags & (WORD_PADDING | WORD_EMPTY)) &&
           !word_in(noun, LIST_COURTESY);
}

/* Does the word I give a buyer something to check: a figure, a material, a certificate, a market, a trait, a thing, a use? */
static bool is_concrete(const struct subject *s, size_t i)
{
    const struct word *word = &s->description.words[i];
    if (is_use(s, i))
        return true;
    if (is_age_of_firm(s, i))
        return false;
    if (word->flags & (WORD_PADDING | WORD_FUNCTION))
        return false;
    if (word->flags & WORD_DIGIT)
        return !phrase_has(&s->title, word->lower) && !text_is(word->lower, "100%"); /* a model or size that the title has is not new */
    if (word_in(word, LIST_MATERIAL) && phrase_has(&s->title, word->base))
        return false;
    return word_in(word, LIST_MATERIAL) || word_in(word, LIST_MARKET) || word_in(word, LIST_NUMBER) || word_in(word, LIST_CERTIFICATION) || is_trait(word) ||
           is_concrete_thing(s, word);
}

/* Is there a word of praise or courtesy, or nothing but the product's own name? */
static void check(struct subject *s)
{
    const struct value description = s->fields->description;
    size_t praise = 0, fresh = 0;
    for (size_t i = 0; i < s->description.n_words; i++) {
        const struct word *word = &s->description.words[i];
        if (is_concrete(s, i))
            return;
        bool empty = (word->flags & (WORD_PADDING | WORD_EMPTY | WORD_PLAIN)) || word_in(word, LIST_COURTESY) || word_in(word, LIST_PRAISE);
        if ((word->flags & WORD_FUNCTION) || word_in(word, LIST_TIE) || phrase_has(&s->title, word->base))
            continue;
        praise += empty;
        fresh++;
    }
    if (praise || fresh)
        report(s, description.where, description.text, TEXT("the description praises and invites, but says nothing of the product"),
               TEXT("name a figure, a material, a market, a certification or a use that a buyer can check"));
}

const struct rule rule_description_empty_praise = {
    .id = "description-empty-praise",
    .clause = "D1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_WORDNET,
    .explain = "Praise and invitations convince no one. A figure, a material, a market, a certification or a use does.",
    .bad = "title: Vacuum Flask (750 ml)\n"
           "description: Good quality, best price, welcome to contact us.",
    .good = "title: Vacuum Flask (750 ml)\n"
            "description: Keeps drinks cold for a day; fits car cup holders.",
    .listing = check,
};
