/* field.c - what a table of fields says of structs: which are set, what one inherits, all that is in one, the reference. */
#include "base/buffer.h"
#include "base/locale.h"
#include "catalog/field.h"

static const char *const type_names[FIELD_TYPES] = {
    [FIELD_TEXT] = "a text",
    [FIELD_CURRENCY] = "a currency's code",
    [FIELD_EMAIL] = "an e-mail address",
    [FIELD_COLOUR] = "a colour of CSS",
    [FIELD_WEB] = "an address with https://",
    [FIELD_WHOLE] = "a whole number",
    [FIELD_DECIMAL] = "a number",
    [FIELD_FLAG] = "true or false",
    [FIELD_DATE] = "a date like 2026-11-24",
    [FIELD_TEXTS] = "a list of texts",
    [FIELD_KEYWORDS] = "a text with commas, or a list",
    [FIELD_PAIRS] = "a map of name: value",
    [FIELD_CHOICES] = "a map of name: [value, value]",
    [FIELD_RECORD] = "a map of fields",
    [FIELD_RECORD_APART] = "a map of fields",
    [FIELD_RECORDS] = "a list of maps",
};

const char *field_type_name(enum field_type type)
{
    return type_names[type];
}

void *record_apart(const void *at)
{
    void *record;
    memcpy(&record, at, sizeof record);
    return record;
}

void *record_make_apart(struct arena *arena, const struct record *record, void *at)
{
    void *made = record_apart(at);
    if (!made) {
        made = arena_alloc_array(arena, 1, record->size, RECORD_ALIGN);
        memcpy(at, &made, sizeof made);
    }
    return made;
}

const struct field *record_field(const struct record *record, struct text name)
{
    for (size_t i = 0; i < record->n_fields; i++)
        if (text_is(name, record->fields[i].name))
            return &record->fields[i];
    return NULL;
}

struct layout {
    size_t size;
    bool (*is_set)(const void *);
};

static bool text_set(const void *p)
{
    return ((const struct value *)p)->text.data != NULL;
}
static bool number_set(const void *p)
{
    return ((const struct number *)p)->as.text.data != NULL;
}
static bool flag_set(const void *p)
{
    return ((const struct flag *)p)->is_set;
}
static bool day_set(const void *p)
{
    return ((const struct day *)p)->date.year != 0;
}
static bool texts_set(const void *p)
{
    return ((const struct values *)p)->n_items > 0;
}
static bool keywords_set(const void *p)
{
    return ((const struct keywords *)p)->terms.n_items > 0;
}
static bool pairs_set(const void *p)
{
    return ((const struct pairs *)p)->n_items > 0;
}
static bool choices_set(const void *p)
{
    return ((const struct choices *)p)->n_items > 0;
}
static bool apart_set(const void *p)
{
    return record_apart(p) != NULL;
}
static bool objects_set(const void *p)
{
    struct objects objects;
    memcpy(&objects, p, sizeof objects);
    return objects.n_items > 0;
}

static const struct layout layouts[FIELD_TYPES] = {
    [FIELD_TEXT] = {sizeof(struct value), text_set},
    [FIELD_CURRENCY] = {sizeof(struct value), text_set},
    [FIELD_EMAIL] = {sizeof(struct value), text_set},
    [FIELD_COLOUR] = {sizeof(struct value), text_set},
    [FIELD_WEB] = {sizeof(struct value), text_set},
    [FIELD_WHOLE] = {sizeof(struct number), number_set},
    [FIELD_DECIMAL] = {sizeof(struct number), number_set},
    [FIELD_FLAG] = {sizeof(struct flag), flag_set},
    [FIELD_DATE] = {sizeof(struct day), day_set},
    [FIELD_TEXTS] = {sizeof(struct values), texts_set},
    [FIELD_KEYWORDS] = {sizeof(struct keywords), keywords_set},
    [FIELD_PAIRS] = {sizeof(struct pairs), pairs_set},
    [FIELD_CHOICES] = {sizeof(struct choices), choices_set},
    [FIELD_RECORD_APART] = {sizeof(void *), apart_set},
    [FIELD_RECORDS] = {sizeof(struct objects), objects_set},
};

void record_inherit(const struct record *record, void *into, const void *base)
{
    for (size_t i = 0; i < record->n_fields; i++) {
        const struct field *field = &record->fields[i];
        char *to = (char *)into + field->offset;
        const char *from = (const char *)base + field->offset;
        if (field->type == FIELD_RECORD)
            record_inherit(field->record, to, from);
        else if (field->type == FIELD_RECORD_APART && record_apart(to) && record_apart(from))
            record_inherit(field->record, record_apart(to), record_apart(from));
        else if (!layouts[field->type].is_set(to))
            memcpy(to, from, layouts[field->type].size);
    }
}

struct walk {
    struct arena *arena;
    record_visitor *visit;
    void *shared;
};

static void walk_record(const struct walk *w, const struct record *record, const void *from, struct text prefix);

static void walk_values(const struct walk *w, const struct field *field, const struct values *values, struct text path)
{
    for (size_t i = 0; i < values->n_items; i++)
        w->visit(w->shared, text_format(w->arena, "%.*s.%zu", TEXT_ARGS(path), i + 1), field, values->items[i]);
}

static struct text path_below(const struct walk *w, struct text path, struct value name)
{
    return text_format(w->arena, "%.*s.%.*s", TEXT_ARGS(path), TEXT_ARGS(name.text));
}

static void walk_pairs(const struct walk *w, const struct field *field, const struct pairs *pairs, struct text path)
{
    for (size_t i = 0; i < pairs->n_items; i++)
        w->visit(w->shared, path_below(w, path, pairs->items[i].name), field, pairs->items[i].value);
}

static void walk_choices(const struct walk *w, const struct field *field, const struct choices *choices, struct text path)
{
    for (size_t i = 0; i < choices->n_items; i++)
        walk_values(w, field, &choices->items[i].values, path_below(w, path, choices->items[i].name));
}

static void walk_records(const struct walk *w, const struct field *field, const struct objects *objects, struct text path)
{
    for (size_t i = 0; i < objects->n_items; i++)
        walk_record(w, field->record, (const char *)objects->items + i * field->record->size, text_format(w->arena, "%.*s.%zu.", TEXT_ARGS(path), i + 1));
}

/* A field of one scalar; what is not set has no text. */
static struct value scalar_of(struct arena *arena, const struct field *field, const void *at)
{
    const struct flag *flag = at;
    const struct day *day = at;
    switch (field->type) {
    case FIELD_WHOLE:
    case FIELD_DECIMAL: return ((const struct number *)at)->as;
    case FIELD_FLAG: return (struct value){flag->is_set ? flag->is_true ? TEXT("true") : TEXT("false") : (struct text){0}, flag->where};
    case FIELD_DATE: return (struct value){day->date.year ? date_text(arena, day->date) : (struct text){0}, day->where};
    case FIELD_KEYWORDS: return ((const struct keywords *)at)->line;
    default: return *(const struct value *)at;
    }
}

static void walk_record(const struct walk *w, const struct record *record, const void *from, struct text prefix)
{
    for (size_t i = 0; i < record->n_fields; i++) {
        const struct field *field = &record->fields[i];
        const void *at = (const char *)from + field->offset;
        struct text path = text_format(w->arena, "%.*s%s", TEXT_ARGS(prefix), field->name);
        switch (field->type) {
        case FIELD_TEXTS: walk_values(w, field, at, path); break;
        case FIELD_PAIRS: walk_pairs(w, field, at, path); break;
        case FIELD_CHOICES: walk_choices(w, field, at, path); break;
        case FIELD_RECORDS: walk_records(w, field, at, path); break;
        case FIELD_RECORD_APART:
        case FIELD_RECORD: {
            const void *below = field->type == FIELD_RECORD ? at : record_apart(at);
            if (below)
                walk_record(w, field->record, below, text_format(w->arena, "%.*s.", TEXT_ARGS(path)));
            break;
        }
        default: {
            struct value value = scalar_of(w->arena, field, at);
            if (value.text.size)
                w->visit(w->shared, path, field, value);
        }
        }
    }
}

void record_walk(struct arena *arena, const struct record *record, const void *from, record_visitor *visit, void *shared)
{
    walk_record(&(struct walk){arena, visit, shared}, record, from, TEXT(""));
}

struct span value_span(const struct source *source, struct value value, struct text part)
{
    size_t offset = (size_t)(part.data - value.text.data);
    for (size_t quote = 0; quote <= 1; quote++) {
        struct text there = text_slice(source->bytes, value.where.start + quote, value.where.start + quote + value.text.size);
        if (text_equal(there, value.text))
            return span_at(value.where.source, value.where.start + quote + offset, part.size);
    }
    return value.where;
}

static void reference_table(struct buffer *out, const struct record *record, const char *prefix)
{
    struct arena arena = arena_new("reference");
    for (size_t i = 0; i < record->n_fields; i++) {
        const struct field *f = &record->fields[i];
        bool below = f->record && f->record != record;
        buffer_format(out, "| `%s%s` | %s | %s", prefix, f->name, type_names[f->type], f->meaning);
        if (f->allowed)
            buffer_format(out, " (one of %s)", f->allowed);
        if (!below)
            buffer_format(out, " | `%s`", f->example);
        else
            buffer_put(out, TEXT(" |"));
        buffer_put(out, TEXT(" |\n"));
        if (below)
            reference_table(out, f->record, text_format(&arena, "%s%s.", prefix, f->name).data);
    }
    arena_release(&arena);
}

/* A pipe inside a cell would end it. */
static void escape_pipes(struct buffer *out, size_t from)
{
    struct arena arena = arena_new("reference");
    struct text made = text_copy(&arena, text_slice(buffer_text(out), from, out->size));
    out->size = from;
    for (size_t i = 0; i < made.size; i++) {
        bool inside = made.data[i] == '|' && i > 0 && i + 1 < made.size && made.data[i - 1] != ' ' && made.data[i + 1] != ' ' && made.data[i - 1] != '\n' &&
                      made.data[i + 1] != '\n';
        buffer_put(out, inside ? TEXT("\\|") : TEXT(""));
        buffer_put_byte(out, made.data[i]);
    }
    arena_release(&arena);
}

void record_reference(struct buffer *out, const struct record *record)
{
    buffer_format(out, "### %s\n\n%s\n\n| field | is | meaning | example |\n|---|---|---|---|\n", record->name, record->about);
    size_t from = out->size;
    reference_table(out, record, "");
    escape_pipes(out, from);
}
