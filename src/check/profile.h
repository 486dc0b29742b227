/* profile.h - what a marketplace shows and takes. One row in profiles.def each, with its source. */
#ifndef VITRINE_CHECK_PROFILE_H
#define VITRINE_CHECK_PROFILE_H

#include "base/date.h"
#include "base/text.h"

struct profile {
    const char *name; /* "alibaba": as in site.yaml and --profile */
    const char *source; /* where the limits come from */
    const char *seen; /* when they were looked up; a '?' marks what could not be verified */
    uint32_t title_most; /* characters; 0: no limit, here and below */
    uint32_t keywords_most; /* terms */
    uint32_t description_least, description_most; /* characters that a results page shows */
    uint32_t picture_side; /* pixels of the shorter side, at least */
    uint32_t picture_bytes; /* at most */
    uint32_t narrowest, widest; /* width over height, in thousandths */
    bool white_background; /* of the main picture */
    uint32_t fill; /* of the frame, in thousandths, at least */
    uint32_t later_side; /* the same as picture_side, from a day on; 0: no change is announced */
    struct date later_from;
    bool needs_price; /* takes no listing without one */
};

extern const struct profile profiles[];
extern const size_t n_profiles;

/* The profile NAME, or NULL. */
const struct profile *profile_find(struct text name);

#endif
