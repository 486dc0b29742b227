/* image_too_small.c - On a small picture no detail can be made out, and marketplaces refuse it. */
#include "check/rule.h"

/* What PROFILE asks for today, and what it will ask for: a limit that is announced for a later day is a hint until then. */
static bool check_profile(struct subject *s, struct value file, const struct picture_facts *facts, const struct profile *profile)
{
    uint32_t side = facts->width < facts->height ? facts->width : facts->height;
    bool later = profile->later_side && date_compare(s->check->catalog->today, profile->later_from) < 0;
    uint32_t asked = profile->later_side && !later ? profile->later_side : profile->picture_side;
    struct text help = TEXT("ask for the original photo; enlarging adds no detail");
    if (asked && side < asked)
        report(s, file.where, file.text,
               SAY(s, _("the picture has %u x %u pixels; %s asks for %u on the shorter side"), facts->width, facts->height, profile->name, asked), help);
    else if (later && side < profile->later_side)
        report_hint(s, file.where, file.text,
                    SAY(s, _("the picture has %u x %u pixels; from %s on %s asks for %u on the shorter side"), facts->width, facts->height,
                        date_text(s->arena, profile->later_from).data, profile->name, profile->later_side),
                    help);
    else
        return false;
    return true;
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        const struct picture_facts *facts = facts_of(s, i);
        bool told = !facts || facts->reason[0];
        for (size_t k = 0; !told && k < s->check->n_profiles; k++)
            told = check_profile(s, s->fields->images.items[i].file, facts, s->check->profiles[k]);
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
