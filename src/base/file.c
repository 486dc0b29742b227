/* file.c */
#include "base/file.h"

#include "base/buffer.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <limits.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/locale.h"

enum { DEEPEST = 32 };

const char *error_text(int error)
{
    static const struct {
        int error;
        const char *text;
    } known[] = {
        {ENOSPC, "the disk is full; free some space and run it again"},
        {EDQUOT, "your share of the disk is used up; delete what is not needed and run it again"},
        {EROFS, "the disk is read-only; copy the site to one that can be written to"},
        {EACCES, "access is denied; give yourself the right to read and write there"},
        {EPERM, "the system does not permit it; see who owns it, and whether it is protected"},
        {ENOENT, "there is no such file or folder"},
        {EEXIST, "there is one already"},
        {ENOTDIR, "a file is in the way where a folder should be; rename or delete it"},
        {EISDIR, "it is a folder"},
        {ELOOP, "a symbolic link is in the way; put the file itself there"},
        {ENAMETOOLONG, "the name is too long for this disk; choose a shorter one"},
        {EFBIG, "the file is too large for this disk"},
        {EBUSY, "it is in use; close the program that has it open and run it again"},
        {EIO, "the disk reports an error; save your files elsewhere and have it tested"},
        {ESTALE, "the network drive is gone; connect it and run it again"},
        {EMFILE, "too many files are open; close other programs and run it again"},
        {ENFILE, "too many files are open; close other programs and run it again"},
        {ENOMEM, "out of memory"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].error == error)
            return known[i].text;
    const char *others = strerrordesc_np(error);
    return others ? others : "unknown error";
}

static bool failed(const char **reason)
{
    *reason = error_text(errno);
    return false;
}

bool folder_open(struct arena *arena, const char *path, struct folder *folder, const char **reason)
{
    char real[PATH_MAX];
    *folder = (struct folder){.fd = -1};
    if (!realpath(path, real))
        return failed(reason);
    int fd = open(real, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return failed(reason);
    *folder = (struct folder){fd, text_copy(arena, text_of(real))};
    return true;
}

bool folder_open_below(struct arena *arena, const struct folder *root, const char *path, struct folder *folder, const char **reason)
{
    return folder_open(arena, text_format(arena, "%.*s/%s", TEXT_ARGS(root->path), path).data, folder, reason);
}

void folder_close(struct folder *folder)
{
    if (folder->fd >= 0)
        close(folder->fd);
    folder->fd = -1;
}

bool path_is_safe(struct text path)
{
    struct text part;
    if (path.size == 0 || path.size >= PATH_MAX / 2)
        return false;
    for (size_t i = 0; i < path.size; i++)
        if ((unsigned char)path.data[i] < ' ' || path.data[i] == '\\')
            return false;
    while (text_next(&path, '/', &part))
        if (part.size == 0 || text_is(part, ".") || text_is(part, ".."))
            return false;
    return true;
}

bool path_resolve(struct arena *arena, struct text from, struct text link, struct text *path)
{
    char *joined = arena_alloc(arena, from.size + link.size + 2);
    size_t size = 0;
    struct text folder = path_folder(from), part;
    bool absolute = text_starts(link, TEXT("/"));
    if (!absolute && folder.size) {
        memcpy(joined, folder.data, folder.size);
        size = folder.size;
    }
    for (struct text rest = text_slice(link, absolute, link.size); text_next(&rest, '/', &part);) {
        if (part.size == 0 || text_is(part, "."))
            continue;
        if (text_is(part, "..")) {
            if (size == 0)
                return false;
            size = path_folder((struct text){joined, size}).size;
            continue;
        }
        if (size)
            joined[size++] = '/';
        memcpy(joined + size, part.data, part.size);
        size += part.size;
    }
    *path = (struct text){joined, size};
    return true;
}

struct text path_between(struct arena *arena, struct text from, struct text path)
{
    size_t same = 0; /* bytes of the folders that both are in */
    struct buffer up = buffer_new(arena);
    for (size_t i = 0; i < from.size && i < path.size && from.data[i] == path.data[i]; i++)
        if (path.data[i] == '/')
            same = i + 1;
    for (size_t i = same; i < from.size; i++)
        if (from.data[i] == '/')
            buffer_put(&up, TEXT("../"));
    return TEXT_JOIN(arena, buffer_text(&up), text_slice(path, same, path.size));
}

struct text path_folder(struct text path)
{
    for (size_t i = path.size; i > 0; i--)
        if (path.data[i - 1] == '/')
            return text_slice(path, 0, i - 1);
    return text_slice(path, 0, 0);
}

struct text path_name(struct text path)
{
    for (size_t i = path.size; i > 0; i--)
        if (path.data[i - 1] == '/')
            return text_slice(path, i, path.size);
    return path;
}

struct text path_extension(struct text path)
{
    struct text name = path_name(path);
    for (size_t i = name.size; i > 1; i--)
        if (name.data[i - 1] == '.')
            return text_slice(name, i, name.size);
    return text_slice(name, name.size, name.size);
}

/* Is the open file FD beneath FOLDER? Asked of the kernel after the file is open: no race. */
static bool is_beneath(const struct folder *folder, int fd)
{
    char link[64], real[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, real, sizeof real);
    size_t size = folder->path.size;
    return n > 0 && (size_t)n > size && memcmp(real, folder->path.data, size) == 0 && (real[size] == '/' || size == 1);
}

static bool read_all(int fd, char *bytes, size_t want, size_t *size, const char **reason)
{
    *size = 0;
    while (*size < want) {
        ssize_t n = read(fd, bytes + *size, want - *size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(reason);
        if (n == 0)
            break;
        *size += (size_t)n;
    }
    return true;
}

/* Opens PATH unless a link on the way leads out of FOLDER: openat2(2), since Linux 5.6. It refuses absolute links within, too; what it refuses, or a system
 * that lacks it, is left to is_beneath, which takes four times as long. */
static int open_beneath(const struct folder *folder, const char *path)
{
    struct open_how how = {.flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK, .resolve = RESOLVE_BENEATH};
    return (int)syscall(SYS_openat2, folder->fd, path, &how, sizeof how);
}

static bool read_open(struct arena *arena, int fd, size_t limit, struct text *bytes, const char **reason)
{
    struct stat st;
    size_t size = 0;
    if (fstat(fd, &st) < 0)
        return failed(reason);
    if (!S_ISREG(st.st_mode)) {
        *reason = S_ISDIR(st.st_mode) ? "it is a folder" : "it is not a regular file";
        return false;
    }
    if ((uint64_t)st.st_size > limit) {
        *reason = text_format(arena, _("it is larger than the limit of %zu KiB"), limit / 1024).data;
        return false;
    }
    char *data = arena_try(arena, (size_t)st.st_size + 1, 1, limit + 1);
    if (!data) {
        *reason = "out of memory";
        return false;
    }
    if (!read_all(fd, data, (size_t)st.st_size, &size, reason))
        return false;
    *bytes = (struct text){data, size};
    return true;
}

bool folder_read(struct arena *arena, const struct folder *folder, struct text path, size_t limit, struct text *bytes, const char **reason)
{
    if (!path_is_safe(path)) {
        *reason = "the path leaves the site's folder or holds characters that a path must not hold";
        return false;
    }
    char name[PATH_MAX]; /* a safe path is shorter; not in ARENA, which keeps what is read of ten thousand files */
    memcpy(name, path.data, path.size);
    name[path.size] = '\0';
    int fd = open_beneath(folder, name);
    bool leads_out = false;
    if (fd < 0) {
        fd = openat(folder->fd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        leads_out = fd >= 0 && !is_beneath(folder, fd);
    }
    if (fd < 0)
        return failed(reason);
    if (leads_out)
        *reason = "the link leads out of the site's folder";
    bool ok = !leads_out && read_open(arena, fd, limit, bytes, reason);
    close(fd);
    return ok;
}

bool file_map(int fd, struct text *bytes)
{
    struct stat st;
    *bytes = (struct text){0};
    if (fstat(fd, &st) < 0 || !S_ISREG(st.st_mode) || st.st_size == 0)
        return false;
    void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (at == MAP_FAILED)
        return false;
    *bytes = (struct text){at, (size_t)st.st_size};
    return true;
}

void file_unmap(struct text bytes)
{
    void *at;
    if (bytes.size == 0)
        return;
    memcpy(&at, &bytes.data, sizeof at); /* it was const for others only */
    munmap(at, bytes.size);
}

bool folder_has(const struct folder *folder, struct text path, struct entry *entry)
{
    char name[PATH_MAX];
    struct stat st;
    if (!path_is_safe(path) || path.size >= sizeof name)
        return false;
    memcpy(name, path.data, path.size);
    name[path.size] = 0;
    if (fstatat(folder->fd, name, &st, 0) < 0 || !S_ISREG(st.st_mode))
        return false;
    if (entry)
        *entry = (struct entry){.path = path, .size = (uint64_t)st.st_size, .changed = st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec};
    return true;
}

struct walk {
    struct arena *arena;
    struct arena growing; /* of the list, until its length is known */
    const struct folder *folder;
    struct entry_list *list;
};

static void add_entry(struct walk *walk, struct entry entry)
{
    struct entry_list *list = walk->list;
    if (list->n_items == list->capacity) {
        size_t capacity = list->capacity ? list->capacity * 2 : 64;
        list->items = arena_grow(&walk->growing, list->items, list->capacity * sizeof entry, capacity * sizeof entry);
        list->capacity = capacity;
    }
    list->items[list->n_items++] = entry;
}

static bool walk_folder(struct walk *walk, struct text path, int depth, const char **reason);

static bool walk_one(struct walk *walk, int fd, const char *name, struct text path, int depth, const char **reason)
{
    struct stat st;
    struct entry entry = {.path = path};
    if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) < 0)
        return errno == ENOENT ? true : failed(reason);
    if (S_ISDIR(st.st_mode) && depth < DEEPEST)
        return walk_folder(walk, path, depth + 1, reason);
    if (S_ISLNK(st.st_mode)) {
        int target = openat(fd, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
        bool inside = target >= 0 && is_beneath(walk->folder, target) && fstat(target, &st) == 0;
        if (target >= 0)
            close(target);
        if (!inside || !S_ISREG(st.st_mode))
            entry.refused = inside ? "a link to a folder is not followed" : "the link leads out of the site's folder, or nowhere";
    } else if (S_ISDIR(st.st_mode)) {
        entry.refused = "folders are nested too deeply";
    } else if (!S_ISREG(st.st_mode)) {
        entry.refused = "it is not a regular file";
    }
    entry.size = (uint64_t)st.st_size;
    entry.changed = st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec;
    add_entry(walk, entry);
    return true;
}

static bool walk_folder(struct walk *walk, struct text path, int depth, const char **reason)
{
    int fd = openat(walk->folder->fd, path.size ? text_cstr(walk->arena, path) : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno == ENOENT ? true : failed(reason);
    DIR *dir = fdopendir(fd);
    if (!dir) {
        close(fd);
        return failed(reason);
    }
    bool ok = true;
    for (struct dirent *item; ok && (item = readdir(dir)) != NULL;) {
        if (item->d_name[0] == '.')
            continue;
        struct text child = path.size ? TEXT_JOIN(walk->arena, path, TEXT("/"), text_of(item->d_name)) : text_copy(walk->arena, text_of(item->d_name));
        ok = walk_one(walk, fd, item->d_name, child, depth, reason);
    }
    closedir(dir);
    return ok;
}

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    return text_compare(x->path, y->path);
}

bool folder_walk(struct arena *arena, const struct folder *folder, struct text sub, struct entry_list *list, const char **reason)
{
    struct walk walk = {arena, arena_new("files of a folder"), folder, list};
    *list = (struct entry_list){0};
    bool ok = walk_folder(&walk, sub, 0, reason);
    struct entry *items = arena_array(arena, struct entry, list->n_items);
    if (list->n_items) {
        qsort(list->items, list->n_items, sizeof *items, compare_entries);
        memcpy(items, list->items, list->n_items * sizeof *items);
    }
    *list = (struct entry_list){items, list->n_items, list->n_items};
    arena_release(&walk.growing);
    return ok;
}

bool folder_make_parents(const struct folder *folder, struct text path, struct arena *arena, const char **reason)
{
    for (size_t i = 0; i < path.size; i++) {
        if (path.data[i] != '/')
            continue;
        const char *part = text_cstr(arena, text_slice(path, 0, i));
        if (mkdirat(folder->fd, part, 0755) < 0 && errno != EEXIST)
            return failed(reason);
    }
    return true;
}

struct text program_path(struct arena *arena, const char *name)
{
    char real[PATH_MAX];
    ssize_t n = readlink("/proc/self/exe", real, sizeof real);
    if (n < 0)
        return TEXT("");
    return text_format(arena, "%.*s/%s", TEXT_ARGS(path_folder((struct text){real, (size_t)n})), name);
}

bool file_write_all(int fd, struct text bytes)
{
    while (bytes.size) {
        ssize_t n = write(fd, bytes.data, bytes.size);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return false;
        bytes = text_slice(bytes, (size_t)n, bytes.size);
    }
    return true;
}

void new_file_begin(struct arena *arena, const struct folder *folder, struct text path, struct new_file *file)
{
    static _Atomic unsigned serial;
    const char *reason;
    int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    *file = (struct new_file){.folder = folder, .arena = arena, .name = text_cstr(arena, path)};
    file->beside = text_format(arena, "%s.%d-%u.tmp", file->name, (int)getpid(), ++serial).data;
    file->fd = openat(folder->fd, file->beside, flags, 0644);
    if (file->fd < 0 && errno == ENOENT && folder_make_parents(folder, path, arena, &reason))
        file->fd = openat(folder->fd, file->beside, flags, 0644);
    if (file->fd < 0)
        file->error = errno;
}

void new_file_put(struct new_file *file, struct text bytes)
{
    if (!file->error && !file_write_all(file->fd, bytes))
        file->error = errno ? errno : EIO;
}

bool new_file_end(struct new_file *file, bool is_flushed, const char **reason)
{
    if (!file->error && is_flushed && fsync(file->fd) < 0)
        file->error = errno;
    if (file->fd >= 0 && close(file->fd) < 0 && !file->error)
        file->error = errno;
    if (!file->error && renameat(file->folder->fd, file->beside, file->folder->fd, file->name) < 0)
        file->error = errno;
    if (file->error && file->fd >= 0)
        unlinkat(file->folder->fd, file->beside, 0);
    if (file->error)
        *reason = error_text(file->error);
    return !file->error;
}

bool folder_write(struct arena *arena, const struct folder *folder, struct text path, struct text bytes, const char **reason)
{
    struct new_file file;
    new_file_begin(arena, folder, path, &file);
    new_file_put(&file, bytes);
    return new_file_end(&file, false, reason);
}
