/* html.c */
#include "document/html.h"

#include <errno.h>
#include <unistd.h>

#include "document/contact.h"

enum { MOST_SHOTS = 4 };

static const char *const style =
    ":root{color-scheme:light dark;--ink:#1b2126;--soft:#55606a;--line:#d9dfe4;--paper:#fff}"
    "@media(prefers-color-scheme:dark){:root{--ink:#e8ecef;--soft:#a9b3bb;--line:#343c43;--paper:#1b2024}}"
    "body{margin:0 auto;max-width:62rem;padding:1rem;font:16px/1.5 system-ui,'Noto Sans CJK SC',sans-serif;color:var(--ink);background:var(--paper)}"
    "h1{line-height:1.2;margin:.5rem 0}h2{margin:2.5rem 0 1rem;border-bottom:2px solid var(--accent)}h3{margin:0;overflow-wrap:anywhere}"
    "article{display:grid;grid-template-columns:minmax(8rem,15rem) 1fr;gap:1.25rem;padding:1rem 0;border-bottom:1px solid var(--line);break-inside:avoid}"
    "@media(max-width:36rem){article{grid-template-columns:1fr}}img{width:100%;height:auto;background:#fff}.more{display:grid;grid-template-columns:repeat(3,"
    "1fr);gap:.4rem;margin-top:.4rem}"
    "table{border-collapse:collapse;margin:.5rem 0}td,th{text-align:start;padding:.15rem 1rem .15rem 0;vertical-align:top}th{font-weight:400;color:var(--soft)}"
    "input{font:inherit;width:100%;padding:.6rem .8rem;border:1px solid var(--soft);border-radius:8px;background:var(--paper);color:var(--ink)}"
    ".soft{color:var(--soft)}a{color:var(--accent)}[hidden]{display:none}@media print{form{display:none}}";

/* Hides the entries that lack a word of the query. */
static const char *const script =
    "(function(){var q=document.getElementById('q'),e=[].slice.call(document.querySelectorAll('article')),t=e.map(function(a){return "
    "a.textContent.toLowerCase()});"
    "q.form.hidden=false;q.form.onsubmit=function(v){v.preventDefault()};"
    "q.oninput=function(){var w=q.value.toLowerCase().split(/\\s+/).filter(Boolean).map(function(x){return x.length>3?x.replace(/e?s$/,''):x});"
    "e.forEach(function(a,i){a.hidden=!w.every(function(x){return t[i].indexOf(x)>=0})});"
    "document.querySelectorAll('section').forEach(function(s){s.hidden=!s.querySelector('article:not([hidden])')})}})();";

struct page {
    struct view_page view;
    const struct view_context *context;
    const struct edition *edition;
    const struct shots *shots;
    int fd;
    uint64_t size;
    const char *reason;
};

static bool flush(struct page *p, struct buffer *out)
{
    if (p->fd >= 0 && !file_write_all(p->fd, buffer_text(out))) {
        p->reason = error_text(errno);
        return false;
    }
    p->size += out->size;
    out->size = 0;
    return true;
}

static void put(struct buffer *out, struct text text)
{
    buffer_escape(out, ESCAPE_HTML, text);
}

static void put_paragraph(struct buffer *out, const char *tag, struct text text)
{
    if (text.size == 0)
        return;
    buffer_put(out, text_of(tag));
    put(out, text);
    buffer_put(out, TEXT("</p>"));
}

static void put_row(struct buffer *out, struct text name, struct text value)
{
    if (value.size == 0)
        return;
    buffer_put(out, TEXT("<tr><th scope=\"row\">"));
    put(out, name);
    buffer_put(out, TEXT("</th><td>"));
    put(out, value);
    buffer_put(out, TEXT("</td></tr>"));
}

static struct text whole(struct page *p, struct number number)
{
    return value_is_set(number.as) ? view_whole(&p->view, number.millionths / 1000000) : TEXT("");
}

static void put_facts(struct page *p, struct buffer *out, const struct listing_fields *f)
{
    if (p->edition->has_prices && f->price.tiers.n_items == 0)
        put_paragraph(out, "<p>", view_word(&p->view, "on_request"));
    buffer_put(out, TEXT("<table>"));
    for (size_t i = 0; p->edition->has_prices && i < f->price.tiers.n_items; i++)
        put_row(out, text_format(out->arena, "≥ %.*s", TEXT_ARGS(whole(p, f->price.tiers.items[i].from))),
                edition_money(&p->view, p->edition, f, f->price.tiers.items[i].price.millionths));
    put_row(out, view_word(&p->view, "moq"), whole(p, f->moq));
    put_row(out, view_word(&p->view, "lead_time"), f->lead_time.text);
    put_row(out, view_word(&p->view, "incoterm"),
            text_trim(text_format(out->arena, "%.*s %.*s", TEXT_ARGS(f->price.incoterm.text), TEXT_ARGS(f->price.port.text))));
    put_row(out, view_word(&p->view, "payment"), view_joined(out->arena, &f->payment));
    put_row(out, view_word(&p->view, "carton"), listing_packing(f)->carton.text);
    for (size_t i = 0; i < f->specs.n_items; i++)
        put_row(out, f->specs.items[i].name.text, f->specs.items[i].value.text);
    for (size_t i = 0; i < f->options.n_items; i++)
        put_row(out, f->options.items[i].name.text, view_joined(out->arena, &f->options.items[i].values));
    buffer_put(out, TEXT("</table>"));
}

static void put_entry(struct page *p, struct buffer *out, size_t index)
{
    const struct product *product = &p->context->catalog->products[index];
    const struct listing_fields *f = &view_document(p->context, product, p->edition->language)->fields;
    size_t shown = 0;
    buffer_put(out, TEXT("<article><div>"));
    for (size_t i = 0; i < product->n_pictures && shown < MOST_SHOTS; i++) {
        if (shown == 1)
            buffer_put(out, TEXT("<div class=\"more\">"));
        bool made = shots_put(p->shots, out, product->pictures[i], i < f->images.n_items ? f->images.items[i].alt.text : TEXT(""), p->fd >= 0);
        if (shown == 1 && !made)
            out->size -= strlen("<div class=\"more\">");
        shown += made;
    }
    buffer_put(out, shown > 1 ? TEXT("</div></div><div><h3>") : TEXT("</div><div><h3>"));
    put(out, f->title.text);
    buffer_put(out, TEXT("</h3>"));
    put_paragraph(out, "<p class=\"soft\">", f->sku.text);
    put_paragraph(out, "<p>", f->description.text);
    if (f->selling_points.n_items) {
        buffer_put(out, TEXT("<ul>"));
        for (size_t i = 0; i < f->selling_points.n_items; i++) {
            buffer_put(out, TEXT("<li>"));
            put(out, f->selling_points.items[i].text);
            buffer_put(out, TEXT("</li>"));
        }
        buffer_put(out, TEXT("</ul>"));
    }
    put_facts(p, out, f);
    buffer_put(out, TEXT("</div></article>\n"));
}

static void put_head(struct page *p, struct buffer *out)
{
    const struct site *site = &p->context->catalog->sites[p->edition->language];
    struct text language = p->context->catalog->languages[p->edition->language], accent = p->context->catalog->sites[0].look.accent.text;
    buffer_format(out,
                  "<!doctype html>\n<html lang=\"%.*s\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, "
                  "initial-scale=1\">\n<title>",
                  TEXT_ARGS(text_is(language, "zh") ? TEXT("zh-Hans") : language));
    put(out, site->name.text);
    buffer_put(out, TEXT(" – "));
    put(out, view_word(&p->view, "catalog"));
    buffer_put(out, TEXT("</title>\n<style>:root{--accent:"));
    buffer_escape(out, ESCAPE_CSS, accent.size ? accent : TEXT("#0f5c63"));
    buffer_put(out, TEXT("}"));
    buffer_put(out, text_of(style));
    buffer_put(out, TEXT("</style>\n</head>\n<body>\n<header><h1>"));
    put(out, site->name.text);
    buffer_put(out, TEXT("</h1><p class=\"soft\">"));
    put(out, site->tagline.text);
    buffer_put(out, TEXT("</p><p>"));
    put(out, view_n_products(&p->view, p->edition->n_products));
    if (p->edition->buyer.size) {
        buffer_put(out, TEXT(" · "));
        put(out, p->edition->buyer);
    }
    if (p->edition->valid_until.year && p->edition->has_prices)
        buffer_format(out, " · %.*s %.*s", TEXT_ARGS(view_word(&p->view, "valid_until")), TEXT_ARGS(date_text(out->arena, p->edition->valid_until)));
    buffer_put(out, TEXT("</p><form role=\"search\" hidden><label>"));
    put(out, view_word(&p->view, "search"));
    buffer_put(out, TEXT(" <input id=\"q\" type=\"search\" autocomplete=\"off\"></label></form></header>\n<main>\n"));
}

static void put_foot(struct page *p, struct buffer *out)
{
    struct text lines[CONTACT_MOST];
    size_t n = contact_lines(out->arena, &p->context->catalog->sites[p->edition->language].company, lines);
    buffer_put(out, TEXT("</main>\n<footer>"));
    for (size_t i = 0; i < n; i++)
        put_paragraph(out, "<p>", lines[i]);
    buffer_format(out, "</footer>\n<script>%s</script>\n</body>\n</html>\n", script);
}

bool html_write(const struct view_context *context, const struct edition *edition, const struct shots *shots, int fd, uint64_t *size, const char **reason)
{
    struct arena arena = arena_new("catalog");
    struct output output = {.path = TEXT("catalog.html"), .language = edition->language};
    struct page page = {.view = view_page_open(context, &arena, &output), .context = context, .edition = edition, .shots = shots, .fd = fd};
    struct buffer out = buffer_new(&arena);
    const struct catalog *catalog = context->catalog;
    put_head(&page, &out);
    bool ok = flush(&page, &out);
    size_t before = SIZE_MAX - 1;
    for (size_t i = 0; ok && i < edition->n_products; i++) {
        size_t category = catalog->products[edition->products[i]].category;
        out = buffer_new(&arena);
        if (category != before) {
            buffer_put(&out, before == SIZE_MAX - 1 ? TEXT("<section><h2>") : TEXT("</section>\n<section><h2>"));
            put(&out, category == NO_CATEGORY ? view_word(&page.view, "products") : category_name(catalog, category, edition->language));
            buffer_put(&out, TEXT("</h2>\n"));
        }
        before = category;
        put_entry(&page, &out, edition->products[i]);
        ok = flush(&page, &out);
        arena_reset(&arena);
    }
    out = buffer_new(&arena);
    if (edition->n_products)
        buffer_put(&out, TEXT("</section>\n"));
    put_foot(&page, &out);
    ok = ok && flush(&page, &out);
    *size = page.size;
    if (!ok)
        *reason = "the file cannot be written";
    arena_release(&arena);
    return ok;
}
