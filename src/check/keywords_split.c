/* keywords_split.c - A compound keeps its whole meaning. */
#include "check/rule.h"

enum { NEAR = 4 };

static bool is_near(const struct subject *s, struct text a, struct text b)
{
    return lexicon_levels(s->check->lexicon, a, b, NEAR) >= 0 || lexicon_levels(s->check->lexicon, b, a, NEAR) >= 0;
}

/* "Smartwatch" of "smart" and "watch"? */
static bool is_joined(struct text whole, struct text front, struct text back)
{
    return whole.size == front.size + back.size && text_starts(whole, front) && text_ends(whole, back);
}

/* Do other terms end with WORD, or write it as two ("smart watch" beside "smartwatch")? Then it names the product, whatever the title ends with. What stands
 * behind "for" or "with" names something else. */
static bool is_name_in_terms(const struct subject *s, const struct word *word)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        const struct word *last = term->n_words > 1 ? &term->words[term->n_words - 1] : NULL;
        if (!last || (last->flags & WORD_COMPLEMENT))
            continue;
        if (text_equal(last->base, word->base) || (term->n_words == 2 && is_joined(word->base, last[-1].lower, last->base)))
            return true;
    }
    return false;
}

/* A noun with which another term begins that ends with the product's name: "wood" beside "wood deck screw". */
static const struct word *piece_of_term(const struct subject *s, const struct word *word, const struct word *head)
{
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        if (term->n_words < 2 || !text_equal(term->words[term->n_words - 1].base, head->base) || !text_equal(term->words[0].base, word->base))
            continue;
        if ((word->flags & WORD_NOUN) && !(word->flags & (WORD_PLAIN | WORD_PADDING)))
            return &term->words[0];
    }
    return NULL;
}

/* Does WORD say only how many there are, or that they belong together: set, pack? */
static bool is_number_of(const struct word *word)
{
    static const char *const words[] = {"pack", "multipack", "bundle", "assortment", "lot", "pair"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word->base, words[i]))
            return true;
    return word->kind == NOUN_GROUP;
}

/* Is the title about PIECE, and the rest of its name says only how many: "generator set", "sandpaper assortment pack"? A tea set is no tea. */
static bool is_counted(const struct word *piece, const struct word *head)
{
    bool is_served = piece->kind == NOUN_FOOD && text_is(head->base, "set");
    while (head > piece && is_number_of(head))
        head--;
    return head == piece && !is_served;
}

/* The title's word of which WORD is a piece: a noun in front of the product's name ("bike" of a bike bell), or what the product is for. A
 * broader or another name of the product is no piece. NULL: none. */
static const struct word *whole_of(const struct subject *s, const struct word *word)
{
    const struct word *head = &s->title.words[s->title.head];
    if (text_equal(word->base, head->base) || is_near(s, word->base, head->base) || is_name_in_terms(s, word))
        return NULL;
    for (size_t i = 0; i < s->title.n_words; i++) {
        const struct word *piece = &s->title.words[i];
        if ((piece->flags & (WORD_PARENTHESIS | WORD_NAME | WORD_PLAIN | WORD_PADDING)) || !(piece->flags & WORD_NOUN) || word_in(piece, LIST_COLOUR))
            continue;
        if (text_equal(piece->base, word->base) || lexicon_same(s->check->lexicon, piece->base, word->base))
            return is_counted(piece, head) ? NULL : piece;
    }
    return piece_of_term(s, word, head);
}

/* "sand" and "paper" of "sandpaper": a word of the title that is made of WORD and another noun. */
static const struct word *closed_compound(const struct subject *s, const struct word *word)
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

/* The head of a compound whose first word owns it ("bell" of a bike bell is another product, "apple" of a red Fuji apple is not), or says that it is none
 * ("car" of a toy car), or which is known to be none ("gun" of a glue gun). */
static bool is_head_alone(const struct subject *s, const struct word *word)
{
    size_t head = s->title.head;
    if (head == 0 || !text_equal(word->base, s->title.words[head].base))
        return false;
    const struct word *owner = &s->title.words[head - 1];
    bool is_imitation = word_in(owner, LIST_IMITATION) && word_is_thing(word) && !word_in(word, LIST_COARSE) && !(word->flags & WORD_CLASS);
    if (lexicon_lists(s->check->lexicon, LIST_FALSE_HEAD, phrase_pair(s->scratch, &s->title, head)))
        return true;
    return (is_imitation || (word_in(owner, LIST_OWNER) && word_in(word, LIST_ACCESSORY))) && !(owner->flags & WORD_PARENTHESIS);
}

/* The compound to keep: the product's name with what stands in front of it, from PIECE on ("TV Wall Bracket" for "TV") if that is near. */
static struct text compound(struct subject *s, const struct word *piece)
{
    enum { NEAR_WORDS = 3 };
    const struct word *head = &s->title.words[s->title.head], *first = head - (s->title.head > 0);
    for (const struct word *word = first; word > s->title.words && head - word < NEAR_WORDS && !word[-1].ends_part; word--)
        if (word - 1 == piece)
            first = piece;
    if (first == head && piece) /* "Bell, Brass" */
        return SAY(s, _("%.*s %.*s"), TEXT_ARGS(piece->as), TEXT_ARGS(head->as));
    return phrase_text(&s->title, (size_t)(first - s->title.words), (size_t)(head - first) + 1);
}

static void check(struct subject *s)
{
    for (size_t i = 0; s->title.head != PHRASE_NO_HEAD && i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        if (term->n_words != 1 || (term->words[0].flags & (WORD_ATTRIBUTE | WORD_DIGIT)) || word_in(&term->words[0], LIST_FAR))
            continue;
        const struct word *whole = closed_compound(s, &term->words[0]), *piece = whole_of(s, &term->words[0]);
        if (!is_head_alone(s, &term->words[0]) && !whole && !piece)
            continue;
        struct value value = s->fields->keywords.terms.items[i];
        struct text keep = whole ? whole->as : compound(s, piece);
        report(s, value.where, value.text, SAY(s, _("\"%.*s\" alone is another product"), TEXT_ARGS(value.text)),
               SAY(s, _("keep the compound whole: \"%.*s\""), TEXT_ARGS(keep)));
    }
}

const struct rule rule_keywords_split = {
    .id = "keywords-split",
    .clause = "K3",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_ENGLISH,
    .explain = "A compound keeps its whole meaning. Its pieces name other products: who types \"bell\" wants a church bell or a door bell.",
    .bad = "title: Bike Bell (Brass)\n"
           "keywords: bike, bell",
    .good = "title: Bike Bell (Brass)\n"
            "keywords: bike bell, bicycle bell",
    .listing = check,
};
