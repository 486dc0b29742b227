/* flush.c */
#include "publish/flush.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

enum { MOST_THREADS = 16 };

struct flush flush_open(struct arena *arena, const struct folder *tree)
{
    return (struct flush){.tree = tree, .paths = map_new(arena)};
}

static void add(struct flush *flush, struct text path)
{
    if (flush->is_all)
        return;
    map_add(&flush->paths, path, flush->paths.n_items);
    flush->is_all = flush->paths.n_items > FLUSH_MOST;
}

void flush_add_entry(struct flush *flush, struct text path)
{
    while (path.size && !flush->is_all) { /* the folders above it may be new */
        path = path_folder(path);
        add(flush, path);
    }
}

void flush_add_file(struct flush *flush, struct text path)
{
    add(flush, path);
    flush_add_entry(flush, path);
}

void flush_add_all(struct flush *flush)
{
    flush->is_all = true;
}

struct item {
    int folder;
    const char *path;
};

struct running {
    const struct item *items;
    size_t n;
    atomic_size_t next;
    atomic_int error; /* errno of one that failed */
};

/* A folder that went meanwhile is told by the one above it. Not every system flushes folders. */
static int flush_item(const struct item *item)
{
    int fd = openat(item->folder, item->path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return errno == ENOENT ? 0 : errno;
    int error = fsync(fd) < 0 ? errno : 0;
    close(fd);
    return error == EINVAL || error == EOPNOTSUPP ? 0 : error;
}

static void *flush_next(void *shared)
{
    struct running *r = shared;
    for (size_t i; (i = atomic_fetch_add(&r->next, 1)) < r->n;) {
        int error = flush_item(&r->items[i]);
        if (error)
            atomic_store(&r->error, error);
    }
    return NULL;
}

/* Without threads the caller does it all. */
static void flush_items(struct running *r)
{
    pthread_t threads[MOST_THREADS];
    size_t n = 0;
    while (n + 1 < r->n && n < MOST_THREADS && pthread_create(&threads[n], NULL, flush_next, r) == 0)
        n++;
    flush_next(r);
    while (n > 0)
        pthread_join(threads[--n], NULL);
}

bool flush_run(const struct flush *flush, struct arena *arena, const struct folder *state, struct text name)
{
    if (flush->is_all)
        return syncfs(flush->tree->fd) == 0;
    size_t n = flush->paths.n_items;
    struct item *items = arena_array(arena, struct item, n + 2);
    for (size_t i = 0; i < n; i++) {
        struct text path = map_key(&flush->paths, i);
        items[i] = (struct item){flush->tree->fd, path.size ? text_cstr(arena, path) : "."};
    }
    items[n++] = (struct item){state->fd, text_cstr(arena, name)};
    items[n++] = (struct item){state->fd, "."};
    struct running r = {.items = items, .n = n};
    flush_items(&r);
    errno = r.error;
    return r.error == 0;
}
