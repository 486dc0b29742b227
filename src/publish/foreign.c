/* foreign.c */
#include "publish/foreign.h"

#include <unistd.h>

static bool is_stale(const struct transaction *t, struct text path)
{
    return manifest_find(&t->stale, path) != NULL;
}

static bool is_live(const struct transaction *t, struct text path)
{
    struct tree_file there;
    return tree_stat(t->arena, &t->live, path, &there);
}

static bool bring_back(struct transaction *t, const struct tree_file *file, const char **reason)
{
    struct text path = file->path;
    flush_add_all(&t->flush); /* this comes into the live tree */
    bool ok = t->can_link ? tree_link_new(t->arena, &t->spare, &t->live, path, reason) : tree_move(t->arena, &t->spare, &t->live, path, reason);
    if (ok)
        tree_add(t->arena, &t->surveys[TREE_LIVE].others, file);
    return ok;
}

bool foreign_bring_back(struct transaction *t, struct text manifest, const char **reason)
{
    const struct survey *spare = &t->surveys[TREE_SPARE];
    struct map former; /* what it held beside files of ours when it was the live one: somebody took that out of output/ since */
    bool is_asked = false, is_told = true, ok = true;
    for (size_t i = 0; ok && is_told && i < spare->others.n_items; i++) {
        const struct tree_file *file = &spare->others.items[i];
        if (is_stale(t, file->path) || is_live(t, file->path))
            continue;
        ok = is_asked || manifest_others(t->arena, &t->state, manifest, &former, &is_told, reason);
        is_asked = true;
        if (ok && is_told && map_find(&former, file->path) == MAP_NONE)
            ok = bring_back(t, file, reason);
    }
    return ok;
}

static bool take_along(struct transaction *t, const struct tree_file *file, const char **reason)
{
    struct tree_file there;
    if (!t->can_link || (tree_stat(t->arena, &t->spare, file->path, &there) && there.inode == file->inode))
        return true;
    flush_add_entry(&t->flush, file->path);
    return tree_link(t->arena, &t->live, &t->spare, file->path, reason);
}

bool foreign_take_along(struct transaction *t, struct publish_summary *summary, const char **reason)
{
    const struct survey *live = &t->surveys[TREE_LIVE];
    bool ok = true;
    summary->n_foreign = 0;
    for (size_t i = 0; ok && i < live->others.n_items; i++) {
        const struct tree_file *file = &live->others.items[i];
        if (is_stale(t, file->path))
            continue;
        if (summary->n_foreign++ == 0)
            summary->foreign = file->path;
        ok = take_along(t, file, reason);
    }
    return ok;
}

bool foreign_sort_out(struct transaction *t, const char **reason)
{
    const struct survey *spare = &t->surveys[TREE_SPARE];
    bool ok = true;
    for (size_t i = 0; ok && i < spare->others.n_items; i++) {
        struct text path = spare->others.items[i].path;
        if (!is_stale(t, path) && is_live(t, path))
            continue;
        flush_add_entry(&t->flush, path);
        ok = tree_remove(t->arena, &t->spare, path, reason);
    }
    return ok;
}

/* What THEN shows of others and the live tree's survey does not any more: it goes from the new tree. */
static bool take_away(struct transaction *t, const struct survey *then, const char **reason)
{
    const struct survey *now = &t->surveys[TREE_LIVE];
    struct map left = map_new(t->arena);
    bool ok = true;
    for (size_t i = 0; i < now->others.n_items; i++)
        map_add(&left, now->others.items[i].path, i);
    for (size_t i = 0; ok && i < then->others.n_items; i++) {
        struct text path = then->others.items[i].path;
        if (!is_stale(t, path) && map_find(&left, path) == MAP_NONE)
            ok = tree_remove(t->arena, &t->spare, path, reason);
    }
    return ok;
}

bool foreign_follow(struct transaction *t, struct publish_summary *summary, const char **reason)
{
    const struct survey then = t->surveys[TREE_LIVE];
    if (!survey_make(t->arena, &t->live, t->paths, true, &t->surveys[TREE_LIVE], reason) || !foreign_take_along(t, summary, reason) ||
        !take_away(t, &then, reason))
        return false;
    return t->is_fleeting || syncfs(t->spare.fd) == 0 || tree_failed(t->arena, text_of(t->spare_name), "flush", reason);
}
