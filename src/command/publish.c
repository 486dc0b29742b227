/* publish.c - vitrine publish TARGET */
#include "build/build.h"
#include "base/locale.h"
#include "command/command.h"
#include "publish/upload.h"

static const char *source, *output, *message = "Publish the catalog";
static size_t most_deleted = 500;
static bool dry_run;

static const struct option_row options[] = {
    {"dry-run", 'n', OPTION_FLAG, &dry_run, NULL, "say what would be done"},
    {"max-delete", 0, OPTION_NUMBER, &most_deleted, "N", "delete no more files than these at the target (default 500)"},
    {"message", 'm', OPTION_TEXT, &message, "TEXT", "of the commit, for a git target"},
    {"output", 'o', OPTION_TEXT, &output, "NAME", "the tree, below the site's folder (default output)"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {0},
};

static int run(int argc, char *argv[])
{
    struct arena arena = arena_new("publish");
    struct folder root;
    const char *reason = NULL;
    if (argc != 1)
        return command_fail("publish: name one target: a folder, site.zip, user@host:path, rsync://host/module, rclone:remote:path or git:repository#branch");
    const char *path = workspace_find(&arena, source ? source : ".");
    if (!path || !folder_open(&arena, path, &root, &reason))
        return command_fail("there is no content/site.yaml in %s; `vitrine new site DIR` makes a site", source ? source : _("this folder or any above it"));
    struct upload upload = {.tree = text_format(&arena, "%s/%s", path, output ? output : "output").data,
                            .state = text_format(&arena, "%s/.vitrine", path).data,
                            .target = argv[0],
                            .dry_run = dry_run,
                            .most_deleted = most_deleted,
                            .message = message};
    struct text index = text_format(&arena, "%s/index.html", output ? output : "output");
    int status = EXIT_FINE;
    if (!folder_has(&root, index, NULL))
        status = command_fail("publish: %s holds no index.html; `vitrine build` makes the tree", upload.tree);
    else if (!upload_run(&arena, &upload, &reason))
        status = command_fail("publish: %s", _(reason));
    folder_close(&root);
    arena_release(&arena);
    return status;
}

const struct command command_publish = {
    .name = "publish",
    .usage = "publish [options] TARGET",
    .summary = "sends the finished tree to where it is served",
    .examples = "  vitrine publish shop.zip                        for a USB stick or a mail\n"
                "  vitrine publish user@example.com:/var/www/shop  by rsync\n"
                "  vitrine publish rclone:s3:my-bucket             by rclone's own configuration\n"
                "  vitrine publish git:git@example.com:shop.git#pages\n"
                "  vitrine publish --dry-run /srv/www/shop\n",
    .options = options,
    .run = run,
};
