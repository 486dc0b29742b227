/* edition.h - which part of the catalog goes into a document, in which language and currency, with prices or without. */
#ifndef VITRINE_DOCUMENT_EDITION_H
#define VITRINE_DOCUMENT_EDITION_H

#include "catalog/choice.h"
#include "view/view.h"

enum layout { LAYOUT_FULL, LAYOUT_HALF, LAYOUT_GRID, LAYOUT_LIST };

/* What flags say; each wins over the edition of site.yaml. Texts may be empty. */
struct edition_wish {
    struct text name, language, currency, layout, paper, buyer, valid_until, since;
    const struct text *skus, *categories;
    size_t n_skus, n_categories;
    bool no_prices, crop_marks;
};

struct edition {
    size_t language;
    bool has_prices, crop_marks;
    struct text currency; /* "": each listing's own */
    enum layout layout;
    bool is_letter;
    struct text buyer;
    struct date valid_until; /* year 0: it is not said */
    size_t *products; /* indexes into the catalog, in the order of view_order */
    size_t n_products;
};

/* Resolves WISH against site.yaml. False: REASON is a whole sentence (an unknown edition, language, SKU, category, rate). */
bool edition_open(const struct view_context *context, struct arena *arena, const struct edition_wish *wish, struct edition *edition, const char **reason);

/* AMOUNT of a listing's price in the edition's currency, as text; "" when the edition has no prices. */
struct text edition_money(const struct view_page *page, const struct edition *edition, const struct listing_fields *fields, int64_t millionths);

/* The amount itself in millionths of the edition's currency (*CURRENCY). */
int64_t edition_amount(const struct view_context *context, const struct edition *edition, const struct listing_fields *fields, int64_t millionths,
                       struct text *currency);

#endif
