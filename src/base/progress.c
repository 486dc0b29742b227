/* progress.c */
#include "base/progress.h"

#include <unistd.h>

#include "base/clock.h"

void progress_start(struct progress *progress, const char *what, size_t total, bool on)
{
    progress->what = what;
    progress->total = total;
    atomic_init(&progress->done, 0);
    atomic_init(&progress->pixels, 0);
    progress->started = progress->shown = clock_now();
    progress->is_on = on && total > 0 && isatty(STDERR_FILENO) && !getenv("NO_PROGRESS");
}

void progress_step(struct progress *progress, size_t pixels)
{
    static atomic_flag drawing = ATOMIC_FLAG_INIT;
    size_t done = atomic_fetch_add(&progress->done, 1) + 1;
    atomic_fetch_add(&progress->pixels, (long long)pixels);
    if (!progress->is_on || atomic_flag_test_and_set(&drawing))
        return;
    int64_t now = clock_now();
    if (now - progress->shown > 100000000) {
        double seconds = (double)(now - progress->started) / 1e9;
        double left = seconds / (double)done * (double)(progress->total - done);
        double megapixels = (double)atomic_load(&progress->pixels) / 1e6;
        progress->shown = now;
        fprintf(stderr, "\r%s: %zu of %zu", progress->what, done, progress->total);
        if (megapixels > 0)
            fprintf(stderr, ", %.0f megapixels/s", megapixels / seconds);
        fprintf(stderr, ", %.0f s left \033[K", left);
    }
    atomic_flag_clear(&drawing);
}

void progress_end(struct progress *progress)
{
    if (progress->is_on)
        fprintf(stderr, "\r\033[K");
}
