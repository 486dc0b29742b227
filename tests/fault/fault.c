/* fault.c - put before a program by LD_PRELOAD: makes the FAULT_AT-th of the watched calls fail, or kills the process there.
 *
 *     FAULT_COUNT=file    only count: the number is written to FILE when the process ends
 *     FAULT_AT=n          the n-th call fails as the system would make it fail (ENOSPC, EIO, EACCES, ENOMEM)
 *     FAULT_KILL=1        ... and the process is killed instead
 *     FAULT_MEMORY=1      the watched calls are malloc, calloc and realloc, of the program and of all its libraries; else those to the system
 *     FAULT_OURS=1        ... of the program alone
 * Counting begins when the first file of the site is opened. Only calls of the thread that is running it then count in order; with --jobs 1 the order is the
 * same each time.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_ulong calls;
static unsigned long at;
static int kills, ready, memory, ours;
static uintptr_t program_from, program_to; /* where the program's own code lies */
static atomic_int begun; /* libraries set themselves up before main: their calls do not count */

/* The first object is the program. */
static int take_program(struct dl_phdr_info *info, size_t size, void *unused)
{
    (void)size, (void)unused;
    for (int i = 0; i < info->dlpi_phnum; i++)
        if (info->dlpi_phdr[i].p_type == PT_LOAD && info->dlpi_phdr[i].p_flags & PF_X) {
            program_from = info->dlpi_addr + info->dlpi_phdr[i].p_vaddr;
            program_to = program_from + info->dlpi_phdr[i].p_memsz;
        }
    return 1;
}

static void set_up(void)
{
    const char *n = getenv("FAULT_AT");
    ready = 1;
    at = n ? strtoul(n, NULL, 10) : 0;
    kills = getenv("FAULT_KILL") != NULL;
    memory = getenv("FAULT_MEMORY") != NULL;
    ours = getenv("FAULT_OURS") != NULL;
    dl_iterate_phdr(take_program, NULL);
}

/* Is it this one's turn? */
static int turn(int error)
{
    if (!ready)
        set_up();
    if (!atomic_load(&begun) || memory != (error == ENOMEM) || atomic_fetch_add(&calls, 1) + 1 != at)
        return 0;
    if (kills)
        kill(getpid(), SIGKILL);
    errno = error;
    return 1;
}

__attribute__((destructor)) static void tell(void)
{
    const char *name = getenv("FAULT_COUNT");
    FILE *out = name ? fopen(name, "w") : NULL;
    if (out) {
        fprintf(out, "%lu\n", atomic_load(&calls));
        fclose(out);
    }
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

int openat(int dir, const char *path, int flags, ...)
{
    static __typeof__(&openat) real;
    va_list list;
    va_start(list, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(list, mode_t) : 0;
    va_end(list);
    if (!real)
        real = REAL(openat);
    if (strncmp(path, "content", 7) == 0)
        atomic_store(&begun, 1);
    return turn(flags & O_CREAT ? ENOSPC : EACCES) ? -1 : real(dir, path, flags, mode);
}

/* Of the calls that have no function of their own only openat2 is watched. */
long syscall(long number, ...)
{
    static __typeof__(&syscall) real;
    long a[6];
    va_list list;
    va_start(list, number);
    for (int i = 0; i < 6; i++)
        a[i] = va_arg(list, long);
    va_end(list);
    if (!real)
        real = REAL(syscall);
    if (number == SYS_openat2 && strncmp((const char *)a[1], "content", 7) == 0)
        atomic_store(&begun, 1);
    return number == SYS_openat2 && turn(EACCES) ? -1 : real(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}

/* One row a call: what it returns, its name, the error that it fails with, its parameters, and those handed on. */
#define WATCHED(result, name, error, parameters, ...)                                                                                                          \
    result name parameters                                                                                                                                     \
    {                                                                                                                                                          \
        static __typeof__(&name) real;                                                                                                                         \
        if (!real)                                                                                                                                             \
            real = REAL(name);                                                                                                                                 \
        return turn(error) ? -1 : real(__VA_ARGS__);                                                                                                           \
    }
WATCHED(ssize_t, read, EIO, (int fd, void *into, size_t size), fd, into, size)
WATCHED(ssize_t, write, ENOSPC, (int fd, const void *from, size_t size), fd, from, size)
WATCHED(int, fsync, EIO, (int fd), fd)
WATCHED(int, syncfs, EIO, (int fd), fd)
WATCHED(int, fdatasync, EIO, (int fd), fd)
WATCHED(int, renameat, ENOSPC, (int a, const char *from, int b, const char *to), a, from, b, to)
WATCHED(int, renameat2, EIO, (int a, const char *from, int b, const char *to, unsigned flags), a, from, b, to, flags)
WATCHED(int, linkat, ENOSPC, (int a, const char *from, int b, const char *to, int flags), a, from, b, to, flags)
WATCHED(int, mkdirat, ENOSPC, (int dir, const char *path, mode_t mode), dir, path, mode)
WATCHED(int, unlinkat, EACCES, (int dir, const char *path, int flags), dir, path, flags)

static int is_counted(const void *caller)
{
    return !ours || ((uintptr_t)caller >= program_from && (uintptr_t)caller < program_to);
}

/* Not called under the address sanitizer, which brings its own. */
void *malloc(size_t size)
{
    extern void *__libc_malloc(size_t);
    return is_counted(__builtin_return_address(0)) && turn(ENOMEM) ? NULL : __libc_malloc(size);
}

void *calloc(size_t n, size_t size)
{
    extern void *__libc_calloc(size_t, size_t);
    return is_counted(__builtin_return_address(0)) && turn(ENOMEM) ? NULL : __libc_calloc(n, size);
}

void *realloc(void *old, size_t size)
{
    extern void *__libc_realloc(void *, size_t);
    return is_counted(__builtin_return_address(0)) && turn(ENOMEM) ? NULL : __libc_realloc(old, size);
}
