/* transaction.c */
#include "publish/transaction.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/fs.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/locale.h"
#include "base/stamps.h"
#include "publish/foreign.h"
#include "publish/journal.h"
#include "publish/tree.h"

static const char *const lock_name = "lock";

static bool failed(struct transaction *t, const char *what, const char *path, const char **reason)
{
    return tree_failed(t->arena, text_of(path), what, reason);
}

/* When .vitrine/lock was made, nanoseconds since 1970. It is never written, so the time of its last change (ctime, which no copy keeps) tells a site from its
 * copies, and from what it was before somebody removed .vitrine/. */
static bool look_up_birth(const struct transaction *t, int64_t *born)
{
    struct stat lock;
    bool is_known = fstatat(t->state.fd, lock_name, &lock, 0) == 0;
    *born = is_known ? (int64_t)lock.st_ctim.tv_sec * 1000000000 + lock.st_ctim.tv_nsec : 0;
    return is_known;
}

/* A manifest is named after its tree's inode, which a rename does not change, and after the instant in which .vitrine/lock was made. The inode
 * alone is not enough: the numbers of folders that are gone are given again, so that the output/ of a copied site may get the one that its
 * spare tree had. */
static struct text manifest_name(struct transaction *t, const struct folder *tree)
{
    struct stat st;
    int64_t born;
    if (fstat(tree->fd, &st) < 0 || !look_up_birth(t, &born))
        return TEXT("tree-none");
    return text_format(t->arena, "tree-%llu-%lld", (unsigned long long)st.st_ino, (long long)born);
}

/* The folder of the site's state, or of a tree, which is made in there first. */
static bool make_folder(struct transaction *t, const char *name)
{
    int64_t born;
    if (t->state.fd < 0 || !look_up_birth(t, &born))
        return mkdirat(t->root->fd, name, 0755) == 0;
    return tree_make(&t->state, text_format(t->arena, "new-%lld", (long long)born).data, t->root, name);
}

static bool open_tree(struct transaction *t, const char *name, struct folder *folder, bool *is_new, const char **reason)
{
    struct stat st;
    bool is_there = fstatat(t->root->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0;
    *is_new = !is_there && make_folder(t, name);
    if (!is_there && !*is_new && errno != EEXIST)
        return failed(t, "make the folder", name, reason);
    int fd = openat(t->root->fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &st) < 0) {
        failed(t, "open the folder", name, reason);
        if (fd >= 0)
            close(fd);
        return false;
    }
    *folder = (struct folder){fd, text_format(t->arena, "%.*s/%s", TEXT_ARGS(t->root->path), name)};
    return true;
}

static bool take_lock(struct transaction *t, const char **reason)
{
    t->lock = openat(t->state.fd, lock_name, O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (t->lock < 0)
        return failed(t, "open", ".vitrine/lock", reason);
    if (flock(t->lock, LOCK_EX | LOCK_NB) == 0)
        return true;
    if (errno == EWOULDBLOCK) {
        int status;
        while ((status = flock(t->lock, LOCK_EX)) < 0 && errno == EINTR)
            continue;
        if (status == 0)
            return true;
    }
    if (errno == ENOLCK || errno == EOPNOTSUPP || errno == ENOSYS)
        return true; /* a network folder without locks: one person builds there, or nobody could */
    return failed(t, "lock", ".vitrine/lock", reason);
}

/* Has the file system hard links? Asked with a file of its own: a link would change the lock's time, by which manifests are named. */
static bool can_link(const struct transaction *t)
{
    static const char *const probe = "probe", *const other = "probe-link";
    int fd = openat(t->state.fd, probe, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    bool can = fd >= 0 && (linkat(t->state.fd, probe, t->state.fd, other, 0) == 0 || errno == EEXIST);
    if (fd >= 0)
        close(fd);
    unlinkat(t->state.fd, other, 0);
    unlinkat(t->state.fd, probe, 0);
    return can;
}

/* Each tree has a spare of its own: builds into two folders do not undo each other's work. */
static const char *spare_of(struct arena *arena, const char *name)
{
    struct buffer out = buffer_new(arena);
    if (strcmp(name, "output") == 0)
        return ".vitrine/spare";
    buffer_put(&out, TEXT(".vitrine/spare-"));
    for (const char *c = name; *c; c++)
        buffer_put_byte(&out, *c == '/' ? '-' : *c);
    buffer_put_byte(&out, 0);
    return buffer_text(&out).data;
}

bool transaction_open(struct arena *arena, const struct folder *root, const char *name, bool force, struct transaction *t, const char **reason)
{
    *t = (struct transaction){.arena = arena, .root = root, .name = name, .force = force, .lock = -1, .state.fd = -1, .live.fd = -1, .spare.fd = -1};
    bool is_new;
    t->spare_name = spare_of(arena, name);
    if (!open_tree(t, ".vitrine", &t->state, &is_new, reason) || !take_lock(t, reason) || !open_tree(t, name, &t->live, &t->is_live_new, reason))
        return false;
    twin_recover(arena, root, t->spare_name);
    if (!open_tree(t, t->spare_name, &t->spare, &is_new, reason) || !journal_finish(arena, &t->state, &t->spare, &t->live, reason))
        return false;
    t->can_link = can_link(t);
    closer_open(&t->closer, t->spare.fd);
    t->is_spare_known = folder_has(&t->state, manifest_name(t, &t->spare), NULL);
    t->is_spare_empty = !t->is_spare_known;
    t->flush = flush_open(arena, &t->spare);
    if (!t->is_spare_known || !t->can_link)
        flush_add_all(&t->flush);
    return t->can_link || !t->is_spare_empty || tree_clear(arena, &t->spare, reason); /* with links, the commit looks at what lies there */
}

void transaction_fill(struct transaction *t)
{
    if (t->is_spare_empty && t->can_link && filler_open(&t->filler, &t->state, manifest_name(t, &t->live), &t->live, &t->spare))
        t->is_spare_empty = false;
}

/* T without its lock, to look at what was published. It is to be closed in any case. */
static bool open_published(struct arena *arena, const struct folder *root, const char *name, struct transaction *t)
{
    const char *reason;
    *t = (struct transaction){.arena = arena, .root = root, .name = name, .lock = -1, .state.fd = -1, .live.fd = -1, .spare.fd = -1};
    return folder_open_below(arena, root, ".vitrine", &t->state, &reason) && folder_open_below(arena, root, name, &t->live, &reason) &&
           !journal_exists(&t->state);
}

bool transaction_published(struct arena *arena, const struct folder *root, const char *name, struct manifest *manifest)
{
    struct transaction t;
    bool known = open_published(arena, root, name, &t) && manifest_read(arena, &t.state, manifest_name(&t, &t.live), manifest);
    transaction_close(&t);
    return known;
}

struct standing {
    struct tree_looker looker; /* in the live tree */
    bool stands;
};

/* Does FILE look as we left it? */
static bool is_untouched(const struct fingerprint *print, const struct tree_file *file)
{
    return file->size == print->size && file->changed == print->changed;
}

static void look_at_one(void *shared, const struct published *item)
{
    struct standing *s = shared;
    struct tree_file file;
    s->stands = s->stands && tree_look(&s->looker, item->path, &file) && is_untouched(&item->print, &file);
}

bool transaction_stands(struct arena *arena, const struct folder *root, const char *name, size_t part, size_t n_parts)
{
    struct transaction t;
    bool stands = open_published(arena, root, name, &t);
    struct standing s = {tree_looker(arena, &t.live), true};
    stands = stands && manifest_each(&t.state, manifest_name(&t, &t.live), (struct manifest_part){part, n_parts}, look_at_one, &s) && s.stands;
    tree_looker_close(&s.looker);
    transaction_close(&t);
    return stands;
}

bool transaction_forget(struct arena *arena, const struct folder *root, const char *name, const char **reason)
{
    struct transaction t = {
        .arena = arena, .root = root, .name = name, .spare_name = spare_of(arena, name), .lock = -1, .state.fd = -1, .live.fd = -1, .spare.fd = -1};
    bool is_new, ok = open_tree(&t, ".vitrine", &t.state, &is_new, reason) && take_lock(&t, reason) && open_tree(&t, name, &t.live, &is_new, reason) &&
                      open_tree(&t, t.spare_name, &t.spare, &is_new, reason) && tree_clear(arena, &t.live, reason) && tree_clear(arena, &t.spare, reason);
    if (ok) {
        unlinkat(t.state.fd, text_cstr(arena, manifest_name(&t, &t.live)), 0);
        unlinkat(t.state.fd, text_cstr(arena, manifest_name(&t, &t.spare)), 0);
        unlinkat(root->fd, name, AT_REMOVEDIR);
        unlinkat(root->fd, t.spare_name, AT_REMOVEDIR);
    }
    transaction_close(&t);
    return ok;
}

/* What the manifest of the live tree says of one file. */
static void know(struct transaction *t, const struct published *item)
{
    size_t at = map_find(t->paths, item->path);
    if (at == MAP_NONE) {
        manifest_add(t->arena, &t->stale, item);
        return;
    }
    t->prints[at] = item->print;
    t->states[at].is_known = true;
}

static void know_one(void *shared, const struct published *item)
{
    know(shared, item);
}

static void know_nothing(struct transaction *t)
{
    memset(t->states, 0, t->paths->n_items * sizeof *t->states);
    t->stale = (struct manifest){.path_of = map_new(t->arena)};
}

/* Did we make PATH in the live tree? */
static bool is_ours(const struct transaction *t, struct text path)
{
    size_t at = map_find(t->paths, path);
    return at == MAP_NONE ? manifest_find(&t->stale, path) != NULL : t->states[at].is_known;
}

struct recognizing {
    struct transaction *t;
    struct arena scratch;
};

/* A file of an older manifest, when it lies in the live tree with the bytes that we gave it. */
static void adopt(void *shared, const struct published *item)
{
    struct recognizing *r = shared;
    struct tree_file file;
    struct text bytes;
    const char *why;
    arena_reset(&r->scratch);
    if (is_ours(r->t, item->path) || !tree_stat(&r->scratch, &r->t->live, item->path, &file) || file.size != item->print.size ||
        !folder_read(&r->scratch, &r->t->live, item->path, file.size + 1, &bytes, &why))
        return;
    struct content_hash hash = content_hash(bytes);
    struct published found = *item;
    found.print.changed = file.changed;
    if (content_hash_equal(item->print.hash, hash))
        know(r->t, &found);
}

/* Adds what the manifest NAME says of files that lie there still. */
static bool recognize_by(void *shared, const struct tree_file *name, const char **reason)
{
    struct recognizing *r = shared;
    (void)reason;
    if (text_starts(name->path, TEXT("tree-")))
        manifest_each(&r->t->state, name->path, MANIFEST_ALL, adopt, r); /* a damaged one too: each file is compared */
    return true;
}

/* A site that was copied or restored has another lock and other inodes than its manifests are named after: what its files hold tells whose they are. */
static bool recognize(struct transaction *t, const char **reason)
{
    struct recognizing r = {t, arena_new("recognizing files")};
    bool ok = tree_walk(t->arena, &t->state, 0, recognize_by, NULL, &r, reason);
    arena_release(&r.scratch);
    return ok;
}

static bool make_folders(struct transaction *t, const char **reason)
{
    struct arena scratch = arena_new("folders");
    struct map known = map_new(&scratch);
    bool ok = true;
    for (size_t i = 0; ok && i < t->paths->n_items; i++) {
        struct text path = map_key(t->paths, i), folder = path_folder(path);
        const char *why;
        if (folder.size == 0 || map_add(&known, folder, i) != i)
            continue;
        ok = folder_make_parents(&t->spare, path, &scratch, &why) || tree_failed(t->arena, folder, "make the folder", reason);
    }
    arena_release(&scratch);
    return ok;
}

struct surveying {
    struct transaction *t;
    const char *reasons[N_TREES]; /* why it is not possible; NULL: it is */
};

static void survey_one(void *shared, size_t tree, struct worker *worker)
{
    struct surveying *s = shared;
    struct transaction *t = s->t;
    if (tree == TREE_SPARE)
        filler_close(&t->filler);
    if (!survey_make(&worker->keep, tree == TREE_LIVE ? &t->live : &t->spare, t->paths, tree == TREE_LIVE, &t->surveys[tree], &s->reasons[tree]))
        t->surveys[tree].inodes = NULL;
}

bool transaction_survey(struct transaction *t, struct pool *pool, const char **reason)
{
    struct surveying s = {.t = t};
    if (t->surveys[TREE_LIVE].inodes && t->surveys[TREE_SPARE].inodes)
        return true;
    pool_run(pool, N_TREES, survey_one, &s);
    *reason = s.reasons[TREE_LIVE] ? s.reasons[TREE_LIVE] : s.reasons[TREE_SPARE];
    return !*reason;
}

bool transaction_expect(struct transaction *t, const struct map *paths, struct pool *pool, const char **reason)
{
    flusher_open(&t->flusher, t->is_fleeting ? -1 : t->spare.fd);
    t->paths = paths;
    t->prints = arena_array(t->arena, struct fingerprint, paths->n_items);
    t->states = arena_array(t->arena, struct transaction_state, paths->n_items);
    know_nothing(t);
    t->is_live_known = manifest_each(&t->state, manifest_name(t, &t->live), MANIFEST_ALL, know_one, t);
    if (!t->is_live_known) {
        know_nothing(t);
        if (!t->is_live_new && !recognize(t, reason))
            return false;
    }
    if (t->is_spare_known && !(transaction_survey(t, pool, reason) && foreign_bring_back(t, manifest_name(t, &t->live), reason)))
        return false;
    /* From here on the spare tree is neither old nor new: without its manifest the next build makes it afresh. */
    struct text manifest = manifest_name(t, &t->spare);
    int old = closer_hold(&t->closer, t->arena, &t->state, manifest);
    bool is_gone = unlinkat(t->state.fd, text_cstr(t->arena, manifest), 0) == 0 || errno == ENOENT;
    if (!is_gone)
        failed(t, "remove", ".vitrine/tree", reason);
    closer_add(&t->closer, old);
    return is_gone && (!t->is_spare_empty || make_folders(t, reason)); /* in one that is full, a folder that is new is made with its first file */
}

/* Does path number I lie in the live tree just as we left it? */
static bool is_intact(const struct transaction *t, struct arena *scratch, size_t i)
{
    struct tree_file file;
    return t->states[i].is_known && (t->is_standing || (tree_stat(scratch, &t->live, map_key(t->paths, i), &file) && is_untouched(&t->prints[i], &file)));
}

/* Path number I stays the file that it is: the commit brings it into the spare tree, where mostly it is already. */
static bool carry_over(struct transaction *t, struct arena *scratch, size_t i, uint64_t made_of, const char **reason)
{
    t->prints[i].made_of = made_of;
    return !t->is_spare_empty || !t->can_link || tree_link(scratch, &t->live, &t->spare, map_key(t->paths, i), reason);
}

bool transaction_keep(struct transaction *t, struct arena *scratch, size_t i, uint64_t made_of)
{
    const char *reason;
    bool is_same = made_of && t->states[i].is_known && t->prints[i].made_of == made_of;
    return is_same && is_intact(t, scratch, i) && carry_over(t, scratch, i, made_of, &reason);
}

/* A file of somebody else at path number I: fine when it holds the SIZE bytes of HASH, and an error otherwise. */
static bool may_replace(struct transaction *t, struct arena *scratch, size_t i, uint64_t size, struct content_hash hash, const char **reason)
{
    struct tree_file file;
    struct text path = map_key(t->paths, i), there;
    const char *why;
    if (t->force || t->is_live_new || t->states[i].is_known || !tree_stat(scratch, &t->live, path, &file))
        return true;
    if (file.size == size && folder_read(scratch, &t->live, path, size + 1, &there, &why) && content_hash_equal(content_hash(there), hash))
        return true;
    *reason = text_format(scratch, _("%s/%.*s was not made by vitrine, or was changed since .vitrine/ was lost; move it away, or build with --force"), t->name,
                          TEXT_ARGS(path))
                  .data;
    return false;
}

/* Is what has HASH what path number I holds in the live tree? */
static bool is_same(const struct transaction *t, struct arena *scratch, size_t i, struct content_hash hash)
{
    return t->states[i].is_known && content_hash_equal(t->prints[i].hash, hash) && is_intact(t, scratch, i);
}

/* FILE, whose bytes have HASH, is the new one of path number I. */
static void know_new(struct transaction *t, size_t i, uint64_t made_of, struct content_hash hash, const struct tree_file *file)
{
    t->prints[i] = (struct fingerprint){hash, file->size, file->changed, made_of};
    flusher_add(&t->flusher, file->size);
    t->states[i].is_changed = true;
}

/* What lies in the spare tree at path number I, as it does mostly when the live tree has it. */
static int hold(const struct transaction *t, struct arena *scratch, size_t i)
{
    return t->states[i].is_known ? closer_hold(&t->closer, scratch, &t->spare, map_key(t->paths, i)) : -1;
}

bool transaction_put(struct transaction *t, struct arena *scratch, size_t i, uint64_t made_of, struct text bytes, const char **reason)
{
    struct tree_file file;
    struct content_hash hash = content_hash(bytes);
    if (is_same(t, scratch, i, hash))
        return carry_over(t, scratch, i, made_of, reason);
    if (!may_replace(t, scratch, i, bytes.size, hash, reason))
        return false;
    int old = hold(t, scratch, i);
    bool ok = tree_write(scratch, &t->spare, map_key(t->paths, i), bytes, &file, reason);
    closer_add(&t->closer, old);
    if (ok)
        know_new(t, i, made_of, hash, &file);
    return ok;
}

void transaction_begin_parts(struct transaction *t, struct arena *scratch, size_t i, struct transaction_part *part)
{
    *part = (struct transaction_part){.t = t, .item = i, .hasher = content_hash_begin()};
    int old = hold(t, scratch, i);
    tree_write_begin(scratch, &t->spare, map_key(t->paths, i), &part->file);
    closer_add(&t->closer, old);
}

void transaction_put_part(struct transaction_part *part, struct text bytes)
{
    content_hash_add(part->hasher, bytes);
    tree_write_part(&part->file, bytes);
}

bool transaction_end_parts(struct transaction_part *part, struct arena *scratch, uint64_t made_of, const char **reason)
{
    struct transaction *t = part->t;
    struct tree_file file;
    struct content_hash hash = content_hash_end(part->hasher);
    if (is_same(t, scratch, part->item, hash)) {
        tree_write_drop(scratch, &part->file);
        t->prints[part->item].made_of = made_of;
        return !t->can_link || tree_link(scratch, &t->live, &t->spare, map_key(t->paths, part->item), reason); /* what lay there is gone */
    }
    flusher_add_file(&t->flusher, part->file.fd); /* what comes in parts is large */
    if (!tree_write_end(scratch, &part->file, &file, reason) || !may_replace(t, scratch, part->item, file.size, hash, reason))
        return false;
    know_new(t, part->item, made_of, hash, &file);
    return true;
}

int transaction_open_published(const struct transaction *t, struct arena *scratch, size_t i)
{
    struct tree_file file;
    int fd = t->states[i].is_known ? tree_open(scratch, &t->live, map_key(t->paths, i), &file) : -1;
    if (fd < 0 || is_untouched(&t->prints[i], &file))
        return fd;
    close(fd);
    return -1;
}

/* Makes of the spare tree what the live one is to be: files that stay become the same files, those of others go along, what is stale goes. */
static bool meet(struct transaction *t, struct publish_summary *summary, const char **reason)
{
    const struct survey *live = &t->surveys[TREE_LIVE], *spare = &t->surveys[TREE_SPARE];
    bool ok = foreign_take_along(t, summary, reason) && foreign_sort_out(t, reason);
    for (size_t i = 0; ok && t->can_link && i < t->paths->n_items; i++) {
        struct text path = map_key(t->paths, i);
        if (t->states[i].is_changed) {
            flush_add_file(&t->flush, path);
        } else if (!survey_same(live, spare, i)) {
            flush_add_entry(&t->flush, path);
            ok = tree_link(t->arena, &t->live, &t->spare, path, reason);
        }
    }
    return ok;
}

/* What this build put or kept, as the manifest of TREE. */
static bool write_manifest(struct transaction *t, const struct folder *tree, bool is_flushed, const char **reason)
{
    struct text name = manifest_name(t, tree);
    bool ok = manifest_write(t->arena, &t->state, name, t->paths, t->prints, &t->surveys[TREE_LIVE].others, is_flushed, reason);
    if (!ok)
        *reason = text_format(t->arena, _("cannot write %.*s: %s"), TEXT_ARGS(text_format(t->arena, ".vitrine/%.*s", TEXT_ARGS(name))), _(*reason)).data;
    return ok;
}

static bool exchange(struct transaction *t, struct publish_summary *summary, const char **reason)
{
    if (!t->is_fleeting && !flush_run(&t->flush, t->arena, &t->state, manifest_name(t, &t->spare)))
        return failed(t, "flush", t->spare_name, reason);
    if (!t->can_link)
        return true; /* the spare tree is not whole */
    t->is_swapped = renameat2(t->root->fd, t->spare_name, t->root->fd, t->name, RENAME_EXCHANGE) == 0;
    if (!t->is_swapped && (errno == EINVAL || errno == ENOSYS || errno == EXDEV || errno == EBUSY))
        return true; /* not here: one by one */
    if (!t->is_swapped)
        return failed(t, "exchange", t->name, reason);
    if (survey_is_old(&t->surveys[TREE_LIVE], &t->live) && !(foreign_follow(t, summary, reason) && write_manifest(t, &t->spare, true, reason)))
        return false;
    if (!t->is_fleeting && fsync(t->root->fd) < 0 && errno != EINVAL && errno != EOPNOTSUPP) /* not every system flushes folders */
        return failed(t, "flush", _("the site's folder"), reason);
    return true;
}

/* After a first build there is nothing beside the live tree: what is new is linked into a third one while it is flushed. */
static void begin_twin(struct transaction *t)
{
    bool is_new;
    const char *reason, *name = twin_name(t->arena, t->spare_name);
    if (!t->is_live_new || !t->can_link || t->is_fleeting || !open_tree(t, name, &t->twin.folder, &is_new, &reason))
        return;
    t->twin.name = name;
    filler_open(&t->twin.filler, &t->state, manifest_name(t, &t->spare), &t->spare, &t->twin.folder);
}

/* What was the spare tree is live now, and the twin, when it is whole, is what its manifest tells. */
static void end_twin(struct transaction *t)
{
    if (t->is_swapped && atomic_load(&t->twin.filler.n_linked) > t->paths->n_items / 2)
        filler_close(&t->twin.filler);
    else
        filler_stop(&t->twin.filler);
    if (t->is_swapped && t->twin.filler.is_whole)
        linkat(t->state.fd, text_cstr(t->arena, manifest_name(t, &t->spare)), t->state.fd, text_cstr(t->arena, manifest_name(t, &t->twin.folder)), 0);
    twin_close(t->arena, t->root, t->spare_name, t->is_swapped, &t->twin);
}

/* What was the live tree and had no manifest, as somebody's folder has none, is known as a spare tree from now on: there may be a shell in it. When that
 * cannot be written, the next build makes the spare tree afresh. */
static void know_former(struct transaction *t)
{
    const char *reason;
    struct map none = map_new(t->arena);
    if (t->is_swapped && !t->is_live_known && !t->is_live_new)
        manifest_write(t->arena, &t->state, manifest_name(t, &t->live), &none, NULL, &(struct tree_files){0}, false, &reason);
}

/* Writes the journal, then does what it says. */
static bool move_one_by_one(struct transaction *t, const char **reason)
{
    struct buffer journal = buffer_new(t->arena);
    for (size_t i = 0; i < t->paths->n_items; i++)
        if (t->states[i].is_changed)
            journal_move(&journal, map_key(t->paths, i));
    for (size_t i = 0; i < t->stale.n_items; i++)
        journal_remove(&journal, t->stale.items[i].path);
    return journal_write(t->arena, &t->state, &journal, reason) && journal_finish(t->arena, &t->state, &t->spare, &t->live, reason);
}

bool transaction_commit(struct transaction *t, struct publish_summary *summary, const char **reason)
{
    flusher_close(&t->flusher);
    *summary = (struct publish_summary){.n_files = t->paths->n_items, .n_removed = t->stale.n_items};
    for (size_t i = 0; i < t->paths->n_items; i++) {
        summary->n_written += t->states[i].is_changed;
        summary->bytes += t->prints[i].size;
    }
    if (!meet(t, summary, reason))
        return false;
    bool idle = summary->n_written == 0 && summary->n_removed == 0;
    if (!write_manifest(t, &t->spare, false, reason)) /* it is flushed with the tree */
        return false;
    if (idle) /* the live tree is what the build would make: it stays; what it is made of may be known better now */
        return write_manifest(t, &t->live, true, reason);
    begin_twin(t);
    bool ok = exchange(t, summary, reason);
    end_twin(t);
    know_former(t);
    if (!ok || t->is_swapped)
        return ok;
    summary->one_by_one = true;
    return move_one_by_one(t, reason) && write_manifest(t, &t->live, true, reason);
}

/* Nothing was to be published after all: what was brought into the spare tree is what the live one holds, and stays for the next build. */
static void keep_filled(struct transaction *t)
{
    if (t->filler.is_whole && !t->paths)
        linkat(t->state.fd, text_cstr(t->arena, t->filler.manifest), t->state.fd, text_cstr(t->arena, manifest_name(t, &t->spare)), 0);
}

void transaction_close(struct transaction *t)
{
    flusher_close(&t->flusher);
    filler_close(&t->filler);
    closer_close(&t->closer);
    keep_filled(t);
    folder_close(&t->live);
    folder_close(&t->spare);
    folder_close(&t->state);
    if (t->lock >= 0)
        close(t->lock);
    t->lock = -1;
}
