/* node.h - a compiled template, for compile.c and render.c alone. */
#ifndef VITRINE_TEMPLATE_NODE_H
#define VITRINE_TEMPLATE_NODE_H

#include "template/template.h"

enum node_kind { NODE_TEXT, NODE_VALUE, NODE_SECTION, NODE_INVERTED, NODE_PARTIAL, NODE_PARENT, NODE_BLOCK };

/* A part of a name that a tag asks for, "product.title" being two. */
struct name {
    struct text text;
    unsigned bit; /* data_name_bit */
    _Atomic uint32_t place; /* where it was found last: objects of one kind have it at one place, mostly */
    _Atomic(const char *) same; /* the bytes that it was found to be there: the names of one kind are the same bytes */
    struct name *next;
};

struct node {
    enum node_kind kind;
    enum escape escape; /* of a value */
    bool is_dynamic; /* a partial or parent whose name is looked up */
    struct text text; /* of NODE_TEXT; else the name */
    struct name *name; /* what is looked up, in parts; NULL: nothing, or "." */
    struct text indent; /* put before each line of a partial, parent or overriding block */
    bool indents_first; /* of a block: the first line too */
    struct node *first; /* section, block: what is inside; parent: its blocks */
    struct node *next;
    const struct template *target; /* of a partial or parent that is not dynamic; NULL: there is none */
    struct text source; /* of a block within a parent: its text, dedented, to be indented where it is used */
};

struct template
{
    struct text name; /* with the indent that it was compiled for */
    struct node *first;
};

/* Compiles SOURCE into SET's arena under NAME, not entering it into the set. */
struct node *template_compile(struct template_set *set, struct text name, struct text source, struct template_error *error);

/* SOURCE with INDENT before each line; the first one only if FIRST. */
struct text template_indent(struct arena *arena, struct text source, struct text indent, bool first);

#endif
