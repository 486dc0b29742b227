/* transaction.h - the only writer of output/: all or nothing.
 *
 * Two trees stand side by side: the live one (output/) and a spare one (.vitrine/spare). A build brings the spare up to date,
 * flushes it, and lets the two change places in one step (renameat2, RENAME_EXCHANGE). A visitor sees the old tree or the
 * new one; a build that is killed at any instant has touched the spare alone, and the next one mends it. The work is in
 * proportion to what changed: files that stay are the same inodes in both trees (hard links), with their times.
 *
 *     transaction_open(&arena, &root, &t, &reason);        // takes the lock
 *     transaction_fill(&t);                                // when most files are likely to stay
 *     transaction_expect(&t, &paths, pool, &reason);       // makes the folders
 *     transaction_keep(&t, scratch, i, made_of) ||         // for each i, from any thread
 *         transaction_put(&t, scratch, i, made_of, bytes, &reason);
 *     transaction_survey(&t, pool, &reason);
 *     transaction_commit(&t, &summary, &reason);
 *     transaction_close(&t);                               // in any case
 *
 * Files in output/ that we did not make are never touched: they go along, those too that come in the last moment (publish/foreign.h). One that stands where a
 * file of ours should go is an error, unless it holds the same bytes.
 *
 * Where the system cannot exchange (output/ is a mount point) or has no hard links (a USB stick with exFAT), files are renamed one by one, and a
 * journal lets the next run finish a change that was cut off; the summary says so.
 */
#ifndef VITRINE_PUBLISH_TRANSACTION_H
#define VITRINE_PUBLISH_TRANSACTION_H

#include "base/file.h"
#include "base/pool.h"
#include "publish/closer.h"
#include "publish/filler.h"
#include "publish/flush.h"
#include "publish/flusher.h"
#include "publish/manifest.h"
#include "publish/survey.h"
#include "publish/twin.h"

struct transaction_state {
    bool is_known; /* the live tree had it, made by us, when the build began */
    bool is_changed; /* it is new or different */
};

enum transaction_tree { TREE_LIVE, TREE_SPARE, N_TREES };

struct transaction {
    struct arena *arena;
    const struct folder *root;
    const char *name; /* of the live tree below the root: "output" */
    const char *spare_name;
    struct folder state; /* .vitrine/ */
    struct folder live, spare;
    struct manifest stale; /* what we made in the live tree, and make no more */
    struct survey surveys[N_TREES];
    int lock; /* .vitrine/lock, -1 when it is not held */
    bool force; /* replace files that we did not make */
    const struct map *paths; /* of what the tree is to hold */
    struct fingerprint *prints; /* one a path: of what we made in the live tree, when it IS_KNOWN, until it is put */
    struct transaction_state *states; /* one a path */
    bool can_link; /* false on exFAT and its like: the spare tree holds what changed alone, and files are renamed one by one */
    bool is_live_new; /* the live tree was not there: no file of somebody else can stand in our way */
    bool is_live_known; /* by its manifest */
    bool is_spare_known; /* it was whole when the build began: what lies there and is not ours was put there by somebody */
    bool is_spare_empty; /* or not known to be whole, after a build that was cut off: files that stay are brought there at once, by all threads */
    bool is_standing; /* set it after opening, when transaction_stands was true just now: then nobody looks again */
    bool is_fleeting; /* set it before transaction_expect: nothing is flushed, a power cut may cost the tree */
    struct flusher flusher;
    struct flush flush; /* of the spare tree, what the commit has to wait for */
    struct closer closer; /* of what is replaced, here and beside the trees */
    struct filler filler;
    struct twin twin;
    bool is_swapped; /* false: files are renamed one by one */
};

struct publish_summary {
    size_t n_files, n_written, n_removed, n_foreign;
    uint64_t bytes; /* of all files */
    struct text foreign; /* one of the files that are not ours */
    bool one_by_one; /* the system could not exchange the trees */
};

/* Is every file that was published in ROOT's folder NAME as we left it? Looks at sizes and times, of part PART of N_PARTS, so that several threads can; changes
 * nothing. */
bool transaction_stands(struct arena *arena, const struct folder *root, const char *name, size_t part, size_t n_parts);

/* What we published in ROOT's folder NAME, as we remember it. False: nothing is remembered. */
bool transaction_published(struct arena *arena, const struct folder *root, const char *name, struct manifest *manifest);

/* Takes the folder NAME away, with its spare and all that is remembered of them: for a tree that was made only to be looked at. */
bool transaction_forget(struct arena *arena, const struct folder *root, const char *name, const char **reason);

/* NAME is the folder below ROOT. Waits while another build holds the lock. False: REASON is a whole sentence, here and below. */
bool transaction_open(struct arena *arena, const struct folder *root, const char *name, bool force, struct transaction *t, const char **reason);

/* After opening, when most of what was published is likely to stay: an empty spare tree is filled from the live one while the caller goes on. */
void transaction_fill(struct transaction *t);

/* PATHS' keys are all files that the tree is to hold, each with its number in their order. They live as long as the transaction. A spare tree that is known is
 * surveyed now, in POOL, and the live one too. */
bool transaction_expect(struct transaction *t, const struct map *paths, struct pool *pool, const char **reason);

/* The content of path number ITEM, and the digest of what it is made of (0: not known). Safe from several threads for different items. */
bool transaction_put(struct transaction *t, struct arena *scratch, size_t item, uint64_t made_of, struct text bytes, const char **reason);

/* The same for what comes part by part, since it is too large to be held: begin, put parts, end. The end is where a failure is told. */
struct transaction_part {
    struct transaction *t;
    size_t item;
    struct tree_writer file;
    void *hasher; /* content_hash_begin */
};
void transaction_begin_parts(struct transaction *t, struct arena *scratch, size_t item, struct transaction_part *part);
void transaction_put_part(struct transaction_part *part, struct text bytes);
bool transaction_end_parts(struct transaction_part *part, struct arena *scratch, uint64_t made_of, const char **reason);

/* Path number ITEM stays as it is in the live tree, since it was made of the same. False when it was not, when that is not known (MADE_OF is 0),
 * or when it is not there as we left it: then it must be put. */
bool transaction_keep(struct transaction *t, struct arena *scratch, size_t item, uint64_t made_of);

/* The published file number ITEM, opened for reading, when it lies there as we left it and was not put yet; else -1. Its size and hash are known then. */
int transaction_open_published(const struct transaction *t, struct arena *scratch, size_t item);

/* When all is put: looks at what lies in both trees, each in a thread of POOL, unless that was done. */
bool transaction_survey(struct transaction *t, struct pool *pool, const char **reason);

/* After the survey: takes away what is stale, flushes, lets the trees change places. */
bool transaction_commit(struct transaction *t, struct publish_summary *summary, const char **reason);

/* Lets go of the lock. Without a commit nothing has happened to the live tree. */
void transaction_close(struct transaction *t);

#endif
