/* cache.c */
#include "base/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "base/clock.h"

enum { LARGEST = 256 * 1024 * 1024 };

#define DAY INT64_C(86400000000000)

void cache_open(struct arena *arena, const struct folder *root, const char *path, struct cache *cache)
{
    const char *reason;
    cache->folder.fd = -1;
    if (folder_make_parents(root, text_format(arena, "%s/x", path), arena, &reason))
        folder_open_below(arena, root, path, &cache->folder, &reason);
}

void cache_close(struct cache *cache)
{
    folder_close(&cache->folder);
}

/* Is NAME there? Its time then tells, to the day, when it was last of use. */
static bool use(const struct cache *cache, struct text name)
{
    struct entry entry;
    char path[80];
    if (cache->folder.fd < 0 || !folder_has(&cache->folder, name, &entry))
        return false;
    if (clock_wall() - entry.changed > DAY && name.size < sizeof path) {
        memcpy(path, name.data, name.size);
        path[name.size] = 0;
        utimensat(cache->folder.fd, path, NULL, 0);
    }
    return true;
}

bool cache_has(const struct cache *cache, struct text name)
{
    return use(cache, name);
}

bool cache_read(struct arena *arena, const struct cache *cache, struct text name, struct text *bytes)
{
    const char *reason;
    return use(cache, name) && folder_read(arena, &cache->folder, name, LARGEST, bytes, &reason);
}

/* Is the file NAME of no use since CACHE_DAYS? */
static bool is_old(const struct cache *cache, const char *name, int64_t now)
{
    struct stat st;
    return fstatat(cache->folder.fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
           now - ((int64_t)st.st_mtim.tv_sec * 1000000000 + st.st_mtim.tv_nsec) > CACHE_DAYS * DAY;
}

/* Keeps no list: there are several files for each picture. */
void cache_prune(const struct cache *cache)
{
    struct arena scratch = arena_new("pruning the cache");
    struct entry last;
    const char *reason;
    int64_t now = clock_wall();
    if (cache->folder.fd < 0 || (folder_has(&cache->folder, TEXT("pruned"), &last) && now - last.changed < DAY))
        return;
    folder_write(&scratch, &cache->folder, TEXT("pruned"), TEXT(""), &reason);
    arena_release(&scratch);
    int fd = openat(cache->folder.fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    for (struct dirent *item; dir && (item = readdir(dir)) != NULL;)
        if (is_old(cache, item->d_name, now))
            unlinkat(cache->folder.fd, item->d_name, 0);
    if (dir)
        closedir(dir);
    else if (fd >= 0)
        close(fd);
}

void cache_write(struct arena *arena, const struct cache *cache, struct text name, struct text bytes)
{
    const char *reason;
    if (cache->folder.fd >= 0)
        folder_write(arena, &cache->folder, name, bytes, &reason);
}

struct text cache_key(struct arena *arena, struct content_hash content, struct text parameters)
{
    XXH128_hash_t b = XXH3_128bits_withSeed(parameters.data ? parameters.data : "", parameters.size, content.low);
    return text_format(arena, "%016llx%016llx", (unsigned long long)(content.high ^ b.high64), (unsigned long long)(content.low ^ b.low64));
}
