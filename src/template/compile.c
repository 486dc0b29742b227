/* compile.c - Mustache's text to nodes. The rules of white space are those of the specification: a tag that
 * is not a value and stands alone on its line takes the line with it. */
#include "base/locale.h"
#include "base/source.h"
#include "template/node.h"

enum { DEEPEST = 64, LONGEST_DELIMITER = 16 };

/* Where in HTML the compiler is: it tells how a value must be escaped. */
enum place { IN_TEXT, IN_TAG, IN_VALUE, IN_SCRIPT, IN_STYLE, IN_COMMENT };

struct html {
    enum place place;
    char quote; /* that ends the attribute's value */
    char tag[12], attribute[16];
    size_t n_tag, n_attribute;
    bool naming, has_equals, in_query; /* behind a "?" in the value */
};

struct compiling {
    struct template_set *set;
    struct template_error *error;
    struct text name;
    struct source source;
    struct source_reader places; /* of its tags, which come in their order */
    size_t at;
    char open[LONGEST_DELIMITER], close[LONGEST_DELIMITER];
    struct html html;
    int depth;
    bool failed;
};

struct tag {
    char sign; /* 0: a value; else one of # ^ / > < $ ! = & { */
    struct text name;
    size_t from, to; /* the whole tag */
    size_t line_start; /* of a tag that stands alone: where its line begins; else FROM */
    size_t after; /* and where the next one begins; else TO */
    bool alone;
};

static void fail(struct compiling *c, size_t at, struct text message)
{
    if (c->failed)
        return;
    c->failed = true;
    struct position place = source_read_to(&c->places, &c->source, (uint32_t)at);
    *c->error = (struct template_error){c->name, place.line, place.column, message};
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* One byte of literal HTML moves the state on. */
static void html_step(struct html *h, char c)
{
    char low = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    switch (h->place) {
    case IN_TEXT:
        if (c == '<')
            *h = (struct html){.place = IN_TAG, .naming = true};
        break;
    case IN_TAG:
        if (c == '>') {
            h->tag[h->n_tag] = 0;
            h->place = strcmp(h->tag, "script") == 0 ? IN_SCRIPT : strcmp(h->tag, "style") == 0 ? IN_STYLE : IN_TEXT;
            h->n_attribute = 0;
        } else if (h->naming && h->n_tag == 2 && memcmp(h->tag, "!-", 2) == 0 && c == '-') {
            h->place = IN_COMMENT;
        } else if ((c == '"' || c == '\'') && h->has_equals) {
            h->place = IN_VALUE;
            h->quote = c;
            h->in_query = false;
        } else if (c == '=') {
            h->has_equals = true;
        } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
            h->naming = false;
            h->n_attribute = 0;
            h->has_equals = false;
        } else if (h->naming && h->n_tag < sizeof h->tag - 1) {
            h->tag[h->n_tag++] = low;
        } else if (!h->naming && h->n_attribute < sizeof h->attribute - 1) {
            h->attribute[h->n_attribute++] = low;
        }
        break;
    case IN_VALUE:
        if (c == h->quote) {
            h->place = IN_TAG;
            h->has_equals = false;
            h->n_attribute = 0;
        } else if (c == '?') {
            h->in_query = true;
        }
        break;
    case IN_SCRIPT:
    case IN_STYLE: { /* until "</script" or "</style": the tag's own name is compared again */
        const char *end = h->place == IN_SCRIPT ? "</script" : "</style";
        h->n_attribute = low == end[h->n_attribute] ? h->n_attribute + 1 : low == '<';
        if (!end[h->n_attribute])
            *h = (struct html){.place = IN_TAG};
        break;
    }
    case IN_COMMENT:
        h->n_attribute = c == '-' ? h->n_attribute + 1 : c == '>' && h->n_attribute >= 2 ? 99 : 0;
        if (h->n_attribute == 99)
            *h = (struct html){.place = IN_TEXT};
        else if (h->n_attribute > 2)
            h->n_attribute = 2;
        break;
    }
}

static enum escape escape_here(const struct html *h)
{
    static const char *const urls[] = {"href", "src", "srcset", "action", "poster", "formaction", "data-src", "data-full"};
    if (h->place == IN_SCRIPT)
        return ESCAPE_JSON;
    if (h->place == IN_STYLE)
        return ESCAPE_CSS;
    if (h->place == IN_VALUE) {
        struct text attribute = {h->attribute, h->n_attribute};
        for (size_t i = 0; i < sizeof urls / sizeof *urls; i++)
            if (text_is(attribute, urls[i]))
                return h->in_query ? ESCAPE_PERCENT : ESCAPE_URL;
        if (text_is(attribute, "style"))
            return ESCAPE_CSS;
    }
    return ESCAPE_HTML;
}

static struct text spaces_off(struct text text)
{
    return text_trim(text);
}

/* A tag that is no value and has nothing but blanks beside it on its line. */
static void find_line(struct text source, size_t from, size_t to, struct tag *tag)
{
    size_t start = from, end = to;
    while (start > 0 && is_blank(source.data[start - 1]))
        start--;
    while (end < source.size && is_blank(source.data[end]))
        end++;
    bool begins = start == 0 || source.data[start - 1] == '\n';
    bool crlf = end + 1 < source.size && source.data[end] == '\r' && source.data[end + 1] == '\n';
    bool ends = end == source.size || source.data[end] == '\n' || crlf;
    tag->alone = begins && ends;
    tag->line_start = tag->alone ? start : from;
    tag->after = tag->alone ? (end == source.size ? end : end + 1 + crlf) : to;
}

/* The next tag at or behind AT. False at the end, and on a mistake. */
static bool next_tag(struct compiling *c, size_t at, struct tag *tag)
{
    struct text source = c->source.bytes;
    size_t from = text_find(source, text_of(c->open), at);
    if (from == TEXT_NOT_FOUND)
        return false;
    size_t inside = from + strlen(c->open);
    char sign = inside < source.size ? source.data[inside] : 0;
    bool signed_ = sign && strchr("#^/><$!=&{", sign);
    const char *close = sign == '{' ? "}}}" : c->close;
    char equals[LONGEST_DELIMITER + 2];
    if (sign == '=') {
        snprintf(equals, sizeof equals, "=%s", c->close);
        close = equals;
    } else if (sign == '{' && strcmp(c->close, "}}") != 0) {
        snprintf(equals, sizeof equals, "}%.*s", LONGEST_DELIMITER, c->close);
        close = equals;
    }
    size_t end = text_find(source, text_of(close), inside + signed_);
    if (end == TEXT_NOT_FOUND) {
        fail(c, from, text_format(c->set->arena, _("the tag is not closed: %s is missing"), close));
        return false;
    }
    *tag = (struct tag){.sign = signed_ ? sign : 0, .name = spaces_off(text_slice(source, inside + signed_, end)), .from = from, .to = end + strlen(close)};
    tag->line_start = from;
    tag->after = tag->to;
    if (signed_ && sign != '&' && sign != '{')
        find_line(source, from, tag->to, tag);
    return true;
}

static bool set_delimiters(struct compiling *c, const struct tag *tag)
{
    size_t space = 0;
    while (space < tag->name.size && !is_blank(tag->name.data[space]))
        space++;
    struct text open = text_slice(tag->name, 0, space), close = text_trim(text_slice(tag->name, space, tag->name.size));
    if (open.size == 0 || close.size == 0 || open.size >= LONGEST_DELIMITER || close.size >= LONGEST_DELIMITER) {
        fail(c, tag->from, text_of(_("write two delimiters, like {{=<% %>=}}")));
        return false;
    }
    snprintf(c->open, sizeof c->open, "%.*s", TEXT_ARGS(open));
    snprintf(c->close, sizeof c->close, "%.*s", TEXT_ARGS(close));
    return true;
}

static struct node *add_node(struct compiling *c, struct node ***last, struct node node)
{
    struct node *made = arena_alloc(c->set->arena, sizeof *made);
    *made = node;
    **last = made;
    *last = &made->next;
    return made;
}

static void add_text(struct compiling *c, struct node ***last, size_t from, size_t to)
{
    if (from >= to)
        return;
    struct text text = text_slice(c->source.bytes, from, to);
    for (size_t i = 0; i < text.size; i++)
        html_step(&c->html, text.data[i]);
    add_node(c, last, (struct node){.kind = NODE_TEXT, .text = text});
}

struct text template_indent(struct arena *arena, struct text source, struct text indent, bool first)
{
    struct buffer out = buffer_new(arena);
    bool starts = first;
    if (indent.size == 0)
        return source;
    for (size_t i = 0; i < source.size; i++) {
        if (starts && source.data[i] != '\n')
            buffer_put(&out, indent);
        starts = source.data[i] == '\n';
        buffer_put_byte(&out, source.data[i]);
    }
    return buffer_text(&out);
}

/* The text of an overriding block: without the line end behind its tag and the blanks before its closing one, moved left by
 * the indentation of its first line. */
static struct text dedent(struct arena *arena, struct text source)
{
    size_t from = 0, blanks = 0;
    while (from < source.size && is_blank(source.data[from]))
        from++;
    bool line = from < source.size && (source.data[from] == '\n' || source.data[from] == '\r');
    source = line ? text_slice(source, from + 1 + (source.data[from] == '\r'), source.size) : source;
    size_t end = source.size;
    while (end > 0 && is_blank(source.data[end - 1]))
        end--;
    if (end > 0 && source.data[end - 1] == '\n')
        source.size = end;
    while (line && blanks < source.size && is_blank(source.data[blanks]))
        blanks++;
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < source.size;) {
        size_t skip = 0;
        while (skip < blanks && i + skip < source.size && is_blank(source.data[i + skip]))
            skip++;
        size_t stop = text_find_byte(source, '\n', i);
        stop = stop == TEXT_NOT_FOUND ? source.size : stop + 1;
        buffer_put(&out, text_slice(source, i + skip, stop));
        i = stop;
    }
    return buffer_text(&out);
}

static struct template *get_indented(struct template_set *set, struct text name, struct text indent, struct template_error *error, bool *failed);
static size_t compile_until(struct compiling *c, const struct tag *opened, struct node **first);

/* The parts of NAME; NULL for ".". */
static struct name *cut_name(struct arena *arena, struct text name)
{
    struct name *first = NULL, **last = &first;
    struct text part;
    while (!text_is(name, ".") && text_next(&name, '.', &part)) {
        *last = arena_alloc(arena, sizeof **last);
        (*last)->text = part;
        (*last)->bit = data_name_bit(part);
        last = &(*last)->next;
    }
    return first;
}

static void look_up_target(struct compiling *c, struct node *node)
{
    if (text_starts(node->text, TEXT("*"))) {
        node->is_dynamic = true;
        node->text = text_trim(text_slice(node->text, 1, node->text.size));
        node->name = cut_name(c->set->arena, node->text);
        return;
    }
    bool failed = false;
    node->target = get_indented(c->set, node->text, node->indent, c->error, &failed);
    c->failed = c->failed || failed;
}

/* Where a block's own lines are to stand: in the column of its default text, or of its tag. */
static void find_block_indent(struct compiling *c, const struct tag *tag, size_t end, struct node *block)
{
    size_t start = tag->from;
    while (start > 0 && is_blank(c->source.bytes.data[start - 1]))
        start--;
    bool begins = start == 0 || c->source.bytes.data[start - 1] == '\n';
    block->indent = begins ? text_slice(c->source.bytes, start, tag->from) : TEXT("");
    block->indents_first = tag->alone;
    if (!tag->alone)
        return;
    size_t blanks = tag->after;
    while (blanks < end && is_blank(c->source.bytes.data[blanks]))
        blanks++;
    if (blanks < end && c->source.bytes.data[blanks] != '{' && c->source.bytes.data[blanks] != '\n')
        block->indent = text_slice(c->source.bytes, tag->after, blanks);
}

static void compile_block(struct compiling *c, const struct tag *tag, struct node ***last)
{
    struct node *block = add_node(c, last, (struct node){.kind = NODE_BLOCK, .text = tag->name});
    size_t end = compile_until(c, tag, &block->first);
    find_block_indent(c, tag, end, block);
    block->source = dedent(c->set->arena, text_slice(c->source.bytes, tag->to, end));
}

/* Keeps of a parent's inside the blocks only; each is compiled again from its dedented text. */
static void keep_blocks(struct compiling *c, struct node *parent)
{
    struct node **last = &parent->first;
    for (struct node *node = parent->first; node; node = node->next) {
        if (node->kind != NODE_BLOCK)
            continue;
        *last = node;
        last = &node->next;
        struct html html = c->html;
        node->first = c->failed ? NULL : template_compile(c->set, c->name, node->source, c->error);
        c->html = html;
    }
    *last = NULL;
}

static void compile_parent(struct compiling *c, const struct tag *tag, struct node ***last)
{
    struct node *parent = add_node(c, last, (struct node){.kind = NODE_PARENT, .text = tag->name});
    compile_until(c, tag, &parent->first);
    struct tag whole = {0}; /* from the opening to the closing tag: does all of it stand alone? */
    find_line(c->source.bytes, tag->from, c->at, &whole);
    if (whole.alone) {
        parent->indent = text_slice(c->source.bytes, whole.line_start, tag->from);
        c->at = whole.after;
    }
    look_up_target(c, parent);
    keep_blocks(c, parent);
}

static void look_at_name(struct compiling *c, const struct tag *tag)
{
    if (!c->set->knows || c->set->knows(tag->name))
        return;
    struct position place = source_read_to(&c->places, &c->source, (uint32_t)tag->from);
    c->set->on_unknown(c->set->context, c->name, tag->name, place.line, place.column);
}

static void compile_tag(struct compiling *c, const struct tag *tag, struct node ***last)
{
    if (tag->name.size == 0 && tag->sign != '!') {
        fail(c, tag->from, text_of(_("the tag has no name")));
        return;
    }
    if (!tag->sign || strchr("#^&{", tag->sign))
        look_at_name(c, tag);
    struct name *name = !tag->sign || strchr("#^&{", tag->sign) ? cut_name(c->set->arena, tag->name) : NULL;
    switch (tag->sign) {
    case '!': break;
    case '=': set_delimiters(c, tag); break;
    case '#':
    case '^': {
        struct node *section = add_node(c, last, (struct node){.kind = tag->sign == '#' ? NODE_SECTION : NODE_INVERTED, .text = tag->name, .name = name});
        compile_until(c, tag, &section->first);
        break;
    }
    case '>': {
        struct text indent = tag->alone ? text_slice(c->source.bytes, tag->line_start, tag->from) : TEXT("");
        look_up_target(c, add_node(c, last, (struct node){.kind = NODE_PARTIAL, .text = tag->name, .indent = indent}));
        break;
    }
    case '<': compile_parent(c, tag, last); break;
    case '$': compile_block(c, tag, last); break;
    default: add_node(c, last, (struct node){.kind = NODE_VALUE, .text = tag->name, .name = name, .escape = tag->sign ? ESCAPE_NONE : escape_here(&c->html)});
    }
}

/* Where the text before a parent ends: the blanks before one that begins its line and whose closing tag ends a line are its
 * indentation. */
static size_t before_parent(struct compiling *c, const struct tag *tag)
{
    size_t depth = 1, at = tag->to;
    struct tag inner, whole = {0};
    while (depth > 0 && next_tag(c, at, &inner)) {
        at = inner.to;
        depth += inner.sign == '<' && text_equal(inner.name, tag->name);
        depth -= inner.sign == '/' && text_equal(inner.name, tag->name);
    }
    if (depth > 0)
        return tag->from;
    find_line(c->source.bytes, tag->from, at, &whole);
    return whole.alone ? whole.line_start : tag->from;
}

/* Compiles up to the tag that closes OPENED (NULL: to the end); returns where its inside ends. */
static size_t compile_until(struct compiling *c, const struct tag *opened, struct node **first)
{
    struct node **last = first;
    struct tag tag;
    if (++c->depth > DEEPEST)
        fail(c, c->at, text_of(_("sections are nested too deeply")));
    while (!c->failed && next_tag(c, c->at, &tag)) {
        bool parent = tag.sign == '<'; /* stands alone or not as a whole */
        add_text(c, &last, c->at, parent ? before_parent(c, &tag) : tag.line_start);
        c->at = parent ? tag.to : tag.after;
        if (tag.sign != '/') {
            compile_tag(c, &tag, &last);
            continue;
        }
        if (!opened || !text_equal(tag.name, opened->name))
            fail(c, tag.from,
                 opened ? text_format(c->set->arena, _("{{/%.*s}} closes what {{%c%.*s}} opened"), TEXT_ARGS(tag.name), opened->sign, TEXT_ARGS(opened->name))
                        : text_format(c->set->arena, _("{{/%.*s}} closes nothing"), TEXT_ARGS(tag.name)));
        if (opened && opened->sign == '<')
            c->at = tag.to;
        c->depth--;
        return tag.from;
    }
    if (opened)
        fail(c, opened->from, text_format(c->set->arena, _("{{%c%.*s}} is never closed"), opened->sign, TEXT_ARGS(opened->name)));
    else
        add_text(c, &last, c->at, c->source.bytes.size);
    c->at = c->source.bytes.size;
    c->depth--;
    return c->source.bytes.size;
}

struct node *template_compile(struct template_set *set, struct text name, struct text source, struct template_error *error)
{
    struct compiling c = {.set = set, .error = error, .name = name, .source = {.bytes = source}, .open = "{{", .close = "}}"};
    struct node *first = NULL;
    compile_until(&c, NULL, &first);
    if (c.failed)
        return NULL;
    if (!first) /* an empty template is one that says nothing */
        first = arena_alloc(set->arena, sizeof *first);
    return first;
}

static struct template *get_indented(struct template_set *set, struct text name, struct text indent, struct template_error *error, bool *failed)
{
    enum { MOST_INDENTED = 200 };
    if (set->n_indented == MOST_INDENTED) /* some include themselves, further in each time: from here on they stand where they are */
        indent = TEXT("");
    struct text key = text_format(set->arena, "%.*s\n%.*s", TEXT_ARGS(indent), TEXT_ARGS(name)), source;
    set->compiled.arena = set->arena;
    size_t index = map_find(&set->compiled, key);
    if (index != MAP_NONE)
        return set->templates[index];
    if (!set->find(set->context, name, &source))
        return NULL;
    struct template *made = arena_alloc(set->arena, sizeof *made);
    set->templates = arena_grow(set->arena, set->templates, set->n_templates * sizeof made, (set->n_templates + 1) * sizeof made);
    set->templates[set->n_templates] = made;
    map_add(&set->compiled, key, set->n_templates++); /* before it is compiled: it may include itself */
    made->name = name;
    set->n_indented += indent.size > 0;
    made->first = template_compile(set, name, template_indent(set->arena, source, indent, true), error);
    *failed = !made->first;
    return made;
}

const struct template *template_get(struct template_set *set, struct text name, struct template_error *error)
{
    bool failed = false;
    struct template *made = get_indented(set, name, TEXT(""), error, &failed);
    if (!made)
        *error = (struct template_error){name, 1, 1, text_of(_("there is no such template"))};
    return failed ? NULL : made;
}
