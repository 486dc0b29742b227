/* description_repeats_title.c - A description that only repeats the title wastes the one sentence that a buyer reads before the click. */
#include "check/rule.h"

/* Is WORD a number that the title has in figures: "four" and 4? */
static bool is_number_of_title(const struct subject *s, const struct word *word)
{
    static const char *const words[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word->lower, words[i]))
            return phrase_has(&s->title, text_format(s->scratch, "%zu", i + 1));
    return false;
}

static void check(struct subject *s)
{
    const struct value description = s->fields->description;
    if (!value_is_set(description) || !value_is_set(s->fields->title))
        return;
    if (s->description.n_words < 2)
        return;
    for (size_t i = 0; i < s->description.n_words; i++) {
        const struct word *word = &s->description.words[i];
        if (word->flags & WORD_PADDING)
            return; /* praise: description-empty-praise speaks of it */
        if (!(word->flags & WORD_FUNCTION) && !word_in(word, LIST_TIE) && !phrase_has(&s->title, word->base) && !phrase_has(&s->title, word->lower) &&
            !is_number_of_title(s, word))
            return;
    }
    report(s, description.where, description.text, TEXT("the description says no more than the title"),
           TEXT("add what the title leaves out: durability, markets, certificates, use"));
}

const struct rule rule_description_repeats_title = {
    .id = "description-repeats-title",
    .clause = "D1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "A description that only repeats the title wastes the one sentence that a buyer reads before "
               "the click.",
    .bad = "title: Stainless Steel Kitchen Faucet (Pull-out)\n"
           "description: Stainless steel kitchen faucet, pull-out.",
    .good = "title: Stainless Steel Kitchen Faucet (Pull-out)\n"
            "description: Ceramic cartridge tested for 500,000 cycles.",
    .listing = check,
};
