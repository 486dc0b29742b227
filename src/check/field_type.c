/* field_type.c - A value of the wrong kind cannot be shown or sorted. */
#include "check/rule.h"

const struct rule rule_field_type = {
    .id = "field-type",
    .clause = "S1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A value of the wrong kind cannot be shown or sorted. `vitrine explain --fields` shows how "
               "each field is written.",
    .bad = "moq: about a hundred",
    .good = "moq: 100",
};
