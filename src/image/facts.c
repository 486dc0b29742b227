/* facts.c - measures on the luma of a photo. */
#include "image/facts.h"

#include <math.h>

#include "base/buffer.h"

enum { CROP = 768 };

/* The background: the frame's border, a fiftieth wide. Plain when its luma hardly varies, white when
 * nearly all of it is 245 or more. */
static void measure_background(const struct pixels *luma, struct picture_facts *facts, int *level)
{
    uint32_t rim = (luma->width < luma->height ? luma->width : luma->height) / 50 + 1;
    double sum = 0, squares = 0;
    size_t n = 0, white = 0;
    for (uint32_t y = 0; y < luma->height; y++)
        for (uint32_t x = 0; x < luma->width; x++) {
            if (x >= rim && x + rim < luma->width && y >= rim && y + rim < luma->height)
                continue;
            uint8_t v = luma->data[(size_t)y * luma->width + x];
            sum += v;
            squares += (double)v * v;
            white += v >= 245;
            n++;
        }
    double mean = sum / (double)n, deviation = sqrt(fmax(0, squares / (double)n - mean * mean));
    *level = (int)mean;
    facts->background = (uint8_t)(white * 100 >= n * 97 ? BACKGROUND_WHITE : deviation < 14 ? BACKGROUND_PLAIN : BACKGROUND_BUSY);
}

/* The box around what differs from the background, and the exposure of what lies in it. */
static void measure_product(const struct pixels *luma, struct picture_facts *facts, int level)
{
    uint32_t left = luma->width, right = 0, top = luma->height, bottom = 0;
    size_t dark = 0, burnt = 0, n = 0;
    for (uint32_t y = 0; y < luma->height; y++)
        for (uint32_t x = 0; x < luma->width; x++) {
            int v = luma->data[(size_t)y * luma->width + x];
            bool is_product = facts->background == BACKGROUND_BUSY || abs(v - level) > 18;
            if (!is_product)
                continue;
            left = x < left ? x : left;
            right = x > right ? x : right;
            top = y < top ? y : top;
            bottom = y > bottom ? y : bottom;
            dark += v < 20;
            burnt += v > 252;
            n++;
        }
    size_t all = (size_t)luma->width * luma->height;
    facts->fill = (uint16_t)(left > right ? 0 : (uint64_t)(right - left + 1) * (bottom - top + 1) * 1000 / all);
    facts->dark = (uint16_t)(n ? dark * 1000 / n : 0);
    facts->burnt = (uint16_t)(n ? burnt * 1000 / n : 1000);
}

/* Mean absolute steps across the borders of 8 x 8 blocks against all other steps: what quantisation
 * leaves behind (Wang, Bovik, Evans: "Blind measurement of blocking artifacts", ICIP 2000). */
static uint16_t measure_blocks(const struct pixels *luma)
{
    double border = 0, inside = 0;
    size_t n_border = 0, n_inside = 0;
    for (uint32_t y = 0; y < luma->height; y++) {
        const uint8_t *row = luma->data + (size_t)y * luma->width;
        for (uint32_t x = 1; x < luma->width; x++) {
            int step = abs(row[x] - row[x - 1]);
            if (step > 40)
                continue; /* an edge of the picture's own */
            if (x % 8 == 0) {
                border += step;
                n_border++;
            } else {
                inside += step;
                n_inside++;
            }
        }
    }
    if (!n_border || !n_inside)
        return 100;
    double ratio = (border / (double)n_border + 0.05) / (inside / (double)n_inside + 0.05) * 100;
    return (uint16_t)(ratio > 60000 ? 60000 : ratio);
}

/* What is lost when LUMA is reduced to 1/FACTOR and enlarged again, as a mean over its edges. */
static double loss(struct arena *arena, const struct pixels *luma, double factor)
{
    struct pixels small, back;
    uint32_t width = (uint32_t)(luma->width / factor), height = (uint32_t)(luma->height / factor);
    if (width < 4 || height < 4 || !pixels_resize(arena, luma, width, height, &small) || !pixels_resize(arena, &small, luma->width, luma->height, &back))
        return 0;
    double sum = 0;
    for (size_t i = 0, n = (size_t)luma->width * luma->height; i < n; i++) {
        double d = (double)luma->data[i] - back.data[i];
        sum += d * d;
    }
    return sqrt(sum / ((double)luma->width * luma->height));
}

/* A picture that was enlarged F times loses next to nothing when it is reduced by less than F. Each
 * loss is held against the loss at 1/8, which tells how much there is to lose in this picture. */
static void measure_detail(struct arena *arena, const struct pixels *luma, struct picture_facts *facts)
{
    static const double factors[] = {1.5, 2, 2.5, 3, 4, 5, 6};
    double whole = loss(arena, luma, 8);
    facts->enlarged = 10;
    facts->detail = (uint16_t)(loss(arena, luma, 2) * 10);
    for (size_t i = 0; whole > 1.0 && i < sizeof factors / sizeof *factors; i++) {
        if (loss(arena, luma, factors[i]) > 0.055 * whole + 0.25)
            break;
        facts->enlarged = (uint16_t)lrint(factors[i] * 10);
    }
}

/* The signs of the differences between neighbours in a 9 x 8 reduction (Krawetz, "Kind of like
 * that", 2013): the same after resizing and recompression. */
static uint64_t look_hash(struct arena *arena, const struct pixels *luma)
{
    struct pixels tiny;
    uint64_t hash = 0;
    if (!pixels_resize(arena, luma, 9, 8, &tiny))
        return 0;
    for (uint32_t y = 0; y < 8; y++)
        for (uint32_t x = 0; x < 8; x++)
            hash = hash << 1 | (tiny.data[y * 9 + x] > tiny.data[y * 9 + x + 1]);
    return hash;
}

static uint32_t crop_start(uint32_t side)
{
    return side > CROP ? (side - CROP) / 2 / 8 * 8 : 0; /* on the grid of the blocks */
}

void facts_measure(struct arena *arena, const struct pixels *picture, struct picture_facts *facts)
{
    struct pixels luma, small, crop;
    uint32_t width = picture->width < 512 ? picture->width : 512;
    uint32_t height = (uint32_t)((uint64_t)picture->height * width / picture->width);
    int level = 0;
    struct pixels reduced = *picture;
    if (height > 0 && picture->width > 512 && !pixels_resize(arena, picture, width, height, &reduced))
        return;
    if (!pixels_luma(arena, &reduced, 0, 0, reduced.width, reduced.height, &small))
        return;
    measure_background(&small, facts, &level);
    measure_product(&small, facts, level);
    facts->hash = look_hash(arena, &small);
    uint32_t left = crop_start(picture->width), top = crop_start(picture->height);
    uint32_t across = picture->width < CROP ? picture->width : CROP, down = picture->height < CROP ? picture->height : CROP;
    if (!pixels_luma(arena, picture, left, top, across, down, &crop))
        return;
    luma = crop;
    facts->blocks = measure_blocks(&luma);
    measure_detail(arena, &luma, facts);
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
    DO(dark)                                                                                                                                                   \
    DO(burnt)                                                                                                                                                  \
    DO(fill)                                                                                                                                                   \
    DO(blocks)                                                                                                                                                 \
    DO(enlarged)                                                                                                                                               \
    DO(detail)

struct text facts_write(struct arena *arena, const struct picture_facts *facts)
{
    struct buffer out = buffer_new(arena);
#define DO(name) buffer_format(&out, "%lu ", (unsigned long)facts->name);
    NUMBERS(DO)
#undef DO
    buffer_format(&out, "%llu %s %s", (unsigned long long)facts->hash, facts->format[0] ? facts->format : "-", facts->reason);
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

bool facts_read(struct text text, struct picture_facts *facts)
{
    uint64_t value;
    struct text format;
    *facts = (struct picture_facts){0};
#define DO(name)                                                                                                                                               \
    if (!next_number(&text, &value))                                                                                                                           \
        return false;                                                                                                                                          \
    facts->name = (__typeof__(facts->name))value;
    NUMBERS(DO)
#undef DO
    if (!next_number(&text, &value) || !text_next(&text, ' ', &format) || format.size >= sizeof facts->format)
        return false;
    facts->hash = value;
    if (!text_is(format, "-"))
        memcpy(facts->format, format.data, format.size);
    if (text.size)
        memcpy(facts->reason, text.data, text.size < sizeof facts->reason ? text.size : sizeof facts->reason - 1);
    return true;
}
