/* upload.c - the targets' table, and the steps of each. */
#include "publish/upload.h"

#include <errno.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/locale.h"
#include "publish/zip.h"

extern char **environ;

enum { MOST_ARGUMENTS = 24 };

struct command_line {
    const char *items[MOST_ARGUMENTS + 1];
    size_t n;
};

static void add(struct command_line *line, const char *item)
{
    if (item && line->n < MOST_ARGUMENTS)
        line->items[line->n++] = item;
}

/* Runs it; what it prints goes to standard error or, when INTO is set, its first line there. False: REASON. */
static bool run(struct arena *arena, const struct command_line *line, char *into, size_t room, const char **reason)
{
    posix_spawn_file_actions_t actions;
    char *copies[MOST_ARGUMENTS + 1] = {0};
    int ends[2] = {-1, -1}, status = 0;
    pid_t child;
    if (into && pipe(ends) < 0) {
        *reason = "a program cannot be started: too many files are open";
        return false;
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, into ? ends[1] : STDERR_FILENO, STDOUT_FILENO);
    if (into)
        posix_spawn_file_actions_addclose(&actions, ends[0]);
    memcpy(copies, line->items, sizeof line->items);
    int error = posix_spawnp(&child, copies[0], &actions, NULL, copies, environ);
    posix_spawn_file_actions_destroy(&actions);
    if (into) {
        close(ends[1]);
        ssize_t n = error ? 0 : read(ends[0], into, room - 1);
        into[n > 0 ? n : 0] = 0;
        into[strcspn(into, "\n")] = 0;
        close(ends[0]);
    }
    if (error) {
        *reason = text_format(arena, _("%s cannot be started: %s; is it installed?"), copies[0], _(error_text(error))).data;
        return false;
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    *reason = text_format(arena, _("%s ended with status %d; what it said stands above. Run the command again: it goes on where it stopped"), copies[0],
                          WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status))
                  .data;
    return false;
}

/* rsync, also for a folder: assets, pages, deletions. */
static bool by_rsync(struct arena *arena, const struct upload *u, const char **reason)
{
    const char *from = text_format(arena, "%s/", u->tree).data;
    const char *most = text_format(arena, "--max-delete=%zu", u->most_deleted).data;
    static const char *const pages[] = {"--exclude=*.html", "--exclude=*.xml", "--exclude=_redirects", "--exclude=_headers"};
    for (int step = 0; step < 3; step++) {
        struct command_line line = {.n = 0};
        add(&line, "rsync");
        add(&line, "-rlt");
        add(&line, "--omit-dir-times");
        add(&line, "--modify-window=-1"); /* nanoseconds count: two builds within a second may differ in one digit */
        add(&line, "--itemize-changes");
        add(&line, u->dry_run ? "--dry-run" : NULL);
        for (size_t i = 0; step == 0 && i < sizeof pages / sizeof *pages; i++)
            add(&line, pages[i]);
        add(&line, step == 2 ? "--delete-after" : NULL);
        add(&line, step == 2 ? most : NULL);
        add(&line, from);
        add(&line, u->target);
        if (!run(arena, &line, NULL, 0, reason))
            return false;
    }
    return true;
}

static bool by_folder(struct arena *arena, const struct upload *u, const char **reason)
{
    struct upload local = *u;
    if (!u->dry_run && mkdir(u->target, 0755) < 0 && errno != EEXIST) {
        *reason = text_format(arena, _("cannot make the folder %s: %s"), u->target, _(error_text(errno))).data;
        return false;
    }
    local.target = text_format(arena, "%s/", u->target).data;
    return by_rsync(arena, &local, reason);
}

static bool by_rclone(struct arena *arena, const struct upload *u, const char **reason)
{
    const char *to = u->target + strlen("rclone:"), *most = text_format(arena, "%zu", u->most_deleted).data;
    for (int step = 0; step < 3; step++) {
        struct command_line line = {.n = 0};
        add(&line, "rclone");
        add(&line, step == 2 ? "sync" : "copy");
        add(&line, "--exclude");
        add(&line, step == 0 ? "*.{html,xml}" : "/.none");
        add(&line, step == 2 ? "--max-delete" : NULL);
        add(&line, step == 2 ? most : NULL);
        add(&line, step == 2 ? "--delete-after" : NULL);
        add(&line, u->dry_run ? "--dry-run" : NULL);
        add(&line, "-v");
        add(&line, u->tree);
        add(&line, to);
        if (!run(arena, &line, NULL, 0, reason))
            return false;
    }
    return true;
}

/* The tree becomes one commit on top of the branch; the repository takes it as a whole. */
static bool by_git(struct arena *arena, const struct upload *u, const char **reason)
{
    struct text rest = text_of(u->target + strlen("git:")), branch = TEXT("pages");
    size_t hash = text_find_byte(rest, '#', 0);
    char tree[128], before[128] = "", commit[128];
    const char *why;
    if (hash != TEXT_NOT_FOUND)
        branch = text_slice(rest, hash + 1, rest.size);
    const char *repository = text_cstr(arena, text_slice(rest, 0, hash)), *ref = text_format(arena, "refs/heads/%.*s", TEXT_ARGS(branch)).data;
    const char *objects = text_format(arena, "--git-dir=%s/publish.git", u->state).data, *work = text_format(arena, "--work-tree=%s", u->tree).data;
    const char *here = text_format(arena, "+%s:refs/published", ref).data;
    struct command_line init = {{"git", "init", "-q", "--bare", text_format(arena, "%s/publish.git", u->state).data}, 5};
    struct command_line fetch = {{"git", objects, "fetch", "-q", "--depth=1", repository, here}, 7};
    struct command_line stage = {
        {"git", objects, "-c", "core.bare=false", "-c", "core.autocrlf=false", "-c", "core.excludesFile=/dev/null", work, "add", "-A", "-f", "."}, 13};
    struct command_line write_tree = {{"git", objects, "write-tree"}, 3};
    struct command_line parent = {{"git", objects, "rev-parse", "-q", "--verify", "refs/published"}, 6};
    if (!run(arena, &init, NULL, 0, reason))
        return false;
    bool exists = run(arena, &fetch, NULL, 0, &why);
    if (!run(arena, &stage, NULL, 0, reason) || !run(arena, &write_tree, tree, sizeof tree, reason))
        return false;
    if (exists && !run(arena, &parent, before, sizeof before, reason))
        return false;
    struct command_line make = {{"git", objects, "-c", "user.name=vitrine", "-c", "user.email=vitrine@localhost", "commit-tree", tree, "-m", u->message}, 10};
    if (exists) {
        add(&make, "-p");
        add(&make, before);
        char old[128];
        struct command_line same = {{"git", objects, "rev-parse", "refs/published^{tree}"}, 4};
        if (run(arena, &same, old, sizeof old, &why) && strcmp(old, tree) == 0)
            return true; /* nothing has changed */
    }
    if (u->dry_run)
        return true;
    if (!run(arena, &make, commit, sizeof commit, reason))
        return false;
    struct command_line push = {{"git", objects, "push", repository, text_format(arena, "%s:%s", commit, ref).data}, 5};
    return run(arena, &push, NULL, 0, reason);
}

static bool by_zip(struct arena *arena, const struct upload *u, const char **reason)
{
    struct folder tree;
    struct text name = path_name(text_of(u->target));
    const char *why = NULL;
    if (!folder_open(arena, u->tree, &tree, &why)) {
        *reason = text_format(arena, _("cannot open %s: %s"), u->tree, _(why)).data;
        return false;
    }
    bool ok = u->dry_run || zip_write(arena, &tree, text_cstr(arena, text_slice(name, 0, name.size - 4)), u->target, &why);
    folder_close(&tree);
    if (!ok)
        *reason = text_format(arena, _("%s cannot be written: %s"), u->target, why ? _(why) : "?").data;
    return ok;
}

static bool is_rsync(struct text target)
{
    size_t colon = text_find_byte(target, ':', 0), slash = text_find_byte(target, '/', 0);
    return text_starts(target, TEXT("rsync://")) || (colon != TEXT_NOT_FOUND && colon > 0 && colon < slash);
}

bool upload_run(struct arena *arena, const struct upload *u, const char **reason)
{
    struct text target = text_of(u->target);
    if (target.size == 0 || target.data[0] == '-') { /* no tool may take it for an option */
        *reason = text_format(arena, _("\"%s\" is no target"), u->target).data;
        return false;
    }
    if (text_ends(target, TEXT(".zip")))
        return by_zip(arena, u, reason);
    if (text_starts(target, TEXT("rclone:")))
        return by_rclone(arena, u, reason);
    if (text_starts(target, TEXT("git:")))
        return by_git(arena, u, reason);
    return is_rsync(target) ? by_rsync(arena, u, reason) : by_folder(arena, u, reason);
}
