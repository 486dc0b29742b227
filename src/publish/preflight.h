/* preflight.h - will a finished tree pass at a host? Its limits are a table, a row each (hosts.def). */
#ifndef VITRINE_PUBLISH_PREFLIGHT_H
#define VITRINE_PUBLISH_PREFLIGHT_H

#include "base/buffer.h"
#include "base/file.h"

struct host_limits {
    const char *name; /* as in site.yaml */
    uint64_t files, file_bytes, bytes;
    uint64_t redirects, redirect_bytes, headers;
    bool windows_names; /* the tree will be unpacked on Windows */
    const char *note; /* a warning whatever the tree holds */
};

extern const struct host_limits host_limits[];
extern const size_t n_host_limits;

const struct host_limits *host_limits_find(struct text name);

struct preflight {
    size_t n_errors, n_warnings;
    size_t n_files;
    uint64_t bytes;
};

/* Holds the tree FOLDER against HOST; what it finds goes to OUT, a line each. False: it cannot be read, REASON. */
bool preflight(struct arena *arena, const struct folder *folder, const struct host_limits *host, struct buffer *out, struct preflight *result,
               const char **reason);

/* Is NAME (one part of a path) one that Windows cannot have? NULL, or why. */
const char *windows_refuses(struct text name);

#endif
