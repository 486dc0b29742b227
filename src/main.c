/* main.c - finds the command. */
#include "base/text.h"
#include "command/command.h"

static void usage(FILE *to)
{
    fprintf(to, "vitrine " VITRINE_VERSION ": a catalog builder that checks listings before a buyer sees them\n\nusage: vitrine COMMAND [options]\n\n");
    for (size_t i = 0; i < n_commands; i++)
        fprintf(to, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    fprintf(to, "\n`vitrine COMMAND --help` says more.\n");
}

static int unknown(const char *name)
{
    const char *nearest = NULL;
    size_t best = 3;
    for (size_t i = 0; i < n_commands; i++) {
        size_t far = text_distance(text_of(name), text_of(commands[i]->name), best);
        nearest = far < best ? commands[i]->name : nearest;
        best = far < best ? far : best;
    }
    if (nearest)
        return command_fail("there is no command \"%s\"; did you mean \"%s\"?", name, nearest);
    command_fail("there is no command \"%s\"", name);
    usage(stderr);
    return EXIT_CANNOT;
}

int main(int argc, char *argv[])
{
    int status, left = argc - 2;
    if (argc < 2) {
        usage(stderr);
        return EXIT_CANNOT;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "help") == 0) {
        usage(stdout);
        return EXIT_FINE;
    }
    if (strcmp(argv[1], "--version") == 0) {
        puts("vitrine " VITRINE_VERSION);
        return EXIT_FINE;
    }
    const struct command *command = command_find(argv[1]);
    if (!command)
        return unknown(argv[1]);
    if (!options_read(command, &left, argv + 2, &status))
        return status;
    return command->run(left, argv + 2);
}
