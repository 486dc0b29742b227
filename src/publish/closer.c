/* closer.c - a queue and a thread that is made when first there is something in it. */
#include "publish/closer.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <unistd.h>

void closer_open(struct closer *closer, int fd)
{
    struct statfs fs;
    *closer = (struct closer){.is_open = fstatfs(fd, &fs) == 0 && fs.f_type == EXT4_SUPER_MAGIC};
    pthread_mutex_init(&closer->lock, NULL);
    pthread_cond_init(&closer->is_more, NULL);
}

int closer_hold(const struct closer *closer, struct arena *scratch, const struct folder *folder, struct text path)
{
    struct stat st;
    int flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, fd = closer->is_open ? openat(folder->fd, text_cstr(scratch, path), flags) : -1;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink == 1)
        return fd;
    if (fd >= 0)
        close(fd);
    return -1;
}

static void *close_all(void *shared)
{
    struct closer *closer = shared;
    pthread_mutex_lock(&closer->lock);
    while (closer->n_waiting || !closer->ends) {
        if (closer->n_waiting == 0) {
            pthread_cond_wait(&closer->is_more, &closer->lock);
            continue;
        }
        int fd = closer->waiting[--closer->n_waiting];
        pthread_mutex_unlock(&closer->lock);
        close(fd);
        pthread_mutex_lock(&closer->lock);
    }
    pthread_mutex_unlock(&closer->lock);
    return NULL;
}

void closer_add(struct closer *closer, int fd)
{
    if (fd < 0)
        return;
    pthread_mutex_lock(&closer->lock);
    if (!closer->has_thread)
        closer->has_thread = pthread_create(&closer->thread, NULL, close_all, closer) == 0;
    bool is_taken = closer->has_thread && closer->n_waiting < CLOSER_ROOM;
    if (is_taken)
        closer->waiting[closer->n_waiting++] = fd;
    pthread_cond_signal(&closer->is_more);
    pthread_mutex_unlock(&closer->lock);
    if (!is_taken)
        close(fd);
}

void closer_close(struct closer *closer)
{
    if (!closer->is_open)
        return;
    pthread_mutex_lock(&closer->lock);
    closer->ends = true;
    pthread_cond_signal(&closer->is_more);
    pthread_mutex_unlock(&closer->lock);
    if (closer->has_thread)
        pthread_join(closer->thread, NULL);
    pthread_cond_destroy(&closer->is_more);
    pthread_mutex_destroy(&closer->lock);
    *closer = (struct closer){0};
}
