/* render.c - nodes and data to bytes. */
#include "template/node.h"

#include <stdatomic.h>

enum { DEEPEST = 64, MOST_NODES = 20 * 1000 * 1000, MOST_BYTES = 512 << 20 };

/* The blocks that a parent's tag gave: the outermost tag's count first. */
struct frame {
    const struct node *blocks;
    struct frame *outer;
};

struct rendering {
    const struct template_set *set;
    struct buffer *out;
    const struct data *stack[DEEPEST * 2]; /* the context, innermost last */
    size_t n_stack;
    struct frame *frames;
    int depth;
    size_t n_nodes; /* that were rendered, of the item of an outermost list that is made; beyond MOST_NODES nothing is */
    size_t n_made, n_around; /* lists that were made, and those that are being made just now, one within the other */
};

struct data data_object(const struct data_field *fields, size_t n)
{
    struct data object = {.kind = DATA_OBJECT, .fields = fields, .n = n};
    for (size_t i = 0; i < n; i++)
        data_names_add(&object.names, fields[i].name);
    return object;
}

static bool is_at(const struct data *object, size_t place, struct text name)
{
    return place < object->n && text_equal(object->fields[place].name, name);
}

const struct data *data_field(const struct data *object, struct text name)
{
    if (object->kind == DATA_OBJECT && data_may_have(object, data_name_bit(name)))
        for (size_t i = 0; i < object->n; i++)
            if (is_at(object, i, name))
                return &object->fields[i].value;
    return NULL;
}

/* The same for what is asked again and again. */
static const struct data *field_of(const struct data *object, struct name *name)
{
    if (object->kind != DATA_OBJECT || !data_may_have(object, name->bit))
        return NULL;
    uint32_t place = atomic_load_explicit(&name->place, memory_order_relaxed);
    if (place < object->n && object->fields[place].name.data == atomic_load_explicit(&name->same, memory_order_relaxed) &&
        object->fields[place].name.size == name->text.size)
        return &object->fields[place].value;
    for (place = 0; place < object->n; place++)
        if (is_at(object, place, name->text)) {
            atomic_store_explicit(&name->place, place, memory_order_relaxed);
            atomic_store_explicit(&name->same, object->fields[place].name.data, memory_order_relaxed);
            return &object->fields[place].value;
        }
    return NULL;
}

bool data_is_true(const struct data *data)
{
    if (!data)
        return false;
    switch (data->kind) {
    case DATA_NOTHING:
    case DATA_FALSE: return false;
    case DATA_TEXT:
    case DATA_MARKUP: return data->text.size > 0;
    case DATA_LIST: return data->n > 0;
    case DATA_TRUE:
    case DATA_OBJECT: break;
    }
    return true;
}

/* "a.b.c": the first part is looked for outwards, the others must follow from it. */
static const struct data *look_up(const struct rendering *r, const struct node *node)
{
    struct name *name = node->name;
    const struct data *found = NULL;
    if (!name)
        return r->n_stack ? r->stack[r->n_stack - 1] : NULL;
    for (size_t i = r->n_stack; i-- > 0 && !found;)
        found = field_of(r->stack[i], name);
    while (found && (name = name->next) != NULL)
        found = field_of(found, name);
    return found;
}

static void render_list(struct rendering *r, const struct node *node);

/* Partials that include others a hundred times each, or lists within lists, multiply: a few lines would fill any memory. */
static bool is_endless(const struct rendering *r)
{
    return r->n_nodes > MOST_NODES || r->out->size > MOST_BYTES;
}

static void render_value(struct rendering *r, const struct node *node)
{
    const struct data *data = look_up(r, node);
    if (!data)
        return;
    if (data->kind == DATA_MARKUP)
        buffer_put(r->out, data->text);
    else if (data->kind == DATA_TEXT)
        buffer_escape(r->out, node->escape, data->text);
    else if (data->kind == DATA_TRUE || data->kind == DATA_FALSE)
        buffer_put(r->out, data->kind == DATA_TRUE ? TEXT("true") : TEXT("false"));
}

static void with_context(struct rendering *r, const struct data *data, const struct node *inside)
{
    if (r->n_stack == sizeof r->stack / sizeof *r->stack)
        return;
    r->stack[r->n_stack++] = data;
    render_list(r, inside);
    r->n_stack--;
}

static void render_made(struct rendering *r, const struct data *list, const struct node *inside)
{
    struct arena arena = arena_new("items of a list");
    const struct data_source *source = list->source;
    bool is_outermost = source->is_shown_as && r->n_around == 0;
    r->n_around++;
    r->n_made++;
    for (size_t i = 0; i < list->n && !is_endless(r); i++) {
        if (r->n_around == 1) /* a page of a million entries is large, and no bomb */
            r->n_nodes = 0;
        struct text known;
        size_t at = r->out->size, made = r->n_made;
        arena_reset(&arena);
        if (is_outermost && source->is_shown_as(source->state, i, &known)) {
            buffer_put(r->out, known);
        } else {
            struct data item = source->item(source->state, i, &arena);
            with_context(r, &item, inside);
        }
        if (is_outermost && made == r->n_made)
            source->shown(source->state, i, at, r->out->size - at);
    }
    r->n_around--;
    arena_release(&arena);
}

static void render_section(struct rendering *r, const struct node *node)
{
    const struct data *data = look_up(r, node);
    if (!data_is_true(data))
        return;
    if (data->kind != DATA_LIST) {
        with_context(r, data, node->first);
        return;
    }
    for (size_t i = 0; data->items && i < data->n; i++)
        with_context(r, &data->items[i], node->first);
    if (!data->items)
        render_made(r, data, node->first);
}

/* SOURCE compiled for this one place: dynamic names and indented blocks, both rare. */
static const struct node *compile_here(struct rendering *r, struct text name, struct text source)
{
    struct template_set scratch = *r->set;
    struct template_error error;
    scratch.arena = r->out->arena;
    scratch.compiled = map_new(scratch.arena);
    scratch.templates = NULL;
    scratch.n_templates = 0;
    scratch.knows = NULL;
    return template_compile(&scratch, name, source, &error);
}

static const struct node *find_target(struct rendering *r, const struct node *node)
{
    struct text source;
    if (!node->is_dynamic)
        return node->target ? node->target->first : NULL;
    const struct data *name = look_up(r, node);
    if (!name || name->kind != DATA_TEXT || !r->set->find(r->set->context, name->text, &source))
        return NULL;
    return compile_here(r, name->text, template_indent(r->out->arena, source, node->indent, true));
}

static const struct node *find_override(const struct rendering *r, struct text name)
{
    const struct node *found = NULL;
    for (const struct frame *frame = r->frames; frame; frame = frame->outer) /* the outermost is the last one seen */
        for (const struct node *block = frame->blocks; block; block = block->next)
            if (text_equal(block->text, name))
                found = block;
    return found;
}

static void render_block(struct rendering *r, const struct node *node)
{
    const struct node *override = find_override(r, node->text);
    if (!override)
        render_list(r, node->first);
    else if (node->indent.size == 0)
        render_list(r, override->first);
    else
        render_list(r, compile_here(r, node->text, template_indent(r->out->arena, override->source, node->indent, node->indents_first)));
}

static void render_parent(struct rendering *r, const struct node *node)
{
    struct frame frame = {node->first, r->frames};
    const struct node *target = find_target(r, node);
    r->frames = &frame;
    render_list(r, target);
    r->frames = frame.outer;
}

static void render_inverted(struct rendering *r, const struct node *node)
{
    if (!data_is_true(look_up(r, node)))
        render_list(r, node->first);
}

static void render_list(struct rendering *r, const struct node *node)
{
    if (++r->depth > DEEPEST) {
        r->depth--;
        return;
    }
    for (; node && !is_endless(r); node = node->next, r->n_nodes++)
        switch (node->kind) {
        case NODE_TEXT: buffer_put(r->out, node->text); break;
        case NODE_VALUE: render_value(r, node); break;
        case NODE_SECTION: render_section(r, node); break;
        case NODE_INVERTED: render_inverted(r, node); break;
        case NODE_PARTIAL: render_list(r, find_target(r, node)); break;
        case NODE_PARENT: render_parent(r, node); break;
        case NODE_BLOCK: render_block(r, node); break;
        }
    r->depth--;
}

bool template_render(const struct template_set *set, const struct template *template, const struct data *view, struct buffer *out, const char **reason)
{
    struct rendering r = {.set = set, .out = out, .stack = {view}, .n_stack = 1};
    render_list(&r, template->first);
    if (is_endless(&r))
        *reason = "its template makes more than 512 MB or 20 million parts of it; look for partials that include others many times, or lists within lists";
    return !is_endless(&r);
}
