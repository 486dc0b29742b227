/* pdf_describe.h - what a PDF tells its readers of itself, and Cairo has no call for: language and how to show it.
 *
 * Screen readers choose their voice by the document's language (ISO 32000-1, 14.9.2; PDF/UA-1, 7.2), and windows show its title instead of the
 * file's name (12.2). The file's catalog is given once more at its end, as an incremental update (7.5.6): a few hundred bytes whatever the
 * file's size. qpdf would do it too, but holds a description of every object: 180 instead of 110 MB for 2,000 listings.
 */
#ifndef VITRINE_DOCUMENT_PDF_DESCRIBE_H
#define VITRINE_DOCUMENT_PDF_DESCRIBE_H

#include "base/arena.h"
#include "base/text.h"

/* Adds to the whole PDF in FD, open for reading and writing, with a table of cross-references (PDF 1.4, as Cairo writes it); SIZE grows by
 * what was added. LANGUAGE is a BCP 47 tag. False: REASON, static or in ARENA. */
bool pdf_describe(struct arena *arena, int fd, const char *language, bool is_rtl, uint64_t *size, const char **reason);

#endif
