/* map.h - texts to numbers: open addressing, three quarters full at most, never shrinks. 27 to 37 bytes a text when there was room for them all: a site of
 * 100,000 photos has a million paths. */
#ifndef VITRINE_BASE_MAP_H
#define VITRINE_BASE_MAP_H

#include "base/arena.h"
#include "base/text.h"

#define MAP_NONE SIZE_MAX

struct map {
    struct arena *arena; /* borrowed */
    struct map_slot *slots;
    struct map_entry *entries;
    size_t n_slots, n_items, room;
};

static inline struct map map_new(struct arena *arena)
{
    return (struct map){.arena = arena};
}

/* Makes room for N_ITEMS in all, so that adding them leaves no smaller tables behind in the arena. */
void map_reserve(struct map *map, size_t n_items);

/* The number of KEY, or MAP_NONE. Constant time. */
size_t map_find(const struct map *map, struct text key);

/* The key that was added as number I, from 0; I is below n_items. */
struct text map_key(const struct map *map, size_t i);

/* Gives KEY the number VALUE unless it has one; returns the one it has. KEY is not copied; both it and VALUE are below
 * 4 G, or the process ends as without memory. */
size_t map_add(struct map *map, struct text key, size_t value);

#endif
