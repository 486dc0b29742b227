/* preflight.c - vitrine preflight */
#include "base/locale.h"
#include "build/build.h"
#include "command/command.h"
#include "publish/links.h"
#include "publish/preflight.h"

static const char *source, *output;
static struct option_list hosts;
static bool links, strict, fresh;
static size_t timeout;

static const struct option_row options[] = {
    {"host", 0, OPTION_LIST, &hosts, "NAME", "a host (default: those of site.yaml); may be given again"},
    {"output", 'o', OPTION_TEXT, &output, "NAME", "the tree, below the site's folder (default output)"},
    {"links", 0, OPTION_FLAG, &links, NULL, "ask the addresses outside the site that texts lead to whether they answer"},
    {"strict", 0, OPTION_FLAG, &strict, NULL, "with --links: one that does not answer is an error"},
    {"fresh", 0, OPTION_FLAG, &fresh, NULL, "with --links: those too that answered within the last week"},
    {"timeout", 0, OPTION_NUMBER, &timeout, "SECONDS", "with --links: how long to wait for one (default 20)"},
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

/* An address outside, and who leads to it first. */
struct outside {
    struct link_answer *answers;
    struct span *where;
    size_t n, room;
    struct map known;
};

static void add_link(struct outside *o, struct arena *arena, struct text url, struct span where)
{
    if (!text_starts(url, TEXT("http://")) && !text_starts(url, TEXT("https://")))
        return;
    struct text page = text_slice(url, 0, text_find_byte(url, '#', 0)); /* a server never sees the fragment */
    if (map_add(&o->known, page, o->n) != o->n)
        return;
    size_t room = o->room; /* of both */
    o->answers = arena_more(arena, o->answers, o->n, &room, sizeof *o->answers, 64);
    o->where = arena_more(arena, o->where, o->n, &o->room, sizeof *o->where, 64);
    o->answers[o->n] = (struct link_answer){.url = page};
    o->where[o->n++] = where;
}

static struct outside find_outside(const struct workspace *w, struct arena *arena)
{
    struct outside o = {.known = map_new(arena)};
    const struct value map = w->catalog.sites[0].company.map;
    for (size_t i = 0; i < w->catalog.n_documents; i++)
        for (size_t k = 0; k < w->catalog.documents[i].n_links; k++)
            add_link(&o, arena, w->catalog.documents[i].links[k].url, w->catalog.documents[i].links[k].where);
    add_link(&o, arena, map.text, map.where);
    return o;
}

/* A line for each that does not answer as it should. Returns how many are dead. */
static size_t tell_link(struct workspace *w, const struct link_answer *a, struct span where, struct buffer *out)
{
    const struct source *file = &w->catalog.sources[where.source];
    struct position at = source_position(file, where.start);
    if (a->state == LINK_ALIVE)
        return 0;
    buffer_format(out, "%.*s:%u:%u: %s: %.*s ", TEXT_ARGS(file->path), at.line, at.column, a->state == LINK_DEAD ? strict ? "error" : "warning" : "hint",
                  TEXT_ARGS(a->url));
    if (a->state == LINK_DEAD && a->status)
        buffer_format(out, _("answers %ld; mend the link or take it out\n"), a->status);
    else if (a->state == LINK_DEAD)
        buffer_format(out, _("does not answer: %.*s\n"), TEXT_ARGS(locale_find(a->detail)));
    else if (a->state == LINK_MOVED)
        buffer_format(out, _("has moved: %.*s\n"), TEXT_ARGS(a->detail));
    else if (a->state == LINK_GUARDED)
        buffer_format(out, _("turns programs away (%ld); look at it in a browser\n"), a->status);
    else
        buffer_format(out, _("is busy (%ld); ask again later\n"), a->status);
    return a->state == LINK_DEAD;
}

static bool ask_outside(struct workspace *w, struct buffer *out, size_t *dead, const char **reason)
{
    struct arena *arena = &w->arena;
    struct outside o = find_outside(w, arena);
    size_t n_kept = 0;
    if (!links_ask(arena, &w->catalog.root, &(struct links_options){(long)timeout, fresh}, o.answers, o.n, reason))
        return false;
    for (size_t i = 0; i < o.n; i++) {
        *dead += tell_link(w, &o.answers[i], o.where[i], out);
        n_kept += o.answers[i].state == LINK_ALIVE && o.answers[i].status == 0;
    }
    buffer_format(out, _("links: %zu addresses outside the site, %zu of them dead; %zu were alive within the last week and not asked\n"), o.n, *dead, n_kept);
    return true;
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
        return command_fail("preflight: %s cannot be opened: %s; `vitrine build` makes it", path, _(reason));
    for (size_t i = 0; i < n; i++) {
        const struct host_limits *host = host_limits_find(names[i]);
        struct preflight result;
        if (!host)
            return command_fail("preflight: there is no host \"%.*s\"; the hosts are %s", TEXT_ARGS(names[i]), host_names(&w->arena));
        if (!preflight(&w->arena, &tree, host, &out, &result, &reason))
            return command_fail("preflight: %s", _(reason));
        if (result.n_errors + result.n_warnings == 0)
            buffer_format(&out, _("%s: ready\n"), host->name);
        errors += result.n_errors;
    }
    folder_close(&tree);
    size_t dead = 0;
    if (links && !ask_outside(w, &out, &dead, &reason))
        return command_fail("preflight: %s", _(reason));
    errors += strict ? dead : 0;
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
    int status = workspace_open(&w, &(struct workspace_options){.source = source, .quiet = true}, &reason) ? fly(&w) : command_fail("%s", _(reason));
    workspace_close(&w);
    return status;
}

const struct command command_preflight = {
    .name = "preflight",
    .usage = "preflight [options]",
    .summary = "holds the finished tree against a host's limits",
    .examples = "  vitrine preflight --host cloudflare-pages\n"
                "  vitrine preflight --links               do the addresses that texts lead to answer?\n",
    .options = options,
    .run = run,
};
