/* watch.c */
#include "serve/watch.h"

#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "build/record.h"

enum { QUIET = 6, LONGEST = 250, LOOK_EVERY = 300, DEEPEST = 40 };

static const char *const watched[] = {"content", "themes"};

static struct content_hash look(const struct folder *root)
{
    struct arena arena = arena_new("watching");
    struct buffer all = buffer_new(&arena);
    int64_t newest = 0;
    for (size_t i = 0; i < sizeof watched / sizeof *watched; i++)
        record_folder(&arena, root, watched[i], &all, &newest);
    struct content_hash hash = content_hash(buffer_text(&all));
    arena_release(&arena);
    return hash;
}

/* Watches the folder PATH and those in it; one that is watched already stays so. False when the system has no watches left. */
static bool add_folder(struct watch *watch, struct arena *arena, struct text path, int depth)
{
    enum { EVENTS = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR };
    const char *full = text_format(arena, "%.*s/%.*s", TEXT_ARGS(watch->root->path), TEXT_ARGS(path)).data;
    if (inotify_add_watch(watch->inotify, full, EVENTS) < 0)
        return false;
    DIR *dir = depth < DEEPEST ? opendir(full) : NULL;
    bool ok = true;
    for (struct dirent *d; ok && dir && (d = readdir(dir));)
        if (d->d_name[0] != '.' && (d->d_type == DT_DIR || d->d_type == DT_UNKNOWN)) {
            struct stat st;
            struct text below = text_format(arena, "%.*s/%s", TEXT_ARGS(path), d->d_name);
            if (fstatat(dirfd(dir), d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(st.st_mode))
                ok = add_folder(watch, arena, below, depth + 1);
        }
    if (dir)
        closedir(dir);
    return ok;
}

static void add_all(struct watch *watch)
{
    struct arena arena = arena_new("watching");
    bool ok = watch->inotify >= 0 && add_folder(watch, &arena, text_of(watched[0]), 0);
    if (ok && faccessat(watch->root->fd, watched[1], R_OK, 0) == 0)
        ok = add_folder(watch, &arena, text_of(watched[1]), 0);
    if (!ok && watch->inotify >= 0) { /* out of watches: look instead */
        close(watch->inotify);
        watch->inotify = -1;
    }
    arena_release(&arena);
}

void watch_open(const struct folder *root, struct watch *watch)
{
    *watch = (struct watch){.root = root, .inotify = getenv("VITRINE_POLL") ? -1 : inotify_init1(IN_NONBLOCK | IN_CLOEXEC)};
    add_all(watch);
    watch->seen = look(root);
}

/* Has anything woken us within MILLISECONDS? Takes what inotify has to say. */
static bool is_woken(struct watch *watch, int milliseconds, int stop_fd, bool *stop)
{
    struct pollfd fds[2] = {{stop_fd, POLLIN, 0}, {watch->inotify, POLLIN, 0}};
    char events[4096];
    if (poll(fds, 2, milliseconds) <= 0)
        return false;
    *stop = fds[0].revents != 0;
    bool any = false;
    while (watch->inotify >= 0 && read(watch->inotify, events, sizeof events) > 0)
        any = true;
    return any;
}

bool watch_wait(struct watch *watch, int milliseconds, int stop_fd)
{
    bool stop = false, looking = watch->inotify < 0;
    int patience = looking && milliseconds > LOOK_EVERY ? LOOK_EVERY : milliseconds;
    if (!is_woken(watch, patience, stop_fd, &stop) && !looking)
        return false;
    int64_t const until = clock_now() + LONGEST * INT64_C(1000000);
    while (!stop && !looking && clock_now() < until && is_woken(watch, QUIET, stop_fd, &stop))
        continue;
    if (stop)
        return false;
    struct content_hash now = look(watch->root);
    if (content_hash_equal(now, watch->seen))
        return false;
    watch->seen = now;
    if (watch->inotify >= 0)
        add_all(watch);
    return true;
}

void watch_close(struct watch *watch)
{
    if (watch->inotify >= 0)
        close(watch->inotify);
}
