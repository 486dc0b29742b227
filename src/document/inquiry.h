/* inquiry.h - what a buyer's mail is about, and how much it promises (guidance S8). */
#ifndef VITRINE_DOCUMENT_INQUIRY_H
#define VITRINE_DOCUMENT_INQUIRY_H

#include "language/phrase.h"
#include "view/view.h"

enum asked {
    ASKED_PRICE,
    ASKED_QUANTITY,
    ASKED_SAMPLE,
    ASKED_LEAD_TIME,
    ASKED_PAYMENT,
    ASKED_PACKING,
    ASKED_CERTIFICATE,
    ASKED_DELIVERY,
    ASKED_CUSTOM,
    N_ASKED
};

enum { MOST_MATCHES = 50 };

struct inquiry_match {
    size_t product;
    struct text by; /* the words that name it, as in the listing */
    int weight; /* how surely */
};

struct inquiry {
    struct inquiry_match matches[MOST_MATCHES]; /* the surest first */
    size_t n_matches;
    bool asked[N_ASKED];
    bool asks_everything; /* a price list, the whole catalog */
    int stars; /* 3, 2, 1 */
};

/* Reads TEXT against the published listings. Local, explainable, linear in both. */
struct inquiry inquiry_read(const struct view_context *context, const struct lexicon *lexicon, struct arena *arena, struct text text);

/* "the price", "lead time": for people. */
const char *asked_name(enum asked asked);

#endif
