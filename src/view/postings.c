/* postings.c - counted first, by blocks of records at once, so that each block knows where its postings belong and none is sorted. */
#include "view/postings.h"

enum { WORDS_A_SHARD = 128, N_BLOCKS = 32 };

/* Where a word of a record lies. */
struct posting {
    uint32_t record;
    uint32_t at : 31; /* in the words of the record, or of its category */
    uint32_t is_of_category : 1;
};

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

/* The words that a posting IS_OF_CATEGORY or not lies in. */
static struct text words_at(const struct postings *p, size_t record, bool is_of_category)
{
    size_t category = product_of(p, record)->category;
    if (!is_of_category)
        return p->words[record];
    return category == NO_CATEGORY ? TEXT("") : p->of_category[category];
}

/* The first record of BLOCK; that of N_BLOCKS is the end of all. */
static size_t first_of(const struct postings *p, size_t block)
{
    return p->context->order.n_products * block / N_BLOCKS;
}

static void count(const struct postings *p, const struct block *block, size_t record, bool is_of_category)
{
    struct index_word word;
    struct text words = words_at(p, record, is_of_category);
    for (size_t at = 0; words_next(words, &at, &word);) {
        size_t shard = word_hash(word.text) % p->n_shards;
        block->n[shard]++;
        block->made_of[shard] += digest_numbers((uint64_t[]){text_hash(word.text), record << 16 | word.weight}, 2);
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
        count(p, &m->blocks[item], i, false);
        count(p, &m->blocks[item], i, true);
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
        shard->items = arena_array(arena, struct posting, shard->n_items);
    }
}

static void put(const struct postings *p, const struct block *block, size_t record, bool is_of_category)
{
    struct index_word word;
    struct text words = words_at(p, record, is_of_category);
    for (size_t at = 0, here = 0; words_next(words, &at, &word); here = at) {
        size_t shard = word_hash(word.text) % p->n_shards;
        p->shards[shard].items[block->n[shard]++] = (struct posting){(uint32_t)record, here & 0x7FFFFFFF, is_of_category};
    }
}

static void fill_block(void *shared, size_t item, struct worker *worker)
{
    const struct making *m = shared;
    (void)worker;
    for (size_t i = first_of(m->postings, item); i < first_of(m->postings, item + 1); i++) {
        put(m->postings, &m->blocks[item], i, false);
        put(m->postings, &m->blocks[item], i, true);
    }
}

struct postings postings_make(struct arena *arena, const struct view_context *context, size_t language, struct pool *pool)
{
    const struct catalog *catalog = context->catalog;
    size_t n = context->order.n_products, n_shards = n / WORDS_A_SHARD + 1;
    struct arena scratch = arena_new("search data");
    struct postings p = {context, language, arena_array(arena, struct text, n), arena_array(arena, struct text, catalog->n_categories), NULL, n_shards};
    struct making m = {.postings = &p};
    p.shards = arena_array(arena, struct shard, n_shards);
    for (size_t b = 0; b < N_BLOCKS; b++)
        m.blocks[b] = (struct block){arena_array(&scratch, uint32_t, n_shards), arena_array(&scratch, uint64_t, n_shards)};
    for (size_t i = 0; i < catalog->n_categories; i++)
        p.of_category[i] = words_of_text(arena, &scratch, category_name(catalog, i, language), WORD_IN_KEYWORDS);
    pool_run(pool, N_BLOCKS, gather_block, &m);
    make_room(arena, &m);
    pool_run(pool, N_BLOCKS, fill_block, &m);
    arena_release(&scratch);
    return p;
}

/* --- the words of a shard --- */

/* The words of a shard: open addressing, half full at most. */
struct numbering {
    struct indexed *words; /* by number */
    uint32_t *slots; /* number and one; 0: free */
    size_t n_slots, n_words;
};

static size_t number_of(struct numbering *n, struct text word)
{
    size_t at = text_hash(word) % n->n_slots;
    for (; n->slots[at]; at = (at + 1) % n->n_slots)
        if (text_equal(n->words[n->slots[at] - 1].word, word))
            return n->slots[at] - 1;
    n->words[n->n_words].word = word;
    n->slots[at] = (uint32_t)++n->n_words;
    return n->n_words - 1;
}

static int by_word(const void *a, const void *b)
{
    const struct indexed *x = a, *y = b;
    return text_compare(x->word, y->word);
}

/* HIT behind those of WORD, or to the last one, when that is of the same record: the listing and its category both have the word. */
static void add_hit(struct indexed *word, struct hit hit)
{
    struct hit *last = word->n_hits ? &word->hits[word->n_hits - 1] : NULL;
    if (last && last->record == hit.record)
        last->weight = word_weight(last->weight, hit.weight);
    else
        word->hits[word->n_hits++] = hit;
}

const struct indexed *postings_words(struct arena *arena, const struct postings *p, size_t number, size_t *n)
{
    const struct shard *shard = &p->shards[number];
    size_t n_slots = 2 * shard->n_items + 1;
    struct numbering numbering = {arena_array(arena, struct indexed, shard->n_items), arena_array(arena, uint32_t, n_slots), n_slots, 0};
    uint32_t *numbers = arena_array(arena, uint32_t, shard->n_items);
    struct hit *found = arena_array(arena, struct hit, shard->n_items), *sorted = arena_array(arena, struct hit, shard->n_items);
    for (size_t i = 0; i < shard->n_items; i++) {
        const struct posting *posting = &shard->items[i];
        struct index_word word;
        size_t at = posting->at;
        words_next(words_at(p, posting->record, posting->is_of_category), &at, &word);
        numbers[i] = (uint32_t)number_of(&numbering, word.text);
        numbering.words[numbers[i]].n_hits++;
        found[i] = (struct hit){posting->record, word.weight};
    }
    struct hit *place = sorted;
    for (size_t w = 0; w < numbering.n_words; w++) {
        numbering.words[w].hits = place;
        place += numbering.words[w].n_hits;
        numbering.words[w].n_hits = 0;
    }
    for (size_t i = 0; i < shard->n_items; i++)
        add_hit(&numbering.words[numbers[i]], found[i]);
    if (numbering.n_words)
        qsort(numbering.words, numbering.n_words, sizeof *numbering.words, by_word);
    *n = numbering.n_words;
    return numbering.words;
}
