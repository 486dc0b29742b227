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

/* With 32 a cold build of 190 MB takes as long, and its end has no time to link a twin (twin.h): the next one waits. */
enum { FLUSHED_AT_ONCE = 96 * 1024 * 1024 };

struct flusher {
    int fd; /* of a folder in the file system; -1: nothing is to be flushed */
    int file; /* that the thread waits for alone, and closes; -1: for all. Of whoever made is_busy true */
    _Atomic uint64_t waiting; /* bytes that nobody was asked to flush */
    atomic_bool is_busy;
    bool has_thread; /* that is to be joined; of whoever made is_busy true */
    pthread_t thread;
};

void flusher_open(struct flusher *flusher, int fd);

/* BYTES were written. From any thread. */
void flusher_add(struct flusher *flusher, uint64_t bytes);

/* The open file FD, a large one, is written: it is waited for alone, when nothing else is under way. After an edit it is most of what the flush at the end
 * would wait for: 11 MB take a disk 20 to 40 ms, in which other pages are made. FD stays the caller's. */
void flusher_add_file(struct flusher *flusher, int fd);

/* Waits for what is under way. */
void flusher_close(struct flusher *flusher);

#endif
