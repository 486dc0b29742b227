/* planes.h - a picture as planes, each by itself: as a JPEG holds it, with colour at half size if it is so.
 *
 * Photos go from one JPEG to many smaller ones without ever becoming RGB: luma and colour are reduced where they are, and written from
 * there. Values are those of JFIF: full range, ITU-R BT.601. Data is padded: each row has STRIDE bytes of room, a multiple of 32 as its address is, and
 * PAD_ROWS rows may be written behind the last, so that loops and codecs may work in whole blocks.
 */
#ifndef VITRINE_IMAGE_PLANES_H
#define VITRINE_IMAGE_PLANES_H

#include "image/pixels.h"

enum { PAD_ROWS = 32 };

struct plane {
    uint8_t *data;
    uint32_t width, height;
    size_t stride; /* bytes from row to row */
};

struct planes {
    struct plane plane[3]; /* luma, blue and red difference; grey pictures have luma only */
    uint32_t n_planes; /* 1 or 3; 0: none */
    uint32_t width, height;
};

/* Room for WIDTH x HEIGHT with padding. False when that passes MAX_PIXELS or the memory. */
bool plane_try(struct arena *arena, uint32_t width, uint32_t height, struct plane *plane);

static inline uint8_t *plane_row(const struct plane *plane, uint32_t y)
{
    return plane->data + (size_t)y * plane->stride;
}

/* Repeats the last column and row into the padding, up to WIDTH x HEIGHT (at most the stride, and PAD_ROWS more rows). */
void plane_pad(struct plane *plane, uint32_t width, uint32_t height);

/* N samples, each the mean of four of the rows A and B. */
void row_halve(const uint8_t *a, const uint8_t *b, uint8_t *to, uint32_t n);

/* FROM at half its width and height, each sample the mean of four. False without memory. */
bool plane_halve(struct arena *arena, const struct plane *from, struct plane *into);

/* FROM at a quarter of its width and height, each sample the mean of the eight in the middle rows of sixteen: half of the reading, for what needs no
 * fine detail. False without memory. */
bool plane_quarter(struct arena *arena, const struct plane *from, struct plane *into);

/* FROM at WIDTH x HEIGHT by Lanczos (resample.c). False without memory. */
bool plane_resize(struct arena *arena, const struct plane *from, uint32_t width, uint32_t height, struct plane *into);

/* Opaque RGB or grey PIXELS as planes of full size. False without memory. */
bool planes_of_pixels(struct arena *arena, const struct pixels *from, struct planes *into);

/* FROM at WIDTH x HEIGHT, colour at half of that (4:2:0). False without memory. */
bool planes_resize(struct arena *arena, const struct planes *from, uint32_t width, uint32_t height, struct planes *into);

/* Upright, by the EXIF orientation 1..8. False without memory. */
bool planes_upright(struct arena *arena, int orientation, struct planes *planes);
bool plane_upright(struct arena *arena, int orientation, struct plane *plane);

#endif
