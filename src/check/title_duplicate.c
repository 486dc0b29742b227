/* title_duplicate.c - Two listings with one title compete with each other, and a buyer cannot tell them apart. */
#include "check/rule.h"

static int by_text(const void *a, const void *b)
{
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

struct text title_words(struct arena *arena, struct arena *scratch, const struct phrase *title)
{
    struct text *words = arena_array(scratch, struct text, title->n_words);
    size_t size = 0;
    for (size_t i = 0; i < title->n_words; i++) {
        words[i] = title->words[i].base;
        size += words[i].size + 1;
    }
    if (title->n_words)
        qsort(words, title->n_words, sizeof *words, by_text);
    char *all = arena_alloc(arena, size + 1);
    size = 0;
    for (size_t i = 0; i < title->n_words; i++) {
        memcpy(all + size, words[i].data, words[i].size);
        size += words[i].size;
        all[size++] = ' ';
    }
    return (struct text){all, size};
}

static void tell(struct overview *o, const struct document *first, const struct document *again)
{
    bool same = text_equal(first->fields.title.text, again->fields.title.text);
    report_at(o, again->fields.title.where, again->fields.title.text,
              text_format(o->arena, same ? _("%.*s has the same title") : _("%.*s has nearly the same title"), TEXT_ARGS(first->path)),
              TEXT("say in each title what sets this one apart: size, colour, material"));
    if (!same)
        o->findings->items[o->findings->n_items - 1].severity = SEVERITY_WARNING;
}

static void check(struct overview *o)
{
    const struct catalog *catalog = o->check->catalog;
    struct arena arena = arena_new("titles");
    for (size_t language = 0; language < catalog->n_languages; language++) {
        struct map seen = map_new(&arena);
        map_reserve(&seen, catalog->n_products);
        for (size_t i = 0; i < catalog->n_documents; i++) {
            const struct document *document = &catalog->documents[i];
            if (document->language != language || document->is_page || !has_own_title(document))
                continue;
            struct text words = o->check->noted[i].title_words;
            size_t first = map_add(&seen, words.size ? words : document->fields.title.text, i);
            if (first != i)
                tell(o, &catalog->documents[first], document);
        }
    }
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
