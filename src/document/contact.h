/* contact.h - how the firm is reached, as documents say it. */
#ifndef VITRINE_DOCUMENT_CONTACT_H
#define VITRINE_DOCUMENT_CONTACT_H

#include "catalog/catalog.h"

enum { CONTACT_MOST = 8 };

/* Its name as registered, address, the person who answers, e-mail, telephone, WhatsApp, WeChat, hours: a line each, in ARENA, of what site.yaml has. How many
 * there are. */
size_t contact_lines(struct arena *arena, const struct company *company, struct text lines[CONTACT_MOST]);

#endif
