/* certification.c */
#include "check/certification.h"

enum { LONGEST_NAME = 4 };

/* Letters and digits in lower case: "ISO 9001:2015", "iso9001" and "ISO-9001" begin alike. */
static struct text squeezed(struct arena *arena, struct text name)
{
    struct text lower = text_lower(arena, name);
    char *out = arena_chars(arena, lower.size + 1);
    size_t size = 0;
    for (size_t i = 0; i < lower.size; i++)
        if ((lower.data[i] >= 'a' && lower.data[i] <= 'z') || (lower.data[i] >= '0' && lower.data[i] <= '9') || (unsigned char)lower.data[i] >= 0x80)
            out[size++] = lower.data[i];
    return (struct text){out, size};
}

static bool names(struct arena *arena, const struct certification *held, size_t n, struct text claim)
{
    for (size_t i = 0; i < n; i++)
        if (text_find(squeezed(arena, held[i].name.text), claim, 0) != TEXT_NOT_FOUND)
            return true;
    return false;
}

static bool is_held(const struct subject *s, struct text name)
{
    const struct company *company = &s->check->catalog->sites[0].company;
    struct text claim = squeezed(s->scratch, name);
    return names(s->scratch, s->fields->certifications.items, s->fields->certifications.n_items, claim) ||
           names(s->scratch, company->certifications.items, company->certifications.n_items, claim);
}

static bool is_claim_word(struct text word)
{
    static const char *const words[] = {"approved", "certified", "listed",   "compliant", "certificate", "certificates", "certification", "certifications",
                                        "passed",   "tested",    "standard", "mark",      "marked",      "approval",     "accredited"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return true;
    return false;
}

/* Does a word behind N words from AT ("CE and RoHS certified"), or right in front, make a claim of it? */
static bool is_claimed(const struct phrase *phrase, size_t at, size_t n)
{
    enum { REACH = 5 };
    if (at > 0 && is_claim_word(phrase->words[at - 1].lower))
        return true;
    for (size_t i = at + n; i < phrase->n_words && i < at + n + REACH; i++) {
        const struct word *word = &phrase->words[i];
        if (is_claim_word(word->lower))
            return true;
        if (!word_in(word, LIST_CERTIFICATION) && !(word->flags & (WORD_DIGIT | WORD_CAPITALS)) && !text_is(word->lower, "and") && !text_is(word->lower, "or"))
            return false;
    }
    return false;
}

/* A word with a capital within a sentence that stands in front of "certified" is a certification that our list lacks: "Greenguard certified". */
static bool is_unknown_claim(const struct phrase *phrase, size_t at)
{
    const struct word *word = &phrase->words[at];
    if (at + 1 >= phrase->n_words || !text_starts(phrase->words[at + 1].lower, TEXT("certif")))
        return false;
    bool capital = word->as.data[0] >= 'A' && word->as.data[0] <= 'Z' && at > 0;
    return capital && word->kind == NOUN_UNKNOWN && !(word->flags & (WORD_PADDING | WORD_FUNCTION));
}

/* How many words from AT on are a European standard, whichever: "EN 1004", "EN ISO 20471"; 0: none. Goods are made to many, and only some are claimed: where
 * a term begins with it, or where it is said to be passed. */
static size_t european_standard_at(const struct phrase *phrase, size_t at)
{
    size_t n = 1;
    int64_t number;
    if (!text_is(phrase->words[at].as, "EN"))
        return 0;
    n += at + n < phrase->n_words && text_is(phrase->words[at + n].as, "ISO");
    bool is_numbered = at + n < phrase->n_words && text_to_int(phrase->words[at + n].as, &number);
    return is_numbered && (at == 0 || is_claimed(phrase, at, n + 1)) ? n + 1 : 0;
}

/* How many words from AT on name a certification; 0: none. */
static size_t name_at(const struct subject *s, const struct phrase *phrase, size_t at)
{
    for (size_t n = word_starts(&phrase->words[at], LIST_CERTIFICATION) ? LONGEST_NAME : 0; n > 0; n--) {
        if (at + n > phrase->n_words || !lexicon_lists(s->check->lexicon, LIST_CERTIFICATION, phrase_join(s->scratch, phrase, at, n)))
            continue;
        const struct word *word = &phrase->words[at];
        bool small = n == 1 && !(word->flags & (WORD_CAPITALS | WORD_DIGIT));
        bool doubtful = n == 1 && word_in(word, LIST_CERTIFICATION_WORD);
        if (is_claimed(phrase, at, n) || !(small || doubtful) || (doubtful && (word->flags & WORD_CAPITALS)))
            return n;
        return small && !doubtful && word->as.data[0] >= 'A' && word->as.data[0] <= 'Z' ? n : 0; /* RoHS, Halal */
    }
    size_t n_standard = european_standard_at(phrase, at);
    return n_standard ? n_standard : is_unknown_claim(phrase, at) ? 1 : 0;
}

bool certification_unheld(const struct subject *s, const struct phrase *phrase, size_t *at, size_t *n_words)
{
    while (*at < phrase->n_words) {
        *n_words = name_at(s, phrase, *at);
        if (*n_words && !is_held(s, phrase_join(s->scratch, phrase, *at, *n_words)))
            return true;
        *at += *n_words ? *n_words : 1;
    }
    return false;
}
