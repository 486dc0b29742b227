/* cache.h - results that can be made again, kept in files: .vitrine/cache/ beside content/.
 *
 * A name is a key made of all that the result depends on, so an entry never goes stale; two builds
 * at once write the same bytes. The folder may be deleted at any time, and carried between machines (a CI service keeps it from run to
 * run as one folder).
 */
#ifndef VITRINE_BASE_CACHE_H
#define VITRINE_BASE_CACHE_H

#include "base/stamps.h"

struct cache {
    struct folder folder; /* fd -1: nothing is kept */
};

/* The usual one; a build that must believe nothing takes another, empty one. */
#define CACHE_FOLDER ".vitrine/cache"

/* Opens ROOT/PATH, making it when needed. When that cannot be done the cache is off. */
void cache_open(struct arena *arena, const struct folder *root, const char *path, struct cache *cache);
void cache_close(struct cache *cache);

bool cache_has(const struct cache *cache, struct text name);
bool cache_read(struct arena *arena, const struct cache *cache, struct text name, struct text *bytes);

/* A failure is not told: the result is made again next time. */
void cache_write(struct arena *arena, const struct cache *cache, struct text name, struct text bytes);

/* 32 hexadecimal digits for what is made of CONTENT with PARAMETERS. */
struct text cache_key(struct arena *arena, struct content_hash content, struct text parameters);

/* Removes what was not used for CACHE_DAYS; looks once a day at most. An entry that is used gets today's date. */
enum { CACHE_DAYS = 60 };
void cache_prune(const struct cache *cache);

#endif
