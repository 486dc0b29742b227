/* digest.c - what pages are made of: when that is what it was, they need not be made again. */
#include <unicode/uversion.h>

#include "syntax/markdown.h"
#include "view/view.h"

void view_digest_picture(struct digest *digest, const struct view_context *context, size_t picture)
{
    digest_number(digest, picture == NO_PICTURE);
    if (picture == NO_PICTURE)
        return;
    const struct variants *variants = &context->variants[picture];
    digest_text(digest, path_name(context->catalog->pictures[picture].path));
    digest_text(digest, variants->key);
    digest_number(digest, (uint64_t)variants->width << 32 | variants->height);
    for (size_t i = 0; i < variants->n_widths; i++)
        digest_number(digest, variants->widths[i]);
}

static void put_named_picture(struct digest *digest, const struct view_context *context, struct text from, struct text file)
{
    struct text path;
    size_t at = path_resolve(digest->bytes.arena, from, file, &path) ? map_find(&context->catalog->picture_of, path) : MAP_NONE;
    view_digest_picture(digest, context, at == MAP_NONE ? NO_PICTURE : at);
}

static void put_document(struct digest *digest, const struct view_context *context, const struct document *document)
{
    digest_number(digest, document->hash);
    for (size_t i = 0; i < document->n_links; i++)
        view_digest_picture(digest, context, document->links[i].picture);
    for (size_t i = 0; i < document->fields.certifications.n_items; i++)
        put_named_picture(digest, context, document->path, document->fields.certifications.items[i].file.text);
}

static void digest_one(void *shared, size_t index, struct worker *worker)
{
    const struct view_context *context = shared;
    const struct product *product = &context->catalog->products[index];
    struct digest digest = digest_begin(&worker->scratch);
    digest_number(&digest, index);
    put_document(&digest, context, &context->catalog->documents[product->document]);
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        if (product->is_translated[l] && product->in[l] != product->document)
            put_document(&digest, context, &context->catalog->documents[product->in[l]]);
    for (size_t i = 0; i < product->n_pictures; i++)
        view_digest_picture(&digest, context, product->pictures[i]);
    context->product_digest[index] = digest_end(&digest);
}

void view_digest_products(struct view_context *context, struct pool *pool)
{
    pool_run(pool, context->catalog->n_products, digest_one, context);
}

void view_digest_product(struct digest *digest, const struct view_context *context, size_t index)
{
    digest_number(digest, context->product_digest[index]);
}

/* A tree of what templates are shown. Lists that are made while they are shown are none of what pages share. */
static void put_data(struct digest *digest, const struct data *data)
{
    digest_number(digest, data->kind);
    digest_text(digest, data->kind == DATA_OBJECT ? TEXT("") : data->text);
    digest_number(digest, data->n);
    for (size_t i = 0; data->kind == DATA_LIST && data->items && i < data->n; i++)
        put_data(digest, &data->items[i]);
    for (size_t i = 0; data->kind == DATA_OBJECT && i < data->n; i++) {
        digest_text(digest, data->fields[i].name);
        put_data(digest, &data->fields[i].value);
    }
}

void view_digest_object(struct digest *digest, const struct view_object *object)
{
    struct data data = view_done(object);
    put_data(digest, &data);
}

/* Which listings and pages there are, where they stand, in which languages, and which files links can lead to. */
static void put_shape(struct digest *digest, const struct view_context *context)
{
    const struct catalog *catalog = context->catalog;
    for (size_t i = 0; i < catalog->n_languages; i++)
        digest_text(digest, catalog->languages[i]);
    for (size_t i = 0; i < catalog->n_products + catalog->n_pages; i++) {
        const struct product *product = i < catalog->n_products ? &catalog->products[i] : &catalog->pages[i - catalog->n_products];
        digest_text(digest, product->slug);
        digest_number(digest, product->is_published);
        for (size_t l = 0; l < catalog->n_languages; l++)
            digest_number(digest, product->is_translated[l]);
    }
    for (size_t i = 0; i < context->order.n_products; i++)
        digest_number(digest, context->order.products[i]);
    for (size_t i = 0; i < catalog->n_categories; i++) {
        digest_text(digest, catalog->categories[i].path);
        digest_text(digest, catalog->categories[i].slug);
        digest_number(digest, catalog->categories[i].n_products);
        digest_number(digest, context->order.first[i]);
        digest_number(digest, context->order.end[i]);
        view_digest_picture(digest, context, view_category_picture(context, i));
    }
    for (size_t i = 0; i < catalog->files.n_items; i++)
        digest_text(digest, catalog->files.items[i].path);
}

void view_digest_open(struct view_context *context)
{
    UVersionInfo icu;
    struct arena scratch = arena_new("what pages are made of");
    struct digest digest = digest_begin(&scratch);
    u_getVersion(icu);
    digest_number(&digest, context->program);
    digest_text(&digest, (struct text){(const char *)icu, sizeof icu});
    digest_number(&digest, markdown_version());
    digest_number(&digest, context->theme->read);
    digest_number(&digest, catalog_settings(context->catalog));
    put_shape(&digest, context);
    context->common = digest_end(&digest);
    for (size_t l = 0; l < context->catalog->n_languages; l++)
        for (size_t depth = 0; depth < context->n_depths; depth++) {
            struct digest shared = digest_begin(&scratch);
            put_data(&shared, &context->shared[l][depth]);
            context->shared_digest[l][depth] = digest_end(&shared);
        }
    arena_release(&scratch);
}

struct digest view_digest_page(const struct view_context *context, const struct output *output, struct arena *arena)
{
    struct digest digest = digest_begin(arena);
    size_t depth = 0;
    for (size_t i = 0; i < output->path.size; i++)
        depth += output->path.data[i] == '/';
    digest_number(&digest, context->common);
    digest_number(&digest, context->shared_digest[output->language][depth < context->n_depths ? depth : 0]);
    digest_text(&digest, output->path);
    digest_number(&digest, output->language);
    digest_number(&digest, output->subject);
    digest_number(&digest, output->page);
    return digest;
}
