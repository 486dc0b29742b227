/* recall.h - listings as the last run understood them, so that only files that changed are read and parsed.
 *
 * .vitrine/listings holds, for each Markdown file that could be understood without a finding: its path, size and time; its bytes; its fields, by the
 * table of listing_fields.c; and notes of those who worked out something of it (its findings, the words it is found by). It is trusted as stamps are
 * (base/stamps.h): by size and time, unless the file was changed within two seconds before it was read. Runs add what is new at the end; when a third of the
 * file is out of date it is written anew. It may be deleted at any time. Another program than the one that wrote it, or damage, and nothing is recalled.
 */
#ifndef VITRINE_CATALOG_RECALL_H
#define VITRINE_CATALOG_RECALL_H

#include "base/store.h"
#include "catalog/catalog.h"

enum recall_note { NOTE_FINDINGS, NOTE_WORDS, N_NOTES }; /* check/notes.h, view/words.h: each note says itself what it hangs on */

struct recalled {
    struct entry entry; /* the file as it was */
    int64_t looked; /* when it was read, nanoseconds since 1970 */
    struct text listing; /* what recall_restore reads */
    struct text notes[N_NOTES]; /* empty: none */
};

struct recall {
    struct recalled *items; /* in the order of their paths */
    size_t n_items;
    uint64_t program; /* a digest of what wrote it and of what it depends on */
    size_t size, wasted; /* of the file; of it, bytes that are out of date */
    int64_t began; /* this run, nanoseconds since 1970 */
    bool is_sound; /* the file can be added to */
    struct text file; /* mapped: what is recalled lies in it */
};

/* Reads what ROOT's .vitrine/ holds; tables live in ARENA, the rest until recall_close. Empties the keep of POOL's workers. PROGRAM: what must be the
 * same for it to count. */
void recall_open(struct arena *arena, const struct folder *root, uint64_t program, struct pool *pool, struct recall *recall);

void recall_close(struct recall *recall);

/* What is known of the file ENTRY, when it is as it was; or NULL. NEAR, 0 at first, is where the next one is likely to be: files asked for in the order of
 * their paths cost a comparison each, others one for each time that the number of records can be halved. */
const struct recalled *recall_find(const struct recall *recall, const struct entry *entry, size_t *near);

/* Appends to OUT what recall_restore reads of DOCUMENT, which can be read. */
void recall_put(struct buffer *out, const struct catalog *catalog, const struct document *document);

/* Reads LISTING into DOCUMENT and the bytes of its source; lists live in ARENA. False when it is damaged: DOCUMENT is then to be read from its file. */
bool recall_restore(struct arena *arena, const struct recalled *recalled, struct catalog *catalog, struct document *document);

/* The note WHICH of document number DOCUMENT, into NOTE; false: it is the one that was recalled, if there is any. */
typedef bool recall_noter(void *shared, enum recall_note which, size_t document, struct buffer *note);

/* Remembers the listings of CATALOG for the next run. A failure is not told: the files are read again next time. */
void recall_write(const struct recall *recall, const struct catalog *catalog, recall_noter *noter, void *shared);

#endif
