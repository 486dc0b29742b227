/* image_blurred.c - Where no detail can be made out, a buyer thinks that there is something to hide. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        if (!facts || facts->reason[0] || !facts_is_blurred(facts))
            continue;
        uint32_t width, height;
        facts_effective_size(facts, &width, &height);
        report(s, file.where, file.text, SAY(s, _("no detail can be made out: it holds that of about %u x %u pixels"), width, height),
               TEXT("shoot it again in focus, with a tripod and more light"));
    }
}

const struct rule rule_image_blurred = {
    .id = "image-blurred",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "Where no detail can be made out, a buyer thinks that there is something to hide.",
    .bad = "(a photo out of focus)",
    .good = "(a sharp photo)",
    .listing = check,
};
