/* builder.h - builds for the preview, each in a process of its own: whatever happens to one, the server stays.
 *
 * A process that has built stays, with the whole site in its memory, until the next one has: asked for one page it makes that alone, in a few
 * milliseconds, while the whole site may take seconds.
 */
#ifndef VITRINE_SERVE_BUILDER_H
#define VITRINE_SERVE_BUILDER_H

#include <sys/types.h>

#include "build/build.h"

struct builder {
    pid_t pid; /* 0: there is none */
    int to, from; /* its standard input; its standard output and error */
    char said[8192]; /* while it builds: what it has said, which tells why it failed */
    size_t n_said;
};

struct builder_options {
    const char *root; /* the site's folder */
    size_t jobs;
    bool drafts, future;
};

/* Starts a build. False: no process can be had. */
bool builder_start(struct builder *builder, const struct builder_options *options);

enum builder_state { BUILDER_BUSY, BUILDER_DONE, BUILDER_FAILED };

/* Takes what BUILDER has to say (its FROM is readable, or MILLISECONDS pass). Failed: it has ended, and SAID tells why. */
enum builder_state builder_listen(struct builder *builder, int milliseconds);

/* Asks BUILDER, which is done, for the pages of the file PATH, in ARENA; see build_refresh. 0: a whole build is needed. */
size_t builder_ask(struct builder *builder, struct arena *arena, struct text path, struct fresh_page *pages);

/* Ends it. */
void builder_end(struct builder *builder);

/* In the process itself: answers on standard output what builder_ask asks on standard input, until that ends. */
void builder_answer(struct build *build);

#endif
