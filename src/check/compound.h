/* compound.h - the product's name in a title, mostly of several words: which of them names it, and which names something else when it stands alone. */
#ifndef VITRINE_CHECK_COMPOUND_H
#define VITRINE_CHECK_COMPOUND_H

#include "check/rule.h"

/* Levels of broader terms: a name within NEAR is a name of the same goods; what does not lie within FAR is something else. From the labelled listings. */
enum { COMPOUND_NEAR = 4, COMPOUND_FAR = 12 };

/* Moves the head of the title to the noun that most keywords are about, when hardly any is about the one that was found: titles for marketplaces tell
 * behind the goods what these are like ("jewelry box wooden mirror drawer"), and nothing else tells which of the nouns is sold. */
void compound_settle(struct subject *subject);

/* Has a dictionary the words LAST - 1 and LAST of PHRASE as one name: "ice cream"? LAST is above 0. */
bool compound_is_known(const struct subject *subject, const struct phrase *phrase, size_t last);

/* Is the title's word I the first half of a name: "pipe" of a pipe fitting? */
bool compound_begins(const struct subject *subject, size_t i);

/* Those below are about the subject's title, which must have a head. */

/* The word that names the product: the last one, or what that only counts, the sofa of a sofa set. */
const struct word *compound_name(const struct subject *subject);

/* Is the title about PIECE, and what stands behind it up to HEAD says only how many: "generator set", "sandpaper assortment pack"? A tea set is no tea. */
bool compound_counts(const struct subject *subject, const struct word *piece, const struct word *head);

/* Is WORD a broader or another name of the product? Of a picture frame "picture" is none, though a frame alone may be one of a film. */
bool compound_is_near(const struct subject *subject, const struct word *word);

/* "sand" and "paper" of "sandpaper": a word of the title that is made of WORD and another noun; NULL: there is none. */
const struct word *compound_closed(const struct subject *subject, const struct word *word);

/* Is the product's name a compound that a dictionary has under something else than WORD, its last one: a teddy bear is a plaything, and no bear? */
bool compound_is_other_kind(const struct subject *subject, const struct word *word);

#endif
