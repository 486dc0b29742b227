/* source.c */
#include "base/source.h"

static bool ends_line(const struct source *source, uint32_t at)
{
    char c = source->bytes.data[at];
    bool crlf = c == '\r' && at + 1 < source->bytes.size && source->bytes.data[at + 1] == '\n';
    return c == '\n' || (c == '\r' && !crlf);
}

struct position source_position(const struct source *source, uint32_t offset)
{
    struct position at = {1, 1};
    if (offset > source->bytes.size)
        offset = (uint32_t)source->bytes.size;
    uint32_t start = text_starts(source->bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0;
    struct text before = text_slice(source->bytes, 0, offset);
    bool is_plain = text_find_byte(before, '\r', 0) == TEXT_NOT_FOUND; /* lines end as they mostly do: whole ones are passed over */
    for (size_t end; is_plain && (end = text_find_byte(before, '\n', start)) != TEXT_NOT_FOUND; start = (uint32_t)end + 1)
        at.line++;
    for (uint32_t i = start; i < offset; i++) {
        if (ends_line(source, i))
            at = (struct position){at.line + 1, 1};
        else if (((unsigned char)source->bytes.data[i] & 0xC0) != 0x80)
            at.column++;
    }
    return at;
}

struct text source_line(const struct source *source, uint32_t offset)
{
    struct text bytes = source->bytes;
    size_t from = offset < bytes.size ? offset : bytes.size, to = text_line_end(bytes, from);
    while (from > 0 && bytes.data[from - 1] != '\n' && bytes.data[from - 1] != '\r')
        from--;
    return text_slice(bytes, from, to);
}

struct span source_span(const struct source *source, struct text subject, struct span whole)
{
    const char *from = source->bytes.data, *to = from ? from + source->bytes.size : from;
    if (!from || subject.data < from || subject.data + subject.size > to)
        return whole;
    return span_at(whole.source, (size_t)(subject.data - from), subject.size);
}
