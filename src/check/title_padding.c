/* title_padding.c - Praise, trade talk and "new" cost room and say nothing of the product. */
#include "check/rule.h"

static void check(struct subject *s)
{
    struct padding_run run;
    for (size_t from = 0; phrase_padding(s->scratch, &s->title, s->check->lexicon, from, &run); from = run.first + run.count) {
        struct text words = phrase_text(&s->title, run.first, run.count);
        report(s, where_in(s, s->fields->title, words), words, SAY(s, _("\"%.*s\" says nothing of the product"), TEXT_ARGS(words)),
               TEXT("leave it out, or write a fact in its place: a material, a size, a figure"));
    }
}

const struct rule rule_title_padding = {
    .id = "title-padding",
    .clause = "T3",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "Praise, trade talk and \"new\" cost room and say nothing of the product. In parentheses "
               "behind the name they are tolerated.",
    .bad = "title: Very Pretty Squirrel Toy",
    .good = "title: Squirrel Plush Toy (New Design)",
    .listing = check,
};
