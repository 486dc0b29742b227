/* live.h - what the preview is now: shared by the thread that builds and those that serve.
 *
 * One number, the generation, grows with every build. Browsers that listen (server-sent events, html.spec.whatwg.org) wait for it.
 */
#ifndef VITRINE_SERVE_LIVE_H
#define VITRINE_SERVE_LIVE_H

#include <microhttpd.h>
#include <pthread.h>
#include <stdatomic.h>

#include "base/file.h"

enum { MOST_LISTENERS = 64, MOST_UNDO = 50 };

/* A repair that can be taken back. */
struct undo {
    char *path, *before, *after; /* malloc's */
    size_t n_before, n_after;
};

struct live {
    const struct folder *root;
    char token[33]; /* what a page of ours must show to change a file */
    const char *bound; /* the address that was asked for, beside loopback's names; NULL: none */
    unsigned port;
    const char *editor; /* address of a place in a file: %f path, %l line, %c column */
    pthread_mutex_t lock; /* for all below */
    atomic_ulong generation; /* 0: the server ends */
    char *failure; /* why there is no new build, malloc's; NULL: the last one was made */
    struct MHD_Connection *waiting[MOST_LISTENERS]; /* suspended until the next generation */
    size_t n_waiting;
    struct undo undos[MOST_UNDO];
    size_t n_undos;
    atomic_size_t n_listeners;
};

/* Sets up LIVE, with a token from the system's random numbers. */
void live_open(struct live *live, const struct folder *root);

/* A new generation: FAILURE (NULL: none) is copied. Wakes all who wait. */
void live_step(struct live *live, const char *failure);

/* Wakes all for good: the server ends. */
void live_close(struct live *live);

#endif
