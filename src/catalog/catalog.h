/* catalog.h - the goods, as loaded; never changed afterwards, but for an edition of the site (choice.h).
 *
 * All strings are views into the sources or live in the catalog's arena. Languages are numbered as
 * in site.yaml: 0 is the first, the one that files without a suffix are written in.
 */
#ifndef VITRINE_CATALOG_CATALOG_H
#define VITRINE_CATALOG_CATALOG_H

#include "base/file.h"
#include "base/map.h"
#include "base/pool.h"
#include "catalog/field.h"

enum { MAX_LANGUAGES = 16 };

#define NO_CATEGORY SIZE_MAX
#define NO_PICTURE SIZE_MAX
#define NO_DOCUMENT UINT32_MAX

struct certification {
    struct value name, number, issuer, file;
    struct day expires;
};

struct tier {
    struct number from, price;
};

struct price {
    struct value currency, unit, incoterm, port;
    struct {
        struct tier *items;
        size_t n_items;
        struct span where;
    } tiers;
};

struct sample {
    struct value fee;
    struct flag refundable;
    struct number days;
};

struct packing {
    struct value carton, gross_weight, net_weight;
    struct number pieces_per_carton;
};

struct photo {
    struct value file, alt, view;
};

struct question {
    struct value ask, answer;
};

struct suppression {
    struct values off;
};

struct photos {
    struct photo *items;
    size_t n_items;
    struct span where;
};

/* What stands in the front matter of a listing, by the table of listing_fields.c. */
struct listing_fields {
    struct value title, description, category, sku, brand, model, series, lead_time, supply, origin, hs_code, gtin, warranty;
    struct keywords keywords;
    struct {
        struct certification *items;
        size_t n_items;
        struct span where;
    } certifications;
    struct pairs specs;
    struct choices options;
    struct price price;
    struct number moq;
    struct values payment, selling_points, related, aliases, downloads;
    struct sample *sample; /* NULL: see listing_sample */
    struct packing *packing;
    struct photos images;
    struct {
        struct question *items;
        size_t n_items;
        struct span where;
    } questions;
    struct day date, expires;
    struct flag draft;
    struct suppression check;
};

/* A link or a picture in a Markdown body. */
struct body_link {
    struct text url; /* as written */
    bool is_image, is_local; /* local: it means a file of the site, or should */
    struct text path; /* that file; empty: there is none such */
    struct text fragment; /* with its '#' */
    struct span where;
    size_t picture; /* of the catalog, or NO_PICTURE */
};

/* One Markdown file: a listing or a company page in one language. */
struct document {
    uint32_t source, file; /* numbers of the catalog's */
    uint64_t hash; /* of the file's bytes */
    struct text path; /* from the site's root: content/products/bell/index.zh.md */
    struct text slug; /* "bell": its folder's or file's name, made safe */
    size_t language;
    size_t category; /* that it names; NO_CATEGORY: none there is */
    bool is_shown; /* its listing or page is published */
    bool is_page, is_readable; /* false: its front matter could not be read at all */
    struct span cut; /* the line in which a mistake ends its front matter: what seems to be missing may stand behind; begins at 0: it is whole */
    bool has_findings; /* from reading it */
    const struct recalled *recalled; /* the record that it comes from, or is to come from (recall.h); NULL: from its file */
    struct listing_fields fields; /* what it lacks comes from the default language's file: a value's
                                     span tells whose it is */
    struct text body;
    uint32_t body_line; /* the line that it begins at, from 1 */
    struct body_link *links;
    size_t n_links;
};

/* A listing or page in all its languages. */
struct product {
    struct text slug;
    uint32_t *in; /* the document to show in each of the site's languages; of a missing one the default's */
    bool *is_translated; /* one a language */
    size_t document; /* in the default language, or the first there is */
    size_t category; /* NO_CATEGORY: none */
    size_t *pictures; /* of its images, in order; NO_PICTURE where the file is missing */
    size_t n_pictures;
    bool is_published; /* not a draft, not in the future, not expired */
    uint32_t *related; /* listings */
    size_t n_related;
};

struct category_fields {
    struct value name, slug, description, image;
    struct pairs names, descriptions;
    struct {
        struct category_fields *items;
        size_t n_items;
        struct span where;
    } children;
};

struct category {
    struct text path; /* "Home & Garden > Statues", as listings write it */
    struct text slug; /* "home-garden/statues" */
    const struct category_fields *fields;
    size_t parent, level; /* NO_CATEGORY, 0 at the top */
    size_t *children;
    size_t n_children;
    uint32_t *products;
    size_t n_products; /* published ones, in it and below, in order */
    size_t picture;
};

struct picture {
    struct text path; /* from the site's root */
    struct span where; /* who asked for it first */
    const struct entry *entry; /* size and time: one of the catalog's files */
    bool is_shown; /* something that is published asks for it: a draft's photo is nobody's business */
};

struct person {
    struct value name, role, email, phone, whatsapp, wechat;
};

struct company {
    struct value legal_name, founded, staff, area, lines, export_share, address, map, hours, response_time;
    struct value email, phone, whatsapp, wechat;
    struct values markets;
    struct photos pictures;
    struct person contact;
    struct {
        struct certification *items;
        size_t n_items;
        struct span where;
    } certifications;
};

struct checks {
    struct values off, brands, certifications, acronyms;
    struct pairs severity;
    struct values profiles;
};

/* A choice of the catalog for somebody: what it holds, in which language and currency, with prices or without. */
struct edition_fields {
    struct value name, language, currency, layout, paper, buyer, base_url;
    struct values categories, skus;
    struct flag prices;
    struct day valid_until, since;
};

struct look {
    struct value logo, icon, accent, hero, hero_title, hero_text, font;
};

/* What stands in site.yaml, by the table of site_fields.c. */
struct site {
    struct value name, tagline, description, base_url, currency, theme, note;
    struct values languages, host, menu, featured;
    struct {
        struct category_fields *items;
        size_t n_items;
        struct span where;
    } categories;
    struct company company;
    struct look look;
    struct checks checks;
    struct number per_page;
    struct flag raw_html;
    struct value inquiry_endpoint;
    struct pairs redirects;
    struct pairs rates; /* currency: how much of it one unit of the site's currency is */
    struct {
        struct edition_fields *items;
        size_t n_items;
        struct span where;
    } editions;
    struct value bank, terms; /* for quotations */
};

struct redirect {
    struct text from; /* path in the output */
    size_t product;
    size_t language;
    struct span where;
};

struct catalog {
    struct arena *arena;
    struct folder root; /* the site's folder: content/ lies in it */
    struct source *sources;
    size_t n_sources;
    struct site sites[MAX_LANGUAGES]; /* [0] as written, the others with what they inherit */
    size_t n_languages;
    struct text languages[MAX_LANGUAGES]; /* "en", "zh" */
    struct document *documents;
    size_t n_documents;
    struct product *products; /* in order of their slugs */
    size_t n_products;
    struct product *pages;
    size_t n_pages;
    struct category *categories; /* a parent before its children */
    size_t n_categories;
    struct picture *pictures;
    size_t n_pictures;
    struct map picture_of; /* path to index */
    struct map product_of; /* slug to index */
    struct map page_of;
    struct map category_of; /* path to index */
    struct entry_list files; /* all files below content/ */
    struct map file_of; /* path to index */
    uint32_t *document_of_file, *document_of_source; /* the document that each of them is of, or NO_DOCUMENT */
    struct redirect *redirects;
    size_t n_redirects;
    struct date today;
};

struct load_options {
    bool drafts, future; /* publish those too */
    const struct recall *recall; /* listings as the last run understood them (recall.h); NULL: all files are read */
    const struct entry_list *files; /* what was seen below content/ just now; NULL: nobody has looked */
};

/* What a listing says of samples and of its carton; all empty when it says nothing. */
static inline const struct sample *listing_sample(const struct listing_fields *fields)
{
    static const struct sample none;
    return fields->sample ? fields->sample : &none;
}

static inline const struct packing *listing_packing(const struct listing_fields *fields)
{
    static const struct packing none;
    return fields->packing ? fields->packing : &none;
}

extern const struct record listing_record, site_record;

/* Loads the site in ROOT (which holds content/site.yaml) into ARENA. What cannot be read or understood is a
 * finding; the rest is loaded all the same. False only when there is no site at all: REASON. */
bool catalog_load(struct arena *arena, const char *root, const struct load_options *options, struct pool *pool, struct catalog *catalog,
                  struct diag_list *findings, const char **reason);

/* Reads the listing or page of the file PATH again, in all its languages. True: nothing else of the catalog hangs on what has changed, and
 * *PRODUCT (one of catalog->products or ->pages) is as a new load would have it. False: the catalog is as it was, and a new load is needed: it
 * is another file, it cannot be read without a finding, or its category, dates, photos, neighbours or addresses are others. */
bool catalog_refresh(struct catalog *catalog, struct text path, struct pool *pool, struct product **product);

void catalog_close(struct catalog *catalog);

/* The number of the document that the file PATH holds, or NO_DOCUMENT. */
size_t document_find(const struct catalog *catalog, struct text path);

/* A digest of site.yaml in all its languages, as the files are written. */
uint64_t catalog_settings(const struct catalog *catalog);

/* The name and description of CATEGORY in a language. */
struct text category_name(const struct catalog *catalog, size_t category, size_t language);
/* Has it a name of its own in LANGUAGE? Else category_name gives that of the first. */
bool category_is_named(const struct catalog *catalog, size_t category, size_t language);
struct text category_description(const struct catalog *catalog, size_t category, size_t language);

/* Makes a name that is safe in a URL and on every file system: lower-case ASCII letters, digits and
 * '-'; other scripts are transliterated (ICU, "Any-Latin; Latin-ASCII"). Never empty.
 * A NAME that is safe already is returned as it is, no copy. */
struct text slug_make(struct arena *arena, struct text name);

#endif
