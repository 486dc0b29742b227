/* spectrum.h - how fine the detail of a picture is: an enlarged one has none near the finest that its pixels could hold.
 *
 * The mean power spectrum of lines of pixels, across and down, where there is something to see. In photographs power falls with about
 * the square of the frequency (Field, "Relations between the statistics of natural images", JOSA A 4, 1987); behind the limit of what was
 * recorded it drops off steeply, whatever filter enlarged it (Mahdian and Saic, "Blind authentication using periodic properties of
 * interpolation", 2008, for the traces; here only the shape is used, which survives JPEG).
 */
#ifndef VITRINE_IMAGE_SPECTRUM_H
#define VITRINE_IMAGE_SPECTRUM_H

#include "image/planes.h"

enum { SPECTRUM_LINE = 128, SPECTRUM_BANDS = SPECTRUM_LINE / 2 };

struct spectrum {
    float power[SPECTRUM_BANDS]; /* mean, by frequency; 0 when no line was worth looking at */
    uint32_t n_lines;
};

void spectrum_measure(const struct plane *luma, struct spectrum *spectrum);

/* What is told from: SPECTRUM_GROUPS levels of power, in halvings below that of coarse detail, each also bounded from above and from below, and the
 * power of the coarse detail itself. */
enum { SPECTRUM_GROUPS = 22, SPECTRUM_FEATURES = 3 * SPECTRUM_GROUPS + 1 };
void spectrum_features(const struct spectrum *spectrum, float features[SPECTRUM_FEATURES]);

/* Sums of the features with the weights of fineness.def, which tests/bench/learn.sh finds by ridge regression (Hoerl and Kennard, 1970) over
 * photos whose treatment is known: as the camera made them, made smaller, sharpened, enlarged by several filters, put out of focus. */
struct fineness {
    uint16_t factor; /* hundredths: 300 when it holds the detail of a third of its width; 100: it is as fine as its pixels, or that cannot be told */
    uint16_t enlarged; /* thousandths: near 1000 when it was enlarged or is out of focus, near 0 when it is as a camera or a careful hand made it */
    uint16_t blurred; /* thousandths: near 1000 when it is out of focus, near 0 when it is sharp or only enlarged */
};

struct fineness spectrum_fineness(const struct spectrum *spectrum);

#endif
