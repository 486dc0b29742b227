/* announce.h - new listings as a letter: text, and HTML with photos inlined as far as a budget goes. Who gets it is the user's affair. */
#ifndef VITRINE_DOCUMENT_ANNOUNCE_H
#define VITRINE_DOCUMENT_ANNOUNCE_H

#include "document/edition.h"
#include "document/mail.h"
#include "document/shots.h"

/* Fills MAIL from EDITION (its listings: those that are new). MOST bytes of photos are inlined, the first listings' first. In ARENA. */
void announce_make(const struct view_context *context, struct arena *arena, const struct edition *edition, const struct shots *shots, uint64_t most,
                   struct mail *mail);

#endif
