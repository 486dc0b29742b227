/* pixels.c - what is done to whole pictures, apart from resampling. */
#include "image/pixels.h"

bool pixels_try(struct arena *arena, uint32_t width, uint32_t height, uint8_t channels, struct pixels *pixels)
{
    if (width == 0 || height == 0 || width > MAX_SIDE || height > MAX_SIDE || (uint64_t)width * height > MAX_PIXELS)
        return false;
    uint8_t *data = arena_try(arena, (size_t)width * height, channels, (size_t)MAX_PIXELS * 4);
    if (!data)
        return false;
    *pixels = (struct pixels){data, width, height, channels};
    return true;
}

bool pixels_upright(struct arena *arena, int orientation, struct pixels *pixels)
{
    struct pixels from = *pixels, to;
    bool turn = orientation >= 5;
    if (orientation <= 1 || orientation > 8)
        return true;
    if (!pixels_try(arena, turn ? from.height : from.width, turn ? from.width : from.height, from.channels, &to))
        return false;
    bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    for (uint32_t y = 0; y < to.height; y++)
        for (uint32_t x = 0; x < to.width; x++) {
            uint32_t sx = turn ? y : x, sy = turn ? x : y;
            sx = mirror_x ? from.width - 1 - sx : sx;
            sy = mirror_y ? from.height - 1 - sy : sy;
            memcpy(to.data + ((size_t)y * to.width + x) * to.channels, from.data + ((size_t)sy * from.width + sx) * from.channels, from.channels);
        }
    *pixels = to;
    return true;
}

bool pixels_show_through(const struct pixels *pixels)
{
    size_t n = pixels->channels == 4 ? (size_t)pixels->width * pixels->height : 0;
    for (size_t i = 0; i < n; i++)
        if (pixels->data[i * 4 + 3] != 255)
            return true;
    return false;
}

bool pixels_flatten(struct arena *arena, const struct pixels *from, struct pixels *into)
{
    if (from->channels != 4) {
        *into = *from;
        return true;
    }
    if (!pixels_try(arena, from->width, from->height, 3, into))
        return false;
    for (size_t i = 0, n = (size_t)from->width * from->height; i < n; i++) {
        const uint8_t *p = from->data + i * 4;
        for (size_t k = 0; k < 3; k++)
            into->data[i * 3 + k] = (uint8_t)((p[k] * p[3] + 255 * (255 - p[3]) + 127) / 255);
    }
    return true;
}

bool pixels_luma(struct arena *arena, const struct pixels *from, uint32_t left, uint32_t top, uint32_t width, uint32_t height, struct pixels *into)
{
    if (!pixels_try(arena, width, height, 1, into))
        return false;
    for (uint32_t y = 0; y < height; y++) {
        const uint8_t *p = from->data + ((size_t)(top + y) * from->width + left) * from->channels;
        uint8_t *out = into->data + (size_t)y * width;
        for (uint32_t x = 0; x < width; x++, p += from->channels)
            out[x] = from->channels == 1 ? p[0] : (uint8_t)((p[0] * 77 + p[1] * 150 + p[2] * 29 + 128) >> 8);
    }
    return true;
}
