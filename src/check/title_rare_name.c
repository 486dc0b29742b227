/* title_rare_name.c - Buyers type the common name. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->title.n_words; i++) {
        const struct word *word = &s->title.words[i];
        struct text common = lexicon_common_name(s->check->lexicon, word->base);
        if (!common.data || (word->flags & WORD_PARENTHESIS) || !(word->flags & WORD_NAME))
            continue;
        report(s, where_in(s, s->fields->title, word->as), word->as, SAY(s, _("\"%.*s\" is a rare name"), TEXT_ARGS(word->as)),
               SAY(s, _("buyers type \"%.*s\""), TEXT_ARGS(common)));
    }
}

const struct rule rule_title_rare_name = {
    .id = "title-rare-name",
    .clause = "T1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_ENGLISH,
    .explain = "Buyers type the common name. A rare alias is found by hardly anyone.",
    .bad = "title: PVC Baboosh",
    .good = "title: PVC Slippers (EU 36-45)",
    .listing = check,
};
