/* workspace.h - a site that is loaded and looked at: what `check` and `build` both begin with. */
#ifndef VITRINE_BUILD_WORKSPACE_H
#define VITRINE_BUILD_WORKSPACE_H

#include "catalog/recall.h"
#include "check/check.h"
#include "image/variants.h"

/* A part of a site's outputs: number NUMBER, from 1, of COUNT that are disjoint and together are all. COUNT 0: everything. */
struct shard {
    size_t number, count;
};

/* Does the part make what the name PATH stands for? Depends on the name alone, so that every part of a site agrees. */
static inline bool shard_has(struct shard shard, struct text path)
{
    return shard.count == 0 || text_hash(path) % shard.count == shard.number - 1;
}

struct workspace_options {
    const char *source; /* the site's folder; NULL: the nearest one upward from here */
    size_t jobs; /* 0: one a processor */
    struct text profiles[MAX_PROFILES];
    size_t n_profiles;
    struct load_options load;
    bool quiet; /* no progress bar */
    struct shard shard; /* of the photos only these get their variants made; facts are known of all */
    const char *cold_cache; /* nothing of earlier runs is believed: the cache is this folder; NULL: the site's own */
};

struct workspace {
    struct arena arena;
    struct pool *pool;
    const char *root;
    struct folder folder; /* it, opened */
    struct catalog catalog;
    struct lexicon lexicon;
    struct cache cache;
    struct arena facts_arena; /* half a kilobyte a picture: gone before pages are planned */
    struct picture_facts *facts; /* one a picture; NULL: nobody has looked, or they are forgotten */
    struct variants *variants; /* one a picture */
    struct check check;
    struct diag_list findings;
    const char *cold_cache; /* of the options */
    struct recall recall; /* listings and findings of the last run */
    bool quiet;
    struct shard shard;
};

/* The nearest folder from FROM upward that holds content/site.yaml; NULL when there is none. */
const char *workspace_find(struct arena *arena, const char *from);

/* A digest of all that vitrine and vitrine-full are compiled from, made by the Makefile: what another program remembered is not believed. */
extern const uint64_t program_identity;

/* Finds the site, loads it and its profiles. False: REASON is a whole sentence. Close it either way. */
bool workspace_open(struct workspace *workspace, const struct workspace_options *options, const char **reason);

/* The same in two steps, for who has something to begin in the site's folder before the content is read. */
bool workspace_find_site(struct workspace *workspace, const struct workspace_options *options, const char **reason);
bool workspace_load(struct workspace *workspace, const struct workspace_options *options, const char **reason);

/* Opens every picture: its facts and, unless VARIANTS is NULL, its variants in the cache. */
void workspace_look(struct workspace *workspace, const struct variant_options *variants);

/* Runs the rules; the findings come out sorted. */
void workspace_check(struct workspace *workspace);

/* Gives back what rules alone need, facts and lexicon: no more checks. */
void workspace_end_check(struct workspace *workspace);

/* Remembers listings and findings for the next run, and WORDS, a note a document (view/words.h); NULL: there are none. After the check and of the whole
 * catalog: not of an edition. */
void workspace_remember(struct workspace *workspace, const struct text *words);

void workspace_close(struct workspace *workspace);

#endif
