/* edition_price.c - A site or catalog without prices must not name one in a text. */
#include "check/rule.h"

const struct rule rule_edition_price = {
    .id = "edition-price",
    .clause = "S3",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "An edition with `prices: false` leaves out every tier and sample fee, but it cannot rewrite your sentences. An amount "
               "in a title, description or text would tell the buyer what the edition is meant to keep. Take it out of the text, or make "
               "the edition with prices.",
    .bad = "(an edition with prices: false, and \"from USD 1.85 each\" in a listing's text)",
    .good = "(\"ask for our price list\" in the text, and the amounts in price:)",
};
