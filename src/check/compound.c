/* compound.c */
#include "check/compound.h"

static bool is_near(const struct subject *s, struct text a, struct text b)
{
    return lexicon_levels(s->check->lexicon, a, b, COMPOUND_NEAR) >= 0 || lexicon_levels(s->check->lexicon, b, a, COMPOUND_NEAR) >= 0;
}

bool compound_is_known(const struct subject *s, const struct phrase *phrase, size_t last)
{
    return lexicon_is_noun(s->check->lexicon, phrase_pair(s->scratch, phrase, last));
}

bool compound_begins(const struct subject *s, size_t i)
{
    return !s->title.words[i].ends_part && compound_is_known(s, &s->title, i + 1);
}

/* The product's name in two words, when a dictionary has it; data NULL: none has. */
static struct text name_in_two_words(const struct subject *s)
{
    bool is_known = s->title.head > 0 && compound_is_known(s, &s->title, s->title.head);
    return is_known ? phrase_pair(s->scratch, &s->title, s->title.head) : (struct text){0};
}

bool compound_is_near(const struct subject *s, const struct word *word)
{
    struct text compound = name_in_two_words(s);
    bool is_counted = compound_name(s) != &s->title.words[s->title.head];
    if (is_counted && compound.data && lexicon_same(s->check->lexicon, word->base, compound)) /* a genset is a generator set; soy is no soy sauce */
        return true;
    return is_near(s, word->base, s->title.words[s->title.head].base) && (!compound.data || is_near(s, word->base, compound));
}

/* Does WORD, behind another, say only how many there are, or that they belong together: set, pack? An ice pack is no number of ices. */
static bool is_number_of(const struct subject *s, const struct word *word)
{
    static const char *const words[] = {"pack", "multipack", "bundle", "assortment", "lot", "pair"};
    bool is_number = word->kind == NOUN_GROUP;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        is_number = is_number || text_is(word->base, words[i]);
    return is_number && !wordnet_has_noun(&s->check->lexicon->wordnet, phrase_pair(s->scratch, &s->title, (size_t)(word - s->title.words)));
}

const struct word *compound_name(const struct subject *s)
{
    const struct word *head = &s->title.words[s->title.head];
    while (head > s->title.words && is_number_of(s, head) && !head[-1].ends_part && (head[-1].flags & WORD_NOUN))
        head--;
    return head;
}

bool compound_counts(const struct subject *s, const struct word *piece, const struct word *head)
{
    bool is_served = piece->kind == NOUN_FOOD && text_is(head->base, "set");
    while (head > piece && is_number_of(s, head))
        head--;
    return head == piece && !is_served;
}

const struct word *compound_closed(const struct subject *s, const struct word *word)
{
    for (size_t i = 0; i < s->title.n_words && word->base.size > 2; i++) {
        const struct word *whole = &s->title.words[i];
        if (whole->base.size < word->base.size + 3 || whole->kind == NOUN_UNKNOWN || (whole->flags & (WORD_PARENTHESIS | WORD_COMPLEMENT)))
            continue;
        size_t cut = whole->base.size - word->base.size;
        struct text front = text_slice(whole->base, 0, cut), back = text_slice(whole->base, word->base.size, whole->base.size);
        bool begins = text_starts(whole->base, word->base) && lexicon_is_noun(s->check->lexicon, back);
        bool ends = text_ends(whole->base, word->base) && lexicon_is_noun(s->check->lexicon, front);
        if ((begins || ends) && (word_in(word, LIST_MATERIAL) || !is_near(s, whole->base, word->base)))
            return whole;
    }
    return NULL;
}

bool compound_is_other_kind(const struct subject *s, const struct word *word)
{
    const struct lexicon *lexicon = s->check->lexicon;
    struct text compound = name_in_two_words(s);
    return compound.data && lexicon_look(s->scratch, lexicon, compound).first != NOUN_UNKNOWN &&
           lexicon_levels(lexicon, compound, word->base, COMPOUND_FAR) < 0 && !lexicon_kin(lexicon, compound, word->base, COMPOUND_NEAR) &&
           word_is_thing(word) && !(word->flags & WORD_CLASS) && !word_in(word, LIST_COARSE);
}
