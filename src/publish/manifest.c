/* manifest.c - a line a file: hash size time made-of path, in hexadecimal but the path. The last line counts them, so that a half-written one is known. */
#include "publish/manifest.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "publish/tree.h"

static bool read_line(struct text line, struct published *item)
{
    struct fingerprint *print = &item->print;
    uint64_t changed;
    if (!text_next_hex(&line, &print->hash.high) || !text_next_hex(&line, &print->hash.low) || !text_next_hex(&line, &print->size) ||
        !text_next_hex(&line, &changed))
        return false;
    struct text older = line; /* manifests of earlier versions do not tell */
    if (!text_next_hex(&line, &print->made_of))
        line = older;
    print->changed = (int64_t)changed;
    item->path = line;
    return path_is_safe(line);
}

static FILE *open_lines(const struct folder *folder, struct text name)
{
    struct arena scratch = arena_new("a name");
    struct tree_file file;
    int fd = tree_open(&scratch, folder, name, &file);
    FILE *lines = fd >= 0 ? fdopen(fd, "r") : NULL;
    if (!lines && fd >= 0)
        close(fd);
    arena_release(&scratch);
    return lines;
}

/* Is LINE the last one, of a manifest of N files? */
static bool is_end(struct text line, size_t n)
{
    int64_t told;
    return text_starts(line, TEXT("end ")) && text_to_int(text_slice(line, 4, line.size), &told) && (size_t)told == n;
}

bool manifest_each(const struct folder *folder, struct text name, struct manifest_part part, manifest_visitor *visit, void *shared)
{
    FILE *lines = open_lines(folder, name);
    char *bytes = NULL;
    size_t room = 0, n = 0;
    bool is_whole = false;
    for (ssize_t size; lines && !is_whole && (size = getline(&bytes, &room, lines)) > 0 && bytes[size - 1] == '\n';) {
        struct text line = {bytes, (size_t)size - 1};
        struct published item;
        is_whole = is_end(line, n);
        if (is_whole)
            break;
        if (n++ % part.n != part.first)
            continue;
        if (!read_line(line, &item))
            break;
        visit(shared, &item);
    }
    free(bytes);
    if (lines)
        fclose(lines);
    return is_whole;
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

static void put_hex(struct buffer *out, uint64_t value)
{
    char digits[16];
    size_t n = 0;
    do {
        digits[n++] = "0123456789abcdef"[value & 15];
        value >>= 4;
    } while (value);
    while (n)
        buffer_put_byte(out, digits[--n]);
    buffer_put_byte(out, ' ');
}

bool manifest_write(struct arena *arena, const struct folder *folder, struct text name, const struct map *paths, const struct fingerprint *prints,
                    const char **reason)
{
    enum { PART = 64 * 1024 };
    struct new_file file;
    struct buffer out = buffer_new(arena);
    new_file_begin(arena, folder, name, &file);
    for (size_t i = 0; i < paths->n_items; i++) {
        put_hex(&out, prints[i].hash.high);
        put_hex(&out, prints[i].hash.low);
        put_hex(&out, prints[i].size);
        put_hex(&out, (uint64_t)prints[i].changed);
        put_hex(&out, prints[i].made_of);
        buffer_put(&out, map_key(paths, i));
        buffer_put_byte(&out, '\n');
        if (out.size > PART) {
            new_file_put(&file, buffer_text(&out));
            out.size = 0;
        }
    }
    buffer_format(&out, "end %zu\n", paths->n_items);
    new_file_put(&file, buffer_text(&out));
    return new_file_end(&file, true, reason);
}

const struct published *manifest_find(const struct manifest *manifest, struct text path)
{
    size_t at = map_find(&manifest->path_of, path);
    return at == MAP_NONE ? NULL : &manifest->items[at];
}
