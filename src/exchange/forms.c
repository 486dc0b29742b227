/* forms.c - the table, and listings as others know them. */
#include "exchange/exchange.h"

#define FORM(name) extern const struct exchange_form exchange_##name;
#include "exchange/forms.def"
#undef FORM

const struct exchange_form *const exchange_forms[] = {
#define FORM(name) &exchange_##name,
#include "exchange/forms.def"
#undef FORM
};
const size_t n_exchange_forms = sizeof exchange_forms / sizeof *exchange_forms;

const struct exchange_form *exchange_form_find(struct text name)
{
    for (size_t i = 0; i < n_exchange_forms; i++)
        if (text_is(name, exchange_forms[i]->name))
            return exchange_forms[i];
    return NULL;
}

static struct text or_empty(struct text text)
{
    return text.data ? text : TEXT("");
}

struct exchanged exchange_listing(const struct view_context *context, struct arena *arena, size_t index, size_t language)
{
    const struct product *product = &context->catalog->products[index];
    const struct document *document = view_document(context, product, language);
    const struct listing_fields *f = &document->fields;
    struct view_page page = view_page_open(context, arena, &(struct output){.path = TEXT("index.html"), .language = language});
    struct exchanged e = {.handle = product->slug,
                          .title = or_empty(f->title.text),
                          .html = view_body(&page, document),
                          .description = or_empty(f->description.text),
                          .sku = or_empty(f->sku.text),
                          .category = or_empty(f->category.text),
                          .brand = or_empty(f->brand.text),
                          .gtin = or_empty(f->gtin.text),
                          .keywords = view_joined(arena, &f->keywords.terms),
                          .currency = view_currency(context, f),
                          .price = f->price.tiers.n_items ? or_empty(f->price.tiers.items[0].price.as.text) : TEXT("")};
    for (size_t i = 0; i < product->n_pictures && e.n_images < MOST_IMAGES; i++) {
        uint32_t width = view_width(context, product->pictures[i], UINT32_MAX);
        if (!width)
            continue;
        e.images[e.n_images] = view_absolute(context, arena, view_path_picture(context, arena, product->pictures[i], width, NULL));
        e.alts[e.n_images++] = i < f->images.n_items ? or_empty(f->images.items[i].alt.text) : TEXT("");
    }
    for (size_t i = 0; i < f->options.n_items && i < MOST_OPTIONS; i++) {
        e.option_names[i] = f->options.items[i].name.text;
        e.options[i] = f->options.items[i].values;
    }
    return e;
}

struct exchanged_list exchange_listings(const struct view_context *context, struct arena *arena, size_t language)
{
    struct exchanged_list list = {arena_array(arena, struct exchanged, context->order.n_products), 0};
    for (size_t i = 0; i < context->order.n_products; i++)
        list.items[list.n_items++] = exchange_listing(context, arena, context->order.products[i], language);
    return list;
}
