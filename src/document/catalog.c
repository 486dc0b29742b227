/* catalog.c - the printable catalog: everything on one page, with contents and an index by SKU. */
#include "view/view.h"

extern const struct output_kind output_catalog;

static void list(const struct view_context *context, struct plan *plan)
{
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        plan_add(plan, (struct output){.kind = &output_catalog, .path = view_path(context, plan->arena, l, "catalog.html"), .language = l});
}

/* "Women › Bottoms › Pants": in a long catalog a name alone does not say where one is. */
static struct text full_name(const struct view_page *page, size_t category)
{
    const struct catalog *catalog = page->context->catalog;
    struct text name = category_name(catalog, category, page->language);
    for (size_t at = catalog->categories[category].parent; at != NO_CATEGORY; at = catalog->categories[at].parent)
        name = text_format(page->arena, "%.*s › %.*s", TEXT_ARGS(category_name(catalog, at, page->language)), TEXT_ARGS(name));
    return name;
}

/* The records of a group, from FIRST on. */
struct entries {
    const struct view_page *page;
    size_t first;
};

static struct data entry(const void *state, size_t i, struct arena *arena)
{
    const struct entries *entries = state;
    struct view_page page = *entries->page;
    page.arena = arena;
    return view_entry(&page, page.context->order.products[entries->first + i]);
}

/* The listings of one category itself: those below it come in their own groups. FIRST .. END are its records. */
static struct data group(const struct view_page *page, size_t category, size_t first, size_t end)
{
    const struct catalog *catalog = page->context->catalog;
    struct view_object o = {.arena = page->arena};
    struct entries *entries = arena_array(page->arena, struct entries, 1);
    bool none = category == NO_CATEGORY;
    *entries = (struct entries){page, first};
    view_put_text(&o, VIEW_group_name, none ? view_word(page, "products") : full_name(page, category));
    view_put_text(&o, VIEW_group_anchor,
                  none ? TEXT("c-other") : text_format(page->arena, "c-%.*s", TEXT_ARGS(slug_make(page->arena, catalog->categories[category].slug))));
    view_put_text(&o, VIEW_group_address, view_relative(page, view_path_category(page->context, page->arena, category, page->language, 0)));
    view_put_text(&o, VIEW_group_level, text_format(page->arena, "%zu", none ? 1 : catalog->categories[category].level + 1));
    view_put(&o, VIEW_group_cards, view_made(page->arena, end - first, entry, entries));
    return view_done(&o);
}

static struct data groups(const struct view_page *page)
{
    const struct view_order *order = &page->context->order;
    const struct catalog *catalog = page->context->catalog;
    struct data *items = arena_array(page->arena, struct data, order->n_products);
    size_t n = 0;
    for (size_t first = 0, end; first < order->n_products; first = end) {
        size_t category = catalog->products[order->products[first]].category;
        for (end = first; end < order->n_products && catalog->products[order->products[end]].category == category;)
            end++;
        items[n++] = group(page, category, first, end);
    }
    return view_list(page->arena, items, n);
}

struct row {
    struct text sku, title, anchor;
};

static int by_sku(const void *a, const void *b)
{
    return text_compare(((const struct row *)a)->sku, ((const struct row *)b)->sku);
}

static struct data row_of_index(const void *state, size_t i, struct arena *arena)
{
    const struct row *row = (const struct row *)state + i;
    struct view_object o = {.arena = arena};
    view_put_text(&o, VIEW_entry_sku, row->sku);
    view_put_text(&o, VIEW_entry_title, row->title);
    view_put_text(&o, VIEW_entry_anchor, row->anchor);
    return view_done(&o);
}

static struct data sku_index(const struct view_page *page)
{
    const struct view_order *order = &page->context->order;
    struct row *rows = arena_array(page->arena, struct row, order->n_products);
    size_t n = 0;
    for (size_t i = 0; i < order->n_products; i++) {
        const struct product *product = &page->context->catalog->products[order->products[i]];
        const struct listing_fields *fields = &view_document(page->context, product, page->language)->fields;
        if (value_is_set(fields->sku))
            rows[n++] = (struct row){fields->sku.text, fields->title.text, text_format(page->arena, "p-%.*s", TEXT_ARGS(product->slug))};
    }
    if (n)
        qsort(rows, n, sizeof *rows, by_sku);
    return view_made(page->arena, n, row_of_index, rows);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    struct view_object o = view_common(&page, view_word(&page, "catalog"), context->catalog->sites[page.language].description.text);
    struct text paths[MAX_LANGUAGES];
    bool there[MAX_LANGUAGES];
    (void)reason;
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        paths[l] = view_path(context, page.arena, l, "catalog.html");
        there[l] = true;
    }
    view_alternates(&page, &o, paths, there);
    view_put(&o, VIEW_page_groups, groups(&page));
    view_put(&o, VIEW_page_index, sku_index(&page));
    view_put_text(&o, VIEW_page_total, view_count(&page, "n_products", context->order.n_products));
    view_render(&page, TEMPLATE_CATALOG, &o, out);
    return true;
}

const struct output_kind output_catalog = {.name = "printable catalog", .list = list, .render = render};
