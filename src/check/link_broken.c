/* link_broken.c - A link or picture that leads nowhere looks like a firm that has closed. */
#include "check/rule.h"

static void broken(struct overview *o, const struct document *document, struct value value, const char *what)
{
    if (value.where.source == document->source)
        report_at(o, value.where, value.text, text_format(o->arena, _("the %s \"%.*s\" leads nowhere"), _(what), TEXT_ARGS(value.text)),
                  TEXT("check the spelling; paths are relative to this file, capital letters count"));
}

static void check_body(struct overview *o, const struct document *document)
{
    for (size_t i = 0; i < document->n_links; i++) {
        const struct body_link *link = &document->links[i];
        if (link->is_local && link->path.size == 0)
            broken(o, document, (struct value){link->url, link->where}, link->is_image ? "picture" : "link");
    }
}

static bool exists(const struct catalog *catalog, struct arena *arena, const struct document *document, struct text file)
{
    struct text path;
    return path_resolve(arena, document->path, file, &path) && map_find(&catalog->file_of, path) != MAP_NONE;
}

static void check_fields(struct overview *o, struct arena *arena, const struct document *document)
{
    const struct catalog *catalog = o->check->catalog;
    const struct listing_fields *f = &document->fields;
    for (size_t i = 0; i < f->images.n_items; i++)
        if (value_is_set(f->images.items[i].file) && !exists(catalog, arena, document, f->images.items[i].file.text))
            broken(o, document, f->images.items[i].file, "picture");
    for (size_t i = 0; i < f->downloads.n_items; i++)
        if (!exists(catalog, arena, document, f->downloads.items[i].text))
            broken(o, document, f->downloads.items[i], "download");
    for (size_t i = 0; i < f->certifications.n_items; i++)
        if (value_is_set(f->certifications.items[i].file) && !exists(catalog, arena, document, f->certifications.items[i].file.text))
            broken(o, document, f->certifications.items[i].file, "certificate");
    for (size_t i = 0; i < f->related.n_items; i++)
        if (map_find(&catalog->product_of, slug_make(arena, f->related.items[i].text)) == MAP_NONE)
            broken(o, document, f->related.items[i], "related listing");
}

/* Company pages are checked too, so the rule goes over documents, not over listings. */
static void check(struct overview *o)
{
    struct arena arena = arena_new("links");
    const struct catalog *catalog = o->check->catalog;
    for (size_t i = 0; i < catalog->n_documents; i++) {
        check_body(o, &catalog->documents[i]);
        check_fields(o, &arena, &catalog->documents[i]);
    }
    struct document site = {.path = TEXT("content/site.yaml"), .source = 0};
    const struct site *s = &catalog->sites[0];
    struct value pictures[] = {s->look.logo, s->look.icon, s->look.hero};
    for (size_t i = 0; i < 3; i++)
        if (value_is_set(pictures[i]) && !exists(catalog, &arena, &site, pictures[i].text))
            broken(o, &site, pictures[i], "picture");
    for (size_t i = 0; i < s->company.pictures.n_items; i++)
        if (value_is_set(s->company.pictures.items[i].file) && !exists(catalog, &arena, &site, s->company.pictures.items[i].file.text))
            broken(o, &site, s->company.pictures.items[i].file, "picture");
    for (size_t i = 0; i < s->menu.n_items; i++)
        if (map_find(&catalog->page_of, slug_make(&arena, s->menu.items[i].text)) == MAP_NONE)
            broken(o, &site, s->menu.items[i], "menu entry");
    for (size_t i = 0; i < catalog->n_categories; i++)
        if (value_is_set(catalog->categories[i].fields->image) && catalog->categories[i].picture == NO_PICTURE)
            broken(o, &site, catalog->categories[i].fields->image, "picture");
    arena_release(&arena);
}

const struct rule rule_link_broken = {
    .id = "link-broken",
    .clause = "S1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A link or picture that leads nowhere looks like a firm that has closed.",
    .bad = "(a text with [size guide](sizes.md) and no such file)",
    .good = "(a text with [size guide](../size-guide.md))",
    .catalog = check,
};
