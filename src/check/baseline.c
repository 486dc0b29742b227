/* baseline.c - read with jansson. */
#include "check/baseline.h"

#include <jansson.h>

#include "base/locale.h"

static struct text member(json_t *object, const char *name)
{
    json_t *value = json_object_get(object, name);
    return value && json_is_string(value) ? (struct text){json_string_value(value), json_string_length(value)} : TEXT("");
}

bool baseline_apply(struct arena *arena, struct text bytes, const struct source *sources, struct diag_list *findings, const char **reason)
{
    json_error_t error;
    json_t *root = json_loadb(bytes.data, bytes.size, 0, &error), *list = root ? json_object_get(root, "findings") : NULL;
    if (!list || !json_is_array(list)) {
        *reason = root ? "it is not a report of `vitrine check --format json`"
                       : text_format(arena, _("it is not a report of `vitrine check --format json` (line %d: %s)"), error.line, error.text).data;
        json_decref(root);
        return false;
    }
    struct map known = map_new(arena);
    size_t *left = arena_array(arena, size_t, json_array_size(list) + 1), n = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *item = json_array_get(list, i);
        struct text rule = member(item, "rule"), file = member(item, "file"), subject = member(item, "subject");
        size_t at = map_add(&known, text_format(arena, "%.*s\n%.*s\n%.*s", TEXT_ARGS(rule), TEXT_ARGS(file), TEXT_ARGS(subject)), n);
        n += at == n;
        left[at]++;
    }
    json_decref(root);
    size_t kept = 0;
    for (size_t i = 0; i < findings->n_items; i++) {
        const struct diag *diag = &findings->items[i];
        struct text file = sources[diag->where.source].path;
        size_t at = map_find(&known, text_format(arena, "%s\n%.*s\n%.*s", diag->rule, TEXT_ARGS(file), TEXT_ARGS(diag->subject)));
        if (at != MAP_NONE && left[at] > 0)
            left[at]--;
        else
            findings->items[kept++] = *diag;
    }
    findings->n_items = kept;
    return true;
}
