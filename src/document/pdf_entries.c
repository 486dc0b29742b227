/* pdf_entries.c - categories and their entries, in four layouts. */
#include "document/book.h"

#include <math.h>

static struct text product_place(struct book *b, size_t product)
{
    return text_format(&b->entry, "p-%zu", product);
}

static struct text web_address(const struct book *b, size_t product)
{
    return view_absolute(b->context, b->view.arena, view_path_product(b->context, b->view.arena, product, b->edition->language));
}

/* What of an entry stands on pages already: how many of its selling points, tiers of prices, terms of trade and facts. An entry that is taller than a page goes
 * on on the next one. */
struct progress {
    size_t points, tiers, terms, facts;
};

enum { MOST_PAGES = 20, LEAST = 300 }; /* of one entry; what of a page it begins on when it needs more than one */

static bool has_room(const struct book *b, double y, double height)
{
    return y + height <= b->limit;
}

/* A fact, or a selling point, which has no name. */
struct item {
    struct text name, value;
};

static double put_item(struct book *b, double x, double y, double width, struct item item)
{
    if (item.name.size)
        return book_put_fact(b, x, y, width, 8, item.name, item.value);
    book_text_at(b, x, y, 10, 9, b->accent, TEXT("•"));
    return book_words_at(b, x + 10, y, width - 10, 9, ink, item.value) + 2;
}

/* Those of N ITEMS that are not *DONE, below each other from Y on, while there is room. Where they end. */
static double put_items(struct book *b, double x, double y, double width, const struct item *items, size_t n, size_t *done)
{
    bool is_measuring = b->paper.is_measuring;
    for (; *done < n; ++*done) {
        double height = 0;
        if (b->limit < HUGE_VAL) {
            b->paper.is_measuring = true;
            height = put_item(b, x, y, width, items[*done]);
            b->paper.is_measuring = is_measuring;
        }
        if (!has_room(b, y, height))
            break;
        y += is_measuring ? height : put_item(b, x, y, width, items[*done]);
    }
    return y;
}

static double put_points(struct book *b, double x, double y, double width, const struct listing_fields *f, struct progress *done)
{
    struct item *points = arena_array(&b->entry, struct item, f->selling_points.n_items + 1);
    for (size_t i = 0; i < f->selling_points.n_items; i++)
        points[i].value = f->selling_points.items[i].text;
    double end = put_items(b, x, y, width, points, f->selling_points.n_items, &done->points);
    return end > y ? end - y + 4 : 0;
}

static size_t n_tiers(const struct book *b, const struct listing_fields *f)
{
    return b->edition->has_prices ? f->price.tiers.n_items : 0;
}

static double put_tiers(struct book *b, double x, double y, double width, const struct listing_fields *f, struct progress *done)
{
    double top = y, row = 13;
    if (done->tiers == n_tiers(b, f) || !has_room(b, y, 2 * row + 3))
        return 0;
    paper_box(&b->paper, x, y, width, row + 2, ground);
    book_text_at(b, x + 4, y + 2, width / 2, 8, soft, view_word(&b->view, "quantity"));
    struct text per = view_word(&b->view, "per"), unit = view_unit(&b->view, f, 1);
    book_text_at(b, x + width / 2, y + 2, width / 2, 8, soft, text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(per), TEXT_ARGS(unit)));
    y += row + 3;
    for (; done->tiers < n_tiers(b, f) && has_room(b, y, row); done->tiers++) {
        const struct tier *tier = &f->price.tiers.items[done->tiers];
        struct text from = text_format(&b->entry, "≥ %.*s", TEXT_ARGS(view_whole(&b->view, tier->from.millionths / 1000000)));
        book_text_at(b, x + 4, y + 1, width / 2, 9, ink, from);
        book_bold_at(b, x + width / 2, y + 1, width / 2, 9, ink, edition_money(&b->view, b->edition, f, tier->price.millionths));
        y += row;
        paper_line(&b->paper, x, y, x + width, y, 0.3, line_colour);
    }
    return y - top + 6;
}

static struct text number_text(struct book *b, struct number number)
{
    return value_is_set(number.as) ? view_whole(&b->view, number.millionths / 1000000) : TEXT("");
}

enum { N_TERMS = 11 };

static void terms_of(struct book *b, const struct listing_fields *f, struct item terms[N_TERMS])
{
    static const char *const words[N_TERMS] = {"moq",    "lead_time", "incoterm",          "supply", "payment",     "certificates",
                                               "origin", "hs_code",   "pieces_per_carton", "carton", "gross_weight"};
    struct buffer held = buffer_new(&b->entry);
    for (size_t i = 0; i < f->certifications.n_items; i++)
        buffer_format(&held, "%s%.*s", i ? ", " : "", TEXT_ARGS(f->certifications.items[i].name.text));
    const struct text values[N_TERMS] = {number_text(b, f->moq),
                                         f->lead_time.text,
                                         text_trim(text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(f->price.incoterm.text), TEXT_ARGS(f->price.port.text))),
                                         f->supply.text,
                                         view_joined(&b->entry, &f->payment),
                                         buffer_text(&held),
                                         f->origin.text,
                                         f->hs_code.text,
                                         number_text(b, listing_packing(f)->pieces_per_carton),
                                         listing_packing(f)->carton.text,
                                         listing_packing(f)->gross_weight.text};
    for (size_t i = 0; i < N_TERMS; i++)
        terms[i] = (struct item){view_word(&b->view, words[i]), values[i]};
}

static size_t n_facts(const struct listing_fields *f)
{
    return f->specs.n_items + f->options.n_items;
}

static struct item *facts_of(struct book *b, const struct listing_fields *f)
{
    struct item *facts = arena_array(&b->entry, struct item, n_facts(f) + 1);
    for (size_t i = 0; i < f->specs.n_items; i++)
        facts[i] = (struct item){f->specs.items[i].name.text, f->specs.items[i].value.text};
    for (size_t i = 0; i < f->options.n_items; i++)
        facts[f->specs.n_items + i] = (struct item){f->options.items[i].name.text, view_joined(&b->entry, &f->options.items[i].values)};
    return facts;
}

/* Terms of trade left, specifications and options right; when no terms are to come, those stand in both columns. */
static double put_details(struct book *b, double x, double y, double width, const struct listing_fields *f, struct progress *done)
{
    double gap = 14, column = (width - gap) / 2, left = y, right;
    struct item terms[N_TERMS], *facts = facts_of(b, f);
    terms_of(b, f, terms);
    if (done->terms < N_TERMS)
        left = put_items(b, x, y, column, terms, N_TERMS, &done->terms);
    else
        left = put_items(b, x, y, column, facts, done->facts + (n_facts(f) - done->facts + 1) / 2, &done->facts);
    right = put_items(b, x + column + gap, y, column, facts, n_facts(f), &done->facts);
    return (left > right ? left : right) - y;
}

/* The photos beside an entry: the first large, others small below it. Its height. */
static double put_shots(struct book *b, size_t index, double x, double y, double width)
{
    const struct product *product = &b->context->catalog->products[index];
    double side = width, small = (width - 12) / 3, gap = 6;
    book_put_picture(b, view_main_picture(b->context, product), x, y, side, side);
    size_t shown = 0;
    bool first = true;
    for (size_t i = 0; i < product->n_pictures && shown < MOST_SHOTS; i++) {
        if (!view_width(b->context, product->pictures[i], 1))
            continue;
        if (first) {
            first = false;
            continue;
        }
        book_put_picture(b, product->pictures[i], x + (double)shown * (small + gap), y + side + gap, small, small);
        shown++;
    }
    return side + (shown ? small + gap : 0);
}

/* Selling points, prices, terms and facts, as far as there is room. Where they end. */
static double put_lists(struct book *b, double x, double y, double width, const struct listing_fields *f, struct progress *done)
{
    y += put_points(b, x, y, width, f, done);
    if (done->points == f->selling_points.n_items)
        y += put_tiers(b, x, y, width, f, done);
    if (done->points == f->selling_points.n_items && done->tiers == n_tiers(b, f))
        y += put_details(b, x, y, width, f, done);
    return y;
}

/* Text, tiers and facts beside the photos, in a column; its height. */
static double put_column(struct book *b, size_t index, double x, double y, double width, double title_size, struct progress *done)
{
    const struct listing_fields *f = book_fields_of(b, index);
    double top = y;
    struct text web = web_address(b, index);
    double qr = web.size ? 44 : 0;
    paper_link(&b->paper, TEXT(""), web);
    double h = book_bold_at(b, x, y, width - qr - 8, title_size, ink, f->title.text);
    paper_end_link(&b->paper);
    paper_qr(&b->paper, x + width - qr, y, qr, web);
    double text_y = y + h + 2;
    struct text sku = f->sku.text.size ? text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "sku")), TEXT_ARGS(f->sku.text)) : TEXT("");
    text_y += book_text_at(b, x, text_y, width - qr - 8, 8.5, soft, sku) + 4;
    y = text_y > y + qr + 6 ? text_y : y + qr + 6;
    y += book_words_at(b, x, y, width, 9.5, ink, f->description.text) + 6;
    if (b->edition->has_prices && n_tiers(b, f) == 0)
        y += book_bold_at(b, x, y, width, 9, b->accent, view_word(&b->view, "on_request")) + 6;
    return put_lists(b, x, y, width, f, done) - top;
}

/* A whole entry, photos left and text right, or below each other when it has the page for itself. */
static double put_entry(struct book *b, size_t index, double y, bool full, struct progress *done)
{
    double left = full ? book_inner(b) * 0.48 : book_inner(b) * 0.34, gap = 18;
    double h1 = put_shots(b, index, MARGIN, y, left), h2 = put_column(b, index, MARGIN + left + gap, y, book_inner(b) - left - gap, full ? 17 : 13, done);
    return h1 > h2 ? h1 : h2;
}

static bool is_whole(const struct book *b, const struct listing_fields *f, const struct progress *done)
{
    return done->points == f->selling_points.n_items && done->tiers == n_tiers(b, f) && done->terms == N_TERMS && done->facts == n_facts(f);
}

/* The height of an entry; of one that is taller than a page, something more than a page. */
static double measure(struct book *b, size_t index, bool full)
{
    struct progress done = {0};
    double page = book_bottom(b) - TOP;
    b->paper.is_measuring = true;
    b->limit = page;
    double h = put_entry(b, index, 0, full, &done);
    b->limit = HUGE_VAL;
    b->paper.is_measuring = false;
    return is_whole(b, book_fields_of(b, index), &done) ? h : page + 1;
}

/* What had no room below the entry, on pages of its own; of a list without end, as much as MOST_PAGES hold, with a mark that there is more. */
static void put_rest(struct book *b, size_t index, struct progress *done)
{
    const struct listing_fields *f = book_fields_of(b, index);
    for (int page = 0; !is_whole(b, f, done) && page < MOST_PAGES; page++) {
        arena_reset(&b->entry);
        book_new_page(b);
        struct style style = {.size = 13, .bold = true, .colour = ink, .most_lines = 1};
        b->y += paper_text(&b->paper, MARGIN, b->y, book_inner(b), &style, text_cut(f->title.text, MOST_OF_TEXT)) + 8;
        b->limit = book_bottom(b);
        b->y = put_lists(b, MARGIN, b->y, book_inner(b), f, done) + 18;
    }
    if (!is_whole(b, f, done))
        book_text_at(b, MARGIN, b->y - 14, book_inner(b), 13, soft, TEXT("…"));
}

static void note_page(struct book *b, size_t i)
{
    if (b->is_first_pass)
        b->page_of[i] = b->paper.page;
    if (i < b->edition->n_products)
        paper_place(&b->paper, product_place(b, b->edition->products[i]));
}

/* Entries that flow: as many on a page as there is room for. */
static void put_flow(struct book *b, size_t first, size_t end, bool full)
{
    for (size_t i = first; i < end; i++) {
        arena_reset(&b->entry);
        double h = measure(b, b->edition->products[i], full);
        bool goes_on = h > book_bottom(b) - TOP && book_bottom(b) - b->y > LEAST; /* it needs several pages, whichever it begins on */
        if (full ? i > first : b->y + h > book_bottom(b) && b->y > MARGIN + HEAD && !goes_on)
            book_new_page(b);
        note_page(b, i);
        struct progress done = {0};
        b->limit = b->y + h > book_bottom(b) ? book_bottom(b) : HUGE_VAL;
        b->y += put_entry(b, b->edition->products[i], b->y, full, &done) + 18;
        put_rest(b, b->edition->products[i], &done);
        b->limit = HUGE_VAL;
        if (i + 1 < end && !full)
            paper_line(&b->paper, MARGIN, b->y - 9, b->paper.width - MARGIN, b->y - 9, 0.4, line_colour);
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
    const struct listing_fields *f = book_fields_of(b, index);
    double top = y, side = width;
    book_put_picture(b, view_main_picture(b->context, &b->context->catalog->products[index]), x, y, side, side);
    y += side + 5;
    paper_link(&b->paper, TEXT(""), web_address(b, index));
    y += book_bold_at(b, x, y, width, 9.5, ink, f->title.text) + 2;
    paper_end_link(&b->paper);
    y += book_text_at(b, x, y, width, 8, soft, f->sku.text) + 2;
    y += paper_text(&b->paper, x, y, width, &(struct style){.size = 8, .colour = soft, .most_lines = 3}, f->description.text) + 3;
    y += book_bold_at(b, x, y, width, 9, b->accent, from_price(b, f)) + 1;
    if (value_is_set(f->moq.as))
        y += book_text_at(b, x, y, width, 8, soft,
                          text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "moq")), TEXT_ARGS(number_text(b, f->moq))));
    return y - top;
}

static void put_grid(struct book *b, size_t first, size_t end)
{
    enum { COLUMNS = 3 };
    double gap = 16, width = (book_inner(b) - gap * (COLUMNS - 1)) / COLUMNS;
    for (size_t i = first; i < end; i += COLUMNS) {
        double height = 0;
        arena_reset(&b->entry);
        b->paper.is_measuring = true;
        for (size_t k = i; k < end && k < i + COLUMNS; k++) {
            double h = put_card(b, b->edition->products[k], MARGIN, 0, width);
            height = h > height ? h : height;
        }
        b->paper.is_measuring = false;
        book_need(b, height);
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
        const struct listing_fields *f = book_fields_of(b, b->edition->products[i]);
        double side = 40, x = MARGIN + side + 10, w = book_inner(b) - side - 10, h;
        arena_reset(&b->entry);
        b->paper.is_measuring = true;
        h = book_bold_at(b, x, 0, w * 0.55, 9.5, ink, f->title.text) + book_text_at(b, x, 0, w * 0.55, 8, soft, f->sku.text);
        b->paper.is_measuring = false;
        h = h > side ? h : side;
        book_need(b, h + 8);
        note_page(b, i);
        book_put_picture(b, view_main_picture(b->context, &b->context->catalog->products[b->edition->products[i]]), MARGIN, b->y, side, side);
        paper_link(&b->paper, TEXT(""), web_address(b, b->edition->products[i]));
        double t = book_bold_at(b, x, b->y, w * 0.55, 9.5, ink, f->title.text);
        paper_end_link(&b->paper);
        book_text_at(b, x, b->y + t, w * 0.55, 8, soft, f->sku.text);
        book_text_at(b, x + w * 0.58, b->y, w * 0.17, 8.5, ink,
                     value_is_set(f->moq.as) ? text_format(&b->entry, "%.*s %.*s", TEXT_ARGS(view_word(&b->view, "moq")), TEXT_ARGS(number_text(b, f->moq)))
                                             : TEXT(""));
        book_bold_at(b, x + w * 0.76, b->y, w * 0.24, 9, b->accent, from_price(b, f));
        b->y += h + 4;
        paper_line(&b->paper, MARGIN, b->y, b->paper.width - MARGIN, b->y, 0.3, line_colour);
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
                                                book_category_place(b, category));
    }
}

static void put_category(struct book *b, size_t first, size_t end, size_t before, bool is_first)
{
    size_t category = book_category_of(b, first);
    struct text title = book_category_title(b, category);
    double least = 230; /* the heading and the first entry stand together */
    if (b->edition->layout == LAYOUT_HALF)
        least = 50 + measure(b, b->edition->products[first], false);
    if (b->edition->layout != LAYOUT_FULL && !is_first && b->y + least < book_bottom(b)) {
        b->y += 14;
    } else {
        b->head = title;
        book_new_page(b);
    }
    paper_place(&b->paper, book_category_place(b, category));
    put_bookmarks(b, category, before);
    b->y += book_bold_at(b, MARGIN, b->y, book_inner(b), 17, b->accent, title) + 4;
    if (category != NO_CATEGORY)
        b->y += book_text_at(b, MARGIN, b->y, book_inner(b), 10, soft, category_description(b->context->catalog, category, b->edition->language)) + 10;
    switch (b->edition->layout) {
    case LAYOUT_FULL: put_flow(b, first, end, true); break;
    case LAYOUT_HALF: put_flow(b, first, end, false); break;
    case LAYOUT_GRID: put_grid(b, first, end); break;
    case LAYOUT_LIST: put_price_list(b, first, end); break;
    }
}

void book_put_products(struct book *b)
{
    size_t before = NO_CATEGORY;
    for (size_t i = 0, end; i < b->edition->n_products; i = end) {
        size_t category = book_category_of(b, i);
        for (end = i; end < b->edition->n_products && book_category_of(b, end) == category;)
            end++;
        put_category(b, i, end, before, i == 0);
        before = category;
    }
}
