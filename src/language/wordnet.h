/* wordnet.h - WordNet's nouns as files mapped into memory (Princeton WordNet 3.0, format wndb(5); Debian package wordnet-base).
 *
 * Index lines are sorted and searched by halving among those of the same first byte; a synset is the byte offset of its line in data.noun. Nothing is copied,
 * so opening costs nothing and all workers share the pages. Words are in lower case, with spaces as people write them. A thread may hang a memo on its copy
 * of the struct: a noun is then searched for once (finding it again takes a tenth of the time).
 */
#ifndef VITRINE_LANGUAGE_WORDNET_H
#define VITRINE_LANGUAGE_WORDNET_H

#include "base/arena.h"
#include "base/map.h"
#include "base/text.h"

enum { MAX_SENSES = 12 };

/* A sorted file, and where the lines of each first byte begin. */
struct wordnet_index {
    struct text lines; /* empty when not found */
    uint32_t first[257];
};

struct wordnet_memo;

struct wordnet {
    struct wordnet_index nouns, adjectives, verbs, exceptions;
    struct text noun_data;
    struct wordnet_memo *memo; /* NULL: nothing is remembered */
};

/* The lexicographer's file of a noun's synset (lexnames(5)): what sort of thing it is. */
enum noun_kind {
    NOUN_TOPS = 3,
    NOUN_ACT = 4,
    NOUN_ANIMAL = 5,
    NOUN_ARTIFACT = 6,
    NOUN_ATTRIBUTE = 7,
    NOUN_BODY = 8,
    NOUN_COGNITION = 9,
    NOUN_COMMUNICATION = 10,
    NOUN_EVENT = 11,
    NOUN_FEELING = 12,
    NOUN_FOOD = 13,
    NOUN_GROUP = 14,
    NOUN_LOCATION = 15,
    NOUN_MOTIVE = 16,
    NOUN_OBJECT = 17,
    NOUN_PERSON = 18,
    NOUN_PHENOMENON = 19,
    NOUN_PLANT = 20,
    NOUN_POSSESSION = 21,
    NOUN_PROCESS = 22,
    NOUN_QUANTITY = 23,
    NOUN_RELATION = 24,
    NOUN_SHAPE = 25,
    NOUN_STATE = 26,
    NOUN_SUBSTANCE = 27,
    NOUN_TIME = 28,
    NOUN_UNKNOWN = 0, /* WordNet has no such noun */
};

/* Opens the files in FOLDER (NULL: $VITRINE_WORDNET, else where systems put them). False when the nouns are not there. */
bool wordnet_open(struct arena *arena, const char *folder, struct wordnet *wordnet);
void wordnet_close(struct wordnet *wordnet);

/* A memo that lives in ARENA; for one thread. */
struct wordnet_memo *wordnet_memo_new(struct arena *arena);

/* A digest of the sizes of the files that wordnet_open would open without a FOLDER: another edition has others. Opens none of them. */
uint64_t wordnet_version(struct arena *arena);

bool wordnet_has_noun(const struct wordnet *wordnet, struct text word);
bool wordnet_has_adjective(const struct wordnet *wordnet, struct text word);
bool wordnet_has_verb(const struct wordnet *wordnet, struct text word);

/* Has WORD more senses as an adjective than as a noun: "electric" is a tram only now and then? */
bool wordnet_is_mostly_adjective(const struct wordnet *wordnet, struct text word);

/* The synsets of the noun WORD, most used first; how many there are. */
size_t wordnet_senses(const struct wordnet *wordnet, struct text word, size_t senses[MAX_SENSES]);

/* What sort of thing the most used sense of WORD is. */
enum noun_kind wordnet_kind(const struct wordnet *wordnet, struct text word);

/* The same, but an artifact when one of the first senses is, whatever the first of all: "speaker" is a person first. */
enum noun_kind wordnet_trade_kind(const struct wordnet *wordnet, struct text word);

/* Have A and B a broader term in common within three levels, one that is not so wide that it says nothing (device, container)? */
bool wordnet_kin(const struct wordnet *wordnet, struct text a, struct text b);

/* Does WordNet explain WORD, in one of its first senses, by the noun OTHER or its plural: a "ventilator" by a fan? */
bool wordnet_explains(const struct wordnet *wordnet, struct text word, struct text other);

/* How many levels the synsets ABOVE lie over those of WORD; -1 when they do not within FARTHEST. Looks at the first N_SENSES of WORD. */
int wordnet_levels(const struct wordnet *wordnet, struct text word, struct text above, int farthest, size_t n_senses);

/* The other words of the synset of WORD's first sense, MOST at most, in ARENA with spaces. */
size_t wordnet_synonyms(struct arena *arena, const struct wordnet *wordnet, struct text word, struct text *names, size_t most);

/* The words of the synset right above WORD's first sense, unless that is so wide that it says nothing of the goods. */
size_t wordnet_broader(struct arena *arena, const struct wordnet *wordnet, struct text word, struct text *names, size_t most);

/* The singular that noun.exc gives for an irregular plural; data NULL when there is none. */
struct text wordnet_exception(const struct wordnet *wordnet, struct text word);

#endif
