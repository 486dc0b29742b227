/* pieces.c */
#include "plan/pieces.h"

#include <unistd.h>

#include "base/store.h"

enum { WINDOW = 256 * 1024, TAKEN_AT_ONCE = 128 * 1024 };

static struct text key_of(const struct piece *piece)
{
    return (struct text){(const char *)&piece->made_of, sizeof piece->made_of};
}

static bool read_note(struct pieces *pieces, struct text note, struct content_hash hash)
{
    struct store_reader in = {.rest = note};
    uint64_t own = store_get(&in);
    uint64_t high = store_get(&in), low = store_get(&in), at = 0;
    pieces->n_was = store_get_count(&in);
    if (!note.size || own != text_hash(in.rest) || !content_hash_equal(hash, (struct content_hash){high, low}))
        return false;
    pieces->was = arena_array(pieces->arena, struct piece, pieces->n_was);
    for (size_t i = 0; i < pieces->n_was; i++) {
        struct piece *piece = &pieces->was[i];
        piece->made_of = store_get(&in);
        uint64_t skipped = store_get(&in), size = store_get(&in);
        if (in.is_bad || skipped > pieces->file_size - at || size > pieces->file_size - at - skipped)
            return false;
        piece->at = at + skipped;
        piece->size = size;
        at = piece->at + piece->size;
    }
    return in.rest.size == 0; /* else they are not so many as the note says */
}

void pieces_open(struct arena *arena, struct text note, int fd, uint64_t size, struct content_hash hash, struct pieces *pieces)
{
    *pieces = (struct pieces){.arena = arena, .fd = fd, .file_size = size, .was_of = map_new(arena), .now = buffer_new(arena)};
    if (fd < 0 || !read_note(pieces, note, hash))
        pieces->n_was = 0;
}

/* Brings PIECE into the window, with what lies behind it: the next one that is looked for is mostly there. */
static bool read_piece(struct pieces *pieces, const struct piece *piece)
{
    size_t want = piece->size > WINDOW ? piece->size : WINDOW;
    if (piece->at >= pieces->window_at && piece->at + piece->size <= pieces->window_at + pieces->window_size)
        return true;
    if (want > pieces->window_room) {
        pieces->window = arena_alloc(pieces->arena, want);
        pieces->window_room = want;
    }
    pieces->window_at = piece->at;
    pieces->window_size = 0;
    while (pieces->window_size < pieces->window_room) {
        size_t left = pieces->window_room - pieces->window_size;
        ssize_t got = pread(pieces->fd, pieces->window + pieces->window_size, left, (off_t)(piece->at + pieces->window_size));
        if (got <= 0)
            break;
        pieces->window_size += (size_t)got;
    }
    return pieces->window_size >= piece->size;
}

/* Wherever it stood. After an edit few are not near: only when there are many is a table made. */
static size_t find_anywhere(struct pieces *pieces, uint64_t made_of)
{
    enum { FEW = 8 };
    const struct piece wanted = {.made_of = made_of};
    if (pieces->n_sought < FEW) {
        pieces->n_sought++;
        for (size_t i = 0; i < pieces->n_was; i++)
            if (pieces->was[i].made_of == made_of)
                return i;
        return MAP_NONE;
    }
    if (pieces->was_of.n_items == 0) {
        map_reserve(&pieces->was_of, pieces->n_was);
        for (size_t i = 0; i < pieces->n_was; i++)
            map_add(&pieces->was_of, key_of(&pieces->was[i]), i);
    }
    return map_find(&pieces->was_of, key_of(&wanted));
}

/* Pieces mostly come in the order that they had, where one took another's place, was put between two, or went. */
static size_t find(struct pieces *pieces, uint64_t made_of)
{
    const size_t near[] = {pieces->next, pieces->next + 1, pieces->next - 1};
    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        if (near[i] < pieces->n_was && pieces->was[near[i]].made_of == made_of)
            return near[i];
    return find_anywhere(pieces, made_of);
}

bool pieces_find(struct pieces *pieces, uint64_t made_of, struct text *bytes)
{
    if (!pieces || pieces->n_was == 0)
        return false;
    size_t at = find(pieces, made_of);
    pieces->next = at == MAP_NONE ? pieces->next + 1 : at + 1;
    if (at == MAP_NONE || !read_piece(pieces, &pieces->was[at]))
        return false;
    *bytes = (struct text){pieces->window + (pieces->was[at].at - pieces->window_at), pieces->was[at].size};
    return true;
}

void pieces_add(struct pieces *pieces, uint64_t made_of, size_t at, size_t size)
{
    if (!pieces)
        return;
    size_t start = pieces->gone + at;
    store_put(&pieces->now, made_of);
    store_put(&pieces->now, start - pieces->end);
    store_put(&pieces->now, size);
    pieces->end = start + size;
    pieces->n_now++;
}

void pieces_let_go(struct pieces *pieces, struct buffer *out)
{
    if (!pieces || !pieces->take || out->size < TAKEN_AT_ONCE)
        return;
    pieces->take(pieces->shared, buffer_text(out));
    pieces->gone += out->size;
    out->size = 0;
}

struct text pieces_note(const struct pieces *pieces, struct arena *arena, struct content_hash hash)
{
    struct buffer out = buffer_new(arena);
    store_put(&out, text_hash(buffer_text(&pieces->now)));
    store_put(&out, hash.high);
    store_put(&out, hash.low);
    store_put(&out, pieces->n_now);
    buffer_grow(&out, pieces->now.size);
    buffer_put(&out, buffer_text(&pieces->now));
    return buffer_text(&out);
}
