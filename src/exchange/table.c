/* table.c */
#include <csv.h>

#include "exchange/exchange.h"

struct reading {
    struct arena *arena;
    struct text *cells;
    size_t n, room, in_row, n_columns;
    size_t rows;
};

/* What libcsv drops around a cell: where tabs part the cells they are none of it. */
static int is_space(unsigned char c)
{
    return c == ' ';
}

static void push(struct reading *r, struct text cell)
{
    r->cells = arena_more(r->arena, r->cells, r->n, &r->room, sizeof *r->cells, 256);
    r->cells[r->n++] = cell;
}

static void on_cell(void *bytes, size_t size, void *context)
{
    struct reading *r = context;
    if (r->n_columns == 0 || r->in_row < r->n_columns) /* what stands behind the last column is dropped */
        push(r, text_copy(r->arena, (struct text){bytes, size}));
    r->in_row++;
}

static void on_row(int end, void *context)
{
    struct reading *r = context;
    (void)end;
    if (r->n_columns == 0)
        r->n_columns = r->in_row;
    for (; r->in_row < r->n_columns; r->in_row++)
        push(r, TEXT(""));
    r->in_row = 0;
    r->rows++;
}

/* BYTES without a byte order mark and the line that tells Excel what parts the cells. */
static struct text rows_of(struct text bytes)
{
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_slice(bytes, 3, bytes.size);
    if (text_starts(bytes, TEXT("sep=")))
        bytes = text_slice(bytes, text_find_byte(bytes, '\n', 0), bytes.size);
    return bytes;
}

struct text table_head(struct text bytes)
{
    struct text rows = text_trim(rows_of(bytes));
    return text_slice(rows, 0, text_line_end(rows, 0));
}

static char delimiter_of(struct text head)
{
    for (const char *c = ",;\t"; *c; c++)
        if (text_find_byte(head, *c, 0) != TEXT_NOT_FOUND)
            return *c;
    return ',';
}

bool table_read(struct arena *arena, struct text bytes, struct table *table, const char **reason)
{
    struct csv_parser parser;
    struct reading r = {.arena = arena};
    char delimiter = delimiter_of(table_head(bytes));
    bytes = rows_of(bytes);
    *reason = "out of memory";
    if (csv_init(&parser, CSV_APPEND_NULL) != 0)
        return false;
    csv_set_delim(&parser, (unsigned char)delimiter);
    if (delimiter == '\t')
        csv_set_space_func(&parser, is_space);
    bool ok = csv_parse(&parser, bytes.data ? bytes.data : "", bytes.size, on_cell, on_row, &r) == bytes.size && csv_fini(&parser, on_cell, on_row, &r) == 0;
    *reason = ok ? "it has no rows" : csv_strerror(csv_error(&parser));
    csv_free(&parser);
    if (!ok || r.rows < 1 || r.n_columns == 0)
        return false;
    *table = (struct table){r.cells + r.n_columns, r.rows - 1, r.n_columns, r.cells};
    return true;
}

static bool is_named(struct text name, const char *wanted)
{
    return wanted && text_equal_fold(name, text_of(wanted));
}

static size_t column_of(const struct table *table, const char *a, const char *b)
{
    size_t i = 0;
    while (i < table->n_columns && !is_named(text_trim(table->names[i]), a) && !is_named(text_trim(table->names[i]), b))
        i++;
    return i;
}

bool table_has(const struct table *table, const char *a, const char *b)
{
    return column_of(table, a, b) < table->n_columns;
}

struct text table_cell(const struct table *table, size_t row, const char *a, const char *b)
{
    size_t column = column_of(table, a, b);
    return column < table->n_columns ? table->cells[row * table->n_columns + column] : (struct text){0};
}

void table_put(struct buffer *out, struct text cell, char after)
{
    bool quoted = cell.size == 0 ? false : cell.data[0] == ' ' || cell.data[cell.size - 1] == ' ';
    for (size_t i = 0; i < cell.size; i++)
        quoted |= cell.data[i] == '"' || cell.data[i] == ',' || cell.data[i] == '\n' || cell.data[i] == '\r';
    if (quoted)
        buffer_put_byte(out, '"');
    for (size_t i = 0; i < cell.size; i++) {
        if (cell.data[i] == '"')
            buffer_put_byte(out, '"');
        buffer_put_byte(out, cell.data[i]);
    }
    if (quoted)
        buffer_put_byte(out, '"');
    buffer_put_byte(out, after);
}
