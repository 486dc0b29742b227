/* flusher.h - lets a large tree go to the disk while it is still being written, so that the flush before it is published has little left to wait for.
 *
 * Whenever FLUSHED_AT_ONCE bytes were written, a thread of its own asks the system to flush; one at a time. What it cannot do is not told: the flush that
 * counts comes at the end (transaction.c).
 */
#ifndef VITRINE_PUBLISH_FLUSHER_H
#define VITRINE_PUBLISH_FLUSHER_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum { FLUSHED_AT_ONCE = 96 * 1024 * 1024 }; /* with less, files wait for the journal while they are made: 32 MB cost 5 to 10 % of a cold build */

struct flusher {
    int fd; /* of a folder in the file system; -1: nothing is to be flushed */
    _Atomic uint64_t waiting; /* bytes that nobody was asked to flush */
    atomic_bool is_busy;
    bool has_thread; /* that is to be joined; of whoever made is_busy true */
    pthread_t thread;
};

void flusher_open(struct flusher *flusher, int fd);

/* BYTES were written. From any thread. */
void flusher_add(struct flusher *flusher, uint64_t bytes);

/* Waits for what is under way. */
void flusher_close(struct flusher *flusher);

#endif
