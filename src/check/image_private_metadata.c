/* image_private_metadata.c - A phone writes where and by whom a photo was taken into the file. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        if (!facts || facts->reason[0] || !(facts->has_position || facts->has_person))
            continue;
        report(s, file.where, file.text, facts->has_position ? TEXT("the picture tells where it was taken") : TEXT("the picture names a person"),
               TEXT("remove it before you upload the file elsewhere: exiftool -all= FILE (what we publish never carries it)"));
    }
}

const struct rule rule_image_private_metadata = {
    .id = "image-private-metadata",
    .clause = "S9",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "A phone writes where and by whom a photo was taken into the file. Our outputs never carry "
               "it, but the file that you upload to a marketplace does.",
    .bad = "(a photo with a GPS position)",
    .good = "(a photo without one)",
    .listing = check,
};
