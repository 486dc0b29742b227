/* builder.c */
#include "serve/builder.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/locale.h"

enum { PATIENCE = 2000, LONGEST_PATH = 4096, LARGEST_PAGE = 64 << 20 };

extern char **environ;

static const char done_mark[] = "\001done\n"; /* nothing that a build says begins with it */

/* --- asking --- */

static bool spawn(struct builder *b, const struct builder_options *options, int in, int out)
{
    char workers[24];
    const char *argv[12] = {"vitrine", "serve", "--once", "--stay", "--source", options->root, "--jobs", workers, "--lang", locale_tag().data};
    size_t n = 10;
    sigset_t none;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    snprintf(workers, sizeof workers, "%zu", options->jobs);
    if (options->drafts)
        argv[n++] = "--drafts";
    if (options->future)
        argv[n++] = "--future";
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out, STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    char *copies[13] = {0};
    memcpy(copies, argv, sizeof argv);
    bool ok = posix_spawn(&b->pid, "/proc/self/exe", &actions, &attributes, copies, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return ok;
}

bool builder_start(struct builder *b, const struct builder_options *options)
{
    int in[2], out[2];
    *b = (struct builder){.to = -1, .from = -1};
    snprintf(b->said, sizeof b->said, "the build cannot be started");
    if (pipe2(in, O_CLOEXEC) < 0)
        return false;
    if (pipe2(out, O_CLOEXEC) < 0) {
        close(in[0]), close(in[1]);
        return false;
    }
    bool ok = spawn(b, options, in[0], out[1]);
    close(in[0]), close(out[1]);
    b->to = in[1];
    b->from = out[0];
    if (!ok) {
        b->pid = 0;
        builder_end(b);
    } else {
        b->said[0] = 0;
    }
    return ok;
}

static bool is_readable(int fd, int milliseconds)
{
    struct pollfd p = {fd, POLLIN, 0};
    return poll(&p, 1, milliseconds) > 0;
}

enum builder_state builder_listen(struct builder *b, int milliseconds)
{
    char piece[1024];
    if (!is_readable(b->from, milliseconds))
        return BUILDER_BUSY;
    ssize_t n = read(b->from, piece, sizeof piece);
    if (n < 0 && errno == EINTR)
        return BUILDER_BUSY;
    if (n <= 0) {
        if (b->n_said == 0)
            snprintf(b->said, sizeof b->said, "the build ended early");
        builder_end(b);
        return BUILDER_FAILED;
    }
    size_t got = (size_t)n, most = sizeof b->said - 1, over = b->n_said + got > most ? b->n_said + got - most : 0;
    memmove(b->said, b->said + over, b->n_said - over); /* what was said last tells most */
    memcpy(b->said + b->n_said - over, piece, got);
    b->n_said += got - over;
    b->said[b->n_said] = 0;
    return text_ends((struct text){b->said, b->n_said}, text_of(done_mark)) ? BUILDER_DONE : BUILDER_BUSY;
}

static bool read_whole(int fd, char *into, size_t size)
{
    for (size_t got = 0; got < size;) {
        ssize_t n = is_readable(fd, PATIENCE) ? read(fd, into + got, size - got) : 0;
        if (n <= 0 && !(n < 0 && errno == EINTR))
            return false;
        got += n > 0 ? (size_t)n : 0;
    }
    return true;
}

static bool read_text(int fd, struct arena *arena, struct text *text)
{
    uint64_t size;
    char *bytes = NULL;
    if (!read_whole(fd, (char *)&size, sizeof size) || !(bytes = arena_try(arena, size, 1, LARGEST_PAGE)) || !read_whole(fd, bytes, size))
        return false;
    *text = (struct text){bytes, size};
    return true;
}

static bool write_number(int fd, uint64_t number)
{
    return file_write_all(fd, (struct text){(const char *)&number, sizeof number});
}

static bool write_text(int fd, struct text text)
{
    return write_number(fd, text.size) && file_write_all(fd, text);
}

size_t builder_ask(struct builder *b, struct arena *arena, struct text path, struct fresh_page *pages)
{
    uint64_t n = 0;
    bool ok = b->pid && path.size < LONGEST_PATH && write_text(b->to, path) && read_whole(b->from, (char *)&n, sizeof n) && n <= MAX_LANGUAGES;
    for (uint64_t i = 0; ok && i < n; i++)
        ok = read_text(b->from, arena, &pages[i].path) && read_text(b->from, arena, &pages[i].bytes);
    if (!ok) /* it is out of step, or gone */
        builder_end(b);
    return ok ? n : 0;
}

void builder_end(struct builder *b)
{
    int status;
    if (b->to >= 0)
        close(b->to);
    if (b->from >= 0)
        close(b->from);
    if (b->pid > 0) {
        kill(b->pid, SIGTERM);
        while (waitpid(b->pid, &status, 0) < 0 && errno == EINTR)
            continue;
    }
    b->pid = 0;
    b->to = b->from = -1;
}

/* --- answering --- */

void builder_answer(struct build *build)
{
    struct fresh_page pages[MAX_LANGUAGES];
    uint64_t size;
    char path[LONGEST_PATH];
    bool ok = file_write_all(STDOUT_FILENO, text_of(done_mark));
    while (ok && read(STDIN_FILENO, &size, sizeof size) == sizeof size && size < sizeof path && read_whole(STDIN_FILENO, path, size)) {
        uint64_t n = build_refresh(build, text_copy(&build->workspace.arena, (struct text){path, size}), pages);
        ok = write_number(STDOUT_FILENO, n);
        for (uint64_t i = 0; ok && i < n; i++)
            ok = write_text(STDOUT_FILENO, pages[i].path) && write_text(STDOUT_FILENO, pages[i].bytes);
    }
}
