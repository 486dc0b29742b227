/* fields.c - the table. */
#include "view/fields.h"

static const struct {
    const char *object, *name, *meaning;
    size_t size; /* of the name */
} fields[] = {
#define VIEW(object, name, meaning) {#object, #name, meaning, sizeof #name - 1},
#include "view/fields.def"
#undef VIEW
};

/* Pages have some fifty fields, and cards a dozen: what is not put yet need not be zero. */
static void make_room(struct view_object *object, size_t room)
{
    object->fields = arena_grow_raw(object->arena, object->fields, object->room * sizeof *object->fields, room * sizeof *object->fields);
    object->room = room;
}

void view_put(struct view_object *object, enum view_field field, struct data value)
{
    if (value.kind == DATA_NOTHING) /* not there, and not to be looked for further out either */
        value.kind = DATA_FALSE;
    if (object->n == object->room)
        make_room(object, object->room ? object->room * 2 : 16);
    struct data_field *put = &object->fields[object->n++];
    *put = (struct data_field){{fields[field].name, fields[field].size}, value};
    data_names_add(&object->names, put->name);
}

void view_put_all(struct view_object *object, const struct data *other, size_t room)
{
    if (object->n + other->n + room > object->room)
        make_room(object, object->n + other->n + room);
    memcpy(object->fields + object->n, other->fields, other->n * sizeof *other->fields);
    object->n += other->n;
    for (size_t i = 0; i < sizeof object->names.bits / sizeof *object->names.bits; i++)
        object->names.bits[i] |= other->names.bits[i];
}

void view_replace(struct view_object *object, enum view_field field, struct data value)
{
    for (size_t i = 0; i < object->n; i++)
        if (text_is(object->fields[i].name, fields[field].name))
            object->fields[i].value = value;
}

void view_put_text(struct view_object *object, enum view_field field, struct text text)
{
    view_put(object, field, (struct data){.kind = DATA_TEXT, .text = text});
}

struct data view_done(const struct view_object *object)
{
    return (struct data){.kind = DATA_OBJECT, .names = object->names, .fields = object->fields, .n = object->n};
}

bool view_knows(struct text name)
{
    struct text part;
    if (text_is(name, "."))
        return true;
    while (text_next(&name, '.', &part)) {
        bool known = text_is(part, "text");
        for (size_t i = 0; i < N_VIEW_FIELDS && !known; i++)
            known = text_is(part, fields[i].name);
        if (!known)
            return false;
        if (text_is(part, "text"))
            return true; /* the theme's own names follow */
    }
    return true;
}

void view_reference(struct buffer *out)
{
    const char *object = "";
    for (size_t i = 0; i < N_VIEW_FIELDS; i++) {
        if (strcmp(object, fields[i].object) != 0)
            buffer_format(out, "%s### %s\n\n| field | meaning |\n|---|---|\n", i ? "\n" : "", fields[i].object);
        object = fields[i].object;
        buffer_put(out, text_of("| `"));
        buffer_format(out, "%s` | ", fields[i].name);
        for (const char *c = fields[i].meaning; *c; c++)
            buffer_put(out, *c == '<' ? TEXT("&lt;") : (struct text){c, 1});
        buffer_put(out, TEXT(" |\n"));
    }
}
