/* pixels.h - a picture in memory: 8 bits a channel, interleaved, rows from the top. */
#ifndef VITRINE_IMAGE_PIXELS_H
#define VITRINE_IMAGE_PIXELS_H

#include "base/arena.h"
#include "base/text.h"

enum { MAX_SIDE = 32000, MAX_PIXELS = 100 * 1000 * 1000 };

struct pixels {
    uint8_t *data; /* in the arena that was given; rows follow without a gap */
    uint32_t width, height;
    uint8_t channels; /* 1 grey, 3 RGB, 4 RGB and alpha; 4 CMYK only between decoder and colour.c */
};

/* Room for WIDTH * HEIGHT * CHANNELS bytes; false when that passes MAX_PIXELS or the memory. */
bool pixels_try(struct arena *arena, uint32_t width, uint32_t height, uint8_t channels, struct pixels *pixels);

/* FROM at WIDTH x HEIGHT: separable Lanczos with three lobes, widened when it shrinks, in the
 * picture's own (gamma-encoded) values, as browsers and sharp do. Alpha is weighed in. False without memory. */
bool pixels_resize(struct arena *arena, const struct pixels *from, uint32_t width, uint32_t height, struct pixels *into);

/* Upright, by the EXIF orientation 1..8 (CIPA DC-008, "Orientation"). False without memory. */
bool pixels_upright(struct arena *arena, int orientation, struct pixels *pixels);

/* Is one of the pixels not opaque? */
bool pixels_show_through(const struct pixels *pixels);

/* RGB over white. False without memory. */
bool pixels_flatten(struct arena *arena, const struct pixels *from, struct pixels *into);

/* Luma (ITU-R BT.601) of the part WIDTH x HEIGHT at LEFT, TOP. False without memory. */
bool pixels_luma(struct arena *arena, const struct pixels *from, uint32_t left, uint32_t top, uint32_t width, uint32_t height, struct pixels *into);

#endif
