/* listing_file.c - the Markdown file of a listing that the site does not have yet. */
#include "exchange/exchange.h"
#include "syntax/html.h"

struct text exchange_lines(struct arena *arena, struct text text)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != '\r')
            buffer_put_byte(&out, text.data[i]);
    return text_trim(buffer_text(&out));
}

static void put_field(struct buffer *out, const char *name, struct text value)
{
    if (text_trim(value).size == 0)
        return;
    buffer_format(out, "%s: ", name);
    exchange_put_scalar(out, text_trim(value));
    buffer_put_byte(out, '\n');
}

/* A file for a listing that the site does not have. Photos are named in comments: they are to be fetched by whoever may. */
static struct text new_file(struct arena *arena, const struct exchanged *e)
{
    struct buffer out = buffer_new(arena);
    buffer_put(&out, TEXT("---\n"));
    put_field(&out, "title", e->title);
    put_field(&out, "description", e->description);
    put_field(&out, "keywords", e->keywords);
    put_field(&out, "category", e->category);
    put_field(&out, "sku", e->sku);
    put_field(&out, "brand", e->brand);
    put_field(&out, "gtin", e->gtin);
    if (e->is_unpublished)
        buffer_put(&out, TEXT("draft: true\n"));
    for (size_t i = 0; i < e->n_specs; i++) {
        buffer_put(&out, i ? TEXT("  ") : TEXT("specs:\n  "));
        exchange_put_scalar(&out, e->specs[i].name.text);
        buffer_put(&out, TEXT(": "));
        exchange_put_scalar(&out, e->specs[i].value.text);
        buffer_put_byte(&out, '\n');
    }
    bool any = false;
    for (size_t i = 0; i < MOST_OPTIONS; i++)
        if (e->option_names[i].size && e->options[i].n_items) {
            buffer_put(&out, any ? TEXT("") : TEXT("options:\n"));
            any = true;
            buffer_put(&out, TEXT("  "));
            exchange_put_scalar(&out, e->option_names[i]);
            buffer_put(&out, TEXT(": ["));
            for (size_t k = 0; k < e->options[i].n_items; k++) {
                buffer_put(&out, k ? TEXT(", ") : TEXT(""));
                exchange_put_scalar(&out, e->options[i].items[k].text);
            }
            buffer_put(&out, TEXT("]\n"));
        }
    int64_t price;
    if (text_to_millionths(text_trim(e->price), &price) && price > 0) {
        buffer_put(&out, TEXT("price:\n"));
        put_field(&out, "  currency", e->currency);
        buffer_format(&out, "  tiers:\n    - {from: 1, price: %.*s}\n", TEXT_ARGS(text_trim(e->price)));
    }
    for (size_t i = 0; i < e->n_images; i++)
        if (text_find_byte(e->images[i], '\n', 0) == TEXT_NOT_FOUND)
            buffer_format(&out, "# photo %zu: %.*s\n", i + 1, TEXT_ARGS(e->images[i]));
    buffer_format(&out, "---\n\n%.*s\n", TEXT_ARGS(html_markdown(arena, e->html)));
    return buffer_text(&out);
}

/* --- YAML of cells --- */

/* What is left of PATH behind DEPTH dots. */
static struct text rest_of(struct text path, size_t depth)
{
    while (depth--)
        path = text_slice(path, text_find_byte(path, '.', 0) + 1, path.size);
    return path;
}

/* The first part of what is left; all of it is one part when it is a name of the user's, which may hold dots. */
static struct text part_of(struct text path, size_t depth)
{
    bool is_named = text_starts(path, TEXT("specs.")) && depth == 1;
    struct text rest = rest_of(path, depth);
    return is_named ? rest : text_slice(rest, 0, text_find_byte(rest, '.', 0));
}

static bool has_below(struct text path, size_t depth)
{
    return part_of(path, depth).size < rest_of(path, depth).size;
}

static bool is_item(struct text part)
{
    int64_t number;
    return text_to_int(part, &number) && number > 0;
}

/* Those of CELLS that are not DONE share their first DEPTH parts. What shares one more stands together, where the first of it stands. */
static void put_cells(struct buffer *out, const struct exchanged_cell *cells, size_t n, size_t depth, bool *done, bool is_inline)
{
    for (size_t i = 0; i < n; i++) {
        if (done[i])
            continue;
        struct text part = part_of(cells[i].path, depth);
        bool item = depth > 0 && is_item(part) && !text_starts(cells[i].path, TEXT("specs."));
        if (!is_inline)
            for (size_t k = 0; k < depth; k++)
                buffer_put(out, TEXT("  "));
        is_inline = false;
        if (item)
            buffer_put(out, TEXT("-"));
        else
            exchange_put_scalar(out, part);
        if (!has_below(cells[i].path, depth)) {
            buffer_put(out, item ? TEXT(" ") : TEXT(": "));
            exchange_put_scalar(out, cells[i].text);
            buffer_put_byte(out, '\n');
            done[i] = true;
            continue;
        }
        bool *others = arena_array(out->arena, bool, n);
        for (size_t k = 0; k < n; k++) {
            others[k] = done[k] || !has_below(cells[k].path, depth) || !text_equal(part_of(cells[k].path, depth), part);
            done[k] = done[k] || !others[k];
        }
        buffer_put(out, item ? TEXT(" ") : TEXT(":\n"));
        put_cells(out, cells, n, depth + 1, others, item);
    }
}

static struct text new_file_of_cells(struct arena *arena, const struct exchanged *e)
{
    struct buffer out = buffer_new(arena);
    bool *done = arena_array(arena, bool, e->n_cells);
    buffer_put(&out, TEXT("---\n"));
    put_cells(&out, e->cells, e->n_cells, 0, done, false);
    buffer_format(&out, "---\n\n%.*s\n", TEXT_ARGS(exchange_lines(arena, e->markdown)));
    return buffer_text(&out);
}

struct text exchange_new_file(struct arena *arena, const struct exchanged *e)
{
    return e->cells ? new_file_of_cells(arena, e) : new_file(arena, e);
}
