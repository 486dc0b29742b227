/* options.c - long and short options, from a table. */
#include "command/command.h"

#include "base/locale.h"
#include "base/text.h"

static void print_help(const struct command *command)
{
    printf("%s vitrine %s\n\n%s\n\n%s\n", _("usage:"), command->usage, _(command->summary), _("options:"));
    for (const struct option_row *row = command->options; row->name; row++) {
        struct arena arena = arena_new("help");
        struct text name = row->letter ? text_format(&arena, "-%c, --%s", row->letter, row->name) : text_format(&arena, "    --%s", row->name);
        if (row->argument)
            name = text_format(&arena, "%s %s", name.data, row->argument);
        printf("  %-26s %s\n", name.data, _(row->help));
        arena_release(&arena);
    }
    printf("  %-26s %s\n", "-h, --help", _("this text"));
    if (command->examples)
        printf("\n%s\n%s", _("examples:"), _(command->examples));
}

static const struct option_row *find_long(const struct command *command, struct text name)
{
    for (const struct option_row *row = command->options; row->name; row++)
        if (text_is(name, row->name))
            return row;
    return NULL;
}

static const struct option_row *find_short(const struct command *command, char letter)
{
    for (const struct option_row *row = command->options; row->name; row++)
        if (row->letter == letter)
            return row;
    return NULL;
}

static int unknown(const struct command *command, const char *argument)
{
    struct text name = text_of(argument);
    while (text_starts(name, TEXT("-")))
        name = text_slice(name, 1, name.size);
    name = text_slice(name, 0, text_find_byte(name, '=', 0));
    struct text_nearest nearest = {name, 4, NULL};
    for (const struct option_row *row = command->options; row->name; row++)
        text_offer(&nearest, row->name);
    if (nearest.name)
        return command_fail("%s: there is no option %s; did you mean --%s?", command->name, argument, nearest.name);
    return command_fail("%s: there is no option %s; `vitrine %s --help` lists them", command->name, argument, command->name);
}

static int set(const struct command *command, const struct option_row *row, const char *value)
{
    int64_t number;
    switch (row->kind) {
    case OPTION_FLAG: *(bool *)row->into = true; return 0;
    case OPTION_TEXT: *(const char **)row->into = value; return 0;
    case OPTION_NUMBER:
        if (!text_to_int(text_of(value), &number) || number > 1000000)
            return command_fail("%s: --%s wants a number, not \"%s\"", command->name, row->name, value);
        *(size_t *)row->into = (size_t)number;
        return 0;
    case OPTION_LIST: break;
    }
    struct option_list *list = row->into;
    if (list->n_items == MAX_LIST)
        return command_fail("%s: --%s at most %d times", command->name, row->name, MAX_LIST);
    list->items[list->n_items++] = value;
    return 0;
}

/* Reads the option at ARGV[*AT], and its value, which may be the next argument. */
static int read_one(const struct command *command, int argc, char *argv[], int *at)
{
    const char *argument = argv[*at], *value = NULL;
    const struct option_row *row;
    if (argument[1] == '-') {
        struct text name = text_of(argument + 2);
        size_t equals = text_find_byte(name, '=', 0);
        row = find_long(command, text_slice(name, 0, equals));
        value = equals == TEXT_NOT_FOUND ? NULL : argument + 2 + equals + 1;
    } else {
        row = find_short(command, argument[1]);
        value = argument[2] ? argument + 2 : NULL;
    }
    if (!row)
        return unknown(command, argument);
    if (row->kind == OPTION_FLAG && value)
        return command_fail("%s: --%s takes no value", command->name, row->name);
    if (row->kind != OPTION_FLAG && !value) {
        if (*at + 1 >= argc)
            return command_fail("%s: --%s wants %s", command->name, row->name, row->argument);
        value = argv[++*at];
    }
    return set(command, row, value);
}

bool options_read(const struct command *command, int *argc, char *argv[], int *status)
{
    int kept = 0;
    bool only_names = false;
    *status = 0;
    for (int i = 0; i < *argc; i++) {
        const char *argument = argv[i];
        if (!only_names && strcmp(argument, "--") == 0) {
            only_names = true;
            continue;
        }
        if (only_names || argument[0] != '-' || !argument[1]) {
            argv[kept++] = argv[i];
            continue;
        }
        if (strcmp(argument, "--help") == 0 || strcmp(argument, "-h") == 0) {
            print_help(command);
            return false;
        }
        *status = read_one(command, *argc, argv, &i);
        if (*status)
            return false;
    }
    *argc = kept;
    return true;
}
