/* digest.h - what something is made of, as one number.
 *
 * Numbers and texts are gathered one after the other and hashed at the end (XXH3, 64 bits): when two digests are the same, so is what was gathered,
 * but for one case in 2^64.
 */
#ifndef VITRINE_BASE_DIGEST_H
#define VITRINE_BASE_DIGEST_H

#include <stdint.h>

#include "base/buffer.h"

struct digest {
    struct buffer bytes;
};

static inline struct digest digest_begin(struct arena *arena)
{
    return (struct digest){buffer_new(arena)};
}

static inline void digest_number(struct digest *digest, uint64_t number)
{
    buffer_put(&digest->bytes, (struct text){(const char *)&number, sizeof number});
}

/* TEXT with its size, so that "a", "bc" is not "ab", "c". */
static inline void digest_text(struct digest *digest, struct text text)
{
    digest_number(digest, text.size);
    buffer_put(&digest->bytes, text);
}

/* Of N numbers alone. */
static inline uint64_t digest_numbers(const uint64_t *numbers, size_t n)
{
    return text_hash((struct text){(const char *)numbers, n * sizeof *numbers});
}

/* Never 0, which stands for "not known". */
static inline uint64_t digest_end(const struct digest *digest)
{
    uint64_t hash = text_hash(buffer_text(&digest->bytes));
    return hash ? hash : 1;
}

#endif
