/* head.c */
#include "language/head.h"

/* "HDMI", "RS232", "USB-C". */
static bool is_code(const struct word *word)
{
    return (word->flags & (WORD_CAPITALS | WORD_DIGIT)) != 0;
}

/* Does a complement begin with the word at I? Not in "6 in 1 adapter". */
static bool opens_complement(const struct phrase *phrase, size_t i)
{
    static const char *const openers[] = {"for", "with", "of", "in", "by", "from", "on", "without", "to"};
    const struct word *word = &phrase->words[i];
    if (i == 0 || !(word->flags & WORD_FUNCTION) || (word->flags & WORD_PADDING))
        return false;
    if (i + 1 < phrase->n_words && (word[-1].flags & WORD_DIGIT) && (word[1].flags & WORD_DIGIT))
        return false;
    if (i + 2 < phrase->n_words && text_is(word->lower, "to") && is_code(&word[-1]) && is_code(&word[1])) /* "USB-C to HDMI adapter" */
        return false;
    for (size_t k = 0; k < sizeof openers / sizeof *openers; k++)
        if (text_is(word->lower, openers[k]))
            return true;
    return false;
}

/* "Light" is plain in "light backpack" and names the goods in "street light": where it stands last, behind a noun. */
static void name_last(struct phrase *phrase)
{
    for (size_t i = 1; phrase->words && i < phrase->n_words; i++) {
        struct word *word = &phrase->words[i];
        const struct word *before = word - 1, *next = i + 1 < phrase->n_words ? word + 1 : NULL;
        bool is_last = !next || word->ends_part || (next->flags & (WORD_FUNCTION | WORD_DIGIT | WORD_PARENTHESIS | WORD_CAPITALS | WORD_PLAIN)) ||
                       word_in(next, LIST_INTERFACE) || (word_in(next, LIST_TRAIT) && (!(next->flags & WORD_NOUN) || (next->flags & WORD_ADJECTIVE)));
        bool is_plural = !text_equal(word->lower, word->base);
        if ((is_last || is_plural) && word_in(word, LIST_LAST) && (before->flags & WORD_NOUN) && !before->ends_part)
            word->flags &= ~(unsigned)WORD_PLAIN;
    }
}

/* Does a comma, semicolon, bar or dash stand behind the word at I, which is not the last? */
static bool has_break(const struct phrase *phrase, size_t i)
{
    const char *end = phrase->words[i].as.data + phrase->words[i].as.size;
    for (const char *at = end; at < phrase->words[i + 1].as.data; at++)
        if (*at && strchr(",;|-", *at))
            return true;
    return false;
}

struct finding {
    struct arena *arena;
    const struct lexicon *lexicon;
    const struct phrase *phrase;
};

/* An adjective, of which there may be a noun too: "short", "single", "wide". */
static bool is_adjective(const struct finding *f, const struct word *word)
{
    return (word->flags & (WORD_PLAIN | WORD_ADJECTIVE)) || lexicon_look(f->arena, f->lexicon, word->lower).is_adjective;
}

static bool is_trait(const struct word *word)
{
    bool is_listed = word_in(word, LIST_TRAIT) && word->kind != NOUN_ARTIFACT && !text_ends(word->lower, TEXT("s")); /* not what it does: "slices" */
    bool is_adjective = (word->flags & WORD_ADJECTIVE) && word->kind != NOUN_FOOD && !word_in(word, LIST_LAST); /* beef jerky, street light */
    return is_listed || is_adjective || word_ends_like_trait(word) || word_in(word, LIST_COLOUR) || word_in(word, LIST_INTERFACE);
}

/* A material, and not one that is sold for what stands in front of it. */
static bool is_material(const struct word *word)
{
    return word_in(word, LIST_MATERIAL) && !word_in(word, LIST_SOLD);
}

/* Has a dictionary no goods for the word at I, by itself or with the word in front of it? */
static bool is_abstract(const struct finding *f, size_t i)
{
    const struct word *word = &f->phrase->words[i];
    bool may_be_goods = (word->flags & WORD_CLASS) || word_in(word, LIST_ACCESSORY) || word_in(word, LIST_LAST);
    switch (word->kind) {
    case NOUN_ATTRIBUTE:
    case NOUN_BODY:
    case NOUN_COGNITION:
    case NOUN_FEELING:
    case NOUN_MOTIVE:
    case NOUN_RELATION:
    case NOUN_STATE:
    case NOUN_TIME:
    case NOUN_QUANTITY:
    case NOUN_PROCESS:
    case NOUN_EVENT:
    case NOUN_ACT: break;
    case NOUN_COMMUNICATION: may_be_goods |= !is_adjective(f, word); break; /* "grinder manual", and a "car sticker" */
    default: return false;
    }
    return !may_be_goods && !lexicon_is_noun(f->lexicon, phrase_pair(f->arena, f->phrase, i));
}

/* Is the word at I something that grows, behind a thing whose name is complete: "reed diffuser lavender"? But an "aquarium plant", a "dog house". */
static bool is_scent(const struct finding *f, size_t head, size_t i)
{
    const struct word *word = &f->phrase->words[i];
    bool grows = word->kind == NOUN_PLANT || word->kind == NOUN_ANIMAL || word->kind == NOUN_FOOD;
    return grows && head > 0 && (word[-1].flags & WORD_NOUN) && f->phrase->words[head].kind == NOUN_ARTIFACT && !word_in(word, LIST_ACCESSORY) &&
           !word_in(&f->phrase->words[head], LIST_IMITATION) && !lexicon_is_noun(f->lexicon, phrase_pair(f->arena, f->phrase, i));
}

/* Does the noun at I tell, behind a thing, of which sort that is? It is of no use by itself: a colour, a material, a part ("romper long sleeve"), a size. */
static bool is_sort(const struct finding *f, size_t head, size_t i)
{
    const struct phrase *phrase = f->phrase;
    const struct word *word = &phrase->words[i], *next = i + 1 < phrase->n_words && !word->ends_part ? word + 1 : NULL;
    const struct word *behind = next && i + 2 < phrase->n_words && !next->ends_part ? next + 1 : NULL;
    bool is_sized = behind && (behind->flags & WORD_DIGIT) && !(i + 3 < phrase->n_words && (behind[1].flags & WORD_ATTRIBUTE)); /* "needle size 14" */
    bool of_attribute = next && (next->flags & WORD_EMPTY) && next->kind == NOUN_ATTRIBUTE && !is_sized; /* "queen size", "queen size 25 cm" */
    bool of_material = next && word_starts(word, LIST_MATERIAL) && word_in(next, LIST_MATERIAL); /* "cast iron" */
    bool is_part = word_in(word, LIST_PART) && is_adjective(f, word - 1);
    bool is_denied = text_is(word[-1].lower, "non") || text_is(word[-1].lower, "anti"); /* "pan non stick" */
    bool is_no_goods = phrase->words[head].kind == NOUN_ARTIFACT && is_abstract(f, i);
    return of_attribute || of_material || is_part || is_denied || is_trait(word) || is_material(word) || is_no_goods || is_scent(f, head, i);
}

/* Does the noun at I say how many of something the thing at HEAD has or takes: "incubator 56 eggs", "scooter 3 wheel"? */
static bool is_count(const struct phrase *phrase, size_t head, size_t i)
{
    enum { MOST = 100 };
    int64_t count;
    const struct word *old = &phrase->words[head], *word = &phrase->words[i];
    if (!text_to_int(word[-1].lower, &count) || old->kind == NOUN_UNKNOWN)
        return false;
    bool is_plural = !text_equal(word->lower, word->base);
    return is_plural || (count < MOST && old->kind == NOUN_ARTIFACT && !word_in(old, LIST_BRAND));
}

/* Is the noun at I, behind a measure, what the thing in front is made of or smells of: "suitcase 24 inch polycarbonate", "oil 10 ml lavender"? */
static bool is_made_of(const struct word *word)
{
    return (word[-1].flags & WORD_ATTRIBUTE) && (word->kind == NOUN_SUBSTANCE || word->kind == NOUN_PLANT || word_in(word, LIST_MATERIAL));
}

/* Does the noun at I name goods? Then later clauses tell what those are like: "kettle, stainless steel", "belt, automatic buckle". */
static bool is_name(const struct phrase *phrase, size_t i)
{
    const struct word *word = &phrase->words[i];
    return (word_is_thing(word) || word->kind == NOUN_GROUP) && !is_trait(word);
}

/* Is the noun at NEXT what the clause is about, rather than the one at HEAD in front of it? It is ("steel cup"), unless it says of the thing at HEAD for
 * whom it is or where it comes from ("backpack ladies"), of which type or sort it is ("yarn DTY"), what comes along ("rods and accessories"), or how
 * many it takes. */
static bool takes_over(const struct finding *f, size_t head, size_t next)
{
    const struct word *old = &f->phrase->words[head], *word = &f->phrase->words[next];
    if ((word->flags & WORD_CAPITALS) && word->kind == NOUN_UNKNOWN && old->kind != NOUN_UNKNOWN) /* its type */
        return false;
    if (!is_name(f->phrase, head))
        return !(old->kind == NOUN_SUBSTANCE && (is_made_of(word) || word->kind == NOUN_BODY)); /* "oil hair" */
    if (is_count(f->phrase, head, next) || is_made_of(word) || is_sort(f, head, next))
        return false;
    bool comes_along = text_is(word[-1].lower, "and") && word_in(word, LIST_COARSE);
    return !comes_along && (word_is_thing(word) || word_in(word, LIST_LAST) || (word->kind != NOUN_PERSON && word->kind != NOUN_LOCATION));
}

/* "Tumbler, Coffee Mug with Lid" is about a tumbler and a mug. */
static void mark_names(struct phrase *phrase)
{
    size_t last = PHRASE_NO_HEAD;
    for (size_t i = 0; i < phrase->n_words; i++) {
        struct word *word = &phrase->words[i];
        if ((word->flags & (WORD_COMPLEMENT | WORD_PARENTHESIS)))
            break;
        bool tells = last != PHRASE_NO_HEAD && word_is_thing(&phrase->words[last]) && (is_trait(word) || is_material(word)); /* "holder brass" */
        if (word_is_product(word) && !(word->flags & WORD_PLAIN) && !tells)
            last = i;
        if (word->ends_part && last != PHRASE_NO_HEAD) {
            phrase->words[last].flags |= WORD_NAME;
            last = PHRASE_NO_HEAD;
        }
    }
    if (phrase->head != PHRASE_NO_HEAD)
        phrase->words[phrase->head].flags |= WORD_NAME;
}

bool head_may_be(const struct word *word)
{
    return !(word->flags & (WORD_COMPLEMENT | WORD_PARENTHESIS | WORD_PLAIN)) && word_is_product(word);
}

/* Prepositions open the complement; the head is a product noun in front of it. */
void head_find(struct arena *arena, const struct lexicon *lexicon, struct phrase *phrase)
{
    const struct finding finding = {arena, lexicon, phrase};
    bool complement = false;
    size_t clause = PHRASE_NO_HEAD; /* what the clause is about so far */
    phrase->head = PHRASE_NO_HEAD;
    name_last(phrase);
    for (size_t i = 0; i < phrase->n_words; i++) {
        struct word *word = &phrase->words[i];
        complement = complement || opens_complement(phrase, i);
        if (complement)
            word->flags |= WORD_COMPLEMENT;
        if (head_may_be(word) && (clause == PHRASE_NO_HEAD || takes_over(&finding, clause, i)))
            clause = i;
        if (clause == PHRASE_NO_HEAD || (i + 1 < phrase->n_words && !has_break(phrase, i)))
            continue;
        if (phrase->head == PHRASE_NO_HEAD || !is_name(phrase, phrase->head))
            phrase->head = clause;
        clause = PHRASE_NO_HEAD;
    }
    mark_names(phrase);
}

void head_move(struct phrase *phrase, size_t word, bool also)
{
    if (phrase->head != PHRASE_NO_HEAD && !also)
        phrase->words[phrase->head].flags &= ~(unsigned)WORD_NAME;
    phrase->head = word;
    phrase->words[word].flags |= WORD_NAME;
}
