/* pdf_front.c - cover, company, contents, indexes. */
#include "document/book.h"
#include "document/contact.h"

struct row {
    struct text key, title, place;
    int page;
};

static size_t hero_of(const struct book *b)
{
    const struct catalog *catalog = b->context->catalog;
    struct text path;
    if (path_resolve(b->arena, TEXT("content/site.yaml"), catalog->sites[0].look.hero.text, &path)) {
        size_t at = map_find(&catalog->picture_of, path);
        if (at != MAP_NONE && view_width(b->context, at, 1))
            return at;
    }
    for (size_t i = 0; i < b->edition->n_products; i++) {
        size_t picture = view_main_picture(b->context, &catalog->products[b->edition->products[i]]);
        if (picture != NO_PICTURE)
            return picture;
    }
    return NO_PICTURE;
}

static void put_cover(struct book *b)
{
    const struct site *site = book_site_of(b);
    double w = b->paper.width, h = b->paper.height, y = h * 0.60;
    book_put_picture(b, hero_of(b), MARGIN, MARGIN, w - 2 * MARGIN, h * 0.50);
    paper_box(&b->paper, -b->paper.bleed, h * 0.57, w + 2 * b->paper.bleed, h * 0.43 + b->paper.bleed, b->accent);
    y += book_bold_at(b, MARGIN, y, book_inner(b), 34, white, site->name.text) + 8;
    y += book_text_at(b, MARGIN, y, book_inner(b), 14, white, site->tagline.text) + 22;
    y += book_bold_at(b, MARGIN, y, book_inner(b), 16, white, view_word(&b->view, "catalog")) + 4;
    y += book_text_at(b, MARGIN, y, book_inner(b), 11, white, view_n_products(&b->view, b->edition->n_products)) + 4;
    if (b->edition->buyer.size)
        y += book_bold_at(b, MARGIN, y, book_inner(b), 12, white, b->edition->buyer) + 4;
    if (b->edition->valid_until.year)
        book_text_at(
            b, MARGIN, y, book_inner(b), 11, white,
            text_format(b->arena, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "valid_until")), TEXT_ARGS(date_text(b->arena, b->edition->valid_until))));
    paper_text(&b->paper, MARGIN, h - MARGIN - 4, book_inner(b), &(struct style){.size = 10, .colour = white}, site->base_url.text);
}

static void heading(struct book *b, const char *word, const char *place)
{
    struct text title = view_word(&b->view, word);
    b->head = title;
    book_new_page(b);
    paper_place(&b->paper, text_of(place));
    if (!b->is_first_pass)
        paper_bookmark(&b->paper, 0, title, text_of(place));
    b->y += book_bold_at(b, MARGIN, b->y, book_inner(b), 22, b->accent, title) + 12;
}

static void put_certificates(struct book *b)
{
    const struct company *c = &book_site_of(b)->company;
    if (c->certifications.n_items == 0)
        return;
    b->y += 10;
    b->y += book_bold_at(b, MARGIN, b->y, book_inner(b), 13, ink, view_word(&b->view, "certificates")) + 6;
    for (size_t i = 0; i < c->certifications.n_items; i++) {
        const struct certification *held = &c->certifications.items[i];
        struct text line =
            text_format(b->arena, "%.*s%s%.*s%s%.*s", TEXT_ARGS(held->number.text), held->number.text.size && held->issuer.text.size ? " · " : "",
                        TEXT_ARGS(held->issuer.text), held->expires.date.year ? " · " : "",
                        TEXT_ARGS(held->expires.date.year ? text_format(b->arena, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "valid_until")),
                                                                        TEXT_ARGS(date_text(b->arena, held->expires.date)))
                                                          : TEXT("")));
        book_need(b, 30);
        b->y += book_put_fact(b, MARGIN, b->y, book_inner(b), 10, held->name.text, line.size ? line : TEXT("–"));
    }
}

/* How the firm is reached: N lines; none of them, and nothing. */
static void put_contact(struct book *b, const struct text *lines, size_t n)
{
    if (n == 0)
        return;
    b->y += 10;
    book_need(b, 120);
    b->y += book_bold_at(b, MARGIN, b->y, book_inner(b), 13, ink, view_word(&b->view, "contact")) + 6;
    for (size_t i = 0; i < n; i++)
        b->y += book_text_at(b, MARGIN, b->y, book_inner(b), 10, ink, lines[i]) + 3;
}

/* A page about the firm; none when site.yaml says nothing of it. */
static void put_company(struct book *b)
{
    const struct site *site = book_site_of(b);
    const struct company *c = &site->company;
    const struct {
        const char *word;
        struct text value;
    } facts[] = {
        {"fact_founded", c->founded.text},
        {"fact_staff", c->staff.text},
        {"fact_area", c->area.text},
        {"fact_lines", c->lines.text},
        {"fact_markets", view_joined(b->arena, &c->markets)},
        {"fact_export_share", c->export_share.text},
        {"fact_response_time", c->response_time.text},
    };
    struct text contact[CONTACT_MOST];
    size_t n_contact = contact_lines(b->arena, c, contact);
    bool any = site->description.text.size || c->certifications.n_items || n_contact;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        any = any || facts[i].value.size;
    if (!any)
        return;
    heading(b, "company_facts", "company");
    b->y += book_text_at(b, MARGIN, b->y, book_inner(b), 11, ink, site->description.text) + 12;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        b->y += book_put_fact(b, MARGIN, b->y, book_inner(b), 10, view_word(&b->view, facts[i].word), facts[i].value);
    put_certificates(b);
    put_contact(b, contact, n_contact);
}

/* A line of contents or index, which leads to PLACE. */
static void put_reference(struct book *b, double x, double width, double size, bool bold, struct text text, struct text place, int page)
{
    char number[16];
    snprintf(number, sizeof number, "%d", page);
    struct style left = {.size = size, .bold = bold, .colour = ink, .most_lines = 1}, right = {.size = size, .colour = soft, .align = ALIGN_END};
    paper_link(&b->paper, place, TEXT(""));
    double h = paper_text(&b->paper, x, b->y, width - 30, &left, text);
    paper_text(&b->paper, x + width - 30, b->y, 30, &right, text_of(number));
    paper_end_link(&b->paper);
    b->y += h + size * 0.35;
}

static bool has_skus(const struct book *b)
{
    for (size_t i = 0; i < b->edition->n_products; i++)
        if (book_fields_of(b, b->edition->products[i])->sku.text.size)
            return true;
    return false;
}

static void put_contents(struct book *b)
{
    heading(b, "contents", "contents");
    for (size_t i = 0, end; i < b->edition->n_products; i = end) {
        size_t category = book_category_of(b, i);
        for (end = i; end < b->edition->n_products && book_category_of(b, end) == category;)
            end++;
        book_need(b, 20);
        put_reference(b, MARGIN, book_inner(b), 11, true, book_category_title(b, category), book_category_place(b, category), b->page_of[i]);
    }
    if (!has_skus(b))
        return;
    book_need(b, 20);
    put_reference(b, MARGIN, book_inner(b), 11, true, view_word(&b->view, "sku_index"), TEXT("index"), b->page_of[b->edition->n_products]);
}

static int by_key(const void *a, const void *b)
{
    return text_compare(((const struct row *)a)->key, ((const struct row *)b)->key);
}

/* Two columns of references, sorted by SKU or by name. */
static void put_index(struct book *b, bool by_name)
{
    size_t n = 0, half;
    struct row *rows = arena_array(b->arena, struct row, b->edition->n_products);
    for (size_t i = 0; i < b->edition->n_products; i++) {
        const struct listing_fields *f = book_fields_of(b, b->edition->products[i]);
        struct text key = by_name ? f->title.text : f->sku.text;
        if (key.size)
            rows[n++] = (struct row){key, f->title.text, text_format(b->arena, "p-%zu", b->edition->products[i]), b->page_of[i]};
    }
    if (n)
        qsort(rows, n, sizeof *rows, by_key);
    double width = (book_inner(b) - 20) / 2, top = b->y;
    for (size_t i = 0; i < n; i += half * 2) {
        size_t room = (size_t)((book_bottom(b) - top) / 11.6);
        half = room < (n - i + 1) / 2 ? room : (n - i + 1) / 2;
        for (size_t k = 0; k < half * 2 && i + k < n; k++) {
            if (k == half)
                b->y = top;
            const struct row *row = &rows[i + k];
            struct text line = by_name ? row->title : text_format(&b->entry, "%.*s  %.*s", TEXT_ARGS(row->key), TEXT_ARGS(row->title));
            put_reference(b, MARGIN + (k < half ? 0 : width + 20), width, 7.5, false, line, row->place, row->page);
        }
        arena_reset(&b->entry);
        if (i + half * 2 < n) {
            book_new_page(b);
            top = b->y;
        }
    }
}

void book_put_pages(struct book *b)
{
    put_cover(b);
    put_company(b);
    put_contents(b);
    book_put_products(b);
    if (has_skus(b)) {
        heading(b, "sku_index", "index");
        if (b->is_first_pass)
            b->page_of[b->edition->n_products] = b->paper.page;
        put_index(b, false);
    }
    b->head = view_word(&b->view, "products");
    book_new_page(b);
    b->y += book_bold_at(b, MARGIN, b->y, book_inner(b), 17, b->accent, view_word(&b->view, "all_products")) + 10;
    put_index(b, true);
}
