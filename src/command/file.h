/* file.h - files that a command reads and writes where the user says, outside the site's folder too. */
#ifndef VITRINE_COMMAND_FILE_H
#define VITRINE_COMMAND_FILE_H

#include "base/arena.h"
#include "base/text.h"

/* The bytes of NAME ("-": standard input), of LIMIT at most, in ARENA. False: REASON. */
bool command_read_file(struct arena *arena, const char *name, size_t limit, struct text *bytes, const char **reason);

/* Writes NAME: to a new file beside, which takes its name when it is whole. False: REASON. */
bool command_write_file(struct arena *arena, const char *name, struct text bytes, const char **reason);

#endif
