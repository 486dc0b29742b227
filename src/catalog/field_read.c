/* field_read.c - a YAML tree into a struct, by the table. */
#include "base/buffer.h"
#include "base/locale.h"
#include "catalog/currency.h"
#include "catalog/field.h"
#include "catalog/meant.h"

static const char *kind_name(const struct yaml_node *node)
{
    return node->kind == YAML_LIST ? _("a list") : node->kind == YAML_MAP ? _("a map") : _("a text");
}

static void find(struct field_context *c, const char *rule, struct span where, struct text subject, struct text message, struct text help)
{
    diag_add(c->findings, (struct diag){.rule = rule, .severity = SEVERITY_ERROR, .where = where, .subject = subject, .message = message, .help = help});
}

/* That TEXT, which stands in FIELD, is none of its type. MEANT, if it has data, is what may be meant; else the field's example shows how to write it. */
static struct diag not_of_type(struct field_context *c, const struct yaml_node *node, const struct field *field, struct text text, struct text meant)
{
    struct text shown = text_slice(text, 0, 60);
    const char *type = _(field_type_name(field->type));
    struct diag diag = {.rule = "field-type", .severity = SEVERITY_ERROR, .where = node->where, .subject = text_of(field->name)};
    diag.message = node->kind == YAML_SCALAR ? text_format(c->arena, _("\"%s\" must be %s, not \"%.*s\""), field->name, type, TEXT_ARGS(shown))
                                             : text_format(c->arena, _("\"%s\" must be %s, not %s"), field->name, type, kind_name(node));
    diag.help = text_format(c->arena, _("write it like this: %s"), meant.data ? text_cstr(c->arena, meant) : field->example);
    return diag;
}

static void mistyped(struct field_context *c, const struct yaml_node *node, const struct field *field)
{
    diag_add(c->findings, not_of_type(c, node, field, node->text, (struct text){0}));
}

/* What stands there, without what no page can show: an escape in quotes can say such a character ("\x1b"). */
static struct value scalar(struct field_context *c, const struct yaml_node *node)
{
    if (yaml_is_empty(node))
        return (struct value){{NULL, 0}, node->where};
    size_t bad = text_unshowable(node->text);
    if (bad == TEXT_NOT_FOUND)
        return (struct value){node->text.data ? node->text : TEXT(""), node->where};
    find(c, "file-encoding", node->where, TEXT(""),
         text_format(c->arena, _("the text holds U+%04X, a control character that no page can show"), text_decode(node->text, &bad)),
         TEXT("take the escape out"));
    return (struct value){text_shown(c->arena, node->text), node->where};
}

static bool is_allowed(const char *allowed, struct text text)
{
    struct text rest = text_of(allowed), one;
    while (text_next(&rest, '|', &one))
        if (text_equal(one, text))
            return true;
    return false;
}

static void read_text(struct field_context *c, const struct yaml_node *node, const struct field *field, struct value *into)
{
    if (node->kind != YAML_SCALAR) {
        mistyped(c, node, field);
        return;
    }
    *into = scalar(c, node);
    if (field->allowed && into->text.size && !is_allowed(field->allowed, into->text))
        find(c, "field-type", node->where, into->text, text_format(c->arena, _("\"%s\" cannot be \"%.*s\""), field->name, TEXT_ARGS(into->text)),
             text_format(c->arena, _("choose one of %s"), field->allowed));
}

/* Is TEXT what the TYPE wants? If not MEANT gets what may be meant, if anything, and FIX that if it is certain. */
static bool is_shaped(struct field_context *c, enum field_type type, struct text text, struct text *meant, struct text *fix)
{
    bool is_certain;
    switch (type) {
    case FIELD_CURRENCY:
        *meant = currency_meant(text, &is_certain);
        *fix = is_certain ? *meant : *fix;
        return currency_is_code(text);
    case FIELD_EMAIL: return address_is_email(text);
    case FIELD_COLOUR: *meant = colour_meant(c->arena, text); return colour_is_css(text);
    case FIELD_WEB: *meant = web_meant(c->arena, text); return address_is_web(text);
    default: return true;
    }
}

/* "accent: #0f5c63": YAML takes it for a comment, and nobody sees why nothing happens. */
static void look_for_comment(struct field_context *c, const struct yaml_node *node, const struct field *field)
{
    struct text bytes = c->source->bytes;
    size_t at = node->where.start, end = text_line_end(bytes, at);
    while (at < end && (bytes.data[at] == ' ' || bytes.data[at] == '\t'))
        at++;
    struct text word = text_slice(bytes, at, end);
    word = text_slice(word, 0, text_find_byte(word, ' ', 0));
    if (colour_is_css(word) && at > 0 && bytes.data[at] == '#')
        find(c, "field-type", span_at(node->where.source, at, word.size), word, text_format(c->arena, _("\"%s\" is empty: a # begins a comment"), field->name),
             text_format(c->arena, _("write it like this: \"%.*s\", in quotes"), TEXT_ARGS(word)));
}

/* A currency or e-mail address that is none is shown as it is written all the same: at the site's currency the figure would be another price. An address on
 * the web that is none would be a path within the site, and a colour that is none would leave white letters on white. */
static void read_shaped(struct field_context *c, const struct yaml_node *node, const struct field *field, struct value *into)
{
    struct text meant = {0}, fix = {0};
    read_text(c, node, field, into);
    if (field->type == FIELD_COLOUR && yaml_is_empty(node))
        look_for_comment(c, node, field);
    if (into->text.size == 0 || is_shaped(c, field->type, into->text, &meant, &fix))
        return;
    struct diag diag = not_of_type(c, node, field, into->text, meant);
    diag.subject = into->text;
    diag.fix = fix;
    diag_add(c->findings, diag);
    if (field->type == FIELD_WEB || field->type == FIELD_COLOUR)
        *into = (struct value){0};
}

static void read_number(struct field_context *c, const struct yaml_node *node, const struct field *field, struct number *into)
{
    struct value value = node->kind == YAML_SCALAR ? scalar(c, node) : (struct value){0};
    int64_t number = 0;
    bool ok = text_to_millionths(value.text, &number) && number >= 0;
    if (ok && field->type == FIELD_WHOLE)
        ok = number % 1000000 == 0;
    if (!ok && !yaml_is_empty(node)) {
        struct text meant = number_meant(c->arena, value.text);
        if (field->type == FIELD_WHOLE && text_find_byte(meant, '.', 0) != TEXT_NOT_FOUND)
            meant = (struct text){0};
        diag_add(c->findings, not_of_type(c, node, field, node->text, meant));
        into->as.where = node->where; /* it is not there, and that is told */
    }
    if (ok)
        *into = (struct number){number, value};
}

static void read_flag(struct field_context *c, const struct yaml_node *node, const struct field *field, struct flag *into)
{
    static const char *const yes = "true|True|yes|Yes|on", *const no = "false|False|no|No|off";
    bool is_yes = node->kind == YAML_SCALAR && is_allowed(yes, node->text);
    if (is_yes || (node->kind == YAML_SCALAR && is_allowed(no, node->text)))
        *into = (struct flag){is_yes, true, node->where};
    else if (!yaml_is_empty(node))
        mistyped(c, node, field);
}

static void read_day(struct field_context *c, const struct yaml_node *node, const struct field *field, struct day *into)
{
    struct date date;
    if (node->kind == YAML_SCALAR && date_read(node->text, &date))
        *into = (struct day){date, node->where};
    else if (!yaml_is_empty(node)) {
        struct text meant = node->kind == YAML_SCALAR ? date_meant(c->arena, node->text) : (struct text){0};
        diag_add(c->findings, not_of_type(c, node, field, node->text, meant));
    }
}

static size_t count(const struct yaml_node *node)
{
    size_t n = 0;
    for (const struct yaml_node *child = node->first; child; child = child->next)
        n++;
    return n;
}

static void read_texts(struct field_context *c, const struct yaml_node *node, const struct field *field, struct values *into)
{
    if (node->kind == YAML_MAP) {
        mistyped(c, node, field);
        return;
    }
    bool single = node->kind == YAML_SCALAR;
    into->items = arena_array(c->arena, struct value, single ? 1 : count(node));
    into->n_items = 0; /* it may hold what an empty value left there */
    into->where = node->where;
    for (const struct yaml_node *child = single ? node : node->first; child; child = single ? NULL : child->next) {
        if (child->kind != YAML_SCALAR)
            mistyped(c, child, field);
        else if (!yaml_is_empty(child)) {
            struct value value = scalar(c, child);
            if (text_trim(value.text).size)
                into->items[into->n_items++] = value;
        }
    }
}

static void cut_terms(struct field_context *c, struct keywords *into)
{
    struct text line = into->line.text;
    size_t n = 1, from = 0;
    for (size_t i = 0; i < line.size; i++)
        n += line.data[i] == ',' || keywords_wrong_separator(line, i) > 0;
    into->terms = (struct values){arena_array(c->arena, struct value, n), 0, into->line.where};
    for (size_t i = 0; i <= line.size;) {
        size_t cut = i == line.size || line.data[i] == ',' ? 1 : keywords_wrong_separator(line, i);
        struct text piece = text_trim(text_slice(line, from, i));
        if (cut && piece.size)
            into->terms.items[into->terms.n_items++] = (struct value){piece, value_span(c->source, into->line, piece)};
        i += cut ? cut : 1;
        from = cut ? i : from;
    }
}

/* Each term is compared with all others, and a repair writes the whole line. */
enum { LONGEST_KEYWORDS = 8000 }; /* bytes: some hundred terms */

static void too_long(struct field_context *c, struct value rest)
{
    find(c, "field-type", rest.where, rest.text,
         text_format(c->arena, _("the keywords go on beyond %d bytes; from here on they are left out"), LONGEST_KEYWORDS),
         TEXT("keep those that a buyer of this product types"));
}

/* LINE as far as it is read: up to a comma. */
static struct text within_bounds(struct field_context *c, struct value line)
{
    if (line.text.size <= LONGEST_KEYWORDS)
        return line.text;
    size_t end = LONGEST_KEYWORDS;
    while (end > 0 && line.text.data[end] != ',')
        end--;
    struct text rest = text_slice(line.text, end, end + 20);
    too_long(c, (struct value){rest, value_span(c->source, line, rest)});
    return text_slice(line.text, 0, end);
}

static void read_keywords(struct field_context *c, const struct yaml_node *node, const struct field *field, struct keywords *into)
{
    if (node->kind == YAML_SCALAR) {
        into->line = scalar(c, node);
        into->line.text = within_bounds(c, into->line);
        cut_terms(c, into);
        return;
    }
    read_texts(c, node, field, &into->terms);
    struct buffer line = buffer_new(c->arena);
    for (size_t i = 0; i < into->terms.n_items; i++) {
        if (line.size + into->terms.items[i].text.size > LONGEST_KEYWORDS) {
            too_long(c, into->terms.items[i]);
            into->terms.n_items = i;
            break;
        }
        buffer_put(&line, i ? TEXT(", ") : TEXT(""));
        buffer_put(&line, into->terms.items[i].text);
    }
    into->line = (struct value){buffer_text(&line), node->where};
    into->is_list = true;
}

/* Is NODE a map, whose children are to be read? */
static bool has_pairs(struct field_context *c, const struct yaml_node *node, const struct field *field)
{
    if (node->kind != YAML_MAP && !yaml_is_empty(node))
        mistyped(c, node, field);
    return node->kind == YAML_MAP;
}

static void read_pairs(struct field_context *c, const struct yaml_node *node, const struct field *field, struct pairs *into)
{
    struct field inner = {.name = field->name, .type = FIELD_TEXT, .example = field->example};
    if (!has_pairs(c, node, field))
        return;
    *into = (struct pairs){arena_array(c->arena, struct pair, count(node)), 0, node->where};
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        struct pair pair = {.name = scalar(c, child->key)};
        read_text(c, child, &inner, &pair.value);
        if (text_trim(pair.value.text).size)
            into->items[into->n_items++] = pair;
    }
}

static void read_choices(struct field_context *c, const struct yaml_node *node, const struct field *field, struct choices *into)
{
    struct field inner = {.name = field->name, .type = FIELD_TEXTS, .example = field->example};
    if (!has_pairs(c, node, field))
        return;
    *into = (struct choices){arena_array(c->arena, struct named_values, count(node)), 0, node->where};
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        struct named_values *choice = &into->items[into->n_items];
        choice->name = scalar(c, child->key);
        read_texts(c, child, &inner, &choice->values);
        if (choice->values.n_items)
            into->n_items++;
    }
}

static void read_records(struct field_context *c, const struct yaml_node *node, const struct field *field, struct objects *into)
{
    bool single = node->kind != YAML_LIST;
    if (yaml_is_empty(node))
        return;
    if (single && !(node->kind == YAML_MAP || field->record->shorthand)) {
        mistyped(c, node, field);
        return;
    }
    char *items = arena_alloc_array(c->arena, single ? 1 : count(node), field->record->size, RECORD_ALIGN);
    size_t n = 0;
    for (const struct yaml_node *child = single ? node : node->first; child; child = single ? NULL : child->next)
        if (!yaml_is_empty(child))
            record_read(c, child, field->record, items + field->record->size * n++);
    *into = (struct objects){items, n, node->where};
}

static void read_field(struct field_context *c, const struct yaml_node *node, const struct field *field, void *into)
{
    switch (field->type) {
    case FIELD_TEXT: read_text(c, node, field, into); break;
    case FIELD_CURRENCY:
    case FIELD_EMAIL:
    case FIELD_COLOUR:
    case FIELD_WEB: read_shaped(c, node, field, into); break;
    case FIELD_WHOLE:
    case FIELD_DECIMAL: read_number(c, node, field, into); break;
    case FIELD_FLAG: read_flag(c, node, field, into); break;
    case FIELD_DATE: read_day(c, node, field, into); break;
    case FIELD_TEXTS: read_texts(c, node, field, into); break;
    case FIELD_KEYWORDS: read_keywords(c, node, field, into); break;
    case FIELD_PAIRS: read_pairs(c, node, field, into); break;
    case FIELD_CHOICES: read_choices(c, node, field, into); break;
    case FIELD_RECORD:
        if (node->kind != YAML_MAP && *field->example && !yaml_is_empty(node)) /* "price: 12.5" */
            mistyped(c, node, field);
        else if (!yaml_is_empty(node))
            record_read(c, node, field->record, into);
        break;
    case FIELD_RECORD_APART:
        if (!yaml_is_empty(node))
            record_read(c, node, field->record, record_make_apart(c->arena, field->record, into));
        break;
    case FIELD_RECORDS: read_records(c, node, field, into); break;
    case FIELD_TYPES: break;
    }
}

static void unknown(struct field_context *c, const struct yaml_node *key, const struct record *record)
{
    struct text_nearest near = {key->text, key->text.size / 3 + 2, NULL};
    for (size_t i = 0; i < record->n_fields; i++)
        text_offer(&near, record->fields[i].name);
    const char *nearest = near.name;
    struct diag diag = {.rule = "field-unknown", .severity = SEVERITY_ERROR, .where = key->where, .subject = key->text};
    diag.message = text_format(c->arena, _("a %s has no field \"%.*s\""), record->name, TEXT_ARGS(key->text));
    diag.help = nearest ? text_format(c->arena, _("did you mean \"%s\"?"), nearest)
                        : text_format(c->arena, _("put facts of your own under \"specs\"; `vitrine explain --fields` lists all fields"));
    if (nearest)
        diag.fix = text_of(nearest);
    diag_add(c->findings, diag);
}

void record_read(struct field_context *c, const struct yaml_node *node, const struct record *record, void *into)
{
    const struct field *shorthand = record->shorthand ? record_field(record, text_of(record->shorthand)) : NULL;
    if (node->kind == YAML_SCALAR && shorthand) {
        read_field(c, node, shorthand, (char *)into + shorthand->offset);
        return;
    }
    if (node->kind != YAML_MAP) {
        struct field as = {.name = record->name, .type = FIELD_RECORD, .example = _("name: value, one a line")};
        mistyped(c, node, &as);
        return;
    }
    for (const struct yaml_node *child = node->first; child; child = child->next) {
        const struct field *field = record_field(record, child->key->text);
        if (!field) {
            unknown(c, child->key, record);
            continue;
        }
        for (const struct yaml_node *before = node->first; before != child; before = before->next)
            if (text_equal(before->key->text, child->key->text)) {
                find(c, "field-type", child->key->where, child->key->text, text_format(c->arena, _("\"%s\" is given twice"), field->name),
                     TEXT("delete one of them; the last one counts"));
                break;
            }
        read_field(c, child, field, (char *)into + field->offset);
    }
}
