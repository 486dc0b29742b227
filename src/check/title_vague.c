/* title_vague.c - A class word alone says nothing: a buyer who types "glass shelf" does not find "Shelves". */
#include "check/rule.h"

/* Does any word in front of the complement show function or material? */
static bool is_specific(const struct subject *s)
{
    for (size_t i = 0; i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        bool shows = word_is_product(word) && !(word->flags & (WORD_CLASS | WORD_PLAIN));
        bool measured = (word->flags & WORD_ATTRIBUTE) && (word->flags & WORD_DIGIT) && !(word->flags & WORD_PADDING);
        if (shows || measured || lexicon_lists(s->check->lexicon, LIST_MATERIAL, word->lower))
            return true;
    }
    return false;
}

/* A department ("Office Supplies"), or a collection under a word or two ("Building Materials"). What stands behind it would tell what it consists of. */
static bool is_collection(const struct subject *s)
{
    size_t n = s->title.n_words;
    if (n == 0 || n > 3)
        return false;
    for (size_t i = 0; i < n; i++)
        if (s->title.words[i].flags & (WORD_PARENTHESIS | WORD_COMPLEMENT | WORD_DIGIT))
            return false;
    const struct word *last = &s->title.words[n - 1];
    return (word_in(last, LIST_COLLECTION) && !(last->flags & WORD_EMPTY)) ||
           lexicon_lists(s->check->lexicon, LIST_FAR, phrase_join(s->scratch, &s->title, 0, n));
}

static void check(struct subject *s)
{
    const struct value title = s->fields->title;
    bool class_word = false;
    for (size_t i = 0; i < s->title.n_words; i++)
        class_word = class_word || ((s->title.words[i].flags & WORD_CLASS) && !(s->title.words[i].flags & (WORD_EMPTY | WORD_PARENTHESIS)));
    if ((class_word && !is_specific(s)) || is_collection(s))
        report(s, title.where, title.text, SAY(s, _("\"%.*s\" is too coarse a word for a product"), TEXT_ARGS(title.text)),
               TEXT("say what it is for or made of: Bathroom Rack, Glass Shelf"));
}

const struct rule rule_title_vague = {
    .id = "title-vague",
    .clause = "T2",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "A class word alone says nothing: a buyer who types \"glass shelf\" does not find "
               "\"Shelves\". Add the function or the material.",
    .bad = "title: Shelves",
    .good = "title: Glass Shelf (60 cm)",
    .listing = check,
};
