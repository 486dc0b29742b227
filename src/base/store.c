/* store.c */
#include "base/store.h"

#include <endian.h>

void store_put(struct buffer *out, uint64_t number)
{
    char *to = buffer_room(out, 10);
    size_t n = 0;
    for (; number >= 0x80; number >>= 7)
        to[n++] = (char)(number | 0x80);
    to[n++] = (char)number;
    out->size += n;
}

void store_put_text(struct buffer *out, struct text text)
{
    store_put(out, text.size);
    buffer_put(out, text);
}

void store_put_fixed(struct buffer *out, uint64_t number)
{
    number = htole64(number);
    memcpy(buffer_room(out, sizeof number), &number, sizeof number);
    out->size += sizeof number;
}

uint64_t store_get_fixed(struct store_reader *reader)
{
    uint64_t number;
    if (reader->rest.size < sizeof number) {
        *reader = (struct store_reader){.is_bad = true};
        return 0;
    }
    memcpy(&number, reader->rest.data, sizeof number);
    reader->rest = text_slice(reader->rest, sizeof number, reader->rest.size);
    return le64toh(number);
}

uint64_t store_get_long(struct store_reader *reader)
{
    uint64_t number = 0;
    for (size_t i = 0; i < reader->rest.size && i < 10; i++) {
        unsigned char byte = (unsigned char)reader->rest.data[i];
        number |= (uint64_t)(byte & 0x7F) << (7 * i);
        if (byte < 0x80) {
            reader->rest = text_slice(reader->rest, i + 1, reader->rest.size);
            return number;
        }
    }
    *reader = (struct store_reader){.is_bad = true};
    return 0;
}
