/* command.h - what a command is. One command is one file with one `const struct command`, and one row
 * in commands.def. */
#ifndef VITRINE_COMMAND_COMMAND_H
#define VITRINE_COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

enum exit_status { EXIT_FINE = 0, EXIT_FINDINGS = 1, EXIT_CANNOT = 2 };

struct command {
    const char *name;
    const char *usage; /* behind "vitrine " */
    const char *summary; /* one line for the list */
    const char *examples; /* for --help */
    const struct option_row *options; /* ends with a row without a name */
    int (*run)(int argc, char *argv[]); /* what is left after the options; an exit status */
};

/* The address that `vitrine new site` writes, to be replaced by the firm's. */
#define NEW_SITE_EMAIL "sales@example.com"

enum option_kind { OPTION_FLAG, OPTION_TEXT, OPTION_NUMBER, OPTION_LIST };

enum { MAX_LIST = 8 };

struct option_list {
    const char *items[MAX_LIST];
    size_t n_items;
};

struct option_row {
    const char *name; /* "jobs" for --jobs; NULL ends the table */
    char letter; /* 'j' for -j; 0: none */
    enum option_kind kind;
    void *into; /* bool, const char *, size_t, struct option_list */
    const char *argument; /* "N"; NULL for a flag */
    const char *help;
};

/* NAME of a table of commands, or NULL. */
const struct command *command_find(const struct command *const *commands, size_t n_commands, const char *name);

/* "vitrine COMMAND ..." as the program was called. Returns an exit status. */
int command_run(const struct command *command, int argc, char *argv[]);

/* Takes the options of COMMAND out of ARGV; what is left is counted in *ARGC. False after --help (*STATUS 0) or a
 * mistake (*STATUS 2, told on standard error). */
bool options_read(const struct command *command, int *argc, char *argv[], int *status);

/* "vitrine: MESSAGE" on standard error. Returns EXIT_CANNOT. */
int command_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* SIZE bytes to standard output. False, and told, when they cannot be written. */
bool command_print(const char *data, size_t size);

/* Lets messages speak the language of the environment, where there is a translation. First of all. */
void command_begin(void);

/* Lets them speak LANGUAGE; NULL: as they do. False, and told, when there is no such translation. Before any thread. */
bool command_language(const char *language);

/* Is this stream a terminal on which colour is wanted (NO_COLOR, TERM)? */
bool command_wants_colour(int fd);

#endif
