/* explain.c - vitrine explain [RULE]: the rules, from the table. */
#include "base/buffer.h"
#include "catalog/catalog.h"
#include "check/rule.h"
#include "command/command.h"
#include "view/fields.h"

static bool show_fields, show_view;
static const char *lang;

static const struct option_row options[] = {
    {"fields", 0, OPTION_FLAG, &show_fields, NULL, "the fields of listings and of site.yaml, as Markdown"},
    {"view", 0, OPTION_FLAG, &show_view, NULL, "the fields that templates see, as Markdown"},
    {"lang", 0, OPTION_TEXT, &lang, "LANGUAGE", "en or zh (default: that of the environment)"},
    {0},
};

static void put_example(struct buffer *out, const char *label, const char *example)
{
    struct text rest = text_of(example), line;
    buffer_format(out, "\n%s\n", label);
    while (text_next(&rest, '\n', &line))
        buffer_format(out, "    %.*s\n", TEXT_ARGS(line));
}

static void put_rule(struct buffer *out, const struct rule *rule)
{
    buffer_format(out, "%s (%s %s, %s)\n\n%s\n", rule->id, _("clause"), rule->clause, _(severity_name(rule->severity)), _(rule->explain));
    put_example(out, _("bad:"), rule->bad);
    put_example(out, _("good:"), rule->good);
    buffer_format(out, "\n%s   check: {off: [%s]}\n", _("To switch it off in one listing:"), rule->id);
    buffer_format(out, "%s       checks: {off: [%s]}            content/site.yaml\n", _("To switch it off everywhere:"), rule->id);
    buffer_format(out, "%s        checks: {severity: {%s: hint}}\n", _("To make it weigh otherwise:"), rule->id);
}

/* The first sentence: up to a full stop, of either script. */
static int first_sentence(const char *text)
{
    const char *chinese = strstr(text, "。");
    int stop = (int)strcspn(text, ".") + 1;
    return chinese ? (int)(chinese - text) + 3 : stop;
}

static void put_list(struct buffer *out)
{
    for (size_t i = 0; i < n_rules; i++) {
        const char *text = _(rules[i]->explain);
        buffer_format(out, "%-30s %-6s %-8s %.*s\n", rules[i]->id, rules[i]->clause, _(severity_name(rules[i]->severity)), first_sentence(text), text);
    }
}

static int unknown(const char *name)
{
    struct text_nearest nearest = {text_of(name), 10, NULL};
    for (size_t i = 0; i < n_rules; i++)
        text_offer(&nearest, rules[i]->id);
    if (nearest.name)
        return command_fail("there is no rule \"%s\"; did you mean %s?", name, nearest.name);
    return command_fail("there is no rule \"%s\"; `vitrine explain` lists them", name);
}

static int explain(struct buffer *out, int argc, char *argv[])
{
    if (show_fields) {
        record_reference(out, &listing_record);
        buffer_put_byte(out, '\n');
        record_reference(out, &site_record);
    } else if (show_view) {
        view_reference(out);
    } else if (argc == 0) {
        put_list(out);
    }
    for (int i = 0; i < argc; i++) {
        const struct rule *rule = rule_find(text_of(argv[i]));
        if (!rule)
            return unknown(argv[i]);
        if (i)
            buffer_put_byte(out, '\n');
        put_rule(out, rule);
    }
    return command_print(out->data ? out->data : "", out->size) ? EXIT_FINE : EXIT_CANNOT;
}

static int run(int argc, char *argv[])
{
    struct arena arena = arena_new("explain");
    if (!command_language(lang))
        return EXIT_CANNOT;
    struct buffer out = buffer_new(&arena);
    int status = explain(&out, argc, argv);
    arena_release(&arena);
    return status;
}

const struct command command_explain = {
    .name = "explain",
    .usage = "explain [RULE...]",
    .summary = "what a rule asks, why, a bad and a good example, how to switch it off",
    .examples = "  vitrine explain                    all rules, a line each\n"
                "  vitrine explain keywords-split     one of them\n",
    .options = options,
    .run = run,
};
