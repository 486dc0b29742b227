/* image_upscaled.c - An enlarged picture holds no more detail than the small one it came from, and zoom shows it. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        if (!facts || facts->reason[0] || !facts_is_enlarged(facts))
            continue;
        uint32_t width, height;
        facts_effective_size(facts, &width, &height);
        report(s, file.where, file.text,
               SAY(s, _("the picture has %u x %u pixels, but holds the detail of about %u x %u"), facts->width, facts->height, width, height),
               TEXT("it was enlarged: ask for the original, at least 1000 px"));
    }
}

const struct rule rule_image_upscaled = {
    .id = "image-upscaled",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "An enlarged picture holds no more detail than the small one it came from, and zoom shows it.",
    .bad = "(a photo of 500 pixels enlarged to 1500)",
    .good = "(a photo as the camera made it)",
    .listing = check,
};
