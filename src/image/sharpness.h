/* sharpness.h - where a photo is sharp: for people to look at; the checker judges by the whole (spectrum.h).
 *
 * A cell holds how much of its detail is fine: squared differences of neighbours against those of pixels four apart. Across a sharp edge the
 * first are a quarter of the second, across one that is drawn out over many pixels a sixteenth, whatever its contrast (the idea of gradient
 * ratios at two scales: Zhuo and Sim, "Defocus map estimation from a single image", Pattern Recognition 44, 2011).
 */
#ifndef VITRINE_IMAGE_SHARPNESS_H
#define VITRINE_IMAGE_SHARPNESS_H

#include "base/text.h"

enum { SHARPNESS_COLUMNS = 40, SHARPNESS_ROWS_MOST = 120, SHARPNESS_PLAIN = -1 };

struct sharpness {
    size_t columns, rows;
    int8_t cells[SHARPNESS_COLUMNS * SHARPNESS_ROWS_MOST]; /* 0 soft .. 100 sharp; SHARPNESS_PLAIN: nothing is to be seen there */
};

/* Decodes FILE and measures it, upright. False: REASON completes "cannot be shown: ...". Memory: as for decoding it, in ARENA. */
bool sharpness_measure(struct arena *arena, struct text file, struct sharpness *map, const char **reason);

#endif
