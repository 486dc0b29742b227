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

void live_step(struct live *live, const char *failure, bool keep_fresh)
{
    pthread_mutex_lock(&live->lock);
    live->generation++;
    free(live->failure);
    live->failure = failure ? strdup(failure) : NULL;
    for (size_t i = 0; i < live->n_fresh && !keep_fresh; i++) {
        free(live->fresh[i].path);
        free(live->fresh[i].bytes);
    }
    live->n_fresh = keep_fresh ? live->n_fresh : 0;
    live->is_partial = false;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}

static struct fresh_copy *find_fresh(struct live *live, struct text path)
{
    for (size_t i = 0; i < live->n_fresh; i++)
        if (text_is(path, live->fresh[i].path))
            return &live->fresh[i];
    return NULL;
}

void live_put_fresh(struct live *live, struct text path, struct text bytes)
{
    char *copy = malloc(bytes.size + 1), *name = strndup(path.data, path.size);
    pthread_mutex_lock(&live->lock);
    struct fresh_copy *there = find_fresh(live, path);
    if (!there && live->n_fresh < MOST_FRESH && name) {
        there = &live->fresh[live->n_fresh++];
        *there = (struct fresh_copy){.path = name};
        name = NULL;
    }
    if (there && copy) {
        memcpy(copy, bytes.data, bytes.size);
        free(there->bytes);
        there->bytes = copy;
        there->size = bytes.size;
        copy = NULL;
    }
    pthread_mutex_unlock(&live->lock);
    free(copy);
    free(name);
}

void live_step_fresh(struct live *live)
{
    pthread_mutex_lock(&live->lock);
    live->generation++;
    live->is_partial = true;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}

bool live_fresh(struct live *live, struct arena *arena, struct text path, struct text *bytes)
{
    pthread_mutex_lock(&live->lock);
    struct fresh_copy *there = find_fresh(live, path);
    bool found = there && there->bytes;
    if (found)
        *bytes = text_copy(arena, (struct text){there->bytes, there->size});
    pthread_mutex_unlock(&live->lock);
    return found;
}

void live_close(struct live *live)
{
    pthread_mutex_lock(&live->lock);
    live->generation = 0;
    wake(live);
    pthread_mutex_unlock(&live->lock);
}
