/* map.c */
#include "base/map.h"

struct map_slot {
    struct text key;
    uint64_t hash;
    size_t value;
}; /* of an unused slot the hash is 0 */

static uint64_t hash_of(struct text key)
{
    uint64_t hash = text_hash(key);
    return hash ? hash : 1;
}

static struct map_slot *slot_of(const struct map *map, struct text key, uint64_t hash)
{
    for (size_t i = (size_t)hash & (map->n_slots - 1);; i = (i + 1) & (map->n_slots - 1)) {
        struct map_slot *slot = &map->slots[i];
        if (slot->hash == 0 || (slot->hash == hash && text_equal(slot->key, key)))
            return slot;
    }
}

static void grow(struct map *map)
{
    struct map bigger = {.arena = map->arena, .n_slots = map->n_slots ? map->n_slots * 2 : 16, .n_items = map->n_items};
    bigger.slots = arena_array(map->arena, struct map_slot, bigger.n_slots);
    for (size_t i = 0; i < map->n_slots; i++)
        if (map->slots[i].hash)
            *slot_of(&bigger, map->slots[i].key, map->slots[i].hash) = map->slots[i];
    *map = bigger;
}

size_t map_find(const struct map *map, struct text key)
{
    if (map->n_items == 0)
        return MAP_NONE;
    const struct map_slot *slot = slot_of(map, key, hash_of(key));
    return slot->hash ? slot->value : MAP_NONE;
}

size_t map_add(struct map *map, struct text key, size_t value)
{
    if (map->n_items * 2 >= map->n_slots)
        grow(map);
    uint64_t hash = hash_of(key);
    struct map_slot *slot = slot_of(map, key, hash);
    if (slot->hash == 0) {
        *slot = (struct map_slot){key, hash, value};
        map->n_items++;
    }
    return slot->value;
}
