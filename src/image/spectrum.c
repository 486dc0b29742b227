/* spectrum.c */
#include "image/spectrum.h"

#include <math.h>

enum { LINES = 400, CANDIDATES = 6 };

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

/* log2 of the power, smoothed over three bands. */
static void smooth_levels(const struct spectrum *s, float *smooth)
{
    for (uint32_t k = 1; k < SPECTRUM_BANDS; k++) {
        float sum = 0;
        uint32_t n = 0;
        for (uint32_t i = k > 1 ? k - 1 : 1; i <= k + 1 && i < SPECTRUM_BANDS; i++, n++)
            sum += log2f(s->power[i] + 0.1f);
        smooth[k] = sum / (float)n;
    }
    smooth[0] = smooth[1];
}

static float mean(const float *values, uint32_t from, uint32_t to)
{
    float sum = 0;
    for (uint32_t i = from; i < to; i++)
        sum += values[i];
    return sum / (float)(to - from);
}

static float bounded(float value, float least, float most)
{
    return fminf(fmaxf(value, least), most);
}

void spectrum_features(const struct spectrum *s, float features[SPECTRUM_FEATURES])
{
    /* Bands about a sixth of an octave wide; the coarse ones, which tell the contrast and not the detail, are what the others stand against. */
    static const uint8_t edges[SPECTRUM_GROUPS + 1] = {2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 15, 17, 20, 23, 27, 31, 36, 41, 47, 55, 63, SPECTRUM_BANDS};
    enum { COARSE_FROM = 4, COARSE_TO = 9 };
    float smooth[SPECTRUM_BANDS];
    smooth_levels(s, smooth);
    float coarse = mean(smooth, COARSE_FROM, COARSE_TO);
    for (uint32_t i = 0; i < SPECTRUM_GROUPS; i++) {
        float level = bounded(mean(smooth, edges[i], edges[i + 1]) - coarse, -16, 6);
        features[i] = level;
        features[SPECTRUM_GROUPS + i] = fminf(level, -4); /* so that a sum of them can bend */
        features[2 * SPECTRUM_GROUPS + i] = fmaxf(level, -10);
    }
    features[3 * SPECTRUM_GROUPS] = log2f(s->power[COARSE_FROM] + 1);
}

struct fineness spectrum_fineness(const struct spectrum *s)
{
    static const struct {
        float factor, enlarged, blurred;
    } weights[SPECTRUM_FEATURES + 1] = {
#define FINENESS(factor, enlarged, blurred) {factor, enlarged, blurred},
#include "image/fineness.def"
#undef FINENESS
    };
    float features[SPECTRUM_FEATURES], factor = weights[SPECTRUM_FEATURES].factor;
    float enlarged = weights[SPECTRUM_FEATURES].enlarged, blurred = weights[SPECTRUM_FEATURES].blurred;
    if (s->n_lines == 0 || s->power[4] < 64) /* nothing to see: no detail could be lost */
        return (struct fineness){100, 0, 0};
    spectrum_features(s, features);
    for (uint32_t i = 0; i < SPECTRUM_FEATURES; i++) {
        factor += features[i] * weights[i].factor;
        enlarged += features[i] * weights[i].enlarged;
        blurred += features[i] * weights[i].blurred;
    }
    return (struct fineness){(uint16_t)(100 * exp2f(bounded(factor, 0, 4))), (uint16_t)(1000 * bounded(enlarged, 0, 2)),
                             (uint16_t)(1000 * bounded(blurred, 0, 2))};
}
