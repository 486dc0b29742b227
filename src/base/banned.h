/* banned.h - put before every file by the Makefile (-include): calls that are too easy to misuse.
 * Each line says what to use instead. */
#ifndef VITRINE_BASE_BANNED_H
#define VITRINE_BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncat sprintf vsprintf /* buffer_put, buffer_format; strncpy too, but libxlsxwriter's header names it */
#pragma GCC poison gmtime localtime ctime asctime strerror strtok /* the _r forms: threads */
#pragma GCC poison atoi atol atof sscanf /* text_to_int, text_to_decimal */
#pragma GCC poison gets mktemp tmpnam system popen rand

#endif
