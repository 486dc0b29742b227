/* field_unknown.c - A field that no one reads is a fact that no buyer sees, most often a typing error. */
#include "check/rule.h"

const struct rule rule_field_unknown = {
    .id = "field-unknown",
    .clause = "S1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A field that no one reads is a fact that no buyer sees, most often a typing error. The "
               "nearest name is suggested; facts of your own go under specs.",
    .bad = "tittle: Bicycle Bell",
    .good = "title: Bicycle Bell (Brass, 55 mm)",
};
