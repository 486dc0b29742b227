/* xml.h - well-formed XML out (by libxml2's xmlTextWriter), and HTML in.
 *
 *     struct xml *xml = xml_open();
 *     xml_start(xml, "urlset");
 *     xml_attribute(xml, "xmlns", TEXT("http://www.sitemaps.org/schemas/sitemap/0.9"));
 *     xml_leaf(xml, "loc", url);
 *     xml_end(xml);
 *     struct text bytes = xml_close(xml, arena);
 *
 * Characters that XML 1.0 cannot hold (controls) are dropped. Memory: libxml2's own, given back by
 * xml_close; when it is out, the bytes that come out are empty.
 */
#ifndef VITRINE_SYNTAX_XML_H
#define VITRINE_SYNTAX_XML_H

#include "base/text.h"

struct xml;

/* Sets libxml2 up; once, before any thread. */
void xml_set_up(void);

struct xml *xml_open(void);
void xml_start(struct xml *xml, const char *element);
void xml_attribute(struct xml *xml, const char *name, struct text value);
void xml_string(struct xml *xml, struct text text);
void xml_end(struct xml *xml);
/* An element with nothing but TEXT. */
void xml_leaf(struct xml *xml, const char *element, struct text text);
/* MARKUP as it is: elements that were written before, between the same neighbours' ends. */
void xml_put(struct xml *xml, struct text markup);
/* How many bytes there are, up to the end of the last element. */
size_t xml_size(const struct xml *xml);
struct text xml_close(struct xml *xml, struct arena *arena);

/* What a person reads of the HTML document or fragment HTML: its text, without scripts and styles, a line a block. In ARENA. */
struct text html_text(struct arena *arena, struct text html);

#endif
