/* keywords_separator.c - Marketplaces cut keywords at the ASCII comma only. */
#include "check/rule.h"

static struct text mended(struct subject *s, struct text line)
{
    char *out = arena_chars(s->scratch, line.size * 2 + 1);
    size_t size = 0;
    for (size_t i = 0; i < line.size;) {
        size_t n = keywords_wrong_separator(line, i);
        if (n == 0) {
            out[size++] = line.data[i++];
            continue;
        }
        while (size && out[size - 1] == ' ')
            size--;
        out[size++] = ',';
        out[size++] = ' ';
        i += n;
        while (i < line.size && line.data[i] == ' ')
            i++;
    }
    return (struct text){out, size};
}

static void check(struct subject *s)
{
    const struct value line = s->fields->keywords.line;
    for (size_t i = 0; i < line.text.size; i++) {
        size_t n = keywords_wrong_separator(line.text, i);
        if (n == 0)
            continue;
        struct text sign = text_slice(line.text, i, i + n);
        struct text shown = text_is(sign, "\t") ? TEXT("tab") : sign;
        struct span where = s->fields->keywords.is_list ? line.where : where_in(s, line, line.text);
        report_fix(s, where, line.text, SAY(s, _("the keywords are separated by \"%.*s\""), TEXT_ARGS(shown)), TEXT("separate them with the ASCII comma"),
                   s->fields->keywords.is_list ? (struct text){NULL, 0} : mended(s, line.text));
        return;
    }
}

const struct rule rule_keywords_separator = {
    .id = "keywords-separator",
    .clause = "K7",
    .severity = SEVERITY_ERROR,
    .needs = NEEDS_NOTHING,
    .explain = "Marketplaces cut keywords at the ASCII comma only. Anything else joins two terms into one "
               "that no buyer types. Remember, remember!",
    .bad = "keywords: bike bell，bicycle bell",
    .good = "keywords: bike bell, bicycle bell",
    .listing = check,
};
