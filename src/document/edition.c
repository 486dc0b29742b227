/* edition.c */
#include "document/edition.h"

static const struct edition_fields *find_edition(const struct site *site, struct text name)
{
    for (size_t i = 0; i < site->editions.n_items; i++)
        if (text_equal(site->editions.items[i].name.text, name))
            return &site->editions.items[i];
    return NULL;
}

static bool refuse(struct arena *arena, const char **reason, const char *what, struct text name)
{
    *reason = text_format(arena, "%s \"%.*s\"", what, TEXT_ARGS(name)).data;
    return false;
}

static bool choose_language(const struct catalog *catalog, struct arena *arena, struct text wanted, struct edition *edition, const char **reason)
{
    for (size_t l = 0; l < catalog->n_languages; l++)
        if (wanted.size == 0 || text_equal(catalog->languages[l], wanted)) {
            edition->language = l;
            return true;
        }
    return refuse(arena, reason, "site.yaml has no language", wanted);
}

/* How much of CURRENCY one unit of the site's is, in millionths; 0: nobody says. */
static int64_t rate_of(const struct site *site, struct text currency)
{
    int64_t rate;
    if (text_equal(currency, site->currency.text))
        return 1000000;
    for (size_t i = 0; i < site->rates.n_items; i++) {
        const struct pair *pair = &site->rates.items[i];
        if (text_equal(pair->name.text, currency) && pair->values.n_items && text_to_millionths(pair->values.items[0].text, &rate) && rate > 0)
            return rate;
    }
    return 0;
}

static bool choose_currency(const struct site *site, struct arena *arena, struct text wanted, struct edition *edition, const char **reason)
{
    edition->currency = wanted;
    edition->rate = wanted.size ? rate_of(site, wanted) : 1000000;
    return edition->rate > 0 || refuse(arena, reason, "rates in site.yaml has no rate for", wanted);
}

static bool choose_layout(struct arena *arena, struct text layout, struct text paper, struct edition *edition, const char **reason)
{
    static const char *const names[] = {"full", "half", "grid", "list"};
    edition->layout = LAYOUT_HALF;
    edition->is_letter = text_is(paper, "letter");
    if (paper.size && !edition->is_letter && !text_is(paper, "a4"))
        return refuse(arena, reason, "a paper is a4 or letter, not", paper);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(layout, names[i])) {
            edition->layout = (enum layout)i;
            return true;
        }
    return layout.size == 0 || refuse(arena, reason, "a layout is full, half, grid or list, not", layout);
}

static bool choose_date(struct arena *arena, struct text wanted, struct day given, struct date *date, const char **reason)
{
    *date = given.date;
    return wanted.size == 0 || date_read(wanted, date) || refuse(arena, reason, "a date looks like 2026-11-24, not like", wanted);
}

static bool is_in_category(const struct catalog *catalog, size_t category, struct text name)
{
    for (size_t at = category; at != NO_CATEGORY; at = catalog->categories[at].parent)
        if (text_equal(catalog->categories[at].path, name) || text_equal(catalog->categories[at].fields->name.text, name))
            return true;
    return false;
}

/* The names of what is wanted: flags before the edition's. */
struct names {
    const struct text *own;
    size_t n_own;
    const struct values *given;
};

static size_t n_names(const struct names *names)
{
    return names->n_own ? names->n_own : names->given ? names->given->n_items : 0;
}

static struct text name_at(const struct names *names, size_t i)
{
    return names->n_own ? names->own[i] : names->given->items[i].text;
}

static bool select_products(const struct view_context *context, struct arena *arena, const struct names *skus, const struct names *categories,
                            struct date since, struct edition *edition, const char **reason)
{
    const struct catalog *catalog = context->catalog;
    size_t ns = n_names(skus), nc = n_names(categories);
    bool *seen = arena_array(arena, bool, ns + nc + 1);
    edition->products = arena_array(arena, size_t, context->order.n_products);
    for (size_t i = 0; i < context->order.n_products; i++) {
        const struct product *product = &catalog->products[context->order.products[i]];
        const struct listing_fields *fields = &view_document(context, product, edition->language)->fields;
        bool wanted = ns + nc == 0;
        for (size_t k = 0; k < ns; k++)
            if (text_equal(fields->sku.text, name_at(skus, k)) || text_equal(product->slug, name_at(skus, k)))
                wanted = seen[k] = true;
        for (size_t k = 0; k < nc; k++)
            if (is_in_category(catalog, product->category, name_at(categories, k)))
                wanted = seen[ns + k] = true;
        if (since.year && date_compare(catalog->documents[product->document].fields.date.date, since) < 0)
            wanted = false;
        if (wanted)
            edition->products[edition->n_products++] = context->order.products[i];
    }
    for (size_t k = 0; k < ns + nc; k++)
        if (!seen[k])
            return refuse(arena, reason, k < ns ? "no published listing has the SKU" : "no published listing is in the category",
                          k < ns ? name_at(skus, k) : name_at(categories, k - ns));
    return true;
}

static struct text either(struct text wish, struct text given)
{
    return wish.size ? wish : given;
}

bool edition_open(const struct view_context *context, struct arena *arena, const struct edition_wish *wish, struct edition *edition, const char **reason)
{
    static const struct edition_fields none = {0};
    const struct site *site = &context->catalog->sites[0];
    const struct edition_fields *given = wish->name.size ? find_edition(site, wish->name) : &none;
    struct date since;
    if (!given)
        return refuse(arena, reason, "editions in site.yaml has no edition", wish->name);
    *edition = (struct edition){.has_prices = !wish->no_prices && (given->prices.is_true || !given->prices.is_set), .crop_marks = wish->crop_marks};
    edition->buyer = either(wish->buyer, given->buyer.text);
    struct names skus = {wish->skus, wish->n_skus, &given->skus}, categories = {wish->categories, wish->n_categories, &given->categories};
    return choose_language(context->catalog, arena, either(wish->language, given->language.text), edition, reason) &&
           choose_currency(site, arena, either(wish->currency, given->currency.text), edition, reason) &&
           choose_layout(arena, either(wish->layout, given->layout.text), either(wish->paper, given->paper.text), edition, reason) &&
           choose_date(arena, wish->valid_until, given->valid_until, &edition->valid_until, reason) &&
           choose_date(arena, wish->since, given->since, &since, reason) && select_products(context, arena, &skus, &categories, since, edition, reason);
}

int64_t edition_amount(const struct view_context *context, const struct edition *edition, const struct listing_fields *fields, int64_t millionths,
                       struct text *currency)
{
    *currency = view_currency(context, fields);
    if (edition->currency.size == 0 || text_equal(edition->currency, *currency))
        return millionths;
    int64_t from = rate_of(&context->catalog->sites[0], *currency);
    if (from == 0) /* it cannot be converted: better its own currency than a wrong number */
        return millionths;
    *currency = edition->currency;
    __extension__ typedef __int128 wide;
    wide exact = (wide)millionths * edition->rate / from;
    return (int64_t)((exact + 5000) / 10000 * 10000); /* to the cent */
}

struct text edition_money(const struct view_page *page, const struct edition *edition, const struct listing_fields *fields, int64_t millionths)
{
    struct text currency;
    int64_t amount = edition_amount(page->context, edition, fields, millionths, &currency);
    return edition->has_prices ? view_money(page, currency, amount) : TEXT("");
}
