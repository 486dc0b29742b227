/* flusher.c */
#include "publish/flusher.h"

#include <fcntl.h>
#include <unistd.h>

void flusher_open(struct flusher *flusher, int fd)
{
    flusher->fd = fd;
    flusher->has_thread = false;
    atomic_init(&flusher->waiting, 0);
    atomic_init(&flusher->is_busy, false);
}

static void *flush(void *shared)
{
    struct flusher *flusher = shared;
    if (flusher->file < 0) {
        syncfs(flusher->fd);
    } else {
        fdatasync(flusher->file);
        close(flusher->file);
    }
    atomic_store(&flusher->is_busy, false);
    return NULL;
}

static void join(struct flusher *flusher)
{
    if (flusher->has_thread)
        pthread_join(flusher->thread, NULL);
    flusher->has_thread = false;
}

/* False: one is under way, and another one is not begun. */
static bool begin(struct flusher *flusher, int file)
{
    bool is_busy = false;
    if (!atomic_compare_exchange_strong(&flusher->is_busy, &is_busy, true))
        return false;
    join(flusher); /* it has ended, or is about to */
    flusher->file = file;
    flusher->has_thread = pthread_create(&flusher->thread, NULL, flush, flusher) == 0;
    if (!flusher->has_thread)
        atomic_store(&flusher->is_busy, false);
    return flusher->has_thread;
}

void flusher_add(struct flusher *flusher, uint64_t bytes)
{
    if (flusher->fd >= 0 && atomic_fetch_add(&flusher->waiting, bytes) + bytes >= FLUSHED_AT_ONCE && begin(flusher, -1))
        atomic_store(&flusher->waiting, 0);
}

void flusher_add_file(struct flusher *flusher, int fd)
{
    int file = flusher->fd >= 0 && fd >= 0 ? fcntl(fd, F_DUPFD_CLOEXEC, 0) : -1;
    if (file >= 0 && !begin(flusher, file))
        close(file);
}

void flusher_close(struct flusher *flusher)
{
    join(flusher);
    flusher->fd = -1;
}
