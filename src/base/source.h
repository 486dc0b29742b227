/* source.h - a file as it was read, and how to speak about a place in it. */
#ifndef VITRINE_BASE_SOURCE_H
#define VITRINE_BASE_SOURCE_H

#include <stdint.h>

#include "base/text.h"

struct source {
    struct text path; /* relative to the site's root, '/' between parts */
    struct text bytes; /* the whole file; empty when it could not be read */
};

/* No file of text is larger, so that a place fits into eight bytes. */
enum { SPAN_LARGEST_FILE = 4 * 1024 * 1024, SPAN_MOST_SOURCES = (1 << 22) - 1, SPAN_LONGEST = (1 << 19) - 1 };

/* A place: LENGTH bytes from START in a source. Kept with every value, so it holds offsets; lines and columns are worked out only for the few that get
 * printed. */
struct span {
    uint64_t source : 22; /* index into the catalog's sources */
    uint64_t start : 23;
    uint64_t length : 19; /* 0: the file as a whole, or a point; SPAN_LONGEST: that many or more, of lists and maps alone */
};

static inline struct span span_at(size_t source, size_t start, size_t length)
{
    return (struct span){.source = source & SPAN_MOST_SOURCES,
                         .start = (start < SPAN_LARGEST_FILE ? start : SPAN_LARGEST_FILE) & ((1 << 23) - 1),
                         .length = (length < SPAN_LONGEST ? length : SPAN_LONGEST) & SPAN_LONGEST};
}

struct position {
    uint32_t line; /* from 1 */
    uint32_t column; /* from 1, in Unicode code points */
};

/* Linear in OFFSET. An offset past the end is the end. CR, LF and CRLF each end a line. */
struct position source_position(const struct source *source, uint32_t offset);

/* Where one has read to. {0} to begin with. */
struct source_reader {
    const struct source *source; /* borrowed */
    uint32_t offset;
    struct position at;
};

/* As source_position, from where READER is on when OFFSET is not before it: places of a file that come in their order, as those of sorted findings do,
 * cost one walk through the file together. */
struct position source_read_to(struct source_reader *reader, const struct source *source, uint32_t offset);

/* The line that holds OFFSET, without its end. */
struct text source_line(const struct source *source, uint32_t offset);

/* What of that line stands at most BEFORE bytes before OFFSET and AFTER bytes behind it, in whole characters: however long the line is, it costs no more. */
struct text source_around(const struct source *source, uint32_t offset, size_t before, size_t after);

/* The span of SUBJECT, a view into the bytes of SOURCE; WHOLE when it is none. */
struct span source_span(const struct source *source, struct text subject, struct span whole);

#endif
