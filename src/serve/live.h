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

enum { MOST_LISTENERS = 64, MOST_UNDO = 50, MOST_FRESH = 64 };

/* A page that is newer than the tree. */
struct fresh_copy {
    char *path, *bytes; /* malloc's */
    size_t size;
};

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
    struct fresh_copy fresh[MOST_FRESH]; /* until the next whole build */
    size_t n_fresh;
    bool is_partial; /* this generation is a page or two, and findings are those of the last whole build */
    atomic_size_t n_listeners;
    atomic_bool is_busy; /* a build runs, or is due */
};

/* Sets up LIVE, with a token from the system's random numbers. */
void live_open(struct live *live, const struct folder *root);

/* A new generation: FAILURE (NULL: none) is copied. Wakes all who wait. Pages that are newer than the tree go, unless KEEP_FRESH: files were
 * changed while it was built. */
void live_step(struct live *live, const char *failure, bool keep_fresh);

/* A new generation in which the page PATH is BYTES, copied, before the tree has it. Call live_step_fresh after the last one. */
void live_put_fresh(struct live *live, struct text path, struct text bytes);
void live_step_fresh(struct live *live);

/* The page PATH if it is newer than the tree: a copy in ARENA. */
bool live_fresh(struct live *live, struct arena *arena, struct text path, struct text *bytes);

/* Wakes all for good: the server ends. */
void live_close(struct live *live);

#endif
