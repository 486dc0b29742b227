/* preflight.c - vitrine preflight */
#include "build/build.h"
#include "command/command.h"
#include "publish/preflight.h"

static const char *source, *output;
static struct option_list hosts;

static const struct option_row options[] = {
    {"host", 0, OPTION_LIST, &hosts, "NAME", "a host (default: those of site.yaml); may be given again"},
    {"output", 'o', OPTION_TEXT, &output, "NAME", "the tree, below the site's folder (default output)"},
    {"source", 's', OPTION_TEXT, &source, "DIR", "the site's folder (default: the nearest upward with content/site.yaml)"},
    {0},
};

static const char *host_names(struct arena *arena)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < n_host_limits; i++)
        buffer_format(&out, "%s%s", i ? ", " : "", host_limits[i].name);
    buffer_put_byte(&out, 0);
    return out.data;
}

static int fly(struct workspace *w)
{
    struct folder tree;
    struct text names[MAX_LIST + 16] = {{0}};
    const struct values *given = &w->catalog.sites[0].host;
    const char *reason = NULL, *path = text_format(&w->arena, "%s/%s", w->root, output ? output : "output").data;
    struct buffer out = buffer_new(&w->arena);
    size_t n = 0, errors = 0;
    for (size_t i = 0; i < hosts.n_items; i++)
        names[n++] = text_of(hosts.items[i]);
    for (size_t i = 0; hosts.n_items == 0 && i < given->n_items && n < 16; i++)
        names[n++] = given->items[i].text;
    if (n == 0)
        names[n++] = TEXT("folder");
    if (!folder_open(&w->arena, path, &tree, &reason))
        return command_fail("preflight: %s cannot be opened: %s; `vitrine build` makes it", path, reason);
    for (size_t i = 0; i < n; i++) {
        const struct host_limits *host = host_limits_find(names[i]);
        struct preflight result;
        if (!host)
            return command_fail("preflight: there is no host \"%.*s\"; the hosts are %s", TEXT_ARGS(names[i]), host_names(&w->arena));
        if (!preflight(&w->arena, &tree, host, &out, &result, &reason))
            return command_fail("preflight: %s", reason);
        if (result.n_errors + result.n_warnings == 0)
            buffer_format(&out, "%s: ready\n", host->name);
        errors += result.n_errors;
    }
    folder_close(&tree);
    if (!command_print(out.data, out.size))
        return EXIT_CANNOT;
    return errors ? EXIT_FINDINGS : EXIT_FINE;
}

static int run(int argc, char *argv[])
{
    struct workspace w;
    const char *reason = NULL;
    if (argc > 0)
        return command_fail("preflight: unexpected \"%s\"", argv[0]);
    int status = workspace_open(&w, &(struct workspace_options){.source = source, .quiet = true}, &reason) ? fly(&w) : command_fail("%s", reason);
    workspace_close(&w);
    return status;
}

const struct command command_preflight = {
    .name = "preflight",
    .usage = "preflight [options]",
    .summary = "holds the finished tree against a host's limits",
    .examples = "  vitrine preflight --host cloudflare-pages\n",
    .options = options,
    .run = run,
};
