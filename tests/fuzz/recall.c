/* Any bytes as a remembered listing and as a note of its findings. */
#include "catalog/recall.h"
#include "check/notes.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct source source = {.path = TEXT("content/products/a/index.md")};
    struct catalog catalog = {.arena = &arena, .sources = &source, .n_sources = 1, .file_of = map_new(&arena)};
    struct document document = {.path = source.path};
    struct recalled recalled = {.listing = text_copy(&arena, (struct text){(const char *)data, size})};
    struct store_reader key = {.rest = recalled.listing};
    struct diag_list found;
    if (recall_restore(&arena, &recalled, &catalog, &document)) {
        struct text all[] = {source.bytes, document.body, document.fields.title.text, document.fields.keywords.line.text};
        for (size_t i = 0; i < sizeof all / sizeof *all; i++)
            text_hash(all[i]); /* every byte is there */
    }
    note_read(&arena, recalled.listing, store_get(&key), 0, &found);
    arena_release(&arena);
    return 0;
}
