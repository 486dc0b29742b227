/* filler.h - brings the files of the live tree into an empty spare one while the site is still being loaded.
 *
 * After the first build the spare tree is empty, and most of what the first small change costs is linking there all that stays: ten thousand files in one
 * folder, whose lock one thread at a time can hold. So a thread of its own begins with it before the content is read. Nothing hangs on how far it
 * comes: the commit looks at what lies in both trees (transaction.c). What it cannot do is not told.
 */
#ifndef VITRINE_PUBLISH_FILLER_H
#define VITRINE_PUBLISH_FILLER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/file.h"

struct filler {
    const struct folder *live, *spare;
    const struct folder *state; /* where the manifest of the live tree is */
    struct text manifest;
    bool is_whole; /* all is linked; known after filler_close or filler_stop */
    atomic_bool is_stopped;
    atomic_size_t n_linked; /* files, so far */
    bool has_thread; /* that is to be joined */
    pthread_t thread;
};

/* Begins to link what MANIFEST in STATE tells of from LIVE into SPARE; all of them live until filler_close. False: there is no thread to be had. */
bool filler_open(struct filler *filler, const struct folder *state, struct text manifest, const struct folder *live, const struct folder *spare);

/* Waits until it is done. */
void filler_close(struct filler *filler);

/* Waits until the file that it is at is done: the others stay out. */
void filler_stop(struct filler *filler);

#endif
