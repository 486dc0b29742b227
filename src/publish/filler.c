/* filler.c */
#include "publish/filler.h"

#include "publish/manifest.h"
#include "publish/tree.h"

struct filling {
    struct filler *filler;
    struct arena scratch;
    bool goes_on; /* false: something failed, and would again */
};

static void fill_one(void *shared, const struct published *item)
{
    struct filling *f = shared;
    const char *reason;
    f->goes_on = f->goes_on && !atomic_load(&f->filler->is_stopped) && tree_link_new(&f->scratch, f->filler->live, f->filler->spare, item->path, &reason);
    atomic_fetch_add(&f->filler->n_linked, f->goes_on);
    arena_reset(&f->scratch);
}

static void *fill(void *shared)
{
    struct filling f = {shared, arena_new("links"), true};
    f.filler->is_whole = manifest_each(f.filler->state, f.filler->manifest, MANIFEST_ALL, fill_one, &f) && f.goes_on;
    arena_release(&f.scratch);
    return NULL;
}

bool filler_open(struct filler *filler, const struct folder *state, struct text manifest, const struct folder *live, const struct folder *spare)
{
    *filler = (struct filler){.live = live, .spare = spare, .state = state, .manifest = manifest};
    filler->has_thread = pthread_create(&filler->thread, NULL, fill, filler) == 0;
    return filler->has_thread;
}

void filler_close(struct filler *filler)
{
    if (filler->has_thread)
        pthread_join(filler->thread, NULL);
    filler->has_thread = false;
}

void filler_stop(struct filler *filler)
{
    atomic_store(&filler->is_stopped, true);
    filler_close(filler);
}
