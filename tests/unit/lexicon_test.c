/* A memo of the lexicon changes no answer: not the first time, when it is filled, nor the second. */
#include "language/lexicon.h"
#include "test.h"

static const char *const words[] = {"bell",   "bicycle bell", "bike", "steel",   "electric", "glasses", "speaker", "mouse", "mice",   "",
                                    "gizmoo", "led",          "cup",  "tumbler", "mug",      "light",   "lamp",    "8-ply", "battery"};

enum { N_WORDS = sizeof words / sizeof *words };

static bool same_facts(const struct word_facts *a, const struct word_facts *b)
{
    return text_equal(a->base, b->base) && a->lists == b->lists && a->starts == b->starts && a->is_noun == b->is_noun && a->is_adjective == b->is_adjective &&
           a->is_verb == b->is_verb && a->is_mostly_adjective == b->is_mostly_adjective && a->first == b->first && a->kind == b->kind;
}

static void test_word(struct arena *arena, const struct lexicon *plain, const struct lexicon *own, struct text word)
{
    size_t as_read[MAX_SENSES], as_known[MAX_SENSES], n = wordnet_senses(&plain->wordnet, word, as_read);
    struct word_facts read = lexicon_look(arena, plain, word), known = lexicon_look(arena, own, word);
    struct text names[4], others[4];
    EXPECT(same_facts(&read, &known));
    EXPECT(wordnet_senses(&own->wordnet, word, as_known) == n);
    EXPECT(n == 0 || memcmp(as_read, as_known, n * sizeof *as_read) == 0);
    EXPECT(lexicon_is_noun(plain, word) == lexicon_is_noun(own, word));
    size_t n_names = lexicon_synonyms(arena, plain, word, names, 4);
    EXPECT(lexicon_synonyms(arena, own, word, others, 4) == n_names);
    for (size_t i = 0; i < n_names; i++)
        EXPECT(text_equal(others[i], names[i]));
}

int main(void)
{
    struct arena arena = arena_new("test");
    struct lexicon plain;
    lexicon_open(&arena, NULL, &plain);
    struct lexicon own = plain;
    lexicon_remember(&own, &arena);
    EXPECT(plain.has_wordnet);
    EXPECT(!plain.memo && !plain.wordnet.memo);
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < N_WORDS; i++) {
            test_word(&arena, &plain, &own, text_of(words[i]));
            for (size_t k = 0; k < N_WORDS; k++) {
                struct text a = text_of(words[i]), b = text_of(words[k]);
                EXPECT(lexicon_levels(&plain, a, b, 3) == lexicon_levels(&own, a, b, 3));
                EXPECT(lexicon_same(&plain, a, b) == lexicon_same(&own, a, b));
                EXPECT(lexicon_kin(&plain, a, b, 2) == lexicon_kin(&own, a, b, 2));
                EXPECT(lexicon_explains(&plain, a, b) == lexicon_explains(&own, a, b));
            }
        }
    lexicon_close(&plain);
    arena_release(&arena);
    return finish(__FILE__, NULL);
}
