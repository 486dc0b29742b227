/* links.h - do addresses outside the site still answer? In parallel, politely, and remembered for a week (libcurl).
 *
 * HEAD first, GET where a server does not like it. 429 and 503 are asked again after the time that the server names (Retry-After, RFC 9110
 * 10.2.3); 401 and 403 are no fault, since many sites turn programs away: the user is to look. Two requests at once to one host, eight in all.
 */
#ifndef VITRINE_PUBLISH_LINKS_H
#define VITRINE_PUBLISH_LINKS_H

#include "base/file.h"

enum link_state { LINK_UNKNOWN, LINK_ALIVE, LINK_MOVED, LINK_GUARDED, LINK_BUSY, LINK_DEAD };

struct link_answer {
    struct text url; /* in: http:// or https:// */
    enum link_state state;
    long status; /* HTTP; 0: there was no answer */
    struct text detail; /* where it moved to, or why there was no answer */
    int64_t alive; /* when it answered, seconds since 1970; of an address that was not asked again: within the last week */
};

struct links_options {
    long timeout; /* seconds an address; 0: 20 */
    bool fresh; /* ask again what was alive within the last week */
};

/* Asks for all ITEMS. ROOT is the site's folder: answers are kept in .vitrine/links. Texts live in ARENA. False: REASON. */
bool links_ask(struct arena *arena, const struct folder *root, const struct links_options *options, struct link_answer *items, size_t n_items,
               const char **reason);

#endif
