/* collate.c - documents to products, pages, pictures, redirects: the joins. */
#include "base/locale.h"
#include "catalog/load.h"

struct collating {
    struct catalog *catalog;
    struct diag_list *findings;
    const struct load_options *options;
    size_t picture_room, redirect_room;
};

size_t picture_add(struct catalog *catalog, struct text path, struct span where)
{
    size_t file = map_find(&catalog->file_of, path);
    if (file == MAP_NONE)
        return NO_PICTURE;
    size_t index = map_add(&catalog->picture_of, path, catalog->n_pictures);
    if (index == catalog->n_pictures)
        catalog->pictures[catalog->n_pictures++] = (struct picture){.path = path, .where = where, .entry = &catalog->files.items[file]};
    return index;
}

static bool is_picture_name(struct text path)
{
    static const char *const endings[] = {"jpg", "jpeg", "png", "webp"};
    struct text ending = path_extension(path);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_equal_fold(ending, text_of(endings[i])))
            return true;
    return false;
}

/* The picture that a field names, looked for beside FROM. */
static size_t picture_beside(struct catalog *catalog, struct text from, struct value file)
{
    struct text path, fragment;
    bool is_local;
    if (!value_is_set(file))
        return NO_PICTURE;
    struct arena scratch = arena_new("a link"); /* thirty thousand photos would leave what was tried in the catalog's */
    bool found = link_resolve(catalog, &scratch, from, file.text, &path, &fragment, &is_local);
    arena_release(&scratch);
    return found ? picture_add(catalog, path, file.where) : NO_PICTURE;
}

static void duplicate_slug(struct collating *c, const struct document *document, const struct document *other)
{
    diag_add(c->findings, (struct diag){.rule = "slug-duplicate",
                                        .severity = SEVERITY_ERROR,
                                        .where = span_at(document->source, 0, 0),
                                        .subject = document->slug,
                                        .message = text_format(c->catalog->arena, _("the address \"%.*s\" is taken by %.*s"), TEXT_ARGS(document->slug),
                                                               TEXT_ARGS(other->path)),
                                        .help = TEXT("rename the folder or file; this listing is left out until then")});
}

static int by_slug(const void *a, const void *b, void *documents)
{
    uint32_t i = *(const uint32_t *)a, k = *(const uint32_t *)b;
    int order = text_compare(((const struct document *)documents)[i].slug, ((const struct document *)documents)[k].slug);
    return order ? order : i < k ? -1 : i > k;
}

/* The numbers of the pages, or of the listings, that can be read, by their slugs. Files come by their names, so most of them stand right already. */
static uint32_t *sorted_documents(struct arena *scratch, const struct catalog *catalog, bool pages, size_t *n)
{
    uint32_t *sorted = arena_array(scratch, uint32_t, catalog->n_documents);
    bool is_sorted = true;
    *n = 0;
    for (size_t i = 0; i < catalog->n_documents; i++) {
        const struct document *document = &catalog->documents[i];
        if (document->is_page != pages || !document->is_readable)
            continue;
        is_sorted = is_sorted && (*n == 0 || text_compare(catalog->documents[sorted[*n - 1]].slug, document->slug) <= 0);
        sorted[(*n)++] = (uint32_t)i;
    }
    if (!is_sorted)
        qsort_r(sorted, *n, sizeof *sorted, by_slug, catalog->documents);
    return sorted;
}

/* Puts each document into its product, in the order of their slugs; no more than one a language. */
static void join_languages(struct collating *c, bool pages, struct product **made, size_t *n_products)
{
    struct catalog *catalog = c->catalog;
    struct arena scratch = arena_new("listings by name");
    size_t n;
    const uint32_t *sorted = sorted_documents(&scratch, catalog, pages, &n);
    struct product *products = *made = arena_array(catalog->arena, struct product, n), *product = NULL;
    uint32_t *in = arena_alloc_array(catalog->arena, n, catalog->n_languages * sizeof *in, _Alignof(uint32_t));
    bool *is_translated = arena_alloc_array(catalog->arena, n, catalog->n_languages * sizeof *is_translated, _Alignof(bool));
    for (size_t i = 0; i < n; i++) {
        struct document *document = &catalog->documents[sorted[i]];
        if (!product || !text_equal(product->slug, document->slug)) {
            product = &products[*n_products];
            *product = (struct product){.slug = document->slug, .document = sorted[i], .category = NO_CATEGORY};
            product->in = in + *n_products * catalog->n_languages;
            product->is_translated = is_translated + *n_products * catalog->n_languages;
            ++*n_products;
        } else if (product->is_translated[document->language]) {
            duplicate_slug(c, document, &catalog->documents[product->in[document->language]]);
            continue;
        }
        product->in[document->language] = sorted[i];
        product->is_translated[document->language] = true;
        if (document->language < catalog->documents[product->document].language)
            product->document = sorted[i];
    }
    arena_release(&scratch);
}

static bool is_due(const struct collating *c, const struct listing_fields *fields)
{
    struct date today = c->catalog->today;
    if (fields->draft.is_true && !c->options->drafts)
        return false;
    if (fields->date.date.year && date_compare(fields->date.date, today) > 0 && !c->options->future)
        return false;
    return !fields->expires.date.year || date_compare(fields->expires.date, today) >= 0;
}

void product_inherit(struct catalog *catalog, struct product *product)
{
    struct document *base = &catalog->documents[product->document];
    for (size_t l = 0; l < catalog->n_languages; l++) {
        if (!product->is_translated[l])
            product->in[l] = (uint32_t)product->document;
        else if (product->in[l] != product->document)
            record_inherit(&listing_record, &catalog->documents[product->in[l]].fields, &base->fields);
    }
}

static void add_pictures(struct catalog *catalog, struct product *product)
{
    const struct document *document = &catalog->documents[product->document];
    const struct photos *photos = &document->fields.images;
    product->pictures = arena_array(catalog->arena, size_t, photos->n_items);
    product->n_pictures = photos->n_items;
    for (size_t i = 0; i < photos->n_items; i++)
        product->pictures[i] = picture_beside(catalog, document->path, photos->items[i].file);
}

static void add_body_pictures(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->n_documents; i++)
        for (size_t k = 0; k < catalog->documents[i].n_links; k++) {
            struct body_link *link = &catalog->documents[i].links[k];
            if (link->path.size && is_picture_name(link->path))
                link->picture = picture_add(catalog, link->path, link->where);
        }
}

static void finish(struct collating *c, struct product *products, size_t n_products)
{
    for (size_t i = 0; i < n_products; i++) {
        const struct document *document = &c->catalog->documents[products[i].document];
        product_inherit(c->catalog, &products[i]);
        products[i].is_published = is_due(c, &document->fields);
        products[i].category = document->category;
        add_pictures(c->catalog, &products[i]);
    }
}

static void fill_categories(struct catalog *catalog)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < catalog->n_products; i++) {
            if (!catalog->products[i].is_published)
                continue;
            for (size_t at = catalog->products[i].category; at != NO_CATEGORY; at = catalog->categories[at].parent) {
                struct category *category = &catalog->categories[at];
                if (pass)
                    category->products[category->n_products] = (uint32_t)i;
                category->n_products++;
            }
        }
        for (size_t k = 0; !pass && k < catalog->n_categories; k++) {
            catalog->categories[k].products = arena_array(catalog->arena, uint32_t, catalog->categories[k].n_products);
            catalog->categories[k].n_products = 0;
        }
    }
}

enum { MOST_RELATED = 4 };

/* Adds the listings of CATEGORY that stand behind INDEX, around its end, until there are enough. */
static void add_neighbours(const struct category *category, size_t index, struct product *product)
{
    size_t start = 0; /* they stand in order: find ourselves */
    for (size_t low = 0, high = category->n_products; low < high;) {
        size_t middle = (low + high) / 2;
        if (category->products[middle] < index)
            low = middle + 1;
        else
            high = middle;
        start = low;
    }
    for (size_t i = 0; i < category->n_products && product->n_related < MOST_RELATED; i++) {
        uint32_t other = category->products[(start + i) % category->n_products];
        bool known = other == index;
        for (size_t k = 0; k < product->n_related; k++)
            known = known || product->related[k] == other;
        if (!known)
            product->related[product->n_related++] = other;
    }
}

/* Those that the listing names, then its neighbours in the category and in those above it, four in all. */
static void find_related(struct catalog *catalog, size_t index)
{
    struct product *product = &catalog->products[index];
    const struct values *named = &catalog->documents[product->document].fields.related;
    product->related = arena_array(catalog->arena, uint32_t, named->n_items > MOST_RELATED ? named->n_items : MOST_RELATED);
    for (size_t i = 0; i < named->n_items; i++) {
        size_t other = map_find(&catalog->product_of, slug_make(catalog->arena, named->items[i].text));
        if (other != MAP_NONE && other != index && catalog->products[other].is_published)
            product->related[product->n_related++] = (uint32_t)other;
    }
    for (size_t at = product->category; at != NO_CATEGORY; at = catalog->categories[at].parent)
        add_neighbours(&catalog->categories[at], index, product);
}

static void add_redirects(struct collating *c)
{
    struct catalog *catalog = c->catalog;
    size_t n = 0;
    for (size_t i = 0; i < catalog->n_documents; i++)
        n += catalog->documents[i].fields.aliases.n_items;
    catalog->redirects = arena_array(catalog->arena, struct redirect, n);
    for (size_t i = 0; i < catalog->n_products; i++)
        for (size_t l = 0; l < catalog->n_languages; l++) {
            const struct product *product = &catalog->products[i];
            const struct document *document = &catalog->documents[product->in[l]];
            if (!product->is_published || !product->is_translated[l] || (l && document->fields.aliases.where.source != document->source))
                continue;
            for (size_t k = 0; k < document->fields.aliases.n_items; k++) {
                struct value alias = document->fields.aliases.items[k];
                struct text from = text_slice(alias.text, text_starts(alias.text, TEXT("/")), alias.text.size);
                if (text_ends(from, TEXT("/")) || path_extension(from).size == 0)
                    from = text_format(catalog->arena, "%.*s%sindex.html", TEXT_ARGS(from), text_ends(from, TEXT("/")) ? "" : "/");
                if (path_is_safe(from)) {
                    catalog->redirects[catalog->n_redirects++] = (struct redirect){from, i, l, alias.where};
                    continue;
                }
                diag_add(c->findings, (struct diag){.rule = "field-type",
                                                    .severity = SEVERITY_ERROR,
                                                    .where = alias.where,
                                                    .subject = alias.text,
                                                    .message = text_format(catalog->arena, _("the alias \"%.*s\" cannot be an address"), TEXT_ARGS(alias.text)),
                                                    .help = TEXT("write a path within the site, like old/bell.html")});
            }
        }
}

static void show(struct catalog *catalog, size_t picture)
{
    if (picture != NO_PICTURE)
        catalog->pictures[picture].is_shown = true;
}

static void add_site_pictures(struct catalog *catalog)
{
    struct text from = TEXT("content/site.yaml");
    const struct site *site = &catalog->sites[0];
    show(catalog, picture_beside(catalog, from, site->look.logo));
    show(catalog, picture_beside(catalog, from, site->look.icon));
    show(catalog, picture_beside(catalog, from, site->look.hero));
    for (size_t i = 0; i < site->company.pictures.n_items; i++)
        show(catalog, picture_beside(catalog, from, site->company.pictures.items[i].file));
    for (size_t i = 0; i < site->company.certifications.n_items; i++)
        show(catalog, picture_beside(catalog, from, site->company.certifications.items[i].file));
    for (size_t i = 0; i < catalog->n_categories; i++) {
        catalog->categories[i].picture = picture_beside(catalog, from, catalog->categories[i].fields->image);
        show(catalog, catalog->categories[i].picture);
    }
}

static void show_documents(struct catalog *catalog, const struct product *products, size_t n_products)
{
    for (size_t i = 0; i < n_products; i++) {
        for (size_t k = 0; products[i].is_published && k < products[i].n_pictures; k++)
            show(catalog, products[i].pictures[k]);
        for (size_t l = 0; products[i].is_published && l < catalog->n_languages; l++) {
            struct document *document = &catalog->documents[products[i].in[l]];
            document->is_shown = true;
            for (size_t k = 0; k < document->n_links; k++)
                show(catalog, document->links[k].picture);
        }
    }
}

/* Which documents and pictures are to be seen. */
static void find_shown(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->n_documents; i++)
        catalog->documents[i].is_shown = false;
    for (size_t i = 0; i < catalog->n_pictures; i++)
        catalog->pictures[i].is_shown = false;
    add_site_pictures(catalog);
    show_documents(catalog, catalog->products, catalog->n_products);
    show_documents(catalog, catalog->pages, catalog->n_pages);
}

static void drop_redirects(struct catalog *catalog)
{
    size_t n = 0;
    for (size_t i = 0; i < catalog->n_redirects; i++)
        if (catalog->products[catalog->redirects[i].product].is_published && catalog->redirects[i].language < catalog->n_languages)
            catalog->redirects[n++] = catalog->redirects[i];
    catalog->n_redirects = n;
}

void catalog_join(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->n_categories; i++)
        catalog->categories[i].n_products = 0;
    fill_categories(catalog);
    for (size_t i = 0; i < catalog->n_products; i++) {
        catalog->products[i].n_related = 0;
        find_related(catalog, i);
    }
    drop_redirects(catalog);
    find_shown(catalog);
}

static void index_products(const struct product *products, size_t n, struct map *index)
{
    map_reserve(index, n);
    for (size_t i = 0; i < n; i++)
        map_add(index, products[i].slug, i);
}

void catalog_collate(struct catalog *catalog, const struct load_options *options, struct diag_list *findings)
{
    struct collating c = {.catalog = catalog, .findings = findings, .options = options};
    catalog->pictures = arena_array(catalog->arena, struct picture, catalog->files.n_items);
    map_reserve(&catalog->picture_of, catalog->files.n_items - catalog->n_documents);
    join_languages(&c, false, &catalog->products, &catalog->n_products);
    join_languages(&c, true, &catalog->pages, &catalog->n_pages);
    index_products(catalog->products, catalog->n_products, &catalog->product_of);
    index_products(catalog->pages, catalog->n_pages, &catalog->page_of);
    finish(&c, catalog->products, catalog->n_products);
    finish(&c, catalog->pages, catalog->n_pages);
    add_body_pictures(catalog);
    add_redirects(&c);
    catalog_join(catalog);
}
