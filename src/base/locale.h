/* locale.h - the language in which findings speak: English as written in the code, or a translation.
 *
 * Translations are gettext's .po files, so that translators use the tools they know; but they are read by ourselves, from the program's
 * own embedded files: gettext's library translates nothing in the C locale, and wants its files in a system folder. Set once, before
 * any thread; then only read.
 */
#ifndef VITRINE_BASE_LOCALE_H
#define VITRINE_BASE_LOCALE_H

#include "base/map.h"
#include "base/text.h"

/* Chooses LANGUAGE ("zh"), or with NULL what LC_ALL, LC_MESSAGES, LANGUAGE or LANG ask for. English when there is no such translation; false
 * when LANGUAGE was named and there is none. Everything lives in ARENA, which must live as long as messages are made. */
bool locale_open(struct arena *arena, const char *language);

/* "en", or the language of the translation that was chosen. */
struct text locale_tag(void);

/* The translation of MESSAGE, or MESSAGE itself. Never fails. */
const char *locale_text(const char *message) __attribute__((format_arg(1)));
struct text locale_find(struct text message);

#define _(message) locale_text(message)

#endif
