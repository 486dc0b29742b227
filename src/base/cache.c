/* cache.c */
#include "base/cache.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

enum { LARGEST = 256 * 1024 * 1024 };

void cache_open(struct arena *arena, const struct folder *root, struct cache *cache)
{
    const char *reason;
    struct text path = text_format(arena, "%.*s/.vitrine/cache", TEXT_ARGS(root->path));
    cache->folder.fd = -1;
    if (folder_make_parents(root, TEXT(".vitrine/cache/x"), arena, &reason))
        folder_open(arena, path.data, &cache->folder, &reason);
}

void cache_close(struct cache *cache)
{
    folder_close(&cache->folder);
}

bool cache_has(const struct cache *cache, struct text name)
{
    return cache->folder.fd >= 0 && folder_has(&cache->folder, name, NULL);
}

bool cache_read(struct arena *arena, const struct cache *cache, struct text name, struct text *bytes)
{
    const char *reason;
    return cache->folder.fd >= 0 && folder_read(arena, &cache->folder, name, LARGEST, bytes, &reason);
}

void cache_write(struct arena *arena, const struct cache *cache, struct text name, struct text bytes)
{
    const char *reason;
    if (cache->folder.fd >= 0)
        folder_write(arena, &cache->folder, name, bytes, &reason);
}

struct text cache_key(struct arena *arena, struct text bytes, struct text parameters)
{
    XXH128_hash_t a = XXH3_128bits(bytes.data ? bytes.data : "", bytes.size);
    XXH128_hash_t b = XXH3_128bits_withSeed(parameters.data ? parameters.data : "", parameters.size, a.low64);
    return text_format(arena, "%016llx%016llx", (unsigned long long)(a.high64 ^ b.high64), (unsigned long long)(a.low64 ^ b.low64));
}
