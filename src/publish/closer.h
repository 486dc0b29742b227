/* closer.h - lets go of files that were replaced, while others work.
 *
 * When a file loses its last name, the system gives its room back before it goes on: ext4 that discards and has no journal waits for the disk, 10 ms for the
 * 11 MB of a printable catalog, and as long for a page of 10 KB when a flush is under way. As long as somebody has the file open that is put off until it is
 * closed, which a thread of its own does here. Nothing is left behind, whenever the process ends. What cannot be done is not told: the file then goes at once.
 *
 * On ext2, 3 and 4 alone: file systems of networks and of FUSE give a file that is open another name instead, and the tree would hold that too.
 */
#ifndef VITRINE_PUBLISH_CLOSER_H
#define VITRINE_PUBLISH_CLOSER_H

#include <pthread.h>
#include <stdbool.h>

#include "base/file.h"

enum { CLOSER_ROOM = 64 }; /* when so many wait, they are closed at once */

struct closer {
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t is_more;
    int waiting[CLOSER_ROOM];
    size_t n_waiting;
    bool is_open; /* false: files are not held */
    bool ends;
    bool has_thread; /* that is to be joined */
    pthread_t thread;
};

/* For files of the file system that the open file or folder FD is of. */
void closer_open(struct closer *closer, int fd);

/* The file PATH of FOLDER, which is about to be replaced or removed; -1 when there is none, or it has another name and stays. */
int closer_hold(const struct closer *closer, struct arena *scratch, const struct folder *folder, struct text path);

/* It was: FD, from closer_hold, is closed. From any thread. */
void closer_add(struct closer *closer, int fd);

/* Waits until all are closed. One that was never opened is all zero. */
void closer_close(struct closer *closer);

#endif
