/* source.h - a file as it was read, and how to speak about a place in it. */
#ifndef VITRINE_BASE_SOURCE_H
#define VITRINE_BASE_SOURCE_H

#include <stdint.h>

#include "base/text.h"

struct source {
    struct text path; /* relative to the site's root, '/' between parts */
    struct text bytes; /* the whole file; empty when it could not be read */
};

/* A place: LENGTH bytes from START in a source. 12 bytes, kept with every value, so it holds
 * offsets; lines and columns are worked out only for the few that get printed. */
struct span {
    uint32_t source; /* index into the catalog's sources */
    uint32_t start;
    uint32_t length; /* 0: the file as a whole, or a point */
};

struct position {
    uint32_t line; /* from 1 */
    uint32_t column; /* from 1, in Unicode code points */
};

/* Linear in OFFSET. An offset past the end is the end. CR, LF and CRLF each end a line. */
struct position source_position(const struct source *source, uint32_t offset);

/* The line that holds OFFSET, without its end. */
struct text source_line(const struct source *source, uint32_t offset);

/* The span of SUBJECT, a view into the bytes of SOURCE; WHOLE when it is none. */
struct span source_span(const struct source *source, struct text subject, struct span whole);

#endif
