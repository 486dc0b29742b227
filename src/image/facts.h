/* facts.h - what one decoding tells of a photo: the checker's rules judge by nothing else. */
#ifndef VITRINE_IMAGE_FACTS_H
#define VITRINE_IMAGE_FACTS_H

#include "image/codec.h"

enum background { BACKGROUND_BUSY, BACKGROUND_PLAIN, BACKGROUND_WHITE };

struct picture_facts {
    char format[8]; /* "jpeg", "png", "webp"; "" when it is none of them */
    char reason[96]; /* why it cannot be decoded; "" when it can */
    uint32_t width, height; /* upright */
    uint8_t bit_depth, quality, orientation;
    uint8_t space; /* enum colour_space */
    uint8_t background; /* enum background */
    bool has_profile, has_alpha, has_position, has_person;
    uint16_t dark, burnt; /* parts of a thousand that are nearly black, nearly white (background left out) */
    uint16_t fill; /* parts of a thousand of the frame that the product's box covers */
    uint16_t blocks; /* how much stronger the steps at 8-pixel borders are than elsewhere, 100 = equal */
    uint16_t enlarged; /* times ten: 30 means it holds the detail of a third of its width; 10: all of it */
    uint16_t detail; /* mean strength of the finest detail, tenths of a grey level */
    uint64_t hash; /* of how it looks: near pictures differ in few bits */
};

/* Fills FACTS with what the pixels of PICTURE (upright, sRGB) tell; the header's facts are left alone. */
void facts_measure(struct arena *arena, const struct pixels *picture, struct picture_facts *facts);

/* Text of one line and back, for the cache. */
struct text facts_write(struct arena *arena, const struct picture_facts *facts);
bool facts_read(struct text text, struct picture_facts *facts);

#endif
