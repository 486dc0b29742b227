/* build.h - load, check, plan, render, publish, on one screen. */
#ifndef VITRINE_BUILD_BUILD_H
#define VITRINE_BUILD_BUILD_H

#include "build/workspace.h"
#include "publish/transaction.h"
#include "view/view.h"

enum { N_STAGES = 8 };

struct build_options {
    struct workspace_options workspace;
    const char *edition; /* of site.yaml: its part of the catalog; NULL: everything */
    const char *output; /* a folder below the site's; NULL: "output" */
    bool allow_errors; /* publish in spite of findings at error level */
    bool force; /* replace files in output/ that are not ours */
    bool is_preview; /* quick, not flushed to the disk */
    bool keep_facts; /* of pictures, after the check: a preview shows them */
    bool is_standing; /* transaction_stands was true just now */
    bool keep_unreadable; /* while a file cannot be read the old tree stays: it is just being written */
};

struct stage {
    const char *name;
    int64_t nanoseconds;
    int64_t computed; /* nanoseconds that all processors together were busy with it */
};

/* What of the plan was published: ITEMS[i] of it (NULL: i), N in all. */
struct published_outputs {
    const uint32_t *items;
    size_t n;
    const struct fingerprint *prints; /* one each */
    const struct transaction_state *states; /* one each */
};

struct build {
    struct workspace workspace;
    struct theme theme;
    struct view_context context;
    struct plan plan;
    struct publish_summary summary;
    struct transaction transaction;
    bool has_transaction; /* it is open */
    struct published_outputs published; /* none when IS_PUBLISHED is false */
    struct stage stages[N_STAGES];
    size_t n_stages;
    bool has_prices; /* false: an edition without */
    bool is_published; /* false: findings at error level stopped it, or nothing had to be done */
};

/* A page that was made alone. */
struct fresh_page {
    struct text path, bytes;
};

/* Loads the site with its pictures and theme, ready to render from; publishes and checks nothing. False: REASON. Close it either way. */
bool build_load(struct build *build, const struct workspace_options *options, const char **reason);

/* Builds the site. False: REASON is a whole sentence, and the published tree is the old one. Close it either way. */
bool build_run(struct build *build, const struct build_options *options, const char **reason);

/* Makes the pages of the listing or company page in the file PATH again, from a build that was run, into PAGES (MAX_LANGUAGES of them). 0: only a
 * whole build can tell (catalog_refresh). Lists and search data that show it are not made: a whole build follows. */
size_t build_refresh(struct build *build, struct text path, struct fresh_page *pages);

void build_close(struct build *build);

#endif
