/* pdf.h - the catalog on paper: cover, company, contents, categories, entries, indexes.
 *
 * Laid out twice by the same code: once to learn the page numbers, once to write. So the memory that it takes does not grow with the pages.
 */
#ifndef VITRINE_DOCUMENT_PDF_H
#define VITRINE_DOCUMENT_PDF_H

#include "document/edition.h"
#include "document/shots.h"

struct pdf_summary {
    int pages;
    uint64_t bytes;
};

/* Writes EDITION into FD, an empty file open for reading and writing (-1: only to learn SUMMARY; pictures are then left out). False: REASON. */
bool pdf_write(const struct view_context *context, const struct edition *edition, const struct shots *shots, int fd, struct pdf_summary *summary,
               const char **reason);

/* The photos that it would show, in ARENA. */
size_t *pdf_pictures(const struct view_context *context, struct arena *arena, const struct edition *edition, size_t *n);

#endif
