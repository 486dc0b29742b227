/* A page's pieces are found again in the bytes that they were made of, and in no others. */
#include "plan/pieces.h"
#include "test.h"

static struct text remember(struct arena *arena, struct text file)
{
    struct pieces pieces;
    pieces_open(arena, TEXT(""), TEXT(""), &pieces);
    pieces_add(&pieces, 11, 1, 3);
    pieces_add(&pieces, 12, 4, 0);
    pieces_add(&pieces, UINT64_MAX, 6, 4);
    return pieces_note(&pieces, arena, content_hash(file));
}

static void test_found(void)
{
    struct arena arena = arena_new("test");
    struct text file = TEXT("<abc--wxyz>"), note = remember(&arena, file), bytes;
    struct pieces pieces;
    pieces_open(&arena, note, file, &pieces);
    EXPECT(pieces_find(&pieces, 11, &bytes) && text_is(bytes, "abc"));
    EXPECT(pieces_find(&pieces, 12, &bytes) && bytes.size == 0);
    EXPECT(pieces_find(&pieces, UINT64_MAX, &bytes) && text_is(bytes, "wxyz"));
    EXPECT(!pieces_find(&pieces, 13, &bytes));
    pieces_open(&arena, note, TEXT("<abd--wxyz>"), &pieces);
    EXPECT(!pieces_find(&pieces, 11, &bytes));
    pieces_open(&arena, TEXT(""), file, &pieces);
    EXPECT(!pieces_find(&pieces, 11, &bytes));
    arena_release(&arena);
}

/* Of a note with another byte, or that was cut off, nothing counts. */
static void test_damaged(void)
{
    struct arena arena = arena_new("test");
    struct text file = TEXT("<abc--wxyz>"), note = remember(&arena, file), bytes;
    size_t wrong = 0;
    for (size_t at = 0; at < note.size; at++)
        for (int c = 0; c < 256; c++) {
            struct text copy = text_copy(&arena, note);
            char *damaged = arena_alloc(&arena, copy.size);
            memcpy(damaged, copy.data, copy.size);
            damaged[at] = (char)c;
            struct pieces pieces;
            pieces_open(&arena, (struct text){damaged, c % 2 ? copy.size : at}, file, &pieces);
            for (size_t i = 0; i < pieces.n_was; i++) /* a number may be written in two ways: then it is the same note */
                wrong += !pieces_find(&pieces, 11, &bytes) || !text_is(bytes, "abc") || pieces.n_was != 3;
        }
    EXPECT(wrong == 0);
    arena_release(&arena);
}

int main(void)
{
    test_found();
    test_damaged();
    return finish(__FILE__, NULL);
}
