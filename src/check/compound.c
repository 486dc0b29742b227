/* compound.c */
#include "check/compound.h"

#include "language/head.h"

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
    if (compound.data && lexicon_trades_as(s->check->lexicon, word->base, compound)) /* a genset is a generator set, a smartwatch a smart watch */
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

/* How many of the keywords of several words are about something, and of them about what has BASE, if it is given. */
static size_t count_about(const struct subject *s, const struct text *base)
{
    size_t n = 0;
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        n += term->n_words > 1 && term->head != PHRASE_NO_HEAD && (!base || text_equal(term->words[term->head].base, *base));
    }
    return n;
}

/* May the title be about its word I? Not about what stands right before the head: of a bike bell some keywords may be about bikes. */
static bool may_be_head(const struct phrase *title, size_t i)
{
    bool is_first_half = i + 1 == title->head && !title->words[i].ends_part;
    return i != title->head && !is_first_half && head_may_be(&title->words[i]);
}

/* Are they names of things of a kind, or one within the other: a dryer and a hairdryer? */
static bool is_also_name(const struct subject *s, const struct word *a, const struct word *b)
{
    return is_near(s, a->base, b->base) || lexicon_kin(s->check->lexicon, a->base, b->base, COMPOUND_NEAR) || text_ends(a->base, b->base) ||
           text_ends(b->base, a->base);
}

void compound_settle(struct subject *s)
{
    enum { FEW = 2, SHARE = 3 };
    size_t best = 0, most = 0;
    struct phrase *title = &s->title;
    if (title->head == PHRASE_NO_HEAD)
        return;
    for (size_t i = 0; i < title->n_words; i++) {
        size_t n = may_be_head(title, i) ? count_about(s, &title->words[i].base) : 0;
        if (n > most) {
            most = n;
            best = i;
        }
    }
    if (most >= FEW && most * SHARE >= count_about(s, NULL) && count_about(s, &title->words[title->head].base) * SHARE <= most)
        head_move(title, best, is_also_name(s, &title->words[best], &title->words[title->head]));
}
