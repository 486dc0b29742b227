/* survey.h - what lies in a tree, beside what is to lie there. */
#ifndef VITRINE_PUBLISH_SURVEY_H
#define VITRINE_PUBLISH_SURVEY_H

#include "base/map.h"
#include "publish/tree.h"

struct survey {
    uint64_t *inodes; /* one a path, as its folder names it; 0: it is not there. NULL: nobody has looked */
    struct tree_files others; /* none of the paths */
    struct tree_files folders; /* of a tree that is watched, with the time that each had when it was read; the tree itself is "" */
};

/* Of TREE, by PATHS, whose keys are what is to lie there; all of it lives in ARENA. With its folders when it IS_WATCHED, for survey_is_old. Costs a look into
 * each folder, and none at the files. False: REASON is a whole sentence. */
bool survey_make(struct arena *arena, const struct folder *tree, const struct map *paths, bool is_watched, struct survey *survey, const char **reason);

/* Is path number I the same file in two trees? Not when it is in neither. */
bool survey_same(const struct survey *a, const struct survey *b, size_t i);

/* Was something put into a folder of TREE, taken out or renamed there since SURVEY, which watched it, began? What is written into a file that was there does
 * not count. Costs a look at each folder. */
bool survey_is_old(const struct survey *survey, const struct folder *tree);

#endif
