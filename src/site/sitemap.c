/* sitemap.c - sitemap.xml with pictures and languages (sitemaps.org/protocol.html; 50,000 addresses and 50 MB a file, then an index). Absolute
 * addresses are a must there, so without base_url there is none. */
#include "syntax/xml.h"
#include "view/view.h"

extern const struct output_kind output_sitemap;

enum { MOST = 50000, MOST_BYTES = 50 << 20, LONGEST_ADDRESS = 250 };

static bool has_base(const struct view_context *context)
{
    return value_is_set(context->catalog->sites[0].base_url);
}

static size_t n_entries(const struct catalog *catalog)
{
    return 2 + catalog->n_categories + catalog->n_pages + catalog->n_products;
}

/* How many entries a file can hold whatever stands in them: each names itself, its languages and its photos. */
static size_t most(const struct catalog *catalog)
{
    size_t photos = 0;
    for (size_t i = 0; i < catalog->n_products; i++)
        photos = catalog->products[i].n_pictures > photos ? catalog->products[i].n_pictures : photos;
    size_t n = MOST_BYTES / (LONGEST_ADDRESS * (2 + catalog->n_languages + photos));
    return n > MOST ? MOST : n ? n : 1;
}

static size_t n_files(const struct catalog *catalog)
{
    size_t n = n_entries(catalog) * catalog->n_languages, each = most(catalog);
    return (n + each - 1) / each;
}

static void list(const struct view_context *context, struct plan *plan)
{
    if (!has_base(context))
        return;
    plan_add(plan, (struct output){.kind = &output_sitemap, .path = TEXT("sitemap.xml")});
    for (size_t i = 1; n_files(context->catalog) > 1 && i <= n_files(context->catalog); i++)
        plan_add(plan, (struct output){.kind = &output_sitemap, .path = text_format(plan->arena, "sitemap-%zu.xml", i), .page = i});
}

static struct text path_of(const struct view_context *context, struct arena *arena, size_t entry, size_t language, const struct product **product)
{
    const struct catalog *catalog = context->catalog;
    *product = NULL;
    if (entry == 0)
        return view_path(context, arena, language, "index.html");
    if (entry == 1)
        return view_path_category(context, arena, NO_CATEGORY, language, 0);
    entry -= 2;
    if (entry < catalog->n_categories)
        return view_path_category(context, arena, entry, language, 0);
    entry -= catalog->n_categories;
    if (entry < catalog->n_pages) {
        *product = &catalog->pages[entry];
        return view_path_page(context, arena, entry, language);
    }
    entry -= catalog->n_pages;
    *product = &catalog->products[entry];
    return view_path_product(context, arena, entry, language);
}

static void put_pictures(struct xml *xml, const struct view_context *context, struct arena *arena, const struct product *product)
{
    for (size_t i = 0; product && i < product->n_pictures; i++) {
        uint32_t width = view_width(context, product->pictures[i], UINT32_MAX);
        if (!width)
            continue;
        xml_start(xml, "image:image");
        xml_leaf(xml, "image:loc", view_absolute(context, arena, view_path_picture(context, arena, product->pictures[i], width, NULL)));
        xml_end(xml);
    }
}

static void put_entry(struct xml *xml, const struct view_context *context, struct arena *arena, size_t entry, size_t language)
{
    const struct catalog *catalog = context->catalog;
    const struct product *product;
    struct text path = path_of(context, arena, entry, language, &product);
    if (product && (!product->is_published || !product->is_translated[language]))
        return;
    xml_start(xml, "url");
    xml_leaf(xml, "loc", view_absolute(context, arena, path));
    struct date date = product ? view_document(context, product, language)->fields.date.date : (struct date){0};
    if (date.year)
        xml_leaf(xml, "lastmod", date_text(arena, date));
    for (size_t l = 0; catalog->n_languages > 1 && l < catalog->n_languages; l++) {
        if (product && !product->is_translated[l])
            continue;
        xml_start(xml, "xhtml:link");
        xml_attribute(xml, "rel", TEXT("alternate"));
        xml_attribute(xml, "hreflang", catalog->languages[l]);
        xml_attribute(xml, "href", view_absolute(context, arena, path_of(context, arena, entry, l, &product)));
        xml_end(xml);
    }
    put_pictures(xml, context, arena, product);
    xml_end(xml);
}

static void put_index(struct xml *xml, const struct view_context *context, struct arena *arena)
{
    xml_start(xml, "sitemapindex");
    xml_attribute(xml, "xmlns", TEXT("http://www.sitemaps.org/schemas/sitemap/0.9"));
    for (size_t i = 1; i <= n_files(context->catalog); i++) {
        xml_start(xml, "sitemap");
        xml_leaf(xml, "loc", view_absolute(context, arena, text_format(arena, "sitemap-%zu.xml", i)));
        xml_end(xml);
    }
    xml_end(xml);
}

static void put_set(struct xml *xml, const struct view_context *context, struct arena *arena, size_t first, size_t end)
{
    size_t n = n_entries(context->catalog), languages = context->catalog->n_languages;
    xml_start(xml, "urlset");
    xml_attribute(xml, "xmlns", TEXT("http://www.sitemaps.org/schemas/sitemap/0.9"));
    xml_attribute(xml, "xmlns:xhtml", TEXT("http://www.w3.org/1999/xhtml"));
    xml_attribute(xml, "xmlns:image", TEXT("http://www.google.com/schemas/sitemap-image/1.1"));
    for (size_t i = first; i < end && i < n * languages; i++) { /* a page's languages stand together, so that no file is empty */
        arena_reset(arena);
        put_entry(xml, context, arena, i / languages, i % languages);
    }
    xml_end(xml);
}

/* Addresses are of the shape of the catalog, which all pages are made of. */
static uint64_t made_of(const struct view_context *context, const struct output *output, struct arena *scratch)
{
    const struct catalog *catalog = context->catalog;
    struct digest digest = view_digest_page(context, output, scratch);
    for (size_t i = 0; i < catalog->n_products + catalog->n_pages; i++) {
        const struct product *product = i < catalog->n_products ? &catalog->products[i] : &catalog->pages[i - catalog->n_products];
        for (size_t l = 0; l < catalog->n_languages; l++) {
            struct date date = view_document(context, product, l)->fields.date.date;
            digest_number(&digest, (uint64_t)(date.year * 10000 + date.month * 100 + date.day));
        }
        digest_number(&digest, product->n_pictures);
        for (size_t k = 0; k < product->n_pictures; k++)
            view_digest_picture(&digest, context, product->pictures[k]);
    }
    return digest_end(&digest);
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct xml *xml = xml_open(out);
    struct arena scratch = arena_new("an address");
    size_t each = most(context->catalog);
    if (output->page == 0 && n_files(context->catalog) > 1)
        put_index(xml, context, &scratch);
    else if (output->page == 0)
        put_set(xml, context, &scratch, 0, each);
    else
        put_set(xml, context, &scratch, (output->page - 1) * each, output->page * each);
    arena_release(&scratch);
    if (xml_close(xml))
        return true;
    *reason = "out of memory";
    return false;
}

const struct output_kind output_sitemap = {.name = "sitemap", .list = list, .made_of = made_of, .render = render};
