/* field.h - typed fields: what a table of fields says is what the loader reads, merges and documents.
 *
 * A record is a C struct and a table with one row a field: its name, its type, where it lies in the
 * struct, what it means and an example. From the table alone come the reading with positions, the
 * findings for unknown and mistyped fields, the fallback from one language to another, and the
 * reference in content/README.md.
 */
#ifndef VITRINE_CATALOG_FIELD_H
#define VITRINE_CATALOG_FIELD_H

#include <stddef.h>

#include "base/date.h"
#include "base/diag.h"
#include "syntax/yaml.h"

/* What a field of each type is in C. A field that is absent is all zero. */
struct value {
    struct text text; /* data NULL: absent */
    struct span where;
};
struct number {
    int64_t millionths;
    struct value as; /* as it was written; of what is no number, only where it stands */
};
struct flag {
    bool is_true, is_set;
    struct span where;
};
struct day {
    struct date date; /* year 0: absent */
    struct span where;
};
struct values {
    struct value *items;
    size_t n_items;
    struct span where;
};
struct pair {
    struct value name, value; /* neither is empty */
};
struct pairs {
    struct pair *items;
    size_t n_items;
    struct span where;
};
struct named_values {
    struct value name;
    struct values values; /* at least one */
};
struct choices {
    struct named_values *items;
    size_t n_items;
    struct span where;
};
struct objects { /* the layout of every list of records; the items' type is the field's record */
    void *items;
    size_t n_items;
    struct span where;
};

enum field_type {
    FIELD_TEXT, /* struct value; numbers and dates are taken as they are written */
    FIELD_CURRENCY, /* struct value, a code of ISO 4217; anything else stays as it is written, with a finding */
    FIELD_EMAIL, /* the same for an address of e-mail */
    FIELD_COLOUR, /* struct value, a colour as CSS writes it; anything else is left out, with a finding */
    FIELD_WEB, /* struct value, an address that begins with http:// or https://; anything else is left out, with a finding */
    FIELD_WHOLE, /* struct number, a whole number from 0 */
    FIELD_DECIMAL, /* struct number, not negative */
    FIELD_FLAG, /* struct flag: true, false, yes, no */
    FIELD_DATE, /* struct day: 2026-11-24 */
    FIELD_TEXTS, /* struct values: a list, or one text */
    FIELD_KEYWORDS, /* struct keywords */
    FIELD_PAIRS, /* struct pairs: name: value */
    FIELD_CHOICES, /* struct choices: name: [value, value] */
    FIELD_RECORD, /* a struct of its own */
    FIELD_RECORD_APART, /* a pointer to one, NULL when nothing of it is given: for what few have */
    FIELD_RECORDS, /* struct objects: a list of them */
    FIELD_TYPES
};

/* "bike bell, bicycle bell" as typed into a marketplace's form, or a list. */
struct keywords {
    struct value line; /* as it was typed; of a list: its items joined by ", " */
    struct values terms; /* cut at the commas (and at what was typed in their place), trimmed, empty ones left out */
    bool is_list;
};

/* How many bytes at AT of LINE are a sign that stands where an ASCII comma should: full-width commas, ; | tab, and a slash between words
 * when there is no comma at all. 0: none. The ; of an HTML entity is none. */
size_t keywords_wrong_separator(struct text line, size_t at);

struct record;

struct field {
    const char *name;
    enum field_type type;
    size_t offset;
    const char *meaning; /* one phrase, for the reference */
    const char *example; /* YAML */
    const char *allowed; /* "overview|detail|brand": the only values; NULL: any */
    const struct record *record; /* of FIELD_RECORD, FIELD_RECORD_APART, FIELD_RECORDS */
};

struct record {
    const char *name; /* "listing" */
    const char *about; /* one sentence for the reference */
    size_t size; /* of the struct */
    const struct field *fields;
    size_t n_fields;
    const char *shorthand; /* the field that a plain text means: "CE" is {name: CE}; NULL: none */
    bool is_recursive; /* holds lists of itself: the reference shows it once */
};

enum { RECORD_ALIGN = _Alignof(struct value) }; /* nothing in a record wants more */

#define RECORD(name_, about_, struct_, fields_, shorthand_)                                                                                                    \
    {                                                                                                                                                          \
        .name = name_, .about = about_, .size = sizeof(struct_), .fields = fields_, .n_fields = sizeof(fields_) / sizeof *(fields_), .shorthand = shorthand_   \
    }

/* "a whole number": what a field of TYPE is, in English. */
const char *field_type_name(enum field_type type);

/* Where reading puts things, and what it must know of the file. */
struct field_context {
    struct arena *arena;
    struct diag_list *findings;
    const struct source *source;
    uint32_t index; /* of SOURCE */
};

/* field_read.c: reads NODE into the struct INTO of RECORD. What does not fit is a finding (field-unknown,
 * field-type); all else is read. INTO must be zero. */
void record_read(struct field_context *context, const struct yaml_node *node, const struct record *record, void *into);

/* The struct that the FIELD_RECORD_APART at AT points to, or NULL. */
void *record_apart(const void *at);

/* The same of RECORD; made, and empty, when there is none. */
void *record_make_apart(struct arena *arena, const struct record *record, void *at);

/* The field NAME of RECORD, or NULL. */
const struct field *record_field(const struct record *record, struct text name);

/* Shows VISIT each scalar that is set in FROM, a struct of RECORD, in the order of the table. Its path has dots between fields and numbers from
 * 1 for the items of lists: "title", "price.tiers.1.price", "specs.Material", "options.Colour.2". Texts live in ARENA. */
typedef void record_visitor(void *shared, struct text path, const struct field *field, struct value value);
void record_walk(struct arena *arena, const struct record *record, const void *from, record_visitor *visit, void *shared);

/* Gives INTO the fields of BASE that it lacks, those of records within records too. */
void record_inherit(const struct record *record, void *into, const void *base);

/* The span of PART, a view into VALUE's text, in the file; the whole value's when its text does
 * not stand there letter by letter (escapes, folded lines). */
struct span value_span(const struct source *source, struct value value, struct text part);

/* The reference of RECORD and all below it, as Markdown tables. */
struct buffer;
void record_reference(struct buffer *out, const struct record *record);

static inline bool value_is_set(struct value value)
{
    return value.text.size > 0;
}

#endif
