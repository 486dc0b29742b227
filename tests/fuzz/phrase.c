/* Any bytes as a title, a date, a price, a path, a set of facts. */
#include "base/date.h"
#include "base/file.h"
#include "fuzz.h"
#include "image/facts.h"
#include "language/phrase.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct arena words;
    static struct lexicon lexicon;
    struct arena arena = arena_new("fuzz");
    struct text text = text_copy(&arena, (struct text){(const char *)data, size}), out;
    struct date date;
    struct picture_facts facts;
    int64_t number;
    if (!lexicon.arena) {
        words = arena_new("words");
        lexicon_open(&words, NULL, &lexicon);
    }
    struct phrase phrase = phrase_read(&arena, &lexicon, text);
    struct padding_run run;
    for (size_t at = 0; phrase_padding(&arena, &phrase, &lexicon, at, &run); at = run.first + run.count)
        phrase_text(&phrase, run.first, run.count);
    date_read(text, &date);
    text_to_millionths(text, &number);
    text_invalid(text);
    path_is_safe(text);
    path_resolve(&arena, TEXT("content/a/b.md"), text, &out);
    facts_read(text, &facts);
    arena_release(&arena);
    return 0;
}
