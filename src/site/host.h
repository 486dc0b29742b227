/* host.h - the headers that go with every page, whoever serves it. */
#ifndef VITRINE_SITE_HOST_H
#define VITRINE_SITE_HOST_H

#include <stddef.h>

extern const char *const host_headers[][2]; /* name, value */
extern const size_t n_host_headers;

#endif
