/* facts.h - what one decoding tells of a photo: the checker's rules judge by nothing else. */
#ifndef VITRINE_IMAGE_FACTS_H
#define VITRINE_IMAGE_FACTS_H

#include "image/codec.h"

enum { LOOK_SIDE = 20 };

enum background { BACKGROUND_BUSY, BACKGROUND_PLAIN, BACKGROUND_WHITE };

struct picture_facts {
    char format[8]; /* "jpeg", "png", "webp"; "" when it is none of them */
    char reason[96]; /* why it cannot be decoded; "" when it can */
    uint32_t width, height; /* upright */
    uint8_t bit_depth, quality, orientation;
    uint8_t space; /* enum colour_space */
    uint8_t background; /* enum background */
    bool has_profile, has_alpha, has_position, has_person;
    uint16_t fill; /* parts of a thousand of the frame that the product's box covers */
    uint16_t blocks; /* how much stronger the steps at 8-pixel borders are than elsewhere, 100 = equal */
    uint16_t factor; /* hundredths: 300 means it holds the detail of a third of its width (image/spectrum.h) */
    uint16_t enlarged; /* thousandths: how much it looks enlarged */
    uint16_t blurred; /* thousandths: how much it looks out of focus */
    uint16_t brightest, shade, clipped; /* as in image/tones.h */
    uint16_t burnt; /* thousandths: how much it looks as if lights were lost (image/tones.h) */
    uint8_t look[LOOK_SIDE * LOOK_SIDE]; /* the picture, tiny: near pictures look alike */
};

/* How alike two pictures look, -1 .. 1: the best correlation (Pearson) of one with the other, whole or cropped by up to a seventh. Copies
 * have 0.97 and more. */
double facts_likeness(const struct picture_facts *a, const struct picture_facts *b);

/* Do both show the same? False when one of them cannot be decoded. */
bool facts_are_alike(const struct picture_facts *a, const struct picture_facts *b);

/* So dark, or so burnt out, that detail is lost? */
bool facts_is_dark(const struct picture_facts *facts);
bool facts_is_burnt(const struct picture_facts *facts);

/* Was it enlarged: does its detail end far below what its pixels could hold? And is it so soft that it must be out of focus? At most one of both.
 * Thresholds: tests/bench/photos.sh. */
bool facts_is_enlarged(const struct picture_facts *facts);
bool facts_is_blurred(const struct picture_facts *facts);

/* The width and height that would hold all its detail. */
void facts_effective_size(const struct picture_facts *facts, uint32_t *width, uint32_t *height);

/* A copy of LUMA, its shorter side 256 .. 511 pixels where it has as many. False without memory. */
bool facts_small(struct arena *arena, const struct plane *luma, struct plane *small);

/* Fills FACTS with what the PLANES of a picture tell, of ORIENTATION as stored; the header's facts are left alone. About a fifth of the time
 * that decoding took. */
void facts_measure(struct arena *arena, const struct planes *planes, int orientation, struct picture_facts *facts);

/* Text of one line and back, for the cache. */
struct text facts_write(struct arena *arena, const struct picture_facts *facts);
bool facts_read(struct text text, struct picture_facts *facts);

#endif
