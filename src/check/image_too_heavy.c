/* image_too_heavy.c - Marketplaces refuse files that are too heavy; outputs of ours are small whatever the original is. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        struct value file = s->fields->images.items[i].file;
        const struct picture_facts *facts = facts_of(s, i);
        for (size_t k = 0; facts && !facts->reason[0] && k < s->check->n_profiles; k++) {
            const struct profile *profile = s->check->profiles[k];
            uint64_t bytes = s->check->catalog->pictures[s->product->pictures[i]].entry->size;
            if (!profile->picture_bytes || bytes <= profile->picture_bytes)
                continue;
            report(s, file.where, file.text,
                   SAY(s, _("the file has %.1f MB; %s takes %.1f MB"), (double)bytes / 1e6, profile->name, profile->picture_bytes / 1e6),
                   TEXT("export it as JPEG at quality 85 to 92"));
            break;
        }
    }
}

const struct rule rule_image_too_heavy = {
    .id = "image-too-heavy",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_PICTURES,
    .explain = "Marketplaces refuse files that are too heavy; outputs of ours are small whatever the "
               "original is.",
    .bad = "(a photo of 20 MB)",
    .good = "(a photo of 2 MB)",
    .listing = check,
};
