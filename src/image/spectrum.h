/* spectrum.h - how fine the detail of a picture is: an enlarged one has none near the finest that its pixels could hold.
 *
 * The mean power spectrum of lines of pixels, across and down, where there is something to see. In photographs power falls with about
 * the square of the frequency (Field, "Relations between the statistics of natural images", JOSA A 4, 1987); behind the limit of what was
 * recorded it drops off steeply, whatever filter enlarged it (Mahdian and Saic, "Blind authentication using periodic properties of
 * interpolation", 2008, for the traces; here only the drop is used, which survives JPEG).
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

struct fineness {
    uint16_t enlarged; /* times ten, how often the picture could be reduced before it loses detail: 30 when it holds that of a third of its
                          width; 10: it is as fine as its pixels, or that cannot be told */
    uint16_t drop; /* how steeply power falls where it falls most, in tenths of a halving an octave: a photo as the camera made it 20 .. 47,
                          an enlarged one 50 .. 80, one out of focus 70 and more */
};

struct fineness spectrum_fineness(const struct spectrum *spectrum);

#endif
