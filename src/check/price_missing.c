/* price_missing.c - A marketplace that shows prices takes no listing without one. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct price *price = &s->fields->price;
    for (size_t i = 0; i < price->tiers.n_items; i++)
        if (price->tiers.items[i].price.millionths > 0)
            return;
    for (size_t k = 0; k < s->check->n_profiles; k++)
        if (s->check->profiles[k]->needs_price) {
            report(s, price->tiers.where.length ? price->tiers.where : s->fields->title.where, s->fields->title.text,
                   SAY(s, _("%s takes no listing without a price"), s->check->profiles[k]->name),
                   TEXT("give price: with its tiers, or leave this listing out there"));
            return;
        }
}

const struct rule rule_price_missing = {
    .id = "price-missing",
    .clause = "S1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A marketplace that shows prices takes no listing without one, and its feed leaves such a listing out. "
               "On your own site, and where buyers ask for a quotation, no price is needed.",
    .bad = "(a listing without price:, held against --profile google-merchant)",
    .good = "title: Bicycle Bell (Brass, 55 mm)\n"
            "price: {currency: USD, tiers: [{from: 500, price: 1.85}]}",
    .listing = check,
};
