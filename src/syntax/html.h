/* html.h - HTML to Markdown (libxml2's HTML parser): paragraphs, headings, lists, tables, strong and emphasised text, links. Scripts, styles and
 * attributes go; what has no sign in Markdown becomes its text. */
#ifndef VITRINE_SYNTAX_HTML_H
#define VITRINE_SYNTAX_HTML_H

#include "base/text.h"

/* HTML as Markdown, in ARENA. Never fails on any bytes. */
struct text html_markdown(struct arena *arena, struct text html);

#endif
