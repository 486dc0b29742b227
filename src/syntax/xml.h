/* xml.h - well-formed XML out (by libxml2's xmlTextWriter), and HTML in.
 *
 *     struct xml *xml = xml_open(out);
 *     xml_start(xml, "urlset");
 *     xml_attribute(xml, "xmlns", TEXT("http://www.sitemaps.org/schemas/sitemap/0.9"));
 *     xml_leaf(xml, "loc", url);
 *     xml_end(xml);
 *     if (!xml_close(xml)) ...
 *
 * Characters that XML 1.0 cannot hold (controls) are dropped. Memory: some kilobytes of libxml2's, given back by
 * xml_close; what is written goes to the buffer piece by piece.
 */
#ifndef VITRINE_SYNTAX_XML_H
#define VITRINE_SYNTAX_XML_H

#include "base/buffer.h"

struct xml;

/* Sets libxml2 up; once, before any thread. */
void xml_set_up(void);

/* A document behind what is in OUT, which nobody else may write to until it is closed. NULL, which all below take, when there is no memory. */
struct xml *xml_open(struct buffer *out);
void xml_start(struct xml *xml, const char *element);
void xml_attribute(struct xml *xml, const char *name, struct text value);
void xml_string(struct xml *xml, struct text text);
void xml_end(struct xml *xml);
/* An element with nothing but TEXT. */
void xml_leaf(struct xml *xml, const char *element, struct text text);
/* MARKUP as it is: elements that were written before, between the same neighbours' ends. */
void xml_put(struct xml *xml, struct text markup);
/* How many bytes the document has, up to the end of the last element. */
size_t xml_size(struct xml *xml);
/* Ends the document. False: libxml2 had no memory for all of it, and what is in the buffer is of no use. */
bool xml_close(struct xml *xml);

/* What a person reads of the HTML document or fragment HTML: its text, without scripts and styles, a line a block. In ARENA. */
struct text html_text(struct arena *arena, struct text html);

#endif
