/* load.c - the site's settings and the list of its documents. */
#include <unicode/uloc.h>

#include "base/digest.h"
#include "base/locale.h"
#include "catalog/load.h"
#include "catalog/meant.h"
#include "catalog/recall.h"

static void unreadable(struct catalog *catalog, struct diag_list *findings, uint32_t source, const char *reason)
{
    struct text path = catalog->sources[source].path;
    diag_add(findings, (struct diag){.rule = "file-unreadable",
                                     .severity = SEVERITY_ERROR,
                                     .where = span_at(source, 0, 0),
                                     .subject = path,
                                     .message = text_format(catalog->arena, _("the file cannot be read: %s"), _(reason)),
                                     .help = TEXT("mend or delete it; the other files are read all the same")});
}

static void load_site(struct catalog *catalog, uint32_t source, struct site *site, struct diag_list *findings)
{
    struct yaml_node *root;
    struct yaml_error error;
    struct field_context context = {catalog->arena, findings, &catalog->sources[source], source};
    if (!yaml_read(catalog->arena, catalog->arena, context.source, source, 0, context.source->bytes.size, &root, &error))
        diag_add(findings,
                 (struct diag){.rule = "front-matter", .severity = SEVERITY_ERROR, .where = error.where, .message = error.message, .help = error.help});
    if (root)
        record_read(&context, root, &site_record, site);
}

/* Is TAG of the form of a language's tag, and its language one of ISO 639? */
static bool is_language(struct text tag)
{
    char language[4] = {0};
    size_t size = text_find_byte(tag, '-', 0);
    size = size == TEXT_NOT_FOUND ? tag.size : size;
    if (size < 2 || size >= sizeof language || tag.size > 12)
        return false;
    for (size_t i = 0; i < tag.size; i++)
        if (!((tag.data[i] >= 'a' && tag.data[i] <= 'z') || (tag.data[i] >= 'A' && tag.data[i] <= 'Z') || tag.data[i] == '-' ||
              (tag.data[i] >= '0' && tag.data[i] <= '9')))
            return false;
    memcpy(language, tag.data, size);
    return *uloc_getISO3Language(language) != 0;
}

static void refuse_language(struct catalog *catalog, struct value tag, struct diag_list *findings)
{
    const char *meant = language_meant(tag.text);
    struct diag diag = {.rule = "field-type", .severity = SEVERITY_ERROR, .where = tag.where, .subject = tag.text};
    diag.message = text_format(catalog->arena, _("\"%.*s\" cannot be one of the languages"), TEXT_ARGS(tag.text));
    diag.help =
        meant ? text_format(catalog->arena, _("did you mean \"%s\"?"), meant) : TEXT("name each language once by its tag: en, zh, de, pt-BR; 16 at most");
    diag_add(findings, diag);
}

static void read_languages(struct catalog *catalog, struct diag_list *findings)
{
    const struct values *given = &catalog->sites[0].languages;
    for (size_t i = 0; i < given->n_items; i++) {
        struct value tag = given->items[i];
        bool twice = language_find(catalog, tag.text) < MAX_LANGUAGES;
        if (is_language(tag.text) && !twice && catalog->n_languages < MAX_LANGUAGES)
            catalog->languages[catalog->n_languages++] = tag.text;
        else
            refuse_language(catalog, tag, findings);
    }
    if (catalog->n_languages == 0)
        catalog->languages[catalog->n_languages++] = TEXT("en");
}

size_t language_find(const struct catalog *catalog, struct text name)
{
    for (size_t i = 0; i < catalog->n_languages; i++)
        if (text_equal_fold(catalog->languages[i], name))
            return i;
    return MAX_LANGUAGES;
}

static uint32_t add_source(struct catalog *catalog, struct text path)
{
    if (catalog->n_sources > SPAN_MOST_SOURCES)
        arena_out_of_memory("places in more than four million files");
    catalog->sources[catalog->n_sources].path = path;
    return (uint32_t)catalog->n_sources++;
}

static void load_sites(struct catalog *catalog, struct diag_list *findings)
{
    load_site(catalog, 0, &catalog->sites[0], findings);
    read_languages(catalog, findings);
    for (size_t i = 1; i < catalog->n_languages; i++) {
        struct text path = text_format(catalog->arena, "content/site.%.*s.yaml", TEXT_ARGS(catalog->languages[i]));
        const char *reason;
        if (folder_has(&catalog->root, path, NULL)) {
            uint32_t source = add_source(catalog, path);
            if (folder_read(catalog->arena, &catalog->root, path, SPAN_LARGEST_FILE, &catalog->sources[source].bytes, &reason))
                load_site(catalog, source, &catalog->sites[i], findings);
            else
                unreadable(catalog, findings, source, reason);
        }
        record_inherit(&site_record, &catalog->sites[i], &catalog->sites[0]);
    }
}

/* "bell.zh" is "bell" in the language 1; "index" takes its folder's name. */
static bool name_document(struct catalog *catalog, struct document *document, struct diag_list *findings)
{
    struct text name = path_name(document->path), stem = text_slice(name, 0, name.size - 3), tag = path_extension(stem);
    size_t language = tag.size ? language_find(catalog, tag) : 0;
    if (tag.size && tag.size <= 7 && language == MAX_LANGUAGES && is_language(tag) && tag.data[0] >= 'a') {
        diag_add(findings, (struct diag){.rule = "front-matter",
                                         .severity = SEVERITY_ERROR,
                                         .where = span_at(document->source, 0, 0),
                                         .subject = tag,
                                         .message = text_format(catalog->arena, _("the language \"%.*s\" is not one of the site's"), TEXT_ARGS(tag)),
                                         .help = text_format(catalog->arena, _("add it to languages in content/site.yaml, or rename the file"))});
        return false;
    }
    if (tag.size && language < MAX_LANGUAGES) {
        stem = text_slice(stem, 0, stem.size - tag.size - 1);
        document->language = language;
    }
    if (text_is(stem, "index"))
        stem = path_name(path_folder(document->path));
    document->slug = slug_make(catalog->arena, stem);
    return true;
}

static bool is_markdown(struct text path)
{
    return text_ends(path, TEXT(".md")) && !text_is(path_name(path), "README.md");
}

static size_t count_markdown(const struct catalog *catalog)
{
    size_t n = 0;
    for (size_t i = 0; i < catalog->files.n_items; i++)
        n += is_markdown(catalog->files.items[i].path);
    return n;
}

/* The folder of the file that was looked at last. */
struct last_folder {
    struct text folder;
    bool has_index;
};

/* A Markdown file beside an index.md belongs to that listing and is none of its own. The next file is mostly in the same folder, LAST. */
static bool is_attachment(const struct catalog *catalog, struct arena *scratch, struct text path, struct last_folder *last)
{
    struct text folder = path_folder(path);
    if (text_starts(path_name(path), TEXT("index.")))
        return false;
    if (!text_equal(folder, last->folder))
        *last = (struct last_folder){folder, map_find(&catalog->file_of, TEXT_JOIN(scratch, folder, TEXT("/index.md"))) != MAP_NONE};
    return last->has_index;
}

static void add_documents(struct catalog *catalog, struct text folder, bool is_page, const struct recall *recall, struct diag_list *findings)
{
    struct arena scratch = arena_new("paths");
    struct last_folder last = {0};
    size_t near = 0;
    for (size_t i = 0; i < catalog->files.n_items; i++) {
        struct entry *entry = &catalog->files.items[i];
        if (!text_starts(entry->path, folder) || !is_markdown(entry->path) || is_attachment(catalog, &scratch, entry->path, &last))
            continue;
        uint32_t source = add_source(catalog, entry->path);
        struct document *document = &catalog->documents[catalog->n_documents];
        document->source = source; /* it is zero still: not one that was refused */
        document->file = (uint32_t)i;
        document->path = entry->path;
        document->is_page = is_page;
        if (entry->refused)
            unreadable(catalog, findings, source, entry->refused);
        else if (name_document(catalog, document, findings)) {
            document->recalled = recall ? recall_find(recall, entry, &near) : NULL;
            catalog->document_of_file[i] = catalog->document_of_source[source] = (uint32_t)catalog->n_documents++;
        }
    }
    arena_release(&scratch);
}

static bool list_files(struct catalog *catalog, const struct entry_list *seen, const char **reason)
{
    if (seen)
        catalog->files = *seen;
    else if (!folder_walk(catalog->arena, &catalog->root, TEXT("content"), &catalog->files, reason))
        return false;
    map_reserve(&catalog->file_of, catalog->files.n_items);
    for (size_t i = 0; i < catalog->files.n_items; i++)
        if (!catalog->files.items[i].refused)
            map_add(&catalog->file_of, catalog->files.items[i].path, i);
    return true;
}

static uint32_t *no_documents(struct arena *arena, size_t n)
{
    uint32_t *numbers = arena_array(arena, uint32_t, n);
    for (size_t i = 0; i < n; i++)
        numbers[i] = NO_DOCUMENT;
    return numbers;
}

bool catalog_load(struct arena *arena, const char *root, const struct load_options *options, struct pool *pool, struct catalog *catalog,
                  struct diag_list *findings, const char **reason)
{
    struct text bytes;
    *catalog = (struct catalog){.arena = arena,
                                .root.fd = -1,
                                .picture_of = map_new(arena),
                                .product_of = map_new(arena),
                                .page_of = map_new(arena),
                                .category_of = map_new(arena),
                                .file_of = map_new(arena),
                                .today = date_today()};
    if (!folder_open(arena, root, &catalog->root, reason) ||
        !folder_read(arena, &catalog->root, TEXT("content/site.yaml"), SPAN_LARGEST_FILE, &bytes, reason) || !list_files(catalog, options->files, reason))
        return false;
    size_t most = count_markdown(catalog);
    catalog->sources = arena_array(arena, struct source, most + MAX_LANGUAGES + 1);
    catalog->documents = arena_array(arena, struct document, most + 1);
    catalog->document_of_source = no_documents(arena, most + MAX_LANGUAGES + 1);
    catalog->document_of_file = no_documents(arena, catalog->files.n_items);
    catalog->sources[add_source(catalog, TEXT("content/site.yaml"))].bytes = bytes;
    load_sites(catalog, findings);
    add_documents(catalog, TEXT("content/products/"), false, options->recall, findings);
    add_documents(catalog, TEXT("content/pages/"), true, options->recall, findings);
    categories_make(catalog, findings);
    documents_load(catalog, NULL, catalog->n_documents, pool, findings);
    catalog_collate(catalog, options, findings);
    return true;
}

size_t document_find(const struct catalog *catalog, struct text path)
{
    size_t file = map_find(&catalog->file_of, path);
    return file == MAP_NONE ? NO_DOCUMENT : catalog->document_of_file[file];
}

void catalog_close(struct catalog *catalog)
{
    folder_close(&catalog->root);
}

uint64_t catalog_settings(const struct catalog *catalog)
{
    struct arena scratch = arena_new("settings");
    struct digest digest = digest_begin(&scratch);
    for (size_t i = 0; i < catalog->n_sources && text_starts(catalog->sources[i].path, TEXT("content/site.")); i++) { /* they stand before the listings */
        digest_text(&digest, catalog->sources[i].path);
        digest_text(&digest, catalog->sources[i].bytes);
    }
    uint64_t settings = digest_end(&digest);
    arena_release(&scratch);
    return settings;
}
