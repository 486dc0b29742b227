/* title_duplicate.c - Two listings with one title compete with each other, and a buyer cannot tell them apart. */
#include "check/rule.h"

struct seen {
    struct text key;
    struct value value;
    size_t document;
};

static int by_key(const void *a, const void *b)
{
    const struct seen *x = a, *y = b;
    int order = text_compare(x->key, y->key);
    return order ? order : x->document < y->document ? -1 : x->document > y->document;
}

static int by_text(const void *a, const void *b)
{
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* The words in singular, in alphabetical order: near-duplicates have one key. It alone goes to ARENA. */
static struct text key_of(struct arena *arena, struct arena *scratch, const struct lexicon *lexicon, struct text title)
{
    struct phrase phrase = phrase_read(scratch, lexicon, title);
    struct text *words = arena_array(scratch, struct text, phrase.n_words);
    size_t size = 0;
    for (size_t i = 0; i < phrase.n_words; i++) {
        words[i] = phrase.words[i].base;
        size += words[i].size + 1;
    }
    if (phrase.n_words)
        qsort(words, phrase.n_words, sizeof *words, by_text);
    char *key = arena_alloc(arena, size + 1);
    size = 0;
    for (size_t i = 0; i < phrase.n_words; i++) {
        memcpy(key + size, words[i].data, words[i].size);
        size += words[i].size;
        key[size++] = ' ';
    }
    return size ? (struct text){key, size} : title;
}

static void tell(struct overview *o, const struct seen *first, const struct seen *again)
{
    const struct catalog *catalog = o->check->catalog;
    bool same = text_equal(first->value.text, again->value.text);
    struct text path = catalog->documents[first->document].path;
    report_at(o, again->value.where, again->value.text,
              text_format(o->arena, same ? "%.*s has the same title" : "%.*s has nearly the same title", TEXT_ARGS(path)),
              TEXT("say in each title what sets this one apart: size, colour, material"));
    if (!same)
        o->findings->items[o->findings->n_items - 1].severity = SEVERITY_WARNING;
}

static void check(struct overview *o)
{
    const struct catalog *catalog = o->check->catalog;
    struct arena arena = arena_new("titles"), scratch = arena_new("scratch");
    struct lexicon lexicon = *o->check->lexicon; /* one that remembers: titles have many words in common */
    lexicon.memo = lexicon_memo_new(&arena);
    for (size_t language = 0; language < catalog->n_languages; language++) {
        struct seen *seen = arena_array(&arena, struct seen, catalog->n_documents);
        size_t n = 0;
        for (size_t i = 0; i < catalog->n_documents; i++) {
            const struct document *document = &catalog->documents[i];
            const struct value title = document->fields.title;
            if (document->language == language && !document->is_page && value_is_set(title) && title.where.source == document->source)
                seen[n++] = (struct seen){key_of(&arena, &scratch, &lexicon, title.text), title, i};
            arena_reset(&scratch);
        }
        if (n)
            qsort(seen, n, sizeof *seen, by_key);
        for (size_t i = 1, first = 0; i < n; i++) {
            if (!text_equal(seen[i].key, seen[first].key))
                first = i;
            else
                tell(o, &seen[first], &seen[i]);
        }
    }
    arena_release(&scratch);
    arena_release(&arena);
}

const struct rule rule_title_duplicate = {
    .id = "title-duplicate",
    .clause = "T5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "Two listings with one title compete with each other, and a buyer cannot tell them apart. "
               "Word order, case and plurals do not make a difference.",
    .bad = "title: Bicycle Bell (Brass)\n"
           "%%\n"
           "title: Bicycle Bell (Brass)",
    .good = "title: Bicycle Bell (Brass)\n"
            "%%\n"
            "title: Bicycle Bell (Steel)",
    .catalog = check,
};
