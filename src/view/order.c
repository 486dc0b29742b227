/* order.c */
#include "view/view.h"

/* The newest first, and those of a day as the catalog has them: the lower number of two. */
static uint64_t newest_key(struct date date, uint32_t product)
{
    uint64_t day = (uint64_t)(date.year * 10000 + date.month * 100 + date.day);
    return (UINT32_MAX - day) << 32 | product;
}

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

/* What has no category comes last. */
static size_t place_of(const struct catalog *catalog, size_t product)
{
    size_t category = catalog->products[product].category;
    return category == NO_CATEGORY ? catalog->n_categories : category;
}

/* Counted, not sorted: a category's listings stay as the catalog has them. */
static void sort_by_category(struct arena *scratch, const struct catalog *catalog, struct view_order *order)
{
    size_t *next = arena_array(scratch, size_t, catalog->n_categories + 2); /* of each category: where its next listing belongs */
    for (size_t i = 0; i < catalog->n_products; i++)
        next[place_of(catalog, i) + 1] += catalog->products[i].is_published;
    for (size_t i = 0; i <= catalog->n_categories; i++)
        next[i + 1] += next[i];
    order->n_products = next[catalog->n_categories + 1];
    for (size_t i = 0; i < catalog->n_products; i++)
        if (catalog->products[i].is_published) {
            size_t record = next[place_of(catalog, i)]++;
            order->products[record] = (uint32_t)i;
            order->record[i] = (uint32_t)record;
        }
}

/* A record belongs to its category and to all above it. Categories stand parent first, depth first, so each range is whole. */
static void find_ranges(struct arena *arena, const struct catalog *catalog, struct view_order *order)
{
    order->first = arena_array(arena, size_t, catalog->n_categories);
    order->end = arena_array(arena, size_t, catalog->n_categories);
    for (size_t i = 0; i < order->n_products; i++)
        for (size_t at = catalog->products[order->products[i]].category; at != NO_CATEGORY; at = catalog->categories[at].parent) {
            if (order->end[at] == 0)
                order->first[at] = i;
            order->end[at] = i + 1;
        }
}

struct view_order view_order_make(struct arena *arena, const struct catalog *catalog)
{
    struct arena scratch = arena_new("the order of listings");
    struct view_order order = {.products = arena_array(arena, uint32_t, catalog->n_products),
                               .newest = arena_array(arena, uint32_t, catalog->n_products),
                               .record = arena_array(arena, uint32_t, catalog->n_products)};
    sort_by_category(&scratch, catalog, &order);
    uint64_t *keys = arena_array(&scratch, uint64_t, order.n_products);
    for (size_t i = 0; i < order.n_products; i++) {
        const struct product *product = &catalog->products[order.products[i]];
        keys[i] = newest_key(catalog->documents[product->document].fields.date.date, order.products[i]);
    }
    if (order.n_products)
        qsort(keys, order.n_products, sizeof *keys, by_number);
    for (size_t i = 0; i < order.n_products; i++)
        order.newest[i] = (uint32_t)keys[i];
    arena_release(&scratch);
    find_ranges(arena, catalog, &order);
    return order;
}
