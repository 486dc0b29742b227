/* keywords_duplicate.c - The same term twice wastes a place. */
#include "check/rule.h"

static struct text folded(struct arena *arena, struct text term)
{
    struct text lower = text_lower(arena, term);
    char *out = arena_chars(arena, lower.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < lower.size; i++)
        if (lower.data[i] != ' ' && lower.data[i] != '-')
            out[size++] = lower.data[i];
    return (struct text){out, size};
}

static void check(struct subject *s)
{
    const struct keywords *keywords = &s->fields->keywords;
    struct map seen = map_new(s->scratch);
    for (size_t i = 0; i < keywords->terms.n_items; i++) {
        struct value term = keywords->terms.items[i];
        if (map_add(&seen, folded(s->scratch, term.text), i) == i)
            continue;
        struct span where = keywords->is_list ? term.where : where_in(s, keywords->line, keywords->line.text);
        report_fix(s, where, term.text, SAY(s, _("\"%.*s\" stands twice"), TEXT_ARGS(term.text)), TEXT("delete one of the two"),
                   keywords->is_list ? (struct text){NULL, 0} : keywords_without(s, i));
    }
}

const struct rule rule_keywords_duplicate = {
    .id = "keywords-duplicate",
    .clause = "K6",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "The same term twice wastes a place. Case and spaces make no difference to a search.",
    .bad = "keywords: LED bulb, led bulb",
    .good = "keywords: LED bulb, E27 bulb",
    .listing = check,
};
