/* category.c - the tree of site.yaml, flattened: a parent before its children. */
#include "base/locale.h"
#include "catalog/load.h"

struct growing {
    struct catalog *catalog;
    struct diag_list *findings;
    size_t room;
};

static size_t add(struct growing *g, const struct category_fields *fields, size_t parent)
{
    struct catalog *catalog = g->catalog;
    catalog->categories = arena_more(catalog->arena, catalog->categories, catalog->n_categories, &g->room, sizeof *catalog->categories, 32);
    struct text name = fields->name.text, slug = slug_make(catalog->arena, value_is_set(fields->slug) ? fields->slug.text : name);
    struct category made = {.path = name, .slug = slug, .fields = fields, .parent = parent, .picture = NO_PICTURE};
    if (parent != NO_CATEGORY) {
        const struct category *above = &catalog->categories[parent];
        made.level = above->level + 1;
        made.path = text_format(catalog->arena, "%.*s > %.*s", TEXT_ARGS(above->path), TEXT_ARGS(name));
        made.slug = text_format(catalog->arena, "%.*s/%.*s", TEXT_ARGS(above->slug), TEXT_ARGS(slug));
    }
    catalog->categories[catalog->n_categories] = made;
    return catalog->n_categories++;
}

static void refuse(struct growing *g, const struct category_fields *fields, const char *what, const char *help)
{
    diag_add(g->findings, (struct diag){.rule = "slug-duplicate",
                                        .severity = SEVERITY_ERROR,
                                        .where = fields->name.where,
                                        .subject = fields->name.text,
                                        .message = text_format(g->catalog->arena, _("the category \"%.*s\" %s"), TEXT_ARGS(fields->name.text), _(what)),
                                        .help = text_of(help)});
}

static void add_tree(struct growing *g, const struct category_fields *items, size_t n_items, size_t parent)
{
    for (size_t i = 0; i < n_items; i++) {
        struct catalog *catalog = g->catalog;
        if (!value_is_set(items[i].name)) {
            refuse(g, &items[i], "has no name", "give it a name, or delete it");
            continue;
        }
        size_t made = add(g, &items[i], parent);
        if (map_add(&catalog->category_of, catalog->categories[made].path, made) != made) {
            catalog->n_categories--;
            refuse(g, &items[i], "stands twice in the tree", "delete one of the two");
            continue;
        }
        for (size_t k = 0; k < made; k++)
            if (text_equal(catalog->categories[k].slug, catalog->categories[made].slug)) {
                refuse(g, &items[i], "has the same address as another", "give one of them a slug of its own");
                break;
            }
        add_tree(g, items[i].children.items, items[i].children.n_items, made);
    }
}

static void link_children(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->n_categories; i++)
        if (catalog->categories[i].parent != NO_CATEGORY)
            catalog->categories[catalog->categories[i].parent].n_children++;
    for (size_t i = 0; i < catalog->n_categories; i++) {
        struct category *category = &catalog->categories[i];
        category->children = arena_array(catalog->arena, size_t, category->n_children);
        category->n_children = 0;
        if (category->parent != NO_CATEGORY) {
            struct category *above = &catalog->categories[category->parent];
            above->children[above->n_children++] = i;
        }
    }
}

void categories_make(struct catalog *catalog, struct diag_list *findings)
{
    struct growing g = {catalog, findings, 0};
    const struct site *site = &catalog->sites[0];
    add_tree(&g, site->categories.items, site->categories.n_items, NO_CATEGORY);
    link_children(catalog);
}

/* What PAIRS say in LANGUAGE; NULL: nothing. */
static const struct text *said_in(const struct catalog *catalog, const struct pairs *pairs, size_t language)
{
    for (size_t i = 0; i < pairs->n_items; i++)
        if (text_equal_fold(pairs->items[i].name.text, catalog->languages[language]))
            return &pairs->items[i].value.text;
    return NULL;
}

static struct text translated(const struct catalog *catalog, const struct pairs *pairs, struct text own, size_t language)
{
    const struct text *said = said_in(catalog, pairs, language);
    return said ? *said : own;
}

bool category_is_named(const struct catalog *catalog, size_t category, size_t language)
{
    return said_in(catalog, &catalog->categories[category].fields->names, language) != NULL;
}

struct text category_name(const struct catalog *catalog, size_t category, size_t language)
{
    const struct category_fields *fields = catalog->categories[category].fields;
    return translated(catalog, &fields->names, fields->name.text, language);
}

struct text category_description(const struct catalog *catalog, size_t category, size_t language)
{
    const struct category_fields *fields = catalog->categories[category].fields;
    return translated(catalog, &fields->descriptions, fields->description.text, language);
}
