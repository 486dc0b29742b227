/* pieces.h - what a large page consists of, so that after an edit only the pieces that changed are made: all others are copied from the page as it
 * was published.
 *
 * .vitrine/pieces/ holds, for such a page, a hash of what it says of the pieces, the hash of the page's bytes, then for each piece a digest of what it is
 * made of and where it lies. It counts as long as the published file has that hash; it may be deleted at any time.
 */
#ifndef VITRINE_PLAN_PIECES_H
#define VITRINE_PLAN_PIECES_H

#include "base/buffer.h"
#include "base/stamps.h"
#include "base/map.h"

struct piece {
    uint64_t made_of;
    size_t at, size;
};

struct pieces {
    struct arena *arena;
    int fd; /* of the page as it was published, borrowed; -1: it is not known */
    uint64_t file_size;
    char *window; /* what was read of it */
    size_t window_at, window_size, window_room;
    struct piece *was; /* its pieces */
    size_t n_was;
    size_t next; /* the one that is likely to be looked for */
    size_t n_sought; /* how many were looked for among all */
    struct map was_of; /* the bytes of `made_of` to index, once many were */
    struct buffer now; /* those of the page that is being made, as the note has them */
    size_t n_now, end; /* how many, and where the last one ends */
    size_t gone; /* bytes of it that were taken already */
    void (*take)(void *shared, struct text bytes); /* NULL: the page is made as a whole */
    void *shared;
};

/* The pieces, by NOTE (what pieces_note said), of the open file FD, whose SIZE bytes have HASH; none when NOTE is of other bytes, or damaged, or FD is -1. All
 * live in ARENA; FD must stay open as long. */
void pieces_open(struct arena *arena, struct text note, int fd, uint64_t size, struct content_hash hash, struct pieces *pieces);

/* The piece that was made of this, until the next one is looked for; false: there is none. PIECES may be NULL, here and below: then there are none, and nobody
 * asks for them. */
bool pieces_find(struct pieces *pieces, uint64_t made_of, struct text *bytes);

/* SIZE bytes from AT on, of those of the page that were not taken, are made of this. */
void pieces_add(struct pieces *pieces, uint64_t made_of, size_t at, size_t size);

/* OUT holds the page that is being made, and nobody looks back at what is in it: it may be taken, so that a large page is never held as a whole. */
void pieces_let_go(struct pieces *pieces, struct buffer *out);

/* What is to be remembered of the page that was made, whose bytes have this HASH. */
struct text pieces_note(const struct pieces *pieces, struct arena *arena, struct content_hash hash);

#endif
