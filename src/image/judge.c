/* judge.c - what the numbers of facts.c mean. Thresholds come from damaged copies of real photos: tests/bench/learn.sh and photos.sh. */
#include <math.h>

#include "image/facts.h"

/* A's look at X, Y, between its samples on a line. */
static double sample(const uint8_t *look, double x, double y)
{
    int ix = (int)x, iy = (int)y;
    double fx = x - ix, fy = y - iy;
    int jx = ix + 1 < LOOK_SIDE ? ix + 1 : ix, jy = iy + 1 < LOOK_SIDE ? iy + 1 : iy;
    double top = look[iy * LOOK_SIDE + ix] * (1 - fx) + look[iy * LOOK_SIDE + jx] * fx;
    double bottom = look[jy * LOOK_SIDE + ix] * (1 - fx) + look[jy * LOOK_SIDE + jx] * fx;
    return top * (1 - fy) + bottom * fy;
}

/* Pearson's correlation of B with the part of A that begins at LEFT, TOP and is SIZE of its side. */
static double correlation(const uint8_t *a, const uint8_t *b, double left, double top, double size)
{
    double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0, n = LOOK_SIDE * LOOK_SIDE;
    for (int y = 0; y < LOOK_SIDE; y++)
        for (int x = 0; x < LOOK_SIDE; x++) {
            double p = sample(a, (left + (x + 0.5) / LOOK_SIDE * size) * LOOK_SIDE - 0.5 < 0 ? 0 : (left + (x + 0.5) / LOOK_SIDE * size) * LOOK_SIDE - 0.5,
                              (top + (y + 0.5) / LOOK_SIDE * size) * LOOK_SIDE - 0.5 < 0 ? 0 : (top + (y + 0.5) / LOOK_SIDE * size) * LOOK_SIDE - 0.5);
            double q = b[y * LOOK_SIDE + x];
            sa += p;
            sb += q;
            saa += p * p;
            sbb += q * q;
            sab += p * q;
        }
    double va = saa - sa * sa / n, vb = sbb - sb * sb / n;
    if (va < n * 4 || vb < n * 4) /* an even area is like any other */
        return 0;
    return (sab - sa * sb / n) / sqrt(va * vb);
}

static double best_crop(const uint8_t *a, const uint8_t *b)
{
    static const double sizes[] = {1, 0.97, 0.94, 0.91, 0.88, 0.85};
    double best = -1;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        for (int place = 0; place < (i ? 5 : 1); place++) { /* the middle, then the corners */
            double room = 1 - sizes[i], left = place == 0 ? room / 2 : place % 2 ? 0 : room, top = place == 0 ? room / 2 : place > 2 ? room : 0;
            best = fmax(best, correlation(a, b, left, top, sizes[i]));
        }
    return best;
}

double facts_likeness(const struct picture_facts *a, const struct picture_facts *b)
{
    return fmax(best_crop(a->look, b->look), best_crop(b->look, a->look));
}

bool facts_are_alike(const struct picture_facts *a, const struct picture_facts *b)
{
    static const double alike = 0.97; /* other views of a thing on white have less */
    return !a->reason[0] && !b->reason[0] && (a == b || facts_likeness(a, b) >= alike);
}

bool facts_is_dark(const struct picture_facts *facts)
{
    return facts->brightest < 90;
}

/* Of photos that the weights have not seen: 94 to 100 of 100 that were brightened two and a half to four times, 1.6 untouched ones
 * (tests/bench/learn.sh). */
bool facts_is_burnt(const struct picture_facts *facts)
{
    return facts->burnt >= 420 && !facts_is_dark(facts);
}

/* Of photos that the weights have not seen: 96 to 100 of 100 enlarged ones, 1.6 untouched ones; 96 to 100 out of focus, no untouched one
 * (tests/bench/learn.sh). */
bool facts_is_blurred(const struct picture_facts *facts)
{
    return facts->blurred >= 460;
}

bool facts_is_enlarged(const struct picture_facts *facts)
{
    return facts->enlarged >= 600 && !facts_is_blurred(facts);
}

void facts_effective_size(const struct picture_facts *facts, uint32_t *width, uint32_t *height)
{
    enum { LEAST_ENLARGED = 165 }; /* what is told apart begins near one and a half times */
    uint32_t factor = facts->factor > 100 ? facts->factor : 100;
    if (facts_is_enlarged(facts) && factor < LEAST_ENLARGED)
        factor = LEAST_ENLARGED;
    *width = (uint32_t)((uint64_t)facts->width * 100 / factor);
    *height = (uint32_t)((uint64_t)facts->height * 100 / factor);
}
