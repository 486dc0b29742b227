/* What is remembered stands in the order of its paths, of each the newest; it is found wherever one begins to look; damage takes only what is behind it. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/pool.h"
#include "base/stamps.h"
#include "catalog/recall.h"
#include "test.h"

enum { PROGRAM = 7, SIZE = 100 };

static struct folder folder;
static struct pool *pool;

static void put_record(struct buffer *out, const char *path, uint64_t changed)
{
    store_put_text(out, text_of(path));
    store_put(out, SIZE);
    store_put(out, changed);
    store_put(out, changed + STAMP_RACY);
    store_put_text(out, text_of(path)); /* whose listing it is can be told */
    for (int i = 0; i < N_NOTES; i++)
        store_put_text(out, TEXT(""));
}

struct chunk {
    const char *const *paths; /* of its records; they end with NULL */
    uint64_t changed, wrong; /* what is added to its hash */
};

/* Opens a file of the N CHUNKS. */
static void open_chunks(struct arena *arena, const struct chunk *chunks, size_t n, struct recall *recall)
{
    const char *reason;
    struct buffer file = buffer_new(arena);
    buffer_put(&file, TEXT("vitrine listings 3\n"));
    store_put_fixed(&file, PROGRAM);
    for (size_t i = 0; i < n; i++) {
        struct buffer records = buffer_new(arena);
        for (const char *const *path = chunks[i].paths; *path; path++)
            put_record(&records, *path, chunks[i].changed);
        store_put_fixed(&file, records.size);
        store_put_fixed(&file, text_hash(buffer_text(&records)) + chunks[i].wrong);
        buffer_put(&file, buffer_text(&records));
    }
    EXPECT(folder_write(arena, &folder, TEXT(".vitrine/listings"), buffer_text(&file), &reason));
    recall_open(arena, &folder, PROGRAM, pool, recall);
}

static bool finds(const struct recall *recall, const char *path, uint64_t changed, size_t near)
{
    struct entry entry = {.path = text_of(path), .size = SIZE, .changed = (int64_t)changed};
    const struct recalled *found = recall_find(recall, &entry, &near);
    return found && text_is(found->listing, path) && near == (size_t)(found - recall->items) + 1;
}

static const char *const listings[] = {"content/products/a.md", "content/products/c.md", "content/products/d/index.md", NULL};
static const char *const pages[] = {"content/pages/b.md", "content/pages/e.md", NULL};
static const char *const changed[] = {"content/products/d/index.md", "content/pages/e.md", NULL};
static const char *const again[] = {"content/pages/e.md", "content/products/b.md", "content/products/e.md", NULL};

static void test_order(struct arena *arena)
{
    static const struct chunk chunks[] = {{listings, 10, 0}, {pages, 10, 0}, {changed, 20, 0}, {again, 30, 0}};
    struct recall recall;
    open_chunks(arena, chunks, sizeof chunks / sizeof *chunks, &recall);
    EXPECT(recall.is_sound && recall.n_items == 7 && recall.wasted > 0);
    for (size_t i = 1; i < recall.n_items; i++)
        EXPECT(text_compare(recall.items[i - 1].entry.path, recall.items[i].entry.path) < 0);
    for (size_t near = 0; near < 9; near++) {
        EXPECT(finds(&recall, "content/pages/b.md", 10, near) && finds(&recall, "content/pages/e.md", 30, near));
        EXPECT(finds(&recall, "content/products/a.md", 10, near) && finds(&recall, "content/products/b.md", 30, near));
        EXPECT(finds(&recall, "content/products/c.md", 10, near) && finds(&recall, "content/products/d/index.md", 20, near));
        EXPECT(finds(&recall, "content/products/e.md", 30, near) && !finds(&recall, "content/products/e.md", 10, near));
        EXPECT(!finds(&recall, "content/products/bb.md", 10, near) && !finds(&recall, "content/products/f.md", 10, near));
        EXPECT(!finds(&recall, "a", 10, near));
    }
    recall_close(&recall);
}

static void test_damage(struct arena *arena)
{
    static const struct chunk chunks[] = {{pages, 10, 0}, {listings, 10, 1}, {again, 30, 0}};
    struct recall recall;
    open_chunks(arena, chunks, sizeof chunks / sizeof *chunks, &recall);
    EXPECT(!recall.is_sound && recall.n_items == 2 && finds(&recall, "content/pages/e.md", 10, 0) && !finds(&recall, "content/products/b.md", 30, 0));
    recall_close(&recall);
    open_chunks(arena, NULL, 0, &recall);
    EXPECT(!recall.is_sound && recall.n_items == 0 && !finds(&recall, "content/pages/e.md", 10, 0));
    recall_close(&recall);
}

int main(void)
{
    struct arena arena = arena_new("test");
    char name[] = "/tmp/recall_test.XXXXXX";
    const char *reason;
    EXPECT(mkdtemp(name) && folder_open(&arena, name, &folder, &reason));
    pool = pool_open(2);
    test_order(&arena);
    test_damage(&arena);
    pool_close(pool);
    EXPECT(unlinkat(folder.fd, ".vitrine/listings", 0) == 0 && unlinkat(folder.fd, ".vitrine", AT_REMOVEDIR) == 0 && rmdir(name) == 0);
    folder_close(&folder);
    arena_release(&arena);
    return finish(__FILE__, NULL);
}
