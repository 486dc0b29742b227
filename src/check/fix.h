/* fix.h - repairs that have exactly one right form, in place. */
#ifndef VITRINE_CHECK_FIX_H
#define VITRINE_CHECK_FIX_H

#include "check/check.h"

/* SOURCE with the fixes of FINDINGS that lie in it, in ARENA; N_FIXED counts them. Only the spans change:
 * comments, order, quoting and line endings stay. Of fixes that overlap the first is made; run the check again for the rest. */
struct text fix_apply(struct arena *arena, const struct source *source, uint32_t index, const struct diag_list *findings, size_t *n_fixed);

#endif
