/* data.h - what a template sees: texts, markup, lists and objects, made in an arena and never changed. A long list may instead be made item by item
 * while it is shown, so that a page of ten thousand entries never holds them all. */
#ifndef VITRINE_TEMPLATE_DATA_H
#define VITRINE_TEMPLATE_DATA_H

#include "base/arena.h"
#include "base/text.h"

enum data_kind {
    DATA_NOTHING,
    DATA_FALSE,
    DATA_TRUE,
    DATA_TEXT, /* escaped where it stands */
    DATA_MARKUP, /* safe already: HTML from Markdown, JSON for a script; put in as it is */
    DATA_LIST,
    DATA_OBJECT,
};

/* A bit for each name that an object has: one whose bit is not set is not there. */
struct data_names {
    uint64_t bits[2];
};

struct data {
    enum data_kind kind;
    union {
        struct text text;
        struct data_names names; /* of an object */
    };
    const struct data *items; /* of a list; NULL: its source makes them */
    union {
        const struct data_field *fields; /* of an object */
        const struct data_source *source; /* of a list without items */
    };
    size_t n; /* how many items or fields */
};

/* Makes item number I of a list in ARENA, where it lives until the next one is made. The same each time. */
struct data_source {
    struct data (*item)(const void *state, size_t i, struct arena *arena);
    const void *state;
    /* Both or neither: the bytes that item I is shown as here, when they are known and nothing need be made, and where it is shown now (whoever is told may
     * take what was rendered out of the buffer: the engine does not look back). The items come in
     * order, and from 0 again when a template shows the list a second time. An item that shows a list that is made within itself is not told of, since it
     * hangs on that list's items; and nobody is asked within one. */
    bool (*is_shown_as)(const void *state, size_t i, struct text *bytes);
    void (*shown)(const void *state, size_t i, size_t at, size_t size);
};

struct data_field {
    struct text name; /* lives as long as the templates that are shown with it */
    struct data value;
};

/* Which bit of data_names stands for NAME. */
static inline unsigned data_name_bit(struct text name)
{
    unsigned first = name.size ? (unsigned char)name.data[0] : 0, last = name.size ? (unsigned char)name.data[name.size - 1] : 0;
    return (first * 31 + last * 5 + (unsigned)name.size * 3) & 127;
}

static inline void data_names_add(struct data_names *names, struct text name)
{
    unsigned bit = data_name_bit(name);
    names->bits[bit / 64] |= UINT64_C(1) << (bit % 64);
}

static inline bool data_may_have(const struct data *object, unsigned bit)
{
    return object->names.bits[bit / 64] >> (bit % 64) & 1;
}

/* The object of these fields, which are not copied; each name is there once. */
struct data data_object(const struct data_field *fields, size_t n);

/* The field NAME of OBJECT, or NULL. */
const struct data *data_field(const struct data *object, struct text name);

/* Nothing, false, an empty text and an empty list are not. */
bool data_is_true(const struct data *data);

#endif
