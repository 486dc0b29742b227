/* progress.h - a line on the terminal that says how far we are; silent anywhere else. */
#ifndef VITRINE_BASE_PROGRESS_H
#define VITRINE_BASE_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct progress {
    const char *what; /* "pictures" */
    size_t total;
    atomic_size_t done; /* any worker may count up */
    atomic_llong pixels; /* decoded so far; 0: megapixels are not shown */
    int64_t started, shown; /* nanoseconds */
    bool is_on;
};

/* ON only matters on a terminal; NO_PROGRESS in the environment switches it off. */
void progress_start(struct progress *progress, const char *what, size_t total, bool on);

/* One more is done; redraws ten times a second at most. Safe from any worker. */
void progress_step(struct progress *progress, size_t pixels);

/* Wipes the line. */
void progress_end(struct progress *progress);

#endif
