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

/* FNV-1a over UTF-16 code units: the script works out the same. */
static uint32_t hash_word(struct text word)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < word.size;) {
        uint32_t c = text_decode(word, &i);
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
    if (word.size > 4 && text_ends(word, TEXT("ies")))
        return text_format(arena, "%.*sy", (int)word.size - 3, word.data);
    if (word.size > 4 && (text_ends(word, TEXT("sses")) || text_ends(word, TEXT("shes")) || text_ends(word, TEXT("ches")) || text_ends(word, TEXT("xes"))))
        return text_slice(word, 0, word.size - 2);
    if (word.size > 3 && text_ends(word, TEXT("s")) && !text_ends(word, TEXT("ss")))
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
    bool ascii = true;
    for (size_t i = 0; i < text.size; i++)
        ascii = ascii && (unsigned char)text.data[i] < 0x80;
    if (ascii)
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
    struct arena *keep, *scratch;
    struct words *into; /* in SCRATCH until all are there */
    size_t room;
    struct map seen; /* word to its number */
    UTransliterator *mine;
};

static uint16_t sum(uint32_t a, uint32_t b)
{
    return (uint16_t)(a + b < UINT16_MAX ? a + b : UINT16_MAX);
}

static void add_word(struct gathering *g, struct text word, uint32_t weight)
{
    struct words *into = g->into;
    if (word.size == 0 || word.size > LONGEST)
        return;
    word = fold_plural(g->keep, word);
    size_t at = map_add(&g->seen, word, into->n_items);
    if (at != into->n_items) {
        into->items[at].weight = sum(into->items[at].weight, weight);
        return;
    }
    if (into->n_items == g->room) {
        size_t room = g->room ? g->room * 2 : 32;
        into->items = arena_grow(g->scratch, into->items, g->room * sizeof *into->items, room * sizeof *into->items);
        g->room = room;
    }
    into->items[into->n_items++] = (struct index_word){word.data, hash_word(word), (uint16_t)weight, (uint8_t)word.size};
}

/* Words of Latin, Cyrillic ... as they stand; Chinese and its like in pairs of characters, which need no dictionary. */
static void add_text(struct gathering *g, struct text text, uint32_t weight)
{
    struct text folded = fold(g->keep, text, &g->mine);
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

static struct gathering begin(struct arena *keep, struct arena *scratch, struct words *into)
{
    *into = (struct words){0};
    return (struct gathering){.keep = keep, .scratch = scratch, .into = into, .seen = map_new(scratch)};
}

static struct words end(struct gathering *g)
{
    if (g->mine)
        utrans_close(g->mine);
    return *g->into;
}

struct words words_of_text(struct arena *keep, struct arena *scratch, struct text text, uint32_t weight)
{
    struct words found;
    struct gathering g = begin(keep, scratch, &found);
    add_text(&g, text, weight);
    return end(&g);
}

static struct words read(struct arena *scratch, const struct listing_fields *fields)
{
    struct words found;
    struct gathering g = begin(scratch, scratch, &found);
    add_text(&g, fields->title.text, WORD_IN_NAME);
    add_text(&g, fields->sku.text, WORD_IN_NAME);
    add_text(&g, fields->model.text, WORD_IN_NAME);
    add_text(&g, fields->brand.text, WORD_IN_KEYWORDS);
    add_text(&g, fields->series.text, WORD_IN_KEYWORDS);
    add_text(&g, fields->keywords.line.text, WORD_IN_KEYWORDS);
    add_text(&g, fields->description.text, WORD_IN_TEXT);
    for (size_t i = 0; i < fields->specs.n_items; i++)
        if (fields->specs.items[i].values.n_items)
            add_text(&g, fields->specs.items[i].values.items[0].text, WORD_IN_TEXT);
    for (size_t i = 0; i < fields->certifications.n_items; i++)
        add_text(&g, fields->certifications.items[i].name.text, WORD_IN_TEXT);
    return end(&g);
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

static bool recall(struct arena *scratch, struct text note, uint64_t key, struct words *words)
{
    struct store_reader in = {.rest = note};
    if (!note.size || store_get(&in) != key)
        return false;
    size_t n = store_get_count(&in);
    *words = (struct words){arena_array(scratch, struct index_word, n), n};
    for (size_t i = 0; i < n; i++) {
        uint64_t weight = store_get(&in);
        struct text text = store_get_text(&in);
        in.is_bad |= text.size == 0 || text.size > LONGEST || weight > UINT16_MAX;
        if (in.is_bad)
            return false;
        words->items[i] = (struct index_word){text.data, hash_word(text), (uint16_t)weight, (uint8_t)text.size};
    }
    return true;
}

static struct text note_of(struct arena *arena, uint64_t key, const struct words *words)
{
    struct buffer out = buffer_new(arena);
    store_put(&out, key);
    store_put(&out, words->n_items);
    for (size_t i = 0; i < words->n_items; i++) {
        store_put(&out, words->items[i].weight);
        store_put_text(&out, word_text(&words->items[i]));
    }
    return buffer_text(&out);
}

struct words words_of(struct arena *keep, struct arena *scratch, const struct catalog *catalog, const struct product *product, const struct document *document,
                      struct text *note)
{
    struct words words;
    uint64_t key = key_of(scratch, catalog, product);
    if (document->recalled && recall(scratch, document->recalled->notes[NOTE_WORDS], key, &words))
        return words;
    words = read(scratch, &document->fields);
    *note = text_copy(keep, note_of(scratch, key, &words));
    recall(scratch, *note, key, &words); /* the same words, of which the note holds the text */
    return words;
}

struct words words_joined(struct arena *keep, const struct words *a, const struct words *b)
{
    struct words all = {arena_array(keep, struct index_word, a->n_items + b->n_items), a->n_items};
    if (a->n_items)
        memcpy(all.items, a->items, a->n_items * sizeof *all.items);
    for (size_t k = 0; k < b->n_items; k++) {
        size_t i = 0;
        while (i < a->n_items && !(all.items[i].hash == b->items[k].hash && text_equal(word_text(&all.items[i]), word_text(&b->items[k]))))
            i++;
        if (i < a->n_items)
            all.items[i].weight = sum(all.items[i].weight, b->items[k].weight);
        else
            all.items[all.n_items++] = b->items[k];
    }
    return all;
}
