/* colour.h - to sRGB, which is what browsers take pixels without a profile for (by Little CMS). */
#ifndef VITRINE_IMAGE_COLOUR_H
#define VITRINE_IMAGE_COLOUR_H

#include "image/codec.h"

/* Is the ICC profile sRGB by its own description (as cameras and editors write it)? Then nothing is to be done. */
bool colour_is_srgb(struct text icc);

/* Turns the pixels of DECODED into sRGB: by the embedded profile when there is one that fits, else
 * grey and RGB are taken to be sRGB already, and CMYK is mixed as ideal inks. False without memory. */
bool colour_to_srgb(struct arena *arena, struct decoded *decoded);

#endif
