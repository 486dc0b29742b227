/* main.c - vitrine: the everyday commands, and the way to all others.
 *
 * Documents and networks need some seventy libraries that a check or a build does not, and to load them takes longer than to see that nothing has
 * changed (17 of 22 ms). So those commands are in a program of their own, vitrine-full, which lies beside this one.
 */
#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/locale.h"
#include "command/command.h"

#define COMMAND(name)
#define EVERYDAY_COMMAND(name) extern const struct command command_##name;
#include "command/commands.def"
#undef EVERYDAY_COMMAND

#define EVERYDAY_COMMAND(name) &command_##name,
static const struct command *const commands[] = {
#include "command/commands.def"
};

enum { N_COMMANDS = sizeof commands / sizeof *commands };

static int run_full(char *argv[])
{
    struct arena arena = arena_new("the full program");
    struct text path = program_path(&arena, "vitrine-full");
    if (path.size)
        execv(path.data, argv);
    execv(VITRINE_BUILT "/vitrine-full", argv); /* this one was copied to where it is called, without the other */
    int error = errno;
    command_begin();
    int status = command_fail("this needs the program vitrine-full, which lies beside vitrine where both were installed: %s", _(error_text(error)));
    arena_release(&arena);
    return status;
}

int main(int argc, char *argv[])
{
    const struct command *command = argc < 2 ? NULL : command_find(commands, N_COMMANDS, argv[1]);
    if (argc == 2 && strcmp(argv[1], "--version") == 0) {
        puts("vitrine " VITRINE_VERSION);
        return 0;
    }
    if (!command)
        return run_full(argv);
    command_begin();
    return command_run(command, argc, argv);
}
