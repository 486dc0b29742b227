/* exif.h - the few things of EXIF that matter here (CIPA DC-008-2019; TIFF 6.0). */
#ifndef VITRINE_IMAGE_EXIF_H
#define VITRINE_IMAGE_EXIF_H

#include "base/text.h"

/* 1..8; 1 when absent, absurd or damaged. EXIF begins with its TIFF header. */
uint8_t exif_orientation(struct text exif);

/* Does it hold a position (a GPS directory with a latitude)? */
bool exif_has_position(struct text exif);

/* Does it name a person (Artist, camera owner) that is not blank? */
bool exif_has_person(struct text exif);

#endif
