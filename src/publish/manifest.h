/* manifest.h - what we wrote into a tree: path, content and how the file looked when we left it.
 *
 * Kept outside the tree, in .vitrine/, under the tree's inode number and the lock's time: a tree that is renamed keeps its manifest, and nothing
 * of ours is uploaded. A file that is not in the manifest is not ours.
 */
#ifndef VITRINE_PUBLISH_MANIFEST_H
#define VITRINE_PUBLISH_MANIFEST_H

#include "base/file.h"
#include "base/map.h"
#include "base/stamps.h"
#include "publish/tree.h"

/* A file as we left it. */
struct fingerprint {
    struct content_hash hash;
    uint64_t size;
    int64_t changed; /* modification time, nanoseconds: when it differs, somebody else wrote */
    uint64_t made_of; /* digest of what the content was made of; 0: not known */
};

struct published {
    struct text path; /* below the tree */
    struct fingerprint print;
};

struct manifest {
    struct published *items;
    size_t n_items, room;
    struct map path_of; /* path to index; its arena is set */
};

/* Every N-th file from number FIRST on, so that several threads can share one manifest. */
struct manifest_part {
    size_t first, n;
};

#define MANIFEST_ALL ((struct manifest_part){0, 1})

/* Shows VISIT each file that FOLDER/NAME tells of in PART, in the order in which they were written; a path lives until VISIT returns. Takes no memory,
 * however many there are. False when there is none or it is damaged, which its end shows: then nothing in the tree counts as ours, and what was shown is
 * to be forgotten. */
typedef void manifest_visitor(void *shared, const struct published *item);
bool manifest_each(const struct folder *folder, struct text name, struct manifest_part part, manifest_visitor *visit, void *shared);

/* The same as a table. */
bool manifest_read(struct arena *arena, const struct folder *folder, struct text name, struct manifest *manifest);

/* Adds ITEM, whose path is copied, and is in no other. */
void manifest_add(struct arena *arena, struct manifest *manifest, const struct published *item);

/* The paths that were OTHERS when FOLDER/NAME was written, in ARENA. IS_TOLD is false when it does not tell: an earlier version's, a damaged one, or none.
 * False, with REASON, when it cannot be read. */
bool manifest_others(struct arena *arena, const struct folder *folder, struct text name, struct map *others, bool *is_told, const char **reason);

/* Writes one of PATHS, in the order in which they were added, and a fingerprint for each; OTHERS are what the tree beside this one holds and this one's
 * manifest does not tell of. IS_FLUSHED: to the disk, which costs what the disk has still to do for others. */
bool manifest_write(struct arena *arena, const struct folder *folder, struct text name, const struct map *paths, const struct fingerprint *prints,
                    const struct tree_files *others, bool is_flushed, const char **reason);

/* The file PATH of MANIFEST, or NULL. */
const struct published *manifest_find(const struct manifest *manifest, struct text path);

#endif
