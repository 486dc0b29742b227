/* tree.c */
#include "publish/tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/locale.h"

bool tree_failed(struct arena *arena, struct text path, const char *what, const char **reason)
{
    const char *why = _(error_text(errno));
    *reason = text_format(arena, _("cannot %s %.*s: %s"), _(what), TEXT_ARGS(path), why).data;
    return false;
}

static struct tree_file seen(struct text path, const struct stat *st)
{
    return (struct tree_file){path, (uint64_t)st->st_size, (int64_t)st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec, st->st_ino};
}

bool tree_stat(struct arena *scratch, const struct folder *folder, struct text path, struct tree_file *file)
{
    struct stat st;
    if (fstatat(folder->fd, text_cstr(scratch, path), &st, AT_SYMLINK_NOFOLLOW) < 0)
        return false;
    *file = seen(path, &st);
    return true;
}

struct tree_looker tree_looker(struct arena *arena, const struct folder *folder)
{
    return (struct tree_looker){folder, buffer_new(arena), -1};
}

void tree_looker_close(struct tree_looker *looker)
{
    if (looker->fd >= 0)
        close(looker->fd);
    looker->fd = -1;
}

/* Makes PATH a C string of SIZE bytes. */
static void cut(struct buffer *path, size_t size)
{
    path->size = size;
    buffer_put_byte(path, 0);
    path->size = size;
}

static bool look_into(struct tree_looker *looker, struct text in)
{
    in = in.size ? in : TEXT(".");
    if (looker->fd >= 0 && text_equal(buffer_text(&looker->in), in))
        return true;
    tree_looker_close(looker);
    looker->in.size = 0;
    buffer_put(&looker->in, in);
    cut(&looker->in, in.size);
    looker->fd = openat(looker->folder->fd, looker->in.data, O_PATH | O_DIRECTORY | O_CLOEXEC);
    return looker->fd >= 0;
}

bool tree_look(struct tree_looker *looker, struct text path, struct tree_file *file)
{
    struct stat st;
    char name[NAME_MAX + 1];
    struct text last = path_name(path);
    if (last.size > NAME_MAX || !look_into(looker, path_folder(path)))
        return false;
    memcpy(name, last.data, last.size);
    name[last.size] = 0;
    if (fstatat(looker->fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
        return false;
    *file = seen(path, &st);
    return true;
}

int tree_open(struct arena *scratch, const struct folder *folder, struct text path, struct tree_file *file)
{
    struct stat st;
    int fd = openat(folder->fd, text_cstr(scratch, path), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode)) {
        *file = seen(path, &st);
        return fd;
    }
    if (fd >= 0) {
        close(fd);
        errno = EINVAL;
    }
    return -1;
}

struct walk {
    struct arena *arena;
    const struct folder *folder;
    int deepest;
    tree_visitor *visit, *enter;
    void *shared;
    struct buffer path; /* of what is looked at, without the NUL behind it */
};

static bool walk_below(struct walk *w, int depth, const char **reason);

static bool walk_one(struct walk *w, const struct dirent *item, int depth, const char **reason)
{
    struct tree_file file = {.path = buffer_text(&w->path), .inode = item->d_ino};
    struct stat st;
    bool is_folder = item->d_type == DT_DIR;
    if (item->d_type == DT_UNKNOWN && fstatat(w->folder->fd, w->path.data, &st, AT_SYMLINK_NOFOLLOW) == 0)
        is_folder = S_ISDIR(st.st_mode);
    return is_folder && depth < w->deepest ? walk_below(w, depth + 1, reason) : w->visit(w->shared, &file, reason);
}

static bool show_folder(const struct walk *w, int fd, const char **reason)
{
    struct stat st;
    if (!w->enter)
        return true;
    if (fstat(fd, &st) < 0)
        return tree_failed(w->arena, buffer_text(&w->path), "look at the folder", reason);
    struct tree_file folder = seen(buffer_text(&w->path), &st);
    return w->enter(w->shared, &folder, reason);
}

static bool walk_below(struct walk *w, int depth, const char **reason)
{
    size_t size = w->path.size;
    int fd = openat(w->folder->fd, size ? w->path.data : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        tree_failed(w->arena, buffer_text(&w->path), "open the folder", reason);
        if (fd >= 0)
            close(fd);
        return false;
    }
    bool ok = show_folder(w, fd, reason);
    for (struct dirent *item; ok && (item = readdir(dir)) != NULL;) {
        if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0)
            continue;
        buffer_put(&w->path, size ? TEXT("/") : TEXT(""));
        buffer_put(&w->path, text_of(item->d_name));
        cut(&w->path, w->path.size);
        ok = walk_one(w, item, depth, reason);
        cut(&w->path, size);
    }
    closedir(dir);
    return ok;
}

bool tree_walk(struct arena *arena, const struct folder *folder, int deepest, tree_visitor *visit, tree_visitor *enter, void *shared, const char **reason)
{
    struct arena scratch = arena_new("a path");
    struct walk walk = {arena, folder, deepest, visit, enter, shared, buffer_new(&scratch)};
    bool ok = walk_below(&walk, 0, reason);
    arena_release(&scratch);
    return ok;
}

void tree_add(struct arena *arena, struct tree_files *files, const struct tree_file *file)
{
    files->items = arena_more(arena, files->items, files->n_items, &files->room, sizeof *file, 256);
    files->items[files->n_items] = *file;
    files->items[files->n_items++].path = text_copy(arena, file->path);
}

struct listing {
    struct arena *arena;
    struct tree_files *files;
};

static bool add(void *shared, const struct tree_file *file, const char **reason)
{
    const struct listing *listing = shared;
    (void)reason;
    tree_add(listing->arena, listing->files, file);
    return true;
}

bool tree_list(struct arena *arena, const struct folder *folder, struct tree_files *files, const char **reason)
{
    struct listing listing = {arena, files};
    *files = (struct tree_files){0};
    return tree_walk(arena, folder, TREE_DEEPEST, add, NULL, &listing, reason);
}

static bool link_into(struct arena *scratch, const struct folder *from, const struct folder *to, struct text path, bool replaces, const char **reason)
{
    const char *name = text_cstr(scratch, path);
    for (int round = 0; round < 3; round++) {
        if (linkat(from->fd, name, to->fd, name, 0) == 0 || (errno == EEXIST && !replaces))
            return true;
        if (errno == EEXIST && unlinkat(to->fd, name, 0) == 0)
            continue;
        if (errno != ENOENT || !folder_make_parents(to, path, scratch, reason))
            break;
    }
    return tree_failed(scratch, path, "make the link", reason);
}

bool tree_link(struct arena *scratch, const struct folder *from, const struct folder *to, struct text path, const char **reason)
{
    return link_into(scratch, from, to, path, true, reason);
}

bool tree_link_new(struct arena *scratch, const struct folder *from, const struct folder *to, struct text path, const char **reason)
{
    return link_into(scratch, from, to, path, false, reason);
}

bool tree_move(struct arena *scratch, const struct folder *from, const struct folder *to, struct text path, const char **reason)
{
    const char *name = text_cstr(scratch, path);
    return (folder_make_parents(to, path, scratch, reason) && renameat(from->fd, name, to->fd, name) == 0) || tree_failed(scratch, path, "move", reason);
}

void tree_write_begin(struct arena *scratch, const struct folder *folder, struct text path, struct tree_writer *writer)
{
    const char *name = text_cstr(scratch, path), *why;
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, fd = openat(folder->fd, name, flags, 0644);
    for (int round = 0; fd < 0 && round < 3; round++) {
        bool can_be = errno == EEXIST ? unlinkat(folder->fd, name, 0) == 0 : errno == ENOENT && folder_make_parents(folder, path, scratch, &why);
        if (!can_be)
            break;
        fd = openat(folder->fd, name, flags, 0644); /* a link may have been made meanwhile (filler.c): once */
    }
    *writer = (struct tree_writer){folder, path, fd, fd < 0 ? errno : 0};
}

void tree_write_part(struct tree_writer *writer, struct text bytes)
{
    if (!writer->error && !file_write_all(writer->fd, bytes))
        writer->error = errno ? errno : EIO;
}

static void unlink_written(struct arena *scratch, const struct tree_writer *writer)
{
    if (writer->fd >= 0)
        unlinkat(writer->folder->fd, text_cstr(scratch, writer->path), 0);
}

void tree_write_drop(struct arena *scratch, struct tree_writer *writer)
{
    if (writer->fd >= 0)
        close(writer->fd);
    unlink_written(scratch, writer);
}

bool tree_write_end(struct arena *scratch, struct tree_writer *writer, struct tree_file *file, const char **reason)
{
    struct stat st;
    if (!writer->error && fstat(writer->fd, &st) < 0)
        writer->error = errno;
    if (writer->fd >= 0 && close(writer->fd) < 0 && !writer->error)
        writer->error = errno;
    if (writer->error) {
        unlink_written(scratch, writer);
        errno = writer->error;
        return tree_failed(scratch, writer->path, "write", reason);
    }
    *file = seen(writer->path, &st);
    return true;
}

bool tree_write(struct arena *scratch, const struct folder *folder, struct text path, struct text bytes, struct tree_file *file, const char **reason)
{
    struct tree_writer writer;
    tree_write_begin(scratch, folder, path, &writer);
    tree_write_part(&writer, bytes);
    return tree_write_end(scratch, &writer, file, reason);
}

bool tree_remove(struct arena *scratch, const struct folder *folder, struct text path, const char **reason)
{
    if (unlinkat(folder->fd, text_cstr(scratch, path), 0) < 0 && errno != ENOENT)
        return tree_failed(scratch, path, "remove", reason);
    for (path = path_folder(path); path.size; path = path_folder(path))
        if (unlinkat(folder->fd, text_cstr(scratch, path), AT_REMOVEDIR) < 0)
            break; /* not empty, or gone */
    return true;
}

/* The attribute T of chattr(1): what is made in this folder is spread over the disk, by a hash of its name. Only ext2, 3 and 4 know it. */
static void spread_folders(const struct folder *folder)
{
    int flags;
    if (ioctl(folder->fd, FS_IOC_GETFLAGS, &flags) < 0 || flags & FS_TOPDIR_FL)
        return;
    flags |= FS_TOPDIR_FL;
    ioctl(folder->fd, FS_IOC_SETFLAGS, &flags);
}

/* A new file's inode lies near its folder's. ext4 without a journal gives no inode again for five minutes after it was freed (fs/ext4/ialloc.c,
 * recently_deleted), and passes by all that are there with each new file: where a tree of 12,600 files was just removed, the next one took 7 s instead
 * of 2. */
bool tree_make(const struct folder *nursery, const char *fresh, const struct folder *root, const char *name)
{
    spread_folders(nursery);
    if ((mkdirat(nursery->fd, fresh, 0755) == 0 || errno == EEXIST) && renameat2(nursery->fd, fresh, root->fd, name, RENAME_NOREPLACE) == 0)
        return true;
    unlinkat(nursery->fd, fresh, AT_REMOVEDIR);
    return mkdirat(root->fd, name, 0755) == 0;
}

static bool clear_below(struct arena *arena, const struct folder *folder, struct text path, int depth, const char **reason)
{
    int fd = openat(folder->fd, path.size ? text_cstr(arena, path) : ".", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    if (!dir) {
        tree_failed(arena, path, "open the folder", reason);
        if (fd >= 0)
            close(fd);
        return false;
    }
    bool ok = depth < TREE_DEEPEST;
    for (struct dirent *item; ok && (item = readdir(dir)) != NULL;) {
        if (strcmp(item->d_name, ".") == 0 || strcmp(item->d_name, "..") == 0)
            continue;
        struct text child = path.size ? text_format(arena, "%.*s/%s", TEXT_ARGS(path), item->d_name) : text_copy(arena, text_of(item->d_name));
        if (unlinkat(folder->fd, child.data, 0) == 0)
            continue;
        ok = (errno == EISDIR || errno == EPERM) && clear_below(arena, folder, child, depth + 1, reason) && unlinkat(folder->fd, child.data, AT_REMOVEDIR) == 0;
        if (!ok)
            tree_failed(arena, child, "remove", reason);
    }
    closedir(dir);
    return ok;
}

bool tree_clear(struct arena *arena, const struct folder *folder, const char **reason)
{
    return clear_below(arena, folder, TEXT(""), 0, reason);
}
