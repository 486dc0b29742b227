/* front_matter.c - A listing begins with its fields between two lines of three dashes. */
#include "check/rule.h"

const struct rule rule_front_matter = {
    .id = "front-matter",
    .clause = "S1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A listing begins with its fields between two lines of three dashes. The fields are YAML: a "
               "name, a colon, a space, a value.",
    .bad = "title: \"Bicycle Bell",
    .good = "title: \"Bicycle Bell (Brass, 55 mm)\"",
};
