/* manifest.c - a line a file: hash size time made-of path, in hexadecimal but the path. The last line counts them, so that a half-written one is known. */
#include "publish/manifest.h"

#include "base/buffer.h"

enum { LARGEST = 1024 * 1024 * 1024 };

static bool read_line(struct text line, struct published *item)
{
    uint64_t changed;
    if (!text_next_hex(&line, &item->hash[0]) || !text_next_hex(&line, &item->hash[1]) || !text_next_hex(&line, &item->size) || !text_next_hex(&line, &changed))
        return false;
    struct text older = line; /* manifests of earlier versions do not tell */
    if (!text_next_hex(&line, &item->made_of))
        line = older;
    item->changed = (int64_t)changed;
    item->path = line;
    return path_is_safe(line);
}

bool manifest_read(struct arena *arena, const struct folder *folder, struct text name, struct manifest *manifest)
{
    struct text rest, line;
    const char *reason;
    *manifest = (struct manifest){.path_of = map_new(arena)};
    if (!folder_has(folder, name, NULL) || !folder_read(arena, folder, name, LARGEST, &rest, &reason))
        return false;
    size_t lines = 0;
    for (size_t i = 0; i < rest.size; i++)
        lines += rest.data[i] == '\n';
    manifest->items = arena_array(arena, struct published, lines);
    map_reserve(&manifest->path_of, lines);
    while (text_next(&rest, '\n', &line)) {
        if (text_starts(line, TEXT("end "))) {
            int64_t n;
            return text_to_int(text_slice(line, 4, line.size), &n) && (size_t)n == manifest->n_items;
        }
        if (!read_line(line, &manifest->items[manifest->n_items]))
            break;
        map_add(&manifest->path_of, manifest->items[manifest->n_items].path, manifest->n_items);
        manifest->n_items++;
    }
    *manifest = (struct manifest){.path_of = map_new(arena)};
    return false;
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

bool manifest_write(struct arena *arena, const struct folder *folder, struct text name, const struct published *items, size_t n_items, const char **reason)
{
    enum { PART = 64 * 1024 };
    struct new_file file;
    struct buffer out = buffer_new(arena);
    new_file_begin(arena, folder, name, &file);
    for (size_t i = 0; i < n_items; i++) {
        put_hex(&out, items[i].hash[0]);
        put_hex(&out, items[i].hash[1]);
        put_hex(&out, items[i].size);
        put_hex(&out, (uint64_t)items[i].changed);
        put_hex(&out, items[i].made_of);
        buffer_put(&out, items[i].path);
        buffer_put_byte(&out, '\n');
        if (out.size > PART) {
            new_file_put(&file, buffer_text(&out));
            out.size = 0;
        }
    }
    buffer_format(&out, "end %zu\n", n_items);
    new_file_put(&file, buffer_text(&out));
    return new_file_end(&file, true, reason);
}

const struct published *manifest_find(const struct manifest *manifest, struct text path)
{
    size_t at = map_find(&manifest->path_of, path);
    return at == MAP_NONE ? NULL : &manifest->items[at];
}
