/* lexicon.h - English nouns: what is one, what it is a kind of, what else it is called.
 *
 * Two sources: WordNet's data files (Debian wordnet-base; format wndb(5)), mapped into memory and
 * searched by halving, and our own word lists (language/words), which add trade English. Read-only
 * after lexicon_open, so all workers share one. Words are given in lower case, with '_' for spaces.
 */
#ifndef VITRINE_LANGUAGE_LEXICON_H
#define VITRINE_LANGUAGE_LEXICON_H

#include "base/map.h"
#include "base/text.h"

enum { MAX_SENSES = 12, MAX_ABOVE = 64 };

/* What a list says of a word or phrase. */
enum word_list {
    LIST_PRAISE, /* very, pretty, high quality */
    LIST_TRADE_TALK, /* hot sale, factory price */
    LIST_TIME, /* new arrival, 2024 new */
    LIST_INNOCENT, /* phrases in which such words mean something: hot water bottle */
    LIST_CLASS, /* too coarse to be a product's name alone: shelf, machine, part */
    LIST_NO_PRODUCT, /* nouns that name no product: series, seller, design */
    LIST_CERTIFICATION, /* CE, RoHS */
    LIST_BRAND, /* well-known brands of others */
    LIST_ACRONYM, /* written in capitals: PVC, LED */
    LIST_UNIT, /* mm, W, bar */
    LIST_MATERIAL,
    LIST_FUNCTION, /* for, with, and */
    LIST_PLAIN, /* adjectives of any product: modern, portable */
    LIST_FAR, /* trades and departments: agriculture, food */
    LIST_PAIR, /* compounds of which the first word is a product too: bike bell */
    N_LISTS
};

struct lexicon {
    struct arena *arena;
    struct text nouns, noun_data, adjectives, exceptions; /* WordNet's files; empty when not found */
    struct map lists[N_LISTS];
    struct map trade; /* a trade word to its group of synonyms, or MAP_NONE */
    struct map rare; /* a rare alias to its common name's index in COMMON */
    struct text *common;
    size_t n_common;
    bool has_wordnet;
};

/* Opens WordNet in the folder PATH (NULL: where it is usually found, or $VITRINE_WORDNET) and reads our lists. Always
 * usable; has_wordnet tells whether WordNet was there. */
void lexicon_open(struct arena *arena, const char *path, struct lexicon *lexicon);
void lexicon_close(struct lexicon *lexicon);

/* Is PHRASE (words in lower case with single spaces) in LIST? */
bool lexicon_lists(const struct lexicon *lexicon, enum word_list list, struct text phrase);

/* Adds PHRASE, which must live as long as the lexicon. */
void lexicon_add(struct lexicon *lexicon, enum word_list list, struct text phrase);

/* Is WORD (singular) a noun that WordNet or our lists know? */
bool lexicon_is_noun(const struct lexicon *lexicon, struct text word);
bool lexicon_is_adjective(const struct lexicon *lexicon, struct text word);

/* The singular of WORD in ARENA: "batteries" to "battery"; WORD itself when it is none. */
struct text lexicon_singular(struct arena *arena, const struct lexicon *lexicon, struct text word);

enum plural { PLURAL_REGULAR, PLURAL_IRREGULAR, PLURAL_NONE /* mass nouns, and words that are always plural */ };

/* The plural of the noun WORD (singular), and whether it is made by adding s alone. */
struct text lexicon_plural(struct arena *arena, const struct lexicon *lexicon, struct text word, enum plural *kind);

/* How many levels ABOVE lies over WORD: 0 when they share a sense (synonyms), 1 for the next broader
 * term ...; -1 when it does not. At most FARTHEST levels are climbed. */
int lexicon_levels(const struct lexicon *lexicon, struct text word, struct text above, int farthest);

/* Other names of WORD from its first sense and our lists, MOST at most, in ARENA. */
size_t lexicon_synonyms(struct arena *arena, const struct lexicon *lexicon, struct text word, struct text *names, size_t most);

/* The common name of a rare alias; data NULL when it is none. */
struct text lexicon_common_name(const struct lexicon *lexicon, struct text word);

#endif
