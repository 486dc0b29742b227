/* price.c - prices as people and their spreadsheets write them. */
#include "catalog/currency.h"
#include "exchange/exchange.h"

enum { MOST_DIGITS = 15 };

/* What groups digits in some country and is no decimal sign anywhere: spaces (U+00A0, U+202F too) and apostrophes (U+2019 too). */
static size_t group_sign_at(struct text text, size_t at)
{
    static const char *const signs[] = {" ", "'", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (text_starts(text_slice(text, at, text.size), text_of(signs[i])))
            return strlen(signs[i]);
    return 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Takes a currency's code, name or sign off one end of TEXT; another word makes it no number. */
static struct text without_currency(struct text text, struct text *currency)
{
    size_t from = 0, to = text.size;
    bool is_certain;
    while (from < to && !is_digit(text.data[from]) && !strchr("+-.,", text.data[from]))
        from++;
    while (to > from && !is_digit(text.data[to - 1]) && !strchr(".,", text.data[to - 1]))
        to--;
    struct text before = text_trim(text_slice(text, 0, from)), after = text_trim(text_slice(text, to, text.size)), sign = before.size ? before : after;
    bool is_sign = sign.size > 0 && sign.size <= 4 && !text_is_ascii(sign);
    if ((before.size && after.size) || (sign.size && !is_sign && !currency_meant(sign, &is_certain).data))
        return TEXT("");
    *currency = sign;
    return text_slice(text, from, to);
}

/* Where the decimal sign of NUMBER stands; its size: it has none. Of two kinds the last one is it. One that stands alone is a decimal point, or a decimal comma
 * unless three digits follow ("1,299", but "0,125"); one that stands more often groups digits. */
static size_t decimal_at(struct text number)
{
    size_t last[2] = {number.size, number.size}, times[2] = {0};
    for (size_t i = 0; i < number.size; i++)
        for (int k = 0; k < 2; k++)
            if (number.data[i] == ".,"[k]) {
                last[k] = i;
                times[k]++;
            }
    if (times[0] && times[1])
        return last[0] > last[1] ? last[0] : last[1];
    if (times[0] == 1 || (times[1] == 1 && (number.size - last[1] != 4 || number.data[0] == '0')))
        return times[0] ? last[0] : last[1];
    return number.size;
}

/* Do three digits stand behind each sign that groups them, up to the decimal sign at END? */
static bool is_grouped(struct text number, size_t end)
{
    size_t since = 0;
    bool any = false;
    for (size_t i = 0; i < end;) {
        size_t sign = number.data[i] == '.' || number.data[i] == ',' ? 1 : group_sign_at(number, i);
        if (sign && (since == 0 || since > 3 || (any && since != 3)))
            return false;
        any = any || sign;
        since = sign ? 0 : since + 1;
        i += sign ? sign : 1;
    }
    return !any || since == 3;
}

struct text exchange_price(struct arena *arena, struct text cell, struct text *currency)
{
    *currency = (struct text){0};
    struct text number = without_currency(text_trim(cell), currency);
    size_t decimal = decimal_at(number), digits = 0;
    struct buffer out = buffer_new(arena);
    if (!is_grouped(number, decimal))
        return (struct text){0};
    for (size_t i = 0; i < number.size;) {
        size_t sign = i < decimal ? group_sign_at(number, i) : 0;
        bool separates = i == decimal || (i < decimal && (number.data[i] == '.' || number.data[i] == ','));
        if (!sign && !separates && !is_digit(number.data[i]))
            return (struct text){0};
        if (i == decimal)
            buffer_put(&out, digits ? TEXT(".") : TEXT("0."));
        else if (!sign && !separates)
            buffer_put_byte(&out, number.data[i]);
        digits += !sign && !separates;
        i += sign ? sign : 1;
    }
    bool ends_well = number.size && is_digit(number.data[number.size - 1]);
    return ends_well && digits <= MOST_DIGITS ? buffer_text(&out) : (struct text){0};
}
