/* clock.h - the time, in nanoseconds. What a build makes never depends on it. */
#ifndef VITRINE_BASE_CLOCK_H
#define VITRINE_BASE_CLOCK_H

#include <stdint.h>

/* Of a clock that only goes forward: for how long something took. */
int64_t clock_now(void);

/* What all threads of the process together have computed until now. */
int64_t clock_used(void);

/* Since 1970: for comparing with the times of files. */
int64_t clock_wall(void);

#endif
