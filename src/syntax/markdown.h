/* markdown.h - CommonMark and pipe tables (by cmark).
 *
 *     struct markdown doc = markdown_read(arena, text, MARKDOWN_TABLES);
 *     for (size_t i = 0; i < doc.n_links; i++)      // turn file paths into URLs
 *         doc.links[i].url = ...;
 *     struct text html = markdown_html(arena, &doc, false);
 *
 * The tree lives in ARENA: nothing is freed one by one. One document belongs to one thread.
 */
#ifndef VITRINE_SYNTAX_MARKDOWN_H
#define VITRINE_SYNTAX_MARKDOWN_H

#include "base/text.h"

struct markdown_link {
    struct text url; /* as written; change it before markdown_html */
    struct text html; /* of a picture: when set, stands in its place; markup, not escaped again */
    struct text alt; /* of a picture: its text */
    struct text title;
    bool is_image;
    uint32_t line, column; /* where its block begins, from 1; column in bytes */
    void *node; /* cmark's; private */
};

struct markdown_heading {
    int level; /* 1 .. 6 */
    struct text title; /* plain text */
    struct text id; /* the fragment that it gets */
};

struct markdown {
    void *root; /* cmark's; private */
    struct markdown_link *links;
    size_t n_links;
    struct markdown_heading *headings;
    size_t n_headings;
};

enum markdown_options {
    MARKDOWN_TABLES = 1, /* pipe tables (GFM 0.29) */
    MARKDOWN_ANCHORS = 2, /* an id for each heading */
    MARKDOWN_HEADINGS_DOWN = 4, /* the highest headings become <h2>, the others follow: the page has its own <h1> */
    MARKDOWN_CLASSES = 8, /* a table column's side as a class: HTML 5 has no align */
};

/* Never fails on any bytes. Linear but for cmark's own bounds. */
struct markdown markdown_read(struct arena *arena, struct text source, int options);

/* The links and pictures of SOURCE alone, as markdown_read with tables finds them. Parses only what can hold one: a fifth of the time for most listings. */
struct markdown markdown_links(struct arena *arena, struct text source);

/* HTML of DOC. Unless RAW, HTML in the source is dropped and links that run script lead nowhere. */
struct text markdown_html(struct arena *arena, const struct markdown *doc, bool raw);

/* The text without any markup, white space folded; at most LIMIT bytes, cut between characters. */
struct text markdown_plain(struct arena *arena, const struct markdown *doc, size_t limit);

/* Of the library: another one may write other HTML. */
unsigned markdown_version(void);

#endif
