/* path.c - where every output lies below output/, and how a page says so. */
#include "view/view.h"

/* "" for the first language, "zh/" for another. */
static struct text prefix(const struct view_context *context, struct arena *arena, size_t language)
{
    if (language == 0)
        return TEXT("");
    return TEXT_JOIN(arena, text_lower(arena, context->catalog->languages[language]), TEXT("/"));
}

struct text view_path(const struct view_context *context, struct arena *arena, size_t language, const char *name)
{
    return TEXT_JOIN(arena, prefix(context, arena, language), text_of(name));
}

struct text view_path_product(const struct view_context *context, struct arena *arena, size_t product, size_t language)
{
    return TEXT_JOIN(arena, prefix(context, arena, language), TEXT("products/"), context->catalog->products[product].slug, TEXT(".html"));
}

struct text view_path_page(const struct view_context *context, struct arena *arena, size_t page, size_t language)
{
    return TEXT_JOIN(arena, prefix(context, arena, language), TEXT("pages/"), context->catalog->pages[page].slug, TEXT(".html"));
}

struct text view_path_category(const struct view_context *context, struct arena *arena, size_t category, size_t language, size_t number)
{
    struct text in = prefix(context, arena, language);
    struct text slug = category == NO_CATEGORY ? TEXT("") : context->catalog->categories[category].slug;
    struct text slash = slug.size ? TEXT("/") : TEXT("");
    if (number == 0)
        return TEXT_JOIN(arena, in, TEXT("categories/"), slug, slash, TEXT("index.html"));
    return text_format(arena, "%.*scategories/%.*s%.*spage-%zu.html", TEXT_ARGS(in), TEXT_ARGS(slug), TEXT_ARGS(slash), number + 1);
}

struct text view_path_picture(const struct view_context *context, struct arena *arena, size_t picture, uint32_t width, const char *ending)
{
    const struct variants *variants = &context->variants[picture];
    struct text name = path_name(context->catalog->pictures[picture].path);
    size_t dot = text_find_byte(name, '.', 0);
    struct text stem = slug_make(arena, text_slice(name, 0, dot));
    return text_format(arena, "pictures/%.*s-%.*s-%u.%s", TEXT_ARGS(text_slice(stem, 0, 40)), TEXT_ARGS(text_slice(variants->key, 0, 12)), width,
                       ending ? ending : variant_ending(variants));
}

/* A file to download keeps its ending; its name gets a mark of its folder, so that two manual.pdf do not meet. */
struct text view_path_file(struct arena *arena, struct text source_path)
{
    struct text name = path_name(source_path), ending = path_extension(name);
    struct text stem = text_slice(name, 0, name.size - ending.size - (ending.size > 0));
    unsigned mark = (unsigned)(text_hash(path_folder(source_path)) & 0xFFFF);
    return text_format(arena, "files/%.*s-%04x%s%.*s", TEXT_ARGS(slug_make(arena, stem)), mark, ending.size ? "." : "",
                       TEXT_ARGS(ending.size ? slug_make(arena, ending) : ending));
}

struct text view_relative(const struct view_page *page, struct text path)
{
    return TEXT_JOIN(page->arena, page->root, path);
}

struct text view_absolute(const struct view_context *context, struct arena *arena, struct text path)
{
    struct text base = context->catalog->sites[0].base_url.text;
    if (base.size == 0)
        return TEXT("");
    if (text_is(path_name(path), "index.html"))
        path = text_slice(path, 0, path.size - 10);
    return TEXT_JOIN(arena, base, text_ends(base, TEXT("/")) ? TEXT("") : TEXT("/"), path);
}

struct view_page view_page_open(const struct view_context *context, struct arena *arena, const struct output *output)
{
    static const char up[] = "../../../../../../../../../../../";
    size_t depth = 0;
    for (size_t i = 0; i < output->path.size; i++)
        depth += output->path.data[i] == '/';
    depth = depth < MAX_DEPTH ? depth : MAX_DEPTH - 1;
    return (struct view_page){context, arena, output->path, {up, depth * 3}, output->language, false};
}

struct view_page view_page_open_rooted(const struct view_context *context, struct arena *arena, const struct output *output)
{
    struct view_page page = view_page_open(context, arena, output);
    struct text base = context->catalog->sites[0].base_url.text;
    size_t scheme = text_find(base, TEXT("://"), 0), slash = scheme == TEXT_NOT_FOUND ? scheme : text_find_byte(base, '/', scheme + 3);
    if (base.size == 0)
        return page;
    struct text path = slash == TEXT_NOT_FOUND ? TEXT("/") : text_slice(base, slash, base.size);
    page.root = text_ends(path, TEXT("/")) ? path : TEXT_JOIN(arena, path, TEXT("/"));
    page.is_rooted = true;
    return page;
}
