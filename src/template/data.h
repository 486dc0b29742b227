/* data.h - what a template sees: texts, markup, lists and objects, made in an arena and never changed. */
#ifndef VITRINE_TEMPLATE_DATA_H
#define VITRINE_TEMPLATE_DATA_H

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
    const struct data *items; /* of a list */
    const struct data_field *fields; /* of an object */
    size_t n; /* how many of either */
};

struct data_field {
    struct text name;
    struct data value;
};

/* The field NAME of OBJECT, or NULL. */
const struct data *data_field(const struct data *object, struct text name);

/* Nothing, false, an empty text and an empty list are not. */
bool data_is_true(const struct data *data);

#endif
