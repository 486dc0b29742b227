/* mail.h - e-mails as files (.eml, RFC 5322 and MIME, by GMime): drafts to send with the user's own program, and inquiries to read. Nothing is sent. */
#ifndef VITRINE_DOCUMENT_MAIL_H
#define VITRINE_DOCUMENT_MAIL_H

#include "base/arena.h"
#include "base/text.h"

struct mail_part {
    struct text name; /* of the file; of an inlined picture: its content id */
    struct text type; /* "application/pdf" */
    struct text bytes;
};

struct mail {
    struct text from_name, from, to_name, to, subject; /* TO may be empty */
    struct text text, html; /* HTML may be empty */
    const struct mail_part *attachments, *inlined;
    size_t n_attachments, n_inlined;
};

/* A draft (X-Unsent) in ARENA. Boundaries come from the content: the same mail is the same bytes. */
struct text mail_write(struct arena *arena, const struct mail *mail);

/* Subject and text of an e-mail, or of plain text without headers; HTML without its tags when there is no text. In ARENA, UTF-8. */
void mail_read(struct arena *arena, struct text bytes, struct text *from, struct text *subject, struct text *text);

#endif
