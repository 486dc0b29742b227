/* twin.h - the second tree of a first build, made while the disk takes the first one.
 *
 * After a first build the tree beside the published one would be empty, and the first small change would have to link there all that stays
 * (filler.h). A first build waits for the disk before it publishes: as many files as that leaves time for are linked into a third folder meanwhile,
 * which takes the place of the empty tree afterwards. When most are there by then, the others are waited for: a twin that is not whole has no manifest, and
 * the next build would ask for each file anew, which took 50 ms of 240 for ten thousand. When few are there, the next build brings the others.
 */
#ifndef VITRINE_PUBLISH_TWIN_H
#define VITRINE_PUBLISH_TWIN_H

#include "publish/filler.h"

struct twin {
    const char *name; /* below the site's folder; NULL: there is none */
    struct folder folder; /* opened by who began it */
    struct filler filler;
};

/* The name of the twin of the tree SPARE_NAME. */
const char *twin_name(struct arena *arena, const char *spare_name);

/* What a build that was cut off left of a twin becomes the tree SPARE_NAME of ROOT, when that is empty or not there; else it goes. */
void twin_recover(struct arena *arena, const struct folder *root, const char *spare_name);

/* Puts TWIN, whose filler has ended, in the place of SPARE_NAME, which is empty, when it IS_WANTED; else takes it away. */
void twin_close(struct arena *arena, const struct folder *root, const char *spare_name, bool is_wanted, struct twin *twin);

#endif
