/* slug_duplicate.c - Two listings with one address cannot both be published. */
#include "check/rule.h"

const struct rule rule_slug_duplicate = {
    .id = "slug-duplicate",
    .clause = "S2",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "Two listings with one address cannot both be published. Rename the folder or file of one.",
    .bad = "(products/bell.md beside products/bell/index.md)",
    .good = "(products/bell.md beside products/lamp.md)",
};
