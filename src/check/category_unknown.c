/* category_unknown.c - A listing outside the tree is on no category page. */
#include "check/rule.h"

static struct text nearest(const struct subject *s, struct text wanted)
{
    const struct catalog *catalog = s->check->catalog;
    struct text best = TEXT("");
    size_t least = wanted.size / 3 + 3;
    for (size_t i = 0; i < catalog->n_categories; i++) {
        struct text path = catalog->categories[i].path, name = catalog->categories[i].fields->name.text;
        size_t far = text_distance(path, wanted, least), alone = text_distance(name, wanted, least);
        far = alone < far ? alone : far;
        if (far < least) {
            least = far;
            best = path;
        }
    }
    return best;
}

static void check(struct subject *s)
{
    const struct value category = s->fields->category;
    if (map_find(&s->check->catalog->category_of, category.text) != MAP_NONE)
        return;
    if (!value_is_set(category)) {
        if (s->check->catalog->n_categories && s->document->language == s->check->catalog->documents[s->product->document].language)
            report(s, whole_file(s), TEXT(""), TEXT("the listing has no category"), TEXT("name one of the categories in content/site.yaml"));
        return;
    }
    struct text like = nearest(s, category.text);
    report(s, category.where, category.text, SAY(s, _("there is no category \"%.*s\""), TEXT_ARGS(category.text)),
           like.size ? SAY(s, _("did you mean \"%.*s\"? Or add it to categories in content/site.yaml"), TEXT_ARGS(like))
                     : TEXT("add it to categories in content/site.yaml"));
}

const struct rule rule_category_unknown = {
    .id = "category-unknown",
    .clause = "S2",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "A listing outside the tree is on no category page.",
    .bad = "category: Nowhere",
    .good = "category: All",
    .listing = check,
};
