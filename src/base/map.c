/* map.c - the keys one behind the other, in the order in which they came, and a table of hashes that says where. */
#include "base/map.h"

#include <stdint.h>

struct map_entry {
    const char *key;
    uint32_t size, value;
};

struct map_slot {
    uint32_t hash; /* paths have much in common: they are compared only when these are equal */
    uint32_t number; /* of the entry, from 1; 0: the slot is unused */
};

static struct map_slot *slot_of(const struct map *map, struct text key, uint32_t hash)
{
    for (size_t i = hash & (map->n_slots - 1);; i = (i + 1) & (map->n_slots - 1)) {
        struct map_slot *slot = &map->slots[i];
        if (slot->number == 0)
            return slot;
        const struct map_entry *entry = &map->entries[slot->number - 1];
        if (slot->hash == hash && text_equal((struct text){entry->key, entry->size}, key))
            return slot;
    }
}

static void resize(struct map *map, size_t n_slots)
{
    struct map_slot *slots = arena_array(map->arena, struct map_slot, n_slots);
    for (size_t i = 0; i < map->n_slots; i++) {
        if (map->slots[i].number == 0)
            continue;
        size_t at = map->slots[i].hash & (n_slots - 1);
        while (slots[at].number)
            at = (at + 1) & (n_slots - 1);
        slots[at] = map->slots[i];
    }
    map->slots = slots;
    map->n_slots = n_slots;
}

static void make_room(struct map *map, size_t n_items)
{
    map->entries = arena_grow(map->arena, map->entries, map->room * sizeof *map->entries, n_items * sizeof *map->entries);
    map->room = n_items;
}

void map_reserve(struct map *map, size_t n_items)
{
    size_t n_slots = 8;
    while (n_slots / 4 * 3 < n_items)
        n_slots *= 2;
    if (n_slots > map->n_slots)
        resize(map, n_slots);
    if (n_items > map->room)
        make_room(map, n_items);
}

struct text map_key(const struct map *map, size_t i)
{
    return (struct text){map->entries[i].key, map->entries[i].size};
}

size_t map_find(const struct map *map, struct text key)
{
    if (map->n_items == 0)
        return MAP_NONE;
    const struct map_slot *slot = slot_of(map, key, (uint32_t)text_hash(key));
    return slot->number ? map->entries[slot->number - 1].value : MAP_NONE;
}

size_t map_add(struct map *map, struct text key, size_t value)
{
    if (map->n_slots == 0 || map->n_items == map->n_slots / 4 * 3)
        map_reserve(map, map->n_items + 1);
    uint32_t hash = (uint32_t)text_hash(key);
    struct map_slot *slot = slot_of(map, key, hash);
    if (slot->number)
        return map->entries[slot->number - 1].value;
    if (map->n_items == map->room)
        make_room(map, map->n_slots / 4 * 3);
    if (key.size > UINT32_MAX || value > UINT32_MAX || map->n_items == UINT32_MAX)
        arena_out_of_memory(map->arena->what);
    map->entries[map->n_items++] = (struct map_entry){key.size ? key.data : "", (uint32_t)key.size, (uint32_t)value};
    *slot = (struct map_slot){hash, (uint32_t)map->n_items};
    return value;
}
