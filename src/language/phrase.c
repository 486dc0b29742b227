/* phrase.c */
#include "language/phrase.h"

#include "base/buffer.h"
#include "language/head.h"

enum { LONGEST_RUN = 4 };

static bool is_separator(struct text source, size_t at)
{
    unsigned char c = (unsigned char)source.data[at];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return false;
    bool between_digits = (c == '.' || c == ',' || c == '/') && at > 0 && at + 1 < source.size && source.data[at + 1] >= '0' && source.data[at + 1] <= '9' &&
                          source.data[at - 1] >= '0' && source.data[at - 1] <= '9';
    return c <= ' ' || (strchr(",;:!?()[]{}|\"*/&+~", c) && c && !between_digits) || (c == '.' && !between_digits);
}

static void set_letters(struct word *word)
{
    size_t upper = 0, lower = 0;
    for (size_t i = 0; i < word->as.size; i++) {
        char c = word->as.data[i];
        upper += c >= 'A' && c <= 'Z';
        lower += (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
        if (c >= '0' && c <= '9')
            word->flags |= WORD_DIGIT;
    }
    if (upper > 1 && lower == 0)
        word->flags |= WORD_CAPITALS;
}

static void set_flags(struct word *word, const struct word_facts *facts)
{
    static const struct {
        enum word_list list;
        unsigned flag;
    } table[] = {{LIST_FUNCTION, WORD_FUNCTION}, {LIST_CERTIFICATION, WORD_ATTRIBUTE}, {LIST_UNIT, WORD_ATTRIBUTE},
                 {LIST_CLASS, WORD_CLASS},       {LIST_NO_PRODUCT, WORD_EMPTY},        {LIST_PLAIN, WORD_PLAIN}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (word_in(word, table[i].list))
            word->flags |= table[i].flag;
    bool is_also_thing = word_in(word, LIST_CERTIFICATION_WORD) && facts->kind == NOUN_ARTIFACT && !(word->flags & WORD_CAPITALS); /* WRAP, and a wrap */
    if (is_also_thing)
        word->flags &= ~(unsigned)WORD_ATTRIBUTE;
    if (word->flags & WORD_DIGIT)
        word->flags |= WORD_ATTRIBUTE;
    if (word->flags & (WORD_FUNCTION | WORD_ATTRIBUTE))
        return;
    word->flags |= facts->is_mostly_adjective || (facts->is_adjective && word_in(word, LIST_TRAIT)) ? WORD_ADJECTIVE : 0;
    /* Trade English is full of words that WordNet lacks: an unknown word is taken for a noun. */
    if (facts->is_noun || !facts->is_adjective)
        word->flags |= WORD_NOUN;
}

static struct word make_word(struct arena *arena, const struct lexicon *lexicon, struct text as, bool in_parentheses)
{
    struct word word = {.as = as, .lower = text_lower(arena, as), .flags = in_parentheses ? WORD_PARENTHESIS : 0};
    if (text_ends(word.lower, TEXT("s")))
        word.lower.size -= text_ends(word.lower, TEXT("'s")) ? 2 : text_ends(word.lower, TEXT("’s")) ? 4 : 0;
    struct word_facts facts = lexicon_look(arena, lexicon, word.lower);
    word.base = facts.base;
    word.first = facts.first;
    word.kind = facts.kind;
    word.lists = facts.lists;
    word.starts = facts.starts;
    set_letters(&word);
    set_flags(&word, &facts);
    return word;
}

static void add_word(struct arena *arena, struct phrase *phrase, struct word word)
{
    enum { FIRST_ROOM = 8 };
    size_t n = phrase->n_words;
    if (n > 0 && (phrase->words[n - 1].flags & WORD_DIGIT) && !phrase->words[n - 1].ends_part && word_in(&word, LIST_COUNTED))
        word.flags = (word.flags & ~(unsigned)WORD_NOUN) | WORD_ATTRIBUTE;
    if (n == 0 || (n >= FIRST_ROOM && (n & (n - 1)) == 0))
        phrase->words = arena_grow_raw(arena, phrase->words, n * sizeof word, (n ? 2 * n : FIRST_ROOM) * sizeof word);
    phrase->words[phrase->n_words++] = word;
}

static void split(struct arena *arena, const struct lexicon *lexicon, struct phrase *phrase)
{
    struct text source = phrase->source;
    size_t depth = 0;
    for (size_t i = 0; i < source.size;) {
        if (is_separator(source, i)) {
            if (phrase->n_words && source.data[i] != ' ')
                phrase->words[phrase->n_words - 1].ends_part = true;
            depth += source.data[i] == '(' || source.data[i] == '[';
            depth -= depth > 0 && (source.data[i] == ')' || source.data[i] == ']');
            i++;
            continue;
        }
        size_t from = i;
        while (i < source.size && !is_separator(source, i))
            i++;
        struct text as = text_slice(source, from, i);
        while (as.size && (as.data[0] == '-' || as.data[0] == '\''))
            as = text_slice(as, 1, as.size);
        while (as.size && (as.data[as.size - 1] == '-' || as.data[as.size - 1] == '\''))
            as.size--;
        if (phrase->n_words && (as.size == 0 || i - from == 1) && !((source.data[from] | 32) >= 'a' && (source.data[from] | 32) <= 'z'))
            phrase->words[phrase->n_words - 1].ends_part = true; /* a dash by itself */
        if (as.size)
            add_word(arena, phrase, make_word(arena, lexicon, as, depth > 0));
    }
}

struct text phrase_join(struct arena *arena, const struct phrase *phrase, size_t first, size_t count)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = first; i < first + count; i++) {
        buffer_put(&out, i > first ? TEXT(" ") : TEXT(""));
        buffer_put(&out, phrase->words[i].lower);
    }
    return buffer_text(&out);
}

struct text phrase_pair(struct arena *arena, const struct phrase *phrase, size_t last)
{
    return TEXT_JOIN(arena, phrase->words[last - 1].base, TEXT(" "), phrase->words[last].base);
}

struct text phrase_name(struct arena *arena, const struct phrase *phrase, size_t last, size_t n_words)
{
    return n_words == 1 ? phrase->words[last].base : phrase_pair(arena, phrase, last);
}

struct text phrase_text(const struct phrase *phrase, size_t first, size_t count)
{
    const struct word *a = &phrase->words[first], *b = &phrase->words[first + count - 1];
    size_t from = (size_t)(a->as.data - phrase->source.data), to = (size_t)(b->as.data - phrase->source.data) + b->as.size;
    return text_slice(phrase->source, from, to);
}

static bool is_year(struct text word)
{
    return word.size == 4 && text_starts(word, TEXT("20")) && word.data[2] >= '0' && word.data[2] <= '9' && word.data[3] >= '0' && word.data[3] <= '9';
}

/* "high-grade" is "high grade" too. */
static struct text without_hyphens(struct arena *arena, struct text joined)
{
    if (text_find_byte(joined, '-', 0) == TEXT_NOT_FOUND)
        return joined;
    char *out = arena_alloc(arena, joined.size);
    for (size_t i = 0; i < joined.size; i++)
        out[i] = joined.data[i] == '-' ? ' ' : joined.data[i];
    return (struct text){out, joined.size};
}

/* How many words from FIRST on are one phrase of LISTS (bits as in word.lists); the longest counts. 0: none. */
static size_t match(struct arena *arena, const struct phrase *phrase, const struct lexicon *lexicon, size_t first, uint64_t lists)
{
    if (!(phrase->words[first].starts & lists))
        return 0;
    size_t left = phrase->n_words - first, most = left < LONGEST_RUN ? left : LONGEST_RUN;
    struct text joined = phrase_join(arena, phrase, first, most), spaced = without_hyphens(arena, joined);
    for (size_t count = most; count > 0; count--) {
        const struct word *last = &phrase->words[first + count - 1];
        bool is_together = !((phrase->words[first].flags ^ last->flags) & WORD_PARENTHESIS);
        bool is_plural = count > 1 && !text_equal(last->lower, last->base); /* "bulk orders" */
        uint64_t found = lexicon_listed(lexicon, joined).lists | lexicon_listed(lexicon, spaced).lists;
        if (is_plural)
            found |= lexicon_listed(lexicon, TEXT_JOIN(arena, text_slice(joined, 0, joined.size - last->lower.size), last->base)).lists;
        if (is_together && (found & lists))
            return count;
        size_t gone = last->lower.size + (count > 1); /* the last word, and the space before it */
        joined.size -= gone;
        spaced.size -= gone;
    }
    return 0;
}

static const uint64_t innocent = 1 << LIST_INNOCENT, padding = 1 << LIST_PRAISE | 1 << LIST_TRADE_TALK | 1 << LIST_TIME;

static bool has_maker(const struct phrase *phrase)
{
    for (size_t i = 0; i < phrase->n_words; i++)
        if (word_in(&phrase->words[i], LIST_BRAND) || word_in(&phrase->words[i], LIST_BRAND_WORD))
            return true;
    return false;
}

/* Does the year at I say when the title was written, as the first or the last of its words: "2024 wall charger", "school bag for kids 2024"? Not the
 * alloy of a "2024 aluminium sheet", and not the year of a car: what stands beside it is known, and no maker is named. */
static bool is_of_this_year(const struct phrase *phrase, size_t i)
{
    enum { SHORT = 2 };
    bool begins = i == 0, ends = i + 1 == phrase->n_words;
    if (phrase->n_words <= SHORT || (!begins && !ends) || phrase->words[i].lower.data[2] == '0') /* 2000 is a number */
        return false;
    const struct word *beside = &phrase->words[begins ? 1 : i - 1];
    bool is_known = beside->kind != NOUN_UNKNOWN || (beside->flags & (WORD_PLAIN | WORD_ADJECTIVE | WORD_FUNCTION)) || !(beside->flags & WORD_NOUN);
    return is_known && !(beside->flags & (WORD_DIGIT | WORD_ATTRIBUTE)) && !word_in(beside, LIST_MATERIAL) && !has_maker(phrase);
}

static void mark_padding(struct arena *arena, const struct lexicon *lexicon, struct phrase *phrase)
{
    for (size_t i = 0; i < phrase->n_words;) {
        size_t harmless = match(arena, phrase, lexicon, i, innocent);
        size_t count = harmless ? 0 : match(arena, phrase, lexicon, i, padding);
        if (!harmless && !count && is_year(phrase->words[i].lower)) { /* "2024 new" says when, "ISO 2015" does not */
            bool fresh = i + 1 < phrase->n_words && lexicon_lists(lexicon, LIST_TIME, phrase->words[i + 1].lower);
            bool is_beside = i + 1 < phrase->n_words && match(arena, phrase, lexicon, i + 1, padding) > 0;
            count = fresh ? 2 : is_beside || is_of_this_year(phrase, i);
        }
        for (size_t k = 0; k < count; k++)
            phrase->words[i + k].flags |= WORD_PADDING;
        i += harmless ? harmless : count ? count : 1;
    }
}

bool word_is_product(const struct word *word)
{
    return (word->flags & WORD_NOUN) && !(word->flags & (WORD_PADDING | WORD_EMPTY | WORD_ATTRIBUTE | WORD_FUNCTION));
}

bool word_is_thing(const struct word *word)
{
    if (!word_is_product(word) || word_in(word, LIST_MATERIAL) || word_in(word, LIST_COLOUR))
        return false;
    switch (word->kind) {
    case NOUN_ARTIFACT:
    case NOUN_FOOD:
    case NOUN_PLANT:
    case NOUN_ANIMAL:
    case NOUN_UNKNOWN: return true;
    default: return false;
    }
}

bool word_ends_like_trait(const struct word *word)
{
    static const char *const endings[] = {"less", "able", "ible", "proof", "resistant", "free"};
    if (word->kind != NOUN_UNKNOWN)
        return false;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (text_ends(word->lower, text_of(endings[i])))
            return true;
    return text_ends(word->lower, TEXT("ed")) && text_find_byte(word->lower, '-', 0) == TEXT_NOT_FOUND; /* not a "sofa-bed" */
}

struct phrase phrase_read(struct arena *arena, const struct lexicon *lexicon, struct text source)
{
    struct phrase phrase = {.source = source};
    split(arena, lexicon, &phrase);
    mark_padding(arena, lexicon, &phrase);
    head_find(arena, lexicon, &phrase);
    return phrase;
}

struct phrase phrase_together(struct arena *arena, const struct phrase *const *phrases, size_t n)
{
    struct phrase all = {.head = PHRASE_NO_HEAD};
    size_t room = 0;
    for (size_t i = 0; i < n; i++)
        room += phrases[i]->n_words;
    all.words = arena_array(arena, struct word, room);
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < phrases[i]->n_words; k++)
            all.words[all.n_words++] = phrases[i]->words[k];
    return all;
}

bool phrase_padding(struct arena *arena, const struct phrase *phrase, const struct lexicon *lexicon, size_t from, struct padding_run *run)
{
    for (size_t i = from; i < phrase->n_words; i++) {
        if (!(phrase->words[i].flags & WORD_PADDING) || (phrase->words[i].flags & WORD_PARENTHESIS))
            continue;
        size_t count = match(arena, phrase, lexicon, i, padding);
        if (count == 0) /* a year, and the word behind it */
            count =
                i + 1 < phrase->n_words && (phrase->words[i + 1].flags & WORD_PADDING) && lexicon_lists(lexicon, LIST_TIME, phrase->words[i + 1].lower) ? 2 : 1;
        *run = (struct padding_run){i, count};
        return true;
    }
    return false;
}

bool phrase_has(const struct phrase *phrase, struct text base)
{
    for (size_t i = 0; i < phrase->n_words; i++)
        if (text_equal(phrase->words[i].base, base) || text_equal(phrase->words[i].lower, base))
            return true;
    return false;
}
