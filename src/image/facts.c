/* facts.c - measures on the luma of a photo.
 *
 * What needs the finest detail (spectrum, blocks) is taken from lines of the full picture; the rest from a small copy of it. The
 * thresholds that the rules hold against these numbers were chosen on damaged copies of real photos (tests/bench/photos.sh).
 */
#include "image/facts.h"

#include <math.h>

#include "base/buffer.h"
#include "image/spectrum.h"
#include "image/tones.h"

enum { SMALL = 256 };

/* The background: the frame's border, a thirtieth wide. Plain when its luma hardly varies, white when nearly all of it is 240 or more. */
static void measure_background(const struct plane *luma, struct picture_facts *facts, int *level)
{
    uint32_t rim = (luma->width < luma->height ? luma->width : luma->height) / 30 + 1;
    double sum = 0, squares = 0;
    size_t n = 0, white = 0;
    for (uint32_t y = 0; y < luma->height; y++)
        for (uint32_t x = 0; x < luma->width; x++) {
            if (x >= rim && x + rim < luma->width && y >= rim && y + rim < luma->height)
                continue;
            uint8_t v = plane_row(luma, y)[x];
            sum += v;
            squares += (double)v * v;
            white += v >= 240;
            n++;
        }
    double mean = n ? sum / (double)n : 0, deviation = n ? sqrt(fmax(0, squares / (double)n - mean * mean)) : 0;
    *level = (int)mean;
    facts->background = (uint8_t)(n && white * 100 >= n * 95 ? BACKGROUND_WHITE : deviation < 14 ? BACKGROUND_PLAIN : BACKGROUND_BUSY);
}

/* The box around what differs from the background. */
static void measure_product(const struct plane *luma, struct picture_facts *facts, int level)
{
    uint32_t left = luma->width, right = 0, top = luma->height, bottom = 0;
    size_t n = 0;
    bool all = facts->background == BACKGROUND_BUSY;
    for (uint32_t y = 0; y < luma->height; y++)
        for (uint32_t x = 0; x < luma->width; x++) {
            int v = plane_row(luma, y)[x];
            if (!all && abs(v - level) <= 12)
                continue;
            left = x < left ? x : left;
            right = x > right ? x : right;
            top = y < top ? y : top;
            bottom = y > bottom ? y : bottom;
            n++;
        }
    size_t whole = (size_t)luma->width * luma->height;
    if (n == 0)
        return;
    facts->fill = (uint16_t)((uint64_t)(right - left + 1) * (bottom - top + 1) * 1000 / whole);
}

/* Mean absolute steps across the borders of 8 x 8 blocks against all other steps, in every fourth row: what quantisation
 * leaves behind (Wang, Bovik, Evans: "Blind measurement of blocking artifacts", ICIP 2000). */
static uint16_t measure_blocks(const struct plane *luma)
{
    enum { EDGE = 40, EVERY = 4 };
    uint64_t border = 0, inside = 0, n_border = 0, n_inside = 0;
    for (uint32_t y = 0; y < luma->height; y += EVERY) {
        const uint8_t *row = plane_row(luma, y);
        for (uint32_t x = 8; x + 8 <= luma->width; x += 8) {
            int step = abs(row[x] - row[x - 1]);
            if (step <= EDGE) {
                border += (uint64_t)step;
                n_border++;
            }
            step = abs(row[x + 4] - row[x + 3]);
            if (step <= EDGE) {
                inside += (uint64_t)step;
                n_inside++;
            }
        }
    }
    if (!n_border || !n_inside)
        return 100;
    double ratio = ((double)border / (double)n_border + 0.05) / ((double)inside / (double)n_inside + 0.05) * 100;
    return (uint16_t)(ratio > 60000 ? 60000 : ratio);
}

static void make_look(struct arena *arena, const struct plane *luma, struct picture_facts *facts)
{
    struct plane tiny;
    if (plane_resize(arena, luma, LOOK_SIDE, LOOK_SIDE, &tiny))
        for (uint32_t y = 0; y < LOOK_SIDE; y++)
            memcpy(facts->look + y * LOOK_SIDE, plane_row(&tiny, y), LOOK_SIDE);
}

bool facts_small(struct arena *arena, const struct plane *luma, struct plane *small)
{
    struct plane next;
    for (*small = *luma; small->width >= SMALL * 8 && small->height >= SMALL * 8; *small = next)
        if (!plane_quarter(arena, small, &next))
            return false;
    for (; small->width >= SMALL * 2 && small->height >= SMALL * 2; *small = next)
        if (!plane_halve(arena, small, &next))
            return false;
    return true;
}

void facts_measure(struct arena *arena, const struct planes *planes, int orientation, struct picture_facts *facts)
{
    const struct plane *luma = &planes->plane[0];
    struct plane small;
    int level = 0;
    struct tones tones;
    if (!facts_small(arena, luma, &small))
        return;
    tones_measure(planes, &small, &tones);
    facts->brightest = tones.brightest;
    facts->shade = tones.shade;
    facts->clipped = tones.clipped;
    facts->burnt = tones_burnt(&tones);
    if (!plane_upright(arena, orientation, &small))
        return;
    measure_background(&small, facts, &level);
    measure_product(&small, facts, level);
    make_look(arena, &small, facts);
    facts->blocks = measure_blocks(luma);
    struct spectrum spectrum;
    spectrum_measure(luma, &spectrum);
    struct fineness fineness = spectrum_fineness(&spectrum);
    facts->factor = fineness.factor;
    facts->enlarged = fineness.enlarged;
    facts->blurred = fineness.blurred;
}

/* One row a number, in the order of the line. */
#define NUMBERS(DO)                                                                                                                                            \
    DO(width)                                                                                                                                                  \
    DO(height)                                                                                                                                                 \
    DO(bit_depth)                                                                                                                                              \
    DO(quality)                                                                                                                                                \
    DO(orientation)                                                                                                                                            \
    DO(space)                                                                                                                                                  \
    DO(background)                                                                                                                                             \
    DO(has_profile)                                                                                                                                            \
    DO(has_alpha)                                                                                                                                              \
    DO(has_position)                                                                                                                                           \
    DO(has_person)                                                                                                                                             \
    DO(fill)                                                                                                                                                   \
    DO(blocks)                                                                                                                                                 \
    DO(factor)                                                                                                                                                 \
    DO(enlarged)                                                                                                                                               \
    DO(blurred)                                                                                                                                                \
    DO(brightest)                                                                                                                                              \
    DO(shade)                                                                                                                                                  \
    DO(burnt)                                                                                                                                                  \
    DO(clipped)

struct text facts_write(struct arena *arena, const struct picture_facts *facts)
{
    struct buffer out = buffer_new(arena);
#define DO(name) buffer_format(&out, "%lu ", (unsigned long)facts->name);
    NUMBERS(DO)
#undef DO
    for (size_t i = 0; i < sizeof facts->look; i++)
        buffer_format(&out, "%02x", facts->look[i]);
    buffer_format(&out, " %s %s", facts->format[0] ? facts->format : "-", facts->reason);
    return buffer_text(&out);
}

static bool next_number(struct text *rest, uint64_t *value)
{
    struct text piece;
    *value = 0;
    if (!text_next(rest, ' ', &piece) || piece.size == 0 || piece.size > 20)
        return false;
    for (size_t i = 0; i < piece.size; i++) {
        if (piece.data[i] < '0' || piece.data[i] > '9')
            return false;
        *value = *value * 10 + (uint64_t)(piece.data[i] - '0');
    }
    return true;
}

static int digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_look(struct text hex, struct picture_facts *facts)
{
    if (hex.size != sizeof facts->look * 2)
        return false;
    for (size_t i = 0; i < sizeof facts->look; i++) {
        int high = digit(hex.data[2 * i]), low = digit(hex.data[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        facts->look[i] = (uint8_t)(high << 4 | low);
    }
    return true;
}

bool facts_read(struct text text, struct picture_facts *facts)
{
    uint64_t value;
    struct text format, look;
    *facts = (struct picture_facts){0};
#define DO(name)                                                                                                                                               \
    if (!next_number(&text, &value))                                                                                                                           \
        return false;                                                                                                                                          \
    facts->name = (__typeof__(facts->name))value;
    NUMBERS(DO)
#undef DO
    if (!text_next(&text, ' ', &look) || !read_look(look, facts) || !text_next(&text, ' ', &format) || format.size >= sizeof facts->format)
        return false;
    if (!text_is(format, "-"))
        memcpy(facts->format, format.data, format.size);
    if (text.size)
        memcpy(facts->reason, text.data, text.size < sizeof facts->reason ? text.size : sizeof facts->reason - 1);
    return true;
}
