/* image_background.c - Where a marketplace asks for a white background, anything else is refused. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        for (size_t k = 0; facts && !facts->reason[0] && k < s->check->n_profiles; k++) {
            const struct profile *profile = s->check->profiles[k];
            if (!profile->white_background || i > 0 || facts->background == BACKGROUND_WHITE)
                continue;
            report(s, file.where, file.text, SAY(s, _("%s asks for a white background"), profile->name), TEXT("shoot or cut out the product on pure white"));
            break;
        }
    }
}

const struct rule rule_image_background = {
    .id = "image-background",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "Where a marketplace asks for a white background, anything else is refused.",
    .bad = "(a photo in front of a hedge, with the profile amazon)",
    .good = "(a photo on white, with the profile amazon)",
    .listing = check,
};
