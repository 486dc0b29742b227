/* full.c - vitrine-full: every command, with the libraries of all. main.c starts it. */
#include "base/locale.h"
#include "base/text.h"
#include "command/command.h"

#define EVERYDAY_COMMAND COMMAND
#define COMMAND(name) extern const struct command command_##name;
#include "command/commands.def"
#undef COMMAND

#define COMMAND(name) &command_##name,
static const struct command *const commands[] = {
#include "command/commands.def"
};

enum { N_COMMANDS = sizeof commands / sizeof *commands };

static void usage(FILE *to)
{
    fprintf(to, "vitrine " VITRINE_VERSION ": %s\n\n%s vitrine COMMAND [options]\n\n", _("a catalog builder that checks listings before a buyer sees them"),
            _("usage:"));
    for (size_t i = 0; i < N_COMMANDS; i++)
        fprintf(to, "  %-10s %s\n", commands[i]->name, _(commands[i]->summary));
    fprintf(to, "\n%s\n", _("`vitrine COMMAND --help` says more."));
}

static int unknown(const char *name)
{
    struct text_nearest nearest = {text_of(name), 3, NULL};
    for (size_t i = 0; i < N_COMMANDS; i++)
        text_offer(&nearest, commands[i]->name);
    if (nearest.name)
        return command_fail("there is no command \"%s\"; did you mean \"%s\"?", name, nearest.name);
    command_fail("there is no command \"%s\"", name);
    usage(stderr);
    return EXIT_CANNOT;
}

int main(int argc, char *argv[])
{
    command_begin();
    if (argc < 2) {
        usage(stderr);
        return EXIT_CANNOT;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        usage(stdout);
        return EXIT_FINE;
    }
    const struct command *command = command_find(commands, N_COMMANDS, argv[1]);
    return command ? command_run(command, argc, argv) : unknown(argv[1]);
}
