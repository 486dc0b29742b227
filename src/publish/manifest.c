/* manifest.c - a record a file, one behind the other (base/store.h): path, hash, size, time, made-of. A path of no bytes ends them, and behind it their
 * number, so that a half-written manifest is known. */
#include "publish/manifest.h"

#include <unistd.h>

#include "base/store.h"
#include "publish/tree.h"

#define FIRST_LINE TEXT("vitrine manifest 2\n")

static void put_item(struct buffer *out, struct text path, const struct fingerprint *print)
{
    store_put_text(out, path);
    store_put_fixed(out, print->hash.high);
    store_put_fixed(out, print->hash.low);
    store_put(out, print->size);
    store_put_fixed(out, (uint64_t)print->changed);
    store_put_fixed(out, print->made_of);
}

/* One file, or at the end how many there should have been, which is false, as what is damaged is. */
typedef bool reader(struct store_reader *in, struct published *item, uint64_t *told);

static bool read_record(struct store_reader *in, struct published *item, uint64_t *told)
{
    struct fingerprint *print = &item->print;
    item->path = store_get_text(in);
    if (item->path.size == 0) {
        *told = store_get_fixed(in);
        return false;
    }
    print->hash.high = store_get_fixed(in);
    print->hash.low = store_get_fixed(in);
    print->size = store_get(in);
    print->changed = (int64_t)store_get_fixed(in);
    print->made_of = store_get_fixed(in);
    return !in->is_bad;
}

/* In manifests of earlier versions a file is a line: hash size time made-of path, in hexadecimal but the path; the last one is "end" and their number. */
static bool read_line(struct store_reader *in, struct published *item, uint64_t *told)
{
    struct fingerprint *print = &item->print;
    struct text line;
    uint64_t changed = 0;
    int64_t end;
    in->is_bad = !text_next(&in->rest, '\n', &line);
    if (in->is_bad)
        return false;
    if (text_starts(line, TEXT("end ")) && text_to_int(text_slice(line, 4, line.size), &end)) {
        *told = (uint64_t)end;
        return false;
    }
    in->is_bad = !text_next_hex(&line, &print->hash.high) || !text_next_hex(&line, &print->hash.low) || !text_next_hex(&line, &print->size) ||
                 !text_next_hex(&line, &changed);
    struct text oldest = line; /* without made-of */
    if (!text_next_hex(&line, &print->made_of)) {
        line = oldest;
        print->made_of = 0;
    }
    print->changed = (int64_t)changed;
    item->path = line;
    return !in->is_bad;
}

static struct text map_records(const struct folder *folder, struct text name)
{
    struct text file = {0};
    struct tree_file look;
    struct arena scratch = arena_new("a name");
    int fd = tree_open(&scratch, folder, name, &look);
    if (fd >= 0) {
        file_map(fd, &file);
        close(fd);
    }
    arena_release(&scratch);
    return file;
}

bool manifest_each(const struct folder *folder, struct text name, struct manifest_part part, manifest_visitor *visit, void *shared)
{
    struct text file = map_records(folder, name);
    bool is_earlier = !text_starts(file, FIRST_LINE);
    reader *read = is_earlier ? read_line : read_record;
    struct store_reader in = {.rest = text_slice(file, is_earlier ? 0 : FIRST_LINE.size, file.size)};
    struct published item;
    uint64_t told = 0;
    size_t n = 0;
    while (read(&in, &item, &told)) {
        if (n++ % part.n != part.first)
            continue;
        in.is_bad = !path_is_safe(item.path);
        if (in.is_bad)
            break;
        visit(shared, &item);
    }
    file_unmap(file);
    return !in.is_bad && told == n;
}

void manifest_add(struct arena *arena, struct manifest *m, const struct published *item)
{
    m->items = arena_more(arena, m->items, m->n_items, &m->room, sizeof *item, 64);
    struct published *mine = &m->items[m->n_items];
    *mine = *item;
    mine->path = text_copy(arena, item->path);
    map_add(&m->path_of, mine->path, m->n_items++);
}

struct table {
    struct arena *arena;
    struct manifest *manifest;
};

static void add_item(void *shared, const struct published *item)
{
    const struct table *table = shared;
    manifest_add(table->arena, table->manifest, item);
}

bool manifest_read(struct arena *arena, const struct folder *folder, struct text name, struct manifest *manifest)
{
    *manifest = (struct manifest){.path_of = map_new(arena)};
    bool known = manifest_each(folder, name, MANIFEST_ALL, add_item, &(struct table){arena, manifest});
    if (!known)
        *manifest = (struct manifest){.path_of = map_new(arena)};
    return known;
}

bool manifest_write(struct arena *arena, const struct folder *folder, struct text name, const struct map *paths, const struct fingerprint *prints,
                    bool is_flushed, const char **reason)
{
    enum { PART = 64 * 1024 };
    struct new_file file;
    struct buffer out = buffer_new(arena);
    new_file_begin(arena, folder, name, &file);
    buffer_put(&out, FIRST_LINE);
    for (size_t i = 0; i < paths->n_items; i++) {
        put_item(&out, map_key(paths, i), &prints[i]);
        if (out.size > PART) {
            new_file_put(&file, buffer_text(&out));
            out.size = 0;
        }
    }
    store_put_text(&out, TEXT(""));
    store_put_fixed(&out, paths->n_items);
    new_file_put(&file, buffer_text(&out));
    return new_file_end(&file, is_flushed, reason);
}

const struct published *manifest_find(const struct manifest *manifest, struct text path)
{
    size_t at = map_find(&manifest->path_of, path);
    return at == MAP_NONE ? NULL : &manifest->items[at];
}
