/* yaml.c - libyaml's events to a tree. */
#include "syntax/yaml.h"

#include <yaml.h>

#include "base/locale.h"

enum { DEEPEST = 48, MOST_NODES = 200000 };

struct reading {
    yaml_parser_t parser;
    struct arena *arena, *texts;
    struct text bytes; /* what the parser reads */
    uint32_t source, start; /* where BYTES begin */
    bool is_ascii; /* characters are bytes */
    size_t at_char, at_byte; /* the last mark that was converted: the next is near */
    struct yaml_node *open[DEEPEST];
    struct yaml_node *last[DEEPEST]; /* last child of open[i] */
    size_t depth, n_nodes;
    struct yaml_node *root, *key;
    struct yaml_error *error;
    bool done;
};

/* The byte offset in the source of the character number INDEX. */
static uint32_t byte_of(struct reading *r, size_t index)
{
    if (r->is_ascii)
        return r->start + (uint32_t)(index < r->bytes.size ? index : r->bytes.size);
    while (r->at_char < index && r->at_byte < r->bytes.size) {
        do
            r->at_byte++;
        while (text_is_within(r->bytes, r->at_byte));
        r->at_char++;
    }
    while (r->at_char > index) {
        do
            r->at_byte--;
        while (text_is_within(r->bytes, r->at_byte));
        r->at_char--;
    }
    return r->start + (uint32_t)r->at_byte;
}

static struct span span_of(struct reading *r, yaml_mark_t from, yaml_mark_t to)
{
    uint32_t a = byte_of(r, from.index), b = byte_of(r, to.index);
    return span_at(r->source, a, b - a);
}

static bool refuse(struct reading *r, struct span where, const char *message, const char *help)
{
    *r->error = (struct yaml_error){where, text_of(message), text_of(help)};
    return false;
}

static bool add(struct reading *r, struct yaml_node node)
{
    if (++r->n_nodes > MOST_NODES)
        return refuse(r, node.where, "too many values", "split the file");
    struct yaml_node *made = arena_alloc(r->arena, sizeof *made);
    *made = node;
    struct yaml_node *parent = r->depth ? r->open[r->depth - 1] : NULL;
    if (parent && parent->kind == YAML_MAP && !r->key) {
        r->key = made;
        if (node.kind != YAML_SCALAR)
            return refuse(r, node.where, "a list or a map cannot be a field's name", "put the value in quotes");
        return true;
    }
    made->key = r->key;
    r->key = NULL;
    if (!parent)
        r->root = made;
    else if (r->last[r->depth - 1])
        r->last[r->depth - 1]->next = made;
    else
        parent->first = made;
    if (parent)
        r->last[r->depth - 1] = made;
    if (node.kind == YAML_SCALAR)
        return true;
    if (r->depth == DEEPEST)
        return refuse(r, node.where, "lists and maps are nested too deeply", "nothing here needs more than a few levels");
    r->open[r->depth] = made;
    r->last[r->depth++] = NULL;
    return true;
}

/* VALUE as a view into what is read, or a copy of it when it was escaped or folded there. */
static struct text kept(struct reading *r, struct text value, struct span where)
{
    for (size_t quote = 0; quote < 2; quote++) {
        size_t from = where.start - r->start + quote;
        struct text there = from <= r->bytes.size ? text_slice(r->bytes, from, from + value.size) : TEXT("");
        if (value.size && text_equal(there, value))
            return there;
    }
    return text_copy(r->texts, value);
}

static bool on_scalar(struct reading *r, const yaml_event_t *event)
{
    size_t from = byte_of(r, event->start_mark.index), to = byte_of(r, event->end_mark.index);
    while (to > from && strchr(" \t\r\n", r->bytes.data[to - r->start - 1]))
        to--; /* libyaml ends a block scalar where the next line begins */
    struct span where = span_at(r->source, from, to - from);
    if (to - from >= SPAN_LONGEST)
        return refuse(r, where, "a value is longer than 512 KB", "put long texts below the front matter");
    if (event->data.scalar.anchor || (event->data.scalar.tag && !event->data.scalar.plain_implicit && !event->data.scalar.quoted_implicit))
        return refuse(r, where, "anchors (&) and tags (!) are not read here", "put the value in quotes");
    struct text value = {(const char *)event->data.scalar.value, event->data.scalar.length};
    return add(r, (struct yaml_node){
                      .kind = YAML_SCALAR, .is_plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE, .text = kept(r, value, where), .where = where});
}

/* What began at OPEN ends with LAST. */
static void close_span(struct span *open, struct span last)
{
    size_t start = open->start;
    *open = span_at(open->source, start, (size_t)last.start + last.length - start);
}

static bool on_event(struct reading *r, const yaml_event_t *event)
{
    struct span where = span_of(r, event->start_mark, event->end_mark);
    switch (event->type) {
    case YAML_SCALAR_EVENT: return on_scalar(r, event);
    case YAML_SEQUENCE_START_EVENT: return add(r, (struct yaml_node){.kind = YAML_LIST, .where = where});
    case YAML_MAPPING_START_EVENT: return add(r, (struct yaml_node){.kind = YAML_MAP, .where = where});
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        r->depth--;
        r->key = NULL;
        close_span(&r->open[r->depth]->where, where);
        return true;
    case YAML_ALIAS_EVENT: return refuse(r, where, "aliases (*name) are not read here", "put the value in quotes, or write it out");
    case YAML_DOCUMENT_START_EVENT: return r->root ? refuse(r, where, "a second document begins here", "one file holds one document") : true;
    case YAML_STREAM_END_EVENT: r->done = true; return true;
    default: return true;
    }
}

/* libyaml speaks of the grammar; a clerk needs to know what to type. */
static struct text help_for(const char *problem)
{
    static const struct {
        const char *part, *help;
    } table[] = {
        {"mapping values are not allowed", "put the value in quotes: it holds a colon followed by a space"},
        {"did not find expected key", "check the indentation of this line, and the quotes of the line above"},
        {"found character that cannot start", "indent with spaces, not tabs; put a value that begins with @, % or ` in quotes"},
        {"found unexpected end of stream", "close the quotes or the bracket"},
        {"did not find expected ',' or", "close the bracket, and put a comma between the items"},
        {"could not find expected ':'", "write a colon and a space between a field's name and its value"},
        {"found undefined tag", "put a value that begins with ! in quotes"},
        {"did not find expected alphabetic", "put a value that begins with & or * in quotes"},
        {"control characters", "delete the control character"},
        {"invalid", "save the file as UTF-8"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strstr(problem, table[i].part))
            return text_of(table[i].help);
    return TEXT("put the value in quotes if it holds : # [ ] { } & * ! | > % @ or `");
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Where in LINE, from BEGIN on, the wide colon of a Chinese keyboard stands behind what may be a name; TEXT_NOT_FOUND: nowhere. */
static size_t find_wide_colon(struct text line, size_t begin)
{
    enum { LONGEST_NAME = 60 };
    size_t at = text_find(line, TEXT("："), begin);
    for (size_t i = begin; at != TEXT_NOT_FOUND && i < at; i++)
        if (strchr(":\"'[{#|>", line.data[i]) || at - begin > LONGEST_NAME)
            return TEXT_NOT_FOUND;
    return at == begin ? TEXT_NOT_FOUND : at;
}

/* What a hand slips into at LINE, and libyaml tells in words of its grammar, often lines later. */
static bool is_slip(struct text line, size_t *at, const char **help)
{
    size_t begin = 0, end, wide;
    while (begin < line.size && line.data[begin] == ' ')
        begin++;
    bool is_item = begin < line.size && line.data[begin] == '-';
    *at = begin;
    *help = "write a space behind the dash of a list";
    if (is_item && begin + 1 < line.size && is_letter(line.data[begin + 1]))
        return true;
    begin += is_item ? 2 : 0;
    wide = find_wide_colon(line, begin);
    for (end = begin; end < line.size && is_letter(line.data[end]);)
        end++;
    *at = wide != TEXT_NOT_FOUND ? wide : end;
    *help = wide != TEXT_NOT_FOUND ? "this colon is a wide one, of a Chinese keyboard; write : and a space" : "write a space behind the colon";
    struct text rest = text_slice(line, end, line.size);
    return wide != TEXT_NOT_FOUND ||
           (end > begin && rest.size > 1 && rest.data[0] == ':' && (unsigned char)rest.data[1] > ' ' && !text_starts(rest, TEXT("://")));
}

/* The first slip from LINES_BEFORE lines before the one that holds END on. */
static bool find_slip(struct reading *r, size_t end)
{
    enum { LINES_BEFORE = 3 };
    size_t from = end < r->bytes.size ? end : r->bytes.size, at;
    int n_lines = 0;
    while (from > 0 && (r->bytes.data[from - 1] != '\n' || n_lines++ < LINES_BEFORE))
        from--;
    while (from < r->bytes.size && from <= end) {
        const char *help;
        size_t to = text_line_end(r->bytes, from);
        if (is_slip(text_slice(r->bytes, from, to), &at, &help)) {
            struct text sign = text_slice(r->bytes, from + at, r->bytes.size);
            struct span where = span_at(r->source, r->start + from + at, text_starts(sign, TEXT("：")) ? 3 : 1);
            *r->error = (struct yaml_error){where, TEXT("a field's name and its value are not told apart here"), text_of(help)};
            return true;
        }
        from = to + 1;
    }
    return false;
}

static bool on_problem(struct reading *r)
{
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR || !p->problem)
        arena_out_of_memory("libyaml"); /* no finding: what follows from a file that was not read would be remembered */
    bool by_byte = p->error == YAML_READER_ERROR; /* the reader counts bytes, and sets no mark */
    uint32_t end = r->start + (uint32_t)r->bytes.size;
    uint32_t at = by_byte ? r->start + (uint32_t)p->problem_offset : byte_of(r, p->problem_mark.index);
    if (at >= end && p->context && !by_byte) /* a quote or bracket that is not closed: where it was opened */
        at = byte_of(r, p->context_mark.index);
    bool is_of_names = strstr(p->problem, "could not find expected ':'") || strstr(p->problem, "mapping values") || strstr(p->problem, "expected key");
    if (!by_byte && is_of_names && find_slip(r, at - r->start))
        return false;
    *r->error =
        (struct yaml_error){span_at(r->source, at < end ? at : end, 0), text_format(r->texts, _("this is not YAML: %s"), p->problem), help_for(p->problem)};
    return false;
}

bool yaml_read(struct arena *arena, struct arena *texts, const struct source *source, uint32_t index, size_t start, size_t length, struct yaml_node **root,
               struct yaml_error *error)
{
    struct reading r = {
        .arena = arena, .texts = texts, .bytes = text_slice(source->bytes, start, start + length), .source = index, .start = (uint32_t)start, .error = error};
    *root = NULL;
    r.is_ascii = text_is_ascii(r.bytes);
    if (!yaml_parser_initialize(&r.parser))
        arena_out_of_memory("libyaml");
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)(r.bytes.data ? r.bytes.data : ""), r.bytes.size);
    bool ok = true;
    while (ok && !r.done) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r.parser, &event)) {
            ok = on_problem(&r);
            break;
        }
        ok = on_event(&r, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&r.parser);
    bool is_text = r.root && r.root->kind == YAML_SCALAR; /* no fields: when a slip is why, it is told, and nothing that follows from it */
    if (is_text && (!ok || find_slip(&r, r.root->where.start - r.start)))
        return false;
    *root = r.root;
    return ok;
}

bool yaml_is_empty(const struct yaml_node *node)
{
    if (!node)
        return true;
    return node->kind == YAML_SCALAR && node->is_plain && (node->text.size == 0 || text_is(node->text, "~") || text_is(node->text, "null"));
}
