/* view.h - a catalog as templates and documents see it: texts ready to be shown, addresses relative to the page.
 *
 * Addresses: a page's path below output/ is worked out in one place (view_path_*), and every address on a page is
 * relative to it, so that the tree works under any prefix and from a disk.
 */
#ifndef VITRINE_VIEW_VIEW_H
#define VITRINE_VIEW_VIEW_H

#include "plan/plan.h"
#include "view/fields.h"
#include "view/theme.h"

struct view_context {
    const struct catalog *catalog;
    const struct variants *variants;  /* one a picture of the catalog */
    const struct cache *cache;
    struct theme *theme;
    const struct template *templates[16]; /* by enum view_template */
};

enum view_template { TEMPLATE_HOME, TEMPLATE_CATEGORY, TEMPLATE_PRODUCT, TEMPLATE_PAGE, TEMPLATE_SEARCH, TEMPLATE_BASKET, TEMPLATE_MISSING, TEMPLATE_CATALOG, N_TEMPLATES };

/* Compiles the templates. False: REASON is a whole sentence. */
bool view_open(struct view_context *context, const char **reason);

/* Where one page is being made: its path tells what all addresses are relative to. */
struct view_page {
    const struct view_context *context;
    struct arena *arena;
    struct text path;       /* below output/ */
    struct text root;       /* "", "../", "../../" */
    size_t language;
};

struct view_page view_page_open(const struct view_context *context, struct arena *arena, const struct output *output);

/* Paths below output/. */
struct text view_path(const struct view_context *context, struct arena *arena, size_t language, const char *name);
struct text view_path_product(const struct view_context *context, struct arena *arena, size_t product, size_t language);
struct text view_path_page(const struct view_context *context, struct arena *arena, size_t page, size_t language);
struct text view_path_category(const struct view_context *context, struct arena *arena, size_t category, size_t language, size_t number);
struct text view_path_picture(const struct view_context *context, struct arena *arena, size_t picture, uint32_t width, const char *ending);
struct text view_path_file(struct arena *arena, struct text source_path);

/* PATH as an address on PAGE. */
struct text view_relative(const struct view_page *page, struct text path);

/* PATH as an absolute URL; "" without base_url. */
struct text view_absolute(const struct view_context *context, struct arena *arena, struct text path);

/* The fields that every page has; the caller adds its own and calls view_render. CRUMBS may be data of kind nothing. */
struct view_object view_common(const struct view_page *page, struct text title, struct text description);
void view_alternates(const struct view_page *page, struct view_object *object, const struct text *paths, const bool *is_there);
void view_render(const struct view_page *page, enum view_template which, const struct view_object *object, struct buffer *out);

struct data view_link(const struct view_page *page, struct text name, struct text path, bool is_here);
struct data view_list(struct arena *arena, const struct data *items, size_t n);
struct data view_text(struct text text);
struct data view_markup(struct text markup);
struct data view_card(const struct view_page *page, size_t product);
struct data view_product(const struct view_page *page, size_t product);
struct data view_category(const struct view_page *page, size_t category, bool with_children);
struct data view_picture(const struct view_page *page, size_t picture, struct text alt, size_t number);
struct data view_certificates(const struct view_page *page, const struct certification *items, size_t n, struct text from);

/* The lowest price with its currency, "USD 11.20"; "" when there is none. */
struct text view_price(const struct view_page *page, const struct listing_fields *fields);

/* BODY of DOCUMENT as HTML: links to content files lead to their pages, pictures to their variants. */
struct text view_body(const struct view_page *page, const struct document *document);

/* JSON-LD of a product, of crumbs and of the firm. */
struct text view_structured_product(const struct view_page *page, size_t product);
struct text view_structured_site(const struct view_page *page);

static inline const struct document *view_document(const struct view_context *context, const struct product *product, size_t language)
{
    return &context->catalog->documents[product->in[language]];
}

#endif
