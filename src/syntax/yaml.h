/* yaml.h - YAML in, a tree with the place of every value out (by libyaml).
 *
 * Made for settings and front matter: scalars, lists, maps. Anchors, aliases, tags and more than one
 * document are refused, so that a small file cannot unfold into a large one; depth and the number
 * of nodes are limited. libyaml counts its marks in characters; here all places are bytes.
 */
#ifndef VITRINE_SYNTAX_YAML_H
#define VITRINE_SYNTAX_YAML_H

#include "base/source.h"
#include "base/text.h"

enum yaml_kind { YAML_SCALAR, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    bool is_plain; /* a scalar without quotes: 12, true and ~ mean more than their letters */
    struct text text; /* of a scalar, unescaped */
    struct span where; /* of a scalar: quotes included */
    struct yaml_node *key; /* in a map: the child's key, a scalar; else NULL */
    struct yaml_node *first; /* children of a list or map, in order */
    struct yaml_node *next;
};

struct yaml_error {
    struct span where;
    struct text message, help;
};

/* Reads the LENGTH bytes from START of SOURCE (number INDEX). The nodes go to ARENA; the texts are views into
 * SOURCE wherever they stand there letter by letter, and go to TEXTS where not (escapes, folded lines), as
 * messages do: so the tree can be thrown away once its values are read. The root is NULL when nothing but
 * comments stands there. False: ERROR says why; ROOT then holds what was read before it, so that
 * good values above a mistake still count. */
bool yaml_read(struct arena *arena, struct arena *texts, const struct source *source, uint32_t index, size_t start, size_t length, struct yaml_node **root,
               struct yaml_error *error);

/* Is NODE absent, or a plain scalar that means nothing ("", "~", "null")? */
bool yaml_is_empty(const struct yaml_node *node);

#endif
