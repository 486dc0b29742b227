/* quote.c - the lines of a quotation, and the forms that are text. */
#include "document/quote.h"

#include <math.h>

static size_t find_product(const struct view_context *context, size_t language, struct text name)
{
    for (size_t i = 0; i < context->order.n_products; i++) {
        const struct product *product = &context->catalog->products[context->order.products[i]];
        if (text_equal(view_document(context, product, language)->fields.sku.text, name) || text_equal(product->slug, name))
            return context->order.products[i];
    }
    return SIZE_MAX;
}

/* Reads a decimal number at *AT and moves behind it; negative: there is none. */
static double next_decimal(struct text text, size_t *at)
{
    size_t from = *at;
    int64_t millionths;
    while (*at < text.size && ((text.data[*at] >= '0' && text.data[*at] <= '9') || text.data[*at] == '.'))
        ++*at;
    return text_to_millionths(text_slice(text, from, *at), &millionths) ? (double)millionths / 1e6 : -1;
}

double quote_cubic_metres(struct text carton)
{
    double sides[3], unit = 0.01;
    size_t at = 0;
    for (size_t i = 0; i < 3; i++) {
        while (at < carton.size && !(carton.data[at] >= '0' && carton.data[at] <= '9'))
            at++;
        if ((sides[i] = next_decimal(carton, &at)) <= 0)
            return 0;
    }
    struct text rest = text_trim(text_slice(carton, at, carton.size));
    unit = text_starts(rest, TEXT("mm")) ? 0.001 : text_is(rest, "m") ? 1 : text_starts(rest, TEXT("in")) ? 0.0254 : unit;
    return sides[0] * sides[1] * sides[2] * unit * unit * unit;
}

double quote_kilograms(struct text weight)
{
    size_t at = 0;
    double value = next_decimal(text_trim(weight), &at);
    struct text unit = text_trim(text_slice(text_trim(weight), at, weight.size));
    return value <= 0 ? 0 : text_is(unit, "kg") ? value : text_is(unit, "g") ? value / 1000 : text_is(unit, "t") ? value * 1000 : 0;
}

int64_t quote_unit_price(const struct quote *quote, const struct listing_fields *fields, int64_t quantity)
{
    struct text currency;
    int64_t price = 0;
    for (size_t i = 0; i < fields->price.tiers.n_items; i++)
        if (i == 0 || quantity * 1000000 >= fields->price.tiers.items[i].from.millionths)
            price = fields->price.tiers.items[i].price.millionths;
    return quote->edition.has_prices ? edition_amount(quote->context, &quote->edition, fields, price, &currency) : 0;
}

static bool read_line(struct quote *quote, struct arena *arena, struct text item, struct quote_line *line, const char **reason)
{
    size_t colon = text_find_byte(item, ':', 0);
    struct text sku = colon == TEXT_NOT_FOUND ? item : text_slice(item, 0, colon);
    line->product = find_product(quote->context, quote->edition.language, sku);
    if (line->product == SIZE_MAX) {
        *reason = text_format(arena, "no published listing has the SKU \"%.*s\"", TEXT_ARGS(sku)).data;
        return false;
    }
    const struct listing_fields *f = &view_document(quote->context, &quote->context->catalog->products[line->product], quote->edition.language)->fields;
    line->quantity = f->moq.millionths >= 1000000 ? f->moq.millionths / 1000000 : 1;
    if (colon != TEXT_NOT_FOUND &&
        (!text_to_int(text_slice(item, colon + 1, item.size), &line->quantity) || line->quantity < 1 || line->quantity > INT64_C(1000000000))) {
        *reason = text_format(arena, "a quantity is a whole number from 1, not \"%.*s\"", TEXT_ARGS(text_slice(item, colon + 1, item.size))).data;
        return false;
    }
    struct text currency = view_currency(quote->context, f);
    edition_amount(quote->context, &quote->edition, f, 0, &currency);
    if (f->price.tiers.n_items && quote->currency.size && !text_equal(quote->currency, currency)) {
        *reason = text_format(arena, "the listings have prices in %.*s and %.*s; say --currency, and give rates in site.yaml", TEXT_ARGS(quote->currency),
                              TEXT_ARGS(currency))
                      .data;
        return false;
    }
    quote->currency = f->price.tiers.n_items ? currency : quote->currency;
    line->unit_price = quote_unit_price(quote, f, line->quantity);
    int64_t pieces = f->packing.pieces_per_carton.millionths / 1000000;
    line->cartons = pieces > 0 ? (line->quantity + pieces - 1) / pieces : 0;
    line->cubic_metres = (double)line->cartons * quote_cubic_metres(f->packing.carton.text);
    line->kilograms = (double)line->cartons * quote_kilograms(f->packing.gross_weight.text);
    return true;
}

bool quote_open(const struct view_context *context, struct arena *arena, const struct edition_wish *wish, const struct text *items, size_t n_items,
                struct quote *quote, const char **reason)
{
    *quote = (struct quote){.context = context, .lines = arena_array(arena, struct quote_line, n_items)};
    if (!edition_open(context, arena, wish, &quote->edition, reason))
        return false;
    quote->view = view_page_open(context, arena, &(struct output){.path = TEXT("quote.html"), .language = quote->edition.language});
    for (size_t i = 0; i < n_items; i++)
        if (!read_line(quote, arena, items[i], &quote->lines[quote->n_lines++], reason))
            return false;
    if (quote->currency.size == 0)
        quote->currency = context->catalog->sites[0].currency.text;
    return true;
}

static const struct listing_fields *fields_of(const struct quote *quote, const struct quote_line *line)
{
    return &view_document(quote->context, &quote->context->catalog->products[line->product], quote->edition.language)->fields;
}

/* A cell of CSV: quoted (RFC 4180), and never a formula when a spreadsheet opens it (owasp.org, CSV injection). */
static void put_cell(struct buffer *out, struct text text, char after)
{
    bool formula = text.size && strchr("=+-@\t\r", text.data[0]);
    buffer_put_byte(out, '"');
    if (formula)
        buffer_put_byte(out, '\'');
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"')
            buffer_put_byte(out, '"');
        buffer_put_byte(out, text.data[i]);
    }
    buffer_put_byte(out, '"');
    buffer_put_byte(out, after);
}

static void put_amount(struct buffer *out, int64_t millionths, char after)
{
    if (millionths)
        buffer_format(out, "%lld.%06lld", (long long)(millionths / 1000000), (long long)(millionths % 1000000));
    while (millionths && out->data[out->size - 1] == '0' && out->data[out->size - 3] != '.')
        out->size--;
    buffer_put_byte(out, after);
}

void quote_write_csv(const struct quote *quote, struct buffer *out)
{
    buffer_put(out, TEXT("SKU,Product,Quantity,Unit,Unit price,Currency,Amount,Cartons,Gross weight kg,Volume m3\r\n"));
    for (size_t i = 0; i < quote->n_lines; i++) {
        const struct quote_line *line = &quote->lines[i];
        const struct listing_fields *f = fields_of(quote, line);
        put_cell(out, f->sku.text, ',');
        put_cell(out, f->title.text, ',');
        buffer_format(out, "%lld,", (long long)line->quantity);
        put_cell(out, f->price.unit.text, ',');
        put_amount(out, line->unit_price, ',');
        put_cell(out, line->unit_price ? quote->currency : TEXT(""), ',');
        put_amount(out, line->unit_price * line->quantity, ',');
        buffer_format(out, "%lld,%.2f,%.3f\r\n", (long long)line->cartons, line->kilograms, line->cubic_metres);
    }
}

static void put_td(struct buffer *out, const char *class, struct text text)
{
    buffer_format(out, "<td%s%s%s>", *class ? " class=\"" : "", class, *class ? "\"" : "");
    buffer_escape(out, ESCAPE_HTML, text);
    buffer_put(out, TEXT("</td>"));
}

static void put_th(struct buffer *out, const struct view_page *view, const char *word)
{
    buffer_put(out, TEXT("<th scope=\"col\">"));
    buffer_escape(out, ESCAPE_HTML, view_word(view, word));
    buffer_put(out, TEXT("</th>"));
}

static void put_paragraph(struct buffer *out, struct text text)
{
    if (text.size == 0)
        return;
    buffer_put(out, TEXT("<p>"));
    buffer_escape(out, ESCAPE_HTML, text);
    buffer_put(out, TEXT("</p>\n"));
}

void quote_write_html(const struct quote *quote, struct buffer *out)
{
    static const char *const words[] = {"sku", "js_title", "quantity", "js_unit", "js_price", "amount", "carton"};
    const struct site *site = &quote->context->catalog->sites[quote->edition.language];
    const struct text language = quote->context->catalog->languages[quote->edition.language];
    int64_t total = 0, cartons = 0;
    double kilograms = 0, volume = 0;
    buffer_format(out, "<!doctype html>\n<html lang=\"%.*s\"><head><meta charset=\"utf-8\"><title>",
                  TEXT_ARGS(text_is(language, "zh") ? TEXT("zh-Hans") : language));
    buffer_escape(out, ESCAPE_HTML, site->name.text);
    buffer_put(out,
               TEXT("</title><style>body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2126}"
                    "table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem .6rem;border-bottom:1px solid #d9dfe4}.n{text-align:end}"
                    "tfoot td{font-weight:700}</style></head><body>\n<h1>"));
    buffer_escape(out, ESCAPE_HTML, site->name.text);
    buffer_put(out, TEXT("</h1>\n"));
    put_paragraph(out, quote->edition.buyer);
    put_paragraph(out, date_text(out->arena, quote->context->catalog->today));
    buffer_put(out, TEXT("<table><thead><tr>"));
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        put_th(out, &quote->view, words[i]);
    buffer_put(out, TEXT("</tr></thead><tbody>\n"));
    for (size_t i = 0; i < quote->n_lines; i++) {
        const struct quote_line *line = &quote->lines[i];
        const struct listing_fields *f = fields_of(quote, line);
        buffer_put(out, TEXT("<tr>"));
        put_td(out, "", f->sku.text);
        put_td(out, "", f->title.text);
        put_td(out, "n", view_whole(&quote->view, line->quantity));
        put_td(out, "", f->price.unit.text);
        put_td(out, "n", line->unit_price ? view_money(&quote->view, quote->currency, line->unit_price) : view_word(&quote->view, "on_request"));
        put_td(out, "n", view_money(&quote->view, quote->currency, line->unit_price * line->quantity));
        put_td(out, "n", line->cartons ? view_whole(&quote->view, line->cartons) : TEXT(""));
        buffer_put(out, TEXT("</tr>\n"));
        total += line->unit_price * line->quantity;
        cartons += line->cartons;
        kilograms += line->kilograms;
        volume += line->cubic_metres;
    }
    buffer_put(out, TEXT("</tbody><tfoot><tr><td colspan=\"5\"></td>"));
    put_td(out, "n", view_money(&quote->view, quote->currency, total));
    put_td(out, "n", cartons ? view_whole(&quote->view, cartons) : TEXT(""));
    buffer_format(out, "</tr></tfoot></table>\n<p>%.2f m³ · %.1f kg</p>\n", volume, kilograms);
    if (quote->edition.valid_until.year)
        put_paragraph(out, text_format(out->arena, "%.*s %.*s", TEXT_ARGS(view_word(&quote->view, "valid_until")),
                                       TEXT_ARGS(date_text(out->arena, quote->edition.valid_until))));
    put_paragraph(out, quote->context->catalog->sites[0].terms.text);
    put_paragraph(out, quote->context->catalog->sites[0].bank.text);
    buffer_put(out, TEXT("</body></html>\n"));
}
