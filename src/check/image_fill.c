/* image_fill.c - A product lost in the middle of the frame shows no detail. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        for (size_t k = 0; facts && !facts->reason[0] && k < s->check->n_profiles; k++) {
            const struct profile *profile = s->check->profiles[k];
            if (!profile->fill || i > 0 || facts->background == BACKGROUND_BUSY || facts->fill >= profile->fill)
                continue;
            report(s, file.where, file.text,
                   SAY(s, _("the product covers %u %% of the frame; %s asks for %u %%"), facts->fill / 10, profile->name, profile->fill / 10),
                   TEXT("crop closer to the product"));
            break;
        }
    }
}

const struct rule rule_image_fill = {
    .id = "image-fill",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "A product lost in the middle of the frame shows no detail.",
    .bad = "(a photo of which the product covers a tenth, with the profile amazon)",
    .good = "(a photo that the product fills, with the profile amazon)",
    .listing = check,
};
