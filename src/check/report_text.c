/* report_text.c - for people: the finding, the line, a caret under the words, and a summary. */
#include "check/report.h"

static const char *colour_of(const struct report_input *input, enum severity severity)
{
    static const char *const colours[] = {"\033[36m", "\033[33m", "\033[31m"};
    return input->colour ? colours[severity] : "";
}

/* How many columns a terminal gives to C: two for East Asian wide characters (Unicode TR 11, main blocks). */
static size_t columns_of(uint32_t c)
{
    bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) ||
                (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

/* What a terminal would take as a command is shown as '?'. */
static void put_visible(struct buffer *out, struct text text, size_t most)
{
    size_t plain = text_plain_end(text_slice(text, 0, most), 0);
    buffer_put(out, text_slice(text, 0, plain));
    for (size_t i = plain, n = plain; i < text.size && n < most; n++) {
        size_t from = i;
        uint32_t c = text_decode(text, &i);
        bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x202E || c == 0x202D;
        buffer_put(out, c == '\t' ? TEXT(" ") : control ? TEXT("?") : text_slice(text, from, i));
    }
}

/* The line, or what of it is around the place. COLUMN: the place's, from 1. */
static void put_caret(struct buffer *out, const struct report_input *input, const struct source *source, const struct diag *diag, size_t column)
{
    enum { ROOM = 100, LEAD = 60, BYTES = 4 }; /* characters of a line, those before a place far along in it, most bytes of one */
    struct text line = source_around(source, diag->where.start, ROOM * BYTES, ROOM * BYTES);
    if (diag->where.length == 0 || line.size == 0 || !line.data)
        return;
    size_t at = diag->where.start - (size_t)(line.data - source->bytes.data), columns = 0, width = 0;
    struct text before = text_slice(line, 0, at), words = text_slice(line, at, at + diag->where.length);
    size_t lead = text_length(before);
    bool is_far = lead + 1 < column || lead + text_length(words) > ROOM;
    if (is_far && lead > LEAD) {
        before = text_slice(before, text_cut(before, lead - LEAD).size, before.size);
        lead = LEAD;
    }
    buffer_put(out, before.size < at ? TEXT("  … ") : TEXT("    "));
    struct text shown = text_slice(line, at - before.size, line.size);
    put_visible(out, shown, ROOM);
    buffer_put(out, text_length(shown) > ROOM ? TEXT(" …\n    ") : TEXT("\n    "));
    for (size_t i = 0; i < before.size;)
        columns += columns_of(text_decode(before, &i));
    for (size_t i = 0, n = lead; i < words.size && n < ROOM; n++)
        width += columns_of(text_decode(words, &i));
    for (size_t i = 0; i < columns; i++)
        buffer_put_byte(out, ' ');
    buffer_put(out, text_of(colour_of(input, diag->severity)));
    for (size_t i = 0; i < (width ? width : 1); i++)
        buffer_put_byte(out, i ? '~' : '^');
    buffer_put(out, text_of(input->colour ? "\033[0m\n" : "\n"));
}

static void put_finding(struct buffer *out, const struct report_input *input, const struct diag *diag, struct source_reader *reader)
{
    const struct source *source = &input->check->catalog->sources[diag->where.source];
    struct position at = source_read_to(reader, source, diag->where.start);
    buffer_format(out, "%.*s:%u:%u: %s%s%s: ", TEXT_ARGS(source->path), at.line, at.column, colour_of(input, diag->severity), severity_name(diag->severity),
                  input->colour ? "\033[0m" : "");
    put_visible(out, diag->message, 400);
    if (diag->help.size) {
        buffer_put(out, text_of(diag_joint()));
        put_visible(out, diag->help, 400);
    }
    buffer_format(out, " [%s]\n", diag->rule);
    put_caret(out, input, source, diag, at.column);
}

/* How many findings are of each rule, when there are more than a screen shows. Is there one at all that `explain` knows? */
static bool put_counts(struct buffer *out, const struct diag_list *findings)
{
    struct arena arena = arena_new("counts");
    struct map rule_of = map_new(&arena);
    size_t *found = arena_array(&arena, size_t, n_rules);
    bool any = false;
    for (size_t i = 0; i < n_rules; i++)
        map_add(&rule_of, text_of(rules[i]->id), i);
    for (size_t i = 0; i < findings->n_items; i++) {
        size_t rule = map_find(&rule_of, text_of(findings->items[i].rule));
        if (rule != MAP_NONE) {
            found[rule]++;
            any = true;
        }
    }
    for (size_t i = 0; i < n_rules && findings->n_items > 8; i++)
        if (found[i])
            buffer_format(out, "  %5zu %s\n", found[i], rules[i]->id);
    arena_release(&arena);
    return any;
}

static void put_summary(struct buffer *out, const struct report_input *input)
{
    const struct catalog *catalog = input->check->catalog;
    size_t errors = diag_count(input->findings, SEVERITY_ERROR), warnings = diag_count(input->findings, SEVERITY_WARNING);
    size_t hints = diag_count(input->findings, SEVERITY_HINT), n = 0;
    for (size_t i = 0; i < catalog->n_documents; i++)
        n += !catalog->documents[i].is_page;
    const char *plain = "%zu listings, %zu errors, %zu warnings, %zu hints\n";
    buffer_put(out, input->findings->n_items ? TEXT("\n") : TEXT(""));
    if (_(plain) != plain)
        buffer_format(out, _("%zu listings, %zu errors, %zu warnings, %zu hints\n"), n, errors, warnings, hints);
    else
        buffer_format(out, "%zu listing%s, %zu error%s, %zu warning%s, %zu hint%s\n", n, n == 1 ? "" : "s", errors, errors == 1 ? "" : "s", warnings,
                      warnings == 1 ? "" : "s", hints, hints == 1 ? "" : "s");
    bool tells = put_counts(out, input->findings);
    if (tells)
        buffer_put(out, locale_find(TEXT("`vitrine explain RULE` says why, and how to mend it\n")));
}

static void write_report(struct buffer *out, const struct report_input *input)
{
    size_t n = input->findings->n_items, shown = input->most && input->most < n ? input->most : n;
    struct source_reader reader = {0};
    for (size_t i = 0; i < shown; i++)
        put_finding(out, input, &input->findings->items[i], &reader);
    if (shown < n)
        buffer_format(out, _("and %zu more; `vitrine check` shows all\n"), n - shown);
    put_summary(out, input);
    if (!input->check->lexicon->has_wordnet)
        buffer_put(out, TEXT("WordNet was not found (package wordnet-base): keywords-irrelevant was left out, others know fewer words\n"));
}

const struct report_form report_text = {.name = "text", .write = write_report};
