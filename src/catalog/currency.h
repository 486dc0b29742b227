/* currency.h - codes of currencies, and what else people write for them. */
#ifndef VITRINE_CATALOG_CURRENCY_H
#define VITRINE_CATALOG_CURRENCY_H

#include "base/text.h"

/* Is TEXT a code of ISO 4217 that is in use, in capitals? (The list of SIX, the standard's maintenance agency, of 2025, without funds and metals.) */
bool currency_is_code(struct text text);

/* The code that TEXT means: "RMB", "US$", "eur"; data NULL: nothing that is known. Not CERTAIN where several countries write it so: a dollar sign alone is
 * taken for that of the United States, and ¥ for that of China. */
struct text currency_meant(struct text text, bool *is_certain);

/* Does SIGN stand for the currency CODE in its own country? "$" does for USD, CAD and a dozen others, "¥" for CNY and JPY (CLDR's narrow signs, by ICU). */
bool currency_is_written(struct text code, struct text sign);

#endif
