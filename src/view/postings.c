/* postings.c - counted first, by blocks of records at once, so that each block knows where its postings belong and none is sorted. */
#include "view/postings.h"

enum { WORDS_A_SHARD = 128, N_BLOCKS = 32 };

/* What one block of records has for each shard. */
struct block {
    uint32_t *n; /* postings; later: where the next one belongs */
    uint64_t *made_of;
};

struct making {
    struct postings *postings;
    struct block blocks[N_BLOCKS];
};

static const struct product *product_of(const struct postings *p, size_t record)
{
    return &p->context->catalog->products[p->context->order.products[record]];
}

static struct text words_of_category(const struct postings *p, size_t record)
{
    size_t category = product_of(p, record)->category;
    return category == NO_CATEGORY ? TEXT("") : p->of_category[category];
}

/* The first record of BLOCK; that of N_BLOCKS is the end of all. */
static size_t first_of(const struct postings *p, size_t block)
{
    return p->context->order.n_products * block / N_BLOCKS;
}

/* A digest of RECORD's having what has DIGEST, such that those of many can be added up (the finishing step of MurmurHash3). */
static uint64_t posting_digest(uint64_t digest, size_t record)
{
    uint64_t mixed = digest + (record + 1) * 0x9E3779B97F4A7C15;
    mixed = (mixed ^ mixed >> 33) * 0xFF51AFD7ED558CCD;
    mixed = (mixed ^ mixed >> 33) * 0xC4CEB9FE1A85EC53;
    return mixed ^ mixed >> 33;
}

static void count(const struct postings *p, const struct block *block, size_t record, struct text words)
{
    struct index_word word;
    for (size_t at = 0, from = 0; words_next(words, &at, &word); from = at) {
        size_t shard = word_hash(word.text) % p->n_shards;
        block->n[shard]++;
        block->made_of[shard] += posting_digest(text_hash(text_slice(words, from, at)), record); /* with its weight */
    }
}

static void gather_block(void *shared, size_t item, struct worker *worker)
{
    const struct making *m = shared;
    const struct postings *p = m->postings;
    const struct catalog *catalog = p->context->catalog;
    for (size_t i = first_of(p, item); i < first_of(p, item + 1); i++) {
        const struct product *product = product_of(p, i);
        const struct document *document = view_document(p->context, product, p->language);
        arena_reset(&worker->scratch);
        p->words[i] = words_of(&worker->keep, &worker->scratch, catalog, product, document, &p->context->words[document - catalog->documents]);
        count(p, &m->blocks[item], i, p->words[i]);
        count(p, &m->blocks[item], i, words_of_category(p, i));
    }
}

/* Gives each shard its room, and each block its place there. */
static void make_room(struct arena *arena, struct making *m)
{
    for (size_t s = 0; s < m->postings->n_shards; s++) {
        struct shard *shard = &m->postings->shards[s];
        for (size_t b = 0; b < N_BLOCKS; b++) {
            size_t n = m->blocks[b].n[s];
            m->blocks[b].n[s] = (uint32_t)shard->n_items;
            shard->n_items += n;
            shard->made_of += m->blocks[b].made_of[s];
        }
        shard->items = arena_array(arena, uint32_t, shard->n_items);
    }
}

static void line_up(struct arena *arena, struct postings *p, size_t n_records)
{
    size_t start = 0;
    p->starts = arena_array(arena, uint32_t, n_records);
    for (size_t i = 0; i < n_records; i++) {
        p->starts[i] = (uint32_t)start;
        start += p->words[i].size + words_of_category(p, i).size;
        if (start > UINT32_MAX)
            arena_out_of_memory("search data");
    }
}

/* WORDS, which begin at START among all. */
static void put(const struct postings *p, const struct block *block, struct text words, size_t start)
{
    struct index_word word;
    for (size_t at = 0, here = 0; words_next(words, &at, &word); here = at) {
        size_t shard = word_hash(word.text) % p->n_shards;
        p->shards[shard].items[block->n[shard]++] = (uint32_t)(start + here);
    }
}

static void fill_block(void *shared, size_t item, struct worker *worker)
{
    const struct making *m = shared;
    const struct postings *p = m->postings;
    (void)worker;
    for (size_t i = first_of(p, item); i < first_of(p, item + 1); i++) {
        put(p, &m->blocks[item], p->words[i], p->starts[i]);
        put(p, &m->blocks[item], words_of_category(p, i), p->starts[i] + p->words[i].size);
    }
}

struct postings postings_make(struct arena *arena, const struct view_context *context, size_t language, struct pool *pool)
{
    const struct catalog *catalog = context->catalog;
    size_t n = context->order.n_products, n_shards = n / WORDS_A_SHARD + 1;
    struct arena scratch = arena_new("search data");
    struct postings p = {.context = context, .language = language, .n_shards = n_shards};
    struct making m = {.postings = &p};
    p.words = arena_array(arena, struct text, n);
    p.of_category = arena_array(arena, struct text, catalog->n_categories);
    p.shards = arena_array(arena, struct shard, n_shards);
    for (size_t b = 0; b < N_BLOCKS; b++)
        m.blocks[b] = (struct block){arena_array(&scratch, uint32_t, n_shards), arena_array(&scratch, uint64_t, n_shards)};
    for (size_t i = 0; i < catalog->n_categories; i++)
        p.of_category[i] = words_of_text(arena, &scratch, category_name(catalog, i, language), WORD_IN_KEYWORDS);
    pool_run(pool, N_BLOCKS, gather_block, &m);
    make_room(arena, &m);
    line_up(arena, &p, n);
    pool_run(pool, N_BLOCKS, fill_block, &m);
    arena_release(&scratch);
    return p;
}

/* --- the words of a shard --- */

/* The words of a shard, of which there are far fewer than postings. */
struct numbering {
    struct arena *arena;
    struct map number_of;
    struct indexed *words; /* by number */
    size_t room;
    struct hit *hits; /* room for those of all words */
};

static size_t number_of(struct numbering *n, struct text word)
{
    size_t next = n->number_of.n_items, number = map_add(&n->number_of, word, next);
    if (number == next) {
        n->words = arena_more(n->arena, n->words, next, &n->room, sizeof *n->words, 128);
        n->words[next] = (struct indexed){.word = word, .hits = n->hits};
    }
    return number;
}

static int by_word(const void *a, const void *b)
{
    const struct indexed *x = a, *y = b;
    return text_compare(x->word, y->word);
}

/* HIT behind those of WORD, or to the last one, when that is of the same record: the listing and its category both have the word. */
static void add_hit(struct indexed *word, struct hit hit)
{
    struct hit *behind = word->hits + word->n_hits;
    if (word->n_hits && behind[-1].record == hit.record) {
        behind[-1].weight = word_weight(behind[-1].weight, hit.weight);
    } else {
        *behind = hit;
        word->n_hits++;
    }
}

/* The record, FROM or a later one, among whose words PLACE is: found by steps that double, since the next is near. */
static size_t record_at(const struct postings *p, size_t from, uint32_t place)
{
    size_t step = 1, n = p->context->order.n_products;
    for (; from + step < n && p->starts[from + step] <= place; step *= 2)
        from += step;
    for (; step; step /= 2)
        if (from + step < n && p->starts[from + step] <= place)
            from += step;
    return from;
}

/* The word of RECORD at PLACE among all. */
static struct index_word word_at(const struct postings *p, size_t record, uint32_t place)
{
    struct index_word word = {0};
    struct text words = p->words[record];
    size_t at = place - p->starts[record];
    if (at >= words.size) {
        at -= words.size;
        words = words_of_category(p, record);
    }
    words_next(words, &at, &word);
    return word;
}

const struct indexed *postings_words(struct arena *arena, const struct postings *p, size_t number, size_t *n)
{
    const struct shard *shard = &p->shards[number];
    struct numbering numbering = {.arena = arena, .number_of = map_new(arena), .hits = arena_array(arena, struct hit, shard->n_items)};
    uint32_t *numbers = arena_array(arena, uint32_t, shard->n_items);
    struct hit *found = arena_array(arena, struct hit, shard->n_items), *place = numbering.hits;
    for (size_t i = 0, record = 0; i < shard->n_items; i++) {
        record = record_at(p, record, shard->items[i]);
        struct index_word word = word_at(p, record, shard->items[i]);
        numbers[i] = (uint32_t)number_of(&numbering, word.text);
        numbering.words[numbers[i]].n_hits++;
        found[i] = (struct hit){(uint32_t)record, word.weight};
    }
    *n = numbering.number_of.n_items;
    for (size_t w = 0; w < *n; w++) {
        numbering.words[w].hits = place;
        place += numbering.words[w].n_hits;
        numbering.words[w].n_hits = 0;
    }
    for (size_t i = 0; i < shard->n_items; i++)
        add_hit(&numbering.words[numbers[i]], found[i]);
    if (*n)
        qsort(numbering.words, *n, sizeof *numbering.words, by_word);
    return numbering.words;
}
