/* description_duplicate.c - Two listings with one description: at least one of them does not show its own strength. */
#include "check/rule.h"

static void check(struct overview *o)
{
    const struct catalog *catalog = o->check->catalog;
    struct arena arena = arena_new("descriptions");
    struct map seen = map_new(&arena);
    map_reserve(&seen, catalog->n_documents);
    for (size_t i = 0; i < catalog->n_documents; i++) {
        const struct document *document = &catalog->documents[i];
        const struct value description = document->fields.description;
        if (document->is_page || !value_is_set(description) || description.where.source != document->source)
            continue;
        size_t first = map_add(&seen, text_lower(&arena, text_trim(description.text)), i);
        if (first != i)
            report_at(o, description.where, description.text,
                      text_format(o->arena, _("%.*s has the same description"), TEXT_ARGS(catalog->documents[first].path)),
                      TEXT("say in each what only this product offers"));
    }
    arena_release(&arena);
}

const struct rule rule_description_duplicate = {
    .id = "description-duplicate",
    .clause = "D1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "Two listings with one description: at least one of them does not show its own strength.",
    .bad = "title: Bicycle Bell (Brass)\n"
           "description: Heard at 30 m, fits bars of 22 mm.\n"
           "%%\n"
           "title: Bicycle Bell (Steel)\n"
           "description: Heard at 30 m, fits bars of 22 mm.",
    .good = "title: Bicycle Bell (Brass)\n"
            "description: Solid brass, heard at 30 m, for city traffic.\n"
            "%%\n"
            "title: Bicycle Bell (Steel)\n"
            "description: Steel dome in six colours, heard at 20 m.",
    .catalog = check,
};
