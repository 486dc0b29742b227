/* markdown_tree.h - what markdown.c and markdown_table.c share: cmark over an arena. */
#ifndef VITRINE_SYNTAX_MARKDOWN_TREE_H
#define VITRINE_SYNTAX_MARKDOWN_TREE_H

#include <cmark.h>

#include "base/text.h"

/* Parses SOURCE with every node in ARENA. cmark's allocator has no context argument, so the arena
 * is the thread's current one while this runs. */
cmark_node *markdown_parse(struct arena *arena, struct text source);

/* Makes ARENA the one that cmark's allocator takes from, in this thread, and returns it. */
cmark_mem *markdown_memory(struct arena *arena);

/* PART, which was parsed by itself, begins in line LINE of the text, or IS_ONE_LINE of it: so the links in it are placed. */
void markdown_place(cmark_node *part, int line, bool is_one_line);

/* Turns the paragraphs of ROOT that hold a pipe table into tables: custom blocks whose enter and
 * exit texts are the HTML, with the cells' inlines below. SOURCE is what ROOT was parsed from. BY_CLASS: a column's
 * side is told as a class, where GFM has the attribute align, which HTML 5 does not know. */
void markdown_make_tables(struct arena *arena, cmark_node *root, struct text source, bool by_class);

#endif
