/* theme.h - templates, texts and assets: the site's own before the theme's, the theme's before the built-in ones.
 *
 * A file NAME of the theme is looked for in content/theme/NAME, themes/THEME/NAME beside content/, the installed
 * data's themes/THEME/NAME, and among the files in the program; the first one found counts.
 */
#ifndef VITRINE_VIEW_THEME_H
#define VITRINE_VIEW_THEME_H

#include "catalog/catalog.h"
#include "image/variants.h"
#include "template/template.h"

/* The unit of a price as a language says it: alone, and behind a number. */
struct unit_words {
    struct text unit, one, many;
};

struct unit_list {
    struct unit_words *items;
    size_t n_items, room;
};

struct theme {
    struct arena *arena;
    const struct folder *root;
    struct text name;
    struct template_set set;
    struct data texts[MAX_LANGUAGES];
    struct unit_list units[MAX_LANGUAGES];
    struct variant_options pictures;
    struct text stylesheet, script; /* paths below output/, with a fingerprint */
    struct text stylesheet_bytes, script_bytes;
    uint64_t read; /* digest of all files that were read so far */
    size_t n_unknown; /* names in templates that no view has */
};

/* Opens the theme that site.yaml names. False: REASON is a whole sentence. */
bool theme_open(struct arena *arena, const struct folder *root, struct text name, const struct text *languages, size_t n_languages, struct theme *theme,
                const char **reason);

/* Puts the firm's colour and font behind the stylesheet, and names it. Once, before it is used. */
void theme_dress(struct theme *theme, struct text accent, struct text font);

/* The bytes of the theme's file NAME, like "templates/product.mustache". */
bool theme_file(struct theme *theme, struct text name, struct text *bytes);

/* The text NAME in LANGUAGE, or "". */
struct text theme_text(const struct theme *theme, size_t language, const char *name);

/* UNIT, like "piece", in LANGUAGE: as it is said behind the number N, and alone for 1. UNIT itself when the theme's `units` do not have it. */
struct text theme_unit(const struct theme *theme, size_t language, struct text unit, int64_t n);

/* Compiles the template NAME. NULL: REASON names template, line and column. Before the workers start. */
const struct template *theme_template(struct theme *theme, const char *name, const char **reason);

#endif
