/* lexicon.c - wndb(5): index lines are sorted, data lines are addressed by byte offset. */
#include "language/lexicon.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/embedded.h"

static const struct {
    const char *file;
    enum word_list list;
} list_files[] = {
    {"praise", LIST_PRAISE},
    {"trade-talk", LIST_TRADE_TALK},
    {"time", LIST_TIME},
    {"innocent", LIST_INNOCENT},
    {"class", LIST_CLASS},
    {"no-product", LIST_NO_PRODUCT},
    {"certifications", LIST_CERTIFICATION},
    {"brands", LIST_BRAND},
    {"acronyms", LIST_ACRONYM},
    {"units", LIST_UNIT},
    {"materials", LIST_MATERIAL},
    {"function", LIST_FUNCTION},
    {"plain", LIST_PLAIN},
    {"far", LIST_FAR},
    {"pairs", LIST_PAIR},
};

static struct text map_file(struct arena *arena, const char *folder, const char *name)
{
    struct stat st;
    struct text bytes = {NULL, 0};
    int fd = open(text_format(arena, "%s/%s", folder, name).data, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return bytes;
    if (fstat(fd, &st) == 0 && st.st_size > 0) {
        void *at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (at != MAP_FAILED)
            bytes = (struct text){at, (size_t)st.st_size};
    }
    close(fd);
    return bytes;
}

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
    static const char *const places[] = {"/usr/share/wordnet", "/usr/local/share/wordnet", "/opt/homebrew/opt/wordnet/dict", "/usr/share/wordnet-3.0/dict"};
    struct text bytes, line;
    *lexicon = (struct lexicon){.arena = arena, .trade = map_new(arena), .rare = map_new(arena)};
    const char *given = path ? path : getenv("VITRINE_WORDNET");
    for (size_t i = 0; i < sizeof places / sizeof *places && !lexicon->nouns.size; i++) {
        const char *folder = given ? given : places[i];
        lexicon->nouns = map_file(arena, folder, "index.noun");
        lexicon->noun_data = map_file(arena, folder, "data.noun");
        lexicon->adjectives = map_file(arena, folder, "index.adj");
        lexicon->exceptions = map_file(arena, folder, "noun.exc");
        if (given)
            break;
    }
    lexicon->has_wordnet = lexicon->nouns.size && lexicon->noun_data.size;
    for (size_t i = 0; i < N_LISTS; i++)
        lexicon->lists[i] = map_new(arena);
    for (size_t i = 0; i < sizeof list_files / sizeof *list_files; i++)
        if (open_list(arena, list_files[i].file, &bytes))
            while (next_line(&bytes, &line))
                map_add(&lexicon->lists[list_files[i].list], line, 1);
    if (open_list(arena, "rare", &bytes))
        read_rare(lexicon, bytes);
    if (open_list(arena, "trade", &bytes))
        read_trade(lexicon, bytes);
}

static void unmap(struct text bytes)
{
    if (bytes.size) {
        void *at;
        memcpy(&at, &bytes.data, sizeof at);
        munmap(at, bytes.size);
    }
}

void lexicon_close(struct lexicon *lexicon)
{
    unmap(lexicon->nouns);
    unmap(lexicon->noun_data);
    unmap(lexicon->adjectives);
    unmap(lexicon->exceptions);
}

bool lexicon_lists(const struct lexicon *lexicon, enum word_list list, struct text phrase)
{
    return map_find(&lexicon->lists[list], phrase) != MAP_NONE;
}

void lexicon_add(struct lexicon *lexicon, enum word_list list, struct text phrase)
{
    map_add(&lexicon->lists[list], phrase, 1);
}

/* The line of a sorted FILE whose first field is WORD with '_' for spaces; empty when there is none. */
static struct text find_line(struct text file, struct text word)
{
    char key[96];
    if (word.size == 0 || word.size >= sizeof key)
        return (struct text){NULL, 0};
    for (size_t i = 0; i < word.size; i++)
        key[i] = word.data[i] == ' ' ? '_' : word.data[i];
    struct text wanted = {key, word.size};
    for (size_t low = 0, high = file.size; low < high;) {
        size_t at = low + (high - low) / 2;
        while (at > low && file.data[at - 1] != '\n')
            at--;
        size_t end = text_find_byte(file, '\n', at);
        end = end == TEXT_NOT_FOUND ? file.size : end;
        struct text line = text_slice(file, at, end), first = text_slice(line, 0, text_find_byte(line, ' ', 0));
        int order = text_compare(wanted, first);
        if (order == 0)
            return line;
        if (order < 0)
            high = at;
        else
            low = end + 1;
    }
    return (struct text){NULL, 0};
}

/* The offsets of WORD's synsets, most used first. */
static size_t find_senses(const struct lexicon *lexicon, struct text word, size_t *offsets)
{
    struct text line = find_line(lexicon->nouns, word), piece;
    size_t n = 0;
    for (struct text rest = line; text_next(&rest, ' ', &piece) && n < MAX_SENSES;) {
        int64_t offset;
        if (piece.size == 8 && text_to_int(piece, &offset) && (size_t)offset < lexicon->noun_data.size)
            offsets[n++] = (size_t)offset;
    }
    return n;
}

static struct text synset(const struct lexicon *lexicon, size_t offset)
{
    struct text data = lexicon->noun_data;
    size_t end = text_find_byte(data, '\n', offset);
    struct text line = text_slice(data, offset, end);
    return text_slice(line, 0, text_find_byte(line, '|', 0));
}

/* The synsets one level above: pointers "@" and "@i". */
static size_t find_above(const struct lexicon *lexicon, size_t offset, size_t *above, size_t room)
{
    struct text rest = synset(lexicon, offset), piece;
    size_t n = 0;
    while (n < room && text_next(&rest, ' ', &piece)) {
        int64_t value;
        if (!text_is(piece, "@") && !text_is(piece, "@i"))
            continue;
        if (text_next(&rest, ' ', &piece) && text_to_int(piece, &value) && (size_t)value < lexicon->noun_data.size)
            above[n++] = (size_t)value;
    }
    return n;
}

bool lexicon_is_noun(const struct lexicon *lexicon, struct text word)
{
    return map_find(&lexicon->trade, word) != MAP_NONE || find_line(lexicon->nouns, word).size > 0;
}

bool lexicon_is_adjective(const struct lexicon *lexicon, struct text word)
{
    return find_line(lexicon->adjectives, word).size > 0;
}

static bool ends_with(struct text word, const char *ending)
{
    return text_ends(word, text_of(ending));
}

/* Nouns that look plural and have no singular in trade, or the same form for both. */
static bool is_always_plural(struct text word)
{
    static const char *const words[] = {"scissors", "pliers",  "tongs",    "tweezers",   "pants",   "trousers",   "shorts",   "jeans",
                                        "leggings", "tights",  "glasses",  "sunglasses", "goggles", "binoculars", "clothes",  "overalls",
                                        "pajamas",  "pyjamas", "shears",   "headphones", "series",  "species",    "aircraft", "sheep",
                                        "fish",     "earbuds", "supplies", "goods",      "briefs",  "boxers",     "stairs",   "lens"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return true;
    return false;
}

struct text lexicon_singular(struct arena *arena, const struct lexicon *lexicon, struct text word)
{
    static const struct {
        const char *ending, *instead;
    } rules[] = {
        {"ies", "y"}, {"ches", "ch"}, {"shes", "sh"}, {"sses", "ss"}, {"xes", "x"}, {"zes", "ze"},
        {"zes", "z"}, {"ves", "ve"},  {"oes", "o"},   {"ses", "se"},  {"s", ""},
    };
    struct text line = find_line(lexicon->exceptions, word);
    if (is_always_plural(word) || word.size < 3 || ends_with(word, "ss") || ends_with(word, "us") || ends_with(word, "is"))
        return word;
    if (line.size) {
        struct text first = text_slice(line, word.size + 1, line.size);
        return text_slice(first, 0, text_find_byte(first, ' ', 0));
    }
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        if (!ends_with(word, rules[i].ending))
            continue;
        struct text stem = text_slice(word, 0, word.size - strlen(rules[i].ending));
        struct text made = text_format(arena, "%.*s%s", TEXT_ARGS(stem), rules[i].instead);
        bool last = i + 1 == sizeof rules / sizeof *rules;
        if (lexicon_is_noun(lexicon, made) || (last && stem.size > 2 && !lexicon_is_noun(lexicon, word)))
            return made;
    }
    return word;
}

static bool is_vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

/* Mass nouns: WordNet files them under substance, food (by kind of stuff) or as materials of ours. */
static bool is_mass(const struct lexicon *lexicon, struct text word)
{
    static const char *const words[] = {
        "rice",       "tea",        "coffee",    "sugar",      "salt",      "flour",     "oil",    "water",    "milk",       "furniture",   "equipment",
        "clothing",   "jewelry",    "jewellery", "hardware",   "machinery", "packaging", "paper",  "wool",     "cotton",     "honey",       "wine",
        "beer",       "sand",       "cement",    "glue",       "paint",     "powder",    "fabric", "lighting", "footwear",   "luggage",     "tableware",
        "cookware",   "drinkware",  "fencing",   "flooring",   "wiring",    "tubing",    "piping", "garlic",   "ginger",     "wheat",       "corn",
        "underwear",  "sportswear", "bedding",   "stationery", "software",  "meat",      "beef",   "pork",     "juice",      "butter",      "cheese",
        "bread",      "seafood",    "shrimp",    "soap",       "shampoo",   "yarn",      "thread", "foam",     "film",       "foil",        "grease",
        "fertilizer", "denim",      "silk",      "linen",      "plywood",   "timber",    "lumber", "steel",    "silverware", "kitchenware", "knitwear",
        "swimwear",   "turmeric",   "cinnamon",  "pepper",     "tape"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return !text_is(word, "tape") && !text_is(word, "film");
    return lexicon_lists(lexicon, LIST_MATERIAL, word);
}

/* Words whose plural in -ves is usual (WordNet's exceptions list the forms, not the preference). */
static bool takes_ves(struct text word)
{
    static const char *const words[] = {"shelf", "knife", "leaf",  "loaf", "half",  "scarf",    "wolf",      "calf",     "life",
                                        "wife",  "elf",   "thief", "hoof", "wharf", "penknife", "bookshelf", "jackknife"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (text_is(word, words[i]))
            return true;
    return false;
}

struct text lexicon_plural(struct arena *arena, const struct lexicon *lexicon, struct text word, enum plural *kind)
{
    static const struct {
        const char *one, *many;
    } odd[] = {
        {"man", "men"},  {"woman", "women"},     {"child", "children"},  {"foot", "feet"},     {"tooth", "teeth"}, {"mouse", "mice"},    {"goose", "geese"},
        {"die", "dies"}, {"potato", "potatoes"}, {"tomato", "tomatoes"}, {"mango", "mangoes"}, {"ox", "oxen"},     {"person", "people"}, {"quiz", "quizzes"},
    };
    *kind = PLURAL_IRREGULAR;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        if (text_is(word, odd[i].one)) {
            *kind = text_is(word, "die") ? PLURAL_REGULAR : PLURAL_IRREGULAR;
            return text_of(odd[i].many);
        }
    if (takes_ves(word)) {
        size_t cut = ends_with(word, "fe") ? 2 : 1;
        return text_format(arena, "%.*sves", (int)(word.size - cut), word.data);
    }
    if (is_always_plural(word) || is_mass(lexicon, word)) {
        *kind = PLURAL_NONE;
        return word;
    }
    if (word.size > 1 && ends_with(word, "y") && !is_vowel(word.data[word.size - 2]))
        return text_format(arena, "%.*sies", (int)(word.size - 1), word.data);
    if (ends_with(word, "s") || ends_with(word, "x") || ends_with(word, "z") || ends_with(word, "ch") || ends_with(word, "sh"))
        return text_format(arena, "%.*ses", TEXT_ARGS(word));
    *kind = PLURAL_REGULAR;
    return text_format(arena, "%.*ss", TEXT_ARGS(word));
}

static bool contains(const size_t *items, size_t n, size_t item)
{
    for (size_t i = 0; i < n; i++)
        if (items[i] == item)
            return true;
    return false;
}

int lexicon_levels(const struct lexicon *lexicon, struct text word, struct text above, int farthest)
{
    size_t wanted[MAX_SENSES], level[MAX_ABOVE], next[MAX_ABOVE];
    size_t a = map_find(&lexicon->trade, word), b = map_find(&lexicon->trade, above);
    if (text_equal(word, above) || (a != MAP_NONE && a == b))
        return 0;
    size_t n_wanted = find_senses(lexicon, above, wanted), n = find_senses(lexicon, word, level);
    if (n > 4)
        n = 4; /* rare senses mislead more than they help */
    for (int depth = 0; depth <= farthest && n > 0; depth++) {
        size_t n_next = 0;
        for (size_t i = 0; i < n; i++)
            if (contains(wanted, n_wanted, level[i]))
                return depth;
        for (size_t i = 0; i < n && n_next + 4 < MAX_ABOVE; i++)
            n_next += find_above(lexicon, level[i], next + n_next, 4);
        memcpy(level, next, n_next * sizeof *level);
        n = n_next;
    }
    return -1;
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

size_t lexicon_synonyms(struct arena *arena, const struct lexicon *lexicon, struct text word, struct text *names, size_t most)
{
    size_t n = 0, group = map_find(&lexicon->trade, word), offsets[MAX_SENSES];
    struct text bytes, line, name;
    if (group != MAP_NONE && open_list(arena, "trade", &bytes))
        for (size_t i = 0; next_line(&bytes, &line); i++)
            for (struct text rest = line; i == group && text_next(&rest, '=', &name);)
                add_name(names, &n, most, text_trim(name), word);
    if (find_senses(lexicon, word, offsets) == 0)
        return n;
    struct text rest = synset(lexicon, offsets[0]), piece;
    for (size_t field = 0; text_next(&rest, ' ', &piece); field++) {
        if (field < 4 || field % 2)
            continue;
        if (piece.size < 3 || (piece.data[0] >= '0' && piece.data[0] <= '9'))
            break; /* the number of pointers ends the words */
        char *plain = text_copy(arena, piece).size ? arena_alloc(arena, piece.size + 1) : NULL;
        for (size_t i = 0; plain && i < piece.size; i++)
            plain[i] = piece.data[i] == '_' ? ' ' : piece.data[i];
        add_name(names, &n, most, (struct text){plain, piece.size}, word);
    }
    return n;
}

struct text lexicon_common_name(const struct lexicon *lexicon, struct text word)
{
    size_t index = map_find(&lexicon->rare, word);
    return index == MAP_NONE ? (struct text){NULL, 0} : lexicon->common[index];
}
