/* A block that grows keeps what it holds, also when its pages move, and what is new in it is zero; what was handed out in between stays. */
#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "test.h"

static unsigned char mark(size_t i)
{
    return (unsigned char)(i * 31 + i / 4096 + 1);
}

static bool is_marked(const unsigned char *bytes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (bytes[i] != mark(i))
            return false;
    return true;
}

static bool is_zero(const unsigned char *bytes, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (bytes[i])
            return false;
    return true;
}

/* Doubles up to 64 MB; with a NEIGHBOUR taken in between, the block cannot stay where it is. */
static void grow(bool neighbour)
{
    struct arena arena = arena_new("test");
    size_t size = 100;
    unsigned char *bytes = arena_alloc(&arena, size), *other = NULL;
    bool kept = true, clean = true;
    for (size_t i = 0; i < size; i++)
        bytes[i] = mark(i);
    while (size < 64u << 20) {
        size_t want = size * 2 + 7;
        if (neighbour && size > 1u << 20 && size < 8u << 20) {
            other = arena_alloc(&arena, 50);
            memset(other, 7, 50);
        }
        bytes = arena_grow(&arena, bytes, size, want);
        kept = kept && is_marked(bytes, size);
        clean = clean && is_zero(bytes, size, want);
        for (size_t i = size; i < want; i++)
            bytes[i] = mark(i);
        size = want;
    }
    EXPECT(kept);
    EXPECT(clean);
    EXPECT(!other || (other[0] == 7 && other[49] == 7));
    unsigned char *next = arena_alloc(&arena, 4000);
    EXPECT(is_zero(next, 0, 4000) && is_marked(bytes, size));
    arena_reset(&arena);
    next = arena_alloc(&arena, 4000);
    EXPECT(is_zero(next, 0, 4000));
    arena_release(&arena);
}

/* Texts stand one behind the other; what is not text is aligned all the same. */
static void test_chars(void)
{
    struct arena arena = arena_new("test");
    size_t wrong = 0;
    char *before = arena_chars(&arena, 3);
    EXPECT(arena_chars(&arena, 5) == before + 3);
    for (size_t size = 1; size < 40000; size = size * 3 / 2 + 1) {
        char *text = arena_chars(&arena, size);
        memset(text, 'x', size);
        unsigned char *numbers = arena_alloc(&arena, 24);
        wrong += (uintptr_t)numbers % alignof(max_align_t) != 0 || !is_zero(numbers, 0, 24);
        memset(numbers, 'y', 24);
        wrong += text[0] != 'x' || text[size - 1] != 'x';
    }
    EXPECT(wrong == 0);
    arena_release(&arena);
}

/* An array that grows by one each time keeps its items, wherever it moves. */
static void more(void)
{
    enum { N = 5000, FIRST = 3 };
    struct arena arena = arena_new("test");
    size_t *items = NULL, room = 0, wrong = 0;
    for (size_t i = 0; i < N; i++) {
        items = arena_more(&arena, items, i, &room, sizeof *items, FIRST);
        wrong += room <= i || (i == 0 && room != FIRST);
        items[i] = i * i;
        if (i % 7 == 0)
            arena_alloc(&arena, 1);
    }
    for (size_t i = 0; i < N; i++)
        wrong += items[i] != i * i;
    EXPECT(wrong == 0 && room < 2 * N);
    arena_release(&arena);
}

int main(void)
{
    more();
    grow(false);
    grow(true);
    test_chars();
    return finish(__FILE__, NULL);
}
