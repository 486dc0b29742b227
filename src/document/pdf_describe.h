/* pdf_describe.h - what a PDF tells its readers of itself, and Cairo has no call for: language and how to show it.
 *
 * Screen readers choose their voice by the document's language (ISO 32000-1, 14.9.2; PDF/UA-1, 7.2), and windows show its title instead of the
 * file's name (12.2). qpdf writes the file anew, its streams as they are and its small objects packed, which makes it smaller by some kilobytes.
 * About 30 ms for a catalog of 51 listings; pictures are copied, never held all at once.
 */
#ifndef VITRINE_DOCUMENT_PDF_DESCRIBE_H
#define VITRINE_DOCUMENT_PDF_DESCRIBE_H

#include "base/arena.h"
#include "base/text.h"

/* The PDF in the file FROM, whole, into INTO, an empty one; both open for reading and writing. LANGUAGE is a BCP 47 tag. False: REASON, in ARENA. */
bool pdf_describe(struct arena *arena, int from, int into, const char *language, bool is_rtl, const char **reason);

#endif
