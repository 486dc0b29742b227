/* A manifest tells what was written, in shares too, and nothing when it is cut off or damaged anywhere that shows. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "publish/manifest.h"
#include "test.h"

enum { N = 5 };

static struct folder folder;

static const char *const other_names[] = {"mine.txt", "deep/er/ö.txt", "CNAME"};
enum { N_OTHERS = sizeof other_names / sizeof *other_names };

static struct fingerprint print_of(size_t i)
{
    return (struct fingerprint){{UINT64_MAX - i, i}, i * 1000000007, (int64_t)i * 1000000007 - 1, ~(uint64_t)i << 32};
}

static bool same(const struct fingerprint *a, const struct fingerprint *b)
{
    return content_hash_equal(a->hash, b->hash) && a->size == b->size && a->changed == b->changed && a->made_of == b->made_of;
}

static void write_all(struct arena *arena)
{
    static const char *const names[N] = {"index.html", "a/b/c.html", "zh/ä b.html", "x", "y\"z"};
    struct map paths = map_new(arena);
    struct fingerprint prints[N];
    struct tree_files others = {0};
    const char *reason;
    for (size_t i = 0; i < N; i++) {
        map_add(&paths, text_of(names[i]), i);
        prints[i] = print_of(i);
    }
    for (size_t i = 0; i < N_OTHERS; i++)
        tree_add(arena, &others, &(struct tree_file){.path = text_of(other_names[i])});
    EXPECT(manifest_write(arena, &folder, TEXT("whole"), &paths, prints, &others, true, &reason));
    EXPECT(manifest_write(arena, &folder, TEXT("alone"), &paths, prints, &(struct tree_files){0}, true, &reason));
}

static bool tells_others(struct arena *arena, struct text name, struct map *others)
{
    bool is_told;
    const char *reason;
    EXPECT(manifest_others(arena, &folder, name, others, &is_told, &reason));
    return is_told;
}

/* What the other tree held besides is told, even when it was nothing; but not by what is damaged, nor by earlier versions. */
static void test_others(struct arena *arena)
{
    struct map others;
    struct text bytes;
    bool is_told;
    const char *reason;
    EXPECT(tells_others(arena, TEXT("whole"), &others) && others.n_items == N_OTHERS);
    for (size_t i = 0; i < N_OTHERS; i++)
        EXPECT(map_find(&others, text_of(other_names[i])) == i);
    EXPECT(tells_others(arena, TEXT("alone"), &others) && others.n_items == 0);
    EXPECT(!tells_others(arena, TEXT("none"), &others));
    EXPECT(mkdirat(folder.fd, "folder", 0755) == 0);
    EXPECT(!manifest_others(arena, &folder, TEXT("folder"), &others, &is_told, &reason) && !is_told && text_starts(text_of(reason), TEXT("cannot read ")));
    EXPECT(unlinkat(folder.fd, "folder", AT_REMOVEDIR) == 0);
    EXPECT(folder_read(arena, &folder, TEXT("whole"), 100000, &bytes, &reason));
    for (size_t size = 0; size < bytes.size; size++) {
        folder_write(arena, &folder, TEXT("cut"), text_slice(bytes, 0, size), &reason);
        EXPECT(!tells_others(arena, TEXT("cut"), &others));
    }
}

static void test_round(struct arena *arena)
{
    struct manifest manifest;
    EXPECT(manifest_read(arena, &folder, TEXT("whole"), &manifest) && manifest.n_items == N);
    for (size_t i = 0; i < manifest.n_items; i++) {
        struct fingerprint print = print_of(i);
        EXPECT(same(&manifest.items[i].print, &print));
    }
    EXPECT(manifest_find(&manifest, TEXT("zh/ä b.html")) == &manifest.items[2]);
    EXPECT(manifest_find(&manifest, TEXT("b")) == NULL);
    EXPECT(!manifest_read(arena, &folder, TEXT("none"), &manifest) && manifest.n_items == 0);
}

static void count(void *shared, const struct published *item)
{
    *(size_t *)shared += item->path.size > 0;
}

static void test_parts(void)
{
    size_t n[3] = {0};
    for (size_t part = 0; part < 3; part++)
        EXPECT(manifest_each(&folder, TEXT("whole"), (struct manifest_part){part, 3}, count, &n[part]));
    EXPECT(n[0] == 2 && n[1] == 2 && n[2] == 1);
}

static void test_damaged(struct arena *arena)
{
    struct manifest manifest;
    struct text bytes;
    const char *reason;
    EXPECT(folder_read(arena, &folder, TEXT("whole"), 100000, &bytes, &reason));
    for (size_t size = 0; size < bytes.size; size++) {
        folder_write(arena, &folder, TEXT("cut"), text_slice(bytes, 0, size), &reason);
        EXPECT(!manifest_read(arena, &folder, TEXT("cut"), &manifest) && manifest.n_items == 0);
    }
    char *wrong = arena_alloc(arena, bytes.size);
    for (size_t at = 0; at < bytes.size; at++) { /* whatever stands there, nothing outside is read and no path leads out */
        memcpy(wrong, bytes.data, bytes.size);
        wrong[at] = (char)(wrong[at] ^ 0xA5);
        folder_write(arena, &folder, TEXT("wrong"), (struct text){wrong, bytes.size}, &reason);
        bool known = manifest_read(arena, &folder, TEXT("wrong"), &manifest);
        for (size_t i = 0; i < manifest.n_items; i++)
            EXPECT(known && path_is_safe(manifest.items[i].path));
    }
}

/* The version before this one told of no others: between the end of the files and their number stands nothing. */
static void test_version_2(struct arena *arena)
{
    struct manifest manifest;
    struct map others;
    struct text bytes;
    const char *reason;
    EXPECT(folder_read(arena, &folder, TEXT("alone"), 100000, &bytes, &reason) && text_starts(bytes, TEXT("vitrine manifest 3\n")));
    struct text files = text_slice(bytes, 19, bytes.size - 9), number = text_slice(bytes, bytes.size - 8, bytes.size); /* without the end of the others */
    EXPECT(folder_write(arena, &folder, TEXT("earlier"), TEXT_JOIN(arena, TEXT("vitrine manifest 2\n"), files, number), &reason));
    EXPECT(manifest_read(arena, &folder, TEXT("earlier"), &manifest) && manifest.n_items == N);
    EXPECT(!tells_others(arena, TEXT("earlier"), &others));
}

static void test_earlier(struct arena *arena)
{
    static const struct fingerprint print = {{0x1, 0xFF}, 0x200, 0x18EC09D01203C26D, 0x5};
    struct manifest manifest;
    struct map others;
    const char *reason;
    struct text lines = TEXT("1 ff 200 18ec09d01203c26d 5 a b.html\n1 ff 200 18ec09d01203c26d 5 c\nend 2\n");
    EXPECT(folder_write(arena, &folder, TEXT("earlier"), lines, &reason));
    EXPECT(manifest_read(arena, &folder, TEXT("earlier"), &manifest) && manifest.n_items == 2);
    EXPECT(!tells_others(arena, TEXT("earlier"), &others));
    EXPECT(manifest_find(&manifest, TEXT("a b.html")) && same(&manifest.items[0].print, &print));
    EXPECT(folder_write(arena, &folder, TEXT("earlier"), TEXT("1 ff 200 18ec09d01203c26d index.html\nend 1\n"), &reason)); /* the oldest tell no made-of */
    EXPECT(manifest_read(arena, &folder, TEXT("earlier"), &manifest) && manifest.n_items == 1 && manifest.items[0].print.made_of == 0);
    EXPECT(manifest_find(&manifest, TEXT("index.html")));
    for (size_t size = 0; size < lines.size - 1; size++) {
        folder_write(arena, &folder, TEXT("earlier"), text_slice(lines, 0, size), &reason);
        EXPECT(!manifest_read(arena, &folder, TEXT("earlier"), &manifest));
    }
}

int main(void)
{
    static const char *const made[] = {"whole", "alone", "cut", "wrong", "earlier"};
    struct arena arena = arena_new("test");
    char path[] = "/tmp/manifest-test-XXXXXX";
    const char *reason;
    EXPECT(mkdtemp(path) && folder_open(&arena, path, &folder, &reason));
    write_all(&arena);
    test_round(&arena);
    test_parts();
    test_damaged(&arena);
    test_others(&arena);
    test_version_2(&arena);
    test_earlier(&arena);
    for (size_t i = 0; i < sizeof made / sizeof *made; i++)
        EXPECT(unlinkat(folder.fd, made[i], 0) == 0);
    folder_close(&folder);
    EXPECT(rmdir(path) == 0);
    arena_release(&arena);
    return finish("manifest_test.c", NULL);
}
