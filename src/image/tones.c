/* tones.c */
#include "image/tones.h"

#include <math.h>

enum { WHITE = 250, LEVELS = 256 };

struct colour {
    int most, least;
};

/* Counts over a small copy. */
struct counts {
    size_t all[LEVELS], goods[LEVELS]; /* luma of all pixels, and of those that are not white */
    size_t n, n_goods, clipped, saturation;
    size_t steps, sum_of_steps, clear_steps, hard_steps; /* from pixel to pixel across, where one of both is not white */
    size_t borders, soft_borders, clear_borders, hard_borders; /* steps to or from white */
};

static int bounded(int v)
{
    return v < 0 ? 0 : v > 255 ? 255 : v;
}

static struct colour colour_of(int v, int cb, int cr)
{
    int reds = bounded(v + 91881 * cr / 65536), greens = bounded(v - (22554 * cb + 46802 * cr) / 65536), blues = bounded(v + 116130 * cb / 65536);
    struct colour c = {reds > greens ? reds : greens, reds < greens ? reds : greens};
    c.most = blues > c.most ? blues : c.most;
    c.least = blues < c.least ? blues : c.least;
    return c;
}

static void count_step(struct counts *c, int from, int to, bool is_goods)
{
    int step = abs(to - from);
    if (is_goods) {
        c->steps++;
        c->sum_of_steps += (size_t)step;
        c->clear_steps += step > 24;
        c->hard_steps += step > 64;
    }
    if ((from >= WHITE) != (to >= WHITE)) {
        c->borders++;
        c->soft_borders += step > 10;
        c->clear_borders += step > 40;
        c->hard_borders += step > 90;
    }
}

static const uint8_t *row_for(const struct plane *colour, const struct plane *small, uint32_t y)
{
    uint32_t row = (uint32_t)((uint64_t)y * colour->height / small->height);
    return plane_row(colour, row < colour->height ? row : colour->height - 1);
}

/* In every second row: neighbours above and below tell little more. Colour is taken as it lies nearest: it changes slowly. */
static void count(const struct planes *planes, const struct plane *small, struct counts *c)
{
    enum { EVERY = 2 };
    bool coloured = planes->n_planes == 3;
    const struct plane *blue = &planes->plane[1], *red = &planes->plane[2];
    for (uint32_t y = 0; y < small->height; y += EVERY) {
        const uint8_t *luma = plane_row(small, y), *b = coloured ? row_for(blue, small, y) : NULL, *r = coloured ? row_for(red, small, y) : NULL;
        bool was_goods = false;
        for (uint32_t x = 0; x < small->width; x++) {
            uint32_t at = coloured ? (uint32_t)((uint64_t)x * blue->width / small->width) : 0;
            struct colour colour = coloured ? colour_of(luma[x], b[at] - 128, r[at] - 128) : (struct colour){luma[x], luma[x]};
            bool is_goods = colour.least < WHITE;
            c->n++;
            c->all[luma[x]]++;
            if (is_goods) {
                c->n_goods++;
                c->goods[luma[x]]++;
                c->saturation += (size_t)(colour.most - colour.least);
                c->clipped += colour.least < 245 && colour.most >= 253;
            }
            if (x > 0)
                count_step(c, luma[x - 1], luma[x], is_goods || was_goods);
            was_goods = is_goods;
        }
    }
}

static float share(size_t part, size_t whole)
{
    return whole ? (float)part / (float)whole : 0;
}

static float between(const size_t *counts, uint32_t from, uint32_t to, size_t whole)
{
    size_t sum = 0;
    for (uint32_t i = from; i < to; i++)
        sum += counts[i];
    return sqrtf(share(sum, whole));
}

/* How regular the teeth of COUNTS from level FROM to TO are, and how deep. */
static void find_comb(const size_t *counts, uint32_t from, uint32_t to, float *regular, float *deep)
{
    enum { TURNS = 512, FIRST = 62 /* the eighth part of a turn and more: teeth up to eight levels apart */, AROUND = 4 };
    float teeth[LEVELS], cosines[TURNS], power = 0, sum = 0, mean = 0, most = 0;
    uint32_t n = to - from;
    for (uint32_t i = 0; i < TURNS; i++)
        cosines[i] = cosf(6.2831853f * (float)i / TURNS);
    for (uint32_t i = 0; i < n; i++) {
        float window = 0.5f - 0.5f * cosf(6.2831853f * (float)i / (float)(n - 1)), near = 0;
        for (int k = -AROUND; k <= AROUND; k++) {
            int at = (int)i + k;
            near += sqrtf((float)counts[from + (uint32_t)(at < 0 ? 0 : at >= (int)n ? (int)n - 1 : at)]);
        }
        float level = sqrtf((float)counts[from + i]);
        teeth[i] = (level - near / (2 * AROUND + 1)) * window;
        power += teeth[i] * teeth[i];
        sum += teeth[i];
        mean += level * window / (float)n;
    }
    for (uint32_t f = FIRST; f <= TURNS / 2; f++) {
        float re = 0, im = 0;
        for (uint32_t i = 0, turn = 0; i < n; i++, turn = (turn + f) % TURNS) {
            re += teeth[i] * cosines[turn];
            im += teeth[i] * cosines[(turn + TURNS / 4) % TURNS];
        }
        most = fmaxf(most, re * re + im * im);
    }
    float scatter = power / (float)n - (sum / (float)n) * (sum / (float)n);
    *regular = power > 0 ? fminf(1, 2 * sqrtf(most / power / (float)n)) : 0;
    *deep = mean > 0 ? fminf(1, sqrtf(fmaxf(scatter, 0)) / mean) : 0;
}

static void fill_features(const struct counts *c, const size_t *levels, float *f)
{
    static const uint16_t edges[] = {0, 32, 64, 96, 128, 160, 192, 224, 240, WHITE, LEVELS};
    for (uint32_t i = 0; i < TONES_ALL; i++)
        *f++ = between(c->all, edges[i], edges[i + 1], c->n);
    for (uint32_t i = 0; i < TONES_GOODS; i++)
        *f++ = between(c->goods, edges[i], i + 1 < TONES_GOODS ? edges[i + 1] : LEVELS, c->n_goods);
    *f++ = sqrtf(share(c->clipped, c->n_goods));
    *f++ = share(c->saturation, c->n_goods) / 255;
    *f++ = share(c->sum_of_steps, c->steps) / 32;
    *f++ = share(c->clear_steps, c->steps);
    *f++ = share(c->hard_steps, c->steps);
    *f++ = share(c->soft_borders, c->borders);
    *f++ = share(c->clear_borders, c->borders);
    *f++ = share(c->hard_borders, c->borders);
    *f++ = share(c->n_goods, c->n);
    find_comb(levels, 3, 250, f, f + 1);
    find_comb(levels, 3, 120, f + 2, f + 3);
}

/* Levels in some rows of the original: a smaller copy has means, which have no teeth. Two counts in turn, as neighbours are often equal and a
 * processor waits for the one before. */
static void count_levels(const struct plane *luma, size_t *levels)
{
    enum { ROWS = 256 };
    uint32_t counts[2][LEVELS] = {0}, every = luma->height / ROWS + 1;
    for (uint32_t y = 0; y < luma->height; y += every) {
        const uint8_t *row = plane_row(luma, y);
        for (uint32_t x = 0; x + 1 < luma->width; x += 2) {
            counts[0][row[x]]++;
            counts[1][row[x + 1]]++;
        }
    }
    for (uint32_t i = 0; i < LEVELS; i++)
        levels[i] = counts[0][i] + counts[1][i];
}

void tones_measure(const struct planes *planes, const struct plane *small, struct tones *tones)
{
    struct counts c = {0};
    size_t levels[LEVELS], below = 0, shade = 0;
    *tones = (struct tones){0};
    count(planes, small, &c);
    count_levels(&planes->plane[0], levels);
    fill_features(&c, levels, tones->features);
    for (size_t v = 0; v < LEVELS; v++) {
        shade += v < 192 ? c.all[v] : 0;
        below += c.all[v];
        if (below * 50 <= c.n * 49)
            tones->brightest = (uint16_t)v;
    }
    tones->shade = (uint16_t)(1000 * share(shade, c.n));
    tones->clipped = (uint16_t)(1000 * share(c.clipped, c.n_goods));
}

uint16_t tones_burnt(const struct tones *tones)
{
    static const float weights[TONES_FEATURES + 1] = {
#define TONE(weight) weight,
#include "image/tones.def"
#undef TONE
    };
    float sum = weights[TONES_FEATURES];
    for (uint32_t i = 0; i < TONES_FEATURES; i++)
        sum += tones->features[i] * weights[i];
    return (uint16_t)(1000 * fminf(fmaxf(sum, 0), 2));
}
