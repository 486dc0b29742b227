/* file_unreadable.c - A file that cannot be read is missing from the catalog. */
#include "check/rule.h"

const struct rule rule_file_unreadable = {
    .id = "file-unreadable",
    .clause = "S1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A file that cannot be read is missing from the catalog. Mend or delete it; the other files "
               "are read all the same.",
    .bad = "(a listing that is a link out of the site's folder, or larger than 4 MiB)",
    .good = "title: Bicycle Bell (Brass, 55 mm)",
};
