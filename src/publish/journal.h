/* journal.h - a change of the live tree one file by one, where the trees cannot be exchanged: what is to be moved and removed is written down first, so
 * that the next run finishes what was cut off. */
#ifndef VITRINE_PUBLISH_JOURNAL_H
#define VITRINE_PUBLISH_JOURNAL_H

#include "base/buffer.h"
#include "base/file.h"

/* Is there a change in STATE that was not finished? */
bool journal_exists(const struct folder *state);

/* In a journal that is being made: PATH is to be moved from the spare tree to the live one, or to be removed there. */
void journal_move(struct buffer *journal, struct text path);
void journal_remove(struct buffer *journal, struct text path);

/* Puts JOURNAL into STATE, and has the disk take it and the files that it tells of. False: REASON is a whole sentence, here and below. */
bool journal_write(struct arena *arena, const struct folder *state, struct buffer *journal, const char **reason);

/* Does what the journal in STATE says, if there is one; what is done already is passed over. Then there is none. */
bool journal_finish(struct arena *arena, const struct folder *state, const struct folder *spare, const struct folder *live, const char **reason);

#endif
