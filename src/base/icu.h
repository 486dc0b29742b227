/* icu.h - what ICU says of its work. Without memory the process ends, as it does with arenas: else a page would hold what ICU could not make, and nobody
 * would be told. */
#ifndef VITRINE_BASE_ICU_H
#define VITRINE_BASE_ICU_H

#include <unicode/utrans.h>
#include <unicode/utypes.h>

#include "base/arena.h"

/* Before other calls, while there is one thread. Nothing of ours takes ICU's default locale, so it is the same on every machine; and ICU 72 waits for
 * itself for ever when it has no memory while it looks for one (Locale::getDefault within locale_set_default_internal, putil and locid.cpp). */
void icu_set_up(void);

/* A transliterator by its ID; NULL: ICU has none such. It takes 10 ms for the first one, so it is opened when it is needed. */
UTransliterator *icu_transliterator(const UChar *id);

/* Did it work? Does not come back when ICU had no memory; its plural rules call that U_INTERNAL_PROGRAM_ERROR. */
static inline bool icu_works(UErrorCode error)
{
    if (error == U_MEMORY_ALLOCATION_ERROR || error == U_INTERNAL_PROGRAM_ERROR)
        arena_out_of_memory("ICU");
    return U_SUCCESS(error);
}

#endif
