/* twin.c */
#include "publish/twin.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "publish/tree.h"

const char *twin_name(struct arena *arena, const char *spare_name)
{
    return text_format(arena, "%s.twin", spare_name).data;
}

/* Is NAME in the place of SPARE_NAME now, which was empty or was not there? */
static bool take_place(const struct folder *root, const char *name, const char *spare_name)
{
    unlinkat(root->fd, spare_name, AT_REMOVEDIR); /* fails when anything is in it */
    return renameat2(root->fd, name, root->fd, spare_name, RENAME_NOREPLACE) == 0;
}

static void settle(struct arena *arena, const struct folder *root, const char *name, const char *spare_name, bool is_wanted, struct folder *folder)
{
    const char *reason;
    if (!(is_wanted && take_place(root, name, spare_name)) && tree_clear(arena, folder, &reason))
        unlinkat(root->fd, name, AT_REMOVEDIR);
    folder_close(folder);
}

void twin_recover(struct arena *arena, const struct folder *root, const char *spare_name)
{
    struct folder left;
    const char *name = twin_name(arena, spare_name), *reason;
    if (folder_open_below(arena, root, name, &left, &reason))
        settle(arena, root, name, spare_name, true, &left);
}

void twin_close(struct arena *arena, const struct folder *root, const char *spare_name, bool is_wanted, struct twin *twin)
{
    if (twin->name)
        settle(arena, root, twin->name, spare_name, is_wanted, &twin->folder);
    twin->name = NULL;
}
