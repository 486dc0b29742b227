/* pdf.c - the pages one after another. */
#include "document/pdf.h"

#include <cairo-pdf.h>

#include "document/paper.h"

enum { MARGIN = 42, HEAD = 34, FOOT = 40, MOST_SHOTS = 3 };

static const struct colour ink = {0.11, 0.13, 0.15}, soft = {0.36, 0.40, 0.44}, rule = {0.83, 0.85, 0.87}, ground = {0.955, 0.962, 0.968}, white = {1, 1, 1};

struct row {
    struct text key, title, place;
    int page;
};

struct book {
    struct paper paper;
    struct view_page view;
    const struct view_context *context;
    const struct edition *edition;
    const struct shots *shots;
    struct arena *arena; /* as long as the document */
    struct arena entry; /* of one entry */
    struct colour accent;
    struct text head; /* of the running page: the category */
    double y; /* where the next thing goes */
    int *page_of; /* a listing's page, by its place in the edition; learned in the first pass */
    int *page_of_category;
    int bookmark[8]; /* open ones, by level */
    bool is_first_pass, with_pictures;
};

static const struct site *site_of(const struct book *b)
{
    return &b->context->catalog->sites[b->edition->language];
}

static double inner(const struct book *b)
{
    return b->paper.width - 2 * MARGIN;
}

static double bottom(const struct book *b)
{
    return b->paper.height - MARGIN - FOOT;
}

/* "#0f5c63" as a colour; a calm petrol otherwise. */
static struct colour accent_of(struct text css)
{
    int v[6];
    for (size_t i = 0; i < 6; i++) {
        char c = css.size == 7 && css.data[0] == '#' ? css.data[i + 1] : 0;
        v[i] = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (v[i] < 0)
            return (struct colour){0.06, 0.36, 0.39};
    }
    return (struct colour){(v[0] * 16 + v[1]) / 255.0, (v[2] * 16 + v[3]) / 255.0, (v[4] * 16 + v[5]) / 255.0};
}

static double text_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text)
{
    return paper_text(&b->paper, x, y, width, &(struct style){.size = size, .colour = colour}, text);
}

static double bold_at(struct book *b, double x, double y, double width, double size, struct colour colour, struct text text)
{
    return paper_text(&b->paper, x, y, width, &(struct style){.size = size, .bold = true, .colour = colour}, text);
}

static void put_frame(struct book *b)
{
    struct style end = {.size = 8, .align = ALIGN_END, .colour = soft}, start = {.size = 8, .colour = soft, .most_lines = 1};
    double w = b->paper.width, h = b->paper.height;
    char number[16];
    snprintf(number, sizeof number, "%d", b->paper.page);
    paper_text(&b->paper, MARGIN, MARGIN - 14, 200, &start, site_of(b)->name.text);
    end.most_lines = 1;
    paper_text(&b->paper, w - MARGIN - 300, MARGIN - 14, 300, &end, b->head);
    paper_line(&b->paper, MARGIN, MARGIN, w - MARGIN, MARGIN, 0.5, rule);
    paper_text(&b->paper, w - MARGIN - 60, h - MARGIN, 60, &end, text_of(number));
    struct text web = site_of(b)->base_url.text;
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

static void new_page(struct book *b)
{
    paper_next_page(&b->paper);
    put_frame(b);
    b->y = MARGIN + HEAD - 16;
}

/* Room for HEIGHT, on this page or a new one. */
static void need(struct book *b, double height)
{
    if (b->y + height > bottom(b))
        new_page(b);
}

static void put_picture(struct book *b, size_t picture, double x, double y, double width, double height)
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
    const struct site *site = site_of(b);
    double w = b->paper.width, h = b->paper.height, y = h * 0.60;
    put_picture(b, hero_of(b), MARGIN, MARGIN, w - 2 * MARGIN, h * 0.50);
    paper_box(&b->paper, -b->paper.bleed, h * 0.57, w + 2 * b->paper.bleed, h * 0.43 + b->paper.bleed, b->accent);
    y += bold_at(b, MARGIN, y, inner(b), 34, white, site->name.text) + 8;
    y += text_at(b, MARGIN, y, inner(b), 14, white, site->tagline.text) + 22;
    y += bold_at(b, MARGIN, y, inner(b), 16, white, view_word(&b->view, "catalog")) + 4;
    y += text_at(b, MARGIN, y, inner(b), 11, white, view_count(&b->view, "n_products", b->edition->n_products)) + 4;
    if (b->edition->buyer.size)
        y += bold_at(b, MARGIN, y, inner(b), 12, white, b->edition->buyer) + 4;
    if (b->edition->valid_until.year)
        text_at(b, MARGIN, y, inner(b), 11, white,
                text_format(b->arena, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "valid_until")), TEXT_ARGS(date_text(b->arena, b->edition->valid_until))));
    paper_text(&b->paper, MARGIN, h - MARGIN - 4, inner(b), &(struct style){.size = 10, .colour = white}, site->base_url.text);
}

static void heading(struct book *b, const char *word, const char *place)
{
    struct text title = view_word(&b->view, word);
    b->head = title;
    new_page(b);
    paper_place(&b->paper, text_of(place));
    if (!b->is_first_pass)
        paper_bookmark(&b->paper, 0, title, text_of(place));
    b->y += bold_at(b, MARGIN, b->y, inner(b), 22, b->accent, title) + 12;
}

/* "Founded   2004": a line of a table of facts; nothing when there is no value. */
static double put_fact(struct book *b, double x, double y, double width, double size, struct text name, struct text value)
{
    double name_width = width * (size < 9 ? 0.42 : 0.36), h1, h2; /* small print stands in narrow columns */
    if (value.size == 0)
        return 0;
    h1 = text_at(b, x, y, name_width - 6, size, soft, name);
    h2 = text_at(b, x + name_width, y, width - name_width, size, ink, value);
    return (h1 > h2 ? h1 : h2) + size * 0.35;
}

static struct text joined(struct arena *arena, const struct values *values)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < values->n_items; i++)
        buffer_format(&out, "%s%.*s", i ? ", " : "", TEXT_ARGS(values->items[i].text));
    return buffer_text(&out);
}

static void put_certificates(struct book *b)
{
    const struct company *c = &site_of(b)->company;
    if (c->certifications.n_items == 0)
        return;
    b->y += 10;
    b->y += bold_at(b, MARGIN, b->y, inner(b), 13, ink, view_word(&b->view, "certificates")) + 6;
    for (size_t i = 0; i < c->certifications.n_items; i++) {
        const struct certification *held = &c->certifications.items[i];
        struct text line =
            text_format(b->arena, "%.*s%s%.*s%s%.*s", TEXT_ARGS(held->number.text), held->number.text.size && held->issuer.text.size ? " · " : "",
                        TEXT_ARGS(held->issuer.text), held->expires.date.year ? " · " : "",
                        TEXT_ARGS(held->expires.date.year ? text_format(b->arena, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "valid_until")),
                                                                        TEXT_ARGS(date_text(b->arena, held->expires.date)))
                                                          : TEXT("")));
        need(b, 30);
        b->y += put_fact(b, MARGIN, b->y, inner(b), 10, held->name.text, line.size ? line : TEXT("–"));
    }
}

static void put_company(struct book *b)
{
    const struct company *c = &site_of(b)->company;
    const struct {
        const char *word;
        struct text value;
    } facts[] = {
        {"fact_founded", c->founded.text},
        {"fact_staff", c->staff.text},
        {"fact_area", c->area.text},
        {"fact_lines", c->lines.text},
        {"fact_markets", joined(b->arena, &c->markets)},
        {"fact_export_share", c->export_share.text},
        {"fact_response_time", c->response_time.text},
    };
    heading(b, "company_facts", "company");
    b->y += text_at(b, MARGIN, b->y, inner(b), 11, ink, site_of(b)->description.text) + 12;
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        b->y += put_fact(b, MARGIN, b->y, inner(b), 10, view_word(&b->view, facts[i].word), facts[i].value);
    put_certificates(b);
    b->y += 10;
    need(b, 120);
    b->y += bold_at(b, MARGIN, b->y, inner(b), 13, ink, view_word(&b->view, "contact")) + 6;
    const struct text lines[] = {c->legal_name.text, c->address.text, c->contact.name.text, c->email.text, c->phone.text, c->hours.text};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        b->y += text_at(b, MARGIN, b->y, inner(b), 10, ink, lines[i]) + (lines[i].size ? 3 : 0);
}

static size_t category_of(const struct book *b, size_t i)
{
    return b->context->catalog->products[b->edition->products[i]].category;
}

static struct text category_place(struct book *b, size_t category)
{
    return category == NO_CATEGORY ? TEXT("c-other") : text_format(b->arena, "c-%zu", category);
}

static struct text category_title(struct book *b, size_t category)
{
    const struct catalog *catalog = b->context->catalog;
    if (category == NO_CATEGORY)
        return view_word(&b->view, "products");
    struct text name = category_name(catalog, category, b->edition->language);
    for (size_t at = catalog->categories[category].parent; at != NO_CATEGORY; at = catalog->categories[at].parent)
        name = text_format(b->arena, "%.*s › %.*s", TEXT_ARGS(category_name(catalog, at, b->edition->language)), TEXT_ARGS(name));
    return name;
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

static void put_contents(struct book *b)
{
    heading(b, "contents", "contents");
    for (size_t i = 0, end; i < b->edition->n_products; i = end) {
        size_t category = category_of(b, i);
        for (end = i; end < b->edition->n_products && category_of(b, end) == category;)
            end++;
        need(b, 20);
        put_reference(b, MARGIN, inner(b), 11, true, category_title(b, category), category_place(b, category), b->page_of[i]);
    }
    need(b, 20);
    put_reference(b, MARGIN, inner(b), 11, true, view_word(&b->view, "sku_index"), TEXT("index"), b->page_of[b->edition->n_products]);
}

static struct text product_place(struct book *b, size_t product)
{
    return text_format(&b->entry, "p-%zu", product);
}

static const struct listing_fields *fields_of(const struct book *b, size_t product)
{
    return &view_document(b->context, &b->context->catalog->products[product], b->edition->language)->fields;
}

static struct text web_address(const struct book *b, size_t product)
{
    return view_absolute(b->context, b->view.arena, view_path_product(b->context, b->view.arena, product, b->edition->language));
}

static double put_tiers(struct book *b, double x, double y, double width, const struct listing_fields *f)
{
    double top = y, row = 13;
    size_t n = b->edition->has_prices ? f->price.tiers.n_items : 0;
    if (n == 0)
        return 0;
    paper_box(&b->paper, x, y, width, row + 2, ground);
    text_at(b, x + 4, y + 2, width / 2, 8, soft, view_word(&b->view, "quantity"));
    text_at(b, x + width / 2, y + 2, width / 2, 8, soft,
            text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "per")), TEXT_ARGS(f->price.unit.text)));
    y += row + 3;
    for (size_t i = 0; i < n; i++) {
        const struct tier *tier = &f->price.tiers.items[i];
        struct text from = text_format(&b->entry, "≥ %.*s", TEXT_ARGS(view_whole(&b->view, tier->from.millionths / 1000000)));
        text_at(b, x + 4, y + 1, width / 2, 9, ink, from);
        bold_at(b, x + width / 2, y + 1, width / 2, 9, ink, edition_money(&b->view, b->edition, f, tier->price.millionths));
        y += row;
        paper_line(&b->paper, x, y, x + width, y, 0.3, rule);
    }
    return y - top + 6;
}

static struct text number_text(struct book *b, struct number number)
{
    return value_is_set(number.as) ? view_whole(&b->view, number.millionths / 1000000) : TEXT("");
}

/* Terms of trade left, specifications and options right. */
static double put_details(struct book *b, double x, double y, double width, const struct listing_fields *f)
{
    double gap = 14, column = (width - gap) / 2, left = y, right = y;
    struct text terms = text_trim(text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(f->price.incoterm.text), TEXT_ARGS(f->price.port.text)));
    struct buffer held = buffer_new(&b->entry);
    for (size_t i = 0; i < f->certifications.n_items; i++)
        buffer_format(&held, "%s%.*s", i ? ", " : "", TEXT_ARGS(f->certifications.items[i].name.text));
    const struct {
        const char *word;
        struct text value;
    } facts[] = {{"moq", number_text(b, f->moq)},
                 {"lead_time", f->lead_time.text},
                 {"incoterm", terms},
                 {"supply", f->supply.text},
                 {"payment", joined(&b->entry, &f->payment)},
                 {"certificates", buffer_text(&held)},
                 {"origin", f->origin.text},
                 {"hs_code", f->hs_code.text},
                 {"pieces_per_carton", number_text(b, f->packing.pieces_per_carton)},
                 {"carton", f->packing.carton.text},
                 {"gross_weight", f->packing.gross_weight.text}};
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        left += put_fact(b, x, left, column, 8, view_word(&b->view, facts[i].word), facts[i].value);
    for (size_t i = 0; i < f->specs.n_items; i++)
        right += put_fact(b, x + column + gap, right, column, 8, f->specs.items[i].name.text, joined(&b->entry, &f->specs.items[i].values));
    for (size_t i = 0; i < f->options.n_items; i++)
        right += put_fact(b, x + column + gap, right, column, 8, f->options.items[i].name.text, joined(&b->entry, &f->options.items[i].values));
    return (left > right ? left : right) - y;
}

/* The photos beside an entry: the first large, others small below it. Its height. */
static double put_shots(struct book *b, size_t index, double x, double y, double width)
{
    const struct product *product = &b->context->catalog->products[index];
    double side = width, small = (width - 12) / 3, gap = 6;
    put_picture(b, view_main_picture(b->context, product), x, y, side, side);
    size_t shown = 0;
    bool first = true;
    for (size_t i = 0; i < product->n_pictures && shown < MOST_SHOTS; i++) {
        if (!view_width(b->context, product->pictures[i], 1))
            continue;
        if (first) {
            first = false;
            continue;
        }
        put_picture(b, product->pictures[i], x + (double)shown * (small + gap), y + side + gap, small, small);
        shown++;
    }
    return side + (shown ? small + gap : 0);
}

/* Text, tiers and facts beside the photos, in a column; its height. */
static double put_column(struct book *b, size_t index, double x, double y, double width, double title_size)
{
    const struct listing_fields *f = fields_of(b, index);
    double top = y;
    struct text web = web_address(b, index);
    double qr = web.size ? 44 : 0;
    paper_link(&b->paper, TEXT(""), web);
    double h = bold_at(b, x, y, width - qr - 8, title_size, ink, f->title.text);
    paper_end_link(&b->paper);
    paper_qr(&b->paper, x + width - qr, y, qr, web);
    double text_y = y + h + 2;
    text_y +=
        text_at(b, x, text_y, width - qr - 8, 8.5, soft, text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "sku")), TEXT_ARGS(f->sku.text))) +
        4;
    y = text_y > y + qr + 6 ? text_y : y + qr + 6;
    y += text_at(b, x, y, width, 9.5, ink, f->description.text) + 6;
    for (size_t i = 0; i < f->selling_points.n_items; i++) {
        text_at(b, x, y, 10, 9, b->accent, TEXT("•"));
        y += text_at(b, x + 10, y, width - 10, 9, ink, f->selling_points.items[i].text) + 2;
    }
    y += f->selling_points.n_items ? 4 : 0;
    y += put_tiers(b, x, y, width, f);
    y += put_details(b, x, y, width, f);
    return y - top;
}

/* A whole entry, photos left and text right, or below each other when it has the page for itself. */
static double put_entry(struct book *b, size_t index, double y, bool full)
{
    double left = full ? inner(b) * 0.48 : inner(b) * 0.34, gap = 18;
    double h1 = put_shots(b, index, MARGIN, y, left), h2 = put_column(b, index, MARGIN + left + gap, y, inner(b) - left - gap, full ? 17 : 13);
    return h1 > h2 ? h1 : h2;
}

static double measure(struct book *b, size_t index, bool full)
{
    b->paper.is_measuring = true;
    double h = put_entry(b, index, 0, full);
    b->paper.is_measuring = false;
    return h;
}

static void note_page(struct book *b, size_t i)
{
    if (b->is_first_pass)
        b->page_of[i] = b->paper.page;
    if (i < b->edition->n_products)
        paper_place(&b->paper, product_place(b, b->edition->products[i]));
}

/* Entries that flow: as many on a page as there is room for; none is cut. */
static void put_flow(struct book *b, size_t first, size_t end, bool full)
{
    for (size_t i = first; i < end; i++) {
        arena_reset(&b->entry);
        double h = measure(b, b->edition->products[i], full);
        if (full ? i > first : b->y + h > bottom(b) && b->y > MARGIN + HEAD)
            new_page(b);
        note_page(b, i);
        b->y += put_entry(b, b->edition->products[i], b->y, full) + 18;
        if (i + 1 < end && !full)
            paper_line(&b->paper, MARGIN, b->y - 9, b->paper.width - MARGIN, b->y - 9, 0.4, rule);
    }
}

static struct text from_price(struct book *b, const struct listing_fields *f)
{
    int64_t low, high;
    if (!b->edition->has_prices)
        return TEXT("");
    if (!view_price_range(f, &low, &high))
        return view_word(&b->view, "on_request");
    return text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "from")), TEXT_ARGS(edition_money(&b->view, b->edition, f, low)));
}

static double put_card(struct book *b, size_t index, double x, double y, double width)
{
    const struct listing_fields *f = fields_of(b, index);
    double top = y, side = width;
    put_picture(b, view_main_picture(b->context, &b->context->catalog->products[index]), x, y, side, side);
    y += side + 5;
    paper_link(&b->paper, TEXT(""), web_address(b, index));
    y += bold_at(b, x, y, width, 9.5, ink, f->title.text) + 2;
    paper_end_link(&b->paper);
    y += text_at(b, x, y, width, 8, soft, f->sku.text) + 2;
    y += paper_text(&b->paper, x, y, width, &(struct style){.size = 8, .colour = soft, .most_lines = 3}, f->description.text) + 3;
    y += bold_at(b, x, y, width, 9, b->accent, from_price(b, f)) + 1;
    if (value_is_set(f->moq.as))
        y += text_at(b, x, y, width, 8, soft, text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "moq")), TEXT_ARGS(number_text(b, f->moq))));
    return y - top;
}

static void put_grid(struct book *b, size_t first, size_t end)
{
    enum { COLUMNS = 3 };
    double gap = 16, width = (inner(b) - gap * (COLUMNS - 1)) / COLUMNS;
    for (size_t i = first; i < end; i += COLUMNS) {
        double height = 0;
        arena_reset(&b->entry);
        b->paper.is_measuring = true;
        for (size_t k = i; k < end && k < i + COLUMNS; k++) {
            double h = put_card(b, b->edition->products[k], MARGIN, 0, width);
            height = h > height ? h : height;
        }
        b->paper.is_measuring = false;
        need(b, height);
        for (size_t k = i; k < end && k < i + COLUMNS; k++) {
            note_page(b, k);
            put_card(b, b->edition->products[k], MARGIN + (double)(k - i) * (width + gap), b->y, width);
        }
        b->y += height + gap;
    }
}

static void put_price_list(struct book *b, size_t first, size_t end)
{
    for (size_t i = first; i < end; i++) {
        const struct listing_fields *f = fields_of(b, b->edition->products[i]);
        double side = 40, x = MARGIN + side + 10, w = inner(b) - side - 10, h;
        arena_reset(&b->entry);
        b->paper.is_measuring = true;
        h = bold_at(b, x, 0, w * 0.55, 9.5, ink, f->title.text) + text_at(b, x, 0, w * 0.55, 8, soft, f->sku.text);
        b->paper.is_measuring = false;
        h = h > side ? h : side;
        need(b, h + 8);
        note_page(b, i);
        put_picture(b, view_main_picture(b->context, &b->context->catalog->products[b->edition->products[i]]), MARGIN, b->y, side, side);
        paper_link(&b->paper, TEXT(""), web_address(b, b->edition->products[i]));
        double t = bold_at(b, x, b->y, w * 0.55, 9.5, ink, f->title.text);
        paper_end_link(&b->paper);
        text_at(b, x, b->y + t, w * 0.55, 8, soft, f->sku.text);
        text_at(b, x + w * 0.58, b->y, w * 0.17, 8.5, ink,
                value_is_set(f->moq.as) ? text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "moq")), TEXT_ARGS(number_text(b, f->moq)))
                                        : TEXT(""));
        bold_at(b, x + w * 0.76, b->y, w * 0.24, 9, b->accent, from_price(b, f));
        b->y += h + 4;
        paper_line(&b->paper, MARGIN, b->y, b->paper.width - MARGIN, b->y, 0.3, rule);
        b->y += 4;
    }
}

/* Bookmarks of the category and of those above it that are not open yet. */
static void put_bookmarks(struct book *b, size_t category, size_t before)
{
    const struct catalog *catalog = b->context->catalog;
    size_t chain[8], n = 0;
    if (b->is_first_pass)
        return;
    for (size_t at = category; at != NO_CATEGORY && n < 8; at = catalog->categories[at].parent)
        chain[n++] = at;
    if (n == 0)
        paper_bookmark(&b->paper, 0, view_word(&b->view, "products"), TEXT("c-other"));
    for (size_t i = n; i-- > 0;) {
        size_t level = n - 1 - i;
        bool open = false;
        for (size_t at = before; at != NO_CATEGORY; at = catalog->categories[at].parent)
            open |= at == chain[i];
        if (!open || i == 0)
            b->bookmark[level] = paper_bookmark(&b->paper, level ? b->bookmark[level - 1] : 0, category_name(catalog, chain[i], b->edition->language),
                                                category_place(b, category));
    }
}

static void put_category(struct book *b, size_t first, size_t end, size_t before, bool is_first)
{
    size_t category = category_of(b, first);
    struct text title = category_title(b, category);
    double least = 230; /* the heading and the first entry stand together */
    if (b->edition->layout == LAYOUT_HALF)
        least = 50 + measure(b, b->edition->products[first], false);
    if (b->edition->layout != LAYOUT_FULL && !is_first && b->y + least < bottom(b)) {
        b->y += 14;
    } else {
        b->head = title;
        new_page(b);
    }
    paper_place(&b->paper, category_place(b, category));
    put_bookmarks(b, category, before);
    b->y += bold_at(b, MARGIN, b->y, inner(b), 17, b->accent, title) + 4;
    if (category != NO_CATEGORY)
        b->y += text_at(b, MARGIN, b->y, inner(b), 10, soft, category_description(b->context->catalog, category, b->edition->language)) + 10;
    switch (b->edition->layout) {
    case LAYOUT_FULL: put_flow(b, first, end, true); break;
    case LAYOUT_HALF: put_flow(b, first, end, false); break;
    case LAYOUT_GRID: put_grid(b, first, end); break;
    case LAYOUT_LIST: put_price_list(b, first, end); break;
    }
}

static void put_products(struct book *b)
{
    size_t before = NO_CATEGORY;
    for (size_t i = 0, end; i < b->edition->n_products; i = end) {
        size_t category = category_of(b, i);
        for (end = i; end < b->edition->n_products && category_of(b, end) == category;)
            end++;
        put_category(b, i, end, before, i == 0);
        before = category;
    }
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
        const struct listing_fields *f = fields_of(b, b->edition->products[i]);
        struct text key = by_name ? f->title.text : f->sku.text;
        if (key.size)
            rows[n++] = (struct row){key, f->title.text, text_format(b->arena, "p-%zu", b->edition->products[i]), b->page_of[i]};
    }
    if (n)
        qsort(rows, n, sizeof *rows, by_key);
    double width = (inner(b) - 20) / 2, top = b->y;
    for (size_t i = 0; i < n; i += half * 2) {
        size_t room = (size_t)((bottom(b) - top) / 11.6);
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
            new_page(b);
            top = b->y;
        }
    }
}

static void put_pages(struct book *b)
{
    put_cover(b);
    put_company(b);
    put_contents(b);
    put_products(b);
    heading(b, "sku_index", "index");
    if (b->is_first_pass)
        b->page_of[b->edition->n_products] = b->paper.page;
    put_index(b, false);
    b->head = view_word(&b->view, "products");
    new_page(b);
    b->y += bold_at(b, MARGIN, b->y, inner(b), 17, b->accent, view_word(&b->view, "all_products")) + 10;
    put_index(b, true);
}

static void set_metadata(struct book *b)
{
    struct site const *site = site_of(b);
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
    put_pages(b);
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
    book.accent = accent_of(context->catalog->sites[0].look.accent.text);
    book.page_of = arena_array(&arena, int, edition->n_products + 1);
    book.is_first_pass = true;
    bool ok = write_pass(&book, -1, summary, reason); /* page numbers */
    if (ok && fd >= 0) {
        book.is_first_pass = false;
        book.with_pictures = true;
        ok = write_pass(&book, fd, summary, reason);
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
