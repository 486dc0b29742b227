/* image_exposure.c - In black shadows and burnt-out lights the material cannot be seen. */
#include "check/rule.h"

/* Of a thousand: when one number says it. */
enum { MUCH = 160, LITTLE = 55 };

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        if (!facts || facts->reason[0] || !(facts_is_dark(facts) || facts_is_burnt(facts)))
            continue;
        struct text message =
            facts_is_dark(facts)    ? SAY(s, _("98 %% of the picture is darker than %u of 255"), facts->brightest)
            : facts->clipped > MUCH ? SAY(s, _("%u.%u %% of the coloured area is burnt out"), facts->clipped / 10, facts->clipped % 10)
            : facts->shade < LITTLE
                ? SAY(s, _("only %u.%u %% of the picture has any shade; the rest is burnt out"), facts->shade / 10, facts->shade % 10)
                : SAY(s, _("it was exposed or brightened until the lights were lost: %u %% by its tones"), facts->burnt > 1000 ? 100 : facts->burnt / 10);
        report(s, file.where, file.text, message, TEXT("expose for the product, not for the background"));
    }
}

const struct rule rule_image_exposure = {
    .id = "image-exposure",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "In black shadows and burnt-out lights the material cannot be seen.",
    .bad = "(a photo that is nearly black)",
    .good = "(a well-lit photo)",
    .listing = check,
};
