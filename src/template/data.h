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

struct data {
    enum data_kind kind;
    struct text text;
    union {
        const struct data *items; /* of a list; NULL: its source makes them */
        uint64_t names; /* of an object: a bit for each name, by data_name_bit; a name whose bit is not set is not there */
    };
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
    struct text name;
    struct data value;
};

static inline uint64_t data_name_bit(struct text name)
{
    unsigned first = name.size ? (unsigned char)name.data[0] : 0, last = name.size ? (unsigned char)name.data[name.size - 1] : 0;
    return UINT64_C(1) << ((first * 5 + last * 3 + name.size) & 63);
}

/* The object of these fields, which are not copied; each name is there once. */
struct data data_object(const struct data_field *fields, size_t n);

/* The field NAME of OBJECT, or NULL. */
const struct data *data_field(const struct data *object, struct text name);

/* Nothing, false, an empty text and an empty list are not. */
bool data_is_true(const struct data *data);

#endif
