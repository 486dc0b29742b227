/* lexicon.h - English as trade uses it: what is a noun, what it is a kind of, what else it is called, what a word is good for.
 *
 * Two sources: WordNet (wordnet.h), and our own word lists (words/, one phrase a line, with a comment on each group), which add trade
 * English. Words are given in lower case, with spaces. Read-only after lexicon_open, so all workers share one; a worker may hang a memo
 * of its own on its copy of the struct, which makes looking the same words up again cheap and changes no answer.
 */
#ifndef VITRINE_LANGUAGE_LEXICON_H
#define VITRINE_LANGUAGE_LEXICON_H

#include "base/map.h"
#include "base/text.h"
#include "language/wordnet.h"

/* What a list says of a word or phrase. Each has its file in words/, see lists.def. */
enum word_list {
#define LIST(name, file) LIST_##name,
#include "language/lists.def"
#undef LIST
    N_LISTS
};

/* What is known of one word. */
struct word_facts {
    struct text base; /* the singular */
    uint64_t lists; /* bit 1 << LIST_X: the word or its singular is in the list */
    uint64_t starts; /* the same bits: a phrase of the list begins with the word */
    bool is_noun; /* known to WordNet or to our lists */
    bool is_adjective, is_verb;
    bool is_mostly_adjective; /* and a noun by the way (wordnet_is_mostly_adjective); our lists do not have it for goods */
    enum noun_kind first; /* what sort of thing the singular is in its most used sense */
    enum noun_kind kind; /* the same as trade sees it: an artifact when one of the usual senses is ("speaker", "brush"), or our lists have it */
};

/* A bit 1 << LIST_X for each list ... */
struct listed {
    uint64_t lists; /* that has the phrase */
    uint64_t starts; /* of which a phrase begins with it */
};

struct lexicon_memo;

struct lexicon {
    struct arena *arena;
    struct wordnet wordnet;
    struct map phrases; /* of all lists, and their first words, to what is listed of them */
    struct listed *listed;
    size_t n_listed, listed_room;
    struct map trade; /* a trade word to its group of synonyms */
    struct map rare; /* a rare alias to its common name's index in COMMON */
    struct text *common;
    size_t n_common;
    bool has_wordnet;
    struct lexicon_memo *memo; /* NULL: nothing is remembered */
};

/* Opens WordNet in the folder PATH (NULL: where it is usually found, or $VITRINE_WORDNET) and reads our lists. Always
 * usable; has_wordnet tells whether WordNet was there. */
void lexicon_open(struct arena *arena, const char *path, struct lexicon *lexicon);
void lexicon_close(struct lexicon *lexicon);

/* Hangs a memo that lives in ARENA on LEXICON, which is one thread's own copy. */
void lexicon_remember(struct lexicon *lexicon, struct arena *arena);

/* What the lists have of PHRASE (words in lower case with single spaces). */
struct listed lexicon_listed(const struct lexicon *lexicon, struct text phrase);

/* Is PHRASE in LIST? */
static inline bool lexicon_lists(const struct lexicon *lexicon, enum word_list list, struct text phrase)
{
    return lexicon_listed(lexicon, phrase).lists >> list & 1;
}

/* Adds PHRASE, which must live as long as the lexicon. */
void lexicon_add(struct lexicon *lexicon, enum word_list list, struct text phrase);

/* All that is known of WORD. Strings live in ARENA or in the memo. */
struct word_facts lexicon_look(struct arena *arena, const struct lexicon *lexicon, struct text word);

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

/* Lies one over the other within NEAR levels, or have they a broader term in common that is not too wide? */
bool lexicon_kin(const struct lexicon *lexicon, struct text a, struct text b, int near);

/* Do A and B name the same thing: a group of our lists, or the most used sense of one and a sense of the other? */
bool lexicon_same(const struct lexicon *lexicon, struct text a, struct text b);

/* Are A and B in one group of our lists? WordNet has soy for soy sauce, and a seller has not. */
bool lexicon_trades_as(const struct lexicon *lexicon, struct text a, struct text b);

/* Is one of the nouns A and B explained by the other (wordnet_explains)? */
bool lexicon_explains(const struct lexicon *lexicon, struct text a, struct text b);

/* Other names of WORD from its first sense and our lists, MOST at most, in ARENA. */
size_t lexicon_synonyms(struct arena *arena, const struct lexicon *lexicon, struct text word, struct text *names, size_t most);

/* The common name of a rare alias; data NULL when it is none. */
struct text lexicon_common_name(const struct lexicon *lexicon, struct text word);

#endif
