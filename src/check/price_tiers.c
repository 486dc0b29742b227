/* price_tiers.c - A price list whose quantities fall or whose prices rise makes a buyer doubt every figure on the page. */
#include "check/rule.h"

static void check(struct subject *s)
{
    const struct price *price = &s->fields->price;
    for (size_t i = 0; i < price->tiers.n_items; i++) {
        const struct tier *tier = &price->tiers.items[i], *before = i ? tier - 1 : NULL;
        if (!tier->price.as.text.data && tier->price.as.where.length) /* it stands there, and is no number: that is told already */
            continue;
        struct value shown = tier->price.as.text.data ? tier->price.as : tier->from.as;
        if (!tier->price.as.text.data || tier->price.millionths == 0)
            report(s, shown.text.data ? shown.where : price->tiers.where, shown.text, TEXT("a price tier has no price, or price 0"),
                   TEXT("give a price, or leave the tiers out: the listing is then on request"));
        else if (before && tier->from.millionths <= before->from.millionths)
            report(s, tier->from.as.text.data ? tier->from.as.where : shown.where, tier->from.as.text,
                   SAY(s, _("the quantity %.*s does not rise above %.*s"), TEXT_ARGS(tier->from.as.text), TEXT_ARGS(before->from.as.text)),
                   TEXT("list the tiers from the smallest quantity up"));
        else if (before && before->price.as.text.data && tier->price.millionths > before->price.millionths)
            report(s, tier->price.as.where, tier->price.as.text,
                   SAY(s, _("the price rises with the quantity, from %.*s to %.*s"), TEXT_ARGS(before->price.as.text), TEXT_ARGS(tier->price.as.text)),
                   TEXT("a larger quantity costs the same or less"));
    }
}

const struct rule rule_price_tiers = {
    .id = "price-tiers",
    .clause = "S5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A price list whose quantities fall or whose prices rise makes a buyer doubt every figure on "
               "the page.",
    .bad = "price: {currency: USD, tiers: [{from: 500, price: 2}, {from: 100, price: 3}]}",
    .good = "price: {currency: USD, tiers: [{from: 100, price: 3}, {from: 500, price: 2}]}",
    .listing = check,
};
