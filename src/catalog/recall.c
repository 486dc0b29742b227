/* recall.c - the file: a line that names it, PROGRAM, then chunks: size, hash, records. A chunk that was cut off ends it. */
#include "catalog/recall.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/digest.h"
#include "base/stamps.h"

enum { PART = 256 * 1024, FRAME = 16 };

static const char *const file_name = ".vitrine/listings";

#define FIRST_LINE TEXT("vitrine listings 3\n")

/* --- reading --- */

static size_t size_of(const struct recalled *item)
{
    size_t size = item->listing.size;
    for (size_t i = 0; i < N_NOTES; i++)
        size += item->notes[i].size;
    return size;
}

struct chunk {
    struct text records;
    uint64_t hash; /* that they should have */
    struct recalled *items; /* they have it: what they say */
    size_t n;
    bool is_whole;
};

struct chunks {
    struct chunk *items;
    size_t n, room;
};

/* The chunks of IN as their frames cut it; false: the last one is cut off. */
static bool cut_chunks(struct arena *scratch, struct store_reader in, struct chunks *chunks)
{
    while (in.rest.size) {
        uint64_t size = store_get_fixed(&in), hash = store_get_fixed(&in);
        if (in.is_bad || size > in.rest.size)
            return false;
        chunks->items = arena_more(scratch, chunks->items, chunks->n, &chunks->room, sizeof *chunks->items, 64);
        chunks->items[chunks->n++] = (struct chunk){.records = text_slice(in.rest, 0, size), .hash = hash};
        in.rest = text_slice(in.rest, size, in.rest.size);
    }
    return chunks->n > 0;
}

static struct recalled read_item(struct store_reader *in)
{
    struct recalled item = {.entry.path = store_get_text(in)};
    item.entry.size = store_get(in);
    item.entry.changed = (int64_t)store_get(in);
    item.looked = (int64_t)store_get(in);
    item.listing = store_get_text(in);
    for (size_t i = 0; i < N_NOTES; i++)
        item.notes[i] = store_get_text(in);
    return item;
}

static void read_chunk(void *shared, size_t number, struct worker *worker)
{
    struct chunk *chunk = (struct chunk *)shared + number;
    struct store_reader in = {.rest = chunk->records};
    size_t room = 0;
    chunk->is_whole = text_hash(chunk->records) == chunk->hash;
    while (chunk->is_whole && in.rest.size && !in.is_bad) {
        struct recalled item = read_item(&in);
        chunk->items = arena_more(&worker->keep, chunk->items, chunk->n, &room, sizeof item, 128);
        chunk->items[chunk->n] = item;
        chunk->n += !in.is_bad;
    }
}

/* A newer record takes the place of an older one, which stands before it. */
static void take_item(struct recall *recall, const struct recalled *item)
{
    struct recalled *last = recall->n_items ? &recall->items[recall->n_items - 1] : NULL;
    if (last && text_equal(last->entry.path, item->entry.path))
        recall->wasted += size_of(last);
    else
        last = &recall->items[recall->n_items++];
    *last = *item;
}

static int by_path(const void *a, const void *b, void *items)
{
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    int order = text_compare(((const struct recalled *)items)[i].entry.path, ((const struct recalled *)items)[k].entry.path);
    return order ? order : i < k ? -1 : i > k; /* the newer one behind */
}

/* Puts the N records of ALL, as the file has them, in the order of their paths. They come in order, but for pages, which are few, and for what was
 * added since the file was written anew. */
static void sort_items(struct arena *scratch, struct recall *recall, struct recalled *all, size_t n)
{
    size_t n_first = n > 0;
    while (n_first < n && text_compare(all[n_first - 1].entry.path, all[n_first].entry.path) < 0)
        n_first++;
    size_t n_rest = n - n_first;
    uint32_t *rest = arena_array(scratch, uint32_t, n_rest);
    for (size_t i = 0; i < n_rest; i++)
        rest[i] = (uint32_t)(n_first + i);
    if (n_rest)
        qsort_r(rest, n_rest, sizeof *rest, by_path, all);
    for (size_t i = 0, k = 0; i < n_first || k < n_rest;) {
        bool is_first = k == n_rest || (i < n_first && text_compare(all[i].entry.path, all[rest[k]].entry.path) <= 0);
        take_item(recall, &all[is_first ? i++ : rest[k++]]);
    }
}

/* Behind a chunk that is damaged nothing counts. False: not all that IN has is sound. */
static bool read_chunks(struct arena *arena, struct recall *recall, struct store_reader in, struct pool *pool)
{
    struct arena scratch = arena_new("chunks");
    struct chunks chunks = {0};
    size_t n = 0, n_whole = 0;
    bool is_sound = cut_chunks(&scratch, in, &chunks);
    pool_run(pool, chunks.n, read_chunk, chunks.items);
    while (n_whole < chunks.n && chunks.items[n_whole].is_whole)
        n += chunks.items[n_whole++].n;
    struct recalled *all = arena_alloc_array(&scratch, n, sizeof *all, _Alignof(struct recalled));
    recall->items = arena_array(arena, struct recalled, n);
    for (size_t i = 0, k = 0; i < n_whole; k += chunks.items[i++].n)
        if (chunks.items[i].n)
            memcpy(all + k, chunks.items[i].items, chunks.items[i].n * sizeof *all);
    sort_items(&scratch, recall, all, n);
    arena_release(&scratch);
    pool_forget(pool);
    return is_sound && n_whole == chunks.n;
}

void recall_open(struct arena *arena, const struct folder *root, uint64_t program, struct pool *pool, struct recall *recall)
{
    *recall = (struct recall){.program = program, .began = clock_wall()};
    int fd = openat(root->fd, file_name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd < 0)
        return;
    file_map(fd, &recall->file);
    close(fd);
    struct text rest = recall->file;
    recall->size = rest.size;
    if (!text_starts(rest, FIRST_LINE))
        return;
    struct store_reader in = {.rest = text_slice(rest, FIRST_LINE.size, rest.size)};
    if (store_get_fixed(&in) == program && !in.is_bad)
        recall->is_sound = read_chunks(arena, recall, in, pool);
}

void recall_close(struct recall *recall)
{
    file_unmap(recall->file);
    *recall = (struct recall){0};
}

const struct recalled *recall_find(const struct recall *recall, const struct entry *entry, size_t *near)
{
    size_t at = *near;
    if (at >= recall->n_items || !text_equal(recall->items[at].entry.path, entry->path)) {
        at = 0;
        for (size_t high = recall->n_items; at < high;) {
            size_t middle = at + (high - at) / 2;
            if (text_compare(recall->items[middle].entry.path, entry->path) < 0)
                at = middle + 1;
            else
                high = middle;
        }
    }
    *near = at;
    const struct recalled *item = at < recall->n_items ? &recall->items[at] : NULL;
    if (!item || !text_equal(item->entry.path, entry->path))
        return NULL;
    ++*near;
    bool same = item->entry.size == entry->size && item->entry.changed == entry->changed && entry->changed <= item->looked - STAMP_RACY;
    return same ? item : NULL;
}

/* --- writing --- */

struct writing {
    const struct recall *recall;
    const struct catalog *catalog;
    recall_noter *noter;
    void *shared;
    struct buffer notes, listing, chunk; /* the chunk has room for its frame before the records */
    struct new_file file; /* of a file that is written anew */
    bool is_whole; /* what did not change is written as well */
};

static void begin_chunk(struct writing *w)
{
    static const char frame[FRAME];
    w->chunk.size = 0;
    buffer_put(&w->chunk, (struct text){frame, FRAME});
}

/* Fills in size and hash. */
static struct text end_chunk(struct writing *w)
{
    size_t end = w->chunk.size;
    struct text records = text_slice(buffer_text(&w->chunk), FRAME, end);
    uint64_t hash = text_hash(records);
    w->chunk.size = 0;
    store_put_fixed(&w->chunk, records.size);
    store_put_fixed(&w->chunk, hash);
    w->chunk.size = end;
    return buffer_text(&w->chunk);
}

/* The notes of document INDEX, one behind the other; false: they are those of KNOWN, all of them. */
static bool take_notes(struct writing *w, const struct recalled *known, size_t index, struct text notes[N_NOTES])
{
    size_t ends[N_NOTES];
    bool is_new[N_NOTES], any = false;
    w->notes.size = 0;
    for (int i = 0; i < N_NOTES; i++) {
        is_new[i] = w->noter(w->shared, (enum recall_note)i, index, &w->notes);
        ends[i] = w->notes.size;
        any |= is_new[i];
    }
    for (int i = 0; i < N_NOTES; i++)
        notes[i] = is_new[i] ? text_slice(buffer_text(&w->notes), i ? ends[i - 1] : 0, ends[i]) : known ? known->notes[i] : TEXT("");
    return any;
}

static void put_document(struct writing *w, size_t index)
{
    struct text notes[N_NOTES];
    const struct document *document = &w->catalog->documents[index];
    const struct recalled *known = document->recalled;
    if (!document->is_readable || (!known && document->has_findings))
        return;
    w->listing.size = 0;
    if (!take_notes(w, known, index, notes) && known && !w->is_whole)
        return;
    if (!known)
        recall_put(&w->listing, w->catalog, document);
    const struct entry *entry = &w->catalog->files.items[document->file];
    store_put_text(&w->chunk, document->path);
    store_put(&w->chunk, entry->size);
    store_put(&w->chunk, (uint64_t)entry->changed);
    store_put(&w->chunk, (uint64_t)(known ? known->looked : w->recall->began));
    store_put_text(&w->chunk, known ? known->listing : buffer_text(&w->listing));
    for (size_t i = 0; i < N_NOTES; i++)
        store_put_text(&w->chunk, notes[i]);
    if (w->is_whole && w->chunk.size > PART) {
        new_file_put(&w->file, end_chunk(w));
        begin_chunk(w);
    }
}

/* False when so much is new that the file is better written anew. */
static bool put_documents(struct writing *w)
{
    begin_chunk(w);
    for (size_t i = 0; i < w->catalog->n_documents; i++) {
        put_document(w, i);
        if (!w->is_whole && w->chunk.size > w->recall->size / 3)
            return false;
    }
    return true;
}

static void write_anew(struct writing *w, struct arena *scratch)
{
    const char *reason;
    w->is_whole = true;
    w->chunk.size = 0;
    buffer_put(&w->chunk, FIRST_LINE);
    store_put_fixed(&w->chunk, w->recall->program);
    new_file_begin(scratch, &w->catalog->root, text_of(file_name), &w->file);
    new_file_put(&w->file, buffer_text(&w->chunk));
    put_documents(w);
    new_file_put(&w->file, end_chunk(w));
    new_file_end(&w->file, false, &reason);
}

/* A run that is cut off here leaves a chunk whose hash is wrong. */
static void add_to_file(struct writing *w)
{
    int fd = openat(w->catalog->root.fd, file_name, O_WRONLY | O_APPEND | O_CLOEXEC);
    if (fd < 0)
        return;
    file_write_all(fd, end_chunk(w));
    close(fd);
}

/* Bytes of the file that this run had no use for. */
static size_t wasted(const struct recall *recall, const struct catalog *catalog)
{
    size_t wasted = recall->wasted;
    for (size_t i = 0; i < recall->n_items; i++)
        wasted += size_of(&recall->items[i]);
    for (size_t i = 0; i < catalog->n_documents; i++)
        wasted -= catalog->documents[i].recalled ? size_of(catalog->documents[i].recalled) : 0;
    return wasted;
}

void recall_write(const struct recall *recall, const struct catalog *catalog, recall_noter *noter, void *shared)
{
    struct arena scratch = arena_new("remembering listings");
    struct writing w = {recall, catalog, noter, shared, buffer_new(&scratch), buffer_new(&scratch), buffer_new(&scratch), {0}, false};
    if (!recall->is_sound || wasted(recall, catalog) > recall->size / 3 || !put_documents(&w))
        write_anew(&w, &scratch);
    else if (w.chunk.size > FRAME)
        add_to_file(&w);
    arena_release(&scratch);
}
