/* reply.h - answers from templates: content/replies/NAME.md (NAME.zh.md), Mustache over the listing's facts.
 *
 * The first line may be "Subject: ...". Fields: to, company, contact, email, phone, site, open (what the inquiry left unsaid), has_open,
 * and product with title, sku, description, unit, moq, lead_time, terms, payment, address, selling_points, tiers (from, unit, price).
 */
#ifndef VITRINE_DOCUMENT_REPLY_H
#define VITRINE_DOCUMENT_REPLY_H

#include "document/edition.h"
#include "document/inquiry.h"

struct reply {
    struct text subject, text;
};

/* Fills the template NAME for PRODUCT, addressed TO. INQUIRY (may be NULL) tells what need not be asked back. False: REASON is a whole sentence. */
bool reply_make(const struct view_context *context, struct arena *arena, const struct edition *edition, struct text name, size_t product, struct text to,
                const struct inquiry *inquiry, struct reply *reply, const char **reason);

#endif
