/* paper.h - a PDF as pages to write and draw on: text in any script (Pango), pictures as they are, links, bookmarks (Cairo).
 *
 * Lengths are points (1/72 inch); y grows downwards. On paper of a right-to-left language x is mirrored: a layout is written once, from
 * left to right. While IS_MEASURING nothing is drawn, and heights come out the same.
 */
#ifndef VITRINE_DOCUMENT_PAPER_H
#define VITRINE_DOCUMENT_PAPER_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "base/arena.h"
#include "base/text.h"

struct colour {
    double red, green, blue;
};

enum alignment { ALIGN_START, ALIGN_CENTRE, ALIGN_END };

struct style {
    double size; /* points */
    bool bold, italic, mono;
    enum alignment align;
    int most_lines; /* 0: as many as it takes; then an ellipsis */
    struct colour colour;
};

struct paper {
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoContext *pango;
    const char *family; /* CSS names, the fallback included */
    const char *language; /* "zh" */
    double width, height; /* of the trimmed page */
    double bleed; /* around it, with crop marks; 0: none */
    bool is_measuring, is_rtl;
    int page; /* from 1 */
    uint64_t shown[64]; /* photos of this page, by the hash of their names */
    size_t n_shown;
    uint64_t written; /* bytes */
    int fd; /* -1: only counted */
    bool is_broken; /* writing failed */
};

/* A document of WIDTH x HEIGHT into FD. False without memory. */
bool paper_open(struct paper *paper, int fd, double width, double height, double bleed, const char *family, const char *language);

/* Finishes it. False when anything could not be written; REASON is static. Cheap to call twice. */
bool paper_close(struct paper *paper, const char **reason);

void paper_next_page(struct paper *paper);

/* TEXT at X, Y in a column of WIDTH; its height. */
double paper_text(struct paper *paper, double x, double y, double width, const struct style *style, struct text text);

/* The natural width of TEXT on one line. */
double paper_width(struct paper *paper, const struct style *style, struct text text);

void paper_box(struct paper *paper, double x, double y, double width, double height, struct colour colour);
void paper_line(struct paper *paper, double x1, double y1, double x2, double y2, double thick, struct colour colour);

/* The JPEG of W x H pixels whole in the frame, centred; ID tells the same picture again. */
void paper_jpeg(struct paper *paper, double x, double y, double width, double height, struct text jpeg, uint32_t w, uint32_t h, struct text id);

/* TEXT as a QR code of SIDE points (ISO/IEC 18004, level M). */
void paper_qr(struct paper *paper, double x, double y, double side, struct text text);

/* What is drawn between the two is a link to DESTINATION (a place's name) or, when that is empty, to URI. */
void paper_link(struct paper *paper, struct text destination, struct text uri);
void paper_end_link(struct paper *paper);

/* Names the current page. */
void paper_place(struct paper *paper, struct text name);

/* A bookmark to the place NAME below PARENT (0: on top); its number. */
int paper_bookmark(struct paper *paper, int parent, struct text title, struct text name);

#endif
