/* category.c - a category and those below it. */
#include "view/view.h"

size_t view_category_picture(const struct view_context *context, size_t index)
{
    enum { LOOKED_AT = 50 };
    const struct category *category = &context->catalog->categories[index];
    if (category->picture != NO_PICTURE && view_width(context, category->picture, 1))
        return category->picture;
    for (size_t i = 0; i < category->n_products && i < LOOKED_AT; i++) {
        size_t picture = view_main_picture(context, &context->catalog->products[category->products[i]]);
        if (picture != NO_PICTURE)
            return picture;
    }
    return NO_PICTURE;
}

struct data view_category(const struct view_page *page, size_t index, bool with_children)
{
    const struct catalog *catalog = page->context->catalog;
    const struct category *category = &catalog->categories[index];
    struct view_object o = {.arena = page->arena};
    view_put_text(&o, VIEW_category_name, category_name(catalog, index, page->language));
    view_put_text(&o, VIEW_category_description, category_description(catalog, index, page->language));
    view_put_text(&o, VIEW_category_address, view_relative(page, view_path_category(page->context, page->arena, index, page->language, 0)));
    view_put_text(&o, VIEW_category_count, view_whole(page, (int64_t)category->n_products));
    view_put(&o, VIEW_category_picture, view_picture(page, view_category_picture(page->context, index), TEXT(""), 1));
    struct data *children = arena_array(page->arena, struct data, category->n_children);
    size_t n = 0;
    for (size_t i = 0; with_children && i < category->n_children; i++)
        if (catalog->categories[category->children[i]].n_products)
            children[n++] = view_category(page, category->children[i], false);
    view_put(&o, VIEW_category_children, view_list(page->arena, children, n));
    return view_done(&o);
}
