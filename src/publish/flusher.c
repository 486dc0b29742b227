/* flusher.c */
#include "publish/flusher.h"

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
    syncfs(flusher->fd);
    atomic_store(&flusher->is_busy, false);
    return NULL;
}

static void join(struct flusher *flusher)
{
    if (flusher->has_thread)
        pthread_join(flusher->thread, NULL);
    flusher->has_thread = false;
}

void flusher_add(struct flusher *flusher, uint64_t bytes)
{
    bool is_busy = false;
    if (flusher->fd < 0 || atomic_fetch_add(&flusher->waiting, bytes) + bytes < FLUSHED_AT_ONCE)
        return;
    if (!atomic_compare_exchange_strong(&flusher->is_busy, &is_busy, true))
        return;
    atomic_store(&flusher->waiting, 0);
    join(flusher); /* it has ended, or is about to */
    flusher->has_thread = pthread_create(&flusher->thread, NULL, flush, flusher) == 0;
    if (!flusher->has_thread)
        atomic_store(&flusher->is_busy, false);
}

void flusher_close(struct flusher *flusher)
{
    join(flusher);
    flusher->fd = -1;
}
