/* live.c */
#include "serve/live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

void live_open(struct live *live, const struct folder *root)
{
    unsigned char random[16] = {0};
    *live = (struct live){.root = root, .generation = 1, .editor = "vscode://file/%f:%l:%c"};
    if (getrandom(random, sizeof random, 0) != (ssize_t)sizeof random)
        abort();
    for (size_t i = 0; i < sizeof random; i++)
        snprintf(live->token + 2 * i, 3, "%02x", random[i]);
    pthread_mutex_init(&live->lock, NULL);
}

static void wake(struct live *live)
{
    for (size_t i = 0; i < live->n_waiting; i++)
        MHD_resume_connection(live->waiting[i]);
    live->n_waiting = 0;
}

void live_step(struct live *live, const char *failure)
{
    pthread_mutex_lock(&live->lock);
    live->generation++;
    free(live->failure);
    live->failure = failure ? strdup(failure) : NULL;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}

void live_close(struct live *live)
{
    pthread_mutex_lock(&live->lock);
    live->generation = 0;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}
