/* update.c - into the site's files, field by field: comments, order, quoting and body of what has not changed stay as they are, byte for byte. */
#include "exchange/exchange.h"
#include "syntax/html.h"

struct change {
    const char *field;
    struct value was; /* text data NULL: the file has no such field */
    struct text now;
};

enum { MOST_CHANGES = 12 };

/* VALUE as a YAML scalar in double quotes. */
static void put_quoted(struct buffer *out, struct text value)
{
    buffer_put_byte(out, '"');
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c == '"' || c == '\\')
            buffer_put_byte(out, '\\');
        if (c == '\n')
            buffer_put(out, TEXT("\\n"));
        else if ((unsigned char)c >= 32 || c == '\t')
            buffer_put_byte(out, c);
    }
    buffer_put_byte(out, '"');
}

/* Can VALUE stand without quotes? Only when nothing in it could mean anything. */
static bool is_plain(struct text value)
{
    if (value.size == 0 ||
        !((value.data[0] >= 'a' && value.data[0] <= 'z') || (value.data[0] >= 'A' && value.data[0] <= 'Z') || (unsigned char)value.data[0] >= 0x80))
        return false;
    for (size_t i = 0; i < value.size; i++)
        if (strchr(":#{}[]&*!|>'\"%@`,", value.data[i]) || (unsigned char)value.data[i] < 32)
            return false;
    static const char *const words[] = {"true", "false", "yes", "no", "null", "on", "off"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_distance(value, text_of(words[i]), 1) == 0)
            return false;
    return value.data[value.size - 1] != ' ';
}

static bool is_number(struct text value)
{
    int64_t number;
    return text_to_millionths(value, &number);
}

static void put_scalar(struct buffer *out, struct text value)
{
    if (is_plain(value) || is_number(value))
        buffer_put(out, value);
    else
        put_quoted(out, value);
}

/* In the quotes that stand there, when the new text may stand in them; else in double quotes. */
static void put_replacement(struct buffer *out, struct text old, struct text now)
{
    bool single = old.size && old.data[0] == '\'' && text_find_byte(now, '\'', 0) == TEXT_NOT_FOUND && text_find_byte(now, '\n', 0) == TEXT_NOT_FOUND;
    bool plain = old.size && old.data[0] != '"' && old.data[0] != '\'';
    if (single)
        buffer_format(out, "'%.*s'", TEXT_ARGS(now));
    else if (plain)
        put_scalar(out, now);
    else
        put_quoted(out, now);
}

static int by_place(const void *a, const void *b)
{
    const struct change *x = a, *y = b;
    return x->was.where.start < y->was.where.start ? -1 : x->was.where.start > y->was.where.start;
}

/* Where the front matter's last line begins: new fields go before it. */
static size_t end_of_fields(const struct source *source, const struct document *document)
{
    size_t at = (size_t)(document->body.data - source->bytes.data);
    while (at > 0 && source->bytes.data[at - 1] == '\n')
        at--;
    while (at > 0 && source->bytes.data[at - 1] != '\n')
        at--;
    return at;
}

static struct text apply(struct arena *arena, const struct source *source, const struct document *document, struct change *changes, size_t n, struct text body)
{
    struct buffer out = buffer_new(arena);
    size_t done = 0, fields_end = end_of_fields(source, document);
    const char *line_end = text_find(source->bytes, TEXT("\r\n"), 0) != TEXT_NOT_FOUND ? "\r\n" : "\n";
    qsort(changes, n, sizeof *changes, by_place);
    for (size_t i = 0; i < n; i++) {
        const struct span where = changes[i].was.where;
        if (!changes[i].was.text.data)
            continue;
        buffer_put(&out, text_slice(source->bytes, done, where.start));
        put_replacement(&out, text_slice(source->bytes, where.start, (size_t)where.start + where.length), changes[i].now);
        done = (size_t)where.start + where.length;
    }
    buffer_put(&out, text_slice(source->bytes, done, fields_end));
    for (size_t i = 0; i < n; i++)
        if (!changes[i].was.text.data) {
            buffer_format(&out, "%s: ", changes[i].field);
            put_scalar(&out, changes[i].now);
            buffer_put(&out, text_of(line_end));
        }
    if (!body.data) {
        buffer_put(&out, text_slice(source->bytes, fields_end, source->bytes.size));
        return buffer_text(&out);
    }
    size_t body_at = (size_t)(document->body.data - source->bytes.data);
    buffer_put(&out, text_slice(source->bytes, fields_end, body_at));
    buffer_format(&out, "%.*s\n", TEXT_ARGS(body));
    return buffer_text(&out);
}

static bool same_number(struct text a, struct text b)
{
    int64_t x, y;
    return text_to_millionths(text_trim(a), &x) && text_to_millionths(text_trim(b), &y) && x == y;
}

static void put_line(struct buffer *diff, char sign, struct text text)
{
    buffer_put_byte(diff, sign);
    buffer_put(diff, text);
    buffer_put_byte(diff, '\n');
}

struct updating {
    const struct view_context *context;
    struct arena *arena;
    bool dry_run;
    struct buffer *diff;
    struct update_summary *summary;
    const char **reason;
};

static bool write_file(struct updating *u, struct text path, struct text bytes)
{
    const char *why;
    if (u->dry_run || folder_write(u->arena, &u->context->catalog->root, path, bytes, &why))
        return true;
    *u->reason = text_format(u->arena, "%.*s cannot be written: %s", TEXT_ARGS(path), why).data;
    return false;
}

static void compare(const struct exchanged *now, const struct exchanged *was, const struct listing_fields *f, struct change *changes, size_t *n)
{
    const struct {
        const char *field;
        struct text now, was;
        struct value place;
    } fields[] = {{"title", now->title, was->title, f->title},
                  {"description", now->description, was->description, f->description},
                  {"sku", now->sku, was->sku, f->sku},
                  {"category", now->category, was->category, f->category},
                  {"brand", now->brand, was->brand, f->brand},
                  {"gtin", now->gtin, was->gtin, f->gtin},
                  {"keywords", now->keywords, was->keywords, f->keywords.line}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].now.size && !text_equal(text_trim(fields[i].now), text_trim(fields[i].was)) && !(i == 6 && f->keywords.is_list))
            changes[(*n)++] = (struct change){fields[i].field, fields[i].place, text_trim(fields[i].now)};
    if (now->price.size && f->price.tiers.n_items && !same_number(now->price, was->price))
        changes[(*n)++] = (struct change){"price", f->price.tiers.items[0].price.as, text_trim(now->price)};
}

static bool change_listing(struct updating *u, const struct exchanged *now, size_t product)
{
    const struct catalog *catalog = u->context->catalog;
    const struct document *document = &catalog->documents[catalog->products[product].document];
    const struct source *source = &catalog->sources[document->source];
    struct exchanged was = exchange_listing(u->context, u->arena, product, 0);
    struct change changes[MOST_CHANGES];
    size_t n = 0;
    compare(now, &was, &document->fields, changes, &n);
    bool new_body = now->html.size && !text_equal(text_trim(now->html), text_trim(was.html));
    struct text body = new_body ? html_markdown(u->arena, now->html) : (struct text){0};
    if (new_body && text_equal(body, html_markdown(u->arena, was.html))) /* other markup, the same text */
        body = (struct text){0};
    if (n == 0 && !body.data) {
        u->summary->n_same++;
        return true;
    }
    u->summary->n_changed++;
    buffer_format(u->diff, "--- %.*s\n+++ %.*s\n", TEXT_ARGS(document->path), TEXT_ARGS(document->path));
    for (size_t i = 0; i < n; i++) {
        buffer_format(u->diff, "@@ %s @@\n", changes[i].field);
        if (changes[i].was.text.data)
            put_line(u->diff, '-', changes[i].was.text);
        put_line(u->diff, '+', changes[i].now);
    }
    if (body.data) {
        buffer_put(u->diff, TEXT("@@ text @@\n"));
        put_line(u->diff, '-', text_trim(document->body));
        put_line(u->diff, '+', body);
    }
    return write_file(u, document->path, apply(u->arena, source, document, changes, n, body));
}

static void put_field(struct buffer *out, const char *name, struct text value)
{
    if (text_trim(value).size == 0)
        return;
    buffer_format(out, "%s: ", name);
    put_scalar(out, text_trim(value));
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
    bool any = false;
    for (size_t i = 0; i < MOST_OPTIONS; i++)
        if (e->option_names[i].size && e->options[i].n_items) {
            buffer_put(&out, any ? TEXT("") : TEXT("options:\n"));
            any = true;
            buffer_put(&out, TEXT("  "));
            put_scalar(&out, e->option_names[i]);
            buffer_put(&out, TEXT(": ["));
            for (size_t k = 0; k < e->options[i].n_items; k++) {
                buffer_put(&out, k ? TEXT(", ") : TEXT(""));
                put_quoted(&out, e->options[i].items[k].text);
            }
            buffer_put(&out, TEXT("]\n"));
        }
    int64_t price;
    if (text_to_millionths(text_trim(e->price), &price) && price > 0) {
        buffer_put(&out, TEXT("price:\n"));
        if (e->currency.size == 3)
            buffer_format(&out, "  currency: %.*s\n", TEXT_ARGS(e->currency));
        buffer_format(&out, "  tiers:\n    - {from: 1, price: %.*s}\n", TEXT_ARGS(text_trim(e->price)));
    }
    for (size_t i = 0; i < e->n_images; i++)
        if (text_find_byte(e->images[i], '\n', 0) == TEXT_NOT_FOUND)
            buffer_format(&out, "# photo %zu: %.*s\n", i + 1, TEXT_ARGS(e->images[i]));
    buffer_format(&out, "---\n\n%.*s\n", TEXT_ARGS(html_markdown(arena, e->html)));
    return buffer_text(&out);
}

static bool add_listing(struct updating *u, const struct exchanged *e)
{
    struct text path = text_format(u->arena, "content/products/%.*s.md", TEXT_ARGS(slug_make(u->arena, e->handle))), bytes = new_file(u->arena, e),
                rest = bytes, line;
    u->summary->n_new++;
    buffer_format(u->diff, "--- /dev/null\n+++ %.*s\n", TEXT_ARGS(path));
    while (text_next(&rest, '\n', &line))
        put_line(u->diff, '+', line);
    return write_file(u, path, bytes);
}

/* The listing with this handle, else with this SKU; SIZE_MAX: none. */
static size_t find(const struct view_context *context, struct arena *arena, const struct exchanged *e)
{
    const struct catalog *catalog = context->catalog;
    size_t at = map_find(&catalog->product_of, slug_make(arena, e->handle));
    if (at != MAP_NONE)
        return at;
    for (size_t i = 0; e->sku.size && i < catalog->n_products; i++)
        if (text_equal(catalog->documents[catalog->products[i].document].fields.sku.text, e->sku))
            return i;
    return SIZE_MAX;
}

bool exchange_update(const struct view_context *context, struct arena *arena, const struct exchanged_list *list, bool dry_run, struct buffer *diff,
                     struct update_summary *summary, const char **reason)
{
    struct updating u = {context, arena, dry_run, diff, summary, reason};
    *summary = (struct update_summary){0};
    for (size_t i = 0; i < list->n_items; i++) {
        size_t product = find(context, arena, &list->items[i]);
        if (!(product == SIZE_MAX ? add_listing(&u, &list->items[i]) : change_listing(&u, &list->items[i], product)))
            return false;
    }
    return true;
}
