/* icu.c */
#include "base/icu.h"

#include <unicode/uloc.h>

void icu_set_up(void)
{
    UErrorCode error = U_ZERO_ERROR;
    uloc_setDefault("en", &error);
    icu_works(error);
}
