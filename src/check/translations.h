/* translations.h - what of the content is translated into each language of the site, and what a buyer still reads in another one. */
#ifndef VITRINE_CHECK_TRANSLATIONS_H
#define VITRINE_CHECK_TRANSLATIONS_H

#include "base/buffer.h"
#include "catalog/catalog.h"

/* Into OUT, a block for each language but the first: listings, pages, categories and the site's own texts that are whole, and a line for each that is not,
 * naming the file to write or the fields that it lacks. Drafts do not count. Returns how many are missing or lack something. */
size_t translations_report(const struct catalog *catalog, struct buffer *out);

#endif
