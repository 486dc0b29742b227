/* recall_listing.c - a listing in bytes: its file, where its body begins, links, and the fields that are set, by their tables. */
#include "catalog/load.h"
#include "catalog/recall.h"

/* --- fields, by their tables --- */

/* Whose fields are written or read. */
struct place {
    struct arena *arena;
    struct text bytes; /* of the file */
    uint32_t source;
};

enum { VALUE_NONE, VALUE_AT_PLACE, VALUE_IN_FILE, VALUE_APART };

static void put_span(struct buffer *out, struct span span)
{
    store_put(out, span.start);
    store_put(out, span.length);
}

static struct span get_span(struct store_reader *in, const struct place *place)
{
    uint32_t start = (uint32_t)store_get(in);
    return span_at(place->source, start, store_get(in));
}

/* Mostly the text is what the span shows. What another language's file gave is not this one's. */
static void put_value(struct buffer *out, const struct place *place, struct value value)
{
    const char *from = place->bytes.data;
    if (!value.text.data || value.where.source != place->source) {
        store_put(out, VALUE_NONE);
        return;
    }
    bool inside = value.text.data >= from && value.text.data + value.text.size <= from + place->bytes.size;
    size_t at = inside ? (size_t)(value.text.data - from) : 0;
    bool is_place = inside && at == value.where.start && value.text.size == value.where.length;
    store_put(out, is_place ? VALUE_AT_PLACE : inside ? VALUE_IN_FILE : VALUE_APART);
    put_span(out, value.where);
    if (!is_place && inside) {
        store_put(out, at);
        store_put(out, value.text.size);
    } else if (!inside) {
        store_put_text(out, value.text);
    }
}

/* SIZE bytes of the file from AT on. */
static struct text bytes_of(struct store_reader *in, const struct place *place, size_t at, size_t size)
{
    if (at > place->bytes.size || size > place->bytes.size - at)
        in->is_bad = true;
    return text_slice(place->bytes, at, at + size);
}

static struct value get_value(struct store_reader *in, const struct place *place)
{
    struct value value = {0};
    uint64_t kind = store_get(in);
    if (kind == VALUE_NONE)
        return value;
    value.where = get_span(in, place);
    if (kind == VALUE_AT_PLACE) {
        value.text = bytes_of(in, place, value.where.start, value.where.length);
    } else if (kind == VALUE_IN_FILE) {
        size_t at = store_get(in);
        value.text = bytes_of(in, place, at, store_get(in));
    } else {
        value.text = store_get_text(in);
    }
    if (!value.text.data)
        value.text.data = "";
    return value;
}

/* NUMBER and WHERE it stands; nothing when that is another file, or nowhere. */
static bool put_own(struct buffer *out, const struct place *place, uint64_t number, struct span where)
{
    bool own = where.source == place->source;
    store_put(out, own ? number : 0);
    put_span(out, own ? where : (struct span){0});
    return own;
}

static void put_values(struct buffer *out, const struct place *place, const struct values *values)
{
    bool own = put_own(out, place, values->n_items, values->where);
    for (size_t i = 0; own && i < values->n_items; i++)
        put_value(out, place, values->items[i]);
}

/* The span of a list; of none when nothing of it is set. */
static struct span get_list_span(struct store_reader *in, const struct place *place)
{
    struct span where = get_span(in, place);
    return where.start || where.length ? where : (struct span){0};
}

static void get_values(struct store_reader *in, const struct place *place, struct values *values)
{
    size_t n = store_get_count(in);
    *values = (struct values){arena_array(place->arena, struct value, n), n, get_list_span(in, place)};
    for (size_t i = 0; i < n; i++)
        values->items[i] = get_value(in, place);
}

static void put_record(struct buffer *out, const struct place *place, const struct record *record, const void *from);
static void get_record(struct store_reader *in, const struct place *place, const struct record *record, void *into);

static void put_field(struct buffer *out, const struct place *place, const struct field *field, const void *at)
{
    const struct objects *objects = at;
    const struct pairs *pairs = at;
    const struct choices *choices = at;
    const struct number *number = at;
    const struct flag *flag = at;
    const struct day *day = at;
    const struct keywords *keywords = at;
    const void *apart;
    bool own;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_CURRENCY:
    case FIELD_EMAIL:
    case FIELD_COLOUR:
    case FIELD_WEB: put_value(out, place, *(const struct value *)at); break;
    case FIELD_WHOLE:
    case FIELD_DECIMAL:
        put_value(out, place, number->as);
        store_put(out, number->as.where.source == place->source ? (uint64_t)number->millionths : 0);
        break;
    case FIELD_FLAG: put_own(out, place, flag->is_set ? 1 + flag->is_true : 0, flag->where); break;
    case FIELD_DATE: put_own(out, place, (uint64_t)(day->date.year * 10000 + day->date.month * 100 + day->date.day), day->where); break;
    case FIELD_TEXTS: put_values(out, place, at); break;
    case FIELD_KEYWORDS:
        put_value(out, place, keywords->line);
        put_values(out, place, &keywords->terms);
        store_put(out, keywords->is_list);
        break;
    case FIELD_PAIRS:
        own = put_own(out, place, pairs->n_items, pairs->where);
        for (size_t i = 0; own && i < pairs->n_items; i++) {
            put_value(out, place, pairs->items[i].name);
            put_value(out, place, pairs->items[i].value);
        }
        break;
    case FIELD_CHOICES:
        own = put_own(out, place, choices->n_items, choices->where);
        for (size_t i = 0; own && i < choices->n_items; i++) {
            put_value(out, place, choices->items[i].name);
            put_values(out, place, &choices->items[i].values);
        }
        break;
    case FIELD_RECORD: put_record(out, place, field->record, at); break;
    case FIELD_RECORD_APART:
        apart = record_apart(at);
        store_put(out, apart != NULL);
        if (apart)
            put_record(out, place, field->record, apart);
        break;
    case FIELD_RECORDS:
        own = put_own(out, place, objects->n_items, objects->where);
        for (size_t i = 0; own && i < objects->n_items; i++)
            put_record(out, place, field->record, (const char *)objects->items + i * field->record->size);
        break;
    case FIELD_TYPES: break;
    }
}

static void get_pairs(struct store_reader *in, const struct place *place, struct pairs *pairs)
{
    size_t n = store_get_count(in);
    *pairs = (struct pairs){arena_array(place->arena, struct pair, n), n, get_list_span(in, place)};
    for (size_t i = 0; i < n; i++) {
        pairs->items[i].name = get_value(in, place);
        pairs->items[i].value = get_value(in, place);
    }
}

static void get_choices(struct store_reader *in, const struct place *place, struct choices *choices)
{
    size_t n = store_get_count(in);
    *choices = (struct choices){arena_array(place->arena, struct named_values, n), n, get_list_span(in, place)};
    for (size_t i = 0; i < n; i++) {
        choices->items[i].name = get_value(in, place);
        get_values(in, place, &choices->items[i].values);
    }
}

static void get_records(struct store_reader *in, const struct place *place, const struct record *record, struct objects *objects)
{
    size_t n = store_get_count(in);
    objects->items = arena_alloc_array(place->arena, n, record->size, RECORD_ALIGN);
    objects->n_items = n;
    objects->where = get_list_span(in, place);
    for (size_t i = 0; i < n; i++)
        get_record(in, place, record, (char *)objects->items + i * record->size);
}

static void get_field(struct store_reader *in, const struct place *place, const struct field *field, void *at)
{
    struct number *number = at;
    struct flag *flag = at;
    struct day *day = at;
    struct keywords *keywords = at;
    uint64_t n;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_CURRENCY:
    case FIELD_EMAIL:
    case FIELD_COLOUR:
    case FIELD_WEB: *(struct value *)at = get_value(in, place); break;
    case FIELD_WHOLE:
    case FIELD_DECIMAL:
        number->as = get_value(in, place);
        number->millionths = (int64_t)store_get(in);
        break;
    case FIELD_FLAG:
        n = store_get(in);
        *flag = (struct flag){n == 2, n > 0, get_list_span(in, place)};
        break;
    case FIELD_DATE:
        n = store_get(in);
        *day = (struct day){{(int16_t)(n / 10000 % 10000), (uint8_t)(n / 100 % 100), (uint8_t)(n % 100)}, get_list_span(in, place)};
        break;
    case FIELD_TEXTS: get_values(in, place, at); break;
    case FIELD_KEYWORDS:
        keywords->line = get_value(in, place);
        get_values(in, place, &keywords->terms);
        keywords->is_list = store_get(in) != 0;
        break;
    case FIELD_PAIRS: get_pairs(in, place, at); break;
    case FIELD_CHOICES: get_choices(in, place, at); break;
    case FIELD_RECORD: get_record(in, place, field->record, at); break;
    case FIELD_RECORD_APART:
        if (store_get(in))
            get_record(in, place, field->record, record_make_apart(place->arena, field->record, at));
        break;
    case FIELD_RECORDS: get_records(in, place, field->record, at); break;
    case FIELD_TYPES: break;
    }
}

static bool is_zero(struct text bytes)
{
    for (size_t i = 0; i < bytes.size; i++)
        if (bytes.data[i])
            return false;
    return true;
}

/* The fields that are set, each behind its number from 1, rising, then 0: a listing sets a quarter of them. */
static void put_record(struct buffer *out, const struct place *place, const struct record *record, const void *from)
{
    for (size_t i = 0; i < record->n_fields; i++) {
        size_t before = out->size;
        store_put(out, i + 1);
        size_t number = out->size;
        put_field(out, place, &record->fields[i], (const char *)from + record->fields[i].offset);
        if (is_zero(text_slice(buffer_text(out), number, out->size)))
            out->size = before;
    }
    store_put(out, 0);
}

/* INTO is zero, which is what a field is that is not set. */
static void get_record(struct store_reader *in, const struct place *place, const struct record *record, void *into)
{
    for (uint64_t number, last = 0; (number = store_get(in)) != 0; last = number) {
        in->is_bad |= number > record->n_fields || number <= last;
        if (in->is_bad)
            return;
        const struct field *field = &record->fields[number - 1];
        get_field(in, place, field, (char *)into + field->offset);
    }
}

/* --- a listing --- */

void recall_put(struct buffer *out, const struct catalog *catalog, const struct document *document)
{
    struct place place = {.bytes = catalog->sources[document->source].bytes, .source = document->source};
    store_put_text(out, place.bytes);
    buffer_put_byte(out, 0);
    store_put(out, document->hash);
    store_put(out, (uint64_t)(document->body.data - place.bytes.data));
    store_put(out, document->body_line);
    store_put(out, document->n_links);
    for (size_t i = 0; i < document->n_links; i++) {
        store_put_text(out, document->links[i].url);
        store_put(out, document->links[i].is_image);
        put_span(out, document->links[i].where);
    }
    put_record(out, &place, &listing_record, &document->fields);
}

static void get_links(struct store_reader *in, const struct place *place, const struct catalog *catalog, struct document *document)
{
    struct arena scratch = arena_new("links");
    document->n_links = store_get_count(in);
    document->links = arena_array(place->arena, struct body_link, document->n_links);
    for (size_t i = 0; i < document->n_links; i++) {
        struct body_link *link = &document->links[i];
        link->url = store_get_text(in);
        link->is_image = store_get(in) != 0;
        link->where = get_span(in, place);
        link->picture = NO_PICTURE;
        link_resolve(catalog, &scratch, document->path, link->url, &link->path, &link->fragment, &link->is_local); /* other files may be gone */
    }
    arena_release(&scratch);
}

bool recall_restore(struct arena *arena, const struct recalled *recalled, struct catalog *catalog, struct document *document)
{
    struct store_reader in = {.rest = recalled->listing};
    struct document as_listed = *document;
    struct place place = {arena, store_get_text(&in), document->source};
    in.is_bad |= in.rest.size == 0;
    in.rest = text_slice(in.rest, 1, in.rest.size); /* the NUL */
    document->hash = store_get(&in);
    size_t body = store_get(&in);
    document->body = text_slice(bytes_of(&in, &place, body, place.bytes.size - body), 0, place.bytes.size);
    document->body_line = (uint32_t)store_get(&in);
    get_links(&in, &place, catalog, document);
    get_record(&in, &place, &listing_record, &document->fields);
    document->is_readable = true;
    catalog->sources[document->source].bytes = place.bytes;
    if (!in.is_bad)
        return true;
    *document = as_listed;
    return false;
}
