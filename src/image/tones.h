/* tones.h - was a photo exposed, or brightened, until its lights were lost?
 *
 * One number cannot tell: goods on white are mostly white, and black goods keep their form when they are made four times as bright. So
 * many are weighed: how tones are spread over the picture and over what is not white in it, colours at their limit, steps towards white,
 * and the traces that brightening leaves in a histogram, which then has teeth like a comb (Stamm and Liu, "Forensic detection of image
 * manipulation using statistical intrinsic fingerprints", IEEE Trans. Information Forensics and Security 5, 2010).
 */
#ifndef VITRINE_IMAGE_TONES_H
#define VITRINE_IMAGE_TONES_H

#include "image/planes.h"

enum { TONES_ALL = 10, TONES_GOODS = 9, TONES_FEATURES = TONES_ALL + TONES_GOODS + 13 };

struct tones {
    float features[TONES_FEATURES];
    uint16_t brightest; /* luma that 98 of 100 pixels do not pass */
    uint16_t shade; /* parts of a thousand that are darker than 192: what gives a thing its form */
    uint16_t clipped; /* of a thousand pixels that are not white, so many have red, green or blue at its limit */
};

/* SMALL is a copy of the luma of PLANES, some hundred pixels a side; the comb is looked for in some rows of the original. */
void tones_measure(const struct planes *planes, const struct plane *small, struct tones *tones);

/* The sum of the features with the weights of tones.def, which tests/bench/learn.sh finds by ridge regression, in thousandths: near 1000 when lights
 * are lost, near 0 when the exposure is right. */
uint16_t tones_burnt(const struct tones *tones);

#endif
