/* book.h - what the files that lay out the PDF share; for them alone. */
#ifndef VITRINE_DOCUMENT_BOOK_H
#define VITRINE_DOCUMENT_BOOK_H

#include "document/paper.h"
#include "document/pdf.h"

enum { MARGIN = 42, HEAD = 34, FOOT = 40, TOP = MARGIN + HEAD - 16, MOST_SHOTS = 3 }; /* a page's text begins at TOP */
enum { MOST_LINES = 20, MOST_OF_TEXT = 4000 }; /* of a seller's text within an entry */

static const struct colour ink = {0.11, 0.13, 0.15}, soft = {0.36, 0.40, 0.44}, line_colour = {0.83, 0.85, 0.87}, ground = {0.955, 0.962, 0.968},
                           white = {1, 1, 1};

struct book {
    struct paper paper;
    struct view_page view;
    const struct view_context *context;
    const struct edition *edition;
    const struct shots *shots;
    struct arena *arena; /* as long as the document */
    struct arena entry; /* of one entry */
    struct colour accent;
    struct text head; /* of the running page: the category */
    double y; /* where the next thing goes */
    double limit; /* what of an entry would go below it waits for the next page; HUGE_VAL: the entry fits */
    int *page_of; /* a listing's page, by its place in the edition; learned in the first pass */
    int *page_of_category;
    int bookmark[8]; /* open ones, by level */
    bool is_first_pass, with_pictures;
};

/* The site in the edition's language. */
const struct site *book_site_of(const struct book *b);

/* The width between the margins, and the lowest y. */
double book_inner(const struct book *b);
double book_bottom(const struct book *b);

/* Text at X, Y in WIDTH; its height. */
double book_text_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text);
double book_bold_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text);

/* A seller's text: at most MOST_LINES of it, then dots. */
double book_words_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text);

/* A new page with its running head. */
void book_new_page(struct book *b);

/* Room for HEIGHT, on this page or a new one. */
void book_need(struct book *b, double height);

/* PICTURE whole in the frame. */
void book_put_picture(struct book *b, size_t picture, double x, double y, double width, double height);

/* A line of a table of facts; its height, 0 without a value. */
double book_put_fact(struct book *b, double x, double y, double width, double size, struct text name, struct text value);

/* The category of the edition's listing number I; the name of its place; its title with those above it. */
size_t book_category_of(const struct book *b, size_t i);
struct text book_category_place(struct book *b, size_t category);
struct text book_category_title(struct book *b, size_t category);

/* The fields of a listing in the edition's language. */
const struct listing_fields *book_fields_of(const struct book *b, size_t product);

/* pdf_entries.c: all categories with their entries. */
void book_put_products(struct book *b);

/* pdf_front.c: the whole book, from the cover to the last index. */
void book_put_pages(struct book *b);

#endif
