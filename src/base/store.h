/* store.h - numbers and texts one after the other, in a file of our own.
 *
 * A number takes a byte for each seven of its bits (LEB128, as in DWARF and protocol buffers). Reading checks every length: what is cut off or
 * damaged sets `is_bad`, after which everything reads as 0 and empty.
 */
#ifndef VITRINE_BASE_STORE_H
#define VITRINE_BASE_STORE_H

#include "base/buffer.h"

struct store_reader {
    struct text rest;
    bool is_bad;
};

void store_put(struct buffer *out, uint64_t number);
void store_put_text(struct buffer *out, struct text text);

/* Eight bytes whatever it is, the lowest first: for hashes and times, which seldom are small. */
void store_put_fixed(struct buffer *out, uint64_t number);
uint64_t store_get_fixed(struct store_reader *reader);

/* The number, when it takes many bytes. */
uint64_t store_get_long(struct store_reader *reader);

/* Inline, for a record has a hundred numbers, and most take a byte or two. */
static inline uint64_t store_get(struct store_reader *reader)
{
    const unsigned char *at = (const unsigned char *)reader->rest.data;
    size_t size = reader->rest.size;
    if (size > 0 && at[0] < 0x80) {
        reader->rest = (struct text){reader->rest.data + 1, size - 1};
        return at[0];
    }
    if (size > 1 && at[1] < 0x80) {
        reader->rest = (struct text){reader->rest.data + 2, size - 2};
        return (uint64_t)at[1] << 7 | (at[0] & 0x7F);
    }
    return store_get_long(reader);
}

/* A count of items that take at least a byte each: never more than what is left. */
static inline size_t store_get_count(struct store_reader *reader)
{
    uint64_t count = store_get(reader);
    if (count <= reader->rest.size)
        return (size_t)count;
    *reader = (struct store_reader){.is_bad = true};
    return 0;
}

/* A view into what is read. */
static inline struct text store_get_text(struct store_reader *reader)
{
    size_t size = store_get_count(reader);
    struct text text = {reader->rest.data, size};
    reader->rest = text_slice(reader->rest, size, reader->rest.size);
    return text;
}

#endif
