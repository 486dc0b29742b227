/* image_alt.c - Who cannot see the picture, and every search engine, reads the alternative text. */
#include "check/rule.h"

static void check(struct subject *s)
{
    for (size_t i = 0; i < s->fields->images.n_items; i++) {
        const struct photo *photo = &s->fields->images.items[i];
        if (value_is_set(photo->file) && !value_is_set(photo->alt))
            report(s, photo->file.where, photo->file.text, SAY(s, _("%.*s has no alternative text"), TEXT_ARGS(photo->file.text)),
                   TEXT("say what is to be seen: alt: Brass bicycle bell on a handlebar"));
    }
    for (size_t i = 0; i < s->document->n_links; i++) {
        const struct body_link *link = &s->document->links[i];
        struct text before =
            text_slice(s->check->catalog->sources[s->document->source].bytes, link->where.start > 4 ? link->where.start - 4 : 0, link->where.start);
        if (link->is_image && text_ends(before, TEXT("![](")))
            report(s, link->where, link->url, SAY(s, _("%.*s has no alternative text"), TEXT_ARGS(link->url)),
                   TEXT("write it between the brackets: ![what is to be seen](file.jpg)"));
    }
}

const struct rule rule_image_alt = {
    .id = "image-alt",
    .clause = "I1",
    .severity = SEVERITY_WARNING,
    .needs = NEEDS_NOTHING,
    .explain = "Who cannot see the picture, and every search engine, reads the alternative text.",
    .bad = "(a photo without alt)",
    .good = "(a photo with alt: Brass bell on a handlebar)",
    .listing = check,
};
