/* workspace.h - a site that is loaded and looked at: what `check` and `build` both begin with. */
#ifndef VITRINE_BUILD_WORKSPACE_H
#define VITRINE_BUILD_WORKSPACE_H

#include "check/check.h"
#include "image/variants.h"

struct workspace_options {
    const char *source; /* the site's folder; NULL: the nearest one upward from here */
    size_t jobs; /* 0: one a processor */
    struct text profiles[MAX_PROFILES];
    size_t n_profiles;
    struct load_options load;
    bool quiet; /* no progress bar */
};

struct workspace {
    struct arena arena;
    struct pool *pool;
    const char *root;
    struct catalog catalog;
    struct lexicon lexicon;
    struct cache cache;
    struct picture_facts *facts; /* one a picture */
    struct variants *variants; /* one a picture */
    struct check check;
    struct diag_list findings;
    bool quiet;
};

/* The nearest folder from FROM upward that holds content/site.yaml; NULL when there is none. */
const char *workspace_find(struct arena *arena, const char *from);

/* Loads the site and its profiles. False: REASON is a whole sentence. Close it either way. */
bool workspace_open(struct workspace *workspace, const struct workspace_options *options, const char **reason);

/* Opens every picture: its facts and, unless VARIANTS is NULL, its variants in the cache. */
void workspace_look(struct workspace *workspace, const struct variant_options *variants);

/* Runs the rules; the findings come out sorted. */
void workspace_check(struct workspace *workspace);

void workspace_close(struct workspace *workspace);

#endif
