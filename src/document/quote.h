/* quote.h - a quotation: what was asked for, at the price of the tier that the quantity reaches, with cartons, weight and volume. */
#ifndef VITRINE_DOCUMENT_QUOTE_H
#define VITRINE_DOCUMENT_QUOTE_H

#include "document/edition.h"
#include "document/shots.h"

struct quote_line {
    size_t product;
    int64_t quantity;
    int64_t unit_price; /* millionths of the quotation's currency; 0: on request */
    int64_t cartons; /* 0: unknown */
    double cubic_metres, kilograms; /* of all cartons; 0: unknown */
};

struct quote {
    const struct view_context *context;
    struct edition edition;
    struct view_page view;
    struct text currency;
    struct quote_line *lines;
    size_t n_lines;
};

/* ITEMS are "SKU" or "SKU:QUANTITY"; without a quantity the least one counts. False: REASON is a whole sentence. */
bool quote_open(const struct view_context *context, struct arena *arena, const struct edition_wish *wish, const struct text *items, size_t n_items,
                struct quote *quote, const char **reason);

/* The price of one piece when QUANTITY are taken: of the last tier that it reaches, of the first when it reaches none. 0: none. */
int64_t quote_unit_price(const struct quote *quote, const struct listing_fields *fields, int64_t quantity);

/* "42x32x28 cm" in cubic metres; 0 when it is no such text. "13.5 kg" in kilograms. */
double quote_cubic_metres(struct text carton);
double quote_kilograms(struct text weight);

/* As .xlsx: quantities and options are for the buyer to change, prices and totals follow by formula. As .html, by the theme's template
 * "quote", and .csv: as it stands. */
bool quote_write_xlsx(const struct quote *quote, const struct shots *shots, struct arena *arena, const char *path, const char **reason);
bool quote_write_html(const struct quote *quote, const struct shots *shots, struct buffer *out, const char **reason);
void quote_write_csv(const struct quote *quote, struct buffer *out);

#endif
