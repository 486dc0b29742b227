/* search.c - the search data, as scripts, so that search and filters work from a disk too; no fetch is allowed there.
 *
 * Cut so that a phone loads little: index.js (vocabulary, categories), then the shard of each typed word (tN.js), then the records
 * of what was found (rN.js, RECORDS listings each). Filters load facets (fN.js, FACETS listings each) of the shown category's range:
 * records are sorted by category, so a category is one range (view/order.c). assets/site.js reads all of it.
 *
 *     V.index({n, shards, records, facets, words: "bell bicycle ...", categories: [[name, address, level, first, end], ...]})    words by shard
 *     V.shard(3, {"bell": "0.3 5.8", ...})       record.weight, records as differences, both base 36
 *     V.records(0, [[title, address, picture, description, price, unit, moq, sku, lead time], ...])
 *     V.facets(0, {s: [strings], r: [[price, currency, moq, days, date, [certifications], [name, value, ...]], ...]})
 */
#include "view/postings.h"

extern const struct output_kind output_search;

enum { RECORDS = 16, FACETS = 512, DIGIT_WORDS_UP_TO = 2000 };
enum file { FILE_INDEX, FILE_SHARD, FILE_RECORDS, FILE_FACETS };

static const void *prepare(const struct view_context *context, struct plan *plan, struct pool *pool)
{
    size_t n_languages = context->catalog->n_languages;
    struct postings *all = arena_array(plan->arena, struct postings, n_languages);
    for (size_t l = 0; l < n_languages; l++)
        all[l] = postings_make(plan->arena, context, l, pool);
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
    const struct postings *all = plan->states[plan->listing];
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

/* The words of a shard, for suggestions and typing mistakes; in a large catalog without numbers, which are found exactly or not at all. */
static void put_words(const struct postings *postings, size_t shard, bool with_numbers, struct buffer *out)
{
    struct arena scratch = arena_new("words of a shard");
    size_t n, before = out->size;
    const struct indexed *words = postings_words(&scratch, postings, shard, &n);
    for (size_t i = 0; i < n; i++) {
        if (!with_numbers && has_digit(words[i].word))
            continue;
        buffer_put(out, out->size > before ? TEXT(" ") : TEXT(""));
        buffer_escape(out, ESCAPE_JSON, words[i].word);
    }
    arena_release(&scratch);
}

/* Those of all shards, one behind the other; of a shard that is what it was they are copied. */
static void put_vocabulary(const struct postings *postings, struct pieces *pieces, struct buffer *out)
{
    bool with_numbers = postings->context->order.n_products <= DIGIT_WORDS_UP_TO;
    for (size_t s = 0, before = out->size; s < postings->n_shards; s++) {
        uint64_t piece = digest_numbers((uint64_t[]){with_numbers, postings->shards[s].made_of}, 2);
        struct text bytes;
        buffer_put(out, out->size > before ? TEXT(" ") : TEXT(""));
        size_t at = out->size;
        if (pieces_find(pieces, piece, &bytes))
            buffer_put(out, bytes);
        else
            put_words(postings, s, with_numbers, out);
        if (out->size == at && at > before)
            out->size = --at;
        pieces_add(pieces, piece, at, out->size - at);
    }
}

static void put_index(const struct view_page *page, const struct postings *postings, struct pieces *pieces, struct buffer *out)
{
    const struct view_context *context = page->context;
    const struct catalog *catalog = context->catalog;
    bool first = true;
    buffer_format(out, "V.index({n:%zu,shards:%zu,records:%d,facets:%d,words:\"", context->order.n_products, postings->n_shards, RECORDS, FACETS);
    put_vocabulary(postings, pieces, out);
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

static void put_shard(const struct postings *postings, size_t number, struct buffer *out)
{
    size_t n;
    const struct indexed *words = postings_words(out->arena, postings, number, &n);
    buffer_format(out, "V.shard(%zu,{", number);
    for (size_t w = 0; w < n; w++) {
        buffer_put(out, w ? TEXT("\",") : TEXT(""));
        buffer_json(out, words[w].word);
        buffer_put(out, TEXT(":\""));
        for (size_t i = 0; i < words[w].n_hits; i++) {
            const struct hit *hit = &words[w].hits[i];
            if (i)
                buffer_put_byte(out, ' ');
            put_base36(out, i ? hit->record - hit[-1].record : hit->record);
            buffer_put_byte(out, '.');
            put_base36(out, hit->weight);
        }
    }
    buffer_put(out, n ? TEXT("\"});\n") : TEXT("});\n"));
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
        view_unit(page, fields, 1),
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

/* NUMBER, with a comma when it is not the first of its list. */
static void put_behind(struct buffer *out, uint64_t number)
{
    if (out->data[out->size - 1] != '[')
        buffer_put_byte(out, ',');
    buffer_put_number(out, number);
}

static void put_facet(const struct view_page *page, size_t index, struct strings *strings, struct buffer *out)
{
    enum { MOST_SPECS = 12 };
    const struct product *product = &page->context->catalog->products[index];
    const struct listing_fields *fields = &view_document(page->context, product, page->language)->fields;
    struct date date = fields->date.date;
    int64_t lowest = 0, highest;
    bool priced = view_price_range(fields, &lowest, &highest);
    const uint64_t numbers[] = {string_number(strings, priced ? view_currency(page->context, fields) : TEXT("")), (uint64_t)fields->moq.millionths / 1000000,
                                (uint64_t)days_of(fields->lead_time.text), (uint64_t)(date.year * 10000 + date.month * 100 + date.day)};
    buffer_put_byte(out, '[');
    buffer_put_millionths(out, priced ? (uint64_t)lowest : 0);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        put_behind(out, numbers[i]);
    buffer_put(out, TEXT(",["));
    for (size_t i = 0; i < fields->certifications.n_items; i++)
        put_behind(out, string_number(strings, fields->certifications.items[i].name.text));
    buffer_put(out, TEXT("],["));
    for (size_t i = 0; i < fields->specs.n_items && i < MOST_SPECS; i++) {
        const struct pair *pair = &fields->specs.items[i];
        put_behind(out, string_number(strings, pair->name.text));
        put_behind(out, string_number(strings, pair->value.text));
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
    const struct postings *postings = (const struct postings *)output->state + output->language;
    size_t each = output->subject == FILE_RECORDS ? RECORDS : FACETS;
    switch ((enum file)output->subject) {
    case FILE_INDEX:
        for (size_t s = 0; s < postings->n_shards; s++)
            digest_number(&digest, postings->shards[s].made_of);
        break;
    case FILE_SHARD: digest_number(&digest, postings->shards[output->page].made_of); break;
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
    const struct postings *postings = (const struct postings *)output->state + output->language;
    (void)reason;
    switch ((enum file)output->subject) {
    case FILE_INDEX: put_index(&page, postings, output->pieces, out); break;
    case FILE_SHARD: put_shard(postings, output->page, out); break;
    case FILE_RECORDS: put_records(&page, output->page, out); break;
    case FILE_FACETS: put_facets(&page, output->page, out); break;
    }
    return true;
}

const struct output_kind output_search = {.name = "search data", .has_pieces = true, .prepare = prepare, .list = list, .made_of = made_of, .render = render};
