/* pieces.h - what a large page consists of, so that after an edit only the pieces that changed are made: all others are copied from the page as it
 * was published.
 *
 * .vitrine/pieces/ holds, for such a page, a hash of all that follows, the hash of the page's bytes, then for each piece a digest of what it is made of and where it lies. It counts as
 * long as the published file has that hash; it may be deleted at any time.
 */
#ifndef VITRINE_PLAN_PIECES_H
#define VITRINE_PLAN_PIECES_H

#include "base/cache.h"
#include "base/map.h"

struct piece {
    uint64_t made_of;
    size_t at, size;
};

struct pieces {
    struct arena *arena;
    struct text file; /* the page as it was published; empty: it is not known */
    struct piece *was; /* its pieces */
    size_t n_was;
    struct map was_of; /* the bytes of `made_of` to index */
    struct piece *now; /* those of the page that is being made */
    size_t n_now, room;
};

/* The pieces of FILE by NOTE, what pieces_note said of it, in ARENA; none when NOTE is of other bytes, or damaged. Both must live as long. */
void pieces_open(struct arena *arena, struct text note, struct text file, struct pieces *pieces);

/* The piece that was made of this; false: there is none. PIECES may be NULL, here and below: then there are none, and nobody asks for them. */
bool pieces_find(const struct pieces *pieces, uint64_t made_of, struct text *bytes);

/* SIZE bytes from AT on of the page that is being made are made of this. */
void pieces_add(struct pieces *pieces, uint64_t made_of, size_t at, size_t size);

/* What is to be remembered of the page that was made, whose bytes have this HASH. */
struct text pieces_note(const struct pieces *pieces, struct arena *arena, struct content_hash hash);

#endif
