/* diag.c */
#include "base/diag.h"

const char *severity_name(enum severity severity)
{
    static const char *const names[] = {"hint", "warning", "error"};
    return names[severity];
}

void diag_add(struct diag_list *list, struct diag diag)
{
    if (list->n_items == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 8;
        list->items = arena_grow(list->arena, list->items, list->capacity * sizeof *list->items, capacity * sizeof *list->items);
        list->capacity = capacity;
    }
    list->items[list->n_items++] = diag;
}

struct diag_list diag_list_kept(struct arena *arena, const struct diag_list *list)
{
    struct diag_list kept = {arena, arena_array(arena, struct diag, list->n_items), list->n_items, list->n_items};
    for (size_t i = 0; i < list->n_items; i++)
        kept.items[i] = list->items[i];
    return kept;
}

void diag_list_join(struct diag_list *into, const struct diag_list *from)
{
    for (size_t i = 0; i < from->n_items; i++)
        diag_add(into, from->items[i]);
}

/* One finding with all that its place in the order depends on: qsort has no context argument. */
struct ranked {
    struct diag diag;
    struct text path;
    size_t made;
};

static int compare(const void *a, const void *b)
{
    const struct ranked *x = a, *y = b;
    int order = text_compare(x->path, y->path);
    if (order == 0 && x->diag.where.start != y->diag.where.start)
        order = x->diag.where.start < y->diag.where.start ? -1 : 1;
    if (order == 0)
        order = strcmp(x->diag.rule, y->diag.rule);
    if (order == 0)
        order = text_compare(x->diag.subject, y->diag.subject);
    if (order == 0)
        order = x->made < y->made ? -1 : x->made > y->made;
    return order;
}

void diag_list_sort(struct diag_list *list, const struct source *sources)
{
    struct arena arena = arena_new("sorting findings");
    struct ranked *ranked = arena_array(&arena, struct ranked, list->n_items);
    for (size_t i = 0; i < list->n_items; i++)
        ranked[i] = (struct ranked){list->items[i], sources[list->items[i].where.source].path, i};
    if (list->n_items)
        qsort(ranked, list->n_items, sizeof *ranked, compare);
    for (size_t i = 0; i < list->n_items; i++)
        list->items[i] = ranked[i].diag;
    arena_release(&arena);
}

size_t diag_count(const struct diag_list *list, enum severity severity)
{
    size_t n = 0;
    for (size_t i = 0; i < list->n_items; i++)
        n += list->items[i].severity == severity;
    return n;
}
