/* spreadsheet.c - our own table: every field of every listing in a cell of its own, with photos and drop-downs, to be edited by colleagues and
 * imported again (written by libxlsxwriter). A column is a field's path ("price.tiers.1.price"); an empty cell says nothing and changes
 * nothing. */
#include "base/locale.h"
#include "syntax/spreadsheet.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "exchange/exchange.h"

enum { PICTURE, HANDLE, LANGUAGE, TEXT_COLUMN, FIRST_FIELD, MOST_COLUMNS = 16000, MOST_CHARACTERS = 32000, ROW_HEIGHT = 52, PIXELS = 64 };

static const char *const fixed_names[FIRST_FIELD] = {"picture", "handle", "language", "text"};

/* --- columns: the union of all listings' paths, a field's together, in the order of the table --- */

struct column {
    struct text path;
    const struct field *field;
    size_t rank, seen; /* of the top field in the table; when it was met first */
};

struct columns {
    struct arena *arena;
    struct map known;
    struct column *items;
    size_t n, room, n_left_out;
    struct text left_out; /* one that found no room */
};

static size_t rank_of(struct text path)
{
    return (size_t)(record_field(&listing_record, text_slice(path, 0, text_find_byte(path, '.', 0))) - listing_record.fields);
}

static void add_column(void *shared, struct text path, const struct field *field, struct value value)
{
    struct columns *c = shared;
    (void)value;
    if (map_find(&c->known, path) != MAP_NONE)
        return;
    if (c->n == MOST_COLUMNS) {
        c->n_left_out++;
        c->left_out = path;
        return;
    }
    c->items = arena_more(c->arena, c->items, c->n, &c->room, sizeof *c->items, 128);
    map_add(&c->known, path, c->n);
    c->items[c->n] = (struct column){path, field, rank_of(path), c->n};
    c->n++;
}

static int by_rank(const void *a, const void *b)
{
    const struct column *x = a, *y = b;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->seen < y->seen ? -1 : 1;
}

static struct columns find_columns(const struct view_context *context, struct arena *arena, size_t language)
{
    struct columns c = {.arena = arena, .known = map_new(arena)};
    for (size_t i = 0; i < context->order.n_products; i++)
        record_walk(arena, &listing_record, &view_document(context, &context->catalog->products[context->order.products[i]], language)->fields, add_column, &c);
    if (c.n)
        qsort(c.items, c.n, sizeof *c.items, by_rank);
    c.known = map_new(arena);
    for (size_t i = 0; i < c.n; i++)
        map_add(&c.known, c.items[i].path, i);
    return c;
}

/* --- writing --- */

struct writing {
    const struct view_context *context;
    struct arena *arena;
    const struct columns *columns;
    const struct document *document;
    lxw_workbook *book;
    lxw_worksheet *sheet, *lists;
    lxw_format *head, *cell;
    lxw_row_t row;
};

static void put_text(struct writing *w, lxw_col_t column, struct text text)
{
    if (text.size && text_length(text) <= MOST_CHARACTERS) /* a cell that is cut would cut the file when it comes back */
        worksheet_write_string(w->sheet, w->row, column, text_cstr(w->arena, text), w->cell);
}

/* Fields that are the listing's own in this language; what it has from the first one stays there. */
static void put_field(void *shared, struct text path, const struct field *field, struct value value)
{
    struct writing *w = shared;
    size_t column = map_find(&w->columns->known, path);
    int64_t number;
    if (column == MAP_NONE || value.where.source != w->document->source)
        return;
    lxw_col_t at = (lxw_col_t)(FIRST_FIELD + column);
    if ((field->type == FIELD_WHOLE || field->type == FIELD_DECIMAL) && text_to_millionths(value.text, &number))
        worksheet_write_number(w->sheet, w->row, at, (double)number / 1e6, w->cell);
    else
        put_text(w, at, value.text);
}

static void put_picture(struct writing *w, const struct product *product)
{
    struct text bytes;
    const char *reason;
    size_t picture = view_main_picture(w->context, product);
    uint32_t width = view_width(w->context, picture, 320);
    if (!width || !view_picture_bytes(w->context, w->arena, picture, width, "jpg", &bytes, &reason))
        return;
    uint32_t height = variant_height(&w->context->variants[picture], width);
    double scale = (double)PIXELS / (width > height ? width : height);
    lxw_image_options options = {.x_scale = scale, .y_scale = scale, .x_offset = 2, .y_offset = 2, .object_position = LXW_OBJECT_MOVE_AND_SIZE};
    worksheet_insert_image_buffer_opt(w->sheet, w->row, PICTURE, (const unsigned char *)bytes.data, bytes.size, &options);
}

/* The words of "a|b|c" as a drop-down for all rows of COLUMN. Another word is warned of, not refused. */
static void put_choices(struct writing *w, lxw_col_t column, lxw_row_t last, const char *allowed)
{
    enum { MOST = 16 };
    char *choices[MOST + 1] = {0};
    struct text rest = text_of(allowed), word;
    for (size_t n = 0; n < MOST && text_next(&rest, '|', &word);)
        choices[n++] = strndup(word.data, word.size);
    lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_LIST, .value_list = choices, .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};
    worksheet_data_validation_range(w->sheet, 1, column, last, column, &v);
    for (size_t i = 0; choices[i]; i++)
        free(choices[i]);
}

/* The category tree stands on a second sheet: a list in the cell itself could hold 255 characters. */
static void put_categories(struct writing *w, lxw_col_t column, lxw_row_t last)
{
    const struct catalog *catalog = w->context->catalog;
    for (size_t i = 0; i < catalog->n_categories; i++)
        worksheet_write_string(w->lists, (lxw_row_t)i, 0, text_cstr(w->arena, catalog->categories[i].path), NULL);
    char *range = arena_alloc(w->arena, 64);
    snprintf(range, 64, "=Lists!$A$1:$A$%zu", catalog->n_categories);
    lxw_data_validation v = {.validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = range, .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING};
    if (catalog->n_categories)
        worksheet_data_validation_range(w->sheet, 1, column, last, column, &v);
}

static void put_head(struct writing *w, lxw_row_t last)
{
    static const double widths[FIRST_FIELD] = {10, 22, 9, 30};
    for (int i = 0; i < FIRST_FIELD; i++) {
        worksheet_write_string(w->sheet, 0, (lxw_col_t)i, fixed_names[i], w->head);
        worksheet_set_column(w->sheet, (lxw_col_t)i, (lxw_col_t)i, widths[i], NULL);
    }
    for (size_t i = 0; i < w->columns->n; i++) {
        const struct column *c = &w->columns->items[i];
        lxw_col_t at = (lxw_col_t)(FIRST_FIELD + i);
        worksheet_write_string(w->sheet, 0, at, text_cstr(w->arena, c->path), w->head);
        worksheet_set_column(w->sheet, at, at, c->rank < 3 ? 40 : 16, NULL);
        if (c->field->allowed)
            put_choices(w, at, last, c->field->allowed);
        else if (c->field->type == FIELD_FLAG)
            put_choices(w, at, last, "true|false");
        else if (text_is(c->path, "category"))
            put_categories(w, at, last);
    }
    worksheet_freeze_panes(w->sheet, 1, HANDLE + 1);
    worksheet_autofilter(w->sheet, 0, HANDLE, last, (lxw_col_t)(FIRST_FIELD + w->columns->n - 1));
}

static void put_listings(struct writing *w, size_t language)
{
    const struct view_order *order = &w->context->order;
    for (size_t i = 0; i < order->n_products; i++) {
        const struct product *product = &w->context->catalog->products[order->products[i]];
        if (!product->is_translated[language])
            continue;
        w->row++;
        w->document = view_document(w->context, product, language);
        worksheet_set_row(w->sheet, w->row, ROW_HEIGHT, NULL);
        put_picture(w, product);
        put_text(w, HANDLE, product->slug);
        put_text(w, LANGUAGE, w->context->catalog->languages[language]);
        put_text(w, TEXT_COLUMN, text_trim(w->document->body));
        record_walk(w->arena, &listing_record, &w->document->fields, put_field, w);
    }
}

/* libxlsxwriter writes to a name: here that of a file in memory. */
static void write_file(const struct view_context *context, size_t language, const struct exchanged_list *list, struct buffer *out)
{
    struct columns columns = find_columns(context, out->arena, language);
    int fd = memfd_create("spreadsheet", MFD_CLOEXEC);
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    lxw_workbook *book = fd < 0 ? NULL : workbook_new(name);
    if (book) {
        struct date today = context->catalog->today;
        struct tm day = {.tm_year = today.year - 1900, .tm_mon = today.month - 1, .tm_mday = today.day};
        lxw_doc_properties properties = {.created = timegm(&day)};
        workbook_set_properties(book, &properties);
        struct writing w = {.context = context, .arena = out->arena, .columns = &columns, .book = book};
        w.sheet = workbook_add_worksheet(book, "Listings");
        w.lists = workbook_add_worksheet(book, "Lists");
        worksheet_hide(w.lists);
        w.head = workbook_add_format(book);
        format_set_bold(w.head);
        format_set_bg_color(w.head, 0xE8EEF0);
        w.cell = workbook_add_format(book);
        format_set_align(w.cell, LXW_ALIGN_VERTICAL_TOP);
        format_set_text_wrap(w.cell);
        put_head(&w, (lxw_row_t)list->n_items);
        put_listings(&w, language);
        char chunk[65536];
        ssize_t n;
        if (workbook_close(book) == LXW_NO_ERROR && lseek(fd, 0, SEEK_SET) == 0)
            while ((n = read(fd, chunk, sizeof chunk)) > 0)
                buffer_put(out, (struct text){chunk, (size_t)n});
    }
    if (fd >= 0)
        close(fd);
}

static void report(const struct view_context *context, size_t language, struct buffer *out)
{
    struct columns columns = find_columns(context, out->arena, language);
    if (columns.n_left_out)
        buffer_format(out, _("listings.xlsx: %zu fields found no column: a sheet has %d; they are like %.*s\n"), columns.n_left_out, MOST_COLUMNS,
                      TEXT_ARGS(columns.left_out));
    for (size_t i = 0; i < context->order.n_products; i++) {
        const struct document *document = view_document(context, &context->catalog->products[context->order.products[i]], language);
        if (text_length(text_trim(document->body)) > MOST_CHARACTERS)
            buffer_format(out, _("listings.xlsx: the text of %.*s is too long for a cell and was left out\n"), TEXT_ARGS(document->path));
    }
}

/* --- reading --- */

static size_t column_named(const struct spreadsheet *s, const char *name)
{
    for (size_t i = 0; i < s->n_columns; i++)
        if (text_is(text_trim(s->cells[i]), name))
            return i;
    return s->n_columns;
}

static struct text cell(const struct spreadsheet *s, size_t row, size_t column)
{
    return column < s->n_columns ? s->cells[row * s->n_columns + column] : (struct text){0};
}

static bool is_fixed(const struct spreadsheet *s, size_t column)
{
    for (int i = 0; i < FIRST_FIELD; i++)
        if (text_is(text_trim(s->cells[column]), fixed_names[i]))
            return true;
    return false;
}

static bool read_file(struct arena *arena, struct text bytes, struct exchanged_list *list, const char **reason)
{
    struct spreadsheet s;
    if (!spreadsheet_read(arena, bytes, &s, reason))
        return false;
    size_t handle = column_named(&s, "handle"), title = column_named(&s, "title"), language = column_named(&s, "language"), text = column_named(&s, "text");
    *reason = "its first row names neither a column \"handle\" nor \"title\"; `vitrine export --format spreadsheet` makes one that does";
    if (handle == s.n_columns && title == s.n_columns)
        return false;
    list->items = arena_array(arena, struct exchanged, s.n_rows);
    for (size_t row = 1; row < s.n_rows; row++) {
        struct text name = text_trim(cell(&s, row, handle)), called = text_trim(cell(&s, row, title));
        if (name.size == 0 && called.size == 0)
            continue;
        struct exchanged *e = &list->items[list->n_items++];
        *e = (struct exchanged){.handle = name.size ? name : slug_make(arena, called), .cells = arena_array(arena, struct exchanged_cell, s.n_columns)};
        e->language = text_trim(cell(&s, row, language));
        e->markdown = cell(&s, row, text);
        for (size_t c = 0; c < s.n_columns; c++)
            if (!is_fixed(&s, c) && text_trim(s.cells[c]).size && text_trim(cell(&s, row, c)).size)
                e->cells[e->n_cells++] = (struct exchanged_cell){text_trim(s.cells[c]), text_trim(cell(&s, row, c))};
    }
    return true;
}

const struct exchange_form exchange_spreadsheet = {.name = "spreadsheet",
                                                   .file = "listings.xlsx",
                                                   .is_binary = true,
                                                   .matches = spreadsheet_matches,
                                                   .read = read_file,
                                                   .write = write_file,
                                                   .report = report};
