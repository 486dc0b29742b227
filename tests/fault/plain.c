/* plain.c - put before a program by LD_PRELOAD: a file system without hard links (PLAIN_LINKS=1, as exFAT), whose folders cannot be exchanged
 * (PLAIN_EXCHANGE=1, as a mount point), or without locks (PLAIN_LOCKS=1, as some network folders). PLAIN_BEFORE=COMMAND is run just before folders are
 * exchanged, as if somebody else was at work there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
    if (getenv("PLAIN_LINKS")) {
        errno = EPERM;
        return -1;
    }
    return REAL(linkat)(from_dir, from, to_dir, to, flags);
}

int flock(int fd, int how)
{
    if (getenv("PLAIN_LOCKS")) {
        errno = ENOLCK;
        return -1;
    }
    return REAL(flock)(fd, how);
}

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
    if (flags & RENAME_EXCHANGE && getenv("PLAIN_EXCHANGE")) {
        errno = EINVAL;
        return -1;
    }
    const char *before = flags & RENAME_EXCHANGE ? getenv("PLAIN_BEFORE") : NULL;
    if (before) {
        unsetenv("LD_PRELOAD");
        if (system(before) != 0)
            abort();
    }
    return REAL(renameat2)(from_dir, from, to_dir, to, flags);
}
