/* resample.c - Lanczos, first along the rows, then down the columns.
 *
 * Each output sample is a weighed sum of the input samples within three lobes of the kernel, which is
 * widened by the factor of reduction so that nothing aliases (Duchon 1979; the method of libvips and
 * Pillow). Weights are fixed point, 14 bits, and made to add up to one exactly, so that a plain area
 * stays as it is. Rows are made one at a time into a ring of what the columns need: memory is
 * one ring, not a whole picture.
 */
#include <math.h>

#include "base/compiler.h"
#include "image/planes.h"

enum { LOBES = 3, ONE = 1 << 14 };

struct kernel {
    uint32_t taps; /* weights for each output sample */
    uint32_t *first; /* the input sample of its first weight */
    int16_t *weights;
};

static double lanczos(double x)
{
    static const double pi = 3.14159265358979323846;
    if (x == 0)
        return 1;
    if (fabs(x) >= LOBES)
        return 0;
    return LOBES * sin(pi * x) * sin(pi * x / LOBES) / (pi * pi * x * x);
}

static bool kernel_make(struct arena *arena, uint32_t from, uint32_t to, struct kernel *kernel)
{
    double scale = (double)from / to, widen = scale > 1 ? scale : 1;
    uint32_t taps = (uint32_t)ceil(LOBES * widen) * 2 + 1;
    if (taps > from)
        taps = from;
    kernel->taps = taps;
    kernel->first = arena_try(arena, to, sizeof *kernel->first, MAX_PIXELS);
    kernel->weights = arena_try(arena, (size_t)to * taps, sizeof *kernel->weights, MAX_PIXELS);
    double *exact = arena_try(arena, taps, sizeof *exact, MAX_PIXELS);
    if (!kernel->first || !kernel->weights || !exact)
        return false;
    for (uint32_t i = 0; i < to; i++) {
        double centre = (i + 0.5) * scale - 0.5, sum = 0;
        int64_t first = (int64_t)floor(centre) - taps / 2;
        if (first + taps > from)
            first = (int64_t)from - taps;
        if (first < 0)
            first = 0;
        for (uint32_t k = 0; k < taps; k++)
            sum += exact[k] = lanczos(((double)first + k - centre) / widen);
        int32_t left = ONE;
        uint32_t best = 0;
        int16_t *weights = kernel->weights + (size_t)i * taps;
        for (uint32_t k = 0; k < taps; k++) {
            weights[k] = (int16_t)lrint(exact[k] / sum * ONE);
            left -= weights[k];
            best = weights[k] > weights[best] ? k : best;
        }
        weights[best] = (int16_t)(weights[best] + left);
        kernel->first[i] = (uint32_t)first;
    }
    return true;
}

static inline uint8_t clamp(int32_t sum)
{
    sum = (sum + ONE / 2) >> 14;
    return sum < 0 ? 0 : sum > 255 ? 255 : (uint8_t)sum;
}

/* One row of CHANNELS; the switch lets the compiler unroll the common case. */
static void row_resize(const struct kernel *kernel, const uint8_t *from, uint8_t *to, uint32_t width, int channels)
{
    for (uint32_t x = 0; x < width; x++) {
        const int16_t *weights = kernel->weights + (size_t)x * kernel->taps;
        const uint8_t *p = from + (size_t)kernel->first[x] * (size_t)channels;
        if (channels == 3) {
            int32_t r = 0, g = 0, b = 0;
            for (uint32_t k = 0; k < kernel->taps; k++, p += 3) {
                r += weights[k] * p[0];
                g += weights[k] * p[1];
                b += weights[k] * p[2];
            }
            to[x * 3] = clamp(r);
            to[x * 3 + 1] = clamp(g);
            to[x * 3 + 2] = clamp(b);
            continue;
        }
        for (int c = 0; c < channels; c++) {
            int32_t sum = 0;
            for (uint32_t k = 0; k < kernel->taps; k++)
                sum += weights[k] * p[k * (uint32_t)channels + (uint32_t)c];
            to[x * (uint32_t)channels + (uint32_t)c] = clamp(sum);
        }
    }
}

static void column_resize(const struct kernel *kernel, uint32_t y, const uint8_t *ring, uint32_t ring_rows, size_t row, int32_t *sums, uint8_t *to)
{
    const int16_t *weights = kernel->weights + (size_t)y * kernel->taps;
    for (size_t i = 0; i < row; i++)
        sums[i] = 0;
    for (uint32_t k = 0; k < kernel->taps; k++) {
        const uint8_t *p = ring + (size_t)((kernel->first[y] + k) % ring_rows) * row;
        int32_t w = weights[k];
        for (size_t i = 0; i < row; i++)
            sums[i] += w * p[i];
    }
    for (size_t i = 0; i < row; i++)
        to[i] = clamp(sums[i]);
}

static void premultiply(struct pixels *pixels)
{
    for (size_t i = 0, n = (size_t)pixels->width * pixels->height; i < n; i++)
        for (size_t k = 0; k < 3; k++)
            pixels->data[i * 4 + k] = (uint8_t)((pixels->data[i * 4 + k] * pixels->data[i * 4 + 3] + 127) / 255);
}

static void unmultiply(struct pixels *pixels)
{
    for (size_t i = 0, n = (size_t)pixels->width * pixels->height; i < n; i++) {
        uint32_t alpha = pixels->data[i * 4 + 3];
        for (size_t k = 0; alpha && k < 3; k++) {
            uint32_t v = (pixels->data[i * 4 + k] * 255u + alpha / 2) / alpha;
            pixels->data[i * 4 + k] = (uint8_t)(v > 255 ? 255 : v);
        }
    }
}

bool pixels_resize(struct arena *arena, const struct pixels *given, uint32_t width, uint32_t height, struct pixels *into)
{
    struct kernel across, down;
    struct pixels from = *given;
    if (from.channels == 4) { /* colours count as much as they can be seen */
        if (!pixels_try(arena, from.width, from.height, 4, &from))
            return false;
        memcpy(from.data, given->data, (size_t)from.width * from.height * 4);
        premultiply(&from);
    }
    size_t row = (size_t)width * from.channels;
    if (!pixels_try(arena, width, height, from.channels, into) || !kernel_make(arena, from.width, width, &across) ||
        !kernel_make(arena, from.height, height, &down))
        return false;
    uint8_t *ring = arena_try(arena, down.taps, row, (size_t)MAX_PIXELS * 4);
    int32_t *sums = arena_try(arena, row, sizeof *sums, (size_t)MAX_PIXELS * 4);
    if (!ring || !sums)
        return false;
    uint32_t made = 0;
    for (uint32_t y = 0; y < height; y++) {
        for (; made < down.first[y] + down.taps; made++)
            row_resize(&across, from.data + (size_t)made * from.width * from.channels, ring + (size_t)(made % down.taps) * row, width, from.channels);
        column_resize(&down, y, ring, down.taps, row, sums, into->data + (size_t)y * row);
    }
    if (from.channels == 4)
        unmultiply(into);
    return true;
}

/* --- planes --- */

/* TO = the rows of FROM from FIRST on, weighed: one row of the result, all columns. */
HOT_LOOP static void weigh_rows(const struct plane *from, uint32_t first, const int16_t *weights, uint32_t taps, int32_t *sums, uint8_t *to)
{
    uint32_t n = from->width;
    for (uint32_t x = 0; x < n; x++)
        sums[x] = ONE / 2;
    for (uint32_t k = 0; k < taps; k++) {
        const uint8_t *row = from->data + (size_t)(first + k) * from->stride;
        int32_t w = weights[k];
        for (uint32_t x = 0; x < n; x++)
            sums[x] += w * row[x];
    }
    for (uint32_t x = 0; x < n; x++) {
        int32_t v = sums[x] >> 14;
        to[x] = (uint8_t)(v < 0 ? 0 : v > 255 ? 255 : v);
    }
}

enum { LANES = 16 };

/* LANES rows side by side, so that a column's samples lie together and the loop over rows is one vector operation. */
HOT_LOOP static void interleave(const uint8_t *const rows[LANES], uint32_t width, int16_t *to)
{
    for (uint32_t x = 0; x < width; x++)
        for (uint32_t i = 0; i < LANES; i++)
            to[(size_t)x * LANES + i] = rows[i][x];
}

enum { VECTOR = 8 };
typedef int16_t lanes_16 __attribute__((vector_size(2 * VECTOR)));
typedef int32_t lanes_32 __attribute__((vector_size(4 * VECTOR)));
typedef uint8_t lanes_8 __attribute__((vector_size(VECTOR)));

#define WEIGH_LANES(sums, weight, from)                                                                                                                        \
    do {                                                                                                                                                       \
        lanes_16 samples;                                                                                                                                      \
        memcpy(&samples, from, sizeof samples);                                                                                                                \
        (sums) += __builtin_convertvector(samples, lanes_32) * (weight);                                                                                       \
    } while (0)

/* A comparison of vectors is all ones where it holds. */
#define STORE_LANES(sums, to)                                                                                                                                  \
    do {                                                                                                                                                       \
        (sums) >>= 14;                                                                                                                                         \
        (sums) &= (sums) >= 0;                                                                                                                                 \
        (sums) = ((sums) | ((sums) > 255)) & 255;                                                                                                              \
        lanes_8 bytes = __builtin_convertvector(sums, lanes_8);                                                                                                \
        memcpy(to, &bytes, sizeof bytes);                                                                                                                      \
    } while (0)

HOT_LOOP static void weigh_columns(const struct kernel *kernel, const int16_t *from, uint32_t width, uint8_t *to)
{
    for (uint32_t x = 0; x < width; x++, to += LANES) {
        const int16_t *weights = kernel->weights + (size_t)x * kernel->taps, *p = from + (size_t)kernel->first[x] * LANES;
        lanes_32 low = (lanes_32){0} + ONE / 2, high = low;
        for (uint32_t k = 0; k < kernel->taps; k++, p += LANES) {
            WEIGH_LANES(low, weights[k], p);
            WEIGH_LANES(high, weights[k], p + VECTOR);
        }
        STORE_LANES(low, to);
        STORE_LANES(high, to + VECTOR);
    }
}

static void columns_of_rows(const struct kernel *kernel, const struct plane *from, uint32_t y, int16_t *lanes, uint8_t *made, struct plane *into)
{
    const uint8_t *rows[LANES];
    for (uint32_t i = 0; i < LANES; i++)
        rows[i] = plane_row(from, y + i < from->height ? y + i : from->height - 1);
    interleave(rows, from->width, lanes);
    weigh_columns(kernel, lanes, into->width, made);
    for (uint32_t i = 0; i < LANES && y + i < into->height; i++) {
        uint8_t *row = plane_row(into, y + i);
        for (uint32_t x = 0; x < into->width; x++)
            row[x] = made[(size_t)x * LANES + i];
    }
}

bool plane_resize(struct arena *arena, const struct plane *from, uint32_t width, uint32_t height, struct plane *into)
{
    struct kernel across, down;
    struct plane low; /* the height is done, the width not yet */
    if (!plane_try(arena, width, height, into) || !plane_try(arena, from->width, height, &low) || !kernel_make(arena, from->width, width, &across) ||
        !kernel_make(arena, from->height, height, &down))
        return false;
    int32_t *sums = arena_try(arena, from->width, sizeof *sums, (size_t)MAX_PIXELS * 4);
    int16_t *lanes = arena_try(arena, (size_t)from->width * LANES, sizeof *lanes, (size_t)MAX_PIXELS * 4);
    uint8_t *made = arena_try(arena, (size_t)width * LANES, 1, (size_t)MAX_PIXELS * 4);
    if (!sums || !lanes || !made)
        return false;
    for (uint32_t y = 0; y < height; y++)
        weigh_rows(from, down.first[y], down.weights + (size_t)y * down.taps, down.taps, sums, plane_row(&low, y));
    for (uint32_t y = 0; y < height; y += LANES)
        columns_of_rows(&across, &low, y, lanes, made, into);
    return true;
}
