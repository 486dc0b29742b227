/* html.h - the catalog as one file: opens by double click, needs nothing beside it, and has a search. */
#ifndef VITRINE_DOCUMENT_HTML_H
#define VITRINE_DOCUMENT_HTML_H

#include "document/edition.h"
#include "document/shots.h"

/* Writes EDITION into FD as it goes; *SIZE counts the bytes. False: REASON. */
bool html_write(const struct view_context *context, const struct edition *edition, const struct shots *shots, int fd, uint64_t *size, const char **reason);

#endif
