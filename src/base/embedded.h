/* embedded.h - the files that the program carries in itself: the default theme and the word lists,
 * so that it works in any folder with nothing beside it. Made by embed.sh at compile time. */
#ifndef VITRINE_BASE_EMBEDDED_H
#define VITRINE_BASE_EMBEDDED_H

#include "base/text.h"

struct embedded {
    const char *path; /* as in the source tree: "themes/default/assets/site.css" */
    const unsigned char *bytes;
    size_t size;
};

extern const struct embedded embedded_files[];
extern const size_t n_embedded_files;

/* The embedded file PATH; false when there is none. The bytes are static. */
bool embedded_find(struct text path, struct text *bytes);

#endif
