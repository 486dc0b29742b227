/* meant.h - what somebody may mean by a text that is no value of its field's type, for the finding that says so. */
#ifndef VITRINE_CATALOG_MEANT_H
#define VITRINE_CATALOG_MEANT_H

#include "base/arena.h"
#include "base/text.h"

/* The number that TEXT means, as a field takes it, in ARENA, when it can be one only: "500 pcs", "1,000", "US$12.50". Data NULL: "10-20", "12,50". */
struct text number_meant(struct arena *arena, struct text text);

/* The date that TEXT means, as a field takes it, in ARENA, when its year stands first: "2026/11/29", "2026年11月29日". Data NULL: none is sure. */
struct text date_meant(struct arena *arena, struct text text);

/* The address on the web that TEXT means, in ARENA: "www.example.com" with https:// in front. Data NULL: none. */
struct text web_meant(struct arena *arena, struct text text);

/* Does TEXT look like an address: http:// or https:// and a host; a name, an at sign and a host? What stands there is not asked. */
bool address_is_web(struct text text);
bool address_is_email(struct text text);

/* Is TEXT a colour as CSS writes it (CSS Color Module Level 4): #rgb, #rrggbb, with an opacity behind or not, a name, or a function like hsl(...)? */
bool colour_is_css(struct text text);
/* The colour that TEXT means, in ARENA and in quotes: "0f5c63" with a # in front. Data NULL: none. */
struct text colour_meant(struct arena *arena, struct text text);

/* The tag of a language that is mostly meant by TAG, a country's code or a language's name: "cn", "english". NULL: none. */
const char *language_meant(struct text tag);

#endif
