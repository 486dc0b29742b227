/* report_json.c - the schema of `check --format json`: fields may be added, never renamed. */
#include "check/report.h"

static void put_field(struct buffer *out, const char *name, struct text value, bool last)
{
    buffer_format(out, "\"%s\": ", name);
    buffer_json(out, value);
    buffer_put(out, last ? TEXT("") : TEXT(", "));
}

static void put_finding(struct buffer *out, const struct report_input *input, const struct diag *diag, struct source_reader *reader)
{
    const struct source *source = &input->check->catalog->sources[diag->where.source];
    struct position at = source_read_to(reader, source, diag->where.start);
    const struct rule *rule = rule_find(text_of(diag->rule));
    buffer_put(out, TEXT("    {"));
    put_field(out, "rule", text_of(diag->rule), false);
    put_field(out, "clause", text_of(rule ? rule->clause : ""), false);
    put_field(out, "severity", text_of(severity_name(diag->severity)), false);
    put_field(out, "file", source->path, false);
    buffer_format(out, "\"line\": %u, \"column\": %u, ", at.line, at.column);
    put_field(out, "subject", diag->subject, false);
    put_field(out, "message", diag->message, false);
    put_field(out, "help", diag->help, true);
    if (diag->fix.data) {
        struct text from = text_slice(source->bytes, diag->where.start, (size_t)diag->where.start + diag->where.length);
        buffer_put(out, TEXT(", \"fix\": {"));
        put_field(out, "from", from, false);
        put_field(out, "to", diag->fix, true);
        buffer_put(out, TEXT("}"));
    }
    buffer_put(out, TEXT("}"));
}

static void write_report(struct buffer *out, const struct report_input *input)
{
    const struct catalog *catalog = input->check->catalog;
    const struct diag_list *findings = input->findings;
    bool first = true;
    buffer_format(out, "{\n  \"schema\": 1,\n  \"tool\": \"vitrine\",\n  \"version\": \"%s\",\n", VITRINE_VERSION);
    buffer_format(out, "  \"summary\": {\"files\": %zu, \"errors\": %zu, \"warnings\": %zu, \"hints\": %zu},\n  \"listings\": [", catalog->n_sources,
                  diag_count(findings, SEVERITY_ERROR), diag_count(findings, SEVERITY_WARNING), diag_count(findings, SEVERITY_HINT));
    for (size_t i = 0; i < catalog->n_documents; i++) {
        if (catalog->documents[i].is_page)
            continue;
        struct diag_list own = diag_list_of(findings, catalog->sources, catalog->documents[i].source);
        buffer_put(out, first ? TEXT("\n    {") : TEXT(",\n    {"));
        put_field(out, "file", catalog->documents[i].path, false);
        buffer_format(out, "\"score\": %d}", check_score(&own, catalog->documents[i].source));
        first = false;
    }
    buffer_put(out, first ? TEXT("],\n  \"findings\": [") : TEXT("\n  ],\n  \"findings\": ["));
    struct source_reader reader = {0};
    for (size_t i = 0; i < findings->n_items; i++) {
        buffer_put(out, i ? TEXT(",\n") : TEXT("\n"));
        put_finding(out, input, &findings->items[i], &reader);
    }
    buffer_put(out, findings->n_items ? TEXT("\n  ]\n}\n") : TEXT("]\n}\n"));
}

const struct report_form report_json = {.name = "json", .write = write_report};
