/* pieces.c */
#include "plan/pieces.h"

#include "base/store.h"

static struct text key_of(const struct piece *piece)
{
    return (struct text){(const char *)&piece->made_of, sizeof piece->made_of};
}

void pieces_open(struct arena *arena, struct text note, struct text file, struct pieces *pieces)
{
    struct store_reader in = {.rest = note};
    *pieces = (struct pieces){.arena = arena, .was_of = map_new(arena)};
    uint64_t own = store_get(&in);
    if (own != text_hash(in.rest))
        return;
    struct content_hash hash = content_hash(file);
    uint64_t high = store_get(&in), low = store_get(&in);
    if (!note.size || !content_hash_equal(hash, (struct content_hash){high, low}))
        return;
    size_t n = store_get_count(&in), at = 0;
    pieces->was = arena_array(arena, struct piece, n);
    map_reserve(&pieces->was_of, n);
    for (size_t i = 0; i < n; i++) {
        struct piece *piece = &pieces->was[i];
        piece->made_of = store_get(&in);
        uint64_t skipped = store_get(&in), size = store_get(&in);
        if (in.is_bad || skipped > file.size - at || size > file.size - at - skipped)
            return;
        piece->at = at + skipped;
        piece->size = size;
        at = piece->at + piece->size;
    }
    pieces->file = file;
    pieces->n_was = n;
    for (size_t i = 0; i < n; i++)
        map_add(&pieces->was_of, key_of(&pieces->was[i]), i);
}

bool pieces_find(const struct pieces *pieces, uint64_t made_of, struct text *bytes)
{
    const struct piece wanted = {.made_of = made_of};
    size_t at = pieces ? map_find(&pieces->was_of, key_of(&wanted)) : MAP_NONE;
    if (at == MAP_NONE)
        return false;
    *bytes = text_slice(pieces->file, pieces->was[at].at, pieces->was[at].at + pieces->was[at].size);
    return true;
}

void pieces_add(struct pieces *pieces, uint64_t made_of, size_t at, size_t size)
{
    if (!pieces)
        return;
    if (pieces->n_now == pieces->room) {
        size_t room = pieces->room ? pieces->room * 2 : 256;
        pieces->now = arena_grow(pieces->arena, pieces->now, pieces->room * sizeof *pieces->now, room * sizeof *pieces->now);
        pieces->room = room;
    }
    pieces->now[pieces->n_now++] = (struct piece){made_of, at, size};
}

struct text pieces_note(const struct pieces *pieces, struct arena *arena, struct content_hash hash)
{
    struct buffer out = buffer_new(arena), whole = buffer_new(arena);
    store_put(&out, hash.high);
    store_put(&out, hash.low);
    store_put(&out, pieces->n_now);
    size_t at = 0;
    for (size_t i = 0; i < pieces->n_now; i++) {
        const struct piece *piece = &pieces->now[i];
        store_put(&out, piece->made_of);
        store_put(&out, piece->at - at);
        store_put(&out, piece->size);
        at = piece->at + piece->size;
    }
    store_put(&whole, text_hash(buffer_text(&out)));
    buffer_put(&whole, buffer_text(&out));
    return buffer_text(&whole);
}
