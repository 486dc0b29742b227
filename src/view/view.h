/* view.h - a catalog as templates and documents see it: texts ready to be shown, addresses relative to the page.
 *
 * Addresses: a page's path below output/ is worked out in one place (path.c), and every address on a page is
 * relative to it, so that the tree works under any prefix and from a disk.
 *
 * What is the same on many pages (menu, top categories, footer) is made once a language and depth, before the
 * workers start, and only read afterwards.
 */
#ifndef VITRINE_VIEW_VIEW_H
#define VITRINE_VIEW_VIEW_H

#include <stdatomic.h>

#include "base/digest.h"
#include "plan/plan.h"
#include "view/fields.h"
#include "view/theme.h"
#include "view/words.h"

enum view_template {
    TEMPLATE_HOME,
    TEMPLATE_CATEGORY,
    TEMPLATE_PRODUCT,
    TEMPLATE_PAGE,
    TEMPLATE_SEARCH,
    TEMPLATE_BASKET,
    TEMPLATE_COMPARE,
    TEMPLATE_NEWS,
    TEMPLATE_MISSING,
    TEMPLATE_CATALOG,
    N_TEMPLATES
};

enum { MAX_DEPTH = 12 };

/* How a language writes numbers (ICU). */
struct view_numbers {
    struct text decimal, group; /* signs */
};

/* The published listings in the order of the search data: by category, as the tree stands, so that a category and those
 * below it are one range of records. */
struct view_order {
    uint32_t *products; /* a record's listing */
    size_t n_products;
    uint32_t *record; /* of each listing of the catalog */
    size_t *first, *end; /* of each category: its records */
    uint32_t *newest; /* listings by date, newest first; n_products of them */
};

/* "12 products", as a language says it. ICU works for as long as half a page takes to be made, and the numbers of a catalog's categories come again. */
struct view_count {
    atomic_int state; /* 0: nobody has asked; 1: somebody writes it; 2: it is there */
    unsigned char size;
    char bytes[58];
};

enum { COUNTS_KEPT = 256 };

struct view_context {
    const struct catalog *catalog;
    const struct variants *variants; /* one a picture of the catalog */
    const struct cache *cache;
    struct theme *theme;
    const struct template *templates[N_TEMPLATES];
    struct view_numbers numbers[MAX_LANGUAGES];
    struct text language_names[MAX_LANGUAGES]; /* each in itself */
    size_t n_depths; /* that pages have, from 0 folders down */
    struct data shared[MAX_LANGUAGES][MAX_DEPTH]; /* the fields that all pages of a language and depth have */
    struct view_count *counts[MAX_LANGUAGES]; /* of the numbers below COUNTS_KEPT */
    struct text latest[MAX_LANGUAGES]; /* day of the newest listing */
    struct view_order order;
    uint64_t program; /* what renders, and what it was told (an edition ...) */
    uint64_t common; /* digest of what all pages are made of */
    uint64_t shared_digest[MAX_LANGUAGES][MAX_DEPTH];
    uint64_t *product_digest; /* one a listing: view_digest_product */
    struct text *words; /* one a document: what is to be remembered of its words (words.h); empty: they were recalled */
};

/* Compiles the templates and makes what pages share. All of it lives in the theme's arena, but for the order of the listings: in the
 * workers' keep. False: REASON is a whole sentence. */
bool view_open(struct view_context *context, struct pool *pool, const char **reason);

/* --- digest.c: what a page is made of; a maker's `made_of` puts its listings behind what view_digest_page begins with --- */
void view_digest_open(struct view_context *context);
struct digest view_digest_page(const struct view_context *context, const struct output *output, struct arena *arena);
/* The variants of PICTURE and the name that they are made of; what looks like the photo but is another file is another. */
void view_digest_picture(struct digest *digest, const struct view_context *context, size_t picture);
/* What templates are shown on the page OBJECT, but for lists that are made while they are shown. */
void view_digest_object(struct digest *digest, const struct view_object *object);
/* Works out what view_digest_product says of each. */
void view_digest_products(struct view_context *context, struct pool *pool);
/* The files of listing INDEX in all languages, with their photos: whatever a page shows of it. */
void view_digest_product(struct digest *digest, const struct view_context *context, size_t index);

/* Where one page is being made: its path tells what all addresses are relative to. */
struct view_page {
    const struct view_context *context;
    struct arena *arena;
    struct text path; /* below output/ */
    struct text root; /* "", "../", "../../" */
    size_t language;
    bool is_rooted; /* root begins with '/': the page is served at addresses of any depth */
};

struct view_page view_page_open(const struct view_context *context, struct arena *arena, const struct output *output);

/* The same for a page like 404.html: its addresses begin at the site's root when base_url tells where that is. */
struct view_page view_page_open_rooted(const struct view_context *context, struct arena *arena, const struct output *output);

/* --- path.c: paths below output/ --- */
struct text view_path(const struct view_context *context, struct arena *arena, size_t language, const char *name);
struct text view_path_product(const struct view_context *context, struct arena *arena, size_t product, size_t language);
struct text view_path_page(const struct view_context *context, struct arena *arena, size_t page, size_t language);
/* NO_CATEGORY: the list of everything. NUMBER counts the pages of the list from 0. */
struct text view_path_category(const struct view_context *context, struct arena *arena, size_t category, size_t language, size_t number);
/* ENDING: "webp", or NULL: what every program shows, JPEG, and PNG of what has alpha. */
struct text view_path_picture(const struct view_context *context, struct arena *arena, size_t picture, uint32_t width, const char *ending);
struct text view_path_file(struct arena *arena, struct text source_path);

/* PATH as an address on PAGE. */
struct text view_relative(const struct view_page *page, struct text path);

/* PATH as an absolute URL; "" without base_url. */
struct text view_absolute(const struct view_context *context, struct arena *arena, struct text path);

/* --- common.c: what every page has --- */
/* "rtl" or "ltr". */
struct text view_direction(const struct view_page *page);

/* What templates know of the site, in the page's language. */
struct data view_site(const struct view_page *page);

/* The page's own fields over the shared ones; the caller adds more and calls view_render. */
struct view_object view_common(const struct view_page *page, struct text title, struct text description);
/* The same page in the other languages: PATHS and IS_THERE (translated, not fallback) one a language. Sets canonical too. */
void view_alternates(const struct view_page *page, struct view_object *object, const struct text *paths, const bool *is_there);
void view_crumbs(const struct view_page *page, struct view_object *object, size_t category, struct text last);
bool view_render(const struct view_page *page, enum view_template which, const struct view_object *object, struct buffer *out, const char **reason);

/* The theme's text NAME in the page's language. */
struct text view_word(const struct view_page *page, const char *name);

/* The unit of a listing's price in the page's language, as it is said behind the number N; for 1 also by itself ("per piece"). */
struct text view_unit(const struct view_page *page, const struct listing_fields *fields, int64_t n);

/* "12 products": the theme's message n_products, an ICU MessageFormat with {n}. */
struct text view_n_products(const struct view_page *page, size_t n);

struct data view_link(const struct view_page *page, struct text name, struct text path, bool is_here);
struct data view_list(struct arena *arena, const struct data *items, size_t n);
/* N items that SOURCE makes, one after the other, while they are shown. */
struct data view_made(struct arena *arena, size_t n, struct data_source source);
struct data view_texts(struct arena *arena, const struct values *values);
struct data view_pairs(struct arena *arena, const struct pairs *pairs);

static inline struct data view_text(struct text text)
{
    return (struct data){.kind = DATA_TEXT, .text = text};
}
static inline struct data view_markup(struct text markup)
{
    return (struct data){.kind = DATA_MARKUP, .text = markup};
}
static inline struct data view_flag(bool is_true)
{
    return (struct data){.kind = is_true ? DATA_TRUE : DATA_FALSE};
}

/* --- order.c --- */
struct view_order view_order_make(struct arena *arena, const struct catalog *catalog);

/* --- listing.c, category.c, picture.c: the goods --- */
/* PLACE among the cards at the top of its page, from 0; SIZE_MAX: further down. */
struct data view_card(const struct view_page *page, size_t product, size_t place);
/* A card with what a printed entry shows beside it: specifications, selling points, tiers. */
struct data view_entry(const struct view_page *page, size_t product);
struct data view_product(const struct view_page *page, size_t product);
struct data view_category(const struct view_page *page, size_t category, bool with_children);
/* Its own picture, or that of its first listing that has one. */
size_t view_category_picture(const struct view_context *context, size_t category);
struct data view_picture(const struct view_page *page, size_t picture, struct text alt, size_t number);
/* The FILE that site.yaml names, as a picture of the catalog; NO_PICTURE when it is none. */
size_t view_site_picture(const struct view_page *page, struct text file);
struct data view_certificates(const struct view_page *page, const struct certification *items, size_t n, struct text from);
/* The first picture of PRODUCT that can be shown, or NO_PICTURE. */
size_t view_main_picture(const struct view_context *context, const struct product *product);
/* The width of the variant of PICTURE that is WANTED pixels wide or the next narrower; 0: there is none. */
uint32_t view_width(const struct view_context *context, size_t picture, uint32_t wanted);

/* The bytes of a variant of PICTURE, from the cache or made now. WIDTH is one that view_width gave; ENDING: "jpg" or "webp". */
bool view_picture_bytes(const struct view_context *context, struct arena *arena, size_t picture, uint32_t width, const char *ending, struct text *bytes,
                        const char **reason);

/* VALUES with ", " between them. */
struct text view_joined(struct arena *arena, const struct values *values);

/* --- price.c --- */
/* "USD 1,234.50" as the language writes numbers; "" for an amount of 0. */
struct text view_money(const struct view_page *page, struct text currency, int64_t millionths);
/* "1,000" for a count. */
struct text view_whole(const struct view_page *page, int64_t number);
/* "25.50", for machines: two decimals, and more where MILLIONTHS, which is not negative, has them: what a page shows and a feed says must agree. */
struct text view_plain_number(struct arena *arena, int64_t millionths);
/* The currency of a listing: its own, else the site's. */
struct text view_currency(const struct view_context *context, const struct listing_fields *fields);
/* The lowest and highest price in millionths; false when it has none above 0. */
bool view_price_range(const struct listing_fields *fields, int64_t *lowest, int64_t *highest);

/* --- feed.c: who may be in a shopping feed --- */
/* What the least quantity costs a piece, as "1.85"; "" when that is nothing. */
struct text view_plain_price(struct arena *arena, const struct listing_fields *fields);
enum feed_refusal { FEED_TAKES, FEED_UNTRANSLATED, FEED_NO_PRICE, FEED_NO_PHOTO, FEED_SMALL_PHOTO, N_FEED_REFUSALS };
/* The shorter side that Google Merchant asks of a photo on the catalog's day (support.google.com/merchants/answer/6324350). */
uint32_t view_merchant_side(const struct catalog *catalog);
/* Why a feed that asks for photos of LEAST_SIDE cannot hold the listing PRODUCT in LANGUAGE. */
enum feed_refusal view_feed_refusal(const struct view_context *context, size_t product, size_t language, uint32_t least_side);
/* A line about the feed NAME for OUT: how many listings are left out of it, and why. Nothing when it holds all. */
void view_feed_report(const struct view_context *context, const char *name, size_t language, uint32_t least_side, struct buffer *out);

/* --- body.c --- */
/* BODY of DOCUMENT as HTML: links to content files lead to their pages, pictures to their variants. */
struct text view_body(const struct view_page *page, const struct document *document);

/* --- structured.c: JSON-LD --- */
struct text view_structured_product(const struct view_page *page, size_t product);
struct text view_structured_site(const struct view_page *page);

static inline const struct document *view_document(const struct view_context *context, const struct product *product, size_t language)
{
    return &context->catalog->documents[product->in[language]];
}

#endif
