/* edition.c */
#include "document/edition.h"

static bool choose_language(const struct catalog *catalog, struct arena *arena, struct text wanted, struct edition *edition, const char **reason)
{
    for (size_t l = 0; l < catalog->n_languages; l++)
        if (wanted.size == 0 || text_equal(catalog->languages[l], wanted)) {
            edition->language = l;
            return true;
        }
    return choice_refuse(arena, reason, "site.yaml has no language", wanted);
}

static bool choose_currency(const struct site *site, struct arena *arena, struct text wanted, struct edition *edition, const char **reason)
{
    edition->currency = wanted;
    return choice_currency(site, arena, wanted, reason);
}

static bool choose_layout(struct arena *arena, struct text layout, struct text paper, struct edition *edition, const char **reason)
{
    static const char *const names[] = {"full", "half", "grid", "list"};
    edition->layout = LAYOUT_HALF;
    edition->is_letter = text_is(paper, "letter");
    if (paper.size && !edition->is_letter && !text_is(paper, "a4"))
        return choice_refuse(arena, reason, "a paper is a4 or letter, not", paper);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(layout, names[i])) {
            edition->layout = (enum layout)i;
            return true;
        }
    return layout.size == 0 || choice_refuse(arena, reason, "a layout is full, half, grid or list, not", layout);
}

static bool choose_date(struct arena *arena, struct text wanted, struct day given, struct date *date, const char **reason)
{
    *date = given.date;
    return wanted.size == 0 || date_read(wanted, date) || choice_refuse(arena, reason, "a date looks like 2026-11-24, not like", wanted);
}

static bool select_products(const struct view_context *context, struct arena *arena, const struct choice *choice, struct edition *edition, const char **reason)
{
    const struct view_order *order = &context->order;
    bool *chosen = arena_array(arena, bool, context->catalog->n_products);
    if (!choice_make(context->catalog, arena, choice, chosen, reason))
        return false;
    edition->products = arena_array(arena, size_t, order->n_products);
    for (size_t i = 0; i < order->n_products; i++)
        if (chosen[order->products[i]])
            edition->products[edition->n_products++] = order->products[i];
    return true;
}

/* A document without prices must not have one in a text of its listings either. */
static bool names_no_price(const struct view_context *context, struct arena *arena, const struct edition *edition, struct text name, const char **reason)
{
    const struct catalog *catalog = context->catalog;
    struct diag_list found = {.arena = arena};
    for (size_t i = 0; i < edition->n_products && !found.n_items; i++)
        amounts_report(catalog, view_document(context, &catalog->products[edition->products[i]], edition->language), false,
                       name.size ? name : TEXT("--no-prices"), &found);
    if (!found.n_items)
        return true;
    const struct source *source = &catalog->sources[found.items[0].where.source];
    *reason = text_format(arena, "%.*s:%u: %.*s", TEXT_ARGS(source->path), source_position(source, found.items[0].where.start).line,
                          TEXT_ARGS(found.items[0].message))
                  .data;
    return false;
}

static struct text either(struct text wish, struct text given)
{
    return wish.size ? wish : given;
}

bool edition_open(const struct view_context *context, struct arena *arena, const struct edition_wish *wish, struct edition *edition, const char **reason)
{
    static const struct edition_fields none = {0};
    const struct site *site = &context->catalog->sites[0];
    const struct edition_fields *given = wish->name.size ? choice_find(context->catalog, arena, wish->name, reason) : &none;
    if (!given)
        return false;
    *edition = (struct edition){.has_prices = !wish->no_prices && choice_has_prices(given), .crop_marks = wish->crop_marks};
    edition->buyer = either(wish->buyer, given->buyer.text);
    struct choice choice = {wish->skus, wish->categories, wish->n_skus, wish->n_categories, {0}};
    if (!wish->n_skus) {
        choice.skus = choice_names(arena, &given->skus);
        choice.n_skus = given->skus.n_items;
    }
    if (!wish->n_categories) {
        choice.categories = choice_names(arena, &given->categories);
        choice.n_categories = given->categories.n_items;
    }
    return choose_language(context->catalog, arena, either(wish->language, given->language.text), edition, reason) &&
           choose_currency(site, arena, either(wish->currency, given->currency.text), edition, reason) &&
           choose_layout(arena, either(wish->layout, given->layout.text), either(wish->paper, given->paper.text), edition, reason) &&
           choose_date(arena, wish->valid_until, given->valid_until, &edition->valid_until, reason) &&
           choose_date(arena, wish->since, given->since, &choice.since, reason) && select_products(context, arena, &choice, edition, reason) &&
           (edition->has_prices || names_no_price(context, arena, edition, wish->name, reason));
}

int64_t edition_amount(const struct view_context *context, const struct edition *edition, const struct listing_fields *fields, int64_t millionths,
                       struct text *currency)
{
    struct text own = view_currency(context, fields);
    *currency = edition->currency.size ? edition->currency : own;
    return choice_convert(&context->catalog->sites[0], millionths, own, currency);
}

struct text edition_money(const struct view_page *page, const struct edition *edition, const struct listing_fields *fields, int64_t millionths)
{
    struct text currency;
    int64_t amount = edition_amount(page->context, edition, fields, millionths, &currency);
    return edition->has_prices ? view_money(page, currency, amount) : TEXT("");
}
