/* markdown.c */
#include "syntax/markdown.h"

#include <stdint.h>

#include "base/buffer.h"
#include "base/map.h"
#include "syntax/markdown_tree.h"

/* Each block is preceded by its size, which realloc needs. */
enum { SIZE_BEFORE = 16 };

static _Thread_local struct arena *current;

static void *take(size_t count, size_t size)
{
    size_t bytes = count * size;
    if (size && count > (SIZE_MAX - SIZE_BEFORE) / size)
        bytes = SIZE_MAX / 2; /* the arena ends the process */
    char *block = arena_alloc(current, bytes + SIZE_BEFORE);
    memcpy(block, &bytes, sizeof bytes);
    return block + SIZE_BEFORE;
}

static void *resize(void *old, size_t size)
{
    char *block = take(1, size);
    if (old) {
        size_t had;
        memcpy(&had, (char *)old - SIZE_BEFORE, sizeof had);
        memcpy(block, old, had < size ? had : size);
    }
    return block;
}

static void give_back(void *block)
{
    (void)block; /* the arena does it */
}

cmark_mem *markdown_memory(struct arena *arena)
{
    static cmark_mem memory = {take, resize, give_back};
    current = arena;
    return &memory;
}

cmark_node *markdown_parse(struct arena *arena, struct text source)
{
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, markdown_memory(arena));
    if (source.size)
        cmark_parser_feed(parser, source.data, source.size);
    cmark_node *root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return root;
}

static void put_plain(struct buffer *out, cmark_node *top)
{
    cmark_iter *iter = cmark_iter_new(top);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE || type == CMARK_NODE_CODE_BLOCK)
            buffer_put(out, text_of(cmark_node_get_literal(node)));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK ||
                 (event == CMARK_EVENT_EXIT && type != CMARK_NODE_EMPH && type != CMARK_NODE_STRONG && type != CMARK_NODE_LINK && type != CMARK_NODE_IMAGE))
            buffer_put_byte(out, ' ');
    }
    cmark_iter_free(iter);
}

static struct text plain_of(struct arena *arena, cmark_node *node)
{
    struct buffer out = buffer_new(arena);
    put_plain(&out, node);
    return text_trim(buffer_text(&out));
}

/* A heading's fragment: lower-case ASCII letters, digits and other scripts' bytes, the rest '-'. */
static struct text slug_of(struct arena *arena, struct text title)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < title.size; i++) {
        unsigned char c = (unsigned char)title.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        if (c >= 'A' && c <= 'Z')
            buffer_put_byte(&out, (char)(c - 'A' + 'a'));
        else if (letter)
            buffer_put_byte(&out, (char)c);
        else if (out.size && out.data[out.size - 1] != '-')
            buffer_put_byte(&out, '-');
    }
    while (out.size && out.data[out.size - 1] == '-')
        out.size--;
    return out.size ? buffer_text(&out) : TEXT("section");
}

struct gathering {
    struct arena *arena;
    struct markdown *doc;
    size_t link_room, heading_room, alike_room;
    struct map ids; /* which heading has it */
    unsigned *alike; /* how many headings of this one's name there are, itself among them: the next one is not compared with each of them */
    int options;
    int highest; /* level of the highest headings */
};

/* The line of NODE in the text, when LINE is what cmark told: in a part of a table that is another one (markdown_place). */
static int line_in_text(cmark_node *node, int line)
{
    while (node && !cmark_node_get_user_data(node))
        node = cmark_node_parent(node);
    int place = node ? (int)(intptr_t)cmark_node_get_user_data(node) : 0;
    return place > 0 ? place + line - 1 : place < 0 ? -place : line;
}

void markdown_place(cmark_node *part, int line, bool is_one_line)
{
    cmark_node_set_user_data(part, (void *)(intptr_t)(is_one_line ? -line : line));
}

static void add_link(struct gathering *g, cmark_node *node, bool is_image)
{
    struct markdown *doc = g->doc;
    doc->links = arena_more(g->arena, doc->links, doc->n_links, &g->link_room, sizeof *doc->links, 8);
    cmark_node *block = node; /* cmark 0.30 knows the place of blocks, not of all inlines */
    while (block && cmark_node_get_start_line(block) == 0)
        block = cmark_node_parent(block);
    int line = line_in_text(node, block ? cmark_node_get_start_line(block) : 1), column = block ? cmark_node_get_start_column(block) : 1;
    doc->links[doc->n_links++] = (struct markdown_link){
        .url = text_of(cmark_node_get_url(node)),
        .alt = is_image ? plain_of(g->arena, node) : TEXT(""),
        .title = text_of(cmark_node_get_title(node)),
        .is_image = is_image,
        .line = (uint32_t)(line > 0 ? line : 1),
        .column = (uint32_t)(column > 0 ? column : 1),
        .node = node,
    };
}

static void add_heading(struct gathering *g, cmark_node *node)
{
    struct markdown *doc = g->doc;
    int level = cmark_node_get_heading_level(node);
    if (g->options & MARKDOWN_HEADINGS_DOWN) {
        level += 2 - g->highest;
        cmark_node_set_heading_level(node, level = level > 6 ? 6 : level);
    }
    if (!(g->options & MARKDOWN_ANCHORS))
        return;
    doc->headings = arena_more(g->arena, doc->headings, doc->n_headings, &g->heading_room, sizeof *doc->headings, 8);
    struct text title = plain_of(g->arena, node), id = slug_of(g->arena, title);
    size_t first = map_find(&g->ids, id);
    for (struct text name = id; first != MAP_NONE && map_find(&g->ids, id) != MAP_NONE;)
        id = text_format(g->arena, "%.*s-%u", TEXT_ARGS(name), ++g->alike[first]);
    map_add(&g->ids, id, doc->n_headings);
    g->alike = arena_more(g->arena, g->alike, doc->n_headings, &g->alike_room, sizeof *g->alike, 8);
    g->alike[doc->n_headings] = 1;
    doc->headings[doc->n_headings++] = (struct markdown_heading){level, title, id};
    struct buffer mark = buffer_new(g->arena);
    buffer_put(&mark, TEXT("<a id=\""));
    buffer_escape(&mark, ESCAPE_HTML, id);
    buffer_put(&mark, TEXT("\"></a>"));
    buffer_put_byte(&mark, 0);
    cmark_node *anchor = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, markdown_memory(g->arena));
    cmark_node_set_on_enter(anchor, mark.data);
    cmark_node_prepend_child(node, anchor);
}

/* The level of the highest headings at the top of ROOT's tree; 2 when there is none. */
static int highest_heading(cmark_node *root)
{
    int highest = 7;
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING && cmark_node_get_heading_level(node) < highest)
            highest = cmark_node_get_heading_level(node);
    return highest == 7 ? 2 : highest;
}

struct markdown markdown_read(struct arena *arena, struct text source, int options)
{
    struct markdown doc = {.root = markdown_parse(arena, source)};
    if (options & MARKDOWN_TABLES)
        markdown_make_tables(arena, doc.root, source, options & MARKDOWN_CLASSES);
    struct gathering g = {.arena = arena, .doc = &doc, .ids = map_new(arena), .options = options, .highest = highest_heading(doc.root)};
    markdown_memory(arena);
    cmark_iter *iter = cmark_iter_new(doc.root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_EXIT)
            continue;
        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE)
            add_link(&g, node, type == CMARK_NODE_IMAGE);
        else if (type == CMARK_NODE_HEADING)
            add_heading(&g, node);
    }
    cmark_iter_free(iter);
    return doc;
}

/* A picture whose markup was given: a custom inline takes its place. */
static void replace_image(struct arena *arena, const struct markdown_link *link)
{
    cmark_node *custom = cmark_node_new_with_mem(CMARK_NODE_CUSTOM_INLINE, markdown_memory(arena));
    cmark_node_set_on_enter(custom, text_cstr(arena, link->html));
    cmark_node_replace(link->node, custom);
}

/* --- links alone --- */

static bool holds(struct text text, struct text sign)
{
    return text_find(text, sign, 0) != TEXT_NOT_FOUND;
}

static bool has_sign(struct text block)
{
    static const bool is_sign[256] = {
        ['['] = true, [']'] = true, ['('] = true, [')'] = true, ['<'] = true, ['>'] = true, ['`'] = true, ['"'] = true, ['\''] = true, ['\\'] = true};
    for (size_t i = 0; i < block.size; i++)
        if (is_sign[(unsigned char)block.data[i]])
            return true;
    return false;
}

static size_t indent_of(struct text line)
{
    size_t n = 0;
    while (n < line.size && line.data[n] == ' ')
        n++;
    return n;
}

/* The next block of *REST: lines without an empty one among them; the first is number *NUMBER of the text, which goes on. False: there is none. */
static bool next_block(struct text *rest, uint32_t *number, struct text *block, uint32_t *first)
{
    struct text line;
    *block = (struct text){0};
    for (; text_next(rest, '\n', &line); ++*number) {
        bool is_empty = indent_of(line) == line.size;
        if (is_empty && block->size) {
            ++*number;
            return true;
        }
        if (is_empty)
            continue;
        if (block->size == 0) {
            *block = line;
            *first = *number;
        }
        block->size = (size_t)(line.data + line.size - block->data);
    }
    return block->size > 0;
}

/* Can a block in which a pipe table stands hold a part of a link? When no sign that a link is made of stands there, the links of the text are those of
 * its paragraphs, and making tables of them would be in vain. */
static bool has_links_in_tables(struct text source)
{
    struct text block;
    for (uint32_t number = 1, first; next_block(&source, &number, &block, &first);)
        if ((holds(block, TEXT("|")) || holds(block, TEXT("-:")) || holds(block, TEXT(":-"))) && has_sign(block)) /* one of a single column may lack pipes */
            return true;
    return false;
}

/* Does an empty line part all that can hold a link from what is around it? Code and HTML may go on behind one, a definition holds for the whole text,
 * and what is indented is code or not by the list that it stands in. */
static bool is_parted_by_empty_lines(struct text source)
{
    struct text line;
    static const char *const others[] = {"<", "]:", "```", "~~~", "\t", "\r"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (holds(source, text_of(others[i])))
            return false;
    while (text_next(&source, '\n', &line)) {
        size_t indent = indent_of(line);
        if (indent >= 4 && indent < line.size)
            return false;
    }
    return true;
}

/* The links of BLOCK, whose first line is number FIRST of the text, to ALL, which has room for *ROOM. */
static void add_links(struct arena *arena, struct text block, uint32_t first, struct markdown *all, size_t *room)
{
    if (!holds(block, TEXT("](")))
        return;
    struct markdown part = markdown_read(arena, block, 0);
    for (size_t i = 0; i < part.n_links; i++) {
        all->links = arena_more(arena, all->links, all->n_links, room, sizeof *all->links, 8);
        struct markdown_link *link = &all->links[all->n_links++];
        *link = part.links[i];
        link->line += first - 1;
    }
}

struct markdown markdown_links(struct arena *arena, struct text source)
{
    struct markdown all = {0};
    if (!holds(source, TEXT("](")) && !holds(source, TEXT("]:")) && !holds(source, TEXT("<")))
        return all;
    bool in_tables = has_links_in_tables(source);
    if (in_tables || !is_parted_by_empty_lines(source))
        return markdown_read(arena, source, in_tables ? MARKDOWN_TABLES : 0);
    struct text block;
    size_t room = 0;
    for (uint32_t number = 1, first; next_block(&source, &number, &block, &first);)
        add_links(arena, block, first, &all, &room);
    return all;
}

struct text markdown_html(struct arena *arena, const struct markdown *doc, bool raw)
{
    markdown_memory(arena);
    for (size_t i = 0; i < doc->n_links; i++) {
        const struct markdown_link *link = &doc->links[i];
        if (link->html.data) {
            replace_image(arena, link);
            continue;
        }
        bool unsafe = !raw && url_runs_script(link->url);
        cmark_node_set_url(link->node, unsafe ? "#" : text_cstr(arena, link->url));
    }
    return text_of(cmark_render_html(doc->root, raw ? CMARK_OPT_UNSAFE : CMARK_OPT_DEFAULT));
}

struct text markdown_plain(struct arena *arena, const struct markdown *doc, size_t limit)
{
    markdown_memory(arena);
    struct text whole = plain_of(arena, doc->root);
    struct buffer out = buffer_new(arena);
    bool space = false;
    for (size_t i = 0; i < whole.size;) {
        size_t from = i;
        uint32_t c = text_decode(whole, &i);
        if (c == ' ' || c == '\n' || c == '\t') {
            space = out.size > 0;
            continue;
        }
        if (out.size + (i - from) + space > limit)
            break;
        if (space)
            buffer_put_byte(&out, ' ');
        space = false;
        buffer_put(&out, text_slice(whole, from, i));
    }
    return buffer_text(&out);
}

unsigned markdown_version(void)
{
    return (unsigned)cmark_version();
}
