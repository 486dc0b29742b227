/* quote_xlsx.c - a quotation to choose from (libxlsxwriter): texts are strings, never formulas; what is worked out is a formula, with the value
 * that it has now beside it for programs that do not calculate. */
#include <math.h>
#include <xlsxwriter.h>

#include "document/contact.h"
#include "document/quote.h"

enum { FIRST_ROW = 6, ROW_HEIGHT = 62 };

/* Columns of the sheet. */
enum { PHOTO, SKU, PRODUCT, OPTION, QUANTITY, UNIT, PRICE, AMOUNT, CARTONS, WEIGHT, VOLUME, N_COLUMNS };

struct sheet {
    const struct quote *quote;
    const struct shots *shots;
    struct arena *arena;
    lxw_workbook *book;
    lxw_worksheet *main, *tiers;
    lxw_format *bold, *head, *number_head, *input, *money, *whole, *decimal, *wrap, *title, *sum, *count;
    lxw_row_t next_tier;
};

static const char *cstr(struct sheet *s, struct text text)
{
    return text_cstr(s->arena, text_slice(text, 0, 32000)); /* a cell holds 32,767 characters */
}

static lxw_format *format_with(struct sheet *s, const char *number)
{
    lxw_format *format = workbook_add_format(s->book);
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    if (number)
        format_set_num_format(format, number);
    return format;
}

/* Of the line below all others. */
static lxw_format *format_of_sums(struct sheet *s, const char *number)
{
    lxw_format *format = format_with(s, number);
    format_set_bold(format);
    format_set_top(format, LXW_BORDER_THIN);
    return format;
}

static lxw_format *format_of_head(struct sheet *s)
{
    lxw_format *format = format_with(s, NULL);
    format_set_bold(format);
    format_set_bg_color(format, 0xE8EEF0);
    format_set_text_wrap(format);
    format_set_bottom(format, LXW_BORDER_THIN);
    return format;
}

static void set_formats(struct sheet *s)
{
    s->bold = format_with(s, NULL);
    format_set_bold(s->bold);
    s->title = format_with(s, NULL);
    format_set_bold(s->title);
    format_set_font_size(s->title, 18);
    s->head = format_of_head(s);
    s->number_head = format_of_head(s);
    format_set_align(s->number_head, LXW_ALIGN_RIGHT);
    s->sum = format_of_sums(s, "#,##0.00");
    s->count = format_of_sums(s, "#,##0");
    s->input = format_with(s, "#,##0");
    format_set_bg_color(s->input, 0xFFF6DC);
    format_set_border(s->input, LXW_BORDER_THIN);
    s->money = format_with(s, "#,##0.00##");
    s->whole = format_with(s, "#,##0");
    s->decimal = format_with(s, "#,##0.00");
    s->wrap = format_with(s, NULL);
    format_set_text_wrap(s->wrap);
}

static const struct listing_fields *fields_of(const struct sheet *s, const struct quote_line *line)
{
    return &view_document(s->quote->context, &s->quote->context->catalog->products[line->product], s->quote->edition.language)->fields;
}

static void put_photo(struct sheet *s, lxw_row_t row, const struct quote_line *line)
{
    struct text jpeg;
    uint32_t w, h;
    size_t picture = view_main_picture(s->quote->context, &s->quote->context->catalog->products[line->product]);
    if (picture == NO_PICTURE || !shots_read(s->shots, s->arena, picture, &jpeg, &w, &h))
        return;
    double scale = 78.0 / (w > h ? w : h);
    lxw_image_options options = {.x_scale = scale, .y_scale = scale, .x_offset = 2, .y_offset = 2, .object_position = LXW_OBJECT_MOVE_AND_SIZE};
    worksheet_insert_image_buffer_opt(s->main, row, PHOTO, (const unsigned char *)jpeg.data, jpeg.size, &options);
}

/* The choices of all options as one list: "Colour: brass". Excel takes 255 characters. */
static void put_options(struct sheet *s, lxw_row_t row, const struct listing_fields *f)
{
    enum { MOST = 24 };
    char *choices[MOST + 1] = {0};
    size_t n = 0, length = 0;
    for (size_t i = 0; i < f->options.n_items; i++)
        for (size_t k = 0; k < f->options.items[i].values.n_items && n < MOST; k++) {
            struct text choice =
                text_format(s->arena, "%.*s: %.*s", TEXT_ARGS(f->options.items[i].name.text), TEXT_ARGS(f->options.items[i].values.items[k].text));
            if (length + choice.size + 1 > 250 || text_find_byte(choice, ',', 0) != TEXT_NOT_FOUND)
                continue;
            length += choice.size + 1;
            choices[n++] = strndup(choice.data, choice.size);
        }
    worksheet_write_string(s->main, row, OPTION, n ? choices[0] : "", n ? s->input : s->wrap);
    if (n > 1) {
        lxw_data_validation validation = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = choices};
        worksheet_data_validation_cell(s->main, row, OPTION, &validation);
    }
    for (size_t i = 0; i < n; i++)
        free(choices[i]);
}

/* The tiers go to a second sheet; the price is looked up there by the quantity. */
static void put_price(struct sheet *s, lxw_row_t row, const struct quote_line *line, const struct listing_fields *f)
{
    size_t n = s->quote->edition.has_prices ? f->price.tiers.n_items : 0;
    char formula[200];
    if (n == 0) {
        worksheet_write_string(s->main, row, PRICE, cstr(s, s->quote->edition.has_prices ? view_word(&s->quote->view, "on_request") : TEXT("")), s->wrap);
        return;
    }
    lxw_row_t first = s->next_tier;
    for (size_t i = 0; i < n; i++, s->next_tier++) {
        struct text currency;
        int64_t from = i == 0 ? 0 : f->price.tiers.items[i].from.millionths; /* below the first tier its price counts too */
        int64_t price = edition_amount(s->quote->context, &s->quote->edition, f, f->price.tiers.items[i].price.millionths, &currency);
        worksheet_write_string(s->tiers, s->next_tier, 0, cstr(s, f->sku.text), NULL);
        worksheet_write_number(s->tiers, s->next_tier, 1, (double)from / 1e6, s->whole);
        worksheet_write_number(s->tiers, s->next_tier, 2, (double)price / 1e6, s->money);
    }
    snprintf(formula, sizeof formula, "=LOOKUP(E%u,Tiers!$B$%u:$B$%u,Tiers!$C$%u:$C$%u)", row + 1, first + 1, s->next_tier, first + 1, s->next_tier);
    worksheet_write_formula_num(s->main, row, PRICE, formula, s->money, (double)line->unit_price / 1e6);
    snprintf(formula, sizeof formula, "=ROUND(E%u*G%u,2)", row + 1, row + 1);
    worksheet_write_formula_num(s->main, row, AMOUNT, formula, s->decimal, round((double)line->unit_price * (double)line->quantity / 1e4) / 100);
}

static void put_packing(struct sheet *s, lxw_row_t row, const struct quote_line *line, const struct listing_fields *f)
{
    char formula[120];
    int64_t pieces = listing_packing(f)->pieces_per_carton.millionths / 1000000;
    double weight = quote_kilograms(listing_packing(f)->gross_weight.text), volume = quote_cubic_metres(listing_packing(f)->carton.text);
    if (pieces <= 0)
        return;
    snprintf(formula, sizeof formula, "=ROUNDUP(E%u/%lld,0)", row + 1, (long long)pieces);
    worksheet_write_formula_num(s->main, row, CARTONS, formula, s->whole, (double)line->cartons);
    if (weight > 0) {
        snprintf(formula, sizeof formula, "=I%u*%.6g", row + 1, weight);
        worksheet_write_formula_num(s->main, row, WEIGHT, formula, s->decimal, line->kilograms);
    }
    if (volume > 0) {
        snprintf(formula, sizeof formula, "=I%u*%.8g", row + 1, volume);
        worksheet_write_formula_num(s->main, row, VOLUME, formula, s->decimal, line->cubic_metres);
    }
}

static void put_line(struct sheet *s, lxw_row_t row, const struct quote_line *line)
{
    const struct listing_fields *f = fields_of(s, line);
    char title[] = "Quantity", message[] = "A whole number, please.";
    lxw_data_validation least = {.validate = LXW_VALIDATION_TYPE_INTEGER,
                                 .criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
                                 .value_number = 1,
                                 .error_title = title,
                                 .error_message = message};
    worksheet_set_row(s->main, row, ROW_HEIGHT, NULL);
    put_photo(s, row, line);
    worksheet_write_string(s->main, row, SKU, cstr(s, f->sku.text), s->wrap);
    worksheet_write_string(s->main, row, PRODUCT, cstr(s, text_format(s->arena, "%.*s\n%.*s", TEXT_ARGS(f->title.text), TEXT_ARGS(f->description.text))),
                           s->wrap);
    put_options(s, row, f);
    worksheet_write_number(s->main, row, QUANTITY, (double)line->quantity, s->input);
    worksheet_data_validation_cell(s->main, row, QUANTITY, &least);
    struct text unit = view_unit(&s->quote->view, f, 1); /* the quantity beside it is the buyer's to change */
    worksheet_write_string(s->main, row, UNIT,
                           cstr(s, text_format(s->arena, "%.*s\n%.*s %.*s", TEXT_ARGS(unit), TEXT_ARGS(f->price.incoterm.text), TEXT_ARGS(f->price.port.text))),
                           s->wrap);
    put_price(s, row, line, f);
    put_packing(s, row, line, f);
}

static void put_totals(struct sheet *s, lxw_row_t row)
{
    static const struct {
        int column;
        char letter;
    } sums[] = {{AMOUNT, 'H'}, {CARTONS, 'I'}, {WEIGHT, 'J'}, {VOLUME, 'K'}};
    double totals[4] = {0};
    for (size_t i = 0; i < s->quote->n_lines; i++) {
        const struct quote_line *line = &s->quote->lines[i];
        totals[0] += round((double)line->unit_price * (double)line->quantity / 1e4) / 100;
        totals[1] += (double)line->cartons;
        totals[2] += line->kilograms;
        totals[3] += line->cubic_metres;
    }
    worksheet_write_string(s->main, row, PRICE, cstr(s, s->quote->currency), s->bold);
    for (size_t i = 0; i < 4; i++) {
        char formula[60];
        snprintf(formula, sizeof formula, "=SUM(%c%d:%c%u)", sums[i].letter, FIRST_ROW + 1, sums[i].letter, row);
        worksheet_write_formula_num(s->main, row, (lxw_col_t)sums[i].column, formula, sums[i].column == CARTONS ? s->count : s->sum, totals[i]);
    }
}

static void put_foot(struct sheet *s, lxw_row_t row)
{
    const struct site *site = &s->quote->context->catalog->sites[0];
    struct text lines[3 + CONTACT_MOST] = {{0}, site->terms.text, site->bank.text};
    if (s->quote->edition.valid_until.year)
        lines[0] = text_format(s->arena, "%.*s %.*s", TEXT_ARGS(view_word(&s->quote->view, "valid_until")),
                               TEXT_ARGS(date_text(s->arena, s->quote->edition.valid_until)));
    size_t n = 3 + contact_lines(s->arena, &site->company, lines + 3);
    for (size_t i = 0; i < n; i++)
        if (lines[i].size)
            worksheet_write_string(s->main, row++, SKU, cstr(s, lines[i]), NULL);
}

static void put_head(struct sheet *s)
{
    static const char *const words[N_COLUMNS] = {"picture", "sku", "js_title", "js_options", "quantity", "js_unit", "js_price", "amount", "carton", NULL, NULL};
    static const char *const plain[N_COLUMNS] = {[WEIGHT] = "kg", [VOLUME] = "m³"};
    static const double widths[N_COLUMNS] = {12, 12, 44, 22, 11, 12, 12, 14, 10, 11, 10};
    const struct site *site = &s->quote->context->catalog->sites[s->quote->edition.language];
    worksheet_set_row(s->main, 0, 28, NULL);
    worksheet_write_string(s->main, 0, SKU, cstr(s, site->name.text), s->title);
    worksheet_write_string(s->main, 1, SKU, cstr(s, site->company.legal_name.text), NULL);
    worksheet_write_string(s->main, 2, SKU, cstr(s, s->quote->edition.buyer), s->bold);
    worksheet_write_string(s->main, 3, SKU,
                           cstr(s, text_format(s->arena, "%.*s · %.*s", TEXT_ARGS(view_word(&s->quote->view, "quotation")),
                                               TEXT_ARGS(date_text(s->arena, s->quote->context->catalog->today)))),
                           NULL);
    for (int i = 0; i < N_COLUMNS; i++) {
        worksheet_set_column(s->main, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
        worksheet_write_string(s->main, FIRST_ROW - 1, (lxw_col_t)i, words[i] ? cstr(s, view_word(&s->quote->view, words[i])) : plain[i],
                               i == QUANTITY || i >= PRICE ? s->number_head : s->head);
    }
    worksheet_freeze_panes(s->main, FIRST_ROW, 0);
}

bool quote_write_xlsx(const struct quote *quote, const struct shots *shots, struct arena *arena, const char *path, const char **reason)
{
    lxw_workbook_options options = {.constant_memory = LXW_FALSE};
    struct sheet s = {.quote = quote, .shots = shots, .arena = arena, .book = workbook_new_opt(path, &options)};
    struct date today = quote->context->catalog->today;
    if (!s.book) {
        *reason = "the spreadsheet cannot be begun: out of memory";
        return false;
    }
    struct tm day = {.tm_year = today.year - 1900, .tm_mon = today.month - 1, .tm_mday = today.day};
    lxw_doc_properties properties = {.created = timegm(&day)};
    workbook_set_properties(s.book, &properties); /* the same bytes on the same day */
    s.main = workbook_add_worksheet(s.book, "Quotation");
    s.tiers = workbook_add_worksheet(s.book, "Tiers");
    worksheet_hide(s.tiers);
    set_formats(&s);
    put_head(&s);
    for (size_t i = 0; i < quote->n_lines; i++)
        put_line(&s, (lxw_row_t)(FIRST_ROW + i), &quote->lines[i]);
    put_totals(&s, (lxw_row_t)(FIRST_ROW + quote->n_lines));
    put_foot(&s, (lxw_row_t)(FIRST_ROW + quote->n_lines + 2));
    worksheet_set_landscape(s.main);
    worksheet_fit_to_pages(s.main, 1, 0);
    worksheet_set_paper(s.main, 9); /* A4 */
    lxw_error error = workbook_close(s.book);
    if (error)
        *reason = lxw_strerror(error);
    return error == LXW_NO_ERROR;
}
