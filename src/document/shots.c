/* shots.c */
#include "document/shots.h"

enum { NARROWEST = 160, WIDEST = 2400, LOWEST = 50, USUAL = 82, HIGHEST = 96 };

static bool make(const struct shots *shots, struct arena *arena, size_t picture, uint32_t width, int quality, struct text *jpeg, uint32_t *w, uint32_t *h)
{
    const struct variants *variants = &shots->context->variants[picture];
    uint32_t wanted = width < variants->width ? width : variants->width;
    struct text name = text_format(arena, "%.*s-%u-q%d.jpg", TEXT_ARGS(variants->key), wanted, quality), file;
    const char *reason;
    *w = wanted;
    *h = variants->width ? variant_height(variants, wanted) : 0;
    if (variants->n_widths == 0)
        return false;
    if (cache_read(arena, shots->context->cache, name, jpeg))
        return true;
    if (!folder_read(arena, &shots->context->catalog->root, shots->context->catalog->pictures[picture].path, LARGEST_PICTURE, &file, &reason) ||
        !picture_scaled(arena, file, wanted, quality, jpeg, w, h, &reason))
        return false;
    cache_write(arena, shots->context->cache, name, *jpeg);
    return true;
}

bool shots_read(const struct shots *shots, struct arena *arena, size_t picture, struct text *jpeg, uint32_t *width, uint32_t *height)
{
    const struct view_context *context = shots->context;
    const char *reason;
    if (shots->quality)
        return make(shots, arena, picture, shots->width, shots->quality, jpeg, width, height);
    *width = view_width(context, picture, shots->width);
    if (*width == 0)
        return false;
    *height = variant_height(&context->variants[picture], *width);
    return view_picture_bytes(context, arena, picture, *width, "jpg", jpeg, &reason);
}

struct weighing {
    const struct shots *shots;
    const size_t *pictures;
    uint64_t *bytes;
};

static void weigh_one(void *shared, size_t item, struct worker *worker)
{
    struct weighing *weighing = shared;
    struct text jpeg = {0};
    uint32_t w, h;
    make(weighing->shots, &worker->scratch, weighing->pictures[item], weighing->shots->width, weighing->shots->quality, &jpeg, &w, &h);
    weighing->bytes[item] = jpeg.size;
}

/* One number from 0 to 1 says how good: first the width grows at the usual quality, then the quality; below the narrowest the quality falls. */
static void set_level(struct shots *shots, double level)
{
    double const low = 0.15, high = 0.85;
    double part = level < low ? 0 : level > high ? 1 : (level - low) / (high - low);
    shots->width = (uint32_t)(NARROWEST + part * part * (WIDEST - NARROWEST));
    double quality = level < low ? LOWEST + level / low * (USUAL - LOWEST) : level > high ? USUAL + (level - high) / (1 - high) * (HIGHEST - USUAL) : USUAL;
    shots->quality = (int)(quality + 0.5);
}

static uint64_t weigh(struct shots *shots, const size_t *pictures, size_t n, double level)
{
    struct arena arena = arena_new("weighing");
    struct weighing weighing = {shots, pictures, arena_array(&arena, uint64_t, n)};
    uint64_t sum = 0;
    set_level(shots, level);
    pool_run(shots->pool, n, weigh_one, &weighing);
    for (size_t i = 0; i < n; i++)
        sum += weighing.bytes[i];
    arena_release(&arena);
    return sum;
}

bool shots_fit(struct shots *shots, const size_t *pictures, size_t n, uint64_t most, uint64_t *sum)
{
    enum { ROUNDS = 7 };
    double low = 0, high = 1;
    if ((*sum = weigh(shots, pictures, n, 0)) > most)
        return false;
    for (int i = 0; i < ROUNDS; i++) {
        double middle = (low + high) / 2;
        uint64_t now = weigh(shots, pictures, n, i == 0 ? 1 : middle); /* often all of it fits */
        if (i == 0 && now > most)
            continue;
        if (now <= most) {
            low = i == 0 ? 1 : middle;
            *sum = now;
            if (i == 0 || now >= most - most / 20)
                break;
        } else {
            high = middle;
        }
    }
    set_level(shots, low);
    return true;
}

bool shots_put(const struct shots *shots, struct buffer *out, size_t picture, struct text alt, bool with_bytes)
{
    struct text jpeg;
    uint32_t w, h;
    if (picture == NO_PICTURE || !shots_read(shots, out->arena, picture, &jpeg, &w, &h))
        return false;
    buffer_format(out, "<img width=\"%u\" height=\"%u\" alt=\"", w, h);
    buffer_escape(out, ESCAPE_HTML, alt);
    buffer_put(out, TEXT("\" src=\"data:image/jpeg;base64,"));
    if (with_bytes)
        buffer_put_base64(out, jpeg);
    buffer_put(out, TEXT("\">"));
    return true;
}
