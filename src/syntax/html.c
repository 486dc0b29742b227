/* html.c */
#include "syntax/html.h"

#include <libxml/HTMLparser.h>

#include "base/buffer.h"

enum { DEEPEST = 200 };

struct writing {
    struct buffer out;
    int depth, lists;
};

static bool is(const xmlNode *node, const char *name)
{
    return xmlStrcasecmp(node->name, (const xmlChar *)name) == 0;
}

static void end_line(struct writing *w, size_t blank)
{
    while (w->out.size && w->out.data[w->out.size - 1] == ' ')
        w->out.size--;
    for (size_t have = 0; w->out.size && have <= blank; have++)
        if (w->out.size <= have || w->out.data[w->out.size - 1 - have] != '\n')
            buffer_put_byte(&w->out, '\n');
}

/* Text with white space as one space, and what Markdown would read as its own escaped. */
static void put_text(struct writing *w, const char *text)
{
    for (const char *c = text; *c; c++) {
        char last = w->out.size ? w->out.data[w->out.size - 1] : '\n';
        bool space = *c == ' ' || *c == '\t' || *c == '\n' || *c == '\r';
        if (space && (last == ' ' || last == '\n'))
            continue;
        if (strchr("\\`*_[]<>|", *c) || (last == '\n' && strchr("#+-=~", *c)))
            buffer_put_byte(&w->out, '\\');
        buffer_put_byte(&w->out, space ? ' ' : *c);
    }
}

static void put_nodes(struct writing *w, const xmlNode *node);

static void put_marked(struct writing *w, const xmlNode *node, const char *mark)
{
    buffer_put(&w->out, text_of(mark));
    put_nodes(w, node->children);
    buffer_put(&w->out, text_of(mark));
}

static void put_list(struct writing *w, const xmlNode *list)
{
    int number = 1;
    w->lists++;
    end_line(w, w->lists == 1);
    for (const xmlNode *item = list->children; item; item = item->next) {
        if (item->type != XML_ELEMENT_NODE)
            continue;
        for (int i = 1; i < w->lists; i++)
            buffer_put(&w->out, TEXT("  "));
        if (is(list, "ol"))
            buffer_format(&w->out, "%d. ", number++);
        else
            buffer_put(&w->out, TEXT("- "));
        put_nodes(w, item->children);
        end_line(w, 0);
    }
    w->lists--;
    end_line(w, w->lists == 0);
}

static void put_row(struct writing *w, const xmlNode *row, bool is_first)
{
    size_t n = 0;
    for (const xmlNode *cell = row->children; cell; cell = cell->next)
        if (cell->type == XML_ELEMENT_NODE) {
            buffer_put(&w->out, TEXT("| "));
            put_nodes(w, cell->children);
            while (w->out.size && w->out.data[w->out.size - 1] == '\n')
                w->out.size--;
            buffer_put_byte(&w->out, ' ');
            n++;
        }
    buffer_put(&w->out, n ? TEXT("|\n") : TEXT(""));
    for (size_t i = 0; is_first && i < n; i++)
        buffer_put(&w->out, i + 1 < n ? TEXT("| --- ") : TEXT("| --- |\n"));
}

static void put_rows(struct writing *w, const xmlNode *node, size_t *n)
{
    for (; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && is(node, "tr"))
            put_row(w, node, (*n)++ == 0);
        else if (node->type == XML_ELEMENT_NODE && (is(node, "thead") || is(node, "tbody") || is(node, "tfoot")))
            put_rows(w, node->children, n);
}

static void put_link(struct writing *w, const xmlNode *node)
{
    xmlChar *href = xmlGetProp(node, (const xmlChar *)"href");
    struct text url = text_of(href ? (const char *)href : "");
    bool safe = url.size && !url_runs_script(url) && text_find_byte(url, ')', 0) == TEXT_NOT_FOUND && text_find_byte(url, ' ', 0) == TEXT_NOT_FOUND;
    if (safe)
        buffer_put_byte(&w->out, '[');
    put_nodes(w, node->children);
    if (safe)
        buffer_format(&w->out, "](%.*s)", TEXT_ARGS(url));
    xmlFree(href);
}

static void put_heading(struct writing *w, const xmlNode *node)
{
    int level = node->name[1] - '0';
    end_line(w, 1);
    for (int i = 0; i < (level < 2 ? 2 : level); i++) /* the page's own heading is the title */
        buffer_put_byte(&w->out, '#');
    buffer_put_byte(&w->out, ' ');
    put_nodes(w, node->children);
    end_line(w, 1);
}

static void put_element(struct writing *w, const xmlNode *node)
{
    size_t rows = 0;
    if (is(node, "script") || is(node, "style") || is(node, "head") || is(node, "template") || is(node, "iframe") || is(node, "object"))
        return;
    if (is(node, "strong") || is(node, "b"))
        put_marked(w, node, "**");
    else if (is(node, "em") || is(node, "i"))
        put_marked(w, node, "*");
    else if (is(node, "a"))
        put_link(w, node);
    else if (is(node, "br"))
        end_line(w, 0);
    else if (is(node, "ul") || is(node, "ol"))
        put_list(w, node);
    else if (is(node, "table")) {
        end_line(w, 1);
        put_rows(w, node->children, &rows);
        end_line(w, 1);
    } else if (node->name[0] == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == 0)
        put_heading(w, node);
    else if (is(node, "p") || is(node, "div") || is(node, "section") || is(node, "blockquote")) {
        end_line(w, w->lists == 0);
        put_nodes(w, node->children);
        end_line(w, w->lists == 0);
    } else
        put_nodes(w, node->children);
}

static void put_nodes(struct writing *w, const xmlNode *node)
{
    if (++w->depth < DEEPEST)
        for (; node; node = node->next) {
            if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content)
                put_text(w, (const char *)node->content);
            else if (node->type == XML_ELEMENT_NODE)
                put_element(w, node);
        }
    w->depth--;
}

struct text html_markdown(struct arena *arena, struct text html)
{
    struct writing w = {.out = buffer_new(arena)};
    enum { QUIET = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_RECOVER };
    htmlDocPtr doc = html.size && html.size < INT32_MAX ? htmlReadMemory(html.data, (int)html.size, NULL, "UTF-8", QUIET) : NULL;
    if (doc) {
        put_nodes(&w, xmlDocGetRootElement(doc));
        xmlFreeDoc(doc);
    }
    return text_trim(buffer_text(&w.out));
}
