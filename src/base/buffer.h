/* buffer.h - bytes that grow, and the one place where text is escaped.
 *
 * A buffer lives in an arena. What is put into it by buffer_put goes in as it is; everything else
 * names the context in which the text will stand, so that forgetting to escape is not possible:
 *
 *     buffer_put(&out, TEXT("<a href=\""));
 *     buffer_escape(&out, ESCAPE_URL, link);
 *     buffer_put(&out, TEXT("\">"));
 *     buffer_escape(&out, ESCAPE_HTML, title);
 */
#ifndef VITRINE_BASE_BUFFER_H
#define VITRINE_BASE_BUFFER_H

#include "base/arena.h"
#include "base/text.h"

struct buffer {
    struct arena *arena; /* borrowed */
    char *data;
    size_t size, capacity; /* bytes */
};

enum escape {
    ESCAPE_NONE,
    ESCAPE_HTML, /* text and quoted attributes: & < > " ' */
    ESCAPE_URL, /* a whole URL in a quoted attribute: a scheme that runs script becomes "#" */
    ESCAPE_JSON, /* inside a JSON string; safe inside <script> as well */
    ESCAPE_PERCENT, /* one path segment or query value of a URL (RFC 3986 unreserved stay) */
    ESCAPE_CSS, /* a value in a style: everything but letters, digits and #%.- and space goes */
};

static inline struct buffer buffer_new(struct arena *arena)
{
    return (struct buffer){.arena = arena};
}

/* Gives it room for SIZE more bytes than it has; buffer_room asks for that when there is none. */
void buffer_grow(struct buffer *buffer, size_t size);

/* Makes room for SIZE more bytes and returns where they begin; buffer.size is not changed. */
static inline char *buffer_room(struct buffer *buffer, size_t size)
{
    if (buffer->capacity - buffer->size < size)
        buffer_grow(buffer, size);
    return buffer->data + buffer->size;
}

static inline void buffer_put(struct buffer *buffer, struct text text)
{
    if (text.size == 0)
        return;
    memcpy(buffer_room(buffer, text.size), text.data, text.size);
    buffer->size += text.size;
}

static inline void buffer_put_byte(struct buffer *buffer, char byte)
{
    *buffer_room(buffer, 1) = byte;
    buffer->size++;
}

/* In decimal. */
void buffer_put_number(struct buffer *buffer, uint64_t number);
/* "12.5", without zeros at the end: a price stands in every page and in the search data. */
void buffer_put_millionths(struct buffer *buffer, uint64_t millionths);
void buffer_format(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* TEXT made safe for CONTEXT. Linear. */
void buffer_escape(struct buffer *buffer, enum escape context, struct text text);

/* BYTES in base64 (RFC 4648), for data URIs. */
void buffer_put_base64(struct buffer *buffer, struct text bytes);

/* A JSON string with its quotes. */
void buffer_json(struct buffer *buffer, struct text text);

static inline struct text buffer_text(const struct buffer *buffer)
{
    return (struct text){buffer->data ? buffer->data : "", buffer->size};
}

/* Would a browser run URL as a program? True for javascript:, vbscript:, data: (but pictures), also
 * with the white space and controls that browsers overlook (WHATWG URL, "remove all ASCII tab or
 * newline"; leading C0 controls and space). */
bool url_runs_script(struct text url);

#endif
