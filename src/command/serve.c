/* serve.c - vitrine serve: the preview. */
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/locale.h"
#include "command/command.h"
#include "serve/builder.h"
#include "serve/preview.h"
#include "serve/server.h"
#include "serve/watch.h"

static const char *source, *address, *editor, *lang;
static size_t port = 8080, jobs;
static bool open_browser, once, stay, drafts, future;

static const struct option_row options[] = {
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {"port", 'p', OPTION_NUMBER, &port, "N", "8080, or the next one that is free"},
    {"bind", 0, OPTION_TEXT, &address, "ADDRESS", "another address than loopback's: others in the network can then read the site"},
    {"open", 0, OPTION_FLAG, &open_browser, NULL, "open the workbench in the browser"},
    {"editor", 0, OPTION_TEXT, &editor, "ADDRESS", "how to open a file: %f path, %l line, %c column (default vscode://file/%f:%l:%c)"},
    {"drafts", 0, OPTION_FLAG, &drafts, NULL, "drafts too"},
    {"future", 0, OPTION_FLAG, &future, NULL, "listings with a later date too"},
    {"once", 0, OPTION_FLAG, &once, NULL, "make the preview's files and end"},
    {"stay", 0, OPTION_FLAG, &stay, NULL, "with --once: stay for single pages; what serve itself starts"},
    {"lang", 0, OPTION_TEXT, &lang, "LANGUAGE", "en or zh (default: that of the environment)"},
    {"jobs", 'j', OPTION_NUMBER, &jobs, "N", "workers (default: one a processor)"},
    {0},
};

extern char **environ;

/* The process that builds for another serve (serve/builder.h). */
static int make_once(void)
{
    struct arena arena = arena_new("serve");
    struct workspace_options wanted = {.source = source, .jobs = jobs, .quiet = true, .load = {.drafts = drafts, .future = future}};
    const char *reason = NULL;
    if (stay) /* the browser and the server come first */
        setpriority(PRIO_PROCESS, 0, 10);
    bool ok = preview_make(&wanted, stay, &reason, &arena);
    if (!ok)
        fprintf(stderr, "%s\n", _(reason));
    arena_release(&arena);
    return ok ? EXIT_FINE : EXIT_CANNOT;
}

/* How long it must be quiet after a change that one page has shown already, before the whole site is built again. */
static const int64_t quiet_for = INT64_C(300) * 1000000;

enum { MOST_SHOWN = 16 };

struct serving {
    struct live live;
    struct watch watch;
    struct builder_options options;
    struct builder now, next; /* the one that has built last, and the one that builds */
    bool is_building, is_dirty; /* dirty: something was changed since the last build began, which is due then */
    char shown[MOST_SHOWN][LONGEST_CHANGED]; /* the listings that were changed after the build that runs had begun, and shown at once */
    size_t n_shown;
    int64_t due, begun;
};

static void begin_build(struct serving *s)
{
    watch_settle(&s->watch);
    s->begun = clock_now();
    s->is_dirty = false;
    s->n_shown = 0;
    s->is_building = builder_start(&s->next, &s->options);
    if (!s->is_building)
        live_step(&s->live, s->next.said, true);
}

/* Shows what was changed in the listing PATH at once, from the last build's memory. False: it takes a whole build. */
static bool show_at_once(struct serving *s, const char *path)
{
    struct arena arena = arena_new("page");
    struct fresh_page pages[MAX_LANGUAGES];
    size_t n = builder_ask(&s->now, &arena, text_of(path), pages);
    for (size_t i = 0; i < n; i++)
        live_put_fresh(&s->live, pages[i].path, pages[i].bytes);
    if (n)
        live_step_fresh(&s->live);
    arena_release(&arena);
    return n > 0;
}

static void remember_shown(struct serving *s, const char *path)
{
    for (size_t i = 0; i < s->n_shown; i++)
        if (strcmp(s->shown[i], path) == 0)
            return;
    if (s->n_shown < MOST_SHOWN)
        memcpy(s->shown[s->n_shown++], path, LONGEST_CHANGED);
}

/* One listing, or a change that is more than that. */
static bool show_change(struct serving *s)
{
    bool is_shown = s->watch.changed[0] && show_at_once(s, s->watch.changed);
    if (is_shown)
        remember_shown(s, s->watch.changed);
    return is_shown;
}

static void end_build(struct serving *s, enum builder_state state)
{
    s->is_building = false;
    if (state == BUILDER_DONE) {
        builder_end(&s->now);
        s->now = s->next;
        for (size_t i = 0; i < s->n_shown; i++)
            show_at_once(s, s->shown[i]); /* again: what it was made of then is older than the tree now */
        live_step(&s->live, NULL, s->is_dirty);
        fprintf(stderr, _("built in %.0f ms\n"), (double)(clock_now() - s->begun) / 1e6);
    } else {
        live_step(&s->live, s->next.said, true);
        fprintf(stderr, "%s\n", s->next.said);
    }
}

static void hear_build(struct serving *s)
{
    enum builder_state state = builder_listen(&s->next, 0);
    if (state != BUILDER_BUSY)
        end_build(s, state);
}

static void serve_step(struct serving *s, int stop)
{
    int64_t left = (s->due - clock_now()) / 1000000 + 1;
    int patience = s->is_dirty && !s->is_building ? (int)(left > 0 ? left : 0) : 3600 * 1000;
    enum watch_event event = watch_wait(&s->watch, patience, stop, s->is_building ? s->next.from : -1);
    if (event == WATCH_CHANGE) {
        s->is_dirty = true;
        s->due = clock_now() + (show_change(s) ? quiet_for : 0);
    } else if (event == WATCH_OTHER) {
        hear_build(s);
    }
    if (s->is_dirty && !s->is_building && clock_now() >= s->due)
        begin_build(s);
    s->live.is_busy = s->is_building || s->is_dirty;
}

static void open_workbench(unsigned at)
{
    char opener[] = "xdg-open", url[64], *argv[] = {opener, url, NULL};
    pid_t child;
    snprintf(url, sizeof url, "http://localhost:%u/_vitrine/", at);
    if (posix_spawnp(&child, argv[0], NULL, NULL, argv, environ) != 0)
        fprintf(stderr, "%s", _("no browser can be opened here\n"));
}

static int signals(void)
{
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    sigprocmask(SIG_BLOCK, &ends, NULL);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &ends, SFD_CLOEXEC | SFD_NONBLOCK);
}

/* Until Ctrl-C. */
static int serve(const struct folder *root, const char *path)
{
    struct serving s = {.options = {path, jobs, drafts, future}, .now = {.to = -1, .from = -1}, .next = {.to = -1, .from = -1}};
    const char *reason = NULL;
    int stop = signals();
    live_open(&s.live, root);
    s.live.editor = editor ? editor : s.live.editor;
    watch_open(root, &s.watch);
    begin_build(&s);
    while (s.is_building) {
        enum builder_state state = builder_listen(&s.next, -1);
        if (state != BUILDER_BUSY)
            end_build(&s, state);
    }
    struct MHD_Daemon *daemon = server_open(&s.live, address, (unsigned)port, &reason);
    if (!daemon) {
        builder_end(&s.now);
        return command_fail("serve: %s", _(reason));
    }
    if (address)
        fprintf(stderr, _("warning: anybody who reaches %s can read this site\n"), address);
    printf(_("the site:      http://localhost:%u/\nthe workbench: http://localhost:%u/_vitrine/\nCtrl-C ends.\n"), s.live.port, s.live.port);
    fflush(stdout);
    if (open_browser)
        open_workbench(s.live.port);
    struct signalfd_siginfo info;
    while (read(stop, &info, sizeof info) != sizeof info)
        serve_step(&s, stop);
    server_close(daemon, &s.live);
    watch_close(&s.watch);
    builder_end(&s.now);
    if (s.is_building)
        builder_end(&s.next);
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
        return command_fail("there is no content/site.yaml in %s; `vitrine new site DIR` makes a site", source ? source : _("this folder or any above it"));
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
