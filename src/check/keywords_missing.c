/* keywords_missing.c - Without keywords a listing is found by its title alone. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct keywords *keywords = &s->fields->keywords;
    if (keywords->terms.n_items == 0)
        report(s, keywords->line.where.length ? keywords->line.where : whole_file(s), TEXT(""), TEXT("there are no keywords"),
               TEXT("write the common name, its synonyms and the next broader term: keywords: bike bell, bicycle bell"));
}

const struct rule rule_keywords_missing = {
    .id = "keywords-missing",
    .clause = "K",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "Without keywords a listing is found by its title alone. Give the common product name, its "
               "synonyms and the next broader term.",
    .bad = "keywords: \"\"",
    .good = "keywords: bike bell, bicycle bell",
    .listing = check,
};
