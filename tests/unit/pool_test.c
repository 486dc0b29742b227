/* All items are done once, whatever memory their jobs ask for, and what they have together never passes the room, unless one alone does. */
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>

#include "base/pool.h"
#include "test.h"

enum { ROOM = 1000, ITEMS = 4000 };

struct run {
    atomic_size_t used, at_work, too_much;
    atomic_uchar done[ITEMS];
};

static void job(void *shared, size_t item, struct worker *worker)
{
    struct run *run = shared;
    size_t bytes = item % 97 == 0 ? SIZE_MAX / 2 : item % 13 == 0 ? 0 : (item * 7919) % 700;
    pool_take(worker, bytes);
    size_t others = atomic_fetch_add(&run->at_work, bytes > 0), used = atomic_fetch_add(&run->used, bytes) + bytes;
    if (used > ROOM && others > 0 && bytes > 0)
        atomic_fetch_add(&run->too_much, 1);
    sched_yield();
    atomic_fetch_sub(&run->used, bytes);
    atomic_fetch_sub(&run->at_work, bytes > 0);
    atomic_fetch_add(&run->done[item], 1);
}

int main(void)
{
    static struct run run;
    struct pool *pool = pool_open(8);
    pool_set_room(pool, ROOM);
    pool_run(pool, ITEMS, job, &run);
    size_t once = 0;
    for (size_t i = 0; i < ITEMS; i++)
        once += run.done[i] == 1;
    EXPECT(once == ITEMS);
    EXPECT(run.too_much == 0);
    EXPECT(run.used == 0);
    pool_close(pool);
    return finish(__FILE__, NULL);
}
