/* report_sarif.c - SARIF 2.1.0 (OASIS), for code-scanning views. */
#include "check/report.h"

static const char *level_of(enum severity severity)
{
    static const char *const levels[] = {"note", "warning", "error"};
    return levels[severity];
}

static void put_rule(struct buffer *out, const struct rule *rule)
{
    buffer_format(out, "          {\"id\": \"%s\", \"shortDescription\": {\"text\": ", rule->id);
    buffer_json(out, text_of(rule->explain));
    buffer_format(out, "}, \"defaultConfiguration\": {\"level\": \"%s\"}, \"properties\": {\"clause\": \"%s\"}}", level_of(rule->severity), rule->clause);
}

static void put_uri(struct buffer *out, struct text path)
{
    struct text part;
    for (bool first = true; text_next(&path, '/', &part); first = false) {
        buffer_put(out, first ? TEXT("") : TEXT("/"));
        buffer_escape(out, ESCAPE_PERCENT, part);
    }
}

static void put_finding(struct buffer *out, const struct report_input *input, const struct diag *diag, struct source_reader *reader)
{
    const struct source *source = &input->check->catalog->sources[diag->where.source];
    struct position from = source_read_to(reader, source, diag->where.start);
    struct source_reader ahead = *reader;
    struct position to = source_read_to(&ahead, source, diag->where.start + diag->where.length);
    struct arena arena = arena_new("sarif");
    struct text words = diag->help.size ? TEXT_JOIN(&arena, diag->message, text_of(diag_joint()), diag->help) : diag->message;
    buffer_format(out, "        {\"ruleId\": \"%s\", \"level\": \"%s\", \"message\": {\"text\": ", diag->rule, level_of(diag->severity));
    buffer_json(out, words);
    buffer_put(out, TEXT("}, \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": \""));
    put_uri(out, source->path);
    buffer_format(out, "\", \"uriBaseId\": \"ROOT\"}, \"region\": {\"startLine\": %u, \"startColumn\": %u, \"endLine\": %u, \"endColumn\": %u}}}]}", from.line,
                  from.column, to.line, to.column);
    arena_release(&arena);
}

static void write_report(struct buffer *out, const struct report_input *input)
{
    buffer_format(out,
                  "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n"
                  "      \"tool\": {\"driver\": {\"name\": \"vitrine\", \"version\": \"%s\", \"rules\": [\n",
                  VITRINE_VERSION);
    for (size_t i = 0; i < n_rules; i++) {
        put_rule(out, rules[i]);
        buffer_put(out, i + 1 < n_rules ? TEXT(",\n") : TEXT("\n"));
    }
    buffer_put(out, TEXT("      ]}},\n      \"columnKind\": \"unicodeCodePoints\",\n      \"originalUriBaseIds\": {\"ROOT\": {\"description\": {\"text\": "
                         "\"the site's folder\"}}},\n"
                         "      \"results\": [\n"));
    struct source_reader reader = {0};
    for (size_t i = 0; i < input->findings->n_items; i++) {
        put_finding(out, input, &input->findings->items[i], &reader);
        buffer_put(out, i + 1 < input->findings->n_items ? TEXT(",\n") : TEXT("\n"));
    }
    buffer_put(out, TEXT("      ]\n    }\n  ]\n}\n"));
}

const struct report_form report_sarif = {.name = "sarif", .write = write_report};
