/* product.c - a page a listing and language. A listing that is not translated is shown in its own language, and says so. */
#include "view/view.h"

extern const struct output_kind output_product;

static void list(const struct view_context *context, struct plan *plan)
{
    const struct catalog *catalog = context->catalog;
    plan_reserve(plan, catalog->n_products * catalog->n_languages);
    for (size_t l = 0; l < catalog->n_languages; l++)
        for (size_t i = 0; i < catalog->n_products; i++)
            if (catalog->products[i].is_published)
                plan_add(plan, (struct output){.kind = &output_product,
                                               .path = view_path_product(context, plan->arena, i, l),
                                               .language = l,
                                               .subject = i,
                                               .asked_by = span_at(catalog->documents[catalog->products[i].document].source, 0, 0)});
}

static uint64_t made_of(const struct view_context *context, const struct output *output, struct arena *scratch)
{
    const struct product *product = &context->catalog->products[output->subject];
    struct digest digest = view_digest_page(context, output, scratch);
    view_digest_product(&digest, context, output->subject);
    for (size_t i = 0; i < product->n_related; i++)
        view_digest_product(&digest, context, product->related[i]);
    return digest_end(&digest);
}

static struct text share_picture(const struct view_page *page, const struct product *product)
{
    size_t picture = view_main_picture(page->context, product);
    uint32_t width = view_width(page->context, picture, 1280);
    return width ? view_absolute(page->context, page->arena, view_path_picture(page->context, page->arena, picture, width, NULL)) : TEXT("");
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    const struct product *product = &context->catalog->products[output->subject];
    const struct listing_fields *fields = &view_document(context, product, page.language)->fields;
    struct text title = value_is_set(fields->title) ? fields->title.text : product->slug, paths[MAX_LANGUAGES];
    struct view_object o = view_common(&page, title, fields->description.text);
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        paths[l] = view_path_product(context, page.arena, output->subject, l);
    view_alternates(&page, &o, paths, product->is_translated);
    view_crumbs(&page, &o, product->category, title);
    view_put(&o, VIEW_page_product, view_product(&page, output->subject));
    view_put(&o, VIEW_page_structured, view_markup(view_structured_product(&page, output->subject)));
    view_put_text(&o, VIEW_page_share_picture, share_picture(&page, product));
    view_put_text(&o, VIEW_page_share_type, TEXT("product"));
    view_put_text(&o, VIEW_page_share_price, view_plain_price(page.arena, fields)); /* for those who show a shared page as a product */
    view_put_text(&o, VIEW_page_share_currency, view_currency(context, fields));
    return view_render(&page, TEMPLATE_PRODUCT, &o, out, reason);
}

const struct output_kind output_product = {.name = "product page", .list = list, .made_of = made_of, .render = render};
