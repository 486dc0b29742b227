/* certification.h - claims of certifications in titles, descriptions and keywords. */
#ifndef VITRINE_CHECK_CERTIFICATION_H
#define VITRINE_CHECK_CERTIFICATION_H

#include "check/rule.h"

/* The next claim in PHRASE at or behind word *AT that neither the listing nor the firm holds: N_WORDS from *AT on. False: there is none. */
bool certification_unheld(const struct subject *subject, const struct phrase *phrase, size_t *at, size_t *n_words);

#endif
