/* profile.c - the table. */
#include "check/profile.h"

#define PROFILE(name, source, seen, title, keywords, least, most, side, bytes, narrow, wide, white, fill, later, ...)                                          \
    {name, source, seen, title, keywords, least, most, side, bytes, narrow, wide, white, fill, later, __VA_ARGS__},
const struct profile profiles[] = {
#include "check/profiles.def"
};
#undef PROFILE
const size_t n_profiles = sizeof profiles / sizeof *profiles;

const struct profile *profile_find(struct text name)
{
    for (size_t i = 0; i < n_profiles; i++)
        if (text_is(name, profiles[i].name))
            return &profiles[i];
    return NULL;
}
