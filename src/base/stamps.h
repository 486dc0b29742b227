/* stamps.h - what each input file held when it looked like this: known content without reading it.
 *
 * A file whose size and modification time are those of the last run holds what it held then, unless it was changed in the very moment in
 * which it was read: a time younger than two seconds before the record was written is not trusted (as git does with its index,
 * Documentation/technical/racy-git). Kept in .vitrine/stamps; it may be deleted at any time. After a clone all times differ: every file is
 * then read and hashed once, and nothing more, since results are kept by content.
 */
#ifndef VITRINE_BASE_STAMPS_H
#define VITRINE_BASE_STAMPS_H

#include "base/file.h"
#include "base/map.h"

/* How much older than a look a file must be for its time to be trusted, in nanoseconds. */
#define STAMP_RACY INT64_C(2000000000)

/* XXH3's 128 bits of a file's bytes. */
struct content_hash {
    uint64_t high, low;
};

struct content_hash content_hash(struct text bytes);

/* The same of bytes that come part by part: what begin returns, the end takes back. */
void *content_hash_begin(void);
void content_hash_add(void *hasher, struct text bytes);
struct content_hash content_hash_end(void *hasher);

static inline bool content_hash_equal(struct content_hash a, struct content_hash b)
{
    return a.high == b.high && a.low == b.low;
}

struct stamp {
    struct entry entry;
    struct content_hash hash;
};

/* What a file of this run held. */
struct stamp_seen {
    const struct entry *entry; /* NULL: it could not be read, and is to be looked at again */
    struct content_hash hash;
};

struct stamps {
    struct map stamp_of; /* path to index */
    struct stamp *items;
    size_t n_items;
    int64_t written; /* when, nanoseconds since 1970 */
};

/* Reads NAME in ROOT's .vitrine/; without it nothing is known. */
void stamps_open(struct arena *arena, const struct folder *root, const char *name, struct stamps *stamps);

/* The hash of the file ENTRY, when it is as it was. */
bool stamps_find(const struct stamps *stamps, const struct entry *entry, struct content_hash *hash);

/* Writes the record of this run, unless it is just what STAMPS holds. A failure is not told: the files are read again next time. */
void stamps_write(struct arena *arena, const struct folder *root, const char *name, const struct stamps *stamps, const struct stamp_seen *items,
                  size_t n_items);

#endif
