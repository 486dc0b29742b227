/* order.c */
#include "view/view.h"

struct key {
    size_t category;
    uint32_t product;
    struct date date;
};

static int by_category(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    if (x->category != y->category)
        return x->category < y->category ? -1 : 1;
    return x->product < y->product ? -1 : 1;
}

static int by_date(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    int order = date_compare(y->date, x->date);
    return order ? order : by_category(&(struct key){0, x->product, x->date}, &(struct key){0, y->product, y->date});
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
    struct key *keys = arena_array(&scratch, struct key, catalog->n_products);
    for (size_t i = 0; i < catalog->n_products; i++)
        if (catalog->products[i].is_published)
            keys[order.n_products++] =
                (struct key){catalog->products[i].category, (uint32_t)i, catalog->documents[catalog->products[i].document].fields.date.date};
    if (order.n_products)
        qsort(keys, order.n_products, sizeof *keys, by_category);
    for (size_t i = 0; i < order.n_products; i++) {
        order.products[i] = keys[i].product;
        order.record[keys[i].product] = (uint32_t)i;
    }
    if (order.n_products)
        qsort(keys, order.n_products, sizeof *keys, by_date);
    for (size_t i = 0; i < order.n_products; i++)
        order.newest[i] = keys[i].product;
    arena_release(&scratch);
    find_ranges(arena, catalog, &order);
    return order;
}
