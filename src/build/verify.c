/* verify.c */
#include "build/verify.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/locale.h"
#include "publish/tree.h"

static const char *const cold_tree = ".vitrine/verify", *const cold_cache = ".vitrine/verify-cache";

enum { MOST_LINES = 20, LARGEST = 1 << 30 };

struct comparing {
    const struct folder *live, *cold;
    struct buffer *out;
    struct verify_summary *summary;
};

static void tell(struct comparing *c, const char *output, struct text path, const char *what)
{
    if (c->summary->n_wrong++ < MOST_LINES)
        buffer_format(c->out, "%s/%.*s %s\n", output, TEXT_ARGS(path), _(what));
}

/* Every file of the cold tree, and then what only the live one has of ours. */
static void compare(struct comparing *c, const char *output, const struct manifest *live, const struct manifest *cold)
{
    struct arena scratch = arena_new("comparing");
    for (size_t i = 0; i < cold->n_items; i++) {
        struct text path = cold->items[i].path, ours, theirs;
        const char *reason;
        arena_reset(&scratch);
        if (!folder_has(c->live, path, NULL))
            tell(c, output, path, "is missing");
        else if (!folder_read(&scratch, c->cold, path, LARGEST, &theirs, &reason) || !folder_read(&scratch, c->live, path, LARGEST, &ours, &reason))
            tell(c, output, path, "cannot be compared");
        else if (!text_equal(ours, theirs))
            tell(c, output, path, "holds other bytes than a build from nothing makes");
    }
    for (size_t i = 0; i < live->n_items; i++)
        if (!manifest_find(cold, live->items[i].path))
            tell(c, output, live->items[i].path, "is stale: a build from nothing does not make it");
    c->summary->n_files = cold->n_items;
    arena_release(&scratch);
}

static bool compare_trees(struct build *build, const char *output, struct buffer *out, struct verify_summary *summary, const char **reason)
{
    struct arena *arena = &build->workspace.arena;
    const struct folder *root = &build->workspace.catalog.root;
    struct folder live, cold;
    struct manifest ours, theirs;
    if (!folder_open_below(arena, root, output, &live, reason))
        return false;
    bool ok = folder_open_below(arena, root, cold_tree, &cold, reason);
    if (ok) {
        ok = transaction_published(arena, root, output, &ours) && transaction_published(arena, root, cold_tree, &theirs);
        *reason = "the two trees cannot be compared: what was published is not known";
        if (ok)
            compare(&(struct comparing){&live, &cold, out, summary}, output, &ours, &theirs);
        folder_close(&cold);
    }
    folder_close(&live);
    return ok;
}

/* What lay beside is of no use any more; what cannot be removed stays, and costs nothing but room. */
static void clean(struct build *build)
{
    struct arena *arena = &build->workspace.arena;
    const struct folder *root = &build->workspace.catalog.root;
    struct folder cache;
    const char *reason;
    transaction_forget(arena, root, cold_tree, &reason);
    if (!folder_open_below(arena, root, cold_cache, &cache, &reason))
        return;
    if (tree_clear(arena, &cache, &reason))
        unlinkat(root->fd, cold_cache, AT_REMOVEDIR);
    folder_close(&cache);
}

bool verify_run(const struct build_options *options, struct buffer *out, struct verify_summary *summary, const char **reason)
{
    struct build_options cold = *options;
    struct build build;
    const char *why = NULL;
    *summary = (struct verify_summary){0};
    cold.output = cold_tree;
    cold.workspace.cold_cache = cold_cache;
    cold.is_preview = true; /* nothing need be flushed */
    bool ok = build_run(&build, &cold, &why) && build.is_published && compare_trees(&build, options->output, out, summary, &why);
    if (build.workspace.catalog.root.fd >= 0)
        clean(&build);
    if (!ok)
        *reason = text_format(out->arena, _("the cold build beside did not come about: %s"), _(why ? why : "its errors stopped it")).data;
    build_close(&build);
    return ok;
}
