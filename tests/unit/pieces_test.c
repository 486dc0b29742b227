/* A page's pieces are found again in the bytes that they were made of, and in no others. */
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "plan/pieces.h"
#include "test.h"

static struct text remember(struct arena *arena, struct text file)
{
    struct pieces pieces;
    pieces_open(arena, TEXT(""), -1, 0, content_hash(TEXT("")), &pieces);
    pieces_add(&pieces, 11, 1, 3);
    pieces_add(&pieces, 12, 4, 0);
    pieces_add(&pieces, UINT64_MAX, 6, 4);
    return pieces_note(&pieces, arena, content_hash(file));
}

/* An open file of these bytes. */
static int file_of(struct text bytes)
{
    int fd = memfd_create("page", MFD_CLOEXEC);
    EXPECT(fd >= 0 && file_write_all(fd, bytes));
    return fd;
}

static void open_as(struct arena *arena, struct text note, int fd, struct text file, struct pieces *pieces)
{
    pieces_open(arena, note, fd, file.size, content_hash(file), pieces);
}

static void test_found(void)
{
    struct arena arena = arena_new("test");
    struct text file = TEXT("<abc--wxyz>"), note = remember(&arena, file), bytes;
    struct pieces pieces;
    int fd = file_of(file);
    open_as(&arena, note, fd, file, &pieces);
    EXPECT(pieces_find(&pieces, 11, &bytes) && text_is(bytes, "abc"));
    EXPECT(pieces_find(&pieces, 12, &bytes) && bytes.size == 0);
    EXPECT(pieces_find(&pieces, UINT64_MAX, &bytes) && text_is(bytes, "wxyz"));
    EXPECT(pieces_find(&pieces, 11, &bytes) && text_is(bytes, "abc"));
    EXPECT(!pieces_find(&pieces, 13, &bytes));
    open_as(&arena, note, fd, file, &pieces);
    EXPECT(!pieces_find(&pieces, 13, &bytes)); /* in the place of the first one */
    EXPECT(pieces_find(&pieces, 12, &bytes) && bytes.size == 0);
    EXPECT(!pieces_find(&pieces, 14, &bytes)); /* before the last one */
    EXPECT(pieces_find(&pieces, UINT64_MAX, &bytes) && text_is(bytes, "wxyz"));
    open_as(&arena, note, fd, file, &pieces);
    EXPECT(pieces_find(&pieces, 12, &bytes)); /* the first one went */
    open_as(&arena, note, fd, TEXT("<abd--wxyz>"), &pieces);
    EXPECT(!pieces_find(&pieces, 11, &bytes));
    open_as(&arena, TEXT(""), fd, file, &pieces);
    EXPECT(!pieces_find(&pieces, 11, &bytes));
    open_as(&arena, note, -1, file, &pieces);
    EXPECT(!pieces_find(&pieces, 11, &bytes));
    EXPECT(ftruncate(fd, 5) == 0); /* somebody cut it off since: what is not there is made */
    open_as(&arena, note, fd, file, &pieces);
    EXPECT(!pieces_find(&pieces, UINT64_MAX, &bytes));
    EXPECT(pieces_find(&pieces, 11, &bytes) && text_is(bytes, "abc"));
    close(fd);
    arena_release(&arena);
}

/* In another order all are found. */
static void test_elsewhere(void)
{
    enum { N = 1000 };
    struct arena arena = arena_new("test");
    struct pieces pieces;
    struct buffer page = buffer_new(&arena);
    struct text bytes;
    size_t n_found = 0;
    pieces_open(&arena, TEXT(""), -1, 0, content_hash(TEXT("")), &pieces);
    for (uint64_t i = 0; i < N; i++) {
        pieces_add(&pieces, i, page.size, sizeof i);
        buffer_put(&page, (struct text){(const char *)&i, sizeof i});
    }
    struct text file = buffer_text(&page);
    int fd = file_of(file);
    open_as(&arena, pieces_note(&pieces, &arena, content_hash(file)), fd, file, &pieces);
    for (uint64_t i = 0; i < N; i++) {
        uint64_t wanted = i * 7 % N, said;
        if (!pieces_find(&pieces, wanted, &bytes))
            continue;
        memcpy(&said, bytes.data, sizeof said);
        n_found += bytes.size == sizeof said && said == wanted;
    }
    EXPECT(n_found == N);
    close(fd);
    arena_release(&arena);
}

/* Of a note with another byte, or that was cut off, nothing counts. */
static void test_damaged(void)
{
    struct arena arena = arena_new("test");
    struct text file = TEXT("<abc--wxyz>"), note = remember(&arena, file), bytes;
    size_t wrong = 0;
    int fd = file_of(file);
    for (size_t at = 0; at < note.size; at++)
        for (int c = 0; c < 256; c++) {
            struct text copy = text_copy(&arena, note);
            char *damaged = arena_alloc(&arena, copy.size);
            memcpy(damaged, copy.data, copy.size);
            damaged[at] = (char)c;
            struct pieces pieces;
            open_as(&arena, (struct text){damaged, c % 2 ? copy.size : at}, fd, file, &pieces);
            for (size_t i = 0; i < pieces.n_was; i++) /* a number may be written in two ways: then it is the same note */
                wrong += !pieces_find(&pieces, 11, &bytes) || !text_is(bytes, "abc") || pieces.n_was != 3;
        }
    EXPECT(wrong == 0);
    close(fd);
    arena_release(&arena);
}

static void collect(void *shared, struct text bytes)
{
    buffer_put(shared, bytes);
}

/* A page that is taken in parts: its pieces lie where they lie in the whole, also those that are larger than what is read at once. */
static void test_parts(void)
{
    enum { N = 40, LARGE = 300 * 1024 };
    struct arena arena = arena_new("test");
    struct buffer whole = buffer_new(&arena), out = buffer_new(&arena);
    struct pieces pieces, again;
    struct text bytes;
    size_t wrong = 0, held = 0;
    pieces_open(&arena, TEXT(""), -1, 0, content_hash(TEXT("")), &pieces);
    pieces.take = collect;
    pieces.shared = &whole;
    for (size_t i = 0; i < N; i++) {
        size_t size = i == 7 ? LARGE : i * 1000;
        buffer_put(&out, TEXT("<"));
        memset(buffer_room(&out, size), (int)('A' + i), size);
        out.size += size;
        pieces_add(&pieces, i + 1, out.size - size, size);
        pieces_let_go(&pieces, &out);
        held = out.size > held ? out.size : held;
    }
    buffer_put(&whole, buffer_text(&out));
    EXPECT(held < LARGE && whole.size == N + LARGE - 7000 + N * (N - 1) / 2 * 1000);
    struct text file = buffer_text(&whole), note = pieces_note(&pieces, &arena, content_hash(file));
    int fd = file_of(file);
    open_as(&arena, note, fd, file, &again);
    for (size_t i = 0; i < N; i++) {
        size_t size = i == 7 ? LARGE : i * 1000;
        wrong += !pieces_find(&again, i + 1, &bytes) || bytes.size != size;
        for (size_t k = 0; k < bytes.size; k++)
            wrong += bytes.data[k] != (char)('A' + i);
    }
    EXPECT(wrong == 0);
    close(fd);
    arena_release(&arena);
}

int main(void)
{
    test_found();
    test_elsewhere();
    test_damaged();
    test_parts();
    return finish(__FILE__, NULL);
}
