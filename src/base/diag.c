/* diag.c */
#include "base/diag.h"

#include "base/locale.h"

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {"hint", "warning", "error"};
    return names[severity];
}

const char *diag_joint(void)
{
    return _("; ");
}

static void make_room(struct diag_list *list, size_t capacity)
{
    if (capacity <= list->capacity)
        return;
    list->items = arena_grow(list->arena, list->items, list->capacity * sizeof *list->items, capacity * sizeof *list->items);
    list->capacity = capacity;
}

void diag_add(struct diag_list *list, struct diag diag)
{
    if (list->n_items == list->capacity)
        make_room(list, list->capacity ? list->capacity * 2 : 8);
    list->items[list->n_items++] = diag;
}

struct diag_list diag_list_kept(struct arena *arena, const struct diag_list *list)
{
    struct diag_list kept = {arena, arena_array(arena, struct diag, list->n_items), list->n_items, list->n_items};
    for (size_t i = 0; i < list->n_items; i++)
        kept.items[i] = list->items[i];
    return kept;
}

void diag_list_join(struct diag_list *into, const struct diag_list *lists, size_t n_lists)
{
    size_t n = into->n_items;
    for (size_t i = 0; i < n_lists; i++)
        n += lists[i].n_items;
    make_room(into, n); /* at once: smaller ones would stay behind in the arena */
    for (size_t i = 0; i < n_lists; i++)
        for (size_t k = 0; k < lists[i].n_items; k++)
            diag_add(into, lists[i].items[k]);
}

struct order {
    const struct diag *items;
    const struct source *sources;
};

static int compare(const struct diag *x, const struct diag *y, const struct source *sources)
{
    int order = x->where.source == y->where.source ? 0 : text_compare(sources[x->where.source].path, sources[y->where.source].path);
    if (order == 0 && x->where.start != y->where.start)
        order = x->where.start < y->where.start ? -1 : 1;
    if (order == 0)
        order = strcmp(x->rule, y->rule);
    return order ? order : text_compare(x->subject, y->subject);
}

static int by_place(const void *a, const void *b, void *context)
{
    const struct order *o = context;
    size_t i = *(const size_t *)a, k = *(const size_t *)b;
    int order = compare(&o->items[i], &o->items[k], o->sources);
    return order ? order : i < k ? -1 : i > k;
}

/* Mostly they are: documents come by their paths, and each one's findings were sorted when it was checked. */
static bool is_sorted(const struct diag_list *list, const struct source *sources)
{
    for (size_t i = 1; i < list->n_items; i++)
        if (compare(&list->items[i - 1], &list->items[i], sources) > 0)
            return false;
    return true;
}

/* Numbers are sorted and the findings then moved along: there may be hundreds of thousands. */
void diag_list_sort(struct diag_list *list, const struct source *sources)
{
    if (is_sorted(list, sources))
        return;
    struct arena arena = arena_new("sorting findings");
    size_t *from = arena_array(&arena, size_t, list->n_items); /* which finding comes to each place */
    for (size_t i = 0; i < list->n_items; i++)
        from[i] = i;
    struct order order = {list->items, sources};
    qsort_r(from, list->n_items, sizeof *from, by_place, &order);
    for (size_t i = 0; i < list->n_items; i++) {
        struct diag first = list->items[i];
        size_t at = i;
        while (from[at] != i) { /* once round the circle of places that begins here */
            size_t next = from[at];
            list->items[at] = list->items[next];
            from[at] = at;
            at = next;
        }
        list->items[at] = first;
        from[at] = at;
    }
    arena_release(&arena);
}

struct diag_list diag_list_of(const struct diag_list *list, const struct source *sources, uint32_t source)
{
    size_t low = 0, high = list->n_items;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (text_compare(sources[list->items[middle].where.source].path, sources[source].path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    struct diag_list own = {.items = list->items ? list->items + low : NULL};
    while (low + own.n_items < list->n_items && own.items[own.n_items].where.source == source)
        own.n_items++;
    return own;
}

size_t diag_count(const struct diag_list *list, enum severity severity)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n_items; i++)
        n += list->items[i].severity == severity;
    return n;
}
