/* catalog.c - the printable catalog: everything on one page, with contents and an index by SKU. */
#include <endian.h>

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

/* A list whose items are pieces of the page. */
struct piece_list {
    struct pieces *pieces; /* NULL: nobody asks for them */
    struct buffer *out; /* the page */
    uint64_t made_of; /* what all its items are made of */
    uint64_t times; /* that it was begun: in another place of the template an item looks different */
    uint64_t item; /* what the one that is shown is made of */
};

static bool find_piece(struct piece_list *list, size_t i, uint64_t made_of, struct text *bytes)
{
    list->times += i == 0;
    const uint64_t all[] = {list->made_of, list->times, made_of};
    list->item = digest_numbers(all, sizeof all / sizeof *all);
    return pieces_find(list->pieces, list->item, bytes);
}

static void put_piece(const struct piece_list *list, size_t at, size_t size)
{
    pieces_add(list->pieces, list->item, at, size);
    pieces_let_go(list->pieces, list->out);
}

/* The records of a group, from FIRST on. */
struct entries {
    const struct view_page *page;
    struct piece_list *list; /* of all groups */
    size_t first;
};

static struct data entry(const void *state, size_t i, struct arena *arena)
{
    const struct entries *entries = state;
    struct view_page page = *entries->page;
    page.arena = arena;
    return view_entry(&page, page.context->order.products[entries->first + i]);
}

static bool is_entry_shown_as(const void *state, size_t i, struct text *bytes)
{
    const struct entries *entries = state;
    const struct view_context *context = entries->page->context;
    return find_piece(entries->list, i, context->product_digest[context->order.products[entries->first + i]], bytes);
}

static void entry_shown(const void *state, size_t i, size_t at, size_t size)
{
    const struct entries *entries = state;
    (void)i;
    put_piece(entries->list, at, size);
}

/* The listings of one category itself: those below it come in their own groups. FIRST .. END are its records. */
static struct data group(const struct view_page *page, struct piece_list *list, size_t category, size_t first, size_t end)
{
    const struct catalog *catalog = page->context->catalog;
    struct view_object o = {.arena = page->arena};
    struct entries *entries = arena_array(page->arena, struct entries, 1);
    bool none = category == NO_CATEGORY;
    *entries = (struct entries){page, list, first};
    view_put_text(&o, VIEW_group_name, none ? view_word(page, "products") : full_name(page, category));
    view_put_text(&o, VIEW_group_anchor,
                  none ? TEXT("c-other") : text_format(page->arena, "c-%.*s", TEXT_ARGS(slug_make(page->arena, catalog->categories[category].slug))));
    view_put_text(&o, VIEW_group_address, view_relative(page, view_path_category(page->context, page->arena, category, page->language, 0)));
    view_put_text(&o, VIEW_group_level, text_format(page->arena, "%zu", none ? 1 : catalog->categories[category].level + 1));
    view_put(&o, VIEW_group_cards, view_made(page->arena, end - first, (struct data_source){entry, entries, is_entry_shown_as, entry_shown}));
    return view_done(&o);
}

static struct data groups(const struct view_page *page, struct piece_list *list)
{
    const struct view_order *order = &page->context->order;
    const struct catalog *catalog = page->context->catalog;
    struct data *items = arena_array(page->arena, struct data, order->n_products);
    size_t n = 0;
    for (size_t first = 0, end; first < order->n_products; first = end) {
        size_t category = catalog->products[order->products[first]].category;
        for (end = first; end < order->n_products && catalog->products[order->products[end]].category == category;)
            end++;
        items[n++] = group(page, list, category, first, end);
    }
    return view_list(page->arena, items, n);
}

/* A listing that has a SKU; that stands here, since sorting asks for it again and again. */
struct row {
    struct text sku;
    uint64_t head[2]; /* its first bytes as numbers, in whose order SKUs stand mostly */
    uint32_t product;
};

/* By SKU. */
struct rows {
    const struct view_page *page;
    struct row *items;
    struct piece_list *list;
};

static const struct listing_fields *fields_of(const struct view_page *page, size_t product)
{
    return &view_document(page->context, &page->context->catalog->products[product], page->language)->fields;
}

static struct row row_of(struct text sku, uint32_t product)
{
    struct row row = {.sku = sku, .product = product};
    memcpy(row.head, sku.data, sku.size < sizeof row.head ? sku.size : sizeof row.head);
    for (int i = 0; i < 2; i++)
        row.head[i] = be64toh(row.head[i]);
    return row;
}

static int by_sku(const void *a, const void *b)
{
    const struct row *x = a, *y = b;
    for (int i = 0; i < 2; i++)
        if (x->head[i] != y->head[i])
            return x->head[i] < y->head[i] ? -1 : 1;
    int order = text_compare(x->sku, y->sku);
    return order ? order : x->product < y->product ? -1 : x->product > y->product;
}

static struct data row_of_index(const void *state, size_t i, struct arena *arena)
{
    const struct rows *rows = state;
    size_t product = rows->items[i].product;
    struct view_object o = {.arena = arena};
    view_put_text(&o, VIEW_entry_sku, rows->items[i].sku);
    view_put_text(&o, VIEW_entry_title, fields_of(rows->page, product)->title.text);
    view_put_text(&o, VIEW_entry_anchor, TEXT_JOIN(arena, TEXT("p-"), rows->page->context->catalog->products[product].slug));
    return view_done(&o);
}

static bool is_row_shown_as(const void *state, size_t i, struct text *bytes)
{
    const struct rows *rows = state;
    return find_piece(rows->list, i, rows->page->context->product_digest[rows->items[i].product], bytes);
}

static void row_shown(const void *state, size_t i, size_t at, size_t size)
{
    const struct rows *rows = state;
    (void)i;
    put_piece(rows->list, at, size);
}

static struct data sku_index(const struct view_page *page, struct piece_list *list)
{
    const struct view_order *order = &page->context->order;
    struct row *items = arena_array(page->arena, struct row, order->n_products);
    struct rows *rows = arena_array(page->arena, struct rows, 1);
    size_t n = 0;
    for (size_t i = 0; i < order->n_products; i++) {
        const struct listing_fields *fields = fields_of(page, order->products[i]);
        if (value_is_set(fields->sku))
            items[n++] = row_of(fields->sku.text, order->products[i]);
    }
    if (n)
        qsort(items, n, sizeof *items, by_sku);
    *rows = (struct rows){page, items, list};
    return view_made(page->arena, n, (struct data_source){row_of_index, rows, is_row_shown_as, row_shown});
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    struct view_object o = view_common(&page, view_word(&page, "catalog"), context->catalog->sites[page.language].description.text);
    struct piece_list entries = {.pieces = output->pieces, .out = out}, rows = entries;
    struct text paths[MAX_LANGUAGES];
    bool there[MAX_LANGUAGES];
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        paths[l] = view_path(context, page.arena, l, "catalog.html");
        there[l] = true;
    }
    view_alternates(&page, &o, paths, there);
    view_put(&o, VIEW_page_groups, groups(&page, &entries));
    struct data index = sku_index(&page, &rows);
    view_put(&o, VIEW_page_index, index);
    view_put(&o, VIEW_page_has_index, view_flag(index.n > 0));
    view_put_text(&o, VIEW_page_total, view_n_products(&page, context->order.n_products));
    struct digest digest = view_digest_page(context, output, page.arena);
    view_digest_object(&digest, &o);
    entries.made_of = digest_end(&digest);
    rows.made_of = entries.made_of + 1;
    return view_render(&page, TEMPLATE_CATALOG, &o, out, reason);
}

const struct output_kind output_catalog = {.name = "printable catalog", .has_pieces = true, .list = list, .render = render};
