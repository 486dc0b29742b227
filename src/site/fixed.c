/* fixed.c - pages that every site has once a language: search, inquiry basket, comparison, new arrivals, 404. */
#include "view/view.h"

extern const struct output_kind output_fixed;

static const struct {
    const char *file, *title; /* the theme's text */
    enum view_template template;
} pages[] = {
    {"search.html", "search", TEMPLATE_SEARCH}, {"inquiry.html", "basket", TEMPLATE_BASKET},     {"compare.html", "compare", TEMPLATE_COMPARE},
    {"news.html", "news", TEMPLATE_NEWS},       {"404.html", "missing_title", TEMPLATE_MISSING},
};

static void list(const struct view_context *context, struct plan *plan)
{
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
            plan_add(plan, (struct output){.kind = &output_fixed, .path = view_path(context, plan->arena, l, pages[i].file), .language = l, .subject = i});
}

static struct data newest(const struct view_page *page)
{
    enum { MOST = 24 };
    const struct view_order *order = &page->context->order;
    struct data *items = arena_array(page->arena, struct data, MOST);
    size_t n = 0;
    for (; n < order->n_products && n < MOST; n++)
        items[n] = view_card(page, order->newest[n], n);
    return view_list(page->arena, items, n);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    bool missing = pages[output->subject].template == TEMPLATE_MISSING;
    struct view_page page = missing ? view_page_open_rooted(context, out->arena, output) : view_page_open(context, out->arena, output);
    struct view_object o = view_common(&page, view_word(&page, pages[output->subject].title), context->catalog->sites[page.language].description.text);
    struct text paths[MAX_LANGUAGES];
    bool there[MAX_LANGUAGES];
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        paths[l] = view_path(context, page.arena, l, pages[output->subject].file);
        there[l] = true;
    }
    if (!missing)
        view_alternates(&page, &o, paths, there);
    if (pages[output->subject].template == TEMPLATE_NEWS)
        view_put(&o, VIEW_page_cards, newest(&page));
    return view_render(&page, pages[output->subject].template, &o, out, reason);
}

const struct output_kind output_fixed = {.name = "page", .list = list, .render = render};
