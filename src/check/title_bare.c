/* title_bare.c - The bare product name stands in a row with hundreds like it. */
#include "check/rule.h"

enum { MOST_WORDS = 5 };

/* Is the word part of a name and no touch of its own: a noun, a material, or a participle that makes one ("changing table")? */
static bool belongs_to_name(const struct word *word)
{
    if (text_is(word->lower, "bar")) /* a unit, and a thing */
        return true;
    if (word->flags & (WORD_PARENTHESIS | WORD_COMPLEMENT | WORD_DIGIT | WORD_ATTRIBUTE | WORD_PADDING) || word_in(word, LIST_COLOUR))
        return false;
    if (word->kind == NOUN_GROUP || word->kind == NOUN_QUANTITY || text_is(word->base, "pack") || text_is(word->base, "set"))
        return false;
    bool participle = text_ends(word->lower, TEXT("ing")), part = text_is(word->lower, "non") || text_is(word->lower, "woven") || text_is(word->lower, "full");
    if ((word->flags & WORD_PLAIN) && !part)
        return false;
    return (word->flags & WORD_NOUN) || participle || part || word_in(word, LIST_MATERIAL) || word_in(word, LIST_ACRONYM) || text_is(word->lower, "stainless");
}

/* Is the word at I the adjective of a name that every dictionary has: "solar panel", "digital camera"? */
static bool begins_name(const struct subject *s, size_t i)
{
    const struct phrase *title = &s->title;
    bool may = i + 1 < title->n_words && !title->words[i].ends_part && (title->words[i].flags & WORD_ADJECTIVE) && !(title->words[i].flags & WORD_PARENTHESIS);
    return may && lexicon_look(s->scratch, s->check->lexicon, phrase_pair(s->scratch, title, i + 1)).kind == NOUN_ARTIFACT;
}

static bool is_own_name(const struct subject *s, const struct word *word)
{
    struct value names[] = {s->fields->series, s->fields->model, s->fields->brand};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (value_is_set(names[i]) && text_find(text_lower(s->scratch, names[i].text), word->lower, 0) != TEXT_NOT_FOUND)
            return true;
    bool known = word->kind != NOUN_UNKNOWN || lexicon_is_adjective(s->check->lexicon, word->lower) || word_in(word, LIST_ACRONYM);
    return !known && word->as.size > 3 && !text_ends(word->lower, TEXT("ing")) && word->as.data[0] >= 'A' && word->as.data[0] <= 'Z'; /* a name made up */
}

static void check(struct subject *s)
{
    const struct value title = s->fields->title;
    const struct phrase *phrase = &s->title;
    if (phrase->head == PHRASE_NO_HEAD || phrase->n_words > MOST_WORDS || text_find_byte(title.text, '-', 0) != TEXT_NOT_FOUND)
        return;
    if (was_reported(s, "title-vague") || was_reported(s, "title-no-product"))
        return; /* there is no name yet */
    size_t materials = 0;
    for (size_t i = 0; i < phrase->n_words; i++) {
        bool belongs = belongs_to_name(&phrase->words[i]) || begins_name(s, i);
        if (!belongs || is_own_name(s, &phrase->words[i]) || (phrase->words[i].ends_part && i + 1 < phrase->n_words))
            return;
        materials += word_in(&phrase->words[i], LIST_MATERIAL);
    }
    if (materials > 1)
        return;
    report(s, title.where, title.text, SAY(s, _("\"%.*s\" is the bare product name"), TEXT_ARGS(title.text)),
           TEXT("add what sets it apart: a size, a finish, a use, a series"));
}

const struct rule rule_title_bare = {
    .id = "title-bare",
    .clause = "T5",
    .severity = SEVERITY_HINT,
    .needs = NEEDS_ENGLISH,
    .explain = "The bare product name stands in a row with hundreds like it. Say what sets yours apart: a material, a size, a use, a series.",
    .bad = "title: Bathroom Rack",
    .good = "title: Bathroom Rack (3 Tiers, Rust-proof)",
    .listing = check,
};
