/* inquiry.c */
#include "document/inquiry.h"

const char *asked_name(enum asked asked)
{
    static const char *const names[N_ASKED] = {"price", "quantity", "sample", "lead time", "payment", "packing", "certificates", "delivery", "own design"};
    return names[asked];
}

/* Phrases that ask for something, in singular. */
static const struct {
    enum asked asked;
    const char *phrase;
} signs[] = {
    {ASKED_PRICE, "price"},
    {ASKED_PRICE, "quote"},
    {ASKED_PRICE, "quotation"},
    {ASKED_PRICE, "cost"},
    {ASKED_PRICE, "offer"},
    {ASKED_QUANTITY, "moq"},
    {ASKED_QUANTITY, "minimum order"},
    {ASKED_QUANTITY, "quantity"},
    {ASKED_QUANTITY, "piece"},
    {ASKED_QUANTITY, "pc"},
    {ASKED_QUANTITY, "unit"},
    {ASKED_QUANTITY, "container"},
    {ASKED_SAMPLE, "sample"},
    {ASKED_LEAD_TIME, "lead time"},
    {ASKED_LEAD_TIME, "delivery time"},
    {ASKED_LEAD_TIME, "how long"},
    {ASKED_LEAD_TIME, "production time"},
    {ASKED_PAYMENT, "payment"},
    {ASKED_PAYMENT, "l c"},
    {ASKED_PAYMENT, "t t"},
    {ASKED_PAYMENT, "deposit"},
    {ASKED_PACKING, "packing"},
    {ASKED_PACKING, "packaging"},
    {ASKED_PACKING, "carton"},
    {ASKED_CERTIFICATE, "certificate"},
    {ASKED_CERTIFICATE, "certification"},
    {ASKED_CERTIFICATE, "test report"},
    {ASKED_CERTIFICATE, "ce"},
    {ASKED_CERTIFICATE, "fda"},
    {ASKED_CERTIFICATE, "rohs"},
    {ASKED_DELIVERY, "fob"},
    {ASKED_DELIVERY, "cif"},
    {ASKED_DELIVERY, "ddp"},
    {ASKED_DELIVERY, "shipping"},
    {ASKED_DELIVERY, "freight"},
    {ASKED_DELIVERY, "port"},
    {ASKED_CUSTOM, "oem"},
    {ASKED_CUSTOM, "logo"},
    {ASKED_CUSTOM, "private label"},
    {ASKED_CUSTOM, "custom"},
    {ASKED_CUSTOM, "customized"},
};

static const char *const everything[] = {"price list",   "pricelist",      "full catalog", "complete catalog", "whole catalog",
                                         "your catalog", "your catalogue", "all product",  "all your product", "your product",
                                         "full range",   "product range",  "product list", "all item",         "catalog of"};

/* The words in singular, with single spaces, and one at either end: phrases are found by text_find. */
static struct text flat(struct arena *arena, const struct phrase *phrase)
{
    struct buffer out = buffer_new(arena);
    buffer_put_byte(&out, ' ');
    for (size_t i = 0; i < phrase->n_words; i++) {
        buffer_put(&out, phrase->words[i].base);
        buffer_put_byte(&out, ' ');
    }
    return buffer_text(&out);
}

static bool holds(struct arena *arena, struct text words, struct text phrase)
{
    return phrase.size && text_find(words, text_format(arena, " %.*s ", TEXT_ARGS(phrase)), 0) != TEXT_NOT_FOUND;
}

/* Names the words of PHRASE one after the other, case and plurals aside? */
static bool names(struct arena *arena, const struct lexicon *lexicon, struct text words, struct text phrase)
{
    struct phrase read = phrase_read(arena, lexicon, phrase);
    return read.n_words && text_find(words, flat(arena, &read), 0) != TEXT_NOT_FOUND;
}

/* The title's head noun and a word before it: "bicycle bell". */
static struct text short_name(struct arena *arena, const struct phrase *title)
{
    if (title->head == PHRASE_NO_HEAD)
        return TEXT("");
    size_t first = title->head;
    if (first > 0 && !(title->words[first - 1].flags & (WORD_FUNCTION | WORD_PARENTHESIS)) && !title->words[first - 1].ends_part)
        first--;
    struct buffer out = buffer_new(arena);
    for (size_t i = first; i <= title->head; i++) {
        if (i > first)
            buffer_put_byte(&out, ' ');
        buffer_put(&out, title->words[i].base);
    }
    return buffer_text(&out);
}

static struct inquiry_match match(const struct view_context *context, const struct lexicon *lexicon, struct arena *arena, size_t index, struct text raw,
                                  struct text words)
{
    const struct listing_fields *f = &view_document(context, &context->catalog->products[index], 0)->fields;
    struct inquiry_match found = {.product = index};
    if (f->sku.text.size >= 3 && text_find(raw, text_lower(arena, f->sku.text), 0) != TEXT_NOT_FOUND)
        return (struct inquiry_match){index, f->sku.text, 100};
    if (f->model.text.size >= 3 && text_find(raw, text_lower(arena, f->model.text), 0) != TEXT_NOT_FOUND)
        return (struct inquiry_match){index, f->model.text, 90};
    if (names(arena, lexicon, words, f->title.text))
        return (struct inquiry_match){index, f->title.text, 80};
    for (size_t i = 0; i < f->keywords.terms.n_items && !found.weight; i++) {
        struct text term = f->keywords.terms.items[i].text;
        if (text_find_byte(term, ' ', 0) != TEXT_NOT_FOUND && names(arena, lexicon, words, term))
            found = (struct inquiry_match){index, term, 60};
    }
    struct phrase title = phrase_read(arena, lexicon, f->title.text);
    struct text name = short_name(arena, &title);
    if (!found.weight && text_find_byte(name, ' ', 0) != TEXT_NOT_FOUND && holds(arena, words, name))
        found = (struct inquiry_match){index, name, 55};
    for (size_t i = 0; i < f->keywords.terms.n_items && !found.weight; i++)
        if (f->keywords.terms.items[i].text.size > 3 && names(arena, lexicon, words, f->keywords.terms.items[i].text))
            found = (struct inquiry_match){index, f->keywords.terms.items[i].text, 40};
    if (!found.weight && title.head != PHRASE_NO_HEAD && !(title.words[title.head].flags & WORD_CLASS) && holds(arena, words, title.words[title.head].base))
        found = (struct inquiry_match){index, title.words[title.head].base, 30};
    return found;
}

static int by_weight(const void *a, const void *b)
{
    const struct inquiry_match *x = a, *y = b;
    return x->weight != y->weight ? y->weight - x->weight : x->product < y->product ? -1 : 1;
}

static bool has_number(const struct phrase *phrase)
{
    for (size_t i = 0; i < phrase->n_words; i++)
        if (phrase->words[i].flags & WORD_DIGIT)
            return true;
    return false;
}

struct inquiry inquiry_read(const struct view_context *context, const struct lexicon *lexicon, struct arena *arena, struct text text)
{
    struct inquiry inquiry = {.stars = 1};
    struct phrase phrase = phrase_read(arena, lexicon, text);
    struct text words = flat(arena, &phrase), raw = text_lower(arena, text);
    size_t n_asked = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        inquiry.asked[signs[i].asked] |= holds(arena, words, text_of(signs[i].phrase));
    for (size_t i = 0; i < sizeof everything / sizeof *everything; i++)
        inquiry.asks_everything |= holds(arena, words, text_of(everything[i]));
    for (size_t i = 0; i < context->order.n_products; i++) {
        struct inquiry_match found = match(context, lexicon, arena, context->order.products[i], raw, words);
        if (found.weight && inquiry.n_matches < MOST_MATCHES)
            inquiry.matches[inquiry.n_matches++] = found;
    }
    qsort(inquiry.matches, inquiry.n_matches, sizeof *inquiry.matches, by_weight);
    for (size_t i = 0; i < N_ASKED; i++)
        n_asked += inquiry.asked[i];
    int best = inquiry.n_matches ? inquiry.matches[0].weight : 0;
    if (best >= 50 && (n_asked >= 2 || (n_asked >= 1 && has_number(&phrase)) || best >= 80))
        inquiry.stars = 3;
    else if (best > 0 || inquiry.asks_everything)
        inquiry.stars = 2;
    return inquiry;
}
