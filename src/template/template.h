/* template.h - Mustache (core, inheritance, dynamic names), compiled once, rendered many times.
 *
 * A value is escaped for the place where its tag stands: in text and attributes as HTML, in href and
 * its like as a URL, in scripts as part of a JSON string, in styles as a CSS value. {{{x}}} and {{&x}}
 * put the text in as it is: for values of your own only.
 *
 *     struct template_set set = {.arena = &arena, .find = find, .context = theme};
 *     const struct template *page = template_get(&set, TEXT("product"), &error);
 *     template_render(&set, page, &view, &out, &reason);      // from any thread, into its own buffer
 */
#ifndef VITRINE_TEMPLATE_TEMPLATE_H
#define VITRINE_TEMPLATE_TEMPLATE_H

#include "base/buffer.h"
#include "base/map.h"
#include "template/data.h"

struct template_error {
    struct text name; /* of the template */
    uint32_t line, column; /* from 1 */
    struct text message;
};

struct template_set {
    struct arena *arena;
    /* The source of the template NAME; false when there is none. Called while compiling, and for dynamic names. */
    bool (*find)(void *context, struct text name, struct text *source);
    void *context;
    struct map compiled; /* zero at first */
    struct template **templates;
    size_t n_templates;
    size_t n_indented; /* of TEMPLATES: those that stand further in, each a copy of its own */
    /* Both or neither: is NAME, which a tag asks for, one that data can have? If not, where it stands is told: to find typing errors. */
    bool (*knows)(struct text name);
    void (*on_unknown)(void *context, struct text template, struct text name, uint32_t line, uint32_t column);
};

struct template;

/* Compiles NAME and all that it includes by name. NULL: ERROR says where and why. Not from threads. */
const struct template *template_get(struct template_set *set, struct text name, struct template_error *error);

/* Appends TEMPLATE filled with VIEW to OUT. Recursion ends at a depth of 64. False: it would not end soon, REASON. */
bool template_render(const struct template_set *set, const struct template *template, const struct data *view, struct buffer *out, const char **reason);

#endif
