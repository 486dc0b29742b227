/* answer.h - one answer to one request. */
#ifndef VITRINE_SERVE_ANSWER_H
#define VITRINE_SERVE_ANSWER_H

#include "base/arena.h"
#include "serve/live.h"

/* BYTES with STATUS and TYPE, copied. */
enum MHD_Result answer_text(struct MHD_Connection *connection, unsigned status, const char *type, struct text bytes);

/* A plain sentence. */
enum MHD_Result answer_plain(struct MHD_Connection *connection, unsigned status, const char *message);

/* files.c: the file of the tree that URL means, its index.html, a redirect, or the 404 page. */
enum MHD_Result answer_file(struct live *live, struct MHD_Connection *connection, const char *url);

/* events.c: server-sent events, one a generation. */
enum MHD_Result answer_events(struct live *live, struct MHD_Connection *connection);

/* workbench.c: everything below /_vitrine/ but the events. BODY: of a POST. */
enum MHD_Result answer_workbench(struct live *live, struct MHD_Connection *connection, const char *url, const char *method, struct text body);

/* edit.c: makes the repair number INDEX of the findings, or takes the last one back. False: REASON says why; it lives in ARENA. */
bool edit_fix(struct live *live, struct arena *arena, size_t index, const char **reason);
bool edit_undo(struct live *live, struct arena *arena, const char **reason);

/* The value of the header NAME, or NULL. */
const char *answer_header(struct MHD_Connection *connection, const char *name);

#endif
