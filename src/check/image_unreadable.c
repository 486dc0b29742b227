/* image_unreadable.c - A picture that cannot be decoded shows as a broken frame. */
#include "check/rule.h"

static bool ending_fits(const struct picture_facts *facts, struct text name)
{
    const struct codec *codec = codec_named(text_of(facts->format));
    struct text rest = text_of(codec ? codec->endings : ""), ending;
    while (text_next(&rest, '|', &ending))
        if (text_equal_fold(ending, path_extension(name)))
            return true;
    return false;
}

static void check_one(struct subject *s, struct value file, const struct picture_facts *facts)
{
    if (facts->reason[0])
        report(s, file.where, file.text, SAY(s, _("the picture cannot be decoded: %s"), _(facts->reason)), TEXT("export it again as JPEG or PNG"));
    else if (!ending_fits(facts, file.text))
        report(s, file.where, file.text, SAY(s, _("the file's name says %.*s, but it is a %s"), TEXT_ARGS(path_extension(file.text)), facts->format),
               SAY(s, _("rename it to end in .%s"), strcmp(facts->format, "jpeg") == 0 ? "jpg" : facts->format));
}

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        const struct picture_facts *facts = facts_of(s, i);
        if (facts)
            check_one(s, s->fields->images.items[i].file, facts);
    }
    for (size_t i = 0; i < s->document->n_links; i++) {
        const struct body_link *link = &s->document->links[i];
        if (link->picture != NO_PICTURE)
            check_one(s, (struct value){link->url, link->where}, &s->check->facts[link->picture]);
    }
}

const struct rule rule_image_unreadable = {
    .id = "image-unreadable",
    .clause = "I1",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_PICTURES,
    .explain = "A picture that cannot be decoded shows as a broken frame. Export it again as JPEG or PNG.",
    .bad = "(a JPEG that is cut off in the middle)",
    .good = "(a photo that opens)",
    .listing = check,
};
