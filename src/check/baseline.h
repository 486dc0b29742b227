/* baseline.h - today's findings, accepted: only new ones are reported. */
#ifndef VITRINE_CHECK_BASELINE_H
#define VITRINE_CHECK_BASELINE_H

#include "check/check.h"

/* Takes from FINDINGS what the report BYTES (of --format json) holds already: same rule, file and subject, as often
 * as it stands there. Lines do not matter: text above may have grown. False: REASON. */
bool baseline_apply(struct arena *arena, struct text bytes, const struct source *sources, struct diag_list *findings, const char **reason);

#endif
