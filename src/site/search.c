/* search.c - the search data, as scripts, so that search and filters work from a disk too; no fetch is allowed there.
 *
 * Cut so that a phone loads little: index.js (vocabulary, categories), then the shard of each typed word (tN.js), then the records
 * of what was found (rN.js, RECORDS listings each). Filters load facets (fN.js, FACETS listings each) of the shown category's range:
 * records are sorted by category, so a category is one range (view/order.c). assets/site.js reads all of it.
 *
 *     V.index({n, shards, records, facets, words: "bell bicycle ...", categories: [[name, address, level, first, end], ...]})
 *     V.shard(3, {"bell": "0.3 5.8", ...})       record.weight, records as differences, both base 36
 *     V.records(0, [[title, address, picture, description, price, unit, moq, sku, lead time], ...])
 *     V.facets(0, {s: [strings], r: [[price, currency, moq, days, date, [certifications], [name, value, ...]], ...]})
 */
#include <unicode/utrans.h>
#include <unicode/ustring.h>

#include "base/icu.h"
#include "view/view.h"

extern const struct output_kind output_search;

enum { RECORDS = 16, FACETS = 512, WORDS_A_SHARD = 128, DIGIT_WORDS_UP_TO = 2000, LONGEST = 40 };
enum file { FILE_INDEX, FILE_SHARD, FILE_RECORDS, FILE_FACETS };
enum { WEIGHT_TEXT = 1, WEIGHT_KEYWORD = 3, WEIGHT_NAME = 8 };

/* Sixteen bytes, for there are some forty a listing. */
struct token {
    const char *word;
    uint32_t record;
    uint16_t weight;
    uint8_t size; /* of the word: LONGEST at most */
};

struct tokens {
    struct token *items;
    size_t n, room;
};

/* One a language. */
struct search {
    size_t n_shards;
    struct tokens *shards;
};

/* --- words --- */

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

static struct text word_of(const struct token *token)
{
    return (struct text){token->word, token->size};
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

/* Lower case without accents, by ICU when it is not ASCII. FOLDER is of one thread, so *MINE becomes a clone of it when it is first needed. */
static struct text fold(struct arena *arena, struct text text, UTransliterator *folder, UTransliterator **mine)
{
    enum { ROOM = 2048 };
    UChar wide[ROOM];
    int32_t size = 0, limit, out = 0;
    UErrorCode error = U_ZERO_ERROR;
    bool ascii = true;
    for (size_t i = 0; i < text.size; i++)
        ascii = ascii && (unsigned char)text.data[i] < 0x80;
    if (ascii || !folder)
        return text_lower(arena, text);
    if (!*mine)
        *mine = utrans_clone(folder, &error);
    if (!icu_works(error))
        return text_lower(arena, text);
    u_strFromUTF8WithSub(wide, ROOM / 2, &size, text.data, (int32_t)text.size, 0xFFFD, NULL, &error);
    if (!icu_works(error)) /* longer than any title: its ASCII is enough */
        return text_lower(arena, text);
    limit = size;
    utrans_transUChars(*mine, wide, &size, ROOM, 0, &limit, &error);
    char *bytes = arena_alloc(arena, (size_t)size * 3 + 1);
    u_strToUTF8(bytes, size * 3 + 1, &out, wide, size, &error);
    return icu_works(error) ? (struct text){bytes, (size_t)out} : text_lower(arena, text);
}

/* --- the inverted index --- */

struct gathering {
    struct arena *arena; /* keep, for words */
    struct arena *scratch;
    struct tokens *into; /* in scratch until all are there */
    UTransliterator *folder, *mine;
    uint32_t record;
    struct map seen; /* word to its token, in this listing */
};

static void add_word(struct gathering *g, struct text word, uint32_t weight)
{
    if (word.size == 0 || word.size > LONGEST)
        return;
    word = fold_plural(g->arena, word);
    struct tokens *into = g->into;
    size_t at = map_add(&g->seen, word, into->n);
    if (at != into->n) {
        into->items[at].weight = (uint16_t)(into->items[at].weight + weight < UINT16_MAX ? into->items[at].weight + weight : UINT16_MAX);
        return;
    }
    if (into->n == into->room) {
        size_t room = into->room ? into->room * 2 : 32;
        into->items = arena_grow(g->scratch, into->items, into->room * sizeof *into->items, room * sizeof *into->items);
        into->room = room;
    }
    into->items[into->n++] = (struct token){word.data, g->record, (uint16_t)weight, (uint8_t)word.size};
}

/* Words of Latin, Cyrillic ... as they stand; Chinese and its like in pairs of characters, which need no dictionary. */
static void add_text(struct gathering *g, struct text text, uint32_t weight)
{
    struct text folded = fold(g->arena, text, g->folder, &g->mine);
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

struct preparing {
    const struct view_context *context;
    size_t language;
    struct tokens *slots; /* one a record */
    UTransliterator *folder;
};

static void gather_one(void *shared, size_t item, struct worker *worker)
{
    struct preparing *p = shared;
    const struct catalog *catalog = p->context->catalog;
    const struct product *product = &catalog->products[p->context->order.products[item]];
    const struct listing_fields *fields = &view_document(p->context, product, p->language)->fields;
    struct tokens *slot = &p->slots[item], found = {0};
    struct gathering g = {
        .arena = &worker->keep, .scratch = &worker->scratch, .into = &found, .record = (uint32_t)item, .seen = map_new(&worker->scratch), .folder = p->folder};
    add_text(&g, fields->title.text, WEIGHT_NAME);
    add_text(&g, fields->sku.text, WEIGHT_NAME);
    add_text(&g, fields->model.text, WEIGHT_NAME);
    add_text(&g, fields->brand.text, WEIGHT_KEYWORD);
    add_text(&g, fields->series.text, WEIGHT_KEYWORD);
    add_text(&g, fields->keywords.line.text, WEIGHT_KEYWORD);
    add_text(&g, fields->description.text, WEIGHT_TEXT);
    if (product->category != NO_CATEGORY)
        add_text(&g, category_name(catalog, product->category, p->language), WEIGHT_KEYWORD);
    for (size_t i = 0; i < fields->specs.n_items; i++)
        if (fields->specs.items[i].values.n_items)
            add_text(&g, fields->specs.items[i].values.items[0].text, WEIGHT_TEXT);
    for (size_t i = 0; i < fields->certifications.n_items; i++)
        add_text(&g, fields->certifications.items[i].name.text, WEIGHT_TEXT);
    if (g.mine)
        utrans_close(g.mine);
    *slot = (struct tokens){arena_array(&worker->keep, struct token, found.n), found.n, found.n};
    if (found.n)
        memcpy(slot->items, found.items, found.n * sizeof *found.items);
}

static int by_word(const void *a, const void *b)
{
    const struct token *x = a, *y = b;
    int order = text_compare(word_of(x), word_of(y));
    return order ? order : (x->record > y->record) - (x->record < y->record);
}

/* Tokens of all listings to their shards, in the order of the records. */
static void fill_shards(struct arena *arena, struct search *search, const struct tokens *slots, size_t n_slots)
{
    search->shards = arena_array(arena, struct tokens, search->n_shards);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < n_slots; i++)
            for (size_t k = 0; k < slots[i].n; k++) {
                struct tokens *shard = &search->shards[hash_word(word_of(&slots[i].items[k])) % search->n_shards];
                if (pass)
                    shard->items[shard->n] = slots[i].items[k];
                shard->n++;
            }
        for (size_t s = 0; pass == 0 && s < search->n_shards; s++) {
            search->shards[s].items = arena_array(arena, struct token, search->shards[s].n);
            search->shards[s].n = 0;
        }
    }
}

static void sort_shard(void *shared, size_t item, struct worker *worker)
{
    struct search *search = shared;
    (void)worker;
    if (search->shards[item].n)
        qsort(search->shards[item].items, search->shards[item].n, sizeof(struct token), by_word);
}

static const void *prepare(const struct view_context *context, struct plan *plan, struct pool *pool)
{
    static const UChar id[] = u"NFD; [:Mn:] Remove; NFC; Lower";
    UErrorCode error = U_ZERO_ERROR;
    size_t n = context->order.n_products;
    struct search *all = arena_array(plan->arena, struct search, context->catalog->n_languages);
    UTransliterator *folder = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        struct preparing p = {context, l, arena_array(plan->arena, struct tokens, n), icu_works(error) ? folder : NULL};
        pool_run(pool, n, gather_one, &p);
        all[l].n_shards = n / WORDS_A_SHARD + 1;
        fill_shards(plan->arena, &all[l], p.slots, n);
        pool_run(pool, all[l].n_shards, sort_shard, &all[l]);
    }
    if (folder)
        utrans_close(folder);
    return all;
}

/* --- the files --- */

static void add(const struct view_context *context, struct plan *plan, size_t language, enum file file, size_t number)
{
    static const char letters[] = " trf";
    struct text tag = text_lower(plan->arena, context->catalog->languages[language]);
    struct text path = file == FILE_INDEX ? text_format(plan->arena, "search/%.*s/index.js", TEXT_ARGS(tag))
                                          : text_format(plan->arena, "search/%.*s/%c%zu.js", TEXT_ARGS(tag), letters[file], number);
    plan_add(plan, (struct output){.kind = &output_search, .path = path, .language = language, .subject = file, .page = number});
}

static void list(const struct view_context *context, struct plan *plan)
{
    const struct search *all = plan->state;
    size_t n = context->order.n_products;
    for (size_t l = 0; l < context->catalog->n_languages; l++) {
        add(context, plan, l, FILE_INDEX, 0);
        for (size_t i = 0; i < all[l].n_shards; i++)
            add(context, plan, l, FILE_SHARD, i);
        for (size_t i = 0; i * RECORDS < n; i++)
            add(context, plan, l, FILE_RECORDS, i);
        for (size_t i = 0; i * FACETS < n; i++)
            add(context, plan, l, FILE_FACETS, i);
    }
}

static bool has_digit(struct text word)
{
    for (size_t i = 0; i < word.size; i++)
        if (word.data[i] >= '0' && word.data[i] <= '9')
            return true;
    return false;
}

static int by_text(const void *a, const void *b)
{
    return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* All words, sorted, for suggestions and typing mistakes; in a large catalog without numbers, which are found exactly or not at all. */
static void put_words(struct buffer *out, const struct search *search, size_t n_records)
{
    size_t n = 0, room = 0;
    for (size_t s = 0; s < search->n_shards; s++)
        room += search->shards[s].n;
    struct text *words = arena_array(out->arena, struct text, room);
    for (size_t s = 0; s < search->n_shards; s++)
        for (size_t i = 0; i < search->shards[s].n; i++) {
            struct text word = word_of(&search->shards[s].items[i]);
            bool again = i > 0 && text_equal(word, word_of(&search->shards[s].items[i - 1]));
            if (!again && (n_records <= DIGIT_WORDS_UP_TO || !has_digit(word)))
                words[n++] = word;
        }
    if (n)
        qsort(words, n, sizeof *words, by_text);
    for (size_t i = 0; i < n; i++) {
        if (i)
            buffer_put_byte(out, ' ');
        buffer_escape(out, ESCAPE_JSON, words[i]);
    }
}

static void put_index(const struct view_page *page, const struct search *search, struct buffer *out)
{
    const struct view_context *context = page->context;
    const struct catalog *catalog = context->catalog;
    bool first = true;
    buffer_format(out, "V.index({n:%zu,shards:%zu,records:%d,facets:%d,words:\"", context->order.n_products, search->n_shards, RECORDS, FACETS);
    put_words(out, search, context->order.n_products);
    buffer_put(out, TEXT("\",categories:["));
    for (size_t i = 0; i < catalog->n_categories; i++) {
        if (catalog->categories[i].n_products == 0)
            continue;
        buffer_put(out, first ? TEXT("[") : TEXT(",["));
        buffer_json(out, category_name(catalog, i, page->language));
        buffer_put_byte(out, ',');
        buffer_json(out, view_path_category(context, out->arena, i, page->language, 0));
        buffer_format(out, ",%zu,%zu,%zu]", catalog->categories[i].level, context->order.first[i], context->order.end[i]);
        first = false;
    }
    buffer_put(out, TEXT("]});\n"));
}

static void put_base36(struct buffer *out, uint32_t number)
{
    char digits[8];
    size_t n = 0;
    do {
        digits[n++] = "0123456789abcdefghijklmnopqrstuvwxyz"[number % 36];
        number /= 36;
    } while (number);
    while (n)
        buffer_put_byte(out, digits[--n]);
}

static void put_shard(const struct tokens *shard, size_t number, struct buffer *out)
{
    buffer_format(out, "V.shard(%zu,{", number);
    for (size_t i = 0; i < shard->n; i++) {
        const struct token *token = &shard->items[i];
        bool again = i > 0 && text_equal(word_of(token), word_of(token - 1));
        if (!again) {
            buffer_put(out, i ? TEXT("\",") : TEXT(""));
            buffer_json(out, word_of(token));
            buffer_put(out, TEXT(":\""));
        } else {
            buffer_put_byte(out, ' ');
        }
        put_base36(out, again ? token->record - shard->items[i - 1].record : token->record);
        buffer_put_byte(out, '.');
        put_base36(out, token->weight);
    }
    buffer_put(out, shard->n ? TEXT("\"});\n") : TEXT("});\n"));
}

static struct text thumbnail(const struct view_page *page, const struct product *product)
{
    size_t picture = view_main_picture(page->context, product);
    uint32_t width = view_width(page->context, picture, 320);
    return width ? view_path_picture(page->context, page->arena, picture, width, "jpg") : TEXT("");
}

static void put_record(const struct view_page *page, size_t index, struct buffer *out)
{
    const struct product *product = &page->context->catalog->products[index];
    const struct listing_fields *fields = &view_document(page->context, product, page->language)->fields;
    int64_t lowest, highest;
    struct text price = view_price_range(fields, &lowest, &highest) ? view_money(page, view_currency(page->context, fields), lowest) : TEXT("");
    struct text values[] = {
        value_is_set(fields->title) ? fields->title.text : product->slug,
        view_path_product(page->context, page->arena, index, page->language),
        thumbnail(page, product),
        fields->description.text,
        price,
        fields->price.unit.text,
        value_is_set(fields->moq.as) ? view_whole(page, fields->moq.millionths / 1000000) : TEXT(""),
        fields->sku.text,
        fields->lead_time.text,
    };
    buffer_put_byte(out, '[');
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        if (i)
            buffer_put_byte(out, ',');
        buffer_json(out, values[i]);
    }
    buffer_put_byte(out, ']');
}

static void put_records(const struct view_page *page, size_t number, struct buffer *out)
{
    const struct view_order *order = &page->context->order;
    buffer_format(out, "V.records(%zu,[", number);
    for (size_t i = number * RECORDS; i < (number + 1) * RECORDS && i < order->n_products; i++) {
        buffer_put(out, i % RECORDS ? TEXT(",\n") : TEXT("\n"));
        put_record(page, order->products[i], out);
    }
    buffer_put(out, TEXT("]);\n"));
}

/* Strings of a facet file, each once. */
struct strings {
    struct map known;
    struct buffer out;
    size_t n;
};

static size_t string_number(struct strings *strings, struct text text)
{
    size_t at = map_add(&strings->known, text, strings->n);
    if (at == strings->n) {
        if (strings->n++)
            buffer_put_byte(&strings->out, ',');
        buffer_json(&strings->out, text);
    }
    return at;
}

/* "25 days" is 25, "4 weeks" is 28; 0 when it says no number. */
static int64_t days_of(struct text text)
{
    int64_t days = 0;
    size_t i = 0;
    while (i < text.size && (text.data[i] < '0' || text.data[i] > '9'))
        i++;
    for (; i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && days < 10000; i++)
        days = days * 10 + (text.data[i] - '0');
    return text_find(text, TEXT("week"), 0) != TEXT_NOT_FOUND || text_find(text, TEXT("周"), 0) != TEXT_NOT_FOUND ? days * 7 : days;
}

static void put_facet(const struct view_page *page, size_t index, struct strings *strings, struct buffer *out)
{
    enum { MOST_SPECS = 12 };
    const struct product *product = &page->context->catalog->products[index];
    const struct listing_fields *fields = &view_document(page->context, product, page->language)->fields;
    struct date date = fields->date.date;
    int64_t lowest = 0, highest;
    bool priced = view_price_range(fields, &lowest, &highest);
    buffer_format(out, "[%lld.%06lld,%zu,%lld,%lld,%d,[", priced ? (long long)(lowest / 1000000) : 0, priced ? (long long)(lowest % 1000000) : 0,
                  string_number(strings, priced ? view_currency(page->context, fields) : TEXT("")), (long long)(fields->moq.millionths / 1000000),
                  (long long)days_of(fields->lead_time.text), date.year * 10000 + date.month * 100 + date.day);
    for (size_t i = 0; i < fields->certifications.n_items; i++)
        buffer_format(out, "%s%zu", i ? "," : "", string_number(strings, fields->certifications.items[i].name.text));
    buffer_put(out, TEXT("],["));
    for (size_t i = 0; i < fields->specs.n_items && i < MOST_SPECS; i++) {
        const struct pair *pair = &fields->specs.items[i];
        buffer_format(out, "%s%zu,%zu", i ? "," : "", string_number(strings, pair->name.text),
                      string_number(strings, pair->values.n_items ? pair->values.items[0].text : TEXT("")));
    }
    buffer_put(out, TEXT("]]"));
}

static void put_facets(const struct view_page *page, size_t number, struct buffer *out)
{
    const struct view_order *order = &page->context->order;
    struct strings strings = {.known = map_new(out->arena), .out = buffer_new(out->arena)};
    struct buffer rows = buffer_new(out->arena);
    for (size_t i = number * FACETS; i < (number + 1) * FACETS && i < order->n_products; i++) {
        buffer_put(&rows, i % FACETS ? TEXT(",\n") : TEXT("\n"));
        put_facet(page, order->products[i], &strings, &rows);
    }
    buffer_format(out, "V.facets(%zu,{s:[", number);
    buffer_put(out, buffer_text(&strings.out));
    buffer_put(out, TEXT("],r:["));
    buffer_put(out, buffer_text(&rows));
    buffer_put(out, TEXT("]});\n"));
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    struct view_page page = view_page_open(context, out->arena, output);
    const struct search *search = (const struct search *)output->state + output->language;
    (void)reason;
    switch ((enum file)output->subject) {
    case FILE_INDEX: put_index(&page, search, out); break;
    case FILE_SHARD: put_shard(&search->shards[output->page], output->page, out); break;
    case FILE_RECORDS: put_records(&page, output->page, out); break;
    case FILE_FACETS: put_facets(&page, output->page, out); break;
    }
    return true;
}

const struct output_kind output_search = {.name = "search data", .prepare = prepare, .list = list, .render = render};
