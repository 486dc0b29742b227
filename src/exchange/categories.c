/* categories.c - what imported listings name as their category and site.yaml lacks, as lines for it. */
#include "exchange/exchange.h"

#include <stdlib.h>

static const struct text below = {" > ", 3};

static struct text category_of(const struct exchanged *listing)
{
    for (size_t i = 0; i < listing->n_cells; i++)
        if (text_is(listing->cells[i].path, "category"))
            return listing->cells[i].text;
    return listing->category;
}

/* The first part of REST, which then begins behind it. */
static struct text next_part(struct text *rest)
{
    size_t end = text_find(*rest, below, 0);
    struct text part = text_slice(*rest, 0, end);
    *rest = end == TEXT_NOT_FOUND ? TEXT("") : text_slice(*rest, end + below.size, rest->size);
    return part;
}

/* Part by part, so that what is below a category comes directly behind it. */
static int compare(const void *a, const void *b)
{
    struct text left = *(const struct text *)a, right = *(const struct text *)b;
    while (left.size && right.size) {
        int order = text_compare(next_part(&left), next_part(&right));
        if (order)
            return order;
    }
    return (left.size > 0) - (right.size > 0);
}

/* PATH and all above it, each once. */
static void add_path(struct map *paths, struct text path)
{
    for (size_t from = 0, end = 0; end != TEXT_NOT_FOUND; from = end + below.size) {
        end = text_find(path, below, from);
        map_add(paths, text_slice(path, 0, end), 0);
    }
}

static size_t depth_of(struct text path)
{
    size_t depth = 0;
    for (next_part(&path); path.size; next_part(&path))
        depth++;
    return depth;
}

/* "    - name: Cups", as far in as its depth. */
static void put_line(struct buffer *lines, const struct catalog *catalog, struct text path)
{
    struct text rest = path, name = next_part(&rest);
    while (rest.size)
        name = next_part(&rest);
    buffer_format(lines, "%*s- name: ", 2 + 4 * (int)depth_of(path), "");
    exchange_put_scalar(lines, name);
    buffer_put(lines, map_find(&catalog->category_of, path) == MAP_NONE ? TEXT("\n") : TEXT("   # is there\n"));
}

size_t exchange_missing_categories(const struct catalog *catalog, struct arena *arena, const struct exchanged_list *list, struct buffer *lines)
{
    enum { DEEPEST = 16, MOST_LINES = 500 };
    struct map missing = map_new(arena), shown = map_new(arena);
    for (size_t i = 0; i < list->n_items; i++) {
        struct text path = category_of(&list->items[i]);
        if (path.size == 0 || map_find(&catalog->category_of, path) != MAP_NONE || map_find(&missing, path) != MAP_NONE || depth_of(path) > DEEPEST)
            continue;
        map_add(&missing, path, 0);
        add_path(&shown, path);
    }
    struct text *paths = arena_array(arena, struct text, shown.n_items);
    for (size_t i = 0; i < shown.n_items; i++)
        paths[i] = map_key(&shown, i);
    qsort(paths, shown.n_items, sizeof *paths, compare);
    for (size_t i = 0; i < shown.n_items && i < MOST_LINES; i++) {
        size_t depth = depth_of(paths[i]);
        if (i && depth > depth_of(paths[i - 1]))
            buffer_format(lines, "%*schildren:\n", 4 * (int)depth, "");
        put_line(lines, catalog, paths[i]);
    }
    if (shown.n_items > MOST_LINES)
        buffer_put(lines, TEXT("  # ...\n"));
    return missing.n_items;
}
