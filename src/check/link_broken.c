/* link_broken.c - A link or picture that leads nowhere looks like a firm that has closed. */
#include "check/rule.h"

/* Where a run looks for what is meant: among all files, for the first ones only. */
struct looking {
    struct overview *o;
    struct arena arena; /* of a document's paths */
    size_t n_looked;
};

static struct text with_slashes(struct arena *arena, struct text file)
{
    char *copy = arena_alloc(arena, file.size + 1);
    for (size_t i = 0; i < file.size; i++)
        copy[i] = file.data[i] == '\\' ? '/' : file.data[i];
    return (struct text){copy, file.size};
}

/* The file that DOCUMENT may mean by FILE, which is not there: one of the same name, in other letters or somewhere below the document's folder, or one of a
 * similar name in that folder. (Somewhere else it is another listing's "front.jpg".) */
static struct text find_meant(struct looking *l, const struct document *document, struct text file)
{
    enum { MOST_LOOKED = 100, ELSEWHERE = 1 };
    const struct catalog *catalog = l->o->check->catalog;
    struct text slashed, name, path, folder, found = {0};
    if (l->n_looked++ >= MOST_LOOKED)
        return found;
    slashed = with_slashes(&l->arena, file);
    name = path_name(slashed);
    folder = TEXT_JOIN(&l->arena, path_folder(document->path), TEXT("/"));
    size_t nearest = name.size / 4 + 2;
    bool is_inside = path_resolve(&l->arena, document->path, slashed, &path);
    for (size_t i = 0; name.size && i < catalog->files.n_items; i++) {
        struct text there = catalog->files.items[i].path, its_name = path_name(there);
        bool is_beside = is_inside && text_equal(path_folder(there), path_folder(path));
        bool is_same = text_equal_fold(its_name, name) && (is_beside || text_starts(there, folder));
        size_t far = is_same ? (is_beside ? 0 : ELSEWHERE) : is_beside ? ELSEWHERE + text_distance(its_name, name, nearest) : nearest;
        if (far < nearest) {
            nearest = far;
            found = there;
        }
    }
    return found.data ? path_between(l->o->arena, document->path, found) : found;
}

static struct text help_for(struct looking *l, const struct document *document, struct text file)
{
    struct text meant = find_meant(l, document, file);
    if (meant.data)
        return text_format(l->o->arena, _("did you mean \"%s\"?"), text_cstr(l->o->arena, meant));
    if (text_find(file, TEXT("://"), 0) != TEXT_NOT_FOUND)
        return TEXT("save the file from there beside this one, and write its name");
    if (text_find_byte(file, '\\', 0) != TEXT_NOT_FOUND)
        return TEXT("copy the file beside this one, and write its name with / between folders");
    return TEXT("check the spelling; paths are relative to this file, capital letters count");
}

static void say(struct overview *o, struct value value, const char *what, struct text help)
{
    report_at(o, value.where, value.text, text_format(o->arena, _("the %s \"%.*s\" leads nowhere"), _(what), TEXT_ARGS(value.text)), help);
}

/* A file that is not there. */
static void broken(struct looking *l, const struct document *document, struct value value, const char *what)
{
    if (value.where.source == document->source)
        say(l->o, value, what, help_for(l, document, value.text));
}

/* A name that no listing or page has. */
static void unknown(struct looking *l, const struct document *document, struct value value, const char *what)
{
    if (value.where.source == document->source)
        say(l->o, value, what, TEXT("check the spelling; it is the name of a file or folder of content/"));
}

static void check_body(struct looking *l, const struct document *document)
{
    for (size_t i = 0; i < document->n_links; i++) {
        const struct body_link *link = &document->links[i];
        if (link->is_local && link->path.size == 0)
            broken(l, document, (struct value){link->url, link->where}, link->is_image ? "picture" : "link");
    }
}

static bool exists(const struct catalog *catalog, struct arena *arena, const struct document *document, struct text file)
{
    struct text path;
    return path_resolve(arena, document->path, file, &path) && map_find(&catalog->file_of, path) != MAP_NONE;
}

static void check_fields(struct looking *l, const struct document *document)
{
    const struct catalog *catalog = l->o->check->catalog;
    struct arena *arena = &l->arena;
    const struct listing_fields *f = &document->fields;
    for (size_t i = 0; i < f->images.n_items; i++)
        if (value_is_set(f->images.items[i].file) && !exists(catalog, arena, document, f->images.items[i].file.text))
            broken(l, document, f->images.items[i].file, "picture");
    for (size_t i = 0; i < f->downloads.n_items; i++)
        if (!exists(catalog, arena, document, f->downloads.items[i].text))
            broken(l, document, f->downloads.items[i], "download");
    for (size_t i = 0; i < f->certifications.n_items; i++)
        if (value_is_set(f->certifications.items[i].file) && !exists(catalog, arena, document, f->certifications.items[i].file.text))
            broken(l, document, f->certifications.items[i].file, "certificate");
    for (size_t i = 0; i < f->related.n_items; i++)
        if (map_find(&catalog->product_of, slug_make(arena, f->related.items[i].text)) == MAP_NONE)
            unknown(l, document, f->related.items[i], "related listing");
}

/* Company pages are checked too, so the rule goes over documents, not over listings. */
static void check(struct overview *o)
{
    struct looking l = {.o = o, .arena = arena_new("links")};
    const struct catalog *catalog = o->check->catalog;
    for (size_t i = 0; i < catalog->n_documents; i++) {
        check_body(&l, &catalog->documents[i]);
        check_fields(&l, &catalog->documents[i]);
    }
    struct document site = {.path = TEXT("content/site.yaml"), .source = 0};
    const struct site *s = &catalog->sites[0];
    struct value pictures[] = {s->look.logo, s->look.icon, s->look.hero};
    for (size_t i = 0; i < 3; i++)
        if (value_is_set(pictures[i]) && !exists(catalog, &l.arena, &site, pictures[i].text))
            broken(&l, &site, pictures[i], "picture");
    for (size_t i = 0; i < s->company.pictures.n_items; i++)
        if (value_is_set(s->company.pictures.items[i].file) && !exists(catalog, &l.arena, &site, s->company.pictures.items[i].file.text))
            broken(&l, &site, s->company.pictures.items[i].file, "picture");
    for (size_t i = 0; i < s->menu.n_items; i++)
        if (map_find(&catalog->page_of, slug_make(&l.arena, s->menu.items[i].text)) == MAP_NONE)
            unknown(&l, &site, s->menu.items[i], "menu entry");
    for (size_t i = 0; i < catalog->n_categories; i++)
        if (value_is_set(catalog->categories[i].fields->image) && catalog->categories[i].picture == NO_PICTURE)
            broken(&l, &site, catalog->categories[i].fields->image, "picture");
    arena_release(&l.arena);
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
