/* source.c */
#include "base/source.h"

static bool ends_line(const struct source *source, uint32_t at)
{
    char c = source->bytes.data[at];
    bool crlf = c == '\r' && at + 1 < source->bytes.size && source->bytes.data[at + 1] == '\n';
    return c == '\n' || (c == '\r' && !crlf);
}

struct position source_read_to(struct source_reader *reader, const struct source *source, uint32_t offset)
{
    if (offset > source->bytes.size)
        offset = (uint32_t)source->bytes.size;
    if (reader->source != source || reader->offset > offset)
        *reader = (struct source_reader){source, text_starts(source->bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0, {1, 1}};
    struct text before = text_slice(source->bytes, 0, offset);
    bool is_plain = text_find_byte(before, '\r', reader->offset) == TEXT_NOT_FOUND; /* lines end as they mostly do: whole ones are passed over */
    for (size_t end; is_plain && (end = text_find_byte(before, '\n', reader->offset)) != TEXT_NOT_FOUND; reader->offset = (uint32_t)end + 1)
        reader->at = (struct position){reader->at.line + 1, 1};
    for (; reader->offset < offset; reader->offset++) {
        if (ends_line(source, reader->offset))
            reader->at = (struct position){reader->at.line + 1, 1};
        else if (!text_is_within(source->bytes, reader->offset))
            reader->at.column++;
    }
    return reader->at;
}

struct position source_position(const struct source *source, uint32_t offset)
{
    struct source_reader reader = {0};
    return source_read_to(&reader, source, offset);
}

struct text source_around(const struct source *source, uint32_t offset, size_t before, size_t after)
{
    struct text bytes = source->bytes;
    size_t at = offset < bytes.size ? offset : bytes.size, from = at, end = bytes.size - at > after ? at + after : bytes.size;
    size_t to = text_line_end(text_slice(bytes, 0, end), at);
    while (from > 0 && at - from < before && bytes.data[from - 1] != '\n' && bytes.data[from - 1] != '\r')
        from--;
    while (from < at && text_is_within(bytes, from))
        from++;
    while (to > at && text_is_within(bytes, to))
        to--;
    return text_slice(bytes, from, to);
}

struct text source_line(const struct source *source, uint32_t offset)
{
    return source_around(source, offset, SIZE_MAX, SIZE_MAX);
}

struct span source_span(const struct source *source, struct text subject, struct span whole)
{
    const char *from = source->bytes.data, *to = from ? from + source->bytes.size : from;
    if (!from || subject.data < from || subject.data + subject.size > to)
        return whole;
    return span_at(whole.source, (size_t)(subject.data - from), subject.size);
}
