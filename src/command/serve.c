/* serve.c - vitrine serve: the preview. Builds run in a process of their own: whatever happens to one, the server stays. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/locale.h"
#include "command/command.h"
#include "serve/preview.h"
#include "serve/server.h"
#include "serve/watch.h"

static const char *source, *address, *editor, *lang;
static size_t port = 8080, jobs;
static bool open_browser, once, drafts, future;

static const struct option_row options[] = {
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {"port", 'p', OPTION_NUMBER, &port, "N", "8080, or the next one that is free"},
    {"bind", 0, OPTION_TEXT, &address, "ADDRESS", "another address than loopback's: others in the network can then read the site"},
    {"open", 0, OPTION_FLAG, &open_browser, NULL, "open the workbench in the browser"},
    {"editor", 0, OPTION_TEXT, &editor, "ADDRESS", "how to open a file: %f path, %l line, %c column (default vscode://file/%f:%l:%c)"},
    {"drafts", 0, OPTION_FLAG, &drafts, NULL, "drafts too"},
    {"future", 0, OPTION_FLAG, &future, NULL, "listings with a later date too"},
    {"once", 0, OPTION_FLAG, &once, NULL, "make the preview's files and end"},
    {"lang", 0, OPTION_TEXT, &lang, "LANGUAGE", "en or zh (default: that of the environment)"},
    {"jobs", 'j', OPTION_NUMBER, &jobs, "N", "workers (default: one a processor)"},
    {0},
};

extern char **environ;

static int make_once(void)
{
    struct arena arena = arena_new("serve");
    struct workspace_options wanted = {.source = source, .jobs = jobs, .quiet = true, .load = {drafts, future}};
    const char *reason = NULL;
    bool ok = preview_make(&wanted, &reason, &arena);
    if (!ok)
        fprintf(stderr, "%s\n", reason);
    arena_release(&arena);
    return ok ? EXIT_FINE : EXIT_CANNOT;
}

/* All that FD has to say, and a NUL; what does not fit is dropped. */
static void read_all(int fd, char *into, size_t room)
{
    char piece[512] = "";
    size_t size = 0;
    for (ssize_t n; (n = read(fd, piece, sizeof piece)) != 0;) {
        if (n < 0 && errno != EINTR)
            break;
        size_t left = room - 1 - size, take = n < 0 ? 0 : (size_t)n < left ? (size_t)n : left;
        memcpy(into + size, piece, take);
        size += take;
    }
    into[size] = 0;
}

/* Builds in a child. False: SAID tells why not. */
static bool make_preview(const char *root, char *said, size_t room)
{
    char workers[24];
    const char *argv[12] = {"vitrine", "serve", "--once", "--source", root, "--jobs", workers, "--lang", NULL};
    size_t n = 8;
    int ends[2], status = 0;
    pid_t child;
    sigset_t none;
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    struct text language = locale_tag();
    snprintf(workers, sizeof workers, "%zu", jobs);
    argv[n++] = language.data;
    if (drafts)
        argv[n++] = "--drafts";
    if (future)
        argv[n++] = "--future";
    snprintf(said, room, "the build cannot be started");
    if (pipe2(ends, O_CLOEXEC) < 0)
        return false;
    sigemptyset(&none);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);
    char *copies[12] = {0};
    memcpy(copies, argv, sizeof argv);
    bool ok = posix_spawn(&child, "/proc/self/exe", &actions, &attributes, copies, environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(ends[1]);
    if (ok) {
        read_all(ends[0], said, room);
        while (waitpid(child, &status, 0) < 0 && errno == EINTR)
            continue;
        ok = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        if (!ok && said[0] == 0)
            snprintf(said, room, "the build ended early (status %d)", status);
    }
    close(ends[0]);
    return ok;
}

static void build_and_tell(struct live *live, const char *root)
{
    char said[8192];
    int64_t begun = clock_now();
    bool ok = make_preview(root, said, sizeof said);
    live_step(live, ok ? NULL : said);
    if (ok)
        fprintf(stderr, "built in %.0f ms\n", (double)(clock_now() - begun) / 1e6);
    else
        fprintf(stderr, "%s\n", said);
}

static void open_workbench(unsigned at)
{
    char opener[] = "xdg-open", url[64], *argv[] = {opener, url, NULL};
    pid_t child;
    snprintf(url, sizeof url, "http://localhost:%u/_vitrine/", at);
    if (posix_spawnp(&child, argv[0], NULL, NULL, argv, environ) != 0)
        fprintf(stderr, "no browser can be opened here\n");
}

/* Until Ctrl-C. */
static int serve(const struct folder *root, const char *path)
{
    struct live live;
    struct watch watch;
    const char *reason = NULL;
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    signal(SIGPIPE, SIG_IGN);
    int stop = signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
    live_open(&live, root);
    live.editor = editor ? editor : live.editor;
    watch_open(root, &watch);
    build_and_tell(&live, path);
    struct MHD_Daemon *daemon = server_open(&live, address, (unsigned)port, &reason);
    if (!daemon)
        return command_fail("serve: %s", reason);
    if (address)
        fprintf(stderr, "warning: anybody who reaches %s can read this site\n", address);
    printf("the site:      http://localhost:%u/\nthe workbench: http://localhost:%u/_vitrine/\nCtrl-C ends.\n", live.port, live.port);
    fflush(stdout);
    if (open_browser)
        open_workbench(live.port);
    struct signalfd_siginfo info;
    while (read(stop, &info, sizeof info) != sizeof info)
        if (watch_wait(&watch, 3600 * 1000, stop))
            build_and_tell(&live, path);
    server_close(daemon, &live);
    watch_close(&watch);
    close(stop);
    return EXIT_FINE;
}

static int run(int argc, char *argv[])
{
    struct arena arena = arena_new("serve");
    struct folder root;
    const char *reason;
    if (argc > 0)
        return command_fail("serve: unexpected \"%s\"; `vitrine serve --help` shows the options", argv[0]);
    if (!command_language(lang))
        return EXIT_CANNOT;
    if (once)
        return make_once();
    if (port == 0 || port > 65535)
        return command_fail("serve: --port wants a number from 1 to 65535");
    const char *path = workspace_find(&arena, source ? source : ".");
    if (!path || !folder_open(&arena, path, &root, &reason))
        return command_fail("there is no content/site.yaml in %s; `vitrine new site DIR` makes a site", source ? source : "this folder or any above it");
    int status = serve(&root, path);
    folder_close(&root);
    arena_release(&arena);
    return status;
}

const struct command command_serve = {
    .name = "serve",
    .usage = "serve [options]",
    .summary = "shows the site while you write, with what is wrong",
    .examples = "  vitrine serve                   at http://localhost:8080/, the workbench at /_vitrine/\n"
                "  vitrine serve --open            and open it\n",
    .options = options,
    .run = run,
};
