/* spreadsheet.h - the first sheet of an .xlsx file (ECMA-376, Office Open XML) as rows of texts, read by libarchive and libxml2.
 *
 * Numbers come as they are meant (1.85, not 1.8500000000000001), booleans as true and false, formulas as the value that they had when the
 * file was saved. Entities and the network are off; sizes are limited before anything is unpacked.
 */
#ifndef VITRINE_SYNTAX_SPREADSHEET_H
#define VITRINE_SYNTAX_SPREADSHEET_H

#include "base/text.h"

struct spreadsheet {
    struct text *cells; /* n_rows of n_columns */
    size_t n_rows, n_columns;
};

/* Does BYTES begin as such a file does? */
bool spreadsheet_matches(struct text bytes);

/* Reads it into ARENA. False: REASON is a phrase. */
bool spreadsheet_read(struct arena *arena, struct text bytes, struct spreadsheet *sheet, const char **reason);

#endif
