/* postings.c - by blocks of records at once, each of which sorts its postings into shards by counting them first. */
#include "view/postings.h"

enum { WORDS_A_SHARD = 128 };

struct making {
    struct postings *postings;
    uint64_t *made_of[POSTING_BLOCKS]; /* what each block has for each shard */
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

/* The first record of BLOCK; that of POSTING_BLOCKS is the end of all. */
static size_t first_of(const struct postings *p, size_t block)
{
    return p->context->order.n_products * block / POSTING_BLOCKS;
}

/* A digest of RECORD's having what has DIGEST, such that those of many can be added up (the finishing step of MurmurHash3). */
static uint64_t posting_digest(uint64_t digest, size_t record)
{
    uint64_t mixed = digest + (record + 1) * 0x9E3779B97F4A7C15;
    mixed = (mixed ^ mixed >> 33) * 0xFF51AFD7ED558CCD;
    mixed = (mixed ^ mixed >> 33) * 0xC4CEB9FE1A85EC53;
    return mixed ^ mixed >> 33;
}

/* A word that was found: where it is among those of its block, and in which shard. */
struct found {
    uint32_t place, shard;
};

struct finding {
    struct arena *arena;
    struct found *items;
    size_t n_items, room;
    uint32_t *n; /* of each shard */
    uint64_t *made_of;
};

static void make_room(struct finding *f, size_t more)
{
    enum { FIRST_ROOM = 4096 };
    size_t room = f->room ? f->room : FIRST_ROOM;
    if (f->items && f->n_items + more <= f->room)
        return;
    while (room < f->n_items + more)
        room *= 2;
    f->items = arena_grow_raw(f->arena, f->items, f->room * sizeof *f->items, room * sizeof *f->items);
    f->room = room;
}

/* WORDS, which begin at START among those of the block. */
static void find(const struct postings *p, struct finding *f, size_t record, struct text words, size_t start)
{
    enum { SHORTEST = 3 }; /* bytes of a word with its weight and size */
    struct index_word word;
    make_room(f, words.size / SHORTEST);
    for (size_t at = 0, from = 0; words_next(words, &at, &word); from = at) {
        uint32_t shard = word_hash(word.text) % (uint32_t)p->n_shards;
        f->items[f->n_items++] = (struct found){(uint32_t)(start + from), shard};
        f->n[shard]++;
        f->made_of[shard] += posting_digest(text_hash(text_slice(words, from, at)), record); /* with its weight */
    }
}

/* What was found, by shard: BLOCK's ends are first where the next posting of each belongs, and then where they end. */
static void sort(struct arena *keep, const struct postings *p, const struct finding *f, struct posting_block *block)
{
    uint32_t at = 0;
    block->places = arena_array(keep, uint32_t, f->n_items);
    block->ends = arena_array(keep, uint32_t, p->n_shards);
    for (size_t s = 0; s < p->n_shards; s++) {
        block->ends[s] = at;
        at += f->n[s];
    }
    for (size_t i = 0; i < f->n_items; i++)
        block->places[block->ends[f->items[i].shard]++] = f->items[i].place;
}

static void gather_block(void *shared, size_t item, struct worker *worker)
{
    const struct making *m = shared;
    const struct postings *p = m->postings;
    const struct catalog *catalog = p->context->catalog;
    struct arena arena = arena_new("search data");
    struct finding f = {.arena = &arena, .n = arena_array(&arena, uint32_t, p->n_shards), .made_of = m->made_of[item]};
    size_t start = 0;
    for (size_t i = first_of(p, item); i < first_of(p, item + 1); i++) {
        const struct product *product = product_of(p, i);
        const struct document *document = view_document(p->context, product, p->language);
        arena_reset(&worker->scratch);
        p->words[i] = words_of(&worker->keep, &worker->scratch, catalog, product, document, &p->context->words[document - catalog->documents]);
        p->starts[i] = (uint32_t)start;
        find(p, &f, i, p->words[i], start);
        start += p->words[i].size;
        find(p, &f, i, words_of_category(p, i), start);
        start += words_of_category(p, i).size;
        if (start > UINT32_MAX)
            arena_out_of_memory("search data");
    }
    sort(&worker->keep, p, &f, &p->blocks[item]);
    arena_release(&arena);
}

/* How many postings of SHARD stand in BLOCK, and where the first is among them. */
static size_t slice(const struct posting_block *block, size_t shard, size_t *first)
{
    *first = shard ? block->ends[shard - 1] : 0;
    return block->ends[shard] - *first;
}

struct postings postings_make(struct arena *arena, const struct view_context *context, size_t language, struct pool *pool)
{
    const struct catalog *catalog = context->catalog;
    size_t n = context->order.n_products, n_shards = n / WORDS_A_SHARD + 1, first;
    struct arena scratch = arena_new("search data");
    struct postings p = {.context = context, .language = language, .n_shards = n_shards};
    struct making m = {.postings = &p};
    p.words = arena_array(arena, struct text, n);
    p.of_category = arena_array(arena, struct text, catalog->n_categories);
    p.starts = arena_array(arena, uint32_t, n);
    p.shards = arena_array(arena, struct shard, n_shards);
    p.blocks = arena_array(arena, struct posting_block, POSTING_BLOCKS);
    for (size_t b = 0; b < POSTING_BLOCKS; b++)
        m.made_of[b] = arena_array(&scratch, uint64_t, n_shards);
    for (size_t i = 0; i < catalog->n_categories; i++)
        p.of_category[i] = words_of_text(arena, &scratch, category_name(catalog, i, language), WORD_IN_KEYWORDS);
    pool_run(pool, POSTING_BLOCKS, gather_block, &m);
    for (size_t s = 0; s < n_shards; s++)
        for (size_t b = 0; b < POSTING_BLOCKS; b++) {
            p.shards[s].n_items += slice(&p.blocks[b], s, &first);
            p.shards[s].made_of += m.made_of[b][s];
        }
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

/* The record, FROM or a later one before END, among whose words PLACE of their block is: found by steps that double, since the next is near. */
static size_t record_at(const struct postings *p, size_t from, size_t end, uint32_t place)
{
    size_t step = 1;
    for (; from + step < end && p->starts[from + step] <= place; step *= 2)
        from += step;
    for (; step; step /= 2)
        if (from + step < end && p->starts[from + step] <= place)
            from += step;
    return from;
}

/* The word of RECORD at PLACE of its block. */
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
    for (size_t b = 0, k = 0; b < POSTING_BLOCKS; b++) {
        size_t first, count = slice(&p->blocks[b], number, &first), record = first_of(p, b);
        for (size_t i = first; i < first + count; i++, k++) {
            record = record_at(p, record, first_of(p, b + 1), p->blocks[b].places[i]);
            struct index_word word = word_at(p, record, p->blocks[b].places[i]);
            numbers[k] = (uint32_t)number_of(&numbering, word.text);
            numbering.words[numbers[k]].n_hits++;
            found[k] = (struct hit){(uint32_t)record, word.weight};
        }
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
