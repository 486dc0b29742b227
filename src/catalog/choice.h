/* choice.h - an edition's part of the catalog: which listings, at which rate, and whether a text names a price.
 *
 * Documents choose for themselves (document/edition.h) and leave the catalog as it is; a site of an edition is built from a catalog that
 * has been narrowed: what was not chosen, and every price if it has none, is gone from memory before anything is rendered.
 */
#ifndef VITRINE_CATALOG_CHOICE_H
#define VITRINE_CATALOG_CHOICE_H

#include "catalog/catalog.h"

/* The edition NAME of site.yaml. NULL: REASON, in ARENA, as below. */
const struct edition_fields *choice_find(const struct catalog *catalog, struct arena *arena, struct text name, const char **reason);

/* Is EDITION with prices? It is unless it says otherwise. */
static inline bool choice_has_prices(const struct edition_fields *edition)
{
    return edition->prices.is_true || !edition->prices.is_set;
}

/* WHAT, then NAME in quotes, as REASON. Returns false. */
bool choice_refuse(struct arena *arena, const char **reason, const char *what, struct text name);

struct choice {
    const struct text *skus, *categories; /* none of either: everything */
    size_t n_skus, n_categories;
    struct date since; /* year 0: from the beginning */
};

/* Sets CHOSEN (one a product) for the published listings that CHOICE means. False: REASON names the SKU or category that no published
 * listing has. */
bool choice_make(const struct catalog *catalog, struct arena *arena, const struct choice *choice, bool *chosen, const char **reason);

/* The texts of VALUES, in ARENA. */
struct text *choice_names(struct arena *arena, const struct values *values);

/* How much of CURRENCY one unit of the site's currency is, in millionths; 0: nobody says. */
int64_t choice_rate(const struct site *site, struct text currency);

/* Can prices be told in CURRENCY ("": each in its own)? False: REASON. */
bool choice_currency(const struct site *site, struct arena *arena, struct text currency, const char **reason);

/* AMOUNT of currency FROM in currency TO, to the cent. When there is no rate *TO becomes FROM and the amount stays: better its own currency
 * than a wrong number. */
int64_t choice_convert(const struct site *site, int64_t amount, struct text from, struct text *to);

/* Leaves in CATALOG what EDITION is to hold: its listings, its language, its currency, its address. Without prices, no tier, no
 * sample fee; texts that name a price all the same are findings. Before anything is rendered, after the check of the whole. False: REASON. */
bool catalog_narrow(struct catalog *catalog, const struct edition_fields *edition, struct diag_list *findings, const char **reason);

/* The first amount of money in TEXT at or after FROM, "USD 1.85", "1,85 €", "US$2", "12元": its offset, or TEXT_NOT_FOUND; *END is where it
 * ends. Bare numbers are no amounts. */
size_t amount_find(struct text text, size_t from, size_t *end);

/* A finding for each amount in the texts of the listing DOCUMENT; with its body when WITH_BODY. */
void amounts_report(const struct catalog *catalog, const struct document *document, bool with_body, struct text edition, struct diag_list *findings);

#endif
