/* theme.c */
#include "view/theme.h"

#include "base/embedded.h"
#include "base/locale.h"
#include "syntax/yaml.h"
#include "view/fields.h"

enum { LARGEST = 4 * 1024 * 1024 };

static bool read_below(struct arena *arena, const struct folder *root, struct text path, struct text *bytes)
{
    const char *reason;
    return folder_has(root, path, NULL) && folder_read(arena, root, path, LARGEST, bytes, &reason);
}

static bool read_installed(struct arena *arena, struct text path, struct text *bytes)
{
    struct folder data;
    const char *reason, *place = getenv("VITRINE_DATADIR");
    if (!folder_open(arena, place ? place : VITRINE_DATADIR, &data, &reason))
        return false;
    bool ok = read_below(arena, &data, path, bytes);
    folder_close(&data);
    return ok;
}

bool theme_file(struct theme *theme, struct text name, struct text *bytes)
{
    struct arena *arena = theme->arena;
    struct text own = text_format(arena, "content/theme/%.*s", TEXT_ARGS(name));
    struct text beside = text_format(arena, "themes/%.*s/%.*s", TEXT_ARGS(theme->name), TEXT_ARGS(name));
    struct text built_in = text_format(arena, "themes/default/%.*s", TEXT_ARGS(name));
    bool found = read_below(arena, theme->root, own, bytes) || read_below(arena, theme->root, beside, bytes) || read_installed(arena, beside, bytes) ||
                 embedded_find(built_in, bytes);
    if (found)
        theme->read = (theme->read ^ text_hash(name)) * 31 + text_hash(*bytes);
    return found;
}

static bool find_template(void *context, struct text name, struct text *source)
{
    struct theme *theme = context;
    if (!path_is_safe(name))
        return false;
    return theme_file(theme, text_format(theme->arena, "templates/%.*s.mustache", TEXT_ARGS(name)), source);
}

static void on_unknown(void *context, struct text template, struct text name, uint32_t line, uint32_t column)
{
    enum { MOST_TOLD = 20 };
    struct theme *theme = context;
    if (theme->n_unknown++ == MOST_TOLD)
        fprintf(stderr, "vitrine: templates/: warning: there are more names that no view has\n");
    if (theme->n_unknown > MOST_TOLD)
        return;
    fprintf(stderr, "vitrine: templates/%.*s.mustache:%u:%u: warning: no view has a field \"%.*s\"; themes/README.md lists them\n", TEXT_ARGS(template), line,
            column, TEXT_ARGS(name));
}

static bool read_yaml(struct theme *theme, struct text name, struct yaml_node **root, const char **reason)
{
    struct source source = {.path = name};
    struct yaml_error error;
    if (!theme_file(theme, name, &source.bytes)) {
        *root = NULL;
        return true;
    }
    if (yaml_read(theme->arena, theme->arena, &source, 0, 0, source.bytes.size, root, &error))
        return true;
    struct position at = source_position(&source, error.where.start);
    *reason = text_format(theme->arena, _("the theme's %.*s:%u:%u: %.*s"), TEXT_ARGS(name), at.line, at.column, TEXT_ARGS(error.message)).data;
    return false;
}

static const struct yaml_node *child(const struct yaml_node *map, struct text name)
{
    for (const struct yaml_node *node = map ? map->first : NULL; node; node = node->next)
        if (node->key && text_equal(node->key->text, name))
            return node;
    return NULL;
}

/* A language's texts; what it lacks is taken from English. */
static struct data merge_texts(struct theme *theme, const struct yaml_node *own, const struct yaml_node *english)
{
    size_t n = 0;
    for (const struct yaml_node *node = english ? english->first : NULL; node; node = node->next)
        n++;
    struct data_field *fields = arena_array(theme->arena, struct data_field, n);
    n = 0;
    for (const struct yaml_node *node = english ? english->first : NULL; node; node = node->next) {
        const struct yaml_node *better = child(own, node->key->text);
        if (node->kind == YAML_SCALAR)
            fields[n++] = (struct data_field){node->key->text, {.kind = DATA_TEXT, .text = better ? better->text : node->text}};
    }
    return data_object(fields, n);
}

/* Those of TEXTS, behind what LIST has: what comes first counts. */
static void add_units(struct theme *theme, const struct yaml_node *texts, struct unit_list *list)
{
    const struct yaml_node *units = child(texts, TEXT("units"));
    for (const struct yaml_node *node = units ? units->first : NULL; node; node = node->next) {
        const struct yaml_node *one = node->first, *many = one ? one->next : NULL;
        if (!node->key || !many || one->kind != YAML_SCALAR || many->kind != YAML_SCALAR)
            continue;
        list->items = arena_more(theme->arena, list->items, list->n_items, &list->room, sizeof *list->items, 16);
        list->items[list->n_items++] = (struct unit_words){node->key->text, one->text, many->text};
    }
}

static bool read_texts(struct theme *theme, const struct text *languages, size_t n_languages, const char **reason)
{
    struct yaml_node *english, *own;
    if (!read_yaml(theme, TEXT("texts/en.yaml"), &english, reason))
        return false;
    for (size_t i = 0; i < n_languages; i++) {
        if (!read_yaml(theme, text_format(theme->arena, "texts/%.*s.yaml", TEXT_ARGS(languages[i])), &own, reason))
            return false;
        theme->texts[i] = merge_texts(theme, own, english);
        add_units(theme, own, &theme->units[i]);
        add_units(theme, english, &theme->units[i]);
    }
    return true;
}

static int64_t number(const struct yaml_node *node, int64_t otherwise, int64_t least, int64_t most)
{
    int64_t value;
    if (!node || !text_to_int(node->text, &value) || value < least || value > most)
        return otherwise;
    return value;
}

static bool read_settings(struct theme *theme, const char **reason)
{
    struct yaml_node *root;
    if (!read_yaml(theme, TEXT("theme.yaml"), &root, reason))
        return false;
    struct variant_options *pictures = &theme->pictures;
    pictures->jpeg_quality = (int)number(child(root, TEXT("jpeg_quality")), 82, 1, 100);
    pictures->webp_quality = (int)number(child(root, TEXT("webp_quality")), 80, 1, 100);
    const struct yaml_node *forms = child(root, TEXT("formats"));
    pictures->webp = !forms;
    for (const struct yaml_node *node = forms ? forms->first : NULL; node; node = node->next)
        pictures->webp |= text_is(node->text, "webp");
    const struct yaml_node *widths = child(root, TEXT("widths"));
    for (const struct yaml_node *node = widths ? widths->first : NULL; node && pictures->n_widths < MAX_WIDTHS; node = node->next) {
        uint32_t width = (uint32_t)number(node, 0, 16, 8000);
        if (width && (pictures->n_widths == 0 || width > pictures->widths[pictures->n_widths - 1]))
            pictures->widths[pictures->n_widths++] = width;
    }
    if (pictures->n_widths == 0)
        pictures->widths[pictures->n_widths++] = 640;
    return true;
}

static struct text fingerprint(struct arena *arena, const char *stem, struct text bytes, const char *ending)
{
    return text_format(arena, "assets/%s-%08x.%s", stem, (unsigned)(text_hash(bytes) & 0xFFFFFFFF), ending);
}

bool theme_open(struct arena *arena, const struct folder *root, struct text name, const struct text *languages, size_t n_languages, struct theme *theme,
                const char **reason)
{
    struct text bytes;
    *theme = (struct theme){.arena = arena, .root = root, .name = name.size ? name : TEXT("default")};
    theme->set = (struct template_set){.arena = arena, .find = find_template, .context = theme, .knows = view_knows, .on_unknown = on_unknown};
    if (!path_is_safe(theme->name) || (!text_is(theme->name, "default") && !theme_file(theme, TEXT("theme.yaml"), &bytes))) {
        *reason = text_format(arena, _("there is no theme \"%.*s\": themes/%.*s/theme.yaml is missing"), TEXT_ARGS(theme->name), TEXT_ARGS(theme->name)).data;
        return false;
    }
    if (!read_settings(theme, reason) || !read_texts(theme, languages, n_languages, reason))
        return false;
    if (!theme_file(theme, TEXT("assets/site.css"), &theme->stylesheet_bytes))
        theme->stylesheet_bytes = TEXT("");
    if (!theme_file(theme, TEXT("assets/site.js"), &theme->script_bytes))
        theme->script_bytes = TEXT("");
    theme->script = fingerprint(arena, "site", theme->script_bytes, "js");
    return true;
}

void theme_dress(struct theme *theme, struct text accent, struct text font)
{
    struct buffer out = buffer_new(theme->arena);
    buffer_put(&out, theme->stylesheet_bytes);
    if (accent.size) {
        buffer_put(&out, TEXT(":root{--accent:"));
        buffer_escape(&out, ESCAPE_CSS, accent);
        buffer_put(&out, TEXT("}\n"));
    }
    if (font.size) {
        buffer_put(&out, TEXT(":root{--font:"));
        buffer_escape(&out, ESCAPE_CSS, font);
        buffer_put(&out, TEXT("}\n"));
    }
    theme->stylesheet_bytes = buffer_text(&out);
    theme->stylesheet = fingerprint(theme->arena, "site", theme->stylesheet_bytes, "css");
}

struct text theme_text(const struct theme *theme, size_t language, const char *name)
{
    const struct data *found = data_field(&theme->texts[language], text_of(name));
    return found ? found->text : TEXT("");
}

struct text theme_unit(const struct theme *theme, size_t language, struct text unit, int64_t n)
{
    const struct unit_list *list = &theme->units[language];
    for (size_t i = 0; i < list->n_items; i++)
        if (text_equal(list->items[i].unit, unit))
            return n == 1 ? list->items[i].one : list->items[i].many;
    return unit;
}

const struct template *theme_template(struct theme *theme, const char *name, const char **reason)
{
    struct template_error error;
    const struct template *made = template_get(&theme->set, text_of(name), &error);
    if (!made)
        *reason = text_format(theme->arena, _("the theme's templates/%.*s.mustache:%u:%u: %.*s"), TEXT_ARGS(error.name), error.line, error.column,
                              TEXT_ARGS(error.message))
                      .data;
    return made;
}
