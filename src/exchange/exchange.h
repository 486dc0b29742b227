/* exchange.h - listings to and from the tables and feeds of others. One form is one file and one row in forms.def. */
#ifndef VITRINE_EXCHANGE_EXCHANGE_H
#define VITRINE_EXCHANGE_EXCHANGE_H

#include "view/view.h"

enum { MOST_IMAGES = 20, MOST_OPTIONS = 3, MOST_CHOICES = 1000 };

/* A field of a listing by its path (catalog/field.h, record_walk). */
struct exchanged_cell {
    struct text path, text;
};

/* A listing as others know it. A text with data NULL: the form does not say. */
struct exchanged {
    struct text handle, title, html, description, sku, category, brand, keywords, price, currency, gtin;
    struct text images[MOST_IMAGES], alts[MOST_IMAGES];
    size_t n_images;
    struct text option_names[MOST_OPTIONS];
    struct values options[MOST_OPTIONS];
    struct pair *specs; /* of a new listing */
    size_t n_specs, specs_room;
    bool is_unpublished; /* there nobody sees it: a new listing becomes a draft */
    struct exchanged_cell *cells; /* of a form that knows all our fields: they count, and nothing above but the handle */
    size_t n_cells;
    struct text language, markdown; /* of such a form: whose file it is, and its text */
};

struct exchanged_list {
    struct exchanged *items;
    size_t n_items;
};

struct exchange_form {
    const char *name; /* as in --format */
    const char *file; /* what an export is called */
    bool is_binary; /* its files are no text */
    /* Is this file in this form? NULL: it is not read. */
    bool (*matches)(struct text bytes);
    /* Reads FILE into ARENA. False: REASON is a phrase. */
    bool (*read)(struct arena *arena, struct text bytes, struct exchanged_list *list, const char **reason);
    /* Writes LISTINGS. NULL: it is not written. */
    void (*write)(const struct view_context *context, size_t language, const struct exchanged_list *list, struct buffer *out);
    /* Says which listings an export leaves out, and why. NULL: none. */
    void (*report)(const struct view_context *context, size_t language, struct buffer *out);
};

extern const struct exchange_form *const exchange_forms[];
extern const size_t n_exchange_forms;

const struct exchange_form *exchange_form_find(struct text name);

/* The published listings in LANGUAGE, in ARENA, in the order of the catalog. */
struct exchanged_list exchange_listings(const struct view_context *context, struct arena *arena, size_t language);

/* One of them. */
struct exchanged exchange_listing(const struct view_context *context, struct arena *arena, size_t product, size_t language);

/* table.c: CSV (RFC 4180, by libcsv), with commas, or semicolons or tabs as spreadsheets of other countries write it. The first row names the columns; a line
 * "sep=;" may stand before it, as Excel has it. */
struct table {
    struct text *cells; /* n_rows of n_columns */
    size_t n_rows, n_columns; /* the header row not counted */
    struct text *names;
};
bool table_read(struct arena *arena, struct text bytes, struct table *table, const char **reason);
/* The line of BYTES that names the columns. */
struct text table_head(struct text bytes);
/* Is there a column named A or B (B may be NULL)? */
bool table_has(const struct table *table, const char *a, const char *b);
/* The cell of ROW in the column named A or B (either may be NULL); data NULL: there is no such column. */
struct text table_cell(const struct table *table, size_t row, const char *a, const char *b);
/* One cell, quoted, then AFTER (',' or '\n'). */
void table_put(struct buffer *out, struct text cell, char after);

/* price.c: the number that CELL means, with a decimal point, in ARENA: "1.299,00", "US$4.50" and "4,5 EUR" too, since a spreadsheet writes what its country
 * writes. CURRENCY gets the code, name or sign that stands beside it, as it is written; empty: none does. Data NULL: it is no number. */
struct text exchange_price(struct arena *arena, struct text cell, struct text *currency);

/* listing_file.c: the file of a listing that is new. Photos of others are named in comments: they are to be fetched by whoever may. */
struct text exchange_new_file(struct arena *arena, const struct exchanged *listing);
/* TEXT with \n alone at the ends of its lines, trimmed. */
struct text exchange_lines(struct arena *arena, struct text text);
/* update.c: VALUE as a YAML scalar, in quotes unless nothing in it could mean anything. */
void exchange_put_scalar(struct buffer *out, struct text value);

/* categories.c: how many categories LIST names that site.yaml lacks. LINES gets them as a tree to be put below its "categories:", five hundred lines of it at
 * most. */
size_t exchange_missing_categories(const struct catalog *catalog, struct arena *arena, const struct exchanged_list *list, struct buffer *lines);

/* update.c: brings LIST into the site: new listings become files, of known ones (by handle, else SKU) only what differs is changed, in place.
 * DIFF gets what is or would be changed, as a unified list. False: REASON is a whole sentence. */
struct update_summary {
    size_t n_new, n_changed, n_same;
    struct buffer refused; /* what found no place: a sentence a line. DIFF has them too, behind "! " */
};
bool exchange_update(const struct view_context *context, struct arena *arena, const struct exchanged_list *list, bool dry_run, struct buffer *diff,
                     struct update_summary *summary, const char **reason);

#endif
