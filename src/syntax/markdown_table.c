/* markdown_table.c - pipe tables over cmark, which has none.
 *
 * cmark gives the lines of each paragraph. Where a paragraph holds a delimiter row with as many
 * cells as the line above it, these two and the lines below are a table (GFM 0.29, "Tables"). The
 * cells' inlines are parsed by cmark too: all cells of the document that hold more than plain text, each as an ATX heading on a
 * line of its own, which is the one block that takes any text as inlines; the document follows
 * them when it defines link references. The headings' children then move into the table.
 */
#include "syntax/markdown_tree.h"

#include "base/buffer.h"

enum { MOST_COLUMNS = 64, MOST_CELLS = 20000 };

struct line_list {
    struct text *items; /* without their ends */
    size_t n_items;
};

static struct line_list split_lines(struct arena *arena, struct text source)
{
    enum { USUAL = 64 };
    size_t room = USUAL;
    struct line_list lines = {arena_array(arena, struct text, USUAL), 0};
    for (size_t from = 0, to; from < source.size;) {
        to = text_line_end(source, from);
        lines.items = arena_more(arena, lines.items, lines.n_items, &room, sizeof *lines.items, USUAL);
        lines.items[lines.n_items++] = text_slice(source, from, to);
        from = to + 1 + (to + 1 < source.size && source.data[to] == '\r' && source.data[to + 1] == '\n');
    }
    return lines;
}

static struct text trim(struct text text)
{
    while (text.size && (text.data[0] == ' ' || text.data[0] == '\t'))
        text = text_slice(text, 1, text.size);
    while (text.size && (text.data[text.size - 1] == ' ' || text.data[text.size - 1] == '\t'))
        text.size--;
    return text;
}

/* Cuts LINE at its pipes that no backslash escapes. Returns how many cells; MOST_COLUMNS at most. */
static size_t split_cells(struct text line, struct text *cells)
{
    size_t n = 0, from;
    line = trim(line);
    from = text_starts(line, TEXT("|"));
    for (size_t i = from; i <= line.size && n < MOST_COLUMNS; i++) {
        bool escaped = i > 0 && i < line.size && line.data[i - 1] == '\\';
        if (i < line.size && (line.data[i] != '|' || escaped))
            continue;
        if (i == line.size && i == from && n > 0)
            break; /* nothing behind the last pipe */
        cells[n++] = trim(text_slice(line, from, i));
        from = i + 1;
    }
    return n;
}

static bool is_delimiter(struct text cell, char *align)
{
    bool left = text_starts(cell, TEXT(":")), right = cell.size > 1 && text_ends(cell, TEXT(":"));
    struct text dashes = text_slice(cell, left, cell.size - right);
    if (dashes.size == 0)
        return false;
    for (size_t i = 0; i < dashes.size; i++)
        if (dashes.data[i] != '-')
            return false;
    *align = left && right ? 'c' : left ? 'l' : right ? 'r' : 0;
    return true;
}

static size_t read_delimiters(struct text line, char *aligns)
{
    struct text cells[MOST_COLUMNS];
    size_t n = split_cells(line, cells);
    if (text_find_byte(line, '|', 0) == TEXT_NOT_FOUND && text_find_byte(line, ':', 0) == TEXT_NOT_FOUND)
        return 0;
    for (size_t i = 0; i < n; i++)
        if (!is_delimiter(cells[i], &aligns[i]))
            return 0;
    return n;
}

/* Takes from LINE what the containers of PARAGRAPH put before its text. */
static struct text strip_containers(struct text line, cmark_node *paragraph, bool first)
{
    if (first) {
        int column = cmark_node_get_start_column(paragraph);
        return text_slice(line, column > 1 ? (size_t)column - 1 : 0, line.size);
    }
    for (cmark_node *up = cmark_node_parent(paragraph); up; up = cmark_node_parent(up))
        if (cmark_node_get_type(up) == CMARK_NODE_BLOCK_QUOTE) {
            struct text rest = trim(line);
            line = text_starts(rest, TEXT(">")) ? text_slice(rest, 1, rest.size) : line;
        }
    return line;
}

struct table {
    cmark_node *paragraph;
    struct line_list lines; /* of the paragraph, containers stripped */
    size_t head; /* the header's line; the delimiter row is the next */
    size_t end; /* behind the last line that is shown */
    size_t n_columns;
    char aligns[MOST_COLUMNS];
    bool by_class; /* the side as a class, not as HTML 4's attribute */
    struct table *next;
};

static bool find_table(struct table *table)
{
    struct text cells[MOST_COLUMNS];
    for (size_t i = 1; i < table->lines.n_items; i++) {
        size_t n = read_delimiters(table->lines.items[i], table->aligns);
        if (n == 0 || n != split_cells(table->lines.items[i - 1], cells))
            continue;
        table->head = i - 1;
        table->n_columns = n;
        return true;
    }
    return false;
}

static struct table *read_paragraph(struct arena *arena, cmark_node *node, const struct line_list *all)
{
    int from = cmark_node_get_start_line(node), to = cmark_node_get_end_line(node);
    if (from < 1 || to <= from || (size_t)to > all->n_items)
        return NULL;
    struct table *table = arena_alloc(arena, sizeof *table);
    table->paragraph = node;
    table->lines.n_items = (size_t)to - (size_t)from + 1;
    table->lines.items = arena_array(arena, struct text, table->lines.n_items);
    for (size_t i = 0; i < table->lines.n_items; i++)
        table->lines.items[i] = strip_containers(all->items[(size_t)from - 1 + i], node, i == 0);
    return find_table(table) ? table : NULL;
}

/* Does any line look like a delimiter row? Most documents end here, after one scan. */
static bool may_hold_table(struct text source)
{
    for (size_t at = 0; (at = text_find_byte(source, '-', at)) != TEXT_NOT_FOUND;) {
        size_t from = at;
        while (from > 0 && source.data[from - 1] != '\n' && source.data[from - 1] != '\r')
            from--;
        size_t i = from;
        while (i < source.size && source.data[i] && strchr(" \t>|:-", source.data[i]))
            i++;
        if (i == source.size || source.data[i] == '\n' || source.data[i] == '\r')
            return true;
        at = text_line_end(source, i);
    }
    return false;
}

static struct table *find_tables(struct arena *arena, cmark_node *root, struct text source)
{
    struct line_list lines = split_lines(arena, source);
    struct table *first = NULL, **last = &first;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH)
            continue;
        struct table *table = read_paragraph(arena, node, &lines);
        if (!table)
            continue;
        *last = table;
        last = &table->next;
    }
    cmark_iter_free(iter);
    return first;
}

/* Does CELL hold nothing that begins an inline (CommonMark 0.30, chapter 6)? Most hold a number or a name. */
static bool is_plain(struct text cell)
{
    static const bool begins[256] = {[0] = true,   ['`'] = true, ['\\'] = true, ['&'] = true, ['<'] = true, ['*'] = true,
                                     ['_'] = true, ['['] = true, [']'] = true,  ['!'] = true, ['\t'] = true};
    for (size_t i = 0; i < cell.size; i++)
        if (begins[(unsigned char)cell.data[i]])
            return false;
    return true;
}

static void put_cell(struct buffer *out, struct text cell)
{
    buffer_put(out, TEXT("# "));
    for (size_t i = 0; i < cell.size; i++)
        if (cell.data[i] != '\\' || i + 1 == cell.size || cell.data[i + 1] != '|')
            buffer_put_byte(out, cell.data[i]);
    buffer_put(out, TEXT(" #\n"));
}

/* The cells of line I of TABLE, as many as it has columns. */
static void read_row(const struct table *table, size_t i, struct text cells[MOST_COLUMNS])
{
    for (size_t k = split_cells(table->lines.items[i], cells); k < table->n_columns; k++)
        cells[k] = TEXT("");
}

/* Puts the cells that cmark has to read, and counts all. */
static void put_rows(struct buffer *out, struct table *table, size_t *n_cells)
{
    struct text cells[MOST_COLUMNS];
    for (table->end = table->head; table->end < table->lines.n_items && *n_cells < MOST_CELLS; table->end++) {
        if (table->end == table->head + 1)
            continue;
        read_row(table, table->end, cells);
        *n_cells += table->n_columns;
        for (size_t k = 0; k < table->n_columns; k++)
            if (!is_plain(cells[k]))
                put_cell(out, cells[k]);
    }
}

static cmark_node *block(struct arena *arena, cmark_node_type type, const char *enter, const char *leave)
{
    cmark_node *node = cmark_node_new_with_mem(type, markdown_memory(arena));
    cmark_node_set_on_enter(node, enter);
    cmark_node_set_on_exit(node, leave);
    return node;
}

/* What is in CELL: plain text, or the children of *HEADING, which moves on to that of the next cell that is not plain. */
static void fill_cell(struct arena *arena, cmark_node *node, struct text cell, cmark_node **heading)
{
    if (is_plain(cell)) {
        cmark_node *text = cell.size ? cmark_node_new_with_mem(CMARK_NODE_TEXT, markdown_memory(arena)) : NULL;
        if (text && cmark_node_set_literal(text, text_cstr(arena, cell)))
            cmark_node_append_child(node, text);
        return;
    }
    for (cmark_node *child; *heading && (child = cmark_node_first_child(*heading)) != NULL;)
        cmark_node_append_child(node, child);
    *heading = *heading ? cmark_node_next(*heading) : NULL;
}

static cmark_node *make_cell(struct arena *arena, bool head, char align, bool by_class)
{
    static const char *const enter[2][2][4] = {
        {{"<td>", "<td align=\"left\">", "<td align=\"center\">", "<td align=\"right\">"},
         {"<td>", "<td class=\"left\">", "<td class=\"center\">", "<td class=\"right\">"}},
        {{"<th>", "<th align=\"left\">", "<th align=\"center\">", "<th align=\"right\">"},
         {"<th>", "<th class=\"left\">", "<th class=\"center\">", "<th class=\"right\">"}},
    };
    int side = align == 'l' ? 1 : align == 'c' ? 2 : align == 'r' ? 3 : 0;
    return block(arena, CMARK_NODE_CUSTOM_INLINE, enter[head][by_class][side], head ? "</th>\n" : "</td>\n");
}

/* Moves what the headings from *HEADING on hold into the table's rows. */
static cmark_node *make_table(struct arena *arena, const struct table *table, cmark_node **heading)
{
    cmark_node *top = block(arena, CMARK_NODE_CUSTOM_BLOCK, "<table>", "</table>");
    cmark_node *part = NULL;
    struct text cells[MOST_COLUMNS];
    for (size_t i = table->head; i < table->end; i++) {
        bool head = i == table->head;
        if (i == table->head + 1)
            continue;
        if (head || i == table->head + 2) {
            part = head ? block(arena, CMARK_NODE_CUSTOM_BLOCK, "<thead>", "</thead>") : block(arena, CMARK_NODE_CUSTOM_BLOCK, "<tbody>", "</tbody>");
            cmark_node_append_child(top, part);
        }
        cmark_node *row = block(arena, CMARK_NODE_CUSTOM_BLOCK, "<tr>", "</tr>");
        markdown_place(row, cmark_node_get_start_line(table->paragraph) + (int)i, true);
        cmark_node_append_child(part, row);
        read_row(table, i, cells);
        for (size_t k = 0; k < table->n_columns; k++) {
            cmark_node *cell = make_cell(arena, head, table->aligns[k], table->by_class);
            fill_cell(arena, cell, cells[k], heading);
            cmark_node_append_child(row, cell);
        }
    }
    return top;
}

/* The paragraph keeps the lines above the table, or goes. */
static void place_table(struct arena *arena, const struct table *table, cmark_node *made)
{
    cmark_node_insert_before(table->paragraph, made);
    if (table->head > 0) {
        struct buffer above = buffer_new(arena);
        for (size_t i = 0; i < table->head; i++) {
            buffer_put(&above, table->lines.items[i]);
            buffer_put_byte(&above, '\n');
        }
        cmark_node *kept = cmark_node_first_child(markdown_parse(arena, buffer_text(&above)));
        if (kept) {
            markdown_place(kept, cmark_node_get_start_line(table->paragraph), false);
            cmark_node_insert_before(made, kept);
        }
    }
    cmark_node_unlink(table->paragraph);
}

void markdown_make_tables(struct arena *arena, cmark_node *root, struct text source, bool by_class)
{
    struct table *tables = may_hold_table(source) ? find_tables(arena, root, source) : NULL;
    if (!tables)
        return;
    struct buffer cells = buffer_new(arena);
    size_t n_cells = 0;
    for (struct table *t = tables; t; t = t->next) {
        t->by_class = by_class;
        put_rows(&cells, t, &n_cells);
    }
    if (cells.size && text_find(source, TEXT("]:"), 0) != TEXT_NOT_FOUND) {
        buffer_put_byte(&cells, '\n');
        buffer_put(&cells, source);
    }
    cmark_node *heading = cells.size ? cmark_node_first_child(markdown_parse(arena, buffer_text(&cells))) : NULL;
    for (struct table *t = tables; t; t = t->next)
        place_table(arena, t, make_table(arena, t, &heading));
}
