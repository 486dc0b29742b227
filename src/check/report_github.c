/* report_github.c - workflow commands, which GitHub shows as annotations on the lines of a change
 * (docs.github.com, "Workflow commands for GitHub Actions"). */
#include "check/report.h"

/* In data % CR LF are escaped, in properties : and , too. */
static void put_escaped(struct buffer *out, struct text text, bool property)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            buffer_format(out, "%%%02X", (unsigned)c);
        else
            buffer_put_byte(out, c);
    }
}

static void write_report(struct buffer *out, const struct report_input *input)
{
    static const char *const commands[] = {"notice", "warning", "error"};
    struct source_reader reader = {0};
    for (size_t i = 0; i < input->findings->n_items; i++) {
        const struct diag *diag = &input->findings->items[i];
        const struct source *source = &input->check->catalog->sources[diag->where.source];
        struct position at = source_read_to(&reader, source, diag->where.start);
        buffer_format(out, "::%s file=", commands[diag->severity]);
        put_escaped(out, source->path, true);
        buffer_format(out, ",line=%u,col=%u,title=%s::", at.line, at.column, diag->rule);
        put_escaped(out, diag->message, false);
        if (diag->help.size) {
            buffer_put(out, text_of(diag_joint()));
            put_escaped(out, diag->help, false);
        }
        buffer_put_byte(out, '\n');
    }
}

const struct report_form report_github = {.name = "github", .write = write_report};
