/* xml.c */
#include "syntax/xml.h"

#include <libxml/parser.h>
#include <libxml/HTMLparser.h>
#include <libxml/xmlwriter.h>

struct xml {
    struct buffer *out; /* borrowed */
    size_t start; /* what was there before */
    struct arena cleaned; /* the text that is being written */
    xmlTextWriter *writer;
    bool is_bad; /* something was not written */
};

void xml_set_up(void)
{
    xmlInitParser();
}

static void note(struct xml *xml, int result)
{
    xml->is_bad |= result < 0;
}

/* Of libxml2: SIZE bytes more for the buffer of the document CONTEXT. */
static int write_bytes(void *context, const char *bytes, int size)
{
    struct xml *xml = context;
    buffer_put(xml->out, (struct text){bytes, (size_t)size});
    return size;
}

struct xml *xml_open(struct buffer *out)
{
    struct xml *xml = calloc(1, sizeof *xml);
    if (!xml)
        return NULL;
    *xml = (struct xml){.out = out, .start = out->size, .cleaned = arena_new("xml")};
    xmlOutputBuffer *bytes = xmlOutputBufferCreateIO(write_bytes, NULL, xml, NULL);
    xml->writer = bytes ? xmlNewTextWriter(bytes) : NULL;
    if (bytes && !xml->writer)
        xmlOutputBufferClose(bytes);
    if (!xml->writer) {
        free(xml);
        return NULL;
    }
    note(xml, xmlTextWriterSetIndent(xml->writer, 1));
    note(xml, xmlTextWriterSetIndentString(xml->writer, (const xmlChar *)" "));
    note(xml, xmlTextWriterStartDocument(xml->writer, "1.0", "UTF-8", NULL));
    return xml;
}

/* TEXT as a C string without what XML 1.0 forbids, until the next one. */
static const xmlChar *clean(struct xml *xml, struct text text)
{
    arena_reset(&xml->cleaned);
    struct buffer out = buffer_new(&xml->cleaned);
    for (size_t i = 0; i < text.size;) {
        size_t from = text_plain_end(text, i);
        buffer_put(&out, text_slice(text, i, from));
        if ((i = from) == text.size)
            break;
        uint32_t c = text_decode(text, &i);
        if (c == 0xFFFD || c == 0xFFFE || c == 0xFFFF || (c < 0x20 && c != '\t' && c != '\n'))
            continue;
        buffer_put(&out, text_slice(text, from, i));
    }
    buffer_put_byte(&out, 0);
    return (const xmlChar *)out.data;
}

void xml_start(struct xml *xml, const char *element)
{
    if (xml)
        note(xml, xmlTextWriterStartElement(xml->writer, (const xmlChar *)element));
}

void xml_attribute(struct xml *xml, const char *name, struct text value)
{
    if (xml)
        note(xml, xmlTextWriterWriteAttribute(xml->writer, (const xmlChar *)name, clean(xml, value)));
}

void xml_string(struct xml *xml, struct text text)
{
    if (!xml)
        return;
    xmlChar *escaped = xmlEncodeSpecialChars(NULL, clean(xml, text)); /* xmlTextWriterWriteString would leave it out without memory, and call that a success */
    note(xml, escaped ? xmlTextWriterWriteRaw(xml->writer, escaped) : -1);
    xmlFree(escaped);
}

void xml_end(struct xml *xml)
{
    if (xml)
        note(xml, xmlTextWriterEndElement(xml->writer));
}

void xml_leaf(struct xml *xml, const char *element, struct text text)
{
    xml_start(xml, element);
    xml_string(xml, text);
    xml_end(xml);
}

void xml_put(struct xml *xml, struct text markup)
{
    if (!xml)
        return;
    note(xml, xmlTextWriterFlush(xml->writer));
    buffer_put(xml->out, markup);
}

size_t xml_size(struct xml *xml)
{
    if (!xml)
        return 0;
    note(xml, xmlTextWriterFlush(xml->writer));
    return xml->out->size - xml->start;
}

bool xml_close(struct xml *xml)
{
    if (!xml)
        return false;
    note(xml, xmlTextWriterEndDocument(xml->writer));
    note(xml, xmlTextWriterFlush(xml->writer));
    bool is_whole = !xml->is_bad;
    xmlFreeTextWriter(xml->writer);
    arena_release(&xml->cleaned);
    free(xml);
    return is_whole;
}

static bool is_named(const xmlNode *node, const char *const *names)
{
    for (; *names; names++)
        if (xmlStrcasecmp(node->name, (const xmlChar *)*names) == 0)
            return true;
    return false;
}

static void put_text_of(struct buffer *out, const xmlNode *node, int depth)
{
    static const char *const hidden[] = {"script", "style", "head", "template", NULL};
    static const char *const blocks[] = {"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "table", "blockquote", NULL};
    enum { DEEPEST = 200 };
    for (; node && depth < DEEPEST; node = node->next) {
        if (node->type == XML_TEXT_NODE && node->content)
            buffer_put(out, text_of((const char *)node->content));
        if (node->type != XML_ELEMENT_NODE || is_named(node, hidden))
            continue;
        put_text_of(out, node->children, depth + 1);
        if (is_named(node, blocks))
            buffer_put_byte(out, '\n');
    }
}

struct text html_text(struct arena *arena, struct text html)
{
    struct buffer out = buffer_new(arena);
    enum { QUIET = HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_RECOVER };
    htmlDocPtr doc = html.size < INT32_MAX ? htmlReadMemory(html.data, (int)html.size, NULL, "UTF-8", QUIET) : NULL;
    if (doc) {
        put_text_of(&out, xmlDocGetRootElement(doc), 0);
        xmlFreeDoc(doc);
    }
    return buffer_text(&out);
}
