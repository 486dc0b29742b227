/* words.h - the words by which a listing is found: folded to lower case without accents, plurals to singulars; Chinese and its like in pairs of
 * characters, which need no dictionary. The script of the search page (assets/site.js) folds what is typed alike.
 *
 * They are remembered beside the listing (catalog/recall.h), since folding all of a large catalog takes longer than building after an edit.
 */
#ifndef VITRINE_VIEW_WORDS_H
#define VITRINE_VIEW_WORDS_H

#include "catalog/catalog.h"

struct index_word {
    const char *text;
    uint32_t hash; /* FNV-1a over UTF-16 code units: the script works out the same */
    uint16_t weight; /* how much it tells of the listing: more in a title than in a text */
    uint8_t size;
};

struct words {
    struct index_word *items;
    size_t n_items;
};

enum { WORD_IN_TEXT = 1, WORD_IN_KEYWORDS = 3, WORD_IN_NAME = 8 }; /* weights */

static inline struct text word_text(const struct index_word *word)
{
    return (struct text){word->text, word->size};
}

/* The words of TEXT, each of WEIGHT. The list lives in SCRATCH, its texts in KEEP. */
struct words words_of_text(struct arena *keep, struct arena *scratch, struct text text, uint32_t weight);

/* Those that DOCUMENT of PRODUCT says of itself, without its category. The list lives in SCRATCH, its texts in KEEP. *NOTE becomes what is to be remembered of
 * them, in KEEP, unless they were recalled. */
struct words words_of(struct arena *keep, struct arena *scratch, const struct catalog *catalog, const struct product *product, const struct document *document,
                      struct text *note);

/* A list of its own, in KEEP, of those of A and of B; what is in both weighs as much as both. */
struct words words_joined(struct arena *keep, const struct words *a, const struct words *b);

#endif
