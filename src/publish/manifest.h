/* manifest.h - what we wrote into a tree: path, content and how the file looked when we left it.
 *
 * Kept outside the tree, in .vitrine/, under the tree's inode number and the lock's time: a tree that is renamed keeps its manifest, and nothing
 * of ours is uploaded. A file that is not in the manifest is not ours.
 */
#ifndef VITRINE_PUBLISH_MANIFEST_H
#define VITRINE_PUBLISH_MANIFEST_H

#include "base/file.h"
#include "base/map.h"

struct published {
    struct text path; /* below the tree */
    uint64_t hash[2]; /* XXH3's 128 bits of the content */
    uint64_t size;
    int64_t changed; /* modification time, nanoseconds: when it differs, somebody else wrote */
    uint64_t made_of; /* digest of what the content was made of; 0: not known */
};

struct manifest {
    struct published *items;
    size_t n_items;
    struct map path_of; /* path to index */
};

/* Reads FOLDER/NAME. False when there is none or it is damaged: then nothing in the tree counts as ours. */
bool manifest_read(struct arena *arena, const struct folder *folder, struct text name, struct manifest *manifest);

/* Writes it, flushed to the disk. */
bool manifest_write(struct arena *arena, const struct folder *folder, struct text name, const struct published *items, size_t n_items, const char **reason);

/* The file PATH of MANIFEST, or NULL. */
const struct published *manifest_find(const struct manifest *manifest, struct text path);

#endif
