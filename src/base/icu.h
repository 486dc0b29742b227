/* icu.h - what ICU says of its work. Without memory the process ends, as it does with arenas: else a page would hold what ICU could not make, and nobody
 * would be told. */
#ifndef VITRINE_BASE_ICU_H
#define VITRINE_BASE_ICU_H

#include <unicode/utypes.h>

#include "base/arena.h"

/* Did it work? Does not come back when ICU had no memory; its plural rules call that U_INTERNAL_PROGRAM_ERROR. */
static inline bool icu_works(UErrorCode error)
{
    if (error == U_MEMORY_ALLOCATION_ERROR || error == U_INTERNAL_PROGRAM_ERROR)
        arena_out_of_memory("ICU");
    return U_SUCCESS(error);
}

#endif
