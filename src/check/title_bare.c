/* title_bare.c - The bare product name stands in a row with hundreds like it. */
#include "check/rule.h"

enum { FEW = 4 };

/* Bare: a short compound of nouns, without a figure, a parenthesis, a complement or an adjective of its own. */
static void check(struct subject *s)
{
    const struct value title = s->fields->title;
    if (s->title.head == PHRASE_NO_HEAD || s->title.n_words > FEW || text_find_byte(title.text, '-', 0) != TEXT_NOT_FOUND)
        return;
    bool vague = s->title.n_words == 1 && (s->title.words[0].flags & WORD_CLASS);
    for (size_t i = 0; i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        bool material = lexicon_lists(s->check->lexicon, LIST_MATERIAL, word->lower) || lexicon_lists(s->check->lexicon, LIST_ACRONYM, word->lower) ||
                        text_is(word->lower, "stainless");
        bool own = text_find(s->fields->series.text, word->as, 0) != TEXT_NOT_FOUND && value_is_set(s->fields->series);
        if ((word->flags & (WORD_PARENTHESIS | WORD_COMPLEMENT | WORD_DIGIT | WORD_PADDING | WORD_PLAIN)) || own || (!(word->flags & WORD_NOUN) && !material))
            return;
    }
    if (!vague)
        report(s, title.where, title.text, SAY(s, "\"%.*s\" is the bare product name", TEXT_ARGS(title.text)),
               TEXT("add what sets it apart: a size, a finish, a use, a series"));
}

const struct rule rule_title_bare = {
    .id = "title-bare",
    .clause = "T5",
    .severity = SEVERITY_HINT,
    .needs = NEEDS_ENGLISH,
    .explain = "The bare product name stands in a row with hundreds like it. Say what sets yours apart: a "
               "material, a size, a use, a series.",
    .bad = "title: Bathroom Rack",
    .good = "title: Bathroom Rack (3 Tiers, Rust-proof)",
    .listing = check,
};
