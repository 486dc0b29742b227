/* check.h - what is wrong with a catalog: a pure function of the catalog and the facts of its pictures. */
#ifndef VITRINE_CHECK_CHECK_H
#define VITRINE_CHECK_CHECK_H

#include "check/rule.h"

/* Sets up CHECK's profiles: NAMES, else those of site.yaml, else own-site. An unknown one is a finding (or, from
 * NAMES, false with REASON). */
bool check_profiles(struct check *check, struct text *names, size_t n_names, struct arena *arena, struct diag_list *findings, const char **reason);

/* Adds to LEXICON the brands, certifications and acronyms of site.yaml. */
void check_extend_lexicon(const struct catalog *catalog, struct lexicon *lexicon);

/* All rules over all listings, on all processors; FINDINGS (the loader's among them) come out sorted, with the severities
 * of site.yaml, without what is switched off. */
void check_run(const struct check *check, struct pool *pool, struct diag_list *findings);

/* Gives FINDINGS of another room the severities of site.yaml, and takes out what is switched off. */
void check_settle(const struct check *check, struct diag_list *findings);

/* 100 less what each finding of the document costs: 15 an error, 6 a warning, 2 a hint; not below 0. */
int check_score(const struct diag_list *findings, uint32_t source);

#endif
