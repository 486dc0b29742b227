/* file_encoding.c - A file that is not UTF-8 shows as question marks to a buyer. */
#include "check/rule.h"

const struct rule rule_file_encoding = {
    .id = "file-encoding",
    .clause = "S1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A file that is not UTF-8 shows as question marks to a buyer. Open it in an editor and save "
               "it as UTF-8.",
    .bad = "(a listing saved as GBK)",
    .good = "title: Bicycle Bell (Brass, 55 mm)",
};
