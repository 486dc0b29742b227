/* translations.c */
#include "check/translations.h"

#include "base/locale.h"

struct counting {
    const struct catalog *catalog;
    struct buffer *out, lines;
    size_t language, n_lacking;
};

struct count {
    size_t whole, all;
};

/* Does WHERE lie in the file SOURCE? What a file lacks it has from that of the first language, with its place there. */
static bool lies_in(uint32_t source, struct span where)
{
    return where.source == source;
}

/* The names of the fields that DOCUMENT lacks and BASE has, joined by commas. */
static struct text lacking(struct arena *arena, const struct document *document, const struct document *base)
{
    const struct listing_fields *f = &document->fields, *b = &base->fields;
    const struct {
        const char *name;
        bool is_there;
        struct span where;
    } fields[] = {
        {"title", b->title.text.size > 0, f->title.where},
        {"description", b->description.text.size > 0, f->description.where},
        {"keywords", b->keywords.terms.n_items > 0, f->keywords.line.where},
        {"selling_points", b->selling_points.n_items > 0, f->selling_points.where},
        {"specs", b->specs.n_items > 0, f->specs.where},
        {"questions", b->questions.n_items > 0, f->questions.where},
    };
    struct buffer names = buffer_new(arena);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].is_there && !lies_in(document->source, fields[i].where))
            buffer_format(&names, "%s%s", names.size ? ", " : "", fields[i].name);
    if (text_trim(base->body).size && !text_trim(document->body).size)
        buffer_format(&names, "%s%s", names.size ? ", " : "", _("the text"));
    return buffer_text(&names);
}

/* "content/products/bell/index.md": index.zh.md beside it. */
static struct text file_for(const struct counting *c, const struct document *base)
{
    const struct text *languages = c->catalog->languages;
    struct arena *arena = c->out->arena;
    struct text stem = text_slice(base->path, 0, base->path.size - strlen(".md"));
    struct text ending = text_format(arena, ".%.*s", TEXT_ARGS(languages[base->language]));
    if (text_ends(stem, ending))
        stem = text_slice(stem, 0, stem.size - ending.size);
    return text_format(arena, "%.*s.%.*s.md", TEXT_ARGS(stem), TEXT_ARGS(languages[c->language]));
}

static struct count count_listings(struct counting *c, const struct product *items, size_t n)
{
    struct count count = {0};
    for (size_t i = 0; i < n; i++) {
        const struct document *base = &c->catalog->documents[items[i].document], *document = &c->catalog->documents[items[i].in[c->language]];
        if (base->fields.draft.is_true || base->language == c->language)
            continue;
        count.all++;
        struct text names = items[i].is_translated[c->language] ? lacking(c->out->arena, document, base) : TEXT("");
        if (!items[i].is_translated[c->language])
            buffer_format(&c->lines, _("  %.*s is missing\n"), TEXT_ARGS(file_for(c, base)));
        else if (names.size)
            buffer_format(&c->lines, _("  %.*s lacks %.*s\n"), TEXT_ARGS(document->path), TEXT_ARGS(names));
        else
            count.whole++;
    }
    c->n_lacking += count.all - count.whole;
    return count;
}

static struct count count_categories(struct counting *c)
{
    struct count count = {0, c->catalog->n_categories};
    for (size_t i = 0; i < count.all; i++) {
        const struct category *category = &c->catalog->categories[i];
        if (category_is_named(c->catalog, i, c->language))
            count.whole++;
        else
            buffer_format(&c->lines, _("  content/site.yaml: the category \"%.*s\" has no name in %.*s; add names: {%.*s: ...}\n"), TEXT_ARGS(category->path),
                          TEXT_ARGS(c->catalog->languages[c->language]), TEXT_ARGS(c->catalog->languages[c->language]));
    }
    c->n_lacking += count.all - count.whole;
    return count;
}

/* What the firm says of itself: content/site.LANGUAGE.yaml. */
static struct count count_site(struct counting *c)
{
    const struct site *base = &c->catalog->sites[0], *site = &c->catalog->sites[c->language];
    const struct {
        const char *name;
        const struct value *base, *own;
    } fields[] = {
        {"tagline", &base->tagline, &site->tagline},
        {"description", &base->description, &site->description},
        {"look.hero_title", &base->look.hero_title, &site->look.hero_title},
        {"look.hero_text", &base->look.hero_text, &site->look.hero_text},
    };
    struct count count = {0};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (!fields[i].base->text.size)
            continue;
        count.all++;
        if (lies_in(fields[i].base->where.source, fields[i].own->where))
            buffer_format(&c->lines, _("  content/site.%.*s.yaml lacks %s\n"), TEXT_ARGS(c->catalog->languages[c->language]), fields[i].name);
        else
            count.whole++;
    }
    c->n_lacking += count.all - count.whole;
    return count;
}

size_t translations_report(const struct catalog *catalog, struct buffer *out)
{
    size_t n = 0;
    for (size_t l = 1; l < catalog->n_languages; l++) {
        struct counting c = {.catalog = catalog, .out = out, .lines = buffer_new(out->arena), .language = l};
        struct count listings = count_listings(&c, catalog->products, catalog->n_products), pages = count_listings(&c, catalog->pages, catalog->n_pages);
        struct count categories = count_categories(&c), site = count_site(&c);
        buffer_format(out, _("%.*s: %zu of %zu listings, %zu of %zu pages, %zu of %zu categories, %zu of %zu texts of the site\n"),
                      TEXT_ARGS(catalog->languages[l]), listings.whole, listings.all, pages.whole, pages.all, categories.whole, categories.all, site.whole,
                      site.all);
        buffer_put(out, buffer_text(&c.lines));
        n += c.n_lacking;
    }
    return n;
}
