/* image_too_small.c - On a small picture no detail can be made out, and marketplaces refuse it. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        for (size_t k = 0; facts && !facts->reason[0] && k < s->check->n_profiles; k++) {
            const struct profile *profile = s->check->profiles[k];
            uint32_t side = facts->width < facts->height ? facts->width : facts->height;
            if (!profile->picture_side || side >= profile->picture_side)
                continue;
            report(
                s, file.where, file.text,
                SAY(s, "the picture has %u x %u pixels; %s asks for %u on the shorter side", facts->width, facts->height, profile->name, profile->picture_side),
                TEXT("ask for the original photo; enlarging adds no detail"));
            break;
        }
    }
}

const struct rule rule_image_too_small = {
    .id = "image-too-small",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "On a small picture no detail can be made out, and marketplaces refuse it.",
    .bad = "(a photo of 300 x 300 pixels)",
    .good = "(a photo of 1600 x 1600 pixels)",
    .listing = check,
};
