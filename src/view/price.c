/* price.c - amounts and counts as a language writes them. */
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

#include "base/icu.h"
#include "view/view.h"

struct text view_currency(const struct view_context *context, const struct listing_fields *fields)
{
    struct text own = fields->price.currency.text, site = context->catalog->sites[0].currency.text;
    return own.size ? own : site.size ? site : TEXT("USD");
}

bool view_price_range(const struct listing_fields *fields, int64_t *lowest, int64_t *highest)
{
    *lowest = INT64_MAX;
    *highest = 0;
    for (size_t i = 0; i < fields->price.tiers.n_items; i++) {
        int64_t price = fields->price.tiers.items[i].price.millionths;
        if (price <= 0)
            continue;
        *lowest = price < *lowest ? price : *lowest;
        *highest = price > *highest ? price : *highest;
    }
    return *highest > 0;
}

/* Digits in groups of three. Spanish and its like leave four digits alone (CLDR, minimumGroupingDigits); so do we not:
 * in a price list the groups help. */
static void put_groups(struct buffer *out, const struct view_numbers *signs, int64_t number)
{
    if (number < 1000) {
        buffer_put(out, number < 0 ? TEXT("-") : TEXT(""));
        buffer_put_number(out, (uint64_t)(number < 0 ? -number : number));
        return;
    }
    put_groups(out, signs, number / 1000);
    buffer_put(out, signs->group);
    for (int64_t part = 100; part > 0; part /= 10)
        buffer_put_byte(out, (char)('0' + number / part % 10));
}

struct text view_whole(const struct view_page *page, int64_t number)
{
    struct buffer out = buffer_new(page->arena);
    put_groups(&out, &page->context->numbers[page->language], number);
    return buffer_text(&out);
}

/* How many decimals CURRENCY has: 2 for USD, 0 for JPY. */
static int decimals_of(struct text currency)
{
    UChar wide[4] = {0};
    UErrorCode error = U_ZERO_ERROR;
    if (text_is(currency, "USD") || text_is(currency, "EUR") || text_is(currency, "CNY"))
        return 2;
    if (currency.size != 3)
        return 2;
    for (int i = 0; i < 3; i++)
        wide[i] = (UChar)(unsigned char)currency.data[i];
    int32_t digits = ucurr_getDefaultFractionDigits(wide, &error);
    return icu_works(error) && digits >= 0 && digits <= 4 ? (int)digits : 2;
}

struct text view_plain_number(struct arena *arena, int64_t millionths)
{
    struct buffer out = buffer_new(arena);
    buffer_put_millionths(&out, (uint64_t)millionths);
    if (millionths % 1000000 == 0)
        buffer_put(&out, TEXT(".00"));
    else if (millionths % 100000 == 0)
        buffer_put(&out, TEXT("0"));
    return buffer_text(&out);
}

struct text view_money(const struct view_page *page, struct text currency, int64_t millionths)
{
    const struct view_numbers *signs = &page->context->numbers[page->language];
    struct buffer out = buffer_new(page->arena);
    if (millionths <= 0)
        return TEXT("");
    char fraction[6];
    int64_t rest = millionths % 1000000;
    for (size_t i = sizeof fraction; i > 0; rest /= 10)
        fraction[--i] = (char)('0' + rest % 10);
    int shown = 6, least = decimals_of(currency);
    while (shown > least && fraction[shown - 1] == '0') /* 0.085 keeps its third decimal */
        shown--;
    buffer_put(&out, currency);
    buffer_put(&out, TEXT("\xC2\xA0"));
    put_groups(&out, signs, millionths / 1000000);
    if (shown > 0) {
        buffer_put(&out, signs->decimal);
        buffer_put(&out, (struct text){fraction, (size_t)shown});
    }
    return buffer_text(&out);
}
