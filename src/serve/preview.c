/* preview.c */
#include "serve/preview.h"

#include "check/report.h"
#include "serve/builder.h"

#define MOST_OF_LINE 2000 /* bytes of a line that the workbench shows with a finding */

static void put_name(struct buffer *out, const char *name)
{
    char last = out->size ? out->data[out->size - 1] : 0;
    buffer_format(out, "%s\"%s\": ", last == '{' ? "" : ", ", name);
}

static void put_text(struct buffer *out, const char *name, struct text value)
{
    put_name(out, name);
    buffer_json(out, value);
}

static void put_number(struct buffer *out, const char *name, unsigned long value)
{
    put_name(out, name);
    buffer_format(out, "%lu", value);
}

static void put_finding(struct buffer *out, const struct catalog *catalog, const struct diag *diag, struct source_reader *reader)
{
    const struct source *source = &catalog->sources[diag->where.source];
    struct position at = source_read_to(reader, source, diag->where.start);
    const struct rule *rule = rule_find(text_of(diag->rule));
    buffer_put_byte(out, '{');
    put_text(out, "rule", text_of(diag->rule));
    put_text(out, "clause", text_of(rule ? rule->clause : ""));
    put_text(out, "severity", text_of(severity_name(diag->severity)));
    put_text(out, "file", source->path);
    put_number(out, "line", at.line);
    put_number(out, "column", at.column);
    put_number(out, "start", diag->where.start);
    put_number(out, "length", diag->where.length);
    put_text(out, "subject", diag->subject);
    put_text(out, "message", diag->message);
    put_text(out, "help", diag->help);
    put_text(out, "source", source_around(source, diag->where.start, MOST_OF_LINE / 2, MOST_OF_LINE / 2));
    if (diag->fix.data && diag->where.length) {
        put_text(out, "from", text_slice(source->bytes, diag->where.start, (size_t)diag->where.start + diag->where.length));
        put_text(out, "to", diag->fix);
    }
    buffer_put_byte(out, '}');
}

/* The number, from 1, of the earlier photo that photo I of a listing shows again; 0: none. The rule has compared them: only where it found one
 * is it looked for again. */
static size_t twin_of(const struct build *build, const struct product *product, size_t i, const struct photo *photo, const struct diag_list *findings)
{
    const struct picture_facts *facts = build->workspace.facts;
    bool told = false;
    for (size_t f = 0; f < findings->n_items; f++)
        told = told || (strcmp(findings->items[f].rule, "image-duplicate") == 0 && text_equal(findings->items[f].subject, photo->file.text));
    for (size_t k = 0; told && k < i && k < product->n_pictures; k++)
        if (product->pictures[k] != NO_PICTURE && facts_are_alike(&facts[product->pictures[k]], &facts[product->pictures[i]]))
            return k + 1;
    return 0;
}

static void put_picture(struct buffer *out, const struct build *build, const struct product *product, size_t i, const struct photo *photo,
                        const struct diag_list *findings)
{
    const struct workspace *w = &build->workspace;
    size_t picture = i < product->n_pictures ? product->pictures[i] : NO_PICTURE;
    buffer_put_byte(out, '{');
    put_text(out, "file", photo->file.text);
    put_text(out, "alt", photo->alt.text);
    put_text(out, "view", photo->view.text);
    if (picture != NO_PICTURE) {
        const struct picture_facts *f = &w->facts[picture];
        uint32_t width = 0, height = 0, shown = view_width(&build->context, picture, 640);
        facts_effective_size(f, &width, &height);
        put_text(out, "path", w->catalog.pictures[picture].path);
        put_number(out, "twin", twin_of(build, product, i, photo, findings));
        put_text(out, "reason", text_of(f->reason));
        put_text(out, "format", text_of(f->format));
        put_number(out, "width", f->width);
        put_number(out, "height", f->height);
        put_number(out, "effectiveWidth", facts_is_enlarged(f) ? width : f->width);
        put_number(out, "effectiveHeight", facts_is_enlarged(f) ? height : f->height);
        put_number(out, "quality", f->quality);
        put_number(out, "fill", f->fill);
        put_number(out, "background", f->background);
        put_number(out, "bytes", w->catalog.pictures[picture].entry->size);
        if (shown)
            put_text(out, "address", view_path_picture(&build->context, out->arena, picture, shown, NULL));
    }
    buffer_put_byte(out, '}');
}

static void put_list(struct buffer *out, const char *name, const struct values *values)
{
    put_name(out, name);
    buffer_put_byte(out, '[');
    for (size_t i = 0; i < values->n_items; i++) {
        buffer_put(out, i ? TEXT(", ") : TEXT(""));
        buffer_json(out, values->items[i].text);
    }
    buffer_put_byte(out, ']');
}

static void put_listing(struct buffer *out, const struct build *build, const struct product *product, size_t language, const struct diag_list *findings)
{
    const struct catalog *catalog = &build->workspace.catalog;
    const struct document *document = &catalog->documents[product->in[language]];
    const struct listing_fields *f = &document->fields;
    buffer_put_byte(out, '{');
    put_text(out, "file", document->path);
    put_text(out, "language", catalog->languages[language]);
    put_text(out, "slug", product->slug);
    put_text(out, "title", f->title.text);
    put_text(out, "description", f->description.text);
    put_text(out, "category", f->category.text);
    put_text(out, "sku", f->sku.text);
    put_list(out, "keywords", &f->keywords.terms);
    put_number(out, "score", (unsigned long)check_score(findings, document->source));
    put_name(out, "published");
    buffer_put(out, product->is_published ? TEXT("true") : TEXT("false"));
    if (product->is_published)
        put_text(out, "address", view_path_product(&build->context, out->arena, (size_t)(product - catalog->products), language));
    put_name(out, "specs");
    buffer_put_byte(out, '[');
    for (size_t i = 0; i < f->specs.n_items; i++) {
        buffer_put(out, i ? TEXT(", [") : TEXT("["));
        buffer_json(out, f->specs.items[i].name.text);
        buffer_put(out, TEXT(", "));
        buffer_json(out, f->specs.items[i].value.text);
        buffer_put_byte(out, ']');
    }
    buffer_put_byte(out, ']');
    put_name(out, "pictures");
    buffer_put_byte(out, '[');
    for (size_t i = 0; i < f->images.n_items; i++) {
        buffer_put(out, i ? TEXT(", ") : TEXT(""));
        put_picture(out, build, product, i, &f->images.items[i], findings);
    }
    buffer_put(out, TEXT("]}"));
}

static void put_listings(struct buffer *out, const struct build *build)
{
    const struct workspace *w = &build->workspace;
    bool first = true;
    put_name(out, "listings");
    buffer_put_byte(out, '[');
    for (size_t i = 0; i < w->catalog.n_products; i++)
        for (size_t l = 0; l < w->catalog.n_languages; l++) {
            const struct product *product = &w->catalog.products[i];
            if (!product->is_translated[l])
                continue;
            struct diag_list own = diag_list_of(&w->findings, w->catalog.sources, w->catalog.documents[product->in[l]].source);
            buffer_put(out, first ? TEXT("\n") : TEXT(",\n"));
            put_listing(out, build, product, l, &own);
            first = false;
        }
    buffer_put_byte(out, ']');
}

static void put_profiles(struct buffer *out)
{
    put_name(out, "profiles");
    buffer_put_byte(out, '[');
    for (size_t i = 0; i < n_profiles; i++) {
        const struct profile *p = &profiles[i];
        buffer_put(out, i ? TEXT(", {") : TEXT("{"));
        put_text(out, "name", text_of(p->name));
        put_text(out, "source", text_of(p->source));
        put_number(out, "title", p->title_most);
        put_number(out, "keywords", p->keywords_most);
        put_number(out, "description", p->description_most);
        put_number(out, "side", p->picture_side);
        put_number(out, "bytes", p->picture_bytes);
        put_name(out, "white");
        buffer_put(out, p->white_background ? TEXT("true}") : TEXT("false}"));
    }
    buffer_put_byte(out, ']');
}

static void put_rules(struct buffer *out)
{
    put_name(out, "rules");
    buffer_put_byte(out, '{');
    for (size_t i = 0; i < n_rules; i++)
        put_text(out, rules[i]->id, text_of(_(rules[i]->explain)));
    buffer_put_byte(out, '}');
}

static void put_everything(struct buffer *out, const struct build *build)
{
    const struct workspace *w = &build->workspace;
    buffer_put_byte(out, '{');
    put_text(out, "language", locale_tag());
    put_text(out, "site", w->catalog.sites[0].name.text);
    put_text(out, "root", text_of(w->root));
    put_name(out, "published");
    buffer_put(out, build->is_published ? TEXT("true") : TEXT("false"));
    put_profiles(out);
    put_rules(out);
    put_listings(out, build);
    put_name(out, "findings");
    buffer_put_byte(out, '[');
    struct source_reader reader = {0};
    for (size_t i = 0; i < w->findings.n_items; i++) {
        buffer_put(out, i ? TEXT(",\n") : TEXT("\n"));
        put_finding(out, &w->catalog, &w->findings.items[i], &reader);
    }
    buffer_put(out, TEXT("]}\n"));
}

/* Findings that keep a page from being what its file says. */
static bool concerns_all(const struct diag *diag)
{
    static const char *const rules_[] = {"front-matter", "file-unreadable", "file-encoding", "field-type", "field-unknown"};
    for (size_t i = 0; i < sizeof rules_ / sizeof *rules_; i++)
        if (strcmp(diag->rule, rules_[i]) == 0)
            return true;
    return false;
}

/* The address of the listing that is written in each source; "": none. */
static struct text *addresses_of(struct arena *arena, const struct build *build)
{
    const struct catalog *catalog = &build->workspace.catalog;
    struct text *addresses = arena_array(arena, struct text, catalog->n_sources + 1);
    for (size_t i = 0; i < catalog->n_products; i++)
        for (size_t l = 0; l < catalog->n_languages && catalog->products[i].is_published; l++)
            if (catalog->products[i].is_translated[l])
                addresses[catalog->documents[catalog->products[i].in[l]].source] = view_path_product(&build->context, arena, i, l);
    return addresses;
}

static void put_errors(struct buffer *out, const struct build *build)
{
    const struct workspace *w = &build->workspace;
    const struct text *addresses = addresses_of(out->arena, build);
    struct source_reader reader = {0};
    for (size_t i = 0; i < w->findings.n_items; i++) {
        const struct diag *diag = &w->findings.items[i];
        struct text address = concerns_all(diag) ? TEXT("*") : addresses[diag->where.source];
        if (diag->severity != SEVERITY_ERROR || address.size == 0)
            continue;
        buffer_format(out, "%.*s\t", TEXT_ARGS(address));
        put_finding(out, &w->catalog, diag, &reader);
        buffer_put_byte(out, '\n');
    }
}

bool preview_make(const struct workspace_options *options, bool stay, const char **reason, struct arena *arena)
{
    struct build build;
    struct build_options wanted = {
        .workspace = *options, .output = PREVIEW_TREE, .allow_errors = true, .force = true, .is_preview = true, .keep_facts = true, .keep_unreadable = true};
    const char *why = NULL, *root = workspace_find(arena, options->source ? options->source : ".");
    struct folder folder;
    if (root && folder_open(arena, root, &folder, &why)) { /* there is no good tree yet: then one with gaps is better */
        wanted.keep_unreadable = folder_has(&folder, TEXT(PREVIEW_TREE "/index.html"), NULL);
        folder_close(&folder);
    }
    bool ok = build_run(&build, &wanted, &why);
    if (ok) {
        struct workspace *w = &build.workspace;
        struct buffer out = buffer_new(&w->arena), errors = out;
        put_everything(&out, &build);
        put_errors(&errors, &build);
        ok = folder_write(&w->arena, &w->catalog.root, TEXT(PREVIEW_DATA), buffer_text(&out), &why) &&
             folder_write(&w->arena, &w->catalog.root, TEXT(PREVIEW_ERRORS), buffer_text(&errors), &why);
    }
    if (!ok)
        *reason = text_copy(arena, text_of(why)).data;
    else if (stay)
        builder_answer(&build);
    build_close(&build);
    return ok;
}
