/* category.c - the listings of a category and those below it, in pages; and the list of everything. */
#include "view/view.h"

extern const struct output_kind output_category;

static size_t per_page(const struct view_context *context)
{
    int64_t given = context->catalog->sites[0].per_page.millionths / 1000000;
    return given > 0 && given <= 1000 ? (size_t)given : 24;
}

static size_t count(const struct view_context *context, size_t category)
{
    return category == NO_CATEGORY ? context->order.n_products : context->catalog->categories[category].n_products;
}

static size_t n_pages(const struct view_context *context, size_t category)
{
    size_t n = count(context, category), each = per_page(context);
    return n ? (n + each - 1) / each : 1;
}

static void list_one(const struct view_context *context, struct plan *plan, size_t category, size_t language)
{
    struct span asked = {0};
    if (category != NO_CATEGORY)
        asked = context->catalog->categories[category].fields->name.where;
    for (size_t number = 0; number < n_pages(context, category); number++)
        plan_add(plan, (struct output){.kind = &output_category,
                                       .path = view_path_category(context, plan->arena, category, language, number),
                                       .language = language,
                                       .subject = category,
                                       .page = number,
                                       .asked_by = asked});
}

static void list(const struct view_context *context, struct plan *plan)
{
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        list_one(context, plan, NO_CATEGORY, l);
        for (size_t i = 0; i < context->catalog->n_categories; i++)
            list_one(context, plan, i, l);
    }
}

/* The listings that a page shows: N of LIST, from number FIRST on. */
struct shown {
    const uint32_t *list;
    size_t first, n;
};

static struct shown shown_on(const struct view_context *context, const struct output *output)
{
    size_t category = output->subject, each = per_page(context), n = count(context, category), first = output->page * each;
    const uint32_t *products = category == NO_CATEGORY ? context->order.products : context->catalog->categories[category].products;
    return (struct shown){products, first, n < first ? 0 : n - first < each ? n - first : each};
}

static uint64_t made_of(const struct view_context *context, const struct output *output, struct arena *scratch)
{
    struct digest digest = view_digest_page(context, output, scratch);
    struct shown shown = shown_on(context, output);
    for (size_t i = 0; i < shown.n; i++)
        view_digest_product(&digest, context, shown.list[shown.first + i]);
    return digest_end(&digest);
}

static struct data cards(const struct view_page *page, const struct output *output)
{
    struct shown shown = shown_on(page->context, output);
    struct data *items = arena_array(page->arena, struct data, shown.n);
    for (size_t i = 0; i < shown.n; i++)
        items[i] = view_card(page, shown.list[shown.first + i], i);
    return view_list(page->arena, items, shown.n);
}

enum { AROUND = 3 };

/* Which page's number stands behind that of page I, while page AT of N is shown: the pages around it, the first and the last have one. */
static size_t next_number(size_t i, size_t at, size_t n)
{
    size_t next = i + 1;
    if (next + AROUND < at)
        return at - AROUND;
    return next > at + AROUND && next < n ? n - 1 : next;
}

static struct data numbers(const struct view_page *page, const struct output *output, size_t n)
{
    struct data *items = arena_array(page->arena, struct data, 2 * AROUND + 3);
    size_t kept = 0;
    for (size_t i = 0; i < n; i = next_number(i, output->page, n))
        items[kept++] = view_link(page, view_whole(page, (int64_t)i + 1), view_path_category(page->context, page->arena, output->subject, page->language, i),
                                  i == output->page);
    return view_list(page->arena, items, kept);
}

static void put_paging(const struct view_page *page, const struct output *output, struct view_object *o)
{
    size_t n = n_pages(page->context, output->subject), at = output->page;
    struct arena *arena = page->arena;
    if (n > 1)
        view_put(o, VIEW_page_numbers, numbers(page, output, n));
    if (at > 0)
        view_put_text(o, VIEW_page_previous, view_relative(page, view_path_category(page->context, arena, output->subject, page->language, at - 1)));
    if (at + 1 < n)
        view_put_text(o, VIEW_page_next, view_relative(page, view_path_category(page->context, arena, output->subject, page->language, at + 1)));
    view_put_text(o, VIEW_page_number, text_format(arena, "%zu", at + 1));
    view_put_text(o, VIEW_page_total, view_n_products(page, count(page->context, output->subject)));
}

static struct text range(const struct view_page *page, size_t category)
{
    const struct view_order *order = &page->context->order;
    if (category == NO_CATEGORY)
        return text_format(page->arena, "0-%zu", order->n_products);
    return text_format(page->arena, "%zu-%zu", order->first[category], order->end[category]);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    const struct catalog *catalog = context->catalog;
    size_t category = output->subject;
    bool all = category == NO_CATEGORY, there[MAX_LANGUAGES];
    struct text title = all ? view_word(&page, "products") : category_name(catalog, category, page.language), paths[MAX_LANGUAGES];
    struct text about = all ? catalog->sites[page.language].description.text : category_description(catalog, category, page.language);
    struct view_object o = view_common(&page, output->page ? text_format(page.arena, "%.*s (%zu)", TEXT_ARGS(title), output->page + 1) : title, about);
    for (size_t l = 0; l < catalog->n_languages; l++) {
        paths[l] = view_path_category(context, page.arena, category, l, output->page);
        there[l] = true;
    }
    view_alternates(&page, &o, paths, there);
    if (all)
        view_crumbs(&page, &o, NO_CATEGORY, TEXT(""));
    else
        view_crumbs(&page, &o, catalog->categories[category].parent, title);
    if (!all)
        view_put(&o, VIEW_page_category, view_category(&page, category, true));
    view_put(&o, VIEW_page_cards, cards(&page, output));
    view_put(&o, VIEW_page_has_choice, view_flag(count(context, category) > 1));
    view_put_text(&o, VIEW_page_range, range(&page, category));
    view_put_text(&o, VIEW_page_share_type, TEXT("website"));
    put_paging(&page, output, &o);
    return view_render(&page, TEMPLATE_CATEGORY, &o, out, reason);
}

const struct output_kind output_category = {.name = "category page", .list = list, .made_of = made_of, .render = render};
