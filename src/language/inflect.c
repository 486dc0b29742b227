/* inflect.c - singular and plural of English nouns: noun.exc's exceptions, then endings that give a noun that is known. */
#include "language/lexicon.h"

static bool ends_with(struct text word, const char *ending)
{
    return text_ends(word, text_of(ending));
}

static const struct {
    const char *one, *many;
} odd[] = {
    {"man", "men"},  {"woman", "women"},     {"child", "children"},  {"foot", "feet"},     {"tooth", "teeth"}, {"mouse", "mice"},    {"goose", "geese"},
    {"die", "dies"}, {"potato", "potatoes"}, {"tomato", "tomatoes"}, {"mango", "mangoes"}, {"ox", "oxen"},     {"person", "people"}, {"quiz", "quizzes"},
};

struct text lexicon_singular(struct arena *arena, const struct lexicon *lexicon, struct text word)
{
    static const struct {
        const char *ending, *instead;
    } rules[] = {
        {"ies", "ie"}, {"ies", "y"}, {"ches", "ch"}, {"shes", "sh"}, {"sses", "ss"}, {"xes", "x"},
        {"zes", "ze"}, {"zes", "z"}, {"ves", "ve"},  {"oes", "o"},   {"ses", "se"},  {"s", ""},
    };
    struct text irregular = wordnet_exception(&lexicon->wordnet, word);
    if (lexicon_lists(lexicon, LIST_PLURAL_ONLY, word) || word.size < 3 || ends_with(word, "ss") || ends_with(word, "us") || ends_with(word, "is"))
        return word;
    if (irregular.size)
        return irregular;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (text_is(word, odd[i].many))
            return text_of(odd[i].one);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!ends_with(word, rules[i].ending))
            continue;
        struct text stem = text_slice(word, 0, word.size - strlen(rules[i].ending));
        struct text made = TEXT_JOIN(arena, stem, text_of(rules[i].instead));
        bool last = i + 1 == sizeof rules / sizeof *rules;
        if (lexicon_is_noun(lexicon, made) || (last && stem.size > 2 && !lexicon_is_noun(lexicon, word)))
            return made;
    }
    return word;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

struct text lexicon_plural(struct arena *arena, const struct lexicon *lexicon, struct text word, enum plural *kind)
{
    *kind = PLURAL_IRREGULAR;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (text_is(word, odd[i].one)) {
            *kind = text_is(word, "die") ? PLURAL_REGULAR : PLURAL_IRREGULAR;
            return text_of(odd[i].many);
        }
    if (lexicon_lists(lexicon, LIST_VES, word)) {
        size_t cut = ends_with(word, "fe") ? 2 : 1;
        return text_format(arena, "%.*sves", (int)(word.size - cut), word.data);
    }
    if (lexicon_lists(lexicon, LIST_PLURAL_ONLY, word) || lexicon_lists(lexicon, LIST_MASS, word) || lexicon_lists(lexicon, LIST_MATERIAL, word)) {
        *kind = PLURAL_NONE;
        return word;
    }
    if (word.size > 1 && ends_with(word, "y") && !is_vowel(word.data[word.size - 2]))
        return text_format(arena, "%.*sies", (int)(word.size - 1), word.data);
    if (ends_with(word, "s") || ends_with(word, "x") || ends_with(word, "z") || ends_with(word, "ch") || ends_with(word, "sh"))
        return TEXT_JOIN(arena, word, TEXT("es"));
    *kind = PLURAL_REGULAR;
    return TEXT_JOIN(arena, word, TEXT("s"));
}
