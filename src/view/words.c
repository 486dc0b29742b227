/* words.c */
#include "view/words.h"

#include <pthread.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#include "base/digest.h"
#include "base/icu.h"
#include "base/store.h"
#include "catalog/recall.h"

enum { LONGEST = 40 };

/* Opened when the first text that is not ASCII is met. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static UTransliterator *folder;

static void open_folder(void)
{
    folder = icu_transliterator(u"NFD; [:Mn:] Remove; NFC; Lower");
}

uint32_t word_hash(struct text word)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.size;) {
        uint32_t c = (unsigned char)word.data[i];
        if (c < 0x80)
            i++;
        else
            c = text_decode(word, &i);
        if (c >= 0x10000) {
            hash = (hash ^ (0xD800 + ((c - 0x10000) >> 10))) * 16777619u;
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        hash = (hash ^ c) * 16777619u;
    }
    return hash;
}

/* Plurals meet their singulars; the script folds alike. */
static struct text fold_plural(struct arena *arena, struct text word)
{
    if (!text_ends(word, TEXT("s")))
        return word;
    if (word.size > 4 && text_ends(word, TEXT("ies")))
        return text_format(arena, "%.*sy", (int)word.size - 3, word.data);
    if (word.size > 4 && (text_ends(word, TEXT("sses")) || text_ends(word, TEXT("shes")) || text_ends(word, TEXT("ches")) || text_ends(word, TEXT("xes"))))
        return text_slice(word, 0, word.size - 2);
    if (word.size > 3 && !text_ends(word, TEXT("ss")))
        return text_slice(word, 0, word.size - 1);
    return word;
}

static bool is_ideograph(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) || (c >= 0xF900 && c <= 0xFAFF);
}

static bool is_word_character(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x303F) && !(c >= 0xFF00 && c <= 0xFF0F));
}

/* Lower case without accents, by ICU when it is not ASCII. A transliterator is of one thread: *MINE becomes a clone when it is first needed. */
static struct text fold(struct arena *arena, struct text text, UTransliterator **mine)
{
    enum { ROOM = 2048 };
    UChar wide[ROOM];
    int32_t size = 0, limit, out = 0;
    UErrorCode error = U_ZERO_ERROR;
    if (text_is_ascii(text))
        return text_lower(arena, text);
    pthread_once(&once, open_folder);
    if (!*mine && folder)
        *mine = utrans_clone(folder, &error);
    if (!*mine || !icu_works(error))
        return text_lower(arena, text);
    u_strFromUTF8WithSub(wide, ROOM / 2, &size, text.data, (int32_t)text.size, 0xFFFD, NULL, &error);
    if (!icu_works(error)) /* longer than any title: its ASCII is enough */
        return text_lower(arena, text);
    limit = size;
    utrans_transUChars(*mine, wide, &size, ROOM, 0, &limit, &error);
    char *bytes = arena_chars(arena, (size_t)size * 3 + 1);
    u_strToUTF8(bytes, size * 3 + 1, &out, wide, size, &error);
    return icu_works(error) ? (struct text){bytes, (size_t)out} : text_lower(arena, text);
}

struct gathering {
    struct arena *scratch;
    struct index_word *items;
    size_t n_items, room;
    struct map seen; /* word to its number */
    UTransliterator *mine;
};

static void add_word(struct gathering *g, struct text word, uint32_t weight)
{
    if (word.size == 0 || word.size > LONGEST)
        return;
    word = fold_plural(g->scratch, word);
    size_t at = map_add(&g->seen, word, g->n_items);
    if (at != g->n_items) {
        g->items[at].weight = word_weight(g->items[at].weight, weight);
        return;
    }
    g->items = arena_more(g->scratch, g->items, g->n_items, &g->room, sizeof *g->items, 64);
    g->items[g->n_items++] = (struct index_word){word, weight};
}

/* Words of Latin, Cyrillic ... as they stand; Chinese and its like in pairs of characters, which need no dictionary. */
static void add_text(struct gathering *g, struct text text, uint32_t weight)
{
    struct text folded = fold(g->scratch, text, &g->mine);
    size_t start = TEXT_NOT_FOUND, last = TEXT_NOT_FOUND;
    bool paired = false;
    for (size_t i = 0; i <= folded.size;) {
        size_t at = i;
        uint32_t c = 0;
        if (i < folded.size)
            c = text_decode(folded, &i);
        else
            i++;
        bool ideograph = is_ideograph(c), word = !ideograph && is_word_character(c);
        if (start != TEXT_NOT_FOUND && !word) {
            add_word(g, text_slice(folded, start, at), weight);
            start = TEXT_NOT_FOUND;
        }
        if (word && start == TEXT_NOT_FOUND)
            start = at;
        if (ideograph && last != TEXT_NOT_FOUND) {
            add_word(g, text_slice(folded, last, i), weight);
            paired = true;
        } else if (!ideograph && last != TEXT_NOT_FOUND && !paired) {
            add_word(g, text_slice(folded, last, at), weight);
        }
        paired = paired && ideograph;
        last = ideograph ? at : TEXT_NOT_FOUND;
    }
}

static struct gathering begin(struct arena *scratch)
{
    return (struct gathering){.scratch = scratch, .seen = map_new(scratch)};
}

/* What was gathered, behind what is in OUT. */
static void end(struct gathering *g, struct buffer *out)
{
    for (size_t i = 0; i < g->n_items; i++) {
        store_put(out, g->items[i].weight);
        store_put_text(out, g->items[i].text);
    }
    if (g->mine)
        utrans_close(g->mine);
}

struct text words_of_text(struct arena *keep, struct arena *scratch, struct text text, uint32_t weight)
{
    struct gathering g = begin(scratch);
    struct buffer out = buffer_new(scratch);
    add_text(&g, text, weight);
    end(&g, &out);
    return text_copy(keep, buffer_text(&out));
}

static void read(struct gathering *g, const struct listing_fields *fields)
{
    add_text(g, fields->title.text, WORD_IN_NAME);
    add_text(g, fields->sku.text, WORD_IN_NAME);
    add_text(g, fields->model.text, WORD_IN_NAME);
    add_text(g, fields->brand.text, WORD_IN_KEYWORDS);
    add_text(g, fields->series.text, WORD_IN_KEYWORDS);
    add_text(g, fields->keywords.line.text, WORD_IN_KEYWORDS);
    add_text(g, fields->description.text, WORD_IN_TEXT);
    for (size_t i = 0; i < fields->specs.n_items; i++)
        add_text(g, fields->specs.items[i].value.text, WORD_IN_TEXT);
    for (size_t i = 0; i < fields->certifications.n_items; i++)
        add_text(g, fields->certifications.items[i].name.text, WORD_IN_TEXT);
}

/* The files of the listing in all languages, since one that lacks a field has another's; and who folds. */
static uint64_t key_of(struct arena *scratch, const struct catalog *catalog, const struct product *product)
{
    struct digest digest = digest_begin(scratch);
    UVersionInfo icu;
    u_getVersion(icu);
    digest_text(&digest, (struct text){(const char *)icu, sizeof icu});
    for (size_t l = 0; l < catalog->n_languages; l++)
        digest_number(&digest, catalog->documents[product->in[l]].hash);
    return digest_end(&digest);
}

static bool read_word(struct store_reader *in, struct index_word *word)
{
    uint64_t weight = store_get(in);
    *word = (struct index_word){store_get_text(in), (uint32_t)weight};
    return !in->is_bad && word->text.size > 0 && word->text.size <= LONGEST && weight <= UINT16_MAX;
}

bool words_next(struct text words, size_t *at, struct index_word *word)
{
    struct store_reader in = {.rest = text_slice(words, *at, words.size)};
    bool is_there = in.rest.size > 0 && read_word(&in, word);
    *at = words.size - in.rest.size;
    return is_there;
}

/* The words that NOTE holds behind KEY. The hash of the record that it stands in was right. */
static bool recall(struct text note, uint64_t key, struct text *words)
{
    struct store_reader in = {.rest = note};
    bool known = note.size && store_get(&in) == key;
    *words = in.rest;
    return known && !in.is_bad;
}

struct text words_of(struct arena *keep, struct arena *scratch, const struct catalog *catalog, const struct product *product, const struct document *document,
                     struct text *note)
{
    uint64_t key = key_of(scratch, catalog, product);
    struct text words;
    if (document->recalled && recall(document->recalled->notes[NOTE_WORDS], key, &words))
        return words;
    struct gathering g = begin(scratch);
    struct buffer out = buffer_new(scratch);
    store_put(&out, key);
    size_t before = out.size;
    read(&g, &document->fields);
    end(&g, &out);
    *note = text_copy(keep, buffer_text(&out));
    return text_slice(*note, before, note->size);
}
