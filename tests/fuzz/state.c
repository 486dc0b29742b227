/* Any bytes as each of the files that stand in .vitrine/ between two builds: manifests, stamps, pieces of a large page, remembered listings. Where a hash
 * guards them, it is right. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/pool.h"
#include "base/store.h"
#include "catalog/recall.h"
#include "fuzz.h"
#include "plan/pieces.h"
#include "publish/manifest.h"

enum { PAGE_SIZE = 1000 }; /* of the large page */

static char name[64]; /* of the folder that stands for a site */
static struct folder root = {.fd = -1};
static struct pool *pool;
static int page = -1;

static void tidy_up(void)
{
    static const char *const files[] = {".vitrine/tree-1", ".vitrine/pictures", ".vitrine/listings"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        unlinkat(root.fd, files[i], 0);
    unlinkat(root.fd, ".vitrine", AT_REMOVEDIR);
    rmdir(name);
}

static void set_up(struct arena *arena)
{
    static const char bytes[PAGE_SIZE];
    const char *reason;
    snprintf(name, sizeof name, "%s/fuzz-state-XXXXXX", access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"); /* in memory it is ten times as fast */
    if (!mkdtemp(name) || !folder_open(arena, name, &root, &reason))
        abort();
    page = memfd_create("page", MFD_CLOEXEC);
    if (page < 0 || write(page, bytes, sizeof bytes) != sizeof bytes)
        abort();
    pool = pool_open(1);
    atexit(tidy_up);
}

static void leave(struct arena *arena, struct text path, struct text bytes)
{
    const char *reason;
    if (!folder_write(arena, &root, path, bytes, &reason))
        abort();
}

static void visit(void *shared, const struct published *item)
{
    (void)shared;
    if (!path_is_safe(item->path))
        abort();
    text_hash(item->path); /* every byte is there */
}

static void read_manifest(struct arena *arena, struct text bytes)
{
    struct manifest manifest;
    struct map others;
    bool is_told;
    const char *reason;
    struct text tree = TEXT(".vitrine/tree-1");
    leave(arena, tree, bytes);
    manifest_each(&root, tree, MANIFEST_ALL, visit, NULL);
    manifest_each(&root, tree, (struct manifest_part){1, 2}, visit, NULL);
    if (manifest_read(arena, &root, tree, &manifest) && manifest.n_items && !manifest_find(&manifest, manifest.items[0].path))
        abort();
    manifest_others(arena, &root, tree, &others, &is_told, &reason);
}

static void read_stamps(struct arena *arena, struct text bytes)
{
    struct stamps stamps;
    struct content_hash hash;
    leave(arena, TEXT(".vitrine/pictures"), bytes);
    stamps_open(arena, &root, "pictures", &stamps);
    for (size_t i = 0; i < stamps.n_items; i++)
        stamps_find(&stamps, &stamps.items[i].entry, &hash);
}

static void read_pieces(struct arena *arena, struct text bytes)
{
    struct pieces pieces;
    struct text piece;
    struct buffer rest = buffer_new(arena), note = buffer_new(arena);
    const struct content_hash hash = {1, 2};
    store_put(&rest, hash.high);
    store_put(&rest, hash.low);
    buffer_put(&rest, bytes);
    store_put(&note, text_hash(buffer_text(&rest)));
    buffer_put(&note, buffer_text(&rest));
    pieces_open(arena, buffer_text(&note), page, PAGE_SIZE, hash, &pieces);
    for (uint64_t i = 0; i < 20; i++)
        if (pieces_find(&pieces, i < pieces.n_was ? pieces.was[i].made_of : i, &piece))
            text_hash(piece);
}

/* BYTES as one chunk, then once more with its end cut off. */
static void read_listings(struct arena *arena, struct text bytes)
{
    const uint64_t program = 7;
    struct buffer file = buffer_new(arena);
    buffer_put(&file, TEXT("vitrine listings 3\n"));
    store_put_fixed(&file, program);
    for (int i = 0; i < 2; i++) {
        struct text records = text_slice(bytes, 0, bytes.size - (i && bytes.size));
        store_put_fixed(&file, records.size);
        store_put_fixed(&file, text_hash(records));
        buffer_put(&file, records);
    }
    leave(arena, TEXT(".vitrine/listings"), buffer_text(&file));
    struct recall recall;
    recall_open(arena, &root, program, pool, &recall);
    if (!recall.is_sound) /* it was not read: the file begins otherwise now */
        abort();
    for (size_t i = 0, near = 0; i < recall.n_items; i++) {
        if (i && text_compare(recall.items[i - 1].entry.path, recall.items[i].entry.path) >= 0)
            abort();
        recall_find(&recall, &recall.items[i].entry, &near);
        for (size_t k = 0; k < N_NOTES; k++)
            text_hash(recall.items[i].notes[k]);
    }
    recall_close(&recall);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena lasting;
    struct arena arena = arena_new("fuzz");
    const struct text bytes = {(const char *)data, size};
    if (root.fd < 0) {
        lasting = arena_new("fuzz");
        set_up(&lasting);
    }
    read_manifest(&arena, bytes);
    read_stamps(&arena, bytes);
    read_pieces(&arena, bytes);
    read_listings(&arena, bytes);
    arena_release(&arena);
    return 0;
}
