/* image_aspect.c - A very narrow or wide picture is cut or shown tiny among its neighbours. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        for (size_t k = 0; facts && !facts->reason[0] && k < s->check->n_profiles; k++) {
            const struct profile *profile = s->check->profiles[k];
            uint32_t aspect = facts->height ? facts->width * 1000u / facts->height : 0;
            if (aspect >= profile->narrowest && aspect <= profile->widest)
                continue;
            report(s, file.where, file.text,
                   SAY(s, _("the picture is %u x %u: %s for %s"), facts->width, facts->height, aspect < profile->narrowest ? _("too narrow") : _("too wide"),
                       profile->name),
                   TEXT("crop or pad it towards a square"));
            break;
        }
    }
}

const struct rule rule_image_aspect = {
    .id = "image-aspect",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "A very narrow or wide picture is cut or shown tiny among its neighbours.",
    .bad = "(a photo of 400 x 1600 pixels)",
    .good = "(a photo of 1600 x 1600 pixels)",
    .listing = check,
};
