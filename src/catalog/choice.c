/* choice.c - an edition's part of the catalog. */
#include "catalog/choice.h"

#include "base/locale.h"
#include "catalog/load.h"

bool choice_refuse(struct arena *arena, const char **reason, const char *what, struct text name)
{
    *reason = text_format(arena, _("%s \"%.*s\""), _(what), TEXT_ARGS(name)).data;
    return false;
}

const struct edition_fields *choice_find(const struct catalog *catalog, struct arena *arena, struct text name, const char **reason)
{
    const struct site *site = &catalog->sites[0];
    for (size_t i = 0; i < site->editions.n_items; i++)
        if (text_equal(site->editions.items[i].name.text, name))
            return &site->editions.items[i];
    choice_refuse(arena, reason, "editions in site.yaml has no edition", name);
    return NULL;
}

struct text *choice_names(struct arena *arena, const struct values *values)
{
    struct text *names = arena_array(arena, struct text, values->n_items);
    for (size_t i = 0; i < values->n_items; i++)
        names[i] = values->items[i].text;
    return names;
}

static bool is_in_category(const struct catalog *catalog, size_t category, struct text name)
{
    for (size_t at = category; at != NO_CATEGORY; at = catalog->categories[at].parent)
        if (text_equal(catalog->categories[at].path, name) || text_equal(catalog->categories[at].fields->name.text, name))
            return true;
    return false;
}

static bool is_chosen(const struct catalog *catalog, const struct product *product, const struct choice *choice, bool *seen)
{
    const struct listing_fields *fields = &catalog->documents[product->document].fields;
    bool chosen = choice->n_skus + choice->n_categories == 0;
    for (size_t k = 0; k < choice->n_skus; k++)
        if (text_equal(fields->sku.text, choice->skus[k]) || text_equal(product->slug, choice->skus[k]))
            chosen = seen[k] = true;
    for (size_t k = 0; k < choice->n_categories; k++)
        if (is_in_category(catalog, product->category, choice->categories[k]))
            chosen = seen[choice->n_skus + k] = true;
    return chosen && !(choice->since.year && date_compare(fields->date.date, choice->since) < 0);
}

bool choice_make(const struct catalog *catalog, struct arena *arena, const struct choice *choice, bool *chosen, const char **reason)
{
    size_t ns = choice->n_skus, nc = choice->n_categories;
    bool *seen = arena_array(arena, bool, ns + nc);
    for (size_t i = 0; i < catalog->n_products; i++)
        chosen[i] = catalog->products[i].is_published && is_chosen(catalog, &catalog->products[i], choice, seen);
    for (size_t k = 0; k < ns + nc; k++)
        if (!seen[k])
            return choice_refuse(arena, reason, k < ns ? "no published listing has the SKU" : "no published listing is in the category",
                                 k < ns ? choice->skus[k] : choice->categories[k - ns]);
    return true;
}

int64_t choice_rate(const struct site *site, struct text currency)
{
    int64_t rate;
    if (text_equal(currency, site->currency.text))
        return 1000000;
    for (size_t i = 0; i < site->rates.n_items; i++) {
        const struct pair *pair = &site->rates.items[i];
        if (text_equal(pair->name.text, currency) && text_to_millionths(pair->value.text, &rate) && rate > 0)
            return rate;
    }
    return 0;
}

bool choice_currency(const struct site *site, struct arena *arena, struct text currency, const char **reason)
{
    return currency.size == 0 || choice_rate(site, currency) > 0 || choice_refuse(arena, reason, "rates in site.yaml has no rate for", currency);
}

int64_t choice_convert(const struct site *site, int64_t amount, struct text from, struct text *to)
{
    __extension__ typedef __int128 wide;
    if (text_equal(from, *to))
        return amount;
    int64_t from_rate = choice_rate(site, from), to_rate = choice_rate(site, *to);
    if (from_rate == 0 || to_rate == 0) {
        *to = from;
        return amount;
    }
    wide exact = (wide)amount * to_rate / from_rate;
    return (int64_t)((exact + 5000) / 10000 * 10000);
}

/* --- narrowing --- */

static void narrow_language(struct catalog *catalog, size_t language)
{
    catalog->sites[0] = catalog->sites[language];
    catalog->languages[0] = catalog->languages[language];
    catalog->n_languages = 1;
    struct product *const lists[] = {catalog->products, catalog->pages};
    const size_t counts[] = {catalog->n_products, catalog->n_pages};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < counts[k]; i++) {
            lists[k][i].in[0] = lists[k][i].in[language];
            lists[k][i].is_translated[0] = lists[k][i].is_translated[language];
        }
    for (size_t i = 0; i < catalog->n_documents; i++) /* a page that was not translated is shown as it is */
        catalog->documents[i].language = 0;
}

/* Categories in which the edition has nothing go; what points to the others is renumbered. */
static void narrow_categories(struct catalog *catalog)
{
    size_t *number = arena_array(catalog->arena, size_t, catalog->n_categories), n = 0;
    bool *used = arena_array(catalog->arena, bool, catalog->n_categories);
    for (size_t i = 0; i < catalog->n_products; i++)
        for (size_t at = catalog->products[i].category; catalog->products[i].is_published && at != NO_CATEGORY; at = catalog->categories[at].parent)
            used[at] = true;
    for (size_t i = 0; i < catalog->n_categories; i++) {
        number[i] = used[i] ? n++ : NO_CATEGORY;
        if (used[i])
            catalog->categories[number[i]] = catalog->categories[i];
    }
    catalog->n_categories = n;
    catalog->category_of = map_new(catalog->arena);
    for (size_t i = 0; i < n; i++) {
        struct category *category = &catalog->categories[i];
        size_t kept = 0;
        map_add(&catalog->category_of, category->path, i);
        category->parent = category->parent == NO_CATEGORY ? NO_CATEGORY : number[category->parent];
        for (size_t k = 0; k < category->n_children; k++)
            if (number[category->children[k]] != NO_CATEGORY)
                category->children[kept++] = number[category->children[k]];
        category->n_children = kept;
    }
    for (size_t i = 0; i < catalog->n_products; i++)
        if (catalog->products[i].category != NO_CATEGORY)
            catalog->products[i].category = number[catalog->products[i].category];
}

static void remove_prices(struct catalog *catalog)
{
    for (size_t i = 0; i < catalog->n_documents; i++) {
        struct listing_fields *fields = &catalog->documents[i].fields;
        fields->price.tiers.items = NULL;
        fields->price.tiers.n_items = 0;
        fields->price.currency = (struct value){0};
        if (fields->sample)
            fields->sample->fee = (struct value){0};
    }
}

/* Tiers may be shared by the documents of a listing: each gets its own. */
static void change_currency(struct catalog *catalog, struct value currency)
{
    for (size_t i = 0; i < catalog->n_documents; i++) {
        struct price *price = &catalog->documents[i].fields.price;
        struct tier *tiers = arena_array(catalog->arena, struct tier, price->tiers.n_items);
        struct text from = value_is_set(price->currency) ? price->currency.text : catalog->sites[0].currency.text, to = currency.text;
        for (size_t k = 0; k < price->tiers.n_items; k++) {
            tiers[k] = price->tiers.items[k];
            to = currency.text;
            tiers[k].price.millionths = choice_convert(&catalog->sites[0], tiers[k].price.millionths, from, &to);
        }
        price->tiers.items = tiers;
        price->currency.text = to;
    }
}

static void look_for_prices(const struct catalog *catalog, struct text edition, struct diag_list *findings)
{
    const struct product *const lists[] = {catalog->products, catalog->pages};
    const size_t counts[] = {catalog->n_products, catalog->n_pages};
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < counts[k]; i++)
            for (size_t l = 0; l < catalog->n_languages && lists[k][i].is_published; l++)
                if (l == 0 || lists[k][i].in[l] != lists[k][i].in[0])
                    amounts_report(catalog, &catalog->documents[lists[k][i].in[l]], true, edition, findings);
}

bool catalog_narrow(struct catalog *catalog, const struct edition_fields *edition, struct diag_list *findings, const char **reason)
{
    struct arena *arena = catalog->arena;
    size_t language = value_is_set(edition->language) ? language_find(catalog, edition->language.text) : 0;
    if (language == MAX_LANGUAGES)
        return choice_refuse(arena, reason, "site.yaml has no language", edition->language.text);
    if (!choice_currency(&catalog->sites[0], arena, edition->currency.text, reason))
        return false;
    struct choice choice = {choice_names(arena, &edition->skus), choice_names(arena, &edition->categories), edition->skus.n_items, edition->categories.n_items,
                            edition->since.date};
    bool *chosen = arena_array(arena, bool, catalog->n_products);
    if (!choice_make(catalog, arena, &choice, chosen, reason))
        return false;
    for (size_t i = 0; i < catalog->n_products; i++)
        catalog->products[i].is_published = chosen[i];
    if (value_is_set(edition->currency))
        change_currency(catalog, edition->currency);
    if (value_is_set(edition->language))
        narrow_language(catalog, language);
    for (size_t l = 0; l < catalog->n_languages; l++) {
        catalog->sites[l].base_url = edition->base_url;
        if (value_is_set(edition->currency))
            catalog->sites[l].currency = edition->currency;
    }
    if (!choice_has_prices(edition)) {
        remove_prices(catalog);
        look_for_prices(catalog, edition->name.text, findings);
    }
    narrow_categories(catalog);
    catalog_join(catalog);
    return true;
}
