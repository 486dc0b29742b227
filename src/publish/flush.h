/* flush.h - what a build changed goes to the disk before the trees change places.
 *
 * Asking for the whole file system (syncfs) waits for what other programs have written too: 1.4 s beside a copy of 3 GB. A few files are flushed one by one
 * instead, all at once: each waits for the file system's journal, and one write of that serves all that wait. 13 files of 14 KB on ext4, nothing else going on:
 * syncfs 4 ms, fsync one after another 52, from 16 threads 1 to 4; beside that copy: 65 to 1396, 40 to 64, 3 to 12. Of many files syncfs is the faster way.
 */
#ifndef VITRINE_PUBLISH_FLUSH_H
#define VITRINE_PUBLISH_FLUSH_H

#include "base/file.h"
#include "base/map.h"

enum { FLUSH_MOST = 64 }; /* files and folders; when there are more, all of the file system is flushed */

struct flush {
    const struct folder *tree;
    struct map paths; /* in it, of what was changed: files, and folders in which something came or went */
    bool is_all; /* they are too many, or not known */
};

/* Nothing of TREE was changed yet; its paths will live in ARENA. */
struct flush flush_open(struct arena *arena, const struct folder *tree);

/* The file PATH came, went or took another's place. */
void flush_add_entry(struct flush *flush, struct text path);

/* The file PATH is new: its bytes are to be flushed as well. */
void flush_add_file(struct flush *flush, struct text path);

/* What was changed cannot be told. */
void flush_add_all(struct flush *flush);

/* Waits until all that was added lies on the disk, and the file NAME of STATE too. False: errno says why it does not. */
bool flush_run(const struct flush *flush, struct arena *arena, const struct folder *state, struct text name);

#endif
