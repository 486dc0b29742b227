/* map.c */
#include "base/map.h"

#include <stdint.h>

struct map_slot {
    const char *key; /* NULL: the slot is unused */
    uint32_t size, value;
    uint32_t hash; /* paths have much in common: they are compared only when these are equal */
};

static struct map_slot *slot_of(const struct map *map, struct text key, uint32_t hash)
{
    for (size_t i = hash & (map->n_slots - 1);; i = (i + 1) & (map->n_slots - 1)) {
        struct map_slot *slot = &map->slots[i];
        if (!slot->key || (slot->hash == hash && text_equal((struct text){slot->key, slot->size}, key)))
            return slot;
    }
}

static void resize(struct map *map, size_t n_slots)
{
    struct map bigger = {.arena = map->arena, .n_slots = n_slots, .n_items = map->n_items};
    bigger.slots = arena_array(map->arena, struct map_slot, n_slots);
    for (size_t i = 0; i < map->n_slots; i++)
        if (map->slots[i].key)
            *slot_of(&bigger, (struct text){map->slots[i].key, map->slots[i].size}, map->slots[i].hash) = map->slots[i];
    *map = bigger;
}

void map_reserve(struct map *map, size_t n_items)
{
    size_t n_slots = 16;
    while (n_slots / 2 < n_items)
        n_slots *= 2;
    if (n_slots > map->n_slots)
        resize(map, n_slots);
}

size_t map_find(const struct map *map, struct text key)
{
    if (map->n_items == 0)
        return MAP_NONE;
    const struct map_slot *slot = slot_of(map, key, (uint32_t)text_hash(key));
    return slot->key ? slot->value : MAP_NONE;
}

size_t map_add(struct map *map, struct text key, size_t value)
{
    if (map->n_items * 2 >= map->n_slots)
        map_reserve(map, map->n_items + 1);
    uint32_t hash = (uint32_t)text_hash(key);
    struct map_slot *slot = slot_of(map, key, hash);
    if (!slot->key) {
        if (key.size > UINT32_MAX || value > UINT32_MAX)
            arena_out_of_memory(map->arena->what);
        *slot = (struct map_slot){key.size ? key.data : "", (uint32_t)key.size, (uint32_t)value, hash};
        map->n_items++;
    }
    return slot->value;
}
