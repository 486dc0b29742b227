/* amount.c - amounts of money in running text: what an edition without prices must not say. */
#include <ctype.h>

#include "base/locale.h"
#include "catalog/choice.h"

/* Currencies that catalogs of exporters quote in (ISO 4217), their usual abbreviations, and signs. */
static const char *const signs[] = {"USD", "EUR", "CNY", "RMB", "GBP", "JPY", "AUD", "CAD", "CHF", "HKD", "INR", "KRW", "RUB", "SEK",
                                    "NOK", "DKK", "PLN", "CZK", "TRY", "AED", "SAR", "BRL", "MXN", "ZAR", "SGD", "THB", "VND", "IDR",
                                    "MYR", "NZD", "$",   "€",   "£",   "¥",   "￥",  "₽", "₹",   "₩",   "元",  "₺",   "₫"};

static bool is_digit(struct text text, size_t at)
{
    return at < text.size && isdigit((unsigned char)text.data[at]);
}

/* How many bytes at AT are space (ASCII, U+00A0, U+202F) or mark words as important, in Markdown or HTML. */
static size_t space_at(struct text text, size_t at)
{
    static const char *const spaces[] = {" ",   "\xC2\xA0", "\xE2\x80\xAF", "*",         "_",    "`",     "<b>",    "</b>",
                                         "<i>", "</i>",     "<strong>",     "</strong>", "<em>", "</em>", "<code>", "</code>"};
    struct text rest = text_slice(text, at, text.size);
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        if (text_starts(rest, text_of(spaces[i])))
            return strlen(spaces[i]);
    return 0;
}

static size_t skip_spaces(struct text text, size_t at)
{
    for (size_t n; (n = space_at(text, at)) > 0;)
        at += n;
    return at;
}

/* The length of the currency at AT, which stands for itself; 0: there is none. */
static size_t sign_at(struct text text, size_t at)
{
    struct text rest = text_slice(text, at, text.size);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct text sign = text_of(signs[i]);
        if (!text_starts(rest, sign))
            continue;
        bool is_word = isalpha((unsigned char)sign.data[0]);
        bool joined =
            is_word && ((at > 0 && isalnum((unsigned char)text.data[at - 1])) || (sign.size < rest.size && isalpha((unsigned char)rest.data[sign.size])));
        if (!joined)
            return sign.size;
    }
    return 0;
}

/* "EUR 1 pallets" are pallets. */
static bool is_pallet(struct text text, size_t at)
{
    struct text rest = text_slice(text, skip_spaces(text, at), text.size);
    return text_starts(rest, TEXT("pal")) || text_starts(rest, TEXT("Pal"));
}

static size_t number_end(struct text text, size_t at)
{
    while (is_digit(text, at) || (at < text.size && (text.data[at] == '.' || text.data[at] == ',') && is_digit(text, at + 1)))
        at++;
    return at;
}

size_t amount_find(struct text text, size_t from, size_t *end)
{
    for (size_t at = from; at < text.size; at++) {
        size_t sign = sign_at(text, at);
        if (sign && is_digit(text, skip_spaces(text, at + sign))) {
            *end = number_end(text, skip_spaces(text, at + sign));
            if (!is_pallet(text, *end))
                return at;
        }
        if (!is_digit(text, at) || (at > from && is_digit(text, at - 1)))
            continue;
        size_t after = skip_spaces(text, number_end(text, at));
        sign = sign_at(text, after);
        if (sign && !is_pallet(text, after + sign)) {
            *end = after + sign;
            return at;
        }
    }
    return TEXT_NOT_FOUND;
}

struct reporting {
    const struct catalog *catalog;
    struct text edition;
    struct diag_list *findings;
};

static void report(const struct reporting *r, struct span where, struct text amount)
{
    diag_add(r->findings, (struct diag){.rule = "edition-price",
                                        .severity = SEVERITY_ERROR,
                                        .where = where,
                                        .subject = amount,
                                        .message = text_format(r->findings->arena, _("the edition \"%.*s\" is without prices, and this text names one: %.*s"),
                                                               TEXT_ARGS(r->edition), TEXT_ARGS(amount)),
                                        .help = TEXT("take the amount out of the text; prices belong into price: and sample:")});
}

static void look(const struct reporting *r, struct value value)
{
    size_t end = 0;
    for (size_t at; (at = amount_find(value.text, end, &end)) != TEXT_NOT_FOUND;) {
        struct text amount = text_slice(value.text, at, end);
        report(r, value_span(&r->catalog->sources[value.where.source], value, amount), amount);
    }
}

static void look_at_all(const struct reporting *r, const struct values *values)
{
    for (size_t i = 0; i < values->n_items; i++)
        look(r, values->items[i]);
}

static void look_at_pairs(const struct reporting *r, const struct pairs *pairs)
{
    for (size_t i = 0; i < pairs->n_items; i++) {
        look(r, pairs->items[i].name);
        look(r, pairs->items[i].value);
    }
}

static void look_at_choices(const struct reporting *r, const struct choices *choices)
{
    for (size_t i = 0; i < choices->n_items; i++) {
        look(r, choices->items[i].name);
        look_at_all(r, &choices->items[i].values);
    }
}

void amounts_report(const struct catalog *catalog, const struct document *document, bool with_body, struct text edition, struct diag_list *findings)
{
    const struct listing_fields *f = &document->fields;
    const struct value texts[] = {f->title,  f->description, f->keywords.line,          f->lead_time, f->supply, f->warranty,
                                  f->series, f->model,       listing_packing(f)->carton};
    struct reporting r = {catalog, edition, findings};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        look(&r, texts[i]);
    look_at_all(&r, &f->payment);
    look_at_all(&r, &f->selling_points);
    look_at_pairs(&r, &f->specs);
    look_at_choices(&r, &f->options);
    for (size_t i = 0; i < f->questions.n_items; i++) {
        look(&r, f->questions.items[i].ask);
        look(&r, f->questions.items[i].answer);
    }
    for (size_t i = 0; i < f->images.n_items; i++)
        look(&r, f->images.items[i].alt);
    struct text body = with_body ? document->body : TEXT("");
    size_t end = 0, start = body.size ? (size_t)(body.data - catalog->sources[document->source].bytes.data) : 0;
    for (size_t at; (at = amount_find(body, end, &end)) != TEXT_NOT_FOUND;)
        report(&r, span_at(document->source, start + at, end - at), text_slice(body, at, end));
}
