/* notes.c */
#include "check/notes.h"

#include "base/digest.h"
#include "base/store.h"
#include "catalog/recall.h"

uint64_t notes_common(const struct check *check, uint64_t program)
{
    struct arena scratch = arena_new("notes");
    struct digest digest = digest_begin(&scratch);
    const struct catalog *catalog = check->catalog;
    const struct wordnet *wordnet = &check->lexicon->wordnet; /* as it was opened: without memory a file may be missing */
    uint64_t sizes[] = {wordnet->nouns.lines.size, wordnet->noun_data.size, wordnet->adjectives.lines.size, wordnet->verbs.lines.size,
                        wordnet->exceptions.lines.size};
    digest_number(&digest, program);
    digest_text(&digest, locale_tag());
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        digest_number(&digest, sizes[i]);
    digest_number(&digest, (uint64_t)(catalog->today.year * 10000 + catalog->today.month * 100 + catalog->today.day));
    digest_number(&digest, check->facts != NULL);
    for (size_t i = 0; i < check->n_profiles; i++)
        digest_text(&digest, text_of(check->profiles[i]->name));
    digest_number(&digest, catalog_settings(catalog));
    uint64_t common = digest_end(&digest);
    arena_release(&scratch);
    return common;
}

uint64_t note_key(const struct check *check, const struct product *product, const struct document *document, struct arena *scratch)
{
    struct digest digest = digest_begin(scratch);
    const struct catalog *catalog = check->catalog;
    if (!check->notes_common)
        return 0;
    digest_number(&digest, check->notes_common);
    digest_text(&digest, document->path);
    for (size_t l = 0; l < catalog->n_languages; l++) {
        digest_number(&digest, product->is_translated[l]);
        digest_number(&digest, catalog->documents[product->in[l]].hash);
    }
    for (size_t i = 0; i < product->n_pictures; i++) {
        size_t picture = product->pictures[i];
        digest_number(&digest, picture == NO_PICTURE);
        if (picture == NO_PICTURE)
            continue;
        digest_text(&digest, catalog->pictures[picture].path);
        digest_number(&digest, catalog->pictures[picture].entry->size);
        if (check->facts)
            digest_text(&digest, (struct text){(const char *)&check->facts[picture], sizeof *check->facts}); /* zero where nothing was written */
    }
    return digest_end(&digest);
}

bool note_read(struct arena *arena, struct text note, uint64_t key, uint32_t source, struct noted *noted)
{
    struct store_reader in = {.rest = note};
    if (!key || !note.size || store_get(&in) != key)
        return false;
    noted->title_words = store_get_text(&in);
    size_t n = store_get_count(&in);
    noted->found = arena_array(arena, struct diag, n);
    noted->n_found = (uint32_t)n;
    for (size_t i = 0; i < n && !in.is_bad; i++) {
        struct diag *diag = &noted->found[i];
        uint64_t number = store_get(&in); /* the same program has the same rules */
        const struct rule *rule = number < n_rules ? rules[number] : NULL;
        uint64_t severity = store_get(&in);
        uint32_t start = (uint32_t)store_get(&in), length = (uint32_t)store_get(&in);
        diag->where = span_at(source, start, length);
        diag->subject = store_get_text(&in);
        diag->message = store_get_text(&in);
        diag->help = store_get_text(&in);
        if (store_get(&in))
            diag->fix = store_get_text(&in);
        in.is_bad |= !rule || severity > SEVERITY_ERROR;
        diag->rule = rule ? rule->id : "";
        diag->severity = (enum severity)(severity <= SEVERITY_ERROR ? severity : 0);
    }
    return !in.is_bad;
}

static size_t rule_number(const char *id)
{
    size_t number = 0;
    while (number < n_rules && strcmp(rules[number]->id, id) != 0)
        number++;
    return number;
}

static bool are_of(const struct noted *noted, uint32_t source)
{
    for (size_t i = 0; i < noted->n_found; i++)
        if (noted->found[i].where.source != source)
            return false;
    return true;
}

bool note_write(const struct check *check, size_t document, struct buffer *note)
{
    const struct noted *noted = &check->noted[document];
    if (noted->is_recalled || !noted->key || !are_of(noted, check->catalog->documents[document].source))
        return false; /* one that is there and not of now may be of use to the next run */
    store_put(note, noted->key);
    store_put_text(note, noted->title_words);
    store_put(note, noted->n_found);
    for (size_t i = 0; i < noted->n_found; i++) {
        const struct diag *diag = &noted->found[i];
        store_put(note, rule_number(diag->rule));
        store_put(note, diag->severity);
        store_put(note, diag->where.start);
        store_put(note, diag->where.length);
        store_put_text(note, diag->subject);
        store_put_text(note, diag->message);
        store_put_text(note, diag->help);
        store_put(note, diag->fix.data != NULL);
        if (diag->fix.data)
            store_put_text(note, diag->fix);
    }
    return true;
}
