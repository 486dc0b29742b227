/* Any bytes as a remembered listing and as notes of its findings and words. */
#include "catalog/recall.h"
#include "check/notes.h"
#include "fuzz.h"
#include "view/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct source source = {.path = TEXT("content/products/a/index.md")};
    struct catalog catalog = {.arena = &arena, .sources = &source, .n_sources = 1, .file_of = map_new(&arena)};
    struct document document = {.path = source.path};
    struct recalled recalled = {.listing = text_copy(&arena, (struct text){(const char *)data, size})};
    struct store_reader key = {.rest = recalled.listing};
    struct noted noted = {0};
    if (recall_restore(&arena, &recalled, &catalog, &document)) {
        struct text all[] = {source.bytes, document.body, document.fields.title.text, document.fields.keywords.line.text};
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            text_hash(all[i]); /* every byte is there */
    }
    note_read(&arena, recalled.listing, store_get(&key), 0, &noted);
    struct document fresh = {.path = source.path, .fields.title.text = TEXT("Bell")};
    struct catalog one = {.arena = &arena, .documents = &fresh, .n_documents = 1, .n_languages = 1};
    uint32_t in[MAX_LANGUAGES] = {0};
    struct product product = {.in = in};
    struct text note = {0};
    words_of(&arena, &arena, &one, &product, &fresh, &note);
    struct store_reader rest = {.rest = note};
    store_get(&rest);
    struct buffer with_key = buffer_new(&arena);
    buffer_put(&with_key, text_slice(note, 0, note.size - rest.rest.size)); /* the key that is asked for, so that what follows is read */
    buffer_put(&with_key, recalled.listing);
    recalled.notes[NOTE_WORDS] = buffer_text(&with_key);
    fresh.recalled = &recalled;
    struct text words = words_of(&arena, &arena, &one, &product, &fresh, &note);
    struct index_word word;
    for (size_t at = 0; words_next(words, &at, &word);)
        text_hash(word.text);
    arena_release(&arena);
    return 0;
}
