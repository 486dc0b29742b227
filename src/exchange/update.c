/* update.c - into the site's files, field by field: comments, order, quoting and body of what has not changed stay as they are, byte for byte. */
#include "base/locale.h"
#include "catalog/currency.h"
#include "exchange/exchange.h"
#include "syntax/html.h"

struct change {
    const char *field;
    struct value was; /* text data NULL: the file has no such field */
    struct text now;
};

enum { MOST_CHANGES = 12 }; /* of a form that knows no more than exchanged's own texts */

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

void exchange_put_scalar(struct buffer *out, struct text value)
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
        exchange_put_scalar(out, now);
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
            exchange_put_scalar(&out, changes[i].now);
            buffer_put(&out, text_of(line_end));
        }
    if (!body.data) {
        buffer_put(&out, text_slice(source->bytes, fields_end, source->bytes.size));
        return buffer_text(&out);
    }
    size_t body_at = (size_t)(document->body.data - source->bytes.data);
    while (body_at < source->bytes.size && strchr("\r\n", source->bytes.data[body_at])) /* the empty line before the text stays */
        body_at++;
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

/* What finds no place in a file is told, not lost. */
static void refuse(struct updating *u, struct text sentence)
{
    buffer_format(u->diff, "! %.*s\n", TEXT_ARGS(sentence));
    buffer_format(&u->summary->refused, "%.*s\n", TEXT_ARGS(sentence));
}

/* A value for which the file of DOCUMENT has no place that is sure to be right. */
static void refuse_new(struct updating *u, const struct document *document, struct text field, struct text value)
{
    refuse(u, text_format(u->arena, _("%.*s has no %.*s yet: write \"%.*s\" into the file"), TEXT_ARGS(document->path), TEXT_ARGS(field), TEXT_ARGS(value)));
}

static bool write_file(struct updating *u, struct text path, struct text bytes)
{
    const char *why;
    if (u->dry_run || folder_write(u->arena, &u->context->catalog->root, path, bytes, &why))
        return true;
    *u->reason = text_format(u->arena, _("cannot write %.*s: %s"), TEXT_ARGS(path), _(why)).data;
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

/* --- a form that knows all fields: cell by cell --- */

struct placed {
    struct value value;
    const struct field *field;
};

struct placing {
    struct map place_of; /* path to index */
    struct placed *items;
    size_t n, room;
    struct arena *arena;
    uint32_t source; /* what stands in another file is not this listing's own */
};

static void place(void *shared, struct text path, const struct field *field, struct value value)
{
    struct placing *p = shared;
    if (value.where.source != p->source)
        return;
    p->items = arena_more(p->arena, p->items, p->n, &p->room, sizeof *p->items, 64);
    if (map_add(&p->place_of, path, p->n) == p->n)
        p->items[p->n++] = (struct placed){value, field};
}

static const struct field *top_field(struct text path)
{
    const struct field *field = record_field(&listing_record, path);
    bool is_simple = field && !field->record && field->type != FIELD_PAIRS && field->type != FIELD_CHOICES;
    return is_simple ? field : NULL;
}

/* A cell whose path has a value in the file changes that; a whole new field goes to the end; a new item of a list has no place that is sure to
 * be right, so it is told. */
static size_t compare_cells(struct updating *u, const struct exchanged *now, const struct document *document, struct change *changes)
{
    struct placing p = {.place_of = map_new(u->arena), .arena = u->arena, .source = document->source};
    size_t n = 0;
    record_walk(u->arena, &listing_record, &document->fields, place, &p);
    for (size_t i = 0; i < now->n_cells; i++) {
        const struct exchanged_cell *cell = &now->cells[i];
        size_t at = map_find(&p.place_of, cell->path);
        const struct field *top = top_field(cell->path);
        if (at != MAP_NONE) {
            const struct value was = p.items[at].value;
            bool is_number_field = p.items[at].field->type == FIELD_WHOLE || p.items[at].field->type == FIELD_DECIMAL;
            if (!text_equal(text_trim(was.text), cell->text) && !(is_number_field && same_number(was.text, cell->text)))
                changes[n++] = (struct change){text_cstr(u->arena, cell->path), was, cell->text};
        } else if (top) {
            changes[n++] = (struct change){top->name, {{0}, {0}}, cell->text};
        } else {
            refuse_new(u, document, cell->path, cell->text);
        }
    }
    return n;
}

static bool write_changes(struct updating *u, const struct document *document, struct change *changes, size_t n, struct text body)
{
    const struct source *source = &u->context->catalog->sources[document->source];
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

/* The file of PRODUCT in the language that a row names; NULL, and told, when there is none. */
static const struct document *document_of(struct updating *u, const struct exchanged *now, const struct product *product)
{
    const struct catalog *catalog = u->context->catalog;
    for (size_t l = 0; now->language.size && l < catalog->n_languages; l++)
        if (text_equal(catalog->languages[l], now->language) && product->is_translated[l])
            return &catalog->documents[product->in[l]];
    if (now->language.size == 0)
        return &catalog->documents[product->document];
    refuse(u, text_format(u->arena, _("%.*s has no file in the language %.*s: make one first"), TEXT_ARGS(product->slug), TEXT_ARGS(now->language)));
    return NULL;
}

static bool change_cells(struct updating *u, const struct exchanged *now, size_t product)
{
    const struct document *document = document_of(u, now, &u->context->catalog->products[product]);
    if (!document)
        return true;
    struct change *changes = arena_array(u->arena, struct change, now->n_cells);
    size_t n = compare_cells(u, now, document, changes);
    struct text body = exchange_lines(u->arena, now->markdown);
    if (text_equal(body, exchange_lines(u->arena, document->body)) || body.size == 0)
        body = (struct text){0};
    return write_changes(u, document, changes, n, body);
}

/* --- a form that knows some --- */

static bool change_listing(struct updating *u, const struct exchanged *now, size_t product)
{
    const struct catalog *catalog = u->context->catalog;
    const struct document *document = &catalog->documents[catalog->products[product].document];
    struct exchanged was = exchange_listing(u->context, u->arena, product, 0);
    struct change changes[MOST_CHANGES];
    size_t n = 0;
    compare(now, &was, &document->fields, changes, &n);
    int64_t price;
    if (document->fields.price.tiers.n_items == 0 && text_to_millionths(now->price, &price) && price > 0)
        refuse_new(u, document, TEXT("price"), now->currency.size ? TEXT_JOIN(u->arena, now->price, TEXT(" "), now->currency) : now->price);
    bool new_body = now->html.size && !text_equal(text_trim(now->html), text_trim(was.html));
    struct text body = new_body ? html_markdown(u->arena, now->html) : (struct text){0};
    if (new_body && text_equal(body, html_markdown(u->arena, was.html))) /* other markup, the same text */
        body = (struct text){0};
    return write_changes(u, document, changes, n, body);
}

static bool add_listing(struct updating *u, const struct exchanged *e)
{
    bool is_other = e->language.size && !text_equal(e->language, u->context->catalog->languages[0]);
    struct text path = text_format(u->arena, "content/products/%.*s%s%.*s.md", TEXT_ARGS(slug_make(u->arena, e->handle)), is_other ? "." : "",
                                   is_other ? (int)e->language.size : 0, e->language.data ? e->language.data : ""),
                bytes = exchange_new_file(u->arena, e), rest = bytes, line;
    if (!path_is_safe(path) || path_name(path).size > 200) {
        refuse(u, text_format(u->arena, _("\"%.*s\" cannot be a file's name"), TEXT_ARGS(e->language)));
        return true;
    }
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

static bool change(struct updating *u, const struct exchanged *now, size_t product)
{
    return now->cells ? change_cells(u, now, product) : change_listing(u, now, product);
}

/* The code of what a table WROTE as its currency, for a listing whose prices are in OWN; empty: that one. A sign of several currencies is OWN's when it can be. */
static struct text currency_of(struct text wrote, struct text own)
{
    bool is_certain;
    struct text meant = currency_meant(wrote, &is_certain);
    if (wrote.size == 0 || text_equal(meant, own) || (!is_certain && currency_is_written(own, wrote)))
        return TEXT("");
    return meant.size ? meant : wrote;
}

/* The price as a number. One that is none, or is in another currency than the listing's, is told, and the rest goes on without. */
static void read_price(struct updating *u, struct exchanged *now, const struct listing_fields *fields)
{
    struct text beside = {0}, price = text_trim(now->price), own = view_currency(u->context, fields);
    if (price.size == 0)
        return;
    now->price = exchange_price(u->arena, price, &beside);
    now->currency = currency_of(now->currency.size ? text_trim(now->currency) : beside, own);
    if (!now->price.data)
        refuse(u, text_format(u->arena, _("%.*s: the price \"%.*s\" is no number: write it into the file"), TEXT_ARGS(now->handle), TEXT_ARGS(price)));
    else if (fields->price.tiers.n_items && now->currency.size) {
        refuse(u, text_format(u->arena, _("%.*s: the price \"%.*s\" is in %.*s, and those of the file are in %.*s: write it into the file"),
                              TEXT_ARGS(now->handle), TEXT_ARGS(price), TEXT_ARGS(now->currency), TEXT_ARGS(own)));
        now->price = (struct text){0};
    }
}

bool exchange_update(const struct view_context *context, struct arena *arena, const struct exchanged_list *list, bool dry_run, struct buffer *diff,
                     struct update_summary *summary, const char **reason)
{
    static const struct listing_fields none;
    struct updating u = {context, arena, dry_run, diff, summary, reason};
    *summary = (struct update_summary){.refused = buffer_new(arena)};
    for (size_t i = 0; i < list->n_items; i++) {
        struct exchanged now = list->items[i];
        size_t product = find(context, arena, &now);
        read_price(&u, &now, product == SIZE_MAX ? &none : &context->catalog->documents[context->catalog->products[product].document].fields);
        if (!(product == SIZE_MAX ? add_listing(&u, &now) : change(&u, &now, product)))
            return false;
    }
    return true;
}
