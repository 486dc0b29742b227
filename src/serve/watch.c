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
        record_folder(root, watched[i], &all, &newest);
    struct content_hash hash = content_hash(buffer_text(&all));
    arena_release(&arena);
    return hash;
}

static bool remember(struct watch *watch, size_t at, struct text path)
{
    if (at >= watch->n_folders) {
        size_t n = at + 256;
        char **folders = realloc(watch->folders, n * sizeof *folders);
        if (!folders)
            return false;
        memset(folders + watch->n_folders, 0, (n - watch->n_folders) * sizeof *folders);
        watch->folders = folders;
        watch->n_folders = n;
    }
    if (watch->folders[at] && text_is(path, watch->folders[at]))
        return true;
    free(watch->folders[at]);
    watch->folders[at] = strndup(path.data, path.size);
    return watch->folders[at] != NULL;
}

/* What editors put beside a file for a moment. */
static bool is_passing(struct text name)
{
    static const char *const ends[] = {"~", ".swp", ".swx", ".tmp", ".new", ".bak", "4913"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (text_ends(name, text_of(ends[i])))
            return true;
    return text_starts(name, TEXT(".")) || text_starts(name, TEXT("#"));
}

/* Which file an event is about. */
static void note(struct watch *watch, const struct inotify_event *event)
{
    char path[sizeof watch->changed];
    struct text name = text_of(event->len ? event->name : "");
    const char *folder = event->wd >= 0 && (size_t)event->wd < watch->n_folders ? watch->folders[event->wd] : NULL;
    if (name.size && is_passing(name))
        return;
    bool is_write = (event->mask & (IN_CLOSE_WRITE | IN_MODIFY | IN_MOVED_TO | IN_ATTRIB)) != 0 && !(event->mask & IN_ISDIR);
    int n = folder ? snprintf(path, sizeof path, "%s/%.*s", folder, TEXT_ARGS(name)) : -1;
    bool one = is_write && n > 0 && (size_t)n < sizeof path && text_ends(name, TEXT(".md"));
    if (!one || (watch->changed[0] && strcmp(watch->changed, path) != 0))
        watch->is_many = true;
    else
        memcpy(watch->changed, path, (size_t)n + 1);
}

/* Watches the folder PATH and those in it; one that is watched already stays so. False when the system has no watches left. */
static bool add_folder(struct watch *watch, struct arena *arena, struct text path, int depth)
{
    enum { EVENTS = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_ONLYDIR };
    const char *full = text_format(arena, "%.*s/%.*s", TEXT_ARGS(watch->root->path), TEXT_ARGS(path)).data;
    int at = inotify_add_watch(watch->inotify, full, EVENTS);
    if (at < 0 || !remember(watch, (size_t)at, path))
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
}

static void take_events(struct watch *watch)
{
    _Alignas(struct inotify_event) char events[8192];
    for (ssize_t n; watch->inotify >= 0 && (n = read(watch->inotify, events, sizeof events)) > 0;)
        for (ssize_t at = 0; at < n;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)(events + at);
            note(watch, event);
            at += (ssize_t)(sizeof *event + event->len);
        }
}

/* Has anything woken us within MILLISECONDS? Takes what inotify has to say. */
static bool is_woken(struct watch *watch, int milliseconds, int stop_fd, int other_fd, bool *stop, bool *other)
{
    struct pollfd fds[3] = {{stop_fd, POLLIN, 0}, {watch->inotify, POLLIN, 0}, {other_fd, POLLIN, 0}};
    if (poll(fds, 3, milliseconds) <= 0)
        return false;
    *stop = fds[0].revents != 0;
    *other = fds[2].revents != 0;
    if (fds[1].revents)
        take_events(watch);
    return fds[1].revents != 0;
}

void watch_settle(struct watch *watch)
{
    watch->seen = look(watch->root);
    if (watch->inotify >= 0)
        add_all(watch);
}

enum watch_event watch_wait(struct watch *watch, int milliseconds, int stop_fd, int other_fd)
{
    bool stop = false, other = false, looking = watch->inotify < 0;
    int patience = looking && milliseconds > LOOK_EVERY ? LOOK_EVERY : milliseconds;
    watch->changed[0] = 0;
    watch->is_many = false;
    bool woken = is_woken(watch, patience, stop_fd, other_fd, &stop, &other);
    if (stop || (!woken && !looking))
        return other && !stop ? WATCH_OTHER : WATCH_NOTHING;
    int64_t const until = clock_now() + LONGEST * INT64_C(1000000);
    while (!stop && !looking && clock_now() < until && is_woken(watch, QUIET, stop_fd, -1, &stop, &(bool){false}))
        continue;
    if (stop)
        return WATCH_NOTHING;
    if (watch->is_many)
        watch->changed[0] = 0;
    if (watch->changed[0]) /* nothing else has changed, so nothing else needs to be looked at */
        return WATCH_CHANGE;
    struct content_hash now = look(watch->root);
    if (content_hash_equal(now, watch->seen))
        return other ? WATCH_OTHER : WATCH_NOTHING;
    watch->seen = now;
    return WATCH_CHANGE;
}

void watch_close(struct watch *watch)
{
    for (size_t i = 0; i < watch->n_folders; i++)
        free(watch->folders[i]);
    free(watch->folders);
    if (watch->inotify >= 0)
        close(watch->inotify);
}
