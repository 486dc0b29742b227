/* planes.c */
#include "image/planes.h"

#include "base/compiler.h"

bool plane_try(struct arena *arena, uint32_t width, uint32_t height, struct plane *plane)
{
    if (width == 0 || height == 0 || width > MAX_SIDE || height > MAX_SIDE || (uint64_t)width * height > MAX_PIXELS)
        return false;
    enum { ALIGNED = 32 };
    size_t stride = ((size_t)width + 2 * ALIGNED - 1) / ALIGNED * ALIGNED;
    uint8_t *data = arena_try_raw(arena, (size_t)height + PAD_ROWS + 1, stride, (size_t)MAX_PIXELS * 2);
    if (!data)
        return false;
    *plane = (struct plane){data + (ALIGNED - (uintptr_t)data % ALIGNED), width, height, stride};
    return true;
}

void plane_pad(struct plane *plane, uint32_t width, uint32_t height)
{
    for (uint32_t y = 0; y < plane->height && width > plane->width; y++) {
        uint8_t *row = plane_row(plane, y);
        memset(row + plane->width, row[plane->width - 1], width - plane->width);
    }
    for (uint32_t y = plane->height; y < height; y++)
        memcpy(plane_row(plane, y), plane_row(plane, plane->height - 1), width > plane->width ? width : plane->width);
}

typedef uint16_t pairs_16 __attribute__((vector_size(32)));
typedef uint8_t bytes_16 __attribute__((vector_size(16)));

HOT_LOOP void row_halve(const uint8_t *a, const uint8_t *b, uint8_t *to, uint32_t n)
{
    uint32_t x = 0;
    for (; x + 16 <= n; x += 16) { /* a pair of samples is a number of 16 bits: its two halves are summed in place */
        pairs_16 p, q;
        memcpy(&p, a + 2 * (size_t)x, sizeof p);
        memcpy(&q, b + 2 * (size_t)x, sizeof q);
        pairs_16 sum = ((p & 255) + (p >> 8) + (q & 255) + (q >> 8) + 2) >> 2;
        bytes_16 mean = __builtin_convertvector(sum, bytes_16);
        memcpy(to + x, &mean, sizeof mean);
    }
    for (; x < n; x++)
        to[x] = (uint8_t)((a[2 * x] + a[2 * x + 1] + b[2 * x] + b[2 * x + 1] + 2) >> 2);
}

bool plane_halve(struct arena *arena, const struct plane *from, struct plane *into)
{
    if (!plane_try(arena, from->width / 2, from->height / 2, into))
        return false;
    for (uint32_t y = 0; y < into->height; y++)
        row_halve(plane_row(from, 2 * y), plane_row(from, 2 * y + 1), plane_row(into, y), into->width);
    return true;
}

bool plane_quarter(struct arena *arena, const struct plane *from, struct plane *into)
{
    uint32_t half = from->width / 2;
    uint8_t *row = arena_try_raw(arena, half, 1, MAX_PIXELS);
    if (!row || !plane_try(arena, from->width / 4, from->height / 4, into))
        return false;
    for (uint32_t y = 0; y < into->height; y++) {
        row_halve(plane_row(from, 4 * y + 1), plane_row(from, 4 * y + 2), row, half);
        row_halve(row, row, plane_row(into, y), into->width);
    }
    return true;
}

/* JFIF 1.02: Y = 0.299 R + 0.587 G + 0.114 B and so on, in 16 bits of fraction. */
HOT_LOOP static void colour_row(const uint8_t *rgb, uint8_t *y, uint8_t *cb, uint8_t *cr, uint32_t n)
{
    for (uint32_t x = 0; x < n; x++) {
        int32_t r = rgb[3 * x], g = rgb[3 * x + 1], b = rgb[3 * x + 2];
        y[x] = (uint8_t)((19595 * r + 38470 * g + 7471 * b + 32768) >> 16);
        cb[x] = (uint8_t)((-11059 * r - 21709 * g + 32768 * b + 8421375) >> 16);
        cr[x] = (uint8_t)((32768 * r - 27439 * g - 5329 * b + 8421375) >> 16);
    }
}

bool planes_of_pixels(struct arena *arena, const struct pixels *from, struct planes *into)
{
    *into = (struct planes){.n_planes = from->channels == 1 ? 1 : 3, .width = from->width, .height = from->height};
    for (uint32_t i = 0; i < into->n_planes; i++)
        if (!plane_try(arena, from->width, from->height, &into->plane[i]))
            return false;
    for (uint32_t y = 0; y < from->height; y++) {
        const uint8_t *row = from->data + (size_t)y * from->width * from->channels;
        if (into->n_planes == 1)
            memcpy(plane_row(&into->plane[0], y), row, from->width);
        else
            colour_row(row, plane_row(&into->plane[0], y), plane_row(&into->plane[1], y), plane_row(&into->plane[2], y), from->width);
    }
    return true;
}

bool planes_resize(struct arena *arena, const struct planes *from, uint32_t width, uint32_t height, struct planes *into)
{
    *into = (struct planes){.n_planes = from->n_planes, .width = width, .height = height};
    if (!plane_resize(arena, &from->plane[0], width, height, &into->plane[0]))
        return false;
    for (uint32_t i = 1; i < from->n_planes; i++)
        if (!plane_resize(arena, &from->plane[i], (width + 1) / 2, (height + 1) / 2, &into->plane[i]))
            return false;
    return true;
}

bool plane_upright(struct arena *arena, int orientation, struct plane *plane)
{
    struct plane from = *plane, to;
    bool turn = orientation >= 5;
    if (orientation <= 1 || orientation > 8)
        return true;
    if (!plane_try(arena, turn ? from.height : from.width, turn ? from.width : from.height, &to))
        return false;
    bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
    bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
    for (uint32_t y = 0; y < to.height; y++)
        for (uint32_t x = 0; x < to.width; x++) {
            uint32_t sx = turn ? y : x, sy = turn ? x : y;
            sx = mirror_x ? from.width - 1 - sx : sx;
            sy = mirror_y ? from.height - 1 - sy : sy;
            plane_row(&to, y)[x] = plane_row(&from, sy)[sx];
        }
    *plane = to;
    return true;
}

bool planes_upright(struct arena *arena, int orientation, struct planes *planes)
{
    for (uint32_t i = 0; i < planes->n_planes; i++)
        if (!plane_upright(arena, orientation, &planes->plane[i]))
            return false;
    planes->width = planes->plane[0].width;
    planes->height = planes->plane[0].height;
    return true;
}
