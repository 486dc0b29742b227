/* body.c - a Markdown body as HTML of the page it stands on. */
#include "syntax/markdown.h"
#include "view/view.h"

/* <picture> for a picture of the site, in the widths that there are. */
static struct text picture_markup(const struct view_page *page, size_t picture, struct text alt)
{
    struct data data = view_picture(page, picture, alt, 0);
    struct buffer out = buffer_new(page->arena);
    if (data.kind == DATA_NOTHING)
        return TEXT("");
    buffer_put(&out, TEXT("<picture>"));
    if (page->context->theme->pictures.webp)
        buffer_format(&out, "<source type=\"image/webp\" sizes=\"(max-width: 48rem) 100vw, 44rem\" srcset=\"%.*s\">",
                      TEXT_ARGS(data_field(&data, TEXT("webps"))->text));
    buffer_format(&out, "<img src=\"%.*s\" width=\"%.*s\" height=\"%.*s\" loading=\"lazy\" alt=\"", TEXT_ARGS(data_field(&data, TEXT("address"))->text),
                  TEXT_ARGS(data_field(&data, TEXT("width"))->text), TEXT_ARGS(data_field(&data, TEXT("height"))->text));
    buffer_escape(&out, ESCAPE_HTML, alt);
    buffer_put(&out, TEXT("\"></picture>"));
    return buffer_text(&out);
}

/* The published listing or page that the content file PATH is the source of; its path below output/, or "". */
static struct text page_of_file(const struct view_page *page, struct text path)
{
    const struct catalog *catalog = page->context->catalog;
    size_t at = document_find(catalog, path);
    if (at == NO_DOCUMENT)
        return TEXT("");
    const struct document *document = &catalog->documents[at];
    const struct map *index = document->is_page ? &catalog->page_of : &catalog->product_of;
    size_t item = map_find(index, document->slug);
    if (item == MAP_NONE || !(document->is_page ? catalog->pages : catalog->products)[item].is_published)
        return TEXT("");
    if (document->is_page)
        return view_path_page(page->context, page->arena, item, page->language);
    return view_path_product(page->context, page->arena, item, page->language);
}

/* Where LINK leads in the output: to a page, or to a file that the download maker copies. */
static struct text target_of(const struct view_page *page, const struct body_link *link)
{
    struct text path = page_of_file(page, link->path);
    if (path.size == 0 && !text_ends(link->path, TEXT(".md")))
        path = view_path_file(page->arena, link->path);
    if (path.size == 0) /* a draft, or a listing that is not due */
        return view_relative(page, view_path(page->context, page->arena, page->language, "index.html"));
    return text_format(page->arena, "%.*s%.*s", TEXT_ARGS(view_relative(page, path)), TEXT_ARGS(link->fragment));
}

static void resolve(const struct view_page *page, struct markdown_link *to, const struct body_link *from)
{
    if (!from->is_local)
        return;
    uint32_t width = view_width(page->context, from->picture, UINT32_MAX);
    if (from->path.size == 0) /* told by link-broken */
        to->url = view_relative(page, view_path(page->context, page->arena, page->language, "index.html"));
    else if (from->is_image && from->picture != NO_PICTURE)
        to->html = width ? picture_markup(page, from->picture, to->alt) : TEXT(" ");
    else if (width)
        to->url = view_relative(page, view_path_picture(page->context, page->arena, from->picture, width, NULL));
    else
        to->url = target_of(page, from);
    if (from->is_image && from->path.size == 0)
        to->html = TEXT(" ");
}

struct text view_body(const struct view_page *page, const struct document *document)
{
    struct markdown doc = markdown_read(page->arena, document->body, MARKDOWN_TABLES | MARKDOWN_ANCHORS | MARKDOWN_HEADINGS_DOWN | MARKDOWN_CLASSES);
    for (size_t i = 0; i < doc.n_links && i < document->n_links; i++)
        resolve(page, &doc.links[i], &document->links[i]);
    return markdown_html(page->arena, &doc, page->context->catalog->sites[0].raw_html.is_true);
}
