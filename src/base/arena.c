/* arena.c - blocks in a list, the newest one partly used. */
#include "base/arena.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/locale.h"

enum { HUGE_PAGE = 2 * 1024 * 1024 };

enum { FIRST_BLOCK = 16 * 1024, LARGE = 64 * 1024, LARGEST_BLOCK = 8 * 1024 * 1024, LARGEST_KEPT = 96 * 1024 * 1024 };

struct arena_block {
    struct arena_block *previous;
    size_t size;
    size_t used;
    size_t dirty; /* bytes that were handed out before: what lies behind them is zero */
    size_t mapped; /* bytes that mmap gave; 0: it is malloc's */
    alignas(max_align_t) unsigned char bytes[];
};

_Noreturn void arena_out_of_memory(const char *what)
{
    fprintf(stderr, _("vitrine: out of memory (%s); close other programs, or try it with --jobs 1. What is published is whole\n"), what);
    _Exit(2);
}

struct arena arena_new(const char *what)
{
    return (struct arena){.what = what};
}

/* BLOCK has WHOLE bytes now that are mapped. The largest lie in huge pages where the system has them: a page fault for two megabytes instead of five
 * hundred. (For all of them it would cost a megabyte of nothing each.) */
static void set_mapped(struct arena_block *block, size_t whole)
{
    if (whole >= LARGEST_BLOCK)
        madvise(block, whole, MADV_HUGEPAGE);
    block->mapped = whole;
    block->size = whole - sizeof *block;
}

/* A block with room for SIZE bytes, or NULL; what is not `dirty` of it is zero. Large ones are mapped by themselves. */
static struct arena_block *new_block(size_t size)
{
    struct arena_block *block;
    if (size + sizeof *block < HUGE_PAGE) { /* mostly used in part: zeroed when it is handed out */
        block = malloc(sizeof *block + size);
        if (block)
            *block = (struct arena_block){.size = size, .dirty = size};
        return block;
    }
    size_t whole = (sizeof *block + size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    block = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (block == MAP_FAILED)
        return NULL;
    set_mapped(block, whole);
    return block;
}

static void free_block(struct arena_block *block)
{
    if (block->mapped)
        munmap(block, block->mapped);
    else
        free(block);
}

/* Zeroes N bytes. Most requests are of a few dozen, for which a call costs more than the work. */
static inline void zero(unsigned char *p, size_t n)
{
    enum { STEP = 16, FEW = 4 * STEP };
    if (n < STEP || n > FEW) {
        memset(p, 0, n);
        return;
    }
    memset(p + n - STEP, 0, STEP);
    for (size_t at = 0; at + STEP < n; at += STEP)
        memset(p + at, 0, STEP);
}

/* SIZE more bytes of BLOCK, which has them; zeroed unless RAW. */
static inline void *take_from(struct arena_block *block, size_t size, bool raw)
{
    unsigned char *p = block->bytes + block->used;
    size_t end = block->used + size;
    if (!raw && block->used < block->dirty)
        zero(p, (block->dirty < end ? block->dirty : end) - block->used);
    block->used = end;
    if (block->dirty < end)
        block->dirty = end;
    return p;
}

/* A block of earlier use with room for SIZE, taken out of the list, or NULL. */
static struct arena_block *take_spare(struct arena *arena, size_t size)
{
    for (struct arena_block **at = &arena->spare; *at; at = &(*at)->previous)
        if ((*at)->size >= size) {
            struct arena_block *block = *at;
            *at = block->previous;
            return block;
        }
    return NULL;
}

static struct arena_block *next_block(struct arena *arena, size_t size)
{
    struct arena_block *block = arena->spare ? take_spare(arena, size) : NULL;
    size_t want = arena->last ? arena->last->size * 2 : FIRST_BLOCK;
    if (want > LARGEST_BLOCK)
        want = LARGEST_BLOCK;
    return block ? block : new_block(want < size ? size : want);
}

enum { ANYWHERE = 1, ALIGNED = alignof(max_align_t) };

/* A new last block with room for SIZE, or NULL. */
static struct arena_block *add_block(struct arena *arena, size_t size)
{
    struct arena_block *block = size > SIZE_MAX / 4 ? NULL : next_block(arena, size);
    if (!block)
        return NULL;
    block->previous = arena->last;
    return arena->last = block;
}

/* ALIGN is a power of two. Inline, for this is called a thousand times a page. */
static inline void *take(struct arena *arena, size_t size, size_t align, bool raw)
{
    struct arena_block *block = arena->last;
    size_t start = block ? (block->used + align - 1) & ~(align - 1) : 0;
    if (block && start <= block->size && size <= block->size - start)
        block->used = start;
    else if (!(block = add_block(arena, size)))
        return NULL;
    arena->used += size;
    return take_from(block, size, raw);
}

static inline void *take_or_end(struct arena *arena, size_t size, size_t align, bool raw)
{
    void *p = take(arena, size, align, raw);
    if (!p)
        arena_out_of_memory(arena->what);
    return p;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    return take_or_end(arena, size, ALIGNED, false);
}

char *arena_chars(struct arena *arena, size_t size)
{
    return take_or_end(arena, size, ANYWHERE, false);
}

void *arena_alloc_array(struct arena *arena, size_t count, size_t size, size_t align)
{
    if (size && count > SIZE_MAX / size)
        arena_out_of_memory(arena->what);
    return take_or_end(arena, count * size, align, false);
}

/* Is what ends at END the newest in LAST? */
static bool is_newest(const struct arena_block *last, const unsigned char *end)
{
    return last && end == last->bytes + last->used;
}

/* The mapped block that holds nothing but SIZE bytes gets room for WANT: its pages move, none is copied. NULL when the system cannot. */
static void *stretch(struct arena *arena, size_t size, size_t want)
{
    struct arena_block *last = arena->last;
    size_t whole = (sizeof *last + want + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    last = mremap(last, last->mapped, whole, MREMAP_MAYMOVE);
    if (last == MAP_FAILED)
        return NULL;
    set_mapped(last, whole);
    arena->last = last;
    arena->used += want - size;
    take_from(last, want - size, false);
    return last->bytes;
}

/* What fills a block by itself moves to another one, of WANT bytes and more, and the block goes: a page that grows leaves no copies behind. */
static void *move_out(struct arena *arena, size_t size, size_t want, bool raw)
{
    struct arena_block *old = arena->last;
    arena->last = old->previous;
    arena->used -= old->used;
    void *bigger = take_or_end(arena, want, ALIGNED, raw);
    memcpy(bigger, old->bytes, size);
    free_block(old);
    return bigger;
}

static void *grow(struct arena *arena, void *block, size_t size, size_t want, bool raw)
{
    struct arena_block *last = arena->last;
    if (block && last && size < SIZE_MAX / 4 && want < SIZE_MAX / 4) {
        unsigned char *end = (unsigned char *)block + size;
        size_t more = want - size;
        if (is_newest(last, end) && last->size - last->used >= more) {
            take_from(last, more, raw);
            arena->used += more;
            return block;
        }
        bool is_alone = is_newest(last, end) && block == last->bytes;
        void *stretched = is_alone && last->mapped ? stretch(arena, size, want) : NULL;
        if (stretched)
            return stretched;
        if (is_alone && size >= LARGE)
            return move_out(arena, size, want, raw);
    }
    void *bigger = take_or_end(arena, want, ALIGNED, raw);
    if (size)
        memcpy(bigger, block, size);
    return bigger;
}

void *arena_grow(struct arena *arena, void *block, size_t size, size_t want)
{
    return grow(arena, block, size, want, false);
}

void *arena_more(struct arena *arena, void *items, size_t n, size_t *room, size_t size, size_t first)
{
    size_t before = *room;
    if (n < before)
        return items;
    *room = before ? before * 2 : first;
    return arena_grow(arena, items, before * size, *room * size);
}

void *arena_grow_raw(struct arena *arena, void *block, size_t size, size_t want)
{
    return grow(arena, block, size, want, true);
}

void *arena_try(struct arena *arena, size_t count, size_t size, size_t limit)
{
    if (size && count > limit / size)
        return NULL;
    return take(arena, count * size, ALIGNED, false);
}

void *arena_try_raw(struct arena *arena, size_t count, size_t size, size_t limit)
{
    if (size && count > limit / size)
        return NULL;
    return take(arena, count * size, ALIGNED, true);
}

static void free_from(struct arena_block *block)
{
    while (block) {
        struct arena_block *previous = block->previous;
        free_block(block);
        block = previous;
    }
}

void arena_reset(struct arena *arena)
{
    size_t kept = 0;
    arena->used = 0;
    if (arena->last && !arena->last->previous && !arena->spare && arena->last->size <= LARGEST_KEPT) { /* the usual case */
        arena->last->used = 0;
        return;
    }
    for (struct arena_block *block = arena->spare; block; block = block->previous)
        kept += block->size;
    for (struct arena_block *block = arena->last, *previous; block; block = previous) {
        previous = block->previous;
        if (block->size > LARGEST_KEPT - kept) {
            free_block(block);
            continue;
        }
        kept += block->size;
        block->used = 0;
        block->previous = arena->spare;
        arena->spare = block;
    }
    arena->last = NULL;
}

void arena_release(struct arena *arena)
{
    free_from(arena->last);
    free_from(arena->spare);
    *arena = arena_new(arena->what);
}
