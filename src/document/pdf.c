/* pdf.c - the two passes, the frame of a page, and what its parts share. */
#include "document/pdf.h"

#include <cairo-pdf.h>

#include "document/book.h"
#include "document/pdf_describe.h"

const struct site *book_site_of(const struct book *b)
{
    return &b->context->catalog->sites[b->edition->language];
}

double book_inner(const struct book *b)
{
    return b->paper.width - 2 * MARGIN;
}

double book_bottom(const struct book *b)
{
    return b->paper.height - MARGIN - FOOT;
}

/* A colour of CSS that Pango can read, by its figures or its name; a calm petrol otherwise. */
static struct colour accent_of(struct arena *arena, struct text css)
{
    PangoColor colour;
    if (css.size == 0 || !pango_color_parse(&colour, text_cstr(arena, css)))
        return (struct colour){0.06, 0.36, 0.39};
    return (struct colour){colour.red / 65535.0, colour.green / 65535.0, colour.blue / 65535.0};
}

double book_text_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text)
{
    return paper_text(&b->paper, x, y, width, &(struct style){.size = size, .colour = colour}, text);
}

double book_bold_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text)
{
    return paper_text(&b->paper, x, y, width, &(struct style){.size = size, .bold = true, .colour = colour}, text);
}

double book_words_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text)
{
    struct style style = {.size = size, .colour = colour, .most_lines = MOST_LINES};
    return paper_text(&b->paper, x, y, width, &style, text_cut(text, MOST_OF_TEXT));
}

static void put_frame(struct book *b)
{
    struct style end = {.size = 8, .align = ALIGN_END, .colour = soft}, start = {.size = 8, .colour = soft, .most_lines = 1};
    double w = b->paper.width, h = b->paper.height;
    char number[16];
    snprintf(number, sizeof number, "%d", b->paper.page);
    paper_text(&b->paper, MARGIN, MARGIN - 14, 200, &start, book_site_of(b)->name.text);
    end.most_lines = 1;
    paper_text(&b->paper, w - MARGIN - 300, MARGIN - 14, 300, &end, b->head);
    paper_line(&b->paper, MARGIN, MARGIN, w - MARGIN, MARGIN, 0.5, line_colour);
    paper_text(&b->paper, w - MARGIN - 60, h - MARGIN, 60, &end, text_of(number));
    struct text web = book_site_of(b)->base_url.text;
    paper_link(&b->paper, TEXT(""), web);
    paper_text(&b->paper, MARGIN, h - MARGIN, 220, &start, web);
    paper_end_link(&b->paper);
    if (b->edition->valid_until.year && b->edition->has_prices) {
        struct style middle = {.size = 8, .align = ALIGN_CENTRE, .colour = soft, .most_lines = 1};
        paper_text(
            &b->paper, w / 2 - 110, h - MARGIN, 220, &middle,
            text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "valid_until")), TEXT_ARGS(date_text(&b->entry, b->edition->valid_until))));
    }
}

void book_new_page(struct book *b)
{
    paper_next_page(&b->paper);
    put_frame(b);
    b->y = TOP;
}

/* Room for HEIGHT, on this page or a new one. */
void book_need(struct book *b, double height)
{
    if (b->y + height > book_bottom(b))
        book_new_page(b);
}

void book_put_picture(struct book *b, size_t picture, double x, double y, double width, double height)
{
    struct text jpeg, id;
    uint32_t w, h;
    paper_box(&b->paper, x, y, width, height, white);
    if (picture == NO_PICTURE || b->paper.is_measuring || !b->with_pictures)
        return;
    id = text_format(&b->entry, "%.*s", TEXT_ARGS(b->context->variants[picture].key));
    if (shots_read(b->shots, &b->entry, picture, &jpeg, &w, &h))
        paper_jpeg(&b->paper, x, y, width, height, jpeg, w, h, id);
}

/* "Founded   2004": a line of a table of facts; nothing when there is no value. */
double book_put_fact(struct book *b, double x, double y, double width, double size, struct text name, struct text value)
{
    double name_width = width * (size < 9 ? 0.42 : 0.36), h1, h2; /* small print stands in narrow columns */
    if (value.size == 0)
        return 0;
    h1 = book_words_at(b, x, y, name_width - 6, size, soft, name);
    h2 = book_words_at(b, x + name_width, y, width - name_width, size, ink, value);
    return (h1 > h2 ? h1 : h2) + size * 0.35;
}

size_t book_category_of(const struct book *b, size_t i)
{
    return b->context->catalog->products[b->edition->products[i]].category;
}

struct text book_category_place(struct book *b, size_t category)
{
    return category == NO_CATEGORY ? TEXT("c-other") : text_format(b->arena, "c-%zu", category);
}

struct text book_category_title(struct book *b, size_t category)
{
    const struct catalog *catalog = b->context->catalog;
    if (category == NO_CATEGORY)
        return view_word(&b->view, "products");
    struct text name = category_name(catalog, category, b->edition->language);
    for (size_t at = catalog->categories[category].parent; at != NO_CATEGORY; at = catalog->categories[at].parent)
        name = text_format(b->arena, "%.*s › %.*s", TEXT_ARGS(category_name(catalog, at, b->edition->language)), TEXT_ARGS(name));
    return name;
}

const struct listing_fields *book_fields_of(const struct book *b, size_t product)
{
    return &view_document(b->context, &b->context->catalog->products[product], b->edition->language)->fields;
}

static void set_metadata(struct book *b)
{
    struct site const *site = book_site_of(b);
    struct text title = text_format(b->arena, "%.*s – %.*s", TEXT_ARGS(site->name.text), TEXT_ARGS(view_word(&b->view, "catalog")));
    struct text day = text_format(b->arena, "%.*sT00:00:00Z", TEXT_ARGS(date_text(b->arena, b->context->catalog->today)));
    cairo_pdf_surface_set_metadata(b->paper.surface, CAIRO_PDF_METADATA_TITLE, title.data);
    cairo_pdf_surface_set_metadata(b->paper.surface, CAIRO_PDF_METADATA_AUTHOR, text_cstr(b->arena, site->name.text));
    cairo_pdf_surface_set_metadata(b->paper.surface, CAIRO_PDF_METADATA_SUBJECT, text_cstr(b->arena, site->description.text));
    cairo_pdf_surface_set_metadata(b->paper.surface, CAIRO_PDF_METADATA_CREATE_DATE, day.data);
    cairo_pdf_surface_set_metadata(b->paper.surface, CAIRO_PDF_METADATA_MOD_DATE, day.data);
}

static bool write_pass(struct book *b, int fd, struct pdf_summary *summary, const char **reason)
{
    bool letter = b->edition->is_letter;
    const char *language = text_cstr(b->arena, b->context->catalog->languages[b->edition->language]);
    if (!paper_open(&b->paper, fd, letter ? 612 : 595.276, letter ? 792 : 841.89, b->edition->crop_marks ? 18 : 0,
                    "Noto Sans, Noto Sans CJK SC, DejaVu Sans, sans-serif", language)) {
        *reason = "the PDF cannot be begun: out of memory";
        return false;
    }
    set_metadata(b);
    book_put_pages(b);
    summary->pages = b->paper.page;
    bool ok = paper_close(&b->paper, reason);
    summary->bytes = b->paper.written;
    return ok;
}

bool pdf_write(const struct view_context *context, const struct edition *edition, const struct shots *shots, int fd, struct pdf_summary *summary,
               const char **reason)
{
    struct arena arena = arena_new("catalog");
    struct output output = {.path = TEXT("catalog.pdf"), .language = edition->language};
    struct book book = {.context = context, .edition = edition, .shots = shots, .arena = &arena, .entry = arena_new("entry")};
    book.view = view_page_open(context, &book.entry, &output);
    book.accent = accent_of(&arena, context->catalog->sites[0].look.accent.text);
    book.page_of = arena_array(&arena, int, edition->n_products + 1);
    book.is_first_pass = true;
    bool ok = write_pass(&book, -1, summary, reason); /* page numbers */
    if (ok && fd >= 0) {
        book.is_first_pass = false;
        book.with_pictures = true;
        ok = write_pass(&book, fd, summary, reason) &&
             pdf_describe(context->catalog->arena, fd, book.paper.language, book.paper.is_rtl, &summary->bytes, reason);
    }
    arena_release(&book.entry);
    arena_release(&arena);
    return ok;
}

size_t *pdf_pictures(const struct view_context *context, struct arena *arena, const struct edition *edition, size_t *n)
{
    const struct catalog *catalog = context->catalog;
    bool *used = arena_array(arena, bool, catalog->n_pictures + 1), many = edition->layout == LAYOUT_FULL || edition->layout == LAYOUT_HALF;
    size_t *pictures = arena_array(arena, size_t, catalog->n_pictures + 1);
    *n = 0;
    for (size_t i = 0; i < edition->n_products; i++) {
        const struct product *product = &catalog->products[edition->products[i]];
        size_t shown = 0;
        for (size_t k = 0; k < product->n_pictures && shown < (many ? 1 + MOST_SHOTS : 1); k++) {
            size_t picture = product->pictures[k];
            if (picture == NO_PICTURE || !view_width(context, picture, 1))
                continue;
            shown++;
            if (!used[picture])
                pictures[(*n)++] = picture;
            used[picture] = true;
        }
    }
    return pictures;
}
