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

uint64_t store_get(struct store_reader *reader);
/* A view into what is read. */
struct text store_get_text(struct store_reader *reader);
/* A count of items that take at least a byte each: never more than what is left. */
size_t store_get_count(struct store_reader *reader);

#endif
