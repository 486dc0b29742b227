/* words.h - the words by which a listing is found: folded to lower case without accents, plurals to singulars; Chinese and its like in pairs of
 * characters, which need no dictionary. The script of the search page (assets/site.js) folds what is typed alike.
 *
 * They are remembered beside the listing (catalog/recall.h), since folding all of a large catalog takes longer than building after an edit.
 */
#ifndef VITRINE_VIEW_WORDS_H
#define VITRINE_VIEW_WORDS_H

#include "catalog/catalog.h"

enum { WORD_IN_TEXT = 1, WORD_IN_KEYWORDS = 3, WORD_IN_NAME = 8 }; /* weights */

struct index_word {
    struct text text; /* a view into the words */
    uint32_t weight; /* how much it tells of the listing: more in a title than in a text */
};

/* Words are one text, in which one stands behind the other with its weight: as they are remembered. The one that begins at *AT, which moves to the next;
 * false at the end. */
bool words_next(struct text words, size_t *at, struct index_word *word);

/* FNV-1a over UTF-16 code units: the script works out the same. */
uint32_t word_hash(struct text word);

/* What a word weighs that weighs A here and B there. */
static inline uint32_t word_weight(uint32_t a, uint32_t b)
{
    return a + b < UINT16_MAX ? a + b : UINT16_MAX;
}

/* The words of TEXT, each once and of WEIGHT, in KEEP. */
struct text words_of_text(struct arena *keep, struct arena *scratch, struct text text, uint32_t weight);

/* Those that DOCUMENT of PRODUCT says of itself, without its category. *NOTE becomes what is to be remembered of them, in KEEP, unless they were recalled. */
struct text words_of(struct arena *keep, struct arena *scratch, const struct catalog *catalog, const struct product *product, const struct document *document,
                     struct text *note);

#endif
