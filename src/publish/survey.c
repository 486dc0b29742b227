/* survey.c */
#include "publish/survey.h"

struct surveying {
    struct survey *survey;
    const struct map *paths;
    struct arena *arena;
};

static bool survey_one(void *shared, const struct tree_file *file, const char **reason)
{
    struct surveying *s = shared;
    size_t ours = map_find(s->paths, file->path);
    (void)reason;
    if (ours != MAP_NONE)
        s->survey->inodes[ours] = file->inode;
    else
        tree_add(s->arena, &s->survey->others, file);
    return true;
}

static bool enter_one(void *shared, const struct tree_file *folder, const char **reason)
{
    struct surveying *s = shared;
    (void)reason;
    tree_add(s->arena, &s->survey->folders, folder);
    return true;
}

bool survey_make(struct arena *arena, const struct folder *tree, const struct map *paths, bool is_watched, struct survey *survey, const char **reason)
{
    *survey = (struct survey){.inodes = arena_array(arena, uint64_t, paths->n_items)};
    return tree_walk(arena, tree, TREE_DEEPEST, survey_one, is_watched ? enter_one : NULL, &(struct surveying){survey, paths, arena}, reason);
}

bool survey_same(const struct survey *a, const struct survey *b, size_t i)
{
    return a->inodes[i] && a->inodes[i] == b->inodes[i];
}

bool survey_is_old(const struct survey *survey, const struct folder *tree)
{
    struct arena scratch = arena_new("folders");
    struct tree_file now;
    bool is_old = false;
    for (size_t i = 0; !is_old && i < survey->folders.n_items; i++) {
        const struct tree_file *folder = &survey->folders.items[i];
        is_old = !tree_stat(&scratch, tree, folder->path.size ? folder->path : TEXT("."), &now) || now.changed != folder->changed;
    }
    arena_release(&scratch);
    return is_old;
}
