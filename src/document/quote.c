/* quote.c - the lines of a quotation, and the forms that are text. */
#include "document/quote.h"

#include <math.h>

#include "base/locale.h"

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
        *reason = text_format(arena, _("no published listing has the SKU \"%.*s\""), TEXT_ARGS(sku)).data;
        return false;
    }
    const struct listing_fields *f = &view_document(quote->context, &quote->context->catalog->products[line->product], quote->edition.language)->fields;
    line->quantity = f->moq.millionths >= 1000000 ? f->moq.millionths / 1000000 : 1;
    if (colon != TEXT_NOT_FOUND &&
        (!text_to_int(text_slice(item, colon + 1, item.size), &line->quantity) || line->quantity < 1 || line->quantity > INT64_C(1000000000))) {
        *reason = text_format(arena, _("a quantity is a whole number from 1, not \"%.*s\""), TEXT_ARGS(text_slice(item, colon + 1, item.size))).data;
        return false;
    }
    struct text currency = view_currency(quote->context, f);
    edition_amount(quote->context, &quote->edition, f, 0, &currency);
    if (f->price.tiers.n_items && quote->currency.size && !text_equal(quote->currency, currency)) {
        *reason = text_format(arena, _("the listings have prices in %.*s and %.*s; say --currency, and give rates in site.yaml"), TEXT_ARGS(quote->currency),
                              TEXT_ARGS(currency))
                      .data;
        return false;
    }
    quote->currency = f->price.tiers.n_items ? currency : quote->currency;
    line->unit_price = quote_unit_price(quote, f, line->quantity);
    int64_t pieces = listing_packing(f)->pieces_per_carton.millionths / 1000000;
    line->cartons = pieces > 0 ? (line->quantity + pieces - 1) / pieces : 0;
    line->cubic_metres = (double)line->cartons * quote_cubic_metres(listing_packing(f)->carton.text);
    line->kilograms = (double)line->cartons * quote_kilograms(listing_packing(f)->gross_weight.text);
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
        put_cell(out, view_unit(&quote->view, f, 1), ',');
        put_amount(out, line->unit_price, ',');
        put_cell(out, line->unit_price ? quote->currency : TEXT(""), ',');
        put_amount(out, line->unit_price * line->quantity, ',');
        buffer_format(out, "%lld,%.2f,%.3f\r\n", (long long)line->cartons, line->kilograms, line->cubic_metres);
    }
}

/* The photo as an img, in the file itself; empty: there is none. */
static struct text photo_of(const struct quote *quote, const struct shots *shots, struct arena *arena, const struct quote_line *line)
{
    struct buffer out = buffer_new(arena);
    shots_put(shots, &out, view_main_picture(quote->context, &quote->context->catalog->products[line->product]), TEXT(""), true);
    return buffer_text(&out);
}

/* "Colour: brass, black; Size: 55 mm, 60 mm". */
static struct text options_of(struct arena *arena, const struct listing_fields *f)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < f->options.n_items; i++)
        buffer_format(&out, "%s%.*s: %.*s", i ? "; " : "", TEXT_ARGS(f->options.items[i].name.text),
                      TEXT_ARGS(view_joined(arena, &f->options.items[i].values)));
    return buffer_text(&out);
}

static struct data line_data(const struct quote *quote, const struct shots *shots, struct arena *arena, const struct quote_line *line)
{
    const struct listing_fields *f = fields_of(quote, line);
    struct view_object o = {.arena = arena};
    view_put_text(&o, VIEW_line_sku, f->sku.text);
    view_put_text(&o, VIEW_line_title, f->title.text);
    view_put(&o, VIEW_line_photo, view_markup(photo_of(quote, shots, arena, line)));
    view_put_text(&o, VIEW_line_description, f->description.text);
    view_put_text(&o, VIEW_line_options, options_of(arena, f));
    view_put_text(&o, VIEW_line_terms, text_trim(text_format(arena, "%.*s %.*s", TEXT_ARGS(f->price.incoterm.text), TEXT_ARGS(f->price.port.text))));
    view_put_text(&o, VIEW_line_lead_time, f->lead_time.text);
    view_put_text(&o, VIEW_line_quantity, view_whole(&quote->view, line->quantity));
    view_put_text(&o, VIEW_line_unit, view_unit(&quote->view, f, line->quantity));
    view_put_text(&o, VIEW_line_price, line->unit_price ? view_money(&quote->view, quote->currency, line->unit_price) : view_word(&quote->view, "on_request"));
    view_put_text(&o, VIEW_line_amount, view_money(&quote->view, quote->currency, line->unit_price * line->quantity));
    view_put_text(&o, VIEW_line_cartons, line->cartons ? view_whole(&quote->view, line->cartons) : TEXT(""));
    return view_done(&o);
}

bool quote_write_html(const struct quote *quote, const struct shots *shots, struct buffer *out, const char **reason)
{
    const struct catalog *catalog = quote->context->catalog;
    struct theme *theme = quote->context->theme;
    struct text language = catalog->languages[quote->edition.language];
    struct data *lines = arena_array(out->arena, struct data, quote->n_lines);
    int64_t total = 0, cartons = 0;
    double kilograms = 0, volume = 0;
    const struct template *template = theme_template(theme, "quote", reason);
    if (!template)
        return false;
    for (size_t i = 0; i < quote->n_lines; i++) {
        const struct quote_line *line = &quote->lines[i];
        lines[i] = line_data(quote, shots, out->arena, line);
        total += line->unit_price * line->quantity;
        cartons += line->cartons;
        kilograms += line->kilograms;
        volume += line->cubic_metres;
    }
    struct view_object o = {.arena = out->arena};
    view_put_text(&o, VIEW_quote_language, text_is(language, "zh") ? TEXT("zh-Hans") : language);
    view_put_text(&o, VIEW_quote_direction, view_direction(&quote->view));
    view_put(&o, VIEW_quote_text, theme->texts[quote->edition.language]);
    view_put_text(&o, VIEW_quote_site_name, catalog->sites[quote->edition.language].name.text);
    view_put(&o, VIEW_quote_site, view_site(&quote->view));
    view_put_text(&o, VIEW_quote_buyer, quote->edition.buyer);
    view_put_text(&o, VIEW_quote_date, date_text(out->arena, catalog->today));
    view_put(&o, VIEW_quote_lines, view_list(out->arena, lines, quote->n_lines));
    view_put_text(&o, VIEW_quote_total, view_money(&quote->view, quote->currency, total));
    view_put_text(&o, VIEW_quote_cartons, cartons ? view_whole(&quote->view, cartons) : TEXT(""));
    view_put(&o, VIEW_quote_has_packing, view_flag(cartons || volume > 0 || kilograms > 0));
    view_put_text(&o, VIEW_quote_volume, volume > 0 ? text_format(out->arena, "%.2f", volume) : TEXT(""));
    view_put_text(&o, VIEW_quote_weight, kilograms > 0 ? text_format(out->arena, "%.1f", kilograms) : TEXT(""));
    view_put_text(&o, VIEW_quote_valid_until, quote->edition.valid_until.year ? date_text(out->arena, quote->edition.valid_until) : TEXT(""));
    view_put_text(&o, VIEW_quote_terms, catalog->sites[0].terms.text);
    view_put_text(&o, VIEW_quote_bank, catalog->sites[0].bank.text);
    struct data root = view_done(&o);
    return template_render(&theme->set, template, &root, out, reason);
}
