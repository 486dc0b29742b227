/* phrase.h - the words of a title or a keyword, and the noun that they are about.
 *
 * "Evaporator for Refrigerator (environmental)" has the head "evaporator", the complement
 * "refrigerator" and the parenthesis "environmental".
 */
#ifndef VITRINE_LANGUAGE_PHRASE_H
#define VITRINE_LANGUAGE_PHRASE_H

#include "language/lexicon.h"

enum word_flags {
    WORD_PARENTHESIS = 1, /* within parentheses or brackets */
    WORD_COMPLEMENT = 2, /* behind for, with, of ... */
    WORD_DIGIT = 4, /* holds a digit: a size, a model */
    WORD_CAPITALS = 8, /* two capitals or more, no small letter */
    WORD_PADDING = 16, /* part of a phrase of praise, trade talk or time */
    WORD_FUNCTION = 32, /* a, for, with, and */
    WORD_ATTRIBUTE = 64, /* a unit, certification or number: never a product */
    WORD_NOUN = 128,
    WORD_CLASS = 256, /* a noun too coarse to name a product alone */
    WORD_EMPTY = 512, /* a noun that names no product: series, seller */
    WORD_PLAIN = 1024, /* an adjective of any product */
    WORD_NAME = 2048, /* the last product noun before a comma, a preposition or the end: what a part of the phrase is about */
    WORD_ADJECTIVE = 4096, /* an adjective first, and a noun by the way: "electric" */
};

struct word {
    struct text as; /* as it is written; a view into the phrase's source */
    struct text lower; /* in lower case */
    struct text base; /* the singular of lower */
    unsigned flags;
    enum noun_kind first; /* what sort of thing in the most used sense */
    enum noun_kind kind; /* and as trade sees it */
    uint64_t lists; /* the word lists that hold it: 1 << LIST_X */
    uint64_t starts; /* the lists of which a phrase begins with the word */
    bool ends_part; /* a comma, dash, bracket or the end follows */
};

struct phrase {
    struct text source; /* borrowed */
    struct word *words; /* in reading order; n_words of them */
    size_t n_words;
    size_t head; /* index into words; PHRASE_NO_HEAD if no noun was found */
};

#define PHRASE_NO_HEAD SIZE_MAX

/* A run of words that is padding, for one finding. */
struct padding_run {
    size_t first, count;
};

/* Reads SOURCE into a phrase. Words live in ARENA, SOURCE must outlive it. Never fails on any UTF-8.
 * Linear in the length. */
struct phrase phrase_read(struct arena *arena, const struct lexicon *lexicon, struct text source);

/* The words of N phrases in a row, for phrase_has: it has no source and no head. */
struct phrase phrase_together(struct arena *arena, const struct phrase *const *phrases, size_t n);

/* The next run of padding at or behind word FROM; false when there is none. */
bool phrase_padding(struct arena *arena, const struct phrase *phrase, const struct lexicon *lexicon, size_t from, struct padding_run *run);

/* Where the words FIRST .. FIRST+COUNT-1 stand in the source. */
struct text phrase_text(const struct phrase *phrase, size_t first, size_t count);

/* The words COUNT from FIRST in lower case, with single spaces. */
struct text phrase_join(struct arena *arena, const struct phrase *phrase, size_t first, size_t count);

/* The singulars of the word LAST and the one in front of it: "school bag". */
struct text phrase_pair(struct arena *arena, const struct phrase *phrase, size_t last);

/* The name that ends with the word LAST, in singular: of one word, or of two. */
struct text phrase_name(struct arena *arena, const struct phrase *phrase, size_t last, size_t n_words);

/* Does WORD name goods: a noun that is neither padding, attribute nor empty? */
bool word_is_product(const struct word *word);

/* Is WORD in LIST, as it is or as a singular? */
static inline bool word_in(const struct word *word, enum word_list list)
{
    return (word->lists >> list) & 1;
}

/* May a phrase of LIST begin at WORD? */
static inline bool word_starts(const struct word *word, enum word_list list)
{
    return (word->starts >> list) & 1;
}

/* Does WORD name a thing that is made, grown or eaten: goods, not their traits? */
bool word_is_thing(const struct word *word);

/* Of words that no dictionary has, those that end like an adjective: "brushless", "fluted", "breathable". */
bool word_ends_like_trait(const struct word *word);

/* Does WORD begin with a capital? */
static inline bool word_is_capital(const struct word *word)
{
    return word->as.size && word->as.data[0] >= 'A' && word->as.data[0] <= 'Z';
}

/* Does PHRASE hold the word whose base is BASE, parentheses included? */
bool phrase_has(const struct phrase *phrase, struct text base);

#endif
