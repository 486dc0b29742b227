/* preview.h - one build for the preview, in a process of its own: a tree to serve, and what the workbench shows.
 *
 * The tree is just what `vitrine build` would publish, errors or not, in .vitrine/preview; output/ is not touched. The workbench's data
 * is .vitrine/preview.json; what a page must tell of itself is in .vitrine/preview.errors, a line each: the page's address (or "*": any page),
 * a tab, a finding. While a file cannot be read the last good tree stays, and the data say what is wrong.
 */
#ifndef VITRINE_SERVE_PREVIEW_H
#define VITRINE_SERVE_PREVIEW_H

#include "build/build.h"

#define PREVIEW_TREE ".vitrine/preview"
#define PREVIEW_DATA ".vitrine/preview.json"
#define PREVIEW_ERRORS ".vitrine/preview.errors"

/* False: REASON is a whole sentence, and nothing has changed. STAY: then answers for single pages until standard input ends (builder.h). */
bool preview_make(const struct workspace_options *options, bool stay, const char **reason, struct arena *arena);

#endif
