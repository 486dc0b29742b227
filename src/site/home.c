/* home.c - the first page of each language. */
#include "view/view.h"

extern const struct output_kind output_home;

static void list(const struct view_context *context, struct plan *plan)
{
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        plan_add(plan, (struct output){.kind = &output_home, .path = view_path(context, plan->arena, l, "index.html"), .language = l});
}

/* The listings that site.yaml names, else the newest ones. */
static struct data featured(const struct view_page *page)
{
    enum { MOST = 8 };
    const struct catalog *catalog = page->context->catalog;
    const struct values *named = &catalog->sites[0].featured;
    struct data *items = arena_array(page->arena, struct data, MOST);
    size_t n = 0;
    for (size_t i = 0; i < named->n_items && n < MOST; i++) {
        size_t at = map_find(&catalog->product_of, slug_make(page->arena, named->items[i].text));
        if (at != MAP_NONE && catalog->products[at].is_published)
            items[n++] = view_card(page, at, SIZE_MAX);
    }
    for (size_t i = 0; named->n_items == 0 && i < page->context->order.n_products && n < MOST; i++)
        items[n++] = view_card(page, page->context->order.newest[i], SIZE_MAX);
    return view_list(page->arena, items, n);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    const struct site *site = &context->catalog->sites[page.language];
    struct view_object o = view_common(&page, site->name.text, site->description.text);
    struct text paths[MAX_LANGUAGES];
    bool there[MAX_LANGUAGES];
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        paths[l] = view_path(context, page.arena, l, "index.html");
        there[l] = true;
    }
    view_alternates(&page, &o, paths, there);
    view_put(&o, VIEW_page_is_home, view_flag(true));
    view_put(&o, VIEW_page_featured, featured(&page));
    view_put(&o, VIEW_page_structured, view_markup(view_structured_site(&page)));
    view_put_text(&o, VIEW_page_share_type, TEXT("website"));
    return view_render(&page, TEMPLATE_HOME, &o, out, reason);
}

const struct output_kind output_home = {.name = "home page", .list = list, .render = render};
