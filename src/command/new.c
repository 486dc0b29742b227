/* new.c - vitrine new site DIR, vitrine new product NAME: a start that works, with every field explained. */
#include <unistd.h>

#include "base/buffer.h"
#include "base/embedded.h"
#include "base/file.h"
#include "base/locale.h"
#include "build/workspace.h"
#include "command/command.h"

static const char *source;

static const struct option_row options[] = {
    {"source", 's', OPTION_TEXT, &source, "DIR", "for `new product`: the site's folder (default: the nearest upward)"},
    {0},
};

static const struct {
    const char *path, *text;
} site_files[] = {
    {"content/site.yaml", "# What the whole site knows. Every field is explained in content/README.md.\n"
                          "name: My Company\n"
                          "tagline: What we make, in five words\n"
                          "description: Manufacturer and exporter of the products below.\n"
                          "# base_url: https://www.example.com/\n"
                          "languages: [en]\n"
                          "currency: USD\n"
                          "menu: [about]\n"
                          "categories:\n"
                          "  - name: Kitchen\n"
                          "    children:\n"
                          "      - name: Drinkware\n"
                          "company:\n"
                          "  email: " NEW_SITE_EMAIL "\n"
                          "checks:\n"
                          "  profiles: [own-site]\n"
                          "  severity: {image-missing: warning}   # a start without photos; take this line out when yours are there\n"},
    {"content/products/steel-cup.md",
     "---\n"
     "title: Insulated Steel Cup 350 ml\n"
     "description: Double-wall 304 steel keeps tea hot for six hours; drip-free lid, 24 pieces a carton.\n"
     "keywords: insulated steel cup, steel cup, steel mug\n"
     "category: Kitchen > Drinkware\n"
     "sku: CUP-350\n"
     "specs: {Material: stainless steel 304, Capacity: 350 ml}\n"
     "price: {currency: USD, unit: piece, incoterm: FOB, port: Xiamen, tiers: [{from: 500, price: 2.10}, {from: 2000, price: 1.85}]}\n"
     "moq: 500\n"
     "lead_time: 25 days\n"
     "date: 2026-11-01\n"
     "---\n\n"
     "Two walls with a vacuum between them, a lid that does not drip.\n\n"
     "| Capacity | Height | Weight |\n|---|---|---|\n| 350 ml | 11 cm | 240 g |\n"},
    {"content/pages/about.md", "---\ntitle: About us\ndescription: Who we are and what we make.\n---\n\nSay here since when you make what, with how many "
                               "people, and for which markets.\n"},
    {".gitignore", "/.vitrine/\n/output/\n/output-*/\n"},
};

static const char product_text[] =
    "---\n"
    "title: %.*s                       # common product name, and what sets it apart\n"
    "description: \"\"                     # the strongest selling point, with a figure: shown under the title in search results\n"
    "keywords: \"\"                        # whole product names and synonyms, with ASCII commas between\n"
    "category: %.*s                      # as in site.yaml, levels joined by \" > \"\n"
    "sku: \"\"                             # your own number\n"
    "# brand: \"\"\n"
    "# model: \"\"\n"
    "# series: \"\"\n"
    "# certifications: [CE]              # only what this product holds\n"
    "specs: {Material: \"\", Size: \"\"}\n"
    "# options: {Colour: [red, blue]}\n"
    "# price: {currency: USD, unit: piece, incoterm: FOB, port: Xiamen, tiers: [{from: 100, price: 1.00}]}\n"
    "moq: 100\n"
    "lead_time: 25 days\n"
    "# selling_points: []\n"
    "# sample: {fee: 30 USD, refundable: true, days: 7}\n"
    "# packing: {carton: 40x30x30 cm, gross_weight: 12 kg, pieces_per_carton: 2}\n"
    "# origin: CN\n"
    "# hs_code: \"\"\n"
    "images: []                          # - {file: front.jpg, alt: \"...\", view: overview}   beside this file\n"
    "draft: true                         # take this line out when it may be published\n"
    "---\n\n"
    "What a buyer wants to know: material, measures, use, packing.\n";

static bool is_empty_or_new(const char *path)
{
    struct arena arena = arena_new("new");
    struct folder folder;
    struct entry_list files;
    const char *reason;
    bool ok = true;
    if (folder_open(&arena, path, &folder, &reason)) {
        ok = folder_walk(&arena, &folder, TEXT(""), &files, &reason) && files.n_items == 0;
        folder_close(&folder);
    }
    arena_release(&arena);
    return ok;
}

static int new_site(struct arena *arena, const char *path)
{
    struct folder folder, here;
    const char *reason;
    if (!is_empty_or_new(path))
        return command_fail("new site: the folder %s is not empty; choose another name", path);
    if (!folder_open(arena, ".", &here, &reason))
        return command_fail("cannot open this folder: %s", _(reason));
    struct text below = text_format(arena, "%s/x", path);
    bool absolute = path[0] == '/';
    if (!absolute && !folder_make_parents(&here, below, arena, &reason)) {
        folder_close(&here);
        return command_fail("cannot make the folder %s: %s", path, _(reason));
    }
    folder_close(&here);
    if (absolute && folder_open(arena, "/", &here, &reason)) {
        folder_make_parents(&here, text_slice(below, 1, below.size), arena, &reason);
        folder_close(&here);
    }
    if (!folder_open(arena, path, &folder, &reason))
        return command_fail("cannot make the folder %s: %s", path, _(reason));
    for (size_t i = 0; i < sizeof site_files / sizeof *site_files; i++)
        if (!folder_write(arena, &folder, text_of(site_files[i].path), text_of(site_files[i].text), &reason)) {
            folder_close(&folder);
            return command_fail("cannot write %s/%s: %s", path, site_files[i].path, _(reason));
        }
    folder_close(&folder);
    printf(_("%s is ready. Next:\n\n  cd %s\n  vitrine build\n  vitrine new product \"Your Product\"\n"), path, path);
    return EXIT_FINE;
}

/* The first category of the site, as an example that is right. */
static struct text first_category(struct arena *arena, const char *root)
{
    struct catalog catalog;
    struct diag_list findings = {.arena = arena};
    struct load_options load = {0};
    const char *reason;
    struct pool *pool = pool_open(1);
    struct text path = TEXT("\"\"");
    if (catalog_load(arena, root, &load, pool, &catalog, &findings, &reason) && catalog.n_categories)
        path = text_copy(arena, catalog.categories[catalog.n_categories - 1].path);
    catalog_close(&catalog);
    pool_close(pool);
    return path;
}

/* The site's folder; NULL, and told for WHAT it is needed, when there is none. */
static const char *site_root(struct arena *arena, const char *what)
{
    const char *root = workspace_find(arena, source ? source : ".");
    if (!root)
        command_fail("%s: there is no content/site.yaml here or above; `vitrine new site DIR` makes a site", what);
    return root;
}

/* Writes the new file PATH of the site in ROOT, and says what comes NEXT (NULL: more files). */
static int add_file(struct arena *arena, const char *what, const char *root, struct text path, struct text bytes, const char *next)
{
    struct folder folder;
    const char *reason;
    if (!folder_open(arena, root, &folder, &reason))
        return command_fail("cannot open %s: %s", root, _(reason));
    /* "bell.md" would be at the address of "bell/index.md" */
    struct text other = text_ends(path, TEXT("/index.md")) ? TEXT_JOIN(arena, path_folder(path), TEXT(".md")) : path;
    path = folder_has(&folder, other, NULL) ? other : path;
    bool there = folder_has(&folder, path, NULL), ok = !there && folder_write(arena, &folder, path, bytes, &reason);
    folder_close(&folder);
    if (there)
        return command_fail("%s: %s/%.*s is there already", what, root, TEXT_ARGS(path));
    if (!ok)
        return command_fail("cannot write %.*s: %s", TEXT_ARGS(path), _(reason));
    printf("%s/%.*s\n", root, TEXT_ARGS(path));
    if (next)
        printf("%s\n", _(next));
    return EXIT_FINE;
}

static int new_product(struct arena *arena, const char *name)
{
    const char *root = site_root(arena, "new product");
    if (!root)
        return EXIT_CANNOT;
    if (strchr(name, '"') || strchr(name, '\\') || strchr(name, '\n') || text_invalid(text_of(name)) != TEXT_NOT_FOUND)
        return command_fail("new product: a name without quotes and backslashes, please");
    struct text path = text_format(arena, "content/products/%.*s/index.md", TEXT_ARGS(slug_make(arena, text_of(name))));
    struct text title = text_format(arena, "\"%s\"", name);
    return add_file(arena, "new product", root, path, text_format(arena, product_text, TEXT_ARGS(title), TEXT_ARGS(first_category(arena, root))),
                    "Put its photos beside it, name them under images:, then run `vitrine check`.");
}

/* Where each service looks for its recipe. */
static const struct {
    const char *service, *path, *recipe;
} recipes[] = {{"github", ".github/workflows/site.yml", "src/command/recipes/github.yml"}, {"gitlab", ".gitlab-ci.yml", "src/command/recipes/gitlab.yml"}};

static int new_ci(struct arena *arena, const char *service)
{
    const char *root;
    struct text bytes;
    size_t i = 0;
    while (i < sizeof recipes / sizeof *recipes && strcmp(recipes[i].service, service) != 0)
        i++;
    if (i == sizeof recipes / sizeof *recipes || !embedded_find(text_of(recipes[i].recipe), &bytes))
        return command_fail("new ci: the services are github and gitlab, not \"%s\"", service);
    if (!(root = site_root(arena, "new ci")))
        return EXIT_CANNOT;
    return add_file(arena, "new ci", root, text_of(recipes[i].path), bytes, "Its first lines say what to set there.");
}

/* What a theme of one's own begins with: files of the default theme that are often changed. All others come from there. */
static const struct {
    const char *path, *before;
} theme_files[] = {
    {"theme.yaml", "# Widths and qualities of pictures. What is not set here is as in the default theme.\n"},
    {"templates/footer.mustache",
     "{{! The foot of every page. Other templates of the default theme may be laid beside this one; `themes/README.md` of Vitrine lists their fields. }}\n"},
    {"texts/en.yaml", NULL},
};

static const char theme_texts[] = "# Words that the site says itself, where they should read otherwise than in the default theme.\n"
                                  "basket: Quotation\n"
                                  "add: Add to quotation\n";

static int new_theme(struct arena *arena, const char *name)
{
    enum { N_FILES = sizeof theme_files / sizeof *theme_files };
    struct text bytes, given = text_of(name);
    int status = EXIT_FINE;
    if (given.size == 0 || !text_equal(slug_make(arena, given), given) || text_is(given, "default"))
        return command_fail("new theme: a theme's name has small letters, digits and hyphens, like spring-2027, and is not default");
    const char *root = site_root(arena, "new theme");
    if (!root)
        return EXIT_CANNOT;
    const char *next = text_format(arena, "Write `theme: %s` into content/site.yaml; what the theme does not hold comes from the default one.", name).data;
    for (size_t i = 0; i < N_FILES && status == EXIT_FINE; i++) {
        struct text path = text_format(arena, "themes/%s/%s", name, theme_files[i].path);
        bool is_copy = theme_files[i].before && embedded_find(text_format(arena, "themes/default/%s", theme_files[i].path), &bytes);
        struct text text = is_copy ? text_format(arena, "%s%.*s", theme_files[i].before, TEXT_ARGS(bytes)) : text_of(theme_texts);
        status = add_file(arena, "new theme", root, path, text, i + 1 == N_FILES ? next : NULL);
    }
    return status;
}

static int run(int argc, char *argv[])
{
    struct arena arena = arena_new("new");
    int status;
    if (argc == 2 && strcmp(argv[0], "site") == 0)
        status = new_site(&arena, argv[1]);
    else if (argc == 2 && strcmp(argv[0], "product") == 0)
        status = new_product(&arena, argv[1]);
    else if (argc == 2 && strcmp(argv[0], "ci") == 0)
        status = new_ci(&arena, argv[1]);
    else if (argc == 2 && strcmp(argv[0], "theme") == 0)
        status = new_theme(&arena, argv[1]);
    else
        status = command_fail("usage: vitrine new site DIR, vitrine new product NAME, vitrine new theme NAME, or vitrine new ci github|gitlab");
    arena_release(&arena);
    return status;
}

const struct command command_new = {
    .name = "new",
    .usage = "new site DIR | new product NAME | new theme NAME | new ci github|gitlab",
    .summary = "a working site; a listing with every field explained; a theme of one's own; a recipe for CI",
    .examples = "  vitrine new site my-shop\n"
                "  vitrine new product \"Bicycle Bell\"\n"
                "  vitrine new theme spring            what it does not change comes from the default theme\n"
                "  vitrine new ci github               checks every change, builds, keeps photos between runs\n",
    .options = options,
    .run = run,
};
