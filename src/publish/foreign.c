/* foreign.c */
#include "publish/foreign.h"

#include <unistd.h>

static bool is_stale(const struct transaction *t, struct text path)
{
    return manifest_find(&t->stale, path) != NULL;
}

static void count(const struct tree_file *file, struct publish_summary *summary)
{
    if (summary->n_foreign++ == 0)
        summary->foreign = file->path;
}

static bool take_along(struct transaction *t, const struct tree_file *file, const char **reason)
{
    struct tree_file there;
    if (!t->can_link || (tree_stat(t->arena, &t->spare, file->path, &there) && there.inode == file->inode))
        return true;
    return tree_link(t->arena, &t->live, &t->spare, file->path, reason);
}

bool foreign_take_along(struct transaction *t, const struct survey *live, struct publish_summary *summary, const char **reason)
{
    bool ok = true;
    summary->n_foreign = 0;
    for (size_t i = 0; ok && i < live->others.n_items; i++) {
        const struct tree_file *file = &live->others.items[i];
        if (is_stale(t, file->path))
            continue;
        count(file, summary);
        ok = take_along(t, file, reason);
    }
    return ok;
}

/* What the spare tree held beside files of ours when it was the live one. */
struct former {
    struct text manifest; /* that tells */
    bool is_asked, is_known;
    struct map others;
};

/* Did somebody put PATH into the spare tree since? */
static bool is_late(const struct transaction *t, struct former *former, struct text path)
{
    if (!former->is_asked)
        former->is_known = t->is_spare_known && manifest_others(t->arena, &t->state, former->manifest, &former->others);
    former->is_asked = true;
    return former->is_known && map_find(&former->others, path) == MAP_NONE;
}

static bool bring_back(struct transaction *t, const struct tree_file *file, struct publish_summary *summary, const char **reason)
{
    if (!tree_link_new(t->arena, &t->spare, &t->live, file->path, reason))
        return false;
    tree_add(t->arena, &t->surveys[TREE_LIVE].others, file);
    count(file, summary);
    return true;
}

bool foreign_sort_out(struct transaction *t, struct text manifest, const struct survey *spare, struct publish_summary *summary, const char **reason)
{
    struct former former = {.manifest = manifest};
    struct tree_file there;
    bool ok = true;
    for (size_t i = 0; ok && i < spare->others.n_items; i++) {
        const struct tree_file *file = &spare->others.items[i];
        bool is_ours = is_stale(t, file->path);
        if (!is_ours && tree_stat(t->arena, &t->live, file->path, &there))
            continue;
        if (!is_ours && is_late(t, &former, file->path))
            ok = bring_back(t, file, summary, reason);
        else
            ok = tree_remove(t->arena, &t->spare, file->path, reason);
    }
    return ok;
}

/* What THEN shows of others and NOW does not: it goes from the new tree. */
static bool take_away(struct transaction *t, const struct survey *then, const struct survey *now, const char **reason)
{
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
    struct survey *then = &t->surveys[TREE_LIVE], now;
    if (!survey_make(t->arena, &t->live, t->paths, &now, reason) || !foreign_take_along(t, &now, summary, reason) || !take_away(t, then, &now, reason))
        return false;
    *then = now;
    return t->is_fleeting || syncfs(t->spare.fd) == 0 || tree_failed(t->arena, text_of(t->spare_name), "flush", reason);
}
