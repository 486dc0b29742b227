/* wordnet.c */
#include "language/wordnet.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"

enum { MAX_ABOVE = 64 };

/* What the index has of a word. */
struct noun {
    struct text line; /* empty: it is no noun */
    uint32_t senses[MAX_SENSES];
    uint32_t n_senses;
};

struct wordnet_memo {
    struct arena *arena;
    struct map words; /* to their NOUNS */
    struct noun *nouns;
    size_t room;
};

static struct text map_file(struct arena *arena, const char *folder, const char *name)
{
    struct text bytes = {NULL, 0};
    int fd = open(text_format(arena, "%s/%s", folder, name).data, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return bytes;
    file_map(fd, &bytes);
    close(fd);
    return bytes;
}

static const char *const places[] = {"/usr/share/wordnet", "/usr/local/share/wordnet", "/opt/homebrew/opt/wordnet/dict", "/usr/share/wordnet-3.0/dict"};

uint64_t wordnet_version(struct arena *arena)
{
    static const char *const names[] = {"index.noun", "data.noun", "index.adj", "index.verb", "noun.exc"};
    const char *given = getenv("VITRINE_WORDNET");
    struct digest digest = digest_begin(arena);
    bool found = false;
    for (size_t i = 0; i < sizeof places / sizeof *places && !found && !(given && i); i++)
        for (size_t k = 0; k < sizeof names / sizeof *names && (found || k == 0); k++) {
            struct stat st;
            bool there = stat(text_format(arena, "%s/%s", given ? given : places[i], names[k]).data, &st) == 0;
            found = found || (there && st.st_size > 0);
            digest_number(&digest, there ? (uint64_t)st.st_size : 0);
        }
    return digest_end(&digest);
}

/* Where the line begins that holds AT. */
static size_t line_start(struct text file, size_t at)
{
    enum { USUAL_LINE = 256 }; /* what looks at memory for us (sanitizers) looks at all that it is told of */
    for (size_t back = USUAL_LINE;; back *= 2) {
        size_t from = back < at ? at - back : 0;
        const char *before = memrchr(file.data + from, '\n', at - from);
        if (before || from == 0)
            return before ? (size_t)(before - file.data) + 1 : 0;
    }
}

static size_t line_end(struct text file, size_t at)
{
    size_t end = text_find_byte(file, '\n', at);
    return end == TEXT_NOT_FOUND ? file.size : end;
}

/* Where the first line begins whose first byte is BYTE or more: not before LOW. */
static size_t first_of(struct text file, size_t low, unsigned byte)
{
    for (size_t high = file.size; low < high;) {
        size_t at = line_start(file, low + (high - low) / 2);
        if ((unsigned char)file.data[at] < byte)
            low = line_end(file, at) + 1;
        else
            high = at;
    }
    return low < file.size ? low : file.size;
}

/* A quarter of a millisecond; words are looked up by the hundred thousand. */
static struct wordnet_index index_file(struct text file)
{
    struct wordnet_index index = {.lines = file};
    if (file.size > UINT32_MAX)
        return (struct wordnet_index){0};
    for (unsigned byte = 0, low = 0; byte <= 256; byte++)
        index.first[byte] = low = (unsigned)first_of(file, low, byte);
    return index;
}

bool wordnet_open(struct arena *arena, const char *folder, struct wordnet *wordnet)
{
    const char *given = folder ? folder : getenv("VITRINE_WORDNET");
    *wordnet = (struct wordnet){0};
    for (size_t i = 0; i < sizeof places / sizeof *places && !wordnet->nouns.lines.size; i++) {
        const char *place = given ? given : places[i];
        wordnet->nouns = index_file(map_file(arena, place, "index.noun"));
        wordnet->noun_data = map_file(arena, place, "data.noun");
        wordnet->adjectives = index_file(map_file(arena, place, "index.adj"));
        wordnet->verbs = index_file(map_file(arena, place, "index.verb"));
        wordnet->exceptions = index_file(map_file(arena, place, "noun.exc"));
        if (given)
            break;
    }
    return wordnet->nouns.lines.size && wordnet->noun_data.size;
}

void wordnet_close(struct wordnet *wordnet)
{
    file_unmap(wordnet->nouns.lines);
    file_unmap(wordnet->noun_data);
    file_unmap(wordnet->adjectives.lines);
    file_unmap(wordnet->verbs.lines);
    file_unmap(wordnet->exceptions.lines);
    *wordnet = (struct wordnet){0};
}

/* The line of INDEX whose first field is WORD with '_' for spaces; empty when there is none. */
static struct text find_line(const struct wordnet_index *index, struct text word)
{
    char key[96];
    if (word.size == 0 || word.size >= sizeof key)
        return (struct text){NULL, 0};
    for (size_t i = 0; i < word.size; i++)
        key[i] = word.data[i] == ' ' ? '_' : word.data[i];
    struct text file = index->lines, wanted = {key, word.size};
    for (size_t low = index->first[(unsigned char)key[0]], high = index->first[(unsigned char)key[0] + 1]; low < high;) {
        size_t at = line_start(file, low + (high - low) / 2);
        struct text first = text_slice(file, at, at + wanted.size + 1); /* a space ends the field, and comes before what a word is made of */
        int order = first.size > wanted.size ? memcmp(wanted.data, first.data, wanted.size) : 1;
        if (order == 0 && first.data[wanted.size] == ' ')
            return text_slice(file, at, line_end(file, at));
        if (order <= 0)
            high = at;
        else
            low = line_end(file, at) + 1;
    }
    return (struct text){NULL, 0};
}

struct wordnet_memo *wordnet_memo_new(struct arena *arena)
{
    struct wordnet_memo *memo = arena_alloc(arena, sizeof *memo);
    *memo = (struct wordnet_memo){.arena = arena, .words = map_new(arena)};
    return memo;
}

static struct noun read_noun(const struct wordnet *wordnet, struct text word)
{
    struct noun noun = {.line = find_line(&wordnet->nouns, word)};
    struct text rest = noun.line, piece;
    while (noun.n_senses < MAX_SENSES && text_next(&rest, ' ', &piece)) {
        int64_t offset;
        if (piece.size == 8 && text_to_int(piece, &offset) && (size_t)offset < wordnet->noun_data.size)
            noun.senses[noun.n_senses++] = (uint32_t)offset;
    }
    return noun;
}

/* Into *NOUN, or from the memo. */
static const struct noun *find_noun(const struct wordnet *wordnet, struct text word, struct noun *noun)
{
    struct wordnet_memo *memo = wordnet->memo;
    bool is_number = word.size && word.data[0] >= '0' && word.data[0] <= '9'; /* WordNet has few, a catalog has ever new ones */
    if (!memo || is_number) {
        *noun = read_noun(wordnet, word);
        return noun;
    }
    size_t at = map_find(&memo->words, word);
    if (at == MAP_NONE) {
        at = memo->words.n_items;
        memo->nouns = arena_more(memo->arena, memo->nouns, at, &memo->room, sizeof *memo->nouns, 256);
        memo->nouns[at] = read_noun(wordnet, word);
        map_add(&memo->words, text_copy(memo->arena, word), at);
    }
    return &memo->nouns[at];
}

bool wordnet_has_noun(const struct wordnet *wordnet, struct text word)
{
    struct noun noun;
    return find_noun(wordnet, word, &noun)->line.size > 0;
}

bool wordnet_has_adjective(const struct wordnet *wordnet, struct text word)
{
    return find_line(&wordnet->adjectives, word).size > 0;
}

bool wordnet_has_verb(const struct wordnet *wordnet, struct text word)
{
    return find_line(&wordnet->verbs, word).size > 0;
}

/* How many senses the index line LINE tells of: its third field. */
static int64_t count_senses(struct text line)
{
    int64_t n = 0;
    struct text field;
    for (int i = 0; i < 3 && text_next(&line, ' ', &field); i++)
        if (i == 2 && !text_to_int(field, &n))
            n = 0;
    return n;
}

bool wordnet_is_mostly_adjective(const struct wordnet *wordnet, struct text word)
{
    struct noun noun;
    return count_senses(find_line(&wordnet->adjectives, word)) > count_senses(find_noun(wordnet, word, &noun)->line);
}

size_t wordnet_senses(const struct wordnet *wordnet, struct text word, size_t senses[MAX_SENSES])
{
    struct noun room;
    const struct noun *noun = find_noun(wordnet, word, &room);
    for (size_t i = 0; i < noun->n_senses; i++)
        senses[i] = noun->senses[i];
    return noun->n_senses;
}

static struct text synset(const struct wordnet *wordnet, size_t offset)
{
    struct text data = wordnet->noun_data;
    struct text line = text_slice(data, offset, text_find_byte(data, '\n', offset));
    return text_slice(line, 0, text_find_byte(line, '|', 0));
}

static enum noun_kind kind_of(const struct wordnet *wordnet, size_t sense)
{
    int64_t kind;
    struct text line = synset(wordnet, sense);
    return text_to_int(text_slice(line, 9, 11), &kind) && kind >= NOUN_TOPS && kind <= NOUN_TIME ? (enum noun_kind)kind : NOUN_UNKNOWN;
}

enum noun_kind wordnet_kind(const struct wordnet *wordnet, struct text word)
{
    size_t senses[MAX_SENSES];
    return wordnet_senses(wordnet, word, senses) ? kind_of(wordnet, senses[0]) : NOUN_UNKNOWN;
}

enum noun_kind wordnet_trade_kind(const struct wordnet *wordnet, struct text word)
{
    enum { USUAL = 3, OF_A_PERSON = 6 };
    size_t senses[MAX_SENSES], n = wordnet_senses(wordnet, word, senses);
    enum noun_kind first = n ? kind_of(wordnet, senses[0]) : NOUN_UNKNOWN;
    if (first == NOUN_FOOD || first == NOUN_SUBSTANCE || first == NOUN_UNKNOWN)
        return first;
    size_t most = first == NOUN_PERSON || first == NOUN_ANIMAL || first == NOUN_PLANT ? OF_A_PERSON : USUAL;
    for (size_t i = 0; i < n && i < most; i++)
        if (kind_of(wordnet, senses[i]) == NOUN_ARTIFACT)
            return NOUN_ARTIFACT;
    return first;
}

/* The synsets one level above: pointers "@" and "@i". */
static size_t find_above(const struct wordnet *wordnet, size_t offset, size_t *above, size_t room)
{
    struct text rest = synset(wordnet, offset), piece;
    size_t n = 0;
    while (n < room && text_next(&rest, ' ', &piece)) {
        int64_t value;
        if (!text_is(piece, "@") && !text_is(piece, "@i"))
            continue;
        if (text_next(&rest, ' ', &piece) && text_to_int(piece, &value) && (size_t)value < wordnet->noun_data.size)
            above[n++] = (size_t)value;
    }
    return n;
}

static bool contains(const size_t *items, size_t n, size_t item)
{
    for (size_t i = 0; i < n; i++)
        if (items[i] == item)
            return true;
    return false;
}

int wordnet_levels(const struct wordnet *wordnet, struct text word, struct text above, int farthest, size_t n_senses)
{
    size_t wanted[MAX_SENSES], level[MAX_ABOVE], next[MAX_ABOVE];
    size_t n_wanted = wordnet_senses(wordnet, above, wanted), n = wordnet_senses(wordnet, word, level);
    n = n < n_senses ? n : n_senses;
    for (int depth = 0; depth <= farthest && n > 0 && n_wanted > 0; depth++) {
        size_t n_next = 0;
        for (size_t i = 0; i < n; i++)
            if (contains(wanted, n_wanted, level[i]))
                return depth;
        for (size_t i = 0; i < n && n_next + 4 < MAX_ABOVE; i++)
            n_next += find_above(wordnet, level[i], next + n_next, 4);
        memcpy(level, next, n_next * sizeof *level);
        n = n_next;
    }
    return -1;
}

/* The first word of a synset that is too wide to make two things akin. */
static bool is_wide(const struct wordnet *wordnet, size_t sense)
{
    static const char *const words[] = {
        "entity",    "physical_entity", "object",    "whole",     "artifact",     "instrumentality", "device",   "equipment",    "implement",
        "covering",  "structure",       "article",   "commodity", "matter",       "substance",       "thing",    "part",         "unit",
        "system",    "abstraction",     "material",  "area",      "way",          "sheet",           "strip",    "creation",     "product",
        "means",     "solid",           "attribute", "group",     "causal_agent", "person",          "organism", "living_thing", "consumer_goods",
        "mechanism", "machine",         "vessel"};
    struct text rest = synset(wordnet, sense), piece;
    for (size_t field = 0; text_next(&rest, ' ', &piece); field++)
        if (field == 4)
            for (size_t i = 0; i < sizeof words / sizeof *words; i++)
                if (text_is(piece, words[i]))
                    return true;
    return false;
}

/* WORD's senses and what lies over them, three levels up. */
static size_t ancestors(const struct wordnet *wordnet, struct text word, size_t *found)
{
    enum { SENSES = 3, LEVELS = 3 };
    size_t senses[MAX_SENSES], n = wordnet_senses(wordnet, word, senses), from = 0;
    n = n < SENSES ? n : SENSES;
    memcpy(found, senses, n * sizeof *found);
    for (int level = 0; level < LEVELS; level++) {
        size_t to = n;
        for (size_t i = from; i < to && n + 4 < MAX_ABOVE; i++)
            n += find_above(wordnet, found[i], found + n, 4);
        from = to;
    }
    return n;
}

bool wordnet_kin(const struct wordnet *wordnet, struct text a, struct text b)
{
    size_t of_a[MAX_ABOVE], of_b[MAX_ABOVE], n_a = ancestors(wordnet, a, of_a), n_b = ancestors(wordnet, b, of_b);
    for (size_t i = 0; i < n_a; i++)
        if (contains(of_b, n_b, of_a[i]) && !is_wide(wordnet, of_a[i]))
            return true;
    return false;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Does TEXT hold WORD, or WORD with an s or es? */
static bool holds_word(struct text text, struct text word)
{
    for (size_t at = 0; word.size && (at = text_find(text, word, at)) != TEXT_NOT_FOUND; at++) {
        struct text rest = text_slice(text, at + word.size, text.size);
        size_t ending = text_starts(rest, TEXT("es")) ? 2 : text_starts(rest, TEXT("s"));
        bool begins = at == 0 || !is_letter(text.data[at - 1]);
        bool ends = rest.size == 0 || !is_letter(rest.data[0]) || rest.size == ending || !is_letter(rest.data[ending]);
        if (begins && ends)
            return true;
    }
    return false;
}

/* What SENSE means, without the examples in quotes behind it. */
static struct text explanation(const struct wordnet *wordnet, size_t sense)
{
    struct text data = wordnet->noun_data, line = text_slice(data, sense, text_find_byte(data, '\n', sense));
    size_t bar = text_find_byte(line, '|', 0);
    struct text meaning = bar == TEXT_NOT_FOUND ? TEXT("") : text_slice(line, bar + 1, line.size);
    return text_slice(meaning, 0, text_find_byte(meaning, '"', 0));
}

bool wordnet_explains(const struct wordnet *wordnet, struct text word, struct text other)
{
    enum { USUAL = 2 };
    size_t senses[MAX_SENSES], n = wordnet_senses(wordnet, word, senses);
    for (size_t i = 0; i < n && i < USUAL; i++)
        if (holds_word(explanation(wordnet, senses[i]), other))
            return true;
    return false;
}

/* The words of synset SENSE but SKIP, MOST at most, with spaces. */
static size_t words_of(struct arena *arena, const struct wordnet *wordnet, size_t sense, struct text skip, struct text *names, size_t most)
{
    struct text rest = synset(wordnet, sense), piece;
    size_t n = 0;
    for (size_t field = 0; text_next(&rest, ' ', &piece) && n < most; field++) {
        if (field < 4 || field % 2)
            continue;
        if (piece.size < 3 || (piece.data[0] >= '0' && piece.data[0] <= '9'))
            break; /* the number of pointers ends the words */
        char *plain = arena_alloc(arena, piece.size + 1);
        for (size_t i = 0; i < piece.size; i++)
            plain[i] = piece.data[i] == '_' ? ' ' : piece.data[i];
        if (!text_equal_fold((struct text){plain, piece.size}, skip))
            names[n++] = (struct text){plain, piece.size};
    }
    return n;
}

size_t wordnet_synonyms(struct arena *arena, const struct wordnet *wordnet, struct text word, struct text *names, size_t most)
{
    size_t senses[MAX_SENSES];
    return wordnet_senses(wordnet, word, senses) ? words_of(arena, wordnet, senses[0], word, names, most) : 0;
}

size_t wordnet_broader(struct arena *arena, const struct wordnet *wordnet, struct text word, struct text *names, size_t most)
{
    size_t senses[MAX_SENSES], above[4];
    if (wordnet_senses(wordnet, word, senses) == 0 || find_above(wordnet, senses[0], above, 4) == 0 || is_wide(wordnet, above[0]))
        return 0;
    return words_of(arena, wordnet, above[0], word, names, most);
}

struct text wordnet_exception(const struct wordnet *wordnet, struct text word)
{
    struct text line = find_line(&wordnet->exceptions, word);
    if (line.size == 0)
        return (struct text){NULL, 0};
    struct text first = text_slice(line, word.size + 1, line.size);
    return text_slice(first, 0, text_find_byte(first, ' ', 0));
}
