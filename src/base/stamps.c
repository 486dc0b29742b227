/* stamps.c - a line a file: hash size time path. The first one tells when it was written. */
#include "base/stamps.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/buffer.h"
#include "base/clock.h"

enum { LARGEST = 1024 * 1024 * 1024 };

struct content_hash content_hash(struct text bytes)
{
    XXH128_hash_t hash = XXH3_128bits(bytes.data ? bytes.data : "", bytes.size);
    return (struct content_hash){hash.high64, hash.low64};
}

void *content_hash_begin(void)
{
    XXH3_state_t *state = XXH3_createState();
    if (!state)
        arena_out_of_memory("a hash");
    XXH3_128bits_reset(state);
    return state;
}

void content_hash_add(void *hasher, struct text bytes)
{
    if (bytes.size)
        XXH3_128bits_update(hasher, bytes.data, bytes.size);
}

struct content_hash content_hash_end(void *hasher)
{
    XXH128_hash_t hash = XXH3_128bits_digest(hasher);
    XXH3_freeState(hasher);
    return (struct content_hash){hash.high64, hash.low64};
}

static bool read_line(struct text line, struct stamp *stamp)
{
    uint64_t changed;
    if (!text_next_hex(&line, &stamp->hash.high) || !text_next_hex(&line, &stamp->hash.low) || !text_next_hex(&line, &stamp->entry.size) ||
        !text_next_hex(&line, &changed))
        return false;
    stamp->entry.changed = (int64_t)changed;
    stamp->entry.path = line;
    return path_is_safe(line);
}

void stamps_open(struct arena *arena, const struct folder *root, const char *name, struct stamps *stamps)
{
    struct text rest, line;
    const char *reason;
    uint64_t written;
    struct text path = text_format(arena, ".vitrine/%s", name);
    *stamps = (struct stamps){.stamp_of = map_new(arena)};
    if (!folder_has(root, path, NULL) || !folder_read(arena, root, path, LARGEST, &rest, &reason) || !text_next(&rest, '\n', &line) ||
        !text_to_hex(line, &written))
        return;
    size_t lines = 0;
    for (size_t i = 0; i < rest.size; i++)
        lines += rest.data[i] == '\n';
    stamps->items = arena_array(arena, struct stamp, lines + 1);
    map_reserve(&stamps->stamp_of, lines);
    stamps->written = (int64_t)written;
    while (text_next(&rest, '\n', &line)) {
        if (!read_line(line, &stamps->items[stamps->n_items]))
            continue;
        map_add(&stamps->stamp_of, stamps->items[stamps->n_items].entry.path, stamps->n_items);
        stamps->n_items++;
    }
}

static const struct stamp *known(const struct stamps *stamps, const struct entry *entry)
{
    size_t at = map_find(&stamps->stamp_of, entry->path);
    const struct stamp *stamp = at == MAP_NONE ? NULL : &stamps->items[at];
    return stamp && stamp->entry.size == entry->size && stamp->entry.changed == entry->changed ? stamp : NULL;
}

bool stamps_find(const struct stamps *stamps, const struct entry *entry, struct content_hash *hash)
{
    const struct stamp *stamp = known(stamps, entry);
    if (!stamp || entry->changed > stamps->written - STAMP_RACY)
        return false;
    *hash = stamp->hash;
    return true;
}

/* Are ITEMS just what STAMPS holds? */
static bool is_same(const struct stamps *stamps, const struct stamp_seen *items, size_t n_items)
{
    bool same = n_items == stamps->n_items;
    for (size_t i = 0; same && i < n_items; i++) {
        struct content_hash hash;
        same = items[i].entry && stamps_find(stamps, items[i].entry, &hash) && content_hash_equal(hash, items[i].hash);
    }
    return same;
}

void stamps_write(struct arena *arena, const struct folder *root, const char *name, const struct stamps *stamps, const struct stamp_seen *items, size_t n_items)
{
    enum { PART = 64 * 1024 };
    const char *reason;
    struct new_file file;
    if (is_same(stamps, items, n_items))
        return;
    struct buffer out = buffer_new(arena);
    new_file_begin(arena, root, text_format(arena, ".vitrine/%s", name), &file);
    buffer_format(&out, "%llx\n", (unsigned long long)clock_wall());
    for (size_t i = 0; i < n_items; i++) {
        if (!items[i].entry)
            continue;
        buffer_format(&out, "%llx %llx %llx %llx %.*s\n", (unsigned long long)items[i].hash.high, (unsigned long long)items[i].hash.low,
                      (unsigned long long)items[i].entry->size, (unsigned long long)items[i].entry->changed, TEXT_ARGS(items[i].entry->path));
        if (out.size > PART) {
            new_file_put(&file, buffer_text(&out));
            out.size = 0;
        }
    }
    new_file_put(&file, buffer_text(&out));
    new_file_end(&file, false, &reason);
}
