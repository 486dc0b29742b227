/* commands.c - what commands share. */
#include "command/command.h"

#include <stdarg.h>
#include <stdint.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/locale.h"

const struct command *command_find(const struct command *const *commands, size_t n_commands, const char *name)
{
    for (size_t i = 0; i < n_commands; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

int command_run(const struct command *command, int argc, char *argv[])
{
    int status, left = argc - 2;
    umask(022); /* what we make is the same on every machine, and a server may read it */
    return options_read(command, &left, argv + 2, &status) ? command->run(left, argv + 2) : status;
}

int command_fail(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fputs("vitrine: ", stderr);
    vfprintf(stderr, _(format), list);
    fputc('\n', stderr);
    va_end(list);
    return EXIT_CANNOT;
}

bool command_print(const char *data, size_t size)
{
    if (!file_write_all(STDOUT_FILENO, (struct text){data, size})) {
        command_fail("cannot write to standard output");
        return false;
    }
    return true;
}

static struct arena messages = {.what = "messages"}; /* as long as the program */

void command_begin(void)
{
    locale_open(&messages, NULL);
}

bool command_language(const char *language)
{
    if (!language || locale_open(&messages, language))
        return true;
    command_fail("there are no messages in the language \"%s\"; there are en and zh", language);
    return false;
}

bool command_wants_colour(int fd)
{
    const char *no = getenv("NO_COLOR"), *term = getenv("TERM");
    return isatty(fd) && !(no && *no) && term && strcmp(term, "dumb") != 0;
}
