/* spectrum.c */
#include "image/spectrum.h"

#include <math.h>

enum { LINES = 400, CANDIDATES = 8 };

static const float pi = 3.14159265f;

/* Radix-2, in place, of N complex numbers (Cooley and Tukey, 1965); N is SPECTRUM_LINE. TURNS holds the roots of unity. */
static void transform(float *re, float *im, const float *cosines, const float *sines)
{
    enum { N = SPECTRUM_LINE };
    for (uint32_t i = 1, j = 0; i < N; i++) {
        uint32_t bit = N >> 1;
        for (; j & bit; bit >>= 1)
            j ^= bit;
        j |= bit;
        if (i < j) {
            float r = re[i], m = im[i];
            re[i] = re[j];
            im[i] = im[j];
            re[j] = r;
            im[j] = m;
        }
    }
    for (uint32_t half = 1; half < N; half *= 2)
        for (uint32_t i = 0; i < N; i += half * 2)
            for (uint32_t k = 0; k < half; k++) {
                uint32_t turn = k * (N / 2 / half);
                float c = cosines[turn], s = sines[turn], *a = re + i + k, *b = im + i + k;
                float r = a[half] * c + b[half] * s, m = b[half] * c - a[half] * s;
                a[half] = a[0] - r;
                b[half] = b[0] - m;
                a[0] += r;
                b[0] += m;
            }
}

struct tables {
    float cosines[SPECTRUM_LINE / 2], sines[SPECTRUM_LINE / 2], window[SPECTRUM_LINE];
};

static void make_tables(struct tables *t)
{
    for (uint32_t i = 0; i < SPECTRUM_LINE / 2; i++) {
        t->cosines[i] = cosf(2 * pi * (float)i / SPECTRUM_LINE);
        t->sines[i] = sinf(2 * pi * (float)i / SPECTRUM_LINE);
    }
    for (uint32_t i = 0; i < SPECTRUM_LINE; i++)
        t->window[i] = 0.5f - 0.5f * cosf(2 * pi * ((float)i + 0.5f) / SPECTRUM_LINE); /* Hann */
}

/* SPECTRUM_LINE samples from X, Y on, across or down. */
static void take_line(const struct plane *luma, uint32_t x, uint32_t y, bool down, int16_t *line)
{
    for (uint32_t i = 0; i < SPECTRUM_LINE; i++)
        line[i] = down ? plane_row(luma, y + i)[x] : plane_row(luma, y)[x + i];
}

/* How much there is to see: the sum of all steps, without those of a clipped area. */
static uint32_t liveliness(const int16_t *line)
{
    uint32_t sum = 0;
    for (uint32_t i = 1; i < SPECTRUM_LINE; i++)
        sum += (uint32_t)abs(line[i] - line[i - 1]);
    return sum;
}

/* Two lines in one transform, as its real and imaginary part. */
static void add_lines(struct spectrum *spectrum, const struct tables *t, const int16_t *a, const int16_t *b)
{
    float re[SPECTRUM_LINE], im[SPECTRUM_LINE], mean_a = 0, mean_b = 0;
    for (uint32_t i = 0; i < SPECTRUM_LINE; i++) {
        mean_a += a[i];
        mean_b += b[i];
    }
    mean_a /= SPECTRUM_LINE;
    mean_b /= SPECTRUM_LINE;
    for (uint32_t i = 0; i < SPECTRUM_LINE; i++) {
        re[i] = ((float)a[i] - mean_a) * t->window[i];
        im[i] = ((float)b[i] - mean_b) * t->window[i];
    }
    transform(re, im, t->cosines, t->sines);
    for (uint32_t k = 1; k < SPECTRUM_BANDS; k++) {
        uint32_t m = SPECTRUM_LINE - k;
        spectrum->power[k] += (re[k] * re[k] + im[k] * im[k] + re[m] * re[m] + im[m] * im[m]) / 2;
    }
    spectrum->n_lines += 2;
}

/* A number from 0 to LIMIT - 1, the same on every run. */
static uint32_t next_number(uint32_t *state, uint32_t limit)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)(((uint64_t)*state * limit) >> 32);
}

/* The liveliest of some lines at random places. */
static void find_line(const struct plane *luma, uint32_t *state, bool down, int16_t *best)
{
    uint32_t most = 0;
    int16_t line[SPECTRUM_LINE];
    uint32_t across = luma->width - (down ? 0 : SPECTRUM_LINE), high = luma->height - (down ? SPECTRUM_LINE : 0);
    memset(best, 0, sizeof line);
    for (uint32_t i = 0; i < CANDIDATES; i++) {
        take_line(luma, next_number(state, across ? across : 1), next_number(state, high ? high : 1), down, line);
        uint32_t lively = liveliness(line);
        if (lively > most) {
            most = lively;
            memcpy(best, line, sizeof line);
        }
    }
}

void spectrum_measure(const struct plane *luma, struct spectrum *spectrum)
{
    struct tables tables;
    uint32_t state = 12345;
    memset(spectrum, 0, sizeof *spectrum);
    if (luma->width < SPECTRUM_LINE || luma->height < SPECTRUM_LINE)
        return;
    make_tables(&tables);
    for (uint32_t i = 0; i < LINES / 2; i++) {
        int16_t a[SPECTRUM_LINE], b[SPECTRUM_LINE];
        find_line(luma, &state, i % 2, a);
        find_line(luma, &state, i % 2, b);
        add_lines(spectrum, &tables, a, b);
    }
    for (uint32_t k = 0; k < SPECTRUM_BANDS; k++)
        spectrum->power[k] /= (float)spectrum->n_lines;
}

/* log2 of the power at frequency F, smoothed over three bands, between bands on a line. */
static float level(const float *smooth, float f)
{
    uint32_t k = (uint32_t)f;
    if (k + 1 >= SPECTRUM_BANDS)
        return smooth[SPECTRUM_BANDS - 1];
    float part = f - (float)k;
    return smooth[k] * (1 - part) + smooth[k + 1] * part;
}

static void smooth_levels(const struct spectrum *s, float *smooth)
{
    for (uint32_t k = 1; k < SPECTRUM_BANDS; k++) {
        float sum = 0;
        uint32_t n = 0;
        for (uint32_t i = k > 1 ? k - 1 : 1; i <= k + 1 && i < SPECTRUM_BANDS; i++, n++)
            sum += log2f(s->power[i] + 1e-3f);
        smooth[k] = sum / (float)n;
    }
    smooth[0] = smooth[1];
}

/* The drop over the octave around F. Where an enlarged picture's detail ends, and at twice that, where the filter's side lobes end, it is
 * steepest; the highest frequency at which it is nearly as steep as anywhere gives the factor: measured on photos enlarged 2, 3 and 4 times. */
struct fineness spectrum_fineness(const struct spectrum *s)
{
    enum { STEPS = 68 }; /* of three hundredths: frequencies 6 .. 45 */
    static const float lowest = 6, step = 1.03f, half_octave = 1.41421356f, nearly = 0.8f, ends_at = 84;
    float smooth[SPECTRUM_BANDS], at[STEPS] = {0}, drops[STEPS], most = 0, last = 0;
    if (s->n_lines == 0 || s->power[4] < 64) /* nothing to see: no detail could be lost */
        return (struct fineness){10, 0};
    smooth_levels(s, smooth);
    for (uint32_t i = 0; i < STEPS; i++) {
        at[i] = i > 0 ? at[i - 1] * step : lowest;
        drops[i] = level(smooth, at[i] / half_octave) - level(smooth, at[i] * half_octave);
        most = fmaxf(most, drops[i]);
    }
    for (uint32_t i = 0; i < STEPS; i++)
        last = drops[i] >= nearly * most ? at[i] : last;
    float factor = last > 0 ? ends_at / last : 1;
    return (struct fineness){(uint16_t)(factor < 1 ? 10 : factor * 10), (uint16_t)(most * 10)};
}
