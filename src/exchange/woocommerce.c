/* woocommerce.c - WooCommerce's product CSV (github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema). A variable product's prices stand in the rows
 * of its variations, which name it in the column Parent. */
#include "exchange/exchange.h"

static bool matches(struct text bytes)
{
    struct text head = table_head(bytes);
    return text_find(head, TEXT("Regular price"), 0) != TEXT_NOT_FOUND && text_find(head, TEXT("Name"), 0) != TEXT_NOT_FOUND;
}

/* An apostrophe stands before what a spreadsheet would take as a formula. */
static struct text without_guard(struct text cell)
{
    bool is_guarded = cell.size > 1 && cell.data[0] == '\'' && strchr("=+-@", cell.data[1]);
    return is_guarded ? text_slice(cell, 1, cell.size) : cell;
}

/* Descriptions have "\n" for the end of a line, and "\\n" for those two characters. */
static struct text with_lines(struct arena *arena, struct text cell)
{
    struct buffer out = buffer_new(arena);
    cell = without_guard(cell);
    for (size_t i = 0; i < cell.size; i++) {
        struct text rest = text_slice(cell, i, cell.size);
        bool is_end = text_starts(rest, TEXT("\\n")), is_kept = text_starts(rest, TEXT("\\\\n"));
        i += is_end || is_kept;
        buffer_put_byte(&out, is_end ? '\n' : cell.data[i]);
        if (is_kept)
            buffer_put_byte(&out, cell.data[++i]);
    }
    return cell.data ? buffer_text(&out) : cell;
}

/* WordPress makes paragraphs of what empty lines part, unless they are marked already. */
static struct text with_paragraphs(struct arena *arena, struct text html)
{
    struct buffer out = buffer_new(arena);
    if (!html.data || text_find(html, TEXT("<p"), 0) != TEXT_NOT_FOUND)
        return html;
    for (size_t i = 0; i < html.size; i++) {
        bool is_break = html.data[i] == '\n' && i + 1 < html.size && html.data[i + 1] == '\n';
        buffer_put(&out, is_break ? TEXT("<p>") : text_slice(html, i, i + 1));
        i += is_break;
    }
    return buffer_text(&out);
}

/* The next of the values that commas part; a comma within one has a backslash before it. */
static bool next_value(struct arena *arena, struct text *rest, struct text *value)
{
    struct buffer out = buffer_new(arena);
    size_t i = 0;
    for (; i < rest->size && rest->data[i] != ','; i++) {
        i += rest->data[i] == '\\' && i + 1 < rest->size && rest->data[i + 1] == ',';
        buffer_put_byte(&out, rest->data[i]);
    }
    *value = text_trim(buffer_text(&out));
    bool any = rest->size > 0;
    *rest = text_slice(*rest, i + 1, rest->size);
    return any;
}

static struct text first_value(struct arena *arena, struct text cell)
{
    struct text value;
    return next_value(arena, &cell, &value) ? value : cell;
}

static void add_spec(struct arena *arena, struct exchanged *e, struct text name, struct text value)
{
    if (text_trim(name).size == 0 || text_trim(value).size == 0)
        return;
    e->specs = arena_more(arena, e->specs, e->n_specs, &e->specs_room, sizeof *e->specs, 4);
    e->specs[e->n_specs++] = (struct pair){.name = {.text = text_trim(name)}, .value = {.text = text_trim(value)}};
}

/* Several values of a variable product are a choice; else an attribute is a fact. */
static void add_attribute(struct arena *arena, struct exchanged *e, struct text name, struct text cell, bool is_variable)
{
    struct values values = {0};
    struct text rest = cell, value;
    size_t room = 0, option = 0;
    while (values.n_items < MOST_CHOICES && next_value(arena, &rest, &value))
        if (value.size) {
            values.items = arena_more(arena, values.items, values.n_items, &room, sizeof *values.items, 8);
            values.items[values.n_items++] = (struct value){.text = value};
        }
    while (option < MOST_OPTIONS && e->option_names[option].size)
        option++;
    if (is_variable && values.n_items > 1 && option < MOST_OPTIONS && text_trim(name).size) {
        e->option_names[option] = text_trim(name);
        e->options[option] = values;
    } else {
        add_spec(arena, e, name, values.n_items == 1 ? values.items[0].text : cell);
    }
}

/* "Weight (kg)" and the like: the unit stands in the name. */
static void add_measures(struct arena *arena, const struct table *t, size_t row, struct exchanged *e)
{
    static const char *const names[] = {"Length (", "Width (", "Height (", "Weight ("};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t column = 0; column < t->n_columns; column++) {
            struct text name = text_trim(t->names[column]), cell = text_trim(t->cells[row * t->n_columns + column]);
            struct text begin = text_of(names[i]), unit = text_slice(name, begin.size, name.size - 1);
            if (text_starts(name, begin) && cell.size)
                add_spec(arena, e, text_slice(begin, 0, begin.size - 2), text_format(arena, "%.*s %.*s", TEXT_ARGS(cell), TEXT_ARGS(unit)));
        }
}

static void add_attributes(struct arena *arena, const struct table *t, size_t row, struct exchanged *e, bool is_variable)
{
    char name[32], value[32];
    for (unsigned i = 1; snprintf(name, sizeof name, "Attribute %u name", i) > 0 && table_has(t, name, NULL); i++) {
        snprintf(value, sizeof value, "Attribute %u value(s)", i);
        add_attribute(arena, e, table_cell(t, row, name, NULL), table_cell(t, row, value, NULL), is_variable);
    }
}

static struct exchanged listing_of(struct arena *arena, const struct table *t, size_t row)
{
    struct text name = without_guard(table_cell(t, row, "Name", NULL)), type = table_cell(t, row, "Type", NULL), one;
    struct text images = table_cell(t, row, "Images", NULL), published = text_trim(without_guard(table_cell(t, row, "Published", NULL)));
    struct exchanged e = {.handle = slug_make(arena, name),
                          .title = name,
                          .html = with_paragraphs(arena, with_lines(arena, table_cell(t, row, "Description", NULL))),
                          .description = with_lines(arena, table_cell(t, row, "Short description", NULL)),
                          .sku = table_cell(t, row, "SKU", NULL),
                          .category = first_value(arena, table_cell(t, row, "Categories", NULL)),
                          .brand = first_value(arena, table_cell(t, row, "Brands", NULL)),
                          .keywords = table_cell(t, row, "Tags", NULL),
                          .price = table_cell(t, row, "Regular price", NULL),
                          .gtin = table_cell(t, row, "GTIN, UPC, EAN, or ISBN", NULL),
                          .is_unpublished = text_is(published, "0") || text_is(published, "-1") || text_equal_fold(published, TEXT("false"))};
    while (e.n_images < MOST_IMAGES && next_value(arena, &images, &one))
        if (one.size)
            e.images[e.n_images++] = one;
    add_attributes(arena, t, row, &e, text_starts(type, TEXT("variable")));
    add_measures(arena, t, row, &e);
    return e;
}

/* The price of a variation is its product's, which has none of its own; the first one counts. */
static void add_variation(const struct map *known, const struct table *t, size_t row, struct exchanged_list *list)
{
    size_t at = map_find(known, text_trim(table_cell(t, row, "Parent", NULL)));
    if (at != MAP_NONE && text_trim(list->items[at].price).size == 0)
        list->items[at].price = table_cell(t, row, "Regular price", NULL);
}

static bool read_file(struct arena *arena, struct text bytes, struct exchanged_list *list, const char **reason)
{
    struct table t;
    struct map known = map_new(arena); /* what variations name their product by: its SKU, or "id:" and its number */
    if (!table_read(arena, bytes, &t, reason))
        return false;
    *reason = "it has no column \"Name\"";
    if (!table_has(&t, "Name", NULL))
        return false;
    list->items = arena_array(arena, struct exchanged, t.n_rows);
    for (size_t row = 0; row < t.n_rows; row++) {
        if (table_cell(&t, row, "Name", NULL).size == 0 || text_starts(table_cell(&t, row, "Type", NULL), TEXT("variation")))
            continue;
        struct text sku = text_trim(table_cell(&t, row, "SKU", NULL)), id = text_trim(table_cell(&t, row, "ID", NULL));
        if (sku.size)
            map_add(&known, sku, list->n_items);
        if (id.size)
            map_add(&known, text_format(arena, "id:%.*s", TEXT_ARGS(id)), list->n_items);
        list->items[list->n_items++] = listing_of(arena, &t, row);
    }
    for (size_t row = 0; row < t.n_rows; row++)
        if (text_starts(table_cell(&t, row, "Type", NULL), TEXT("variation")))
            add_variation(&known, &t, row, list);
    return true;
}

const struct exchange_form exchange_woocommerce = {.name = "woocommerce", .file = "woocommerce.csv", .matches = matches, .read = read_file};
