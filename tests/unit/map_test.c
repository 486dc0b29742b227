/* A map finds what was put into it, whatever grew in between; an empty text is a key like others. */
#include "base/map.h"
#include "test.h"

static void test_many(void)
{
    enum { MANY = 20000 };
    struct arena arena = arena_new("test");
    struct map map = map_new(&arena);
    size_t wrong = 0;
    for (size_t i = 0; i < MANY; i++)
        wrong += map_add(&map, text_format(&arena, "key %zu", i), i * 3) != i * 3;
    EXPECT(wrong == 0);
    EXPECT(map.n_items == MANY);
    for (size_t i = 0; i < MANY; i++)
        wrong += map_find(&map, text_format(&arena, "key %zu", i)) != i * 3 || map_add(&map, text_format(&arena, "key %zu", i), 1) != i * 3;
    EXPECT(wrong == 0);
    EXPECT(map.n_items == MANY);
    EXPECT(map_find(&map, TEXT("key 20000")) == MAP_NONE);
    EXPECT(map_find(&map, TEXT("key")) == MAP_NONE);
    arena_release(&arena);
}

static void test_reserved(void)
{
    struct arena arena = arena_new("test");
    struct map map = map_new(&arena);
    EXPECT(map_find(&map, TEXT("a")) == MAP_NONE);
    map_add(&map, TEXT("before"), 7);
    map_reserve(&map, 1000);
    size_t slots = map.n_slots;
    for (size_t i = 1; i < 1000; i++)
        map_add(&map, text_format(&arena, "%zu", i), i);
    EXPECT(map.n_slots == slots);
    EXPECT(map_find(&map, TEXT("before")) == 7);
    map_reserve(&map, 3);
    EXPECT(map.n_slots == slots);
    arena_release(&arena);
}

static void test_empty_key(void)
{
    struct arena arena = arena_new("test");
    struct map map = map_new(&arena);
    map_add(&map, TEXT("a"), 1);
    EXPECT(map_find(&map, (struct text){0}) == MAP_NONE);
    EXPECT(map_add(&map, (struct text){0}, 2) == 2);
    EXPECT(map_find(&map, TEXT("")) == 2);
    EXPECT(map_find(&map, (struct text){"ab", 1}) == 1);
    arena_release(&arena);
}

int main(void)
{
    test_many();
    test_reserved();
    test_empty_key();
    return finish(__FILE__, NULL);
}
