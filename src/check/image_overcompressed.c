/* image_overcompressed.c - Blocks and smears tell a buyer that the picture was passed on ten times. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        if (!facts || facts->reason[0] || !(facts->quality > 0 && facts->quality < 35))
            continue;
        report(s, file.where, file.text, SAY(s, _("the picture was saved at JPEG quality %u"), facts->quality),
               TEXT("export it again from the original at quality 85 to 92"));
    }
}

const struct rule rule_image_overcompressed = {
    .id = "image-overcompressed",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "Blocks and smears tell a buyer that the picture was passed on ten times.",
    .bad = "(a photo saved as JPEG at quality 10)",
    .good = "(a photo saved as JPEG at quality 90)",
    .listing = check,
};
