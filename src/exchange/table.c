/* table.c */
#include <csv.h>

#include "exchange/exchange.h"

struct reading {
    struct arena *arena;
    struct text *cells;
    size_t n, room, in_row, n_columns;
    size_t rows;
};

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

bool table_read(struct arena *arena, struct text bytes, struct table *table, const char **reason)
{
    struct csv_parser parser;
    struct reading r = {.arena = arena};
    if (text_starts(bytes, TEXT("\xEF\xBB\xBF")))
        bytes = text_slice(bytes, 3, bytes.size);
    size_t first = text_find_byte(bytes, '\n', 0);
    struct text head = text_slice(bytes, 0, first);
    *reason = "out of memory";
    if (csv_init(&parser, CSV_APPEND_NULL) != 0)
        return false;
    if (text_find_byte(head, ',', 0) == TEXT_NOT_FOUND && text_find_byte(head, ';', 0) != TEXT_NOT_FOUND)
        csv_set_delim(&parser, ';');
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
    return wanted && name.size == strlen(wanted) && text_distance(name, text_of(wanted), 1) == 0;
}

struct text table_cell(const struct table *table, size_t row, const char *a, const char *b)
{
    for (size_t i = 0; i < table->n_columns; i++)
        if (is_named(text_trim(table->names[i]), a) || is_named(text_trim(table->names[i]), b))
            return table->cells[row * table->n_columns + i];
    return (struct text){0};
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
