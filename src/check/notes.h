/* notes.h - the findings of a listing, remembered beside it (catalog/recall.h) until something that they hang on changes.
 *
 * A listing's rules see the file in all its languages, its photos, site.yaml, the profiles, the word lists and the day, and nothing else of the catalog:
 * a digest of these is the note's key. Rules that compare listings run each time.
 */
#ifndef VITRINE_CHECK_NOTES_H
#define VITRINE_CHECK_NOTES_H

#include "base/buffer.h"
#include "check/check.h"

/* What the findings of all listings hang on. PROGRAM: a digest of what checks. */
uint64_t notes_common(const struct check *check, uint64_t program);

/* What those of DOCUMENT, one of PRODUCT's, hang on. */
uint64_t note_key(const struct check *check, const struct product *product, const struct document *document, struct arena *scratch);

/* What NOTE holds, when it has that KEY; texts are views into it. False: it has another, or none. */
bool note_read(struct arena *arena, struct text note, uint64_t key, uint32_t source, struct noted *noted);

/* The note of DOCUMENT after check_run; false: there is none that is new. */
bool note_write(const struct check *check, size_t document, struct buffer *note);

#endif
