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
#include "view/view.h"
#include "view/words.h"

extern const struct output_kind output_search;

enum { RECORDS = 16, FACETS = 512, WORDS_A_SHARD = 128, DIGIT_WORDS_UP_TO = 2000 };
enum file { FILE_INDEX, FILE_SHARD, FILE_RECORDS, FILE_FACETS };

/* A word of a record. */
struct posting {
    const struct index_word *word;
    uint32_t record;
    uint32_t number; /* of the word among the shard's */
};

struct shard {
    struct posting *items; /* by record */
    size_t n;
    const struct index_word **words; /* each once, as they are first met */
    size_t n_words;
    uint64_t made_of; /* digest of the postings */
    uint64_t vocabulary; /* and of the words, in whatever order */
};

/* One a language. */
struct search {
    size_t n_shards;
    struct shard *shards;
};

/* --- the inverted index --- */

struct preparing {
    const struct view_context *context;
    size_t language;
    struct words *slots; /* one a record */
    const struct words *categories; /* one a category */
};

static void gather_one(void *shared, size_t item, struct worker *worker)
{
    const struct preparing *p = shared;
    const struct catalog *catalog = p->context->catalog;
    const struct product *product = &catalog->products[p->context->order.products[item]];
    const struct document *document = view_document(p->context, product, p->language);
    static const struct words none;
    struct words own = words_of(&worker->keep, &worker->scratch, catalog, product, document, &p->context->words[document - catalog->documents]);
    p->slots[item] = words_joined(&worker->keep, &own, product->category == NO_CATEGORY ? &none : &p->categories[product->category]);
}

/* The words of all listings to their shards, in the order of the records. */
static void fill_shards(struct arena *arena, struct search *search, const struct words *slots, size_t n_slots)
{
    search->shards = arena_array(arena, struct shard, search->n_shards);
    for (size_t i = 0; i < n_slots; i++)
        for (size_t k = 0; k < slots[i].n_items; k++)
            search->shards[slots[i].items[k].hash % search->n_shards].n++;
    for (size_t s = 0; s < search->n_shards; s++) {
        search->shards[s].items = arena_array(arena, struct posting, search->shards[s].n);
        search->shards[s].n = 0;
    }
    for (size_t i = 0; i < n_slots; i++)
        for (size_t k = 0; k < slots[i].n_items; k++) {
            struct shard *shard = &search->shards[slots[i].items[k].hash % search->n_shards];
            shard->items[shard->n++] = (struct posting){.word = &slots[i].items[k], .record = (uint32_t)i};
        }
}

/* The words of a shard by their hashes, which they have already: open addressing, half full at most. */
struct numbering {
    const struct index_word **words; /* by number */
    uint64_t *digests; /* of each */
    uint32_t *slots; /* number and one; 0: free */
    size_t n_slots, n_words;
};

static size_t number_of(struct numbering *n, const struct index_word *word)
{
    size_t at = (word->hash * 2654435761u >> 8) % n->n_slots; /* all words of a shard have one remainder in common */
    for (; n->slots[at]; at = (at + 1) % n->n_slots) {
        const struct index_word *there = n->words[n->slots[at] - 1];
        if (there->hash == word->hash && text_equal(word_text(there), word_text(word)))
            return n->slots[at] - 1;
    }
    n->words[n->n_words] = word;
    n->digests[n->n_words] = text_hash(word_text(word));
    n->slots[at] = (uint32_t)++n->n_words;
    return n->n_words - 1;
}

/* Numbers the shard's words, and works out what its file is made of. */
static void number_words(void *shared, size_t item, struct worker *worker)
{
    const struct search *search = shared;
    struct arena *scratch = &worker->scratch;
    struct shard *shard = &search->shards[item];
    size_t n = shard->n, room = 16;
    while (room < 2 * n)
        room *= 2;
    struct numbering numbering = {arena_array(scratch, const struct index_word *, n), arena_array(scratch, uint64_t, n), arena_array(scratch, uint32_t, room),
                                  room, 0};
    uint64_t *parts = arena_array(scratch, uint64_t, 2 * n);
    for (size_t i = 0; i < n; i++) {
        struct posting *posting = &shard->items[i];
        size_t number = number_of(&numbering, posting->word);
        posting->number = (uint32_t)number;
        parts[2 * i] = numbering.digests[number];
        parts[2 * i + 1] = (uint64_t)posting->record << 16 | posting->word->weight;
    }
    shard->made_of = digest_numbers(parts, 2 * n);
    shard->n_words = numbering.n_words;
    shard->words = arena_array(&worker->keep, const struct index_word *, shard->n_words);
    for (size_t i = 0; i < shard->n_words; i++) {
        shard->words[i] = numbering.words[i];
        shard->vocabulary += numbering.digests[i];
    }
}

static const void *prepare(const struct view_context *context, struct plan *plan, struct pool *pool)
{
    const struct catalog *catalog = context->catalog;
    size_t n = context->order.n_products;
    struct search *all = arena_array(plan->arena, struct search, catalog->n_languages);
    struct arena scratch = arena_new("words of categories");
    for (size_t l = 0; l < catalog->n_languages; l++) {
        struct words *categories = arena_array(plan->arena, struct words, catalog->n_categories);
        for (size_t i = 0; i < catalog->n_categories; i++)
            categories[i] = words_of_text(plan->arena, &scratch, category_name(catalog, i, l), WORD_IN_KEYWORDS);
        struct preparing p = {context, l, arena_array(plan->arena, struct words, n), categories};
        pool_run(pool, n, gather_one, &p);
        all[l].n_shards = n / WORDS_A_SHARD + 1;
        fill_shards(plan->arena, &all[l], p.slots, n);
        pool_run(pool, all[l].n_shards, number_words, &all[l]);
    }
    arena_release(&scratch);
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
    const struct search *all = plan->states[plan->listing];
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

static int by_word(const void *a, const void *b)
{
    const struct index_word *const *x = a, *const *y = b;
    return text_compare(word_text(*x), word_text(*y));
}

/* All words, sorted, for suggestions and typing mistakes; in a large catalog without numbers, which are found exactly or not at all. */
static void put_words(struct buffer *out, const struct search *search, size_t n_records)
{
    size_t n = 0, room = 0;
    for (size_t s = 0; s < search->n_shards; s++)
        room += search->shards[s].n_words;
    const struct index_word **words = arena_array(out->arena, const struct index_word *, room);
    for (size_t s = 0; s < search->n_shards; s++)
        for (size_t i = 0; i < search->shards[s].n_words; i++)
            if (n_records <= DIGIT_WORDS_UP_TO || !has_digit(word_text(search->shards[s].words[i])))
                words[n++] = search->shards[s].words[i];
    if (n)
        qsort(words, n, sizeof *words, by_word);
    for (size_t i = 0; i < n; i++) {
        if (i)
            buffer_put_byte(out, ' ');
        buffer_escape(out, ESCAPE_JSON, word_text(words[i]));
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

struct numbered {
    const struct index_word *word;
    size_t first, n; /* its postings among those that stand by word */
};

static int by_numbered_word(const void *a, const void *b)
{
    const struct numbered *x = a, *y = b;
    return text_compare(word_text(x->word), word_text(y->word));
}

/* The postings of each word together, those of a word by record. */
static const struct posting **by_number(struct arena *arena, const struct shard *shard, struct numbered *words)
{
    const struct posting **sorted = arena_array(arena, const struct posting *, shard->n);
    for (size_t i = 0; i < shard->n; i++)
        words[shard->items[i].number].n++;
    for (size_t w = 0, first = 0; w < shard->n_words; w++) {
        words[w].word = shard->words[w];
        words[w].first = first;
        first += words[w].n;
        words[w].n = 0;
    }
    for (size_t i = 0; i < shard->n; i++) {
        struct numbered *word = &words[shard->items[i].number];
        sorted[word->first + word->n++] = &shard->items[i];
    }
    return sorted;
}

static void put_shard(const struct shard *shard, size_t number, struct buffer *out)
{
    struct numbered *words = arena_array(out->arena, struct numbered, shard->n_words);
    const struct posting **sorted = by_number(out->arena, shard, words);
    if (shard->n_words)
        qsort(words, shard->n_words, sizeof *words, by_numbered_word);
    buffer_format(out, "V.shard(%zu,{", number);
    for (size_t w = 0; w < shard->n_words; w++) {
        buffer_put(out, w ? TEXT("\",") : TEXT(""));
        buffer_json(out, word_text(words[w].word));
        buffer_put(out, TEXT(":\""));
        for (size_t i = 0; i < words[w].n; i++) {
            const struct posting *const *posting = &sorted[words[w].first + i];
            if (i)
                buffer_put_byte(out, ' ');
            put_base36(out, i ? posting[0]->record - posting[-1]->record : posting[0]->record);
            buffer_put_byte(out, '.');
            put_base36(out, posting[0]->word->weight);
        }
    }
    buffer_put(out, shard->n ? TEXT("\"});\n") : TEXT("});\n"));
}

static struct text thumbnail(const struct view_page *page, const struct product *product)
{
    size_t picture = view_main_picture(page->context, product);
    uint32_t width = view_width(page->context, picture, 320);
    return width ? view_path_picture(page->context, page->arena, picture, width, NULL) : TEXT("");
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

static uint64_t made_of(const struct view_context *context, const struct output *output, struct arena *scratch)
{
    struct digest digest = view_digest_page(context, output, scratch);
    const struct view_order *order = &context->order;
    const struct search *search = (const struct search *)output->state + output->language;
    size_t each = output->subject == FILE_RECORDS ? RECORDS : FACETS;
    switch ((enum file)output->subject) {
    case FILE_INDEX:
        for (size_t s = 0; s < search->n_shards; s++)
            digest_number(&digest, search->shards[s].vocabulary);
        break;
    case FILE_SHARD: digest_number(&digest, search->shards[output->page].made_of); break;
    case FILE_RECORDS:
    case FILE_FACETS:
        for (size_t i = output->page * each; i < (output->page + 1) * each && i < order->n_products; i++)
            view_digest_product(&digest, context, order->products[i]);
        break;
    }
    return digest_end(&digest);
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

const struct output_kind output_search = {.name = "search data", .prepare = prepare, .list = list, .made_of = made_of, .render = render};
