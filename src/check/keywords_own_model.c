/* keywords_own_model.c - No buyer types a model or series that you made up. */
#include "check/rule.h"

/* Do the letters and digits of NAME stand in TERM as a word, whatever is between them? */
static bool holds(struct arena *arena, struct text term, struct text name)
{
    struct text a = text_lower(arena, term), b = text_lower(arena, name);
    size_t at = text_find(a, b, 0);
    if (b.size < 2 || at == TEXT_NOT_FOUND)
        return false;
    bool starts = at == 0 || a.data[at - 1] == ' ', ends = at + b.size == a.size || a.data[at + b.size] == ' ';
    return starts && ends;
}

/* "Aurora" of "Aurora Series"; NAME itself when nothing is left. */
static struct text without_kind(struct text name)
{
    static const char *const kinds[] = {" series", " collection", " line", " range", " edition"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        size_t size = strlen(kinds[i]);
        if (name.size > size && text_equal_fold(text_slice(name, name.size - size, name.size), text_of(kinds[i])))
            return text_trim(text_slice(name, 0, name.size - size));
    }
    return name;
}

/* The name of the series that is looked for by its capital; empty: capitals mean nothing here, or it has none. */
static struct text series_name(const struct subject *s)
{
    struct text name = without_kind(s->fields->series.text);
    return s->is_english && name.size >= 3 && capitals_matter(s) ? name : TEXT("");
}

/* Does term NUMBER hold NAME, that of the series, with a capital among small letters? An "angel statue" may be of the Angel Series and
 * is one of an angel all the same. */
static bool calls_series(const struct subject *s, size_t number, struct text name)
{
    for (size_t i = 0; i < s->keywords[number].n_words; i++)
        if (word_is_capital(&s->keywords[number].words[i]) && text_equal_fold(s->keywords[number].words[i].as, name))
            return true;
    return false;
}

static void check(struct subject *s)
{
    struct value own[] = {s->fields->model, s->fields->series};
    struct text series = series_name(s);
    for (size_t i = 0; i < s->fields->keywords.terms.n_items; i++) {
        struct value value = s->fields->keywords.terms.items[i];
        for (size_t k = 0; k < 2; k++)
            if (value_is_set(own[k]) && (holds(s->scratch, value.text, own[k].text) || (k == 1 && series.size && calls_series(s, i, series)))) {
                report(s, value.where, value.text,
                       SAY(s, _("\"%.*s\" holds your own %s \"%.*s\""), TEXT_ARGS(value.text), k ? _("series") : _("model"), TEXT_ARGS(own[k].text)),
                       TEXT("leave it out: no buyer types it before they know you"));
                break;
            }
    }
}

const struct rule rule_keywords_own_model = {
    .id = "keywords-own-model",
    .clause = "K5",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "No buyer types a model or series that you made up. Use the generic name and measures that "
               "the trade knows.",
    .bad = "title: 200cc ATV (EEC Approved)\n"
           "model: NX-21\n"
           "keywords: 200cc ATV, NX-21 ATV",
    .good = "title: 200cc ATV (EEC Approved)\n"
            "model: NX-21\n"
            "keywords: 200cc ATV, quad bike",
    .listing = check,
};
