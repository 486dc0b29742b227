/* feed.c - which listings a shopping feed can hold: those with a price above 0 and a photo that is large enough. An entry without would be
 * refused, and one with price 0 untrue. */
#include "base/locale.h"
#include "view/view.h"

enum { MERCHANT_SIDE = 100, MERCHANT_SIDE_2027 = 500 };

uint32_t view_merchant_side(const struct catalog *catalog)
{
    return date_compare(catalog->today, (struct date){2027, 1, 31}) < 0 ? MERCHANT_SIDE : MERCHANT_SIDE_2027;
}

/* The first tier's, in millionths; 0 when it is less than a cent. */
static int64_t first_price(const struct listing_fields *fields)
{
    int64_t price = fields->price.tiers.n_items ? fields->price.tiers.items[0].price.millionths : 0;
    return price < 10000 ? 0 : price;
}

struct text view_plain_price(struct arena *arena, const struct listing_fields *fields)
{
    int64_t price = first_price(fields);
    return price ? view_plain_number(arena, price) : TEXT("");
}

enum feed_refusal view_feed_refusal(const struct view_context *context, size_t index, size_t language, uint32_t least_side)
{
    const struct product *product = &context->catalog->products[index];
    const struct listing_fields *fields = &view_document(context, product, language)->fields;
    if (!product->is_translated[language])
        return FEED_UNTRANSLATED;
    if (first_price(fields) == 0)
        return FEED_NO_PRICE;
    size_t picture = view_main_picture(context, product);
    if (picture == NO_PICTURE)
        return FEED_NO_PHOTO;
    uint32_t width = view_width(context, picture, UINT32_MAX), height = variant_height(&context->variants[picture], width);
    return width < least_side || height < least_side ? FEED_SMALL_PHOTO : FEED_TAKES;
}

void view_feed_report(const struct view_context *context, const char *name, size_t language, uint32_t least_side, struct buffer *out)
{
    static const char *const reasons[N_FEED_REFUSALS] = {[FEED_UNTRANSLATED] = "not translated",
                                                         [FEED_NO_PRICE] = "without a price",
                                                         [FEED_NO_PHOTO] = "without a photo",
                                                         [FEED_SMALL_PHOTO] = "with a photo that is too small"};
    size_t counts[N_FEED_REFUSALS] = {0}, n = context->order.n_products;
    for (size_t i = 0; i < n; i++)
        counts[view_feed_refusal(context, context->order.products[i], language, least_side)]++;
    if (counts[FEED_TAKES] == n || (counts[FEED_TAKES] == 0 && language > 0)) /* that there is none at all is said once */
        return;
    buffer_format(out, _("%s: %zu of %zu listings; left out are"), name, counts[FEED_TAKES], n);
    bool first = true;
    for (size_t k = 0; k < N_FEED_REFUSALS; k++)
        if (reasons[k] && counts[k]) {
            buffer_format(out, first ? _(" %zu %s") : _(", %zu %s"), counts[k], _(reasons[k]));
            first = false;
        }
    if (counts[FEED_SMALL_PHOTO])
        buffer_format(out, _(" (%u x %u pixels at least)"), least_side, least_side);
    buffer_put(out, text_of(_("; `vitrine check --ready google-merchant` lists them\n")));
}
