/* icu.c */
#include "base/icu.h"

#include <unicode/uloc.h>

UTransliterator *icu_transliterator(const UChar *id)
{
    UErrorCode error = U_ZERO_ERROR;
    UTransliterator *opened = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    return icu_works(error) ? opened : NULL;
}

void icu_set_up(void)
{
    UErrorCode error = U_ZERO_ERROR;
    uloc_setDefault("en", &error);
    icu_works(error);
}
