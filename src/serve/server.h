/* server.h - the preview over HTTP, on loopback: libmicrohttpd, a few threads, everything bounded.
 *
 * Two things are served: the tree, byte for byte as `vitrine build` would publish it, and the workbench below /_vitrine/. A browser that
 * opens a page of the tree (Sec-Fetch-Dest: document) gets one script and one stylesheet more, which reload it and show what is wrong.
 *
 * The Host header must name this machine (DNS rebinding: developer.mozilla.org, "Sec-Fetch-Site", and github.com/advisories of servers that
 * did not look). What changes a file wants a POST from a page of ours: same Origin, and the token that only such a page knows.
 */
#ifndef VITRINE_SERVE_SERVER_H
#define VITRINE_SERVE_SERVER_H

#include "serve/live.h"

/* Serves LIVE at PORT, or the next free one of twenty, of ADDRESS (NULL: 127.0.0.1). NULL: REASON is a whole sentence. */
struct MHD_Daemon *server_open(struct live *live, const char *address, unsigned port, const char **reason);

void server_close(struct MHD_Daemon *daemon, struct live *live);

#endif
