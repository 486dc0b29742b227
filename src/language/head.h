/* head.h - the noun that a phrase is about: "bell" of "brass bicycle bell, loud".
 *
 * English puts it last. Titles for marketplaces mostly name the goods first and tell then of which sort they are ("Straw Hat Women Wide Brim", "Garlic Press
 * Stainless Steel"), so a noun that follows takes over only when it can be goods itself.
 */
#ifndef VITRINE_LANGUAGE_HEAD_H
#define VITRINE_LANGUAGE_HEAD_H

#include "language/phrase.h"

/* Sets PHRASE's head, and of its words the flags WORD_COMPLEMENT and WORD_NAME. */
void head_find(struct arena *arena, const struct lexicon *lexicon, struct phrase *phrase);

/* Can a phrase be about WORD: a noun of goods, in front of prepositions and outside of parentheses? */
bool head_may_be(const struct word *word);

/* PHRASE is about its word number WORD after all, as other phrases show. ALSO: what it was about names the goods as well. */
void head_move(struct phrase *phrase, size_t word, bool also);

#endif
