/* keywords_split.c - A compound keeps its whole meaning. */
#include "check/compound.h"

/* "Smartwatch" of "smart" and "watch"? */
static bool is_joined(struct text whole, struct text front, struct text back)
{
    return whole.size == front.size + back.size && text_starts(whole, front) && text_ends(whole, back);
}

/* How many terms but OWN end with WORD, or write it as two ("smart watch" beside "smartwatch")? What stands behind "for" or "with" names something else. */
static size_t count_names(const struct subject *s, const struct phrase *own, struct text word)
{
    size_t n = 0;
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        const struct word *last = term->n_words > 1 ? &term->words[term->n_words - 1] : NULL;
        if (last && term != own && !(last->flags & WORD_COMPLEMENT))
            n += text_equal(last->base, word) || (term->n_words == 2 && is_joined(word, last[-1].lower, last->base));
    }
    return n;
}

/* Do other terms end with WORD, the last one of OWN, more than with what the title ends with? Then it names the product all the same. */
static bool is_name_in_terms(const struct subject *s, const struct phrase *own, const struct word *word)
{
    size_t n = count_names(s, own, word->base);
    return n > 0 && n >= count_names(s, own, s->title.words[s->title.head].base);
}

/* A noun with which another term begins that ends with the product's name: "wood" beside "wood deck screw". */
static const struct word *piece_of_term(const struct subject *s, const struct word *word)
{
    const struct word *name = compound_name(s);
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *term = &s->keywords[i];
        if (term->n_words < 2 || !text_equal(term->words[term->n_words - 1].base, name->base) || !text_equal(term->words[0].base, word->base))
            continue;
        if ((word->flags & WORD_NOUN) && (word->kind != NOUN_UNKNOWN || (word->flags & WORD_CAPITALS)) && !(word->flags & (WORD_PLAIN | WORD_PADDING)) &&
            !lexicon_kin(s->check->lexicon, word->base, name->base, COMPOUND_NEAR))
            return &term->words[0];
    }
    return NULL;
}

/* Is the title's word number I a colour, and not the "cream" of an ice cream machine? */
static bool is_colour(const struct subject *s, size_t i)
{
    return word_in(&s->title.words[i], LIST_COLOUR) && !(i > 0 && compound_begins(s, i - 1));
}

/* The title's word of which the one of TERM is a piece: a noun in front of the product's name ("bike" of a bike bell), or what the product is for. A
 * broader or another name of the product is no piece. NULL: none. */
static const struct word *whole_of(const struct subject *s, const struct phrase *term)
{
    const struct word *word = &term->words[0];
    const struct word *head = &s->title.words[s->title.head];
    if (text_equal(word->base, head->base) || compound_is_near(s, word) || is_name_in_terms(s, term, word))
        return NULL;
    for (size_t i = 0; i < s->title.n_words; i++) {
        const struct word *piece = &s->title.words[i];
        if ((piece->flags & (WORD_PARENTHESIS | WORD_NAME | WORD_PLAIN | WORD_PADDING)) || !(piece->flags & WORD_NOUN) || is_colour(s, i))
            continue;
        if (text_equal(piece->base, word->base) || lexicon_same(s->check->lexicon, piece->base, word->base))
            return compound_counts(s, piece, head) ? NULL : piece;
    }
    return piece_of_term(s, word);
}

/* The head of a compound whose first word owns it ("bell" of a bike bell is another product, "apple" of a red Fuji apple is not), or says that it is none
 * ("car" of a toy car), or which is known to be none ("gun" of a glue gun). */
static bool is_head_alone(const struct subject *s, const struct word *word)
{
    const struct word *name = compound_name(s);
    if (name == s->title.words || !text_equal(word->base, name->base))
        return false;
    const struct word *owner = name - 1;
    if (compound_is_other_kind(s, word))
        return true;
    bool is_imitation = word_in(owner, LIST_IMITATION) && word_is_thing(word) && !word_in(word, LIST_COARSE) && !(word->flags & WORD_CLASS);
    if (lexicon_lists(s->check->lexicon, LIST_FALSE_HEAD, phrase_pair(s->scratch, &s->title, (size_t)(name - s->title.words))))
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

static void tell(struct subject *s, size_t term, struct text keep)
{
    struct value value = s->fields->keywords.terms.items[term];
    report(s, value.where, value.text, SAY(s, _("\"%.*s\" alone is another product"), TEXT_ARGS(value.text)),
           SAY(s, _("keep the compound whole: \"%.*s\""), TEXT_ARGS(keep)));
}

static void check_word(struct subject *s, size_t term)
{
    const struct word *word = &s->keywords[term].words[0];
    bool is_unit = (word->flags & WORD_ATTRIBUTE) && !text_is(word->lower, "bar"); /* that is a thing as well */
    if (is_unit || (word->flags & WORD_DIGIT) || word_in(word, LIST_FAR))
        return;
    const struct word *whole = compound_closed(s, word), *piece = whole_of(s, &s->keywords[term]);
    if (is_head_alone(s, word) || whole || piece)
        tell(s, term, whole ? whole->as : compound(s, piece));
}

/* Does the product serve what stands in front of its name: a case, a charger, an adhesive, a lathe? */
static bool serves(const struct subject *s, const struct word *head)
{
    if (head->kind == NOUN_SUBSTANCE || head->kind == NOUN_FOOD) /* "powder" */
        return text_is(head->base, "adhesive");
    if (lexicon_levels(s->check->lexicon, head->base, TEXT("device"), COMPOUND_FAR) >= 0)
        return true;
    return text_is(head->base, "fitting") || (!(head->flags & WORD_CLASS) && (word_in(head, LIST_ACCESSORY) || text_ends(head->base, TEXT("er"))));
}

/* Does the word AT of TITLE stand behind "for" or "with"? A "set of tea cups" is about tea cups. */
static bool is_behind_preposition(const struct phrase *title, size_t at)
{
    while (at > 0 && !(title->words[at].flags & WORD_FUNCTION))
        at--;
    return text_is(title->words[at].lower, "for") || text_is(title->words[at].lower, "with");
}

/* Are the words of the title from AT on, two of them, what the product is for: those in front of its name ("ceramic tile" of a ceramic tile adhesive), or
 * behind a preposition? */
static bool is_purpose(const struct subject *s, size_t at)
{
    const struct phrase *title = &s->title;
    const struct word *words = &title->words[at], *head = &title->words[title->head];
    if (words[0].ends_part)
        return false;
    if (at + 2 <= title->head && !compound_counts(s, &words[1], head)) {
        for (const struct word *word = words + 1; word < head; word++)
            if (word->ends_part)
                return false;
        return compound_begins(s, at) || (words + 2 == head && serves(s, head));
    }
    bool ends = at + 2 == title->n_words || words[1].ends_part || (words[2].flags & (WORD_DIGIT | WORD_PARENTHESIS));
    return (words[1].flags & WORD_COMPLEMENT) && ends && is_behind_preposition(title, at);
}

/* Do the two words of TERM name a thing by itself, and not the product? */
static bool is_other_thing(const struct subject *s, const struct phrase *term)
{
    if (term->n_words != 2)
        return false;
    const struct word *first = &term->words[0], *last = &term->words[1];
    bool is_name = s->title.head > 0 && text_equal(phrase_pair(s->scratch, term, 1), phrase_pair(s->scratch, &s->title, s->title.head));
    if (is_name || compound_is_near(s, last) || is_name_in_terms(s, term, last) ||
        lexicon_trades_as(s->check->lexicon, phrase_pair(s->scratch, term, 1), s->title.words[s->title.head].base))
        return false;
    bool is_noun = ((first->flags & WORD_NOUN) && !(first->flags & (WORD_ADJECTIVE | WORD_PLAIN | WORD_PADDING))) || word_in(first, LIST_MATERIAL) ||
                   compound_is_known(s, term, 1);
    bool is_substance =
        last->kind == NOUN_SUBSTANCE && serves(s, &s->title.words[s->title.head]) && compound_is_known(s, term, 1); /* "essential oil" of a diffuser */
    return is_noun && (word_is_thing(last) || is_substance) && !(last->flags & (WORD_CLASS | WORD_PLAIN | WORD_ATTRIBUTE | WORD_PADDING)) &&
           !word_in(last, LIST_MATERIAL);
}

static bool stand_at(const struct phrase *phrase, size_t at, const struct phrase *pair)
{
    return at + 1 < phrase->n_words && text_equal(phrase->words[at].base, pair->words[0].base) && text_equal(phrase->words[at + 1].base, pair->words[1].base);
}

/* The whole name of which the two words of TERM are a piece: in the title, or in a term that ends with the product's name, "fish tank light". NULL: none. */
static struct text name_around(struct subject *s, const struct phrase *term)
{
    const struct phrase *title = &s->title;
    const struct word *name = compound_name(s);
    for (size_t at = 0; at + 1 < title->n_words; at++)
        if (stand_at(title, at, term) && is_purpose(s, at))
            return SAY(s, _("%.*s %.*s"), TEXT_ARGS(phrase_text(title, at, 2)), TEXT_ARGS(title->words[title->head].as));
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        const struct phrase *other = &s->keywords[i];
        if (other->n_words > 2 && stand_at(other, 0, term) && text_equal(other->words[other->n_words - 1].base, name->base))
            return s->fields->keywords.terms.items[i].text;
    }
    return (struct text){0};
}

static void check_words(struct subject *s, size_t term)
{
    struct text whole = is_other_thing(s, &s->keywords[term]) ? name_around(s, &s->keywords[term]) : (struct text){0};
    if (whole.data)
        tell(s, term, whole);
}

static void check(struct subject *s)
{
    for (size_t i = 0; s->title.head != PHRASE_NO_HEAD && i < s->fields->keywords.terms.n_items; i++)
        if (s->keywords[i].n_words == 1)
            check_word(s, i);
        else
            check_words(s, i);
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
