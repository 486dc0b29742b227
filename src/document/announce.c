/* announce.c */
#include "document/announce.h"

#include "document/contact.h"

struct letter {
    const struct view_context *context;
    const struct edition *edition;
    struct view_page view;
    struct buffer text, html;
    struct mail_part *inlined;
    size_t n_inlined;
    uint64_t left; /* bytes of photos */
};

static void put(struct letter *l, struct text text)
{
    buffer_put(&l->text, text);
    buffer_escape(&l->html, ESCAPE_HTML, text);
}

static void put_photo(struct letter *l, struct arena *arena, const struct shots *shots, size_t index)
{
    struct text jpeg;
    uint32_t w, h;
    size_t picture = view_main_picture(l->context, &l->context->catalog->products[index]);
    if (picture == NO_PICTURE || !shots_read(shots, arena, picture, &jpeg, &w, &h) || jpeg.size > l->left)
        return;
    l->left -= jpeg.size;
    struct text name = text_format(arena, "photo-%zu@catalog", index);
    l->inlined[l->n_inlined++] = (struct mail_part){name, TEXT("image/jpeg"), jpeg};
    buffer_format(&l->html, "<img src=\"cid:%.*s\" width=\"200\" height=\"%u\" alt=\"\" style=\"display:block;margin:0 0 8px\">", TEXT_ARGS(name), h * 200 / w);
}

static void put_listing(struct letter *l, struct arena *arena, const struct shots *shots, size_t index)
{
    const struct listing_fields *f = &view_document(l->context, &l->context->catalog->products[index], l->edition->language)->fields;
    struct text web = view_absolute(l->context, arena, view_path_product(l->context, arena, index, l->edition->language)), money = TEXT("");
    int64_t low, high;
    if (view_price_range(f, &low, &high))
        money = edition_money(&l->view, l->edition, f, low);
    buffer_put(&l->html, TEXT("<div style=\"margin:0 0 28px\">"));
    put_photo(l, arena, shots, index);
    buffer_put(&l->html, TEXT("<h2 style=\"font-size:18px;margin:0 0 4px\">"));
    if (web.size) {
        buffer_put(&l->html, TEXT("<a href=\""));
        buffer_escape(&l->html, ESCAPE_URL, web);
        buffer_put(&l->html, TEXT("\">"));
    }
    put(l, f->title.text);
    buffer_put(&l->html, web.size ? TEXT("</a></h2><p style=\"margin:0 0 4px\">") : TEXT("</h2><p style=\"margin:0 0 4px\">"));
    buffer_put(&l->text, TEXT("\n"));
    put(l, f->description.text);
    buffer_put(&l->html, TEXT("</p><p style=\"margin:0\">"));
    buffer_put(&l->text, TEXT("\n"));
    if (f->sku.text.size)
        put(l, text_format(arena, "%.*s %.*s", TEXT_ARGS(view_word(&l->view, "sku")), TEXT_ARGS(f->sku.text)));
    if (money.size)
        put(l, text_format(arena, "%s%.*s %.*s", f->sku.text.size ? " · " : "", TEXT_ARGS(view_word(&l->view, "from")), TEXT_ARGS(money)));
    buffer_put(&l->html, TEXT("</p></div>\n"));
    buffer_format(&l->text, "\n%.*s\n\n", TEXT_ARGS(web));
}

/* Who writes, and how they are reached. */
static void put_signature(struct letter *l, struct arena *arena, const struct site *site)
{
    struct text lines[CONTACT_MOST];
    size_t n = contact_lines(arena, &site->company, lines);
    if (site->company.legal_name.text.size == 0) {
        put(l, site->name.text);
        buffer_put(&l->text, TEXT("\n"));
        buffer_put(&l->html, n ? TEXT("<br>") : TEXT(""));
    }
    for (size_t i = 0; i < n; i++) {
        put(l, lines[i]);
        buffer_put(&l->text, TEXT("\n"));
        buffer_put(&l->html, i + 1 < n ? TEXT("<br>") : TEXT(""));
    }
}

void announce_make(const struct view_context *context, struct arena *arena, const struct edition *edition, const struct shots *shots, uint64_t most,
                   struct mail *mail)
{
    const struct site *site = &context->catalog->sites[edition->language];
    const struct company *c = &site->company;
    struct letter l = {.context = context, .edition = edition, .text = buffer_new(arena), .html = buffer_new(arena), .left = most};
    l.view = view_page_open(context, arena, &(struct output){.path = TEXT("letter.html"), .language = edition->language});
    l.inlined = arena_array(arena, struct mail_part, edition->n_products);
    struct text title = text_format(arena, "%.*s: %.*s", TEXT_ARGS(site->name.text), TEXT_ARGS(view_word(&l.view, "news")));
    buffer_put(&l.html, TEXT("<!doctype html><html><body style=\"font:16px/1.5 Arial,sans-serif;max-width:600px;margin:0 auto;padding:16px;color:#1b2126\">"
                             "<h1 style=\"font-size:22px\">"));
    put(&l, title);
    buffer_put(&l.html, TEXT("</h1>\n"));
    buffer_put(&l.text, TEXT("\n\n"));
    for (size_t i = 0; i < edition->n_products; i++)
        put_listing(&l, arena, shots, edition->products[i]);
    buffer_put(&l.html, TEXT("<p>"));
    put_signature(&l, arena, site);
    buffer_put(&l.html, TEXT("</p></body></html>\n"));
    *mail = (struct mail){.from_name = c->contact.name.text,
                          .from = c->email.text,
                          .subject = title,
                          .text = buffer_text(&l.text),
                          .html = buffer_text(&l.html),
                          .inlined = l.inlined,
                          .n_inlined = l.n_inlined};
}
