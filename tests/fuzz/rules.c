/* Any bytes as what a listing says of itself: a line each for title, keywords, description, brand, model and a specification. All rules look at it, and its
 * repairs are made. */
#include "base/buffer.h"
#include "check/check.h"
#include "check/fix.h"
#include "fuzz.h"

/* Front matter in which every field is a string. */
static struct text front_matter(struct arena *arena, struct text lines)
{
    static const char *const names[] = {"title", "keywords", "description", "brand", "model", "specs: {Material"};
    struct buffer out = buffer_new(arena);
    struct text line;
    for (size_t i = 0; i < sizeof names / sizeof *names && text_next(&lines, '\n', &line); i++) {
        buffer_format(&out, "%s: ", names[i]);
        buffer_json(&out, line);
        buffer_put(&out, i == 5 ? TEXT("}\n") : TEXT("\n"));
    }
    return buffer_text(&out);
}

static struct pool *the_pool(void)
{
    static struct pool *pool;
    pool = pool ? pool : pool_open(1);
    return pool;
}

static const struct lexicon *the_lexicon(void)
{
    static struct arena words;
    static struct lexicon lexicon;
    if (!lexicon.arena) {
        words = arena_new("words");
        lexicon_open(&words, NULL, &lexicon);
    }
    return &lexicon;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct source source = {TEXT("content/products/f.md"), front_matter(&arena, (struct text){(const char *)data, size})};
    struct document document = {.path = source.path, .slug = TEXT("f"), .category = NO_CATEGORY, .is_readable = true, .is_shown = true};
    struct product product = {.slug = document.slug, .in = (uint32_t[]){0}, .is_translated = (bool[]){true}, .category = NO_CATEGORY, .is_published = true};
    struct catalog *catalog = arena_array(&arena, struct catalog, 1);
    *catalog = (struct catalog){.arena = &arena, .root.fd = -1, .sources = &source, .n_sources = 1, .n_languages = 1, .languages[0] = TEXT("en")};
    catalog->documents = &document;
    catalog->products = &product;
    catalog->n_documents = catalog->n_products = 1;
    catalog->document_of_source = (uint32_t[]){0};
    struct diag_list findings = {.arena = &arena};
    struct field_context context = {&arena, &findings, &source, 0};
    struct yaml_node *root = NULL;
    struct yaml_error error;
    const char *reason;
    size_t n;
    yaml_read(&arena, &arena, &source, 0, 0, source.bytes.size, &root, &error);
    if (root)
        record_read(&context, root, &listing_record, &document.fields);
    struct noted noted = {0};
    struct check check = {.catalog = catalog, .lexicon = the_lexicon(), .noted = &noted};
    check_profiles(&check, NULL, 0, &arena, &findings, &reason);
    check_run(&check, the_pool(), &findings);
    fix_apply(&arena, &source, 0, &findings, &n);
    pool_forget(the_pool());
    arena_release(&arena);
    return 0;
}
