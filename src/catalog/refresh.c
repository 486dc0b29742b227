/* refresh.c - one listing read again, for a preview that shows a page before the whole site is built. */
#include "catalog/load.h"

struct before {
    size_t index;
    struct document document;
    struct text bytes;
};

static bool same_values(const struct values *a, const struct values *b)
{
    if (a->n_items != b->n_items)
        return false;
    for (size_t i = 0; i < a->n_items; i++)
        if (!text_equal(a->items[i].text, b->items[i].text))
            return false;
    return true;
}

static bool same_photos(const struct photos *a, const struct photos *b)
{
    if (a->n_items != b->n_items)
        return false;
    for (size_t i = 0; i < a->n_items; i++)
        if (!text_equal(a->items[i].file.text, b->items[i].file.text))
            return false;
    return true;
}

/* Is all that other pages, lists and files are made by what it was? */
static bool stands_alone(const struct listing_fields *now, const struct listing_fields *was)
{
    return text_equal(now->category.text, was->category.text) && now->draft.is_true == was->draft.is_true &&
           date_compare(now->date.date, was->date.date) == 0 && date_compare(now->expires.date, was->expires.date) == 0 &&
           same_photos(&now->images, &was->images) && same_values(&now->related, &was->related) && same_values(&now->aliases, &was->aliases) &&
           same_values(&now->downloads, &was->downloads);
}

/* Pictures in the text are known already, or a whole build has to look at them. */
static bool find_pictures(const struct catalog *catalog, struct document *document)
{
    for (size_t i = 0; i < document->n_links; i++) {
        struct body_link *link = &document->links[i];
        if (link->is_image && link->path.size && (link->picture = map_find(&catalog->picture_of, link->path)) == MAP_NONE)
            return false;
    }
    return true;
}

static struct product *product_of(struct catalog *catalog, const struct document *document)
{
    size_t at = map_find(document->is_page ? &catalog->page_of : &catalog->product_of, document->slug);
    return at == MAP_NONE ? NULL : &(document->is_page ? catalog->pages : catalog->products)[at];
}

static bool read_again(struct catalog *catalog, const struct product *product, const struct before *before, size_t n, struct pool *pool)
{
    struct diag_list findings = {.arena = catalog->arena};
    size_t documents[MAX_LANGUAGES];
    for (size_t i = 0; i < n; i++) {
        struct document *document = &catalog->documents[documents[i] = before[i].index];
        *document = (struct document){.source = document->source,
                                      .file = document->file,
                                      .path = document->path,
                                      .slug = document->slug,
                                      .language = document->language,
                                      .is_shown = document->is_shown,
                                      .is_page = document->is_page};
    }
    documents_load(catalog, documents, n, pool, &findings);
    bool ok = findings.n_items == 0;
    for (size_t i = 0; i < n && ok; i++) {
        struct document *document = &catalog->documents[before[i].index];
        ok = document->is_readable && find_pictures(catalog, document) &&
             (before[i].index != product->document || stands_alone(&document->fields, &before[i].document.fields));
    }
    return ok;
}

bool catalog_refresh(struct catalog *catalog, struct text path, struct pool *pool, struct product **product)
{
    struct before before[MAX_LANGUAGES];
    size_t n = 0, found = document_find(catalog, path);
    if (found == NO_DOCUMENT || !catalog->documents[found].is_readable)
        return false;
    struct product *p = *product = product_of(catalog, &catalog->documents[found]);
    if (!p || !p->is_published)
        return false;
    for (size_t l = 0; l < catalog->n_languages; l++)
        if (p->is_translated[l])
            before[n++] = (struct before){p->in[l], catalog->documents[p->in[l]], catalog->sources[catalog->documents[p->in[l]].source].bytes};
    bool ok = read_again(catalog, p, before, n, pool);
    for (size_t i = 0; i < n && !ok; i++) {
        catalog->documents[before[i].index] = before[i].document;
        catalog->sources[before[i].document.source].bytes = before[i].bytes;
    }
    if (ok)
        product_inherit(catalog, p);
    return ok;
}
