/* manifest.c - a record a file, one behind the other (base/store.h): path, hash, size, time, made-of. A path of no bytes ends them; behind it stand the paths
 * of the others, ended likewise, and the number of the records, so that a half-written manifest is known. */
#include "publish/manifest.h"

#include <errno.h>
#include <unistd.h>

#include "base/store.h"
#include "publish/tree.h"

#define FIRST_LINE TEXT("vitrine manifest 3\n")
#define FIRST_LINE_2 TEXT("vitrine manifest 2\n") /* it tells of no others */

static void put_item(struct buffer *out, struct text path, const struct fingerprint *print)
{
    store_put_text(out, path);
    store_put_fixed(out, print->hash.high);
    store_put_fixed(out, print->hash.low);
    store_put(out, print->size);
    store_put_fixed(out, (uint64_t)print->changed);
    store_put_fixed(out, print->made_of);
}

/* What stands behind the last file. */
struct ending {
    bool has_others; /* it tells of them */
    struct map *others; /* they are added here; NULL: nobody asks */
    uint64_t n_told; /* how many files there should have been */
};

static void read_ending(struct store_reader *in, struct ending *end)
{
    while (end->has_others) {
        struct text path = store_get_text(in);
        if (path.size == 0)
            break;
        in->is_bad |= !path_is_safe(path);
        if (end->others)
            map_add(end->others, text_copy(end->others->arena, path), end->others->n_items);
    }
    end->n_told = store_get_fixed(in);
}

/* One file; false at the end, which is read then, and where something is damaged. */
typedef bool reader(struct store_reader *in, struct published *item, struct ending *end);

static bool read_record(struct store_reader *in, struct published *item, struct ending *end)
{
    struct fingerprint *print = &item->print;
    item->path = store_get_text(in);
    if (item->path.size == 0) {
        read_ending(in, end);
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
static bool read_line(struct store_reader *in, struct published *item, struct ending *end)
{
    struct fingerprint *print = &item->print;
    struct text line;
    uint64_t changed = 0;
    int64_t n;
    in->is_bad = !text_next(&in->rest, '\n', &line);
    if (in->is_bad)
        return false;
    if (text_starts(line, TEXT("end ")) && text_to_int(text_slice(line, 4, line.size), &n)) {
        end->n_told = (uint64_t)n;
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

/* Without a file, or one that cannot be opened, false, with errno. What cannot be mapped is as one of no bytes: damaged. */
static bool map_records(const struct folder *folder, struct text name, struct text *file)
{
    struct tree_file look;
    struct arena scratch = arena_new("a name");
    int fd = tree_open(&scratch, folder, name, &look), error = errno;
    arena_release(&scratch);
    errno = error;
    if (fd < 0)
        return false;
    file_map(fd, file);
    close(fd);
    return true;
}

/* Passes by the first line. */
static reader *begin(struct store_reader *in, struct ending *end)
{
    end->has_others = text_starts(in->rest, FIRST_LINE);
    if (!end->has_others && !text_starts(in->rest, FIRST_LINE_2))
        return read_line;
    in->rest = text_slice(in->rest, FIRST_LINE.size, in->rest.size); /* both are as long */
    return read_record;
}

/* Of the bytes of FILE. */
static bool read_each(struct text file, struct manifest_part part, manifest_visitor *visit, void *shared, struct ending *end)
{
    struct store_reader in = {.rest = file};
    reader *read = begin(&in, end);
    struct published item;
    size_t n = 0;
    while (read(&in, &item, end)) {
        if (n++ % part.n != part.first)
            continue;
        in.is_bad = !path_is_safe(item.path);
        if (in.is_bad)
            break;
        visit(shared, &item);
    }
    return !in.is_bad && end->n_told == n;
}

bool manifest_each(const struct folder *folder, struct text name, struct manifest_part part, manifest_visitor *visit, void *shared)
{
    struct text file = {0};
    bool known = map_records(folder, name, &file) && read_each(file, part, visit, shared, &(struct ending){0});
    file_unmap(file);
    return known;
}

static void pass_by(void *shared, const struct published *item)
{
    (void)shared;
    (void)item;
}

bool manifest_others(struct arena *arena, const struct folder *folder, struct text name, struct map *others, bool *is_told, const char **reason)
{
    struct ending end = {.others = others};
    struct text file = {0};
    *others = map_new(arena);
    *is_told = false;
    if (!map_records(folder, name, &file))
        return errno == ENOENT || tree_failed(arena, text_format(arena, ".vitrine/%.*s", TEXT_ARGS(name)), "read", reason);
    *is_told = read_each(file, MANIFEST_ALL, pass_by, NULL, &end) && end.has_others;
    file_unmap(file);
    return true;
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
                    const struct tree_files *others, bool is_flushed, const char **reason)
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
    for (size_t i = 0; i < others->n_items; i++)
        store_put_text(&out, others->items[i].path);
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
