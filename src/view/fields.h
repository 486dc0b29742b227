/* fields.h - every field that a template can ask for: the table behind themes/README.md. A view can hold no other. */
#ifndef VITRINE_VIEW_FIELDS_H
#define VITRINE_VIEW_FIELDS_H

#include "base/buffer.h"
#include "template/data.h"

enum view_field {
#define VIEW(object, name, meaning) VIEW_##object##_##name,
#include "view/fields.def"
#undef VIEW
    N_VIEW_FIELDS
};

/* An object that is being filled. */
struct view_object {
    struct arena *arena;
    struct data_field *fields;
    size_t n, room;
    struct data_names names;
};

void view_put(struct view_object *object, enum view_field field, struct data value);
/* The fields of the object OTHER, none of which is there; and room for so many more. */
void view_put_all(struct view_object *object, const struct data *other, size_t room);
/* Another value for a field that is there. */
void view_replace(struct view_object *object, enum view_field field, struct data value);
void view_put_text(struct view_object *object, enum view_field field, struct text text);
struct data view_done(const struct view_object *object);

/* Is NAME ("price", "product.title" by its parts) a field of any object? */
bool view_knows(struct text name);

/* The reference, as Markdown. */
void view_reference(struct buffer *out);

#endif
