/* lexicon.c - our word lists over WordNet, and what a worker remembers of both. */
#include "language/lexicon.h"

#include "base/embedded.h"

enum { USUAL_PHRASES = 4096 };

static const char *const list_files[] = {
#define LIST(name, file) file,
#include "language/lists.def"
#undef LIST
};

enum { MOST_NAMES = 8 };

struct names {
    struct text items[MOST_NAMES];
    size_t n;
};

/* What was looked up before: facts by word, levels by a pair of words, other names of a word. */
struct lexicon_memo {
    struct arena *arena;
    struct map words, pairs, named;
    struct word_facts *facts;
    int *levels;
    struct names *names; /* of each word that is NAMED */
    size_t n_facts, facts_room, n_levels, levels_room, names_room;
};

/* Lines of a word list: one phrase each, "#" begins a comment. */
static bool next_line(struct text *rest, struct text *line)
{
    while (text_next(rest, '\n', line)) {
        *line = text_trim(text_slice(*line, 0, text_find_byte(*line, '#', 0)));
        if (line->size)
            return true;
    }
    return false;
}

static bool open_list(struct arena *arena, const char *name, struct text *bytes)
{
    return embedded_find(text_format(arena, "src/language/words/%s.txt", name), bytes);
}

/* "common: rare, rare" */
static void read_rare(struct lexicon *lexicon, struct text bytes)
{
    struct text line, rare;
    lexicon->common = arena_array(lexicon->arena, struct text, bytes.size / 4 + 1);
    while (next_line(&bytes, &line)) {
        size_t colon = text_find_byte(line, ':', 0);
        lexicon->common[lexicon->n_common++] = text_slice(line, 0, colon);
        for (struct text rest = text_slice(line, colon + 1, line.size); text_next(&rest, ',', &rare);)
            map_add(&lexicon->rare, text_trim(rare), lexicon->n_common - 1);
    }
}

/* "name = name = name": one group of synonyms a line; a line of one name is just a noun. */
static void read_trade(struct lexicon *lexicon, struct text bytes)
{
    struct text line, name;
    for (size_t group = 0; next_line(&bytes, &line); group++)
        for (struct text rest = line; text_next(&rest, '=', &name);)
            map_add(&lexicon->trade, text_trim(name), group);
}

void lexicon_open(struct arena *arena, const char *path, struct lexicon *lexicon)
{
    struct text bytes, line;
    *lexicon = (struct lexicon){.arena = arena, .phrases = map_new(arena), .trade = map_new(arena), .rare = map_new(arena)};
    lexicon->has_wordnet = wordnet_open(arena, path, &lexicon->wordnet);
    map_reserve(&lexicon->phrases, USUAL_PHRASES);
    for (size_t i = 0; i < N_LISTS; i++)
        if (open_list(arena, list_files[i], &bytes))
            while (next_line(&bytes, &line))
                lexicon_add(lexicon, (enum word_list)i, line);
    if (open_list(arena, "rare", &bytes))
        read_rare(lexicon, bytes);
    if (open_list(arena, "trade", &bytes))
        read_trade(lexicon, bytes);
}

void lexicon_close(struct lexicon *lexicon)
{
    wordnet_close(&lexicon->wordnet);
}

void lexicon_remember(struct lexicon *lexicon, struct arena *arena)
{
    lexicon->memo = arena_alloc(arena, sizeof *lexicon->memo);
    *lexicon->memo = (struct lexicon_memo){.arena = arena, .words = map_new(arena), .pairs = map_new(arena), .named = map_new(arena)};
    lexicon->wordnet.memo = wordnet_memo_new(arena);
}

struct listed lexicon_listed(const struct lexicon *lexicon, struct text phrase)
{
    size_t at = map_find(&lexicon->phrases, phrase);
    static const struct listed nothing;
    return at == MAP_NONE ? nothing : lexicon->listed[at];
}

static struct listed *enter(struct lexicon *lexicon, struct text phrase)
{
    size_t at = map_add(&lexicon->phrases, phrase, lexicon->n_listed);
    if (at < lexicon->n_listed)
        return &lexicon->listed[at];
    lexicon->listed = arena_more(lexicon->arena, lexicon->listed, lexicon->n_listed, &lexicon->listed_room, sizeof *lexicon->listed, USUAL_PHRASES);
    return &lexicon->listed[lexicon->n_listed++];
}

void lexicon_add(struct lexicon *lexicon, enum word_list list, struct text phrase)
{
    size_t end = 0;
    while (end < phrase.size && phrase.data[end] != ' ' && phrase.data[end] != '-')
        end++;
    enter(lexicon, phrase)->lists |= (uint64_t)1 << list;
    enter(lexicon, text_slice(phrase, 0, end))->starts |= (uint64_t)1 << list;
}

bool lexicon_is_noun(const struct lexicon *lexicon, struct text word)
{
    return map_find(&lexicon->trade, word) != MAP_NONE || wordnet_has_noun(&lexicon->wordnet, word);
}

bool lexicon_is_adjective(const struct lexicon *lexicon, struct text word)
{
    return wordnet_has_adjective(&lexicon->wordnet, word);
}

static struct word_facts look_up(struct arena *arena, const struct lexicon *lexicon, struct text word)
{
    struct word_facts facts = {.base = lexicon_singular(arena, lexicon, word)};
    bool trade = map_find(&lexicon->trade, facts.base) != MAP_NONE;
    struct text first = text_slice(word, 0, text_find_byte(word, '-', 0));
    struct listed own = lexicon_listed(lexicon, word), of_base = lexicon_listed(lexicon, facts.base), of_first = lexicon_listed(lexicon, first);
    facts.lists = own.lists | of_base.lists;
    facts.starts = own.starts | of_first.starts;
    facts.first = wordnet_kind(&lexicon->wordnet, facts.base);
    facts.is_noun = trade || facts.first != NOUN_UNKNOWN;
    facts.kind = trade || of_base.lists >> LIST_ACCESSORY & 1 ? NOUN_ARTIFACT : wordnet_trade_kind(&lexicon->wordnet, facts.base);
    facts.is_adjective = lexicon_is_adjective(lexicon, word);
    facts.is_mostly_adjective = facts.is_adjective && !trade && wordnet_is_mostly_adjective(&lexicon->wordnet, word);
    facts.is_verb = wordnet_has_verb(&lexicon->wordnet, word);
    return facts;
}

struct word_facts lexicon_look(struct arena *arena, const struct lexicon *lexicon, struct text word)
{
    struct lexicon_memo *memo = lexicon->memo;
    if (!memo)
        return look_up(arena, lexicon, word);
    size_t at = map_find(&memo->words, word);
    if (at != MAP_NONE)
        return memo->facts[at];
    memo->facts = arena_more(memo->arena, memo->facts, memo->n_facts, &memo->facts_room, sizeof *memo->facts, 256);
    struct text kept = text_copy(memo->arena, word);
    map_add(&memo->words, kept, memo->n_facts);
    memo->facts[memo->n_facts] = look_up(memo->arena, lexicon, kept);
    return memo->facts[memo->n_facts++];
}

bool lexicon_trades_as(const struct lexicon *lexicon, struct text a, struct text b)
{
    size_t group = map_find(&lexicon->trade, a);
    return group != MAP_NONE && group == map_find(&lexicon->trade, b);
}

static int find_levels(const struct lexicon *lexicon, struct text word, struct text above, int farthest)
{
    enum { USUAL_SENSES = 4 }; /* rare senses mislead more than they help */
    if (text_equal(word, above) || lexicon_trades_as(lexicon, word, above))
        return 0;
    return wordnet_levels(&lexicon->wordnet, word, above, farthest, USUAL_SENSES);
}

static int find_kin(const struct lexicon *lexicon, struct text a, struct text b, int near)
{
    return find_levels(lexicon, a, b, near) >= 0 || find_levels(lexicon, b, a, near) >= 0 || wordnet_kin(&lexicon->wordnet, a, b);
}

static int find_same(const struct lexicon *lexicon, struct text a, struct text b, int unused)
{
    (void)unused;
    if (text_equal(a, b) || lexicon_trades_as(lexicon, a, b))
        return true;
    return wordnet_levels(&lexicon->wordnet, a, b, 0, 1) == 0 || wordnet_levels(&lexicon->wordnet, b, a, 0, 1) == 0;
}

static int find_explained(const struct lexicon *lexicon, struct text a, struct text b, int unused)
{
    (void)unused;
    return wordnet_explains(&lexicon->wordnet, a, b) || wordnet_explains(&lexicon->wordnet, b, a);
}

typedef int question(const struct lexicon *lexicon, struct text a, struct text b, int far);

/* The answer to a question about two words, from the memo when it was asked before. MARK tells the questions apart. */
static int ask(const struct lexicon *lexicon, question *find, char mark, struct text a, struct text b, int far)
{
    char key[200];
    struct lexicon_memo *memo = lexicon->memo;
    if (!memo || a.size + b.size + 4 > sizeof key)
        return find(lexicon, a, b, far);
    memcpy(key, a.data ? a.data : "", a.size);
    key[a.size] = (char)(far + 1);
    key[a.size + 1] = mark;
    memcpy(key + a.size + 2, b.data ? b.data : "", b.size);
    struct text pair = {key, a.size + b.size + 2};
    size_t at = map_find(&memo->pairs, pair);
    if (at != MAP_NONE)
        return memo->levels[at];
    memo->levels = arena_more(memo->arena, memo->levels, memo->n_levels, &memo->levels_room, sizeof *memo->levels, 256);
    map_add(&memo->pairs, text_copy(memo->arena, pair), memo->n_levels);
    memo->levels[memo->n_levels] = find(lexicon, a, b, far);
    return memo->levels[memo->n_levels++];
}

int lexicon_levels(const struct lexicon *lexicon, struct text word, struct text above, int farthest)
{
    return ask(lexicon, find_levels, 'l', word, above, farthest);
}

bool lexicon_kin(const struct lexicon *lexicon, struct text a, struct text b, int near)
{
    return ask(lexicon, find_kin, 'k', a, b, near);
}

bool lexicon_same(const struct lexicon *lexicon, struct text a, struct text b)
{
    return ask(lexicon, find_same, 's', a, b, 0);
}

bool lexicon_explains(const struct lexicon *lexicon, struct text a, struct text b)
{
    return ask(lexicon, find_explained, 'e', a, b, 0);
}

static void add_name(struct text *names, size_t *n, size_t most, struct text name, struct text word)
{
    if (*n == most || text_equal_fold(name, word))
        return;
    for (size_t i = 0; i < *n; i++)
        if (text_equal_fold(names[i], name))
            return;
    names[(*n)++] = name;
}

static size_t find_synonyms(struct arena *arena, const struct lexicon *lexicon, struct text word, struct text *names, size_t most)
{
    size_t n = 0, group = map_find(&lexicon->trade, word);
    struct text bytes, line, name, others[8];
    if (group != MAP_NONE && open_list(arena, "trade", &bytes))
        for (size_t i = 0; next_line(&bytes, &line); i++)
            for (struct text rest = line; i == group && text_next(&rest, '=', &name);)
                add_name(names, &n, most, text_trim(name), word);
    if (group != MAP_NONE) /* our groups are what trade says; WordNet would add the motorcycle to the bike, and stockings to the hose */
        return n;
    size_t n_others = wordnet_synonyms(arena, &lexicon->wordnet, word, others, sizeof others / sizeof *others);
    struct text narrower = TEXT_JOIN(arena, TEXT(" "), word);
    for (size_t i = 0; i < n_others; i++)
        if (text_ends(others[i], narrower)) /* the sense is a special one: a "tobacco pipe", a "baseball glove" */
            return 0;
    for (size_t i = 0; i < n_others; i++) { /* a word that means something else first, or a proper name, misleads: "ticker" for a watch */
        bool proper = text_equal(text_lower(arena, others[i]), others[i]) == false;
        if (!proper && wordnet_levels(&lexicon->wordnet, others[i], word, 0, 1) == 0)
            add_name(names, &n, most, others[i], word);
    }
    return n;
}

size_t lexicon_synonyms(struct arena *arena, const struct lexicon *lexicon, struct text word, struct text *names, size_t most)
{
    struct lexicon_memo *memo = lexicon->memo;
    if (!memo || most > MOST_NAMES)
        return find_synonyms(arena, lexicon, word, names, most);
    size_t at = map_find(&memo->named, word);
    if (at == MAP_NONE) {
        at = memo->named.n_items;
        memo->names = arena_more(memo->arena, memo->names, at, &memo->names_room, sizeof *memo->names, 64);
        struct text kept = text_copy(memo->arena, word);
        memo->names[at].n = find_synonyms(memo->arena, lexicon, kept, memo->names[at].items, MOST_NAMES);
        map_add(&memo->named, kept, at);
    }
    size_t n = memo->names[at].n < most ? memo->names[at].n : most;
    for (size_t i = 0; i < n; i++)
        names[i] = memo->names[at].items[i];
    return n;
}

struct text lexicon_common_name(const struct lexicon *lexicon, struct text word)
{
    size_t index = map_find(&lexicon->rare, word);
    return index == MAP_NONE ? (struct text){NULL, 0} : lexicon->common[index];
}
