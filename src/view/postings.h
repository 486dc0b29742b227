/* postings.h - the inverted index of the search: which records have a word, and how much it tells of them.
 *
 * It is cut into shards by the words' hashes. A record's words stay where they are remembered (words.h); a posting says where, in four bytes, since a
 * catalog has millions. What a shard is made of is known without putting its words together, which is done only for shards that are shown.
 */
#ifndef VITRINE_VIEW_POSTINGS_H
#define VITRINE_VIEW_POSTINGS_H

#include "view/view.h"

enum { POSTING_BLOCKS = 32 };

/* A 32nd of the records. Think of their words one behind the other, each record's followed by those of its category: a posting is where a word begins there. */
struct posting_block {
    uint32_t *places; /* of all postings: by shard, and rising in each */
    uint32_t *ends; /* of each shard: where its postings end */
};

struct shard {
    size_t n_items; /* postings, in all blocks */
    uint64_t made_of; /* a digest of words, records and weights, in whatever order */
};

/* One a language. */
struct postings {
    const struct view_context *context;
    size_t language;
    struct text *words; /* of each record, but for those of its category */
    struct text *of_category; /* the words of each category's name, which its records have as well */
    uint32_t *starts; /* where the words of each record begin among those of its block */
    struct posting_block *blocks; /* POSTING_BLOCKS */
    struct shard *shards;
    size_t n_shards;
};

/* A record that has a word. */
struct hit {
    uint32_t record, weight;
};

/* A word of a shard. */
struct indexed {
    struct text word;
    struct hit *hits; /* by record, each once */
    size_t n_hits;
};

/* The words of all records (view_order) in LANGUAGE, in ARENA and in the workers' keep. */
struct postings postings_make(struct arena *arena, const struct view_context *context, size_t language, struct pool *pool);

/* The words of shard number SHARD, sorted, in ARENA; *N of them. */
const struct indexed *postings_words(struct arena *arena, const struct postings *postings, size_t shard, size_t *n);

#endif
