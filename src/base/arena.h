/* arena.h - memory that is given back all at once.
 *
 * Everything that lives as long as one thing (a build, a page, a picture) comes from that
 * thing's arena. There is no arena_free_one: if a block must go before its arena does, it
 * belongs in another arena.
 *
 *     struct arena page = arena_new("page");
 *     char *title = arena_array(&page, char, n);
 *     arena_release(&page);                       // title is gone, and everything with it
 *
 * An arena belongs to one thread at a time. Small requests do not fail: when the machine
 * has no memory left the process ends with status 2, which the publisher makes as harmless
 * as a kill (see publish/transaction.h). Requests whose size comes out of a file go
 * through arena_try, which can fail and must be checked.
 */
#ifndef VITRINE_BASE_ARENA_H
#define VITRINE_BASE_ARENA_H

#include <stddef.h>

struct arena {
    struct arena_block *last; /* newest block first; NULL in an empty arena */
    size_t used; /* bytes handed out, padding included */
    struct arena_block *spare; /* blocks of an earlier use */
    const char *what; /* whose memory this is, for the message; static */
};

/* Says what there was no memory for, and ends the process with status 2: the published site is the old one or the new one. */
_Noreturn void arena_out_of_memory(const char *what);

/* An empty arena: holds no memory until the first request. WHAT is not copied. */
struct arena arena_new(const char *what);

/* SIZE bytes, zeroed, aligned for any type. Never NULL. Amortised constant time. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same for text, which begins anywhere. */
char *arena_chars(struct arena *arena, size_t size);

/* COUNT * SIZE bytes like arena_alloc, or NULL if the product overflows, passes LIMIT, or
 * the memory cannot be had. The caller reports it: it knows the file. */
void *arena_try(struct arena *arena, size_t count, size_t size, size_t limit);

/* The same with whatever the memory held before, for large blocks (planes of pictures) that are written whole. */
void *arena_try_raw(struct arena *arena, size_t count, size_t size, size_t limit);

/* COUNT of TYPE, aligned for that type alone: arrays of a few bytes, a dozen a listing, would lose a fifth to padding. */
#define arena_array(arena, type, count) ((type *)arena_alloc_array(arena, count, sizeof(type), _Alignof(type)))
void *arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align);

/* BLOCK, which holds SIZE bytes of ARENA, with room for WANT >= SIZE; the new bytes are zero. In
 * place when nothing was taken since, else elsewhere: pointers into BLOCK dangle. */
void *arena_grow(struct arena *arena, void *block, size_t size, size_t want);

/* ITEMS, an array that holds N of SIZE bytes and has room for *ROOM, with room for one more: FIRST at first, then twice as many each time. */
void *arena_more(struct arena *arena, void *items, size_t n, size_t *room, size_t size, size_t first);

/* As arena_grow, but the new bytes are whatever the memory held before. */
void *arena_grow_raw(struct arena *arena, void *block, size_t size, size_t want);

/* Empties it, but keeps its blocks, 96 MB of them at most, for the next use: fresh pages from the system would cost more than the work on a
 * small photo. Pointers into it dangle. */
void arena_reset(struct arena *arena);

/* Gives everything back. The arena is empty and usable again. */
void arena_release(struct arena *arena);

#endif
