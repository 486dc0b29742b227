/* sharpness.c */
#include "image/sharpness.h"

#include "image/codec.h"

enum { APART = 4, LEAST_CONTRAST = 40 /* mean squared difference */ };

/* FINE and COARSE are sums of squared differences from (X, Y) to the right and downward. */
static void add_differences(const struct plane *luma, uint32_t x, uint32_t y, uint64_t *fine, uint64_t *coarse)
{
    const uint8_t *row = plane_row(luma, y);
    int here = row[x], right = row[x + 1] - here, far_right = row[x + APART] - here;
    int down = plane_row(luma, y + 1)[x] - here, far_down = plane_row(luma, y + APART)[x] - here;
    *fine += (uint64_t)(right * right + down * down);
    *coarse += (uint64_t)(far_right * far_right + far_down * far_down);
}

static int8_t measure_cell(const struct plane *luma, uint32_t left, uint32_t right, uint32_t top, uint32_t bottom)
{
    uint64_t fine = 0, coarse = 0, n = 0;
    for (uint32_t y = top; y < bottom && y + APART < luma->height; y++)
        for (uint32_t x = left; x < right && x + APART < luma->width; x++, n += 2)
            add_differences(luma, x, y, &fine, &coarse);
    if (n == 0 || coarse < n * LEAST_CONTRAST)
        return SHARPNESS_PLAIN;
    double share = ((double)fine / (double)coarse - 1.0 / 16) / (1.0 / 4 - 1.0 / 16);
    return (int8_t)(share < 0 ? 0 : share > 1 ? 100 : share * 100);
}

/* Of whatever channels there are: how bright they are taken together is enough here. */
static bool luma_of_pixels(struct arena *arena, const struct pixels *from, struct plane *luma)
{
    uint32_t n = from->channels;
    if (!plane_try(arena, from->width, from->height, luma))
        return false;
    for (uint32_t y = 0; y < from->height; y++) {
        const uint8_t *row = from->data + (size_t)y * from->width * n;
        for (uint32_t x = 0; x < from->width; x++, row += n)
            plane_row(luma, y)[x] = n < 3 ? row[0] : (uint8_t)((row[0] * 77 + row[1] * 150 + row[2] * 29) / 256);
    }
    return true;
}

static bool luma_of(struct arena *arena, struct text file, struct plane *luma, const char **reason)
{
    struct decoded decoded = {.orientation = 1};
    const struct codec *codec = codec_find(file);
    *reason = "it is no JPEG, PNG or WebP";
    if (!codec || !codec->decode(arena, file, &decoded, reason))
        return false;
    *reason = "there is no memory for it";
    if (decoded.planes.n_planes)
        *luma = decoded.planes.plane[0];
    else if (!luma_of_pixels(arena, &decoded.pixels, luma))
        return false;
    return plane_upright(arena, decoded.orientation, luma);
}

bool sharpness_measure(struct arena *arena, struct text file, struct sharpness *map, const char **reason)
{
    struct plane luma;
    *map = (struct sharpness){.columns = SHARPNESS_COLUMNS};
    if (!luma_of(arena, file, &luma, reason))
        return false;
    uint64_t rows = ((uint64_t)luma.height * SHARPNESS_COLUMNS + luma.width / 2) / luma.width;
    map->rows = rows == 0 ? 1 : rows > SHARPNESS_ROWS_MOST ? SHARPNESS_ROWS_MOST : (size_t)rows;
    for (size_t r = 0; r < map->rows; r++)
        for (size_t c = 0; c < map->columns; c++)
            map->cells[r * map->columns + c] =
                measure_cell(&luma, (uint32_t)((uint64_t)luma.width * c / map->columns), (uint32_t)((uint64_t)luma.width * (c + 1) / map->columns),
                             (uint32_t)((uint64_t)luma.height * r / map->rows), (uint32_t)((uint64_t)luma.height * (r + 1) / map->rows));
    return true;
}
