/* host.c - robots.txt, and what the chosen hosts want beside the pages: redirects, headers, switches. One host is one row.
 * Sources: developers.cloudflare.com/pages/configuration (redirects, headers), docs.netlify.com/routing,
 * docs.gitlab.com/user/project/pages/redirects, vercel.com/docs/project-configuration, docs.github.com/pages, nginx.org and httpd.apache.org. */
#include "site/host.h"

#include "base/locale.h"
#include "view/view.h"

extern const struct output_kind output_host;

typedef void writer(const struct view_context *context, struct buffer *out);

/* What the pages of the default theme need, and nothing more. */
const char *const host_headers[][2] = {
    {"Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; manifest-src 'self'; "
                                "connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' https: mailto:"},
    {"X-Content-Type-Options", "nosniff"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};
const size_t n_host_headers = sizeof host_headers / sizeof *host_headers;

static const char *const lasting = "public, max-age=31536000, immutable";

/* The path part of base_url, without a slash at its end: what a host's rules begin with. */
static struct text base_path(const struct view_context *context)
{
    struct text base = context->catalog->sites[0].base_url.text;
    size_t scheme = text_find(base, TEXT("://"), 0), slash = scheme == TEXT_NOT_FOUND ? scheme : text_find_byte(base, '/', scheme + 3);
    base = slash == TEXT_NOT_FOUND ? TEXT("") : text_slice(base, slash, base.size);
    while (text_ends(base, TEXT("/")))
        base.size--;
    return base;
}

/* Calls PUT for each redirect: aliases of listings, then those of site.yaml. */
static void each_redirect(const struct view_context *context, struct buffer *out,
                          void (*put)(struct buffer *, struct text base, struct text from, struct text to))
{
    const struct catalog *catalog = context->catalog;
    const struct pairs *settings = &catalog->sites[0].redirects;
    struct text base = base_path(context);
    for (size_t i = 0; i < catalog->n_redirects; i++) {
        const struct redirect *redirect = &catalog->redirects[i];
        put(out, base, redirect->from, view_path_product(context, out->arena, redirect->product, redirect->language));
    }
    for (size_t i = 0; i < settings->n_items; i++) {
        struct text from = settings->items[i].name.text, to = settings->items[i].value.text;
        bool is_plain = from.size && to.size && text_find_byte(from, ' ', 0) == TEXT_NOT_FOUND && text_find_byte(to, ' ', 0) == TEXT_NOT_FOUND;
        if (is_plain && !url_runs_script(to))
            put(out, base, text_slice(from, text_starts(from, TEXT("/")), from.size), text_slice(to, text_starts(to, TEXT("/")), to.size));
    }
}

static bool is_absolute(struct text url)
{
    return text_find(url, TEXT("://"), 0) != TEXT_NOT_FOUND;
}

/* TO behind BASE, unless it names a host itself. */
static void put_target(struct buffer *out, struct text base, struct text to)
{
    if (!is_absolute(to))
        buffer_format(out, "%.*s/", TEXT_ARGS(base));
    buffer_put(out, to);
}

static void put_redirect_line(struct buffer *out, struct text base, struct text from, struct text to)
{
    buffer_format(out, "%.*s/%.*s ", TEXT_ARGS(base), TEXT_ARGS(from));
    put_target(out, base, to);
    buffer_put(out, TEXT(" 301\n"));
}

static void write_redirects(const struct view_context *context, struct buffer *out)
{
    each_redirect(context, out, put_redirect_line);
}

static void write_headers(const struct view_context *context, struct buffer *out)
{
    struct text base = base_path(context);
    buffer_format(out, "%.*s/*\n", TEXT_ARGS(base));
    for (size_t i = 0; i < n_host_headers; i++)
        buffer_format(out, "  %s: %s\n", host_headers[i][0], host_headers[i][1]);
    buffer_format(out, "%.*s/pictures/*\n  Cache-Control: %s\n", TEXT_ARGS(base), lasting);
    buffer_format(out, "/%.*s\n  Cache-Control: %s\n/%.*s\n  Cache-Control: %s\n", TEXT_ARGS(context->theme->stylesheet), lasting,
                  TEXT_ARGS(context->theme->script), lasting);
}

static void put_vercel(struct buffer *out, struct text base, struct text from, struct text to)
{
    buffer_put(out, out->data[out->size - 1] == '[' ? TEXT("\n    {\"source\": ") : TEXT(",\n    {\"source\": "));
    buffer_json(out, text_format(out->arena, "%.*s/%.*s", TEXT_ARGS(base), TEXT_ARGS(from)));
    buffer_put(out, TEXT(", \"destination\": "));
    buffer_json(out, is_absolute(to) ? to : text_format(out->arena, "%.*s/%.*s", TEXT_ARGS(base), TEXT_ARGS(to)));
    buffer_put(out, TEXT(", \"statusCode\": 301}"));
}

static void write_vercel(const struct view_context *context, struct buffer *out)
{
    buffer_put(out, TEXT("{\n  \"redirects\": ["));
    each_redirect(context, out, put_vercel);
    buffer_put(out, TEXT("],\n  \"headers\": [\n    {\"source\": \"/(.*)\", \"headers\": ["));
    for (size_t i = 0; i < n_host_headers; i++)
        buffer_format(out, "%s\n      {\"key\": \"%s\", \"value\": \"%s\"}", i ? "," : "", host_headers[i][0], host_headers[i][1]);
    buffer_format(out, "]},\n    {\"source\": \"/pictures/(.*)\", \"headers\": [{\"key\": \"Cache-Control\", \"value\": \"%s\"}]}\n  ]\n}\n", lasting);
}

static void put_nginx(struct buffer *out, struct text base, struct text from, struct text to)
{
    buffer_format(out, "location = %.*s/%.*s { return 301 ", TEXT_ARGS(base), TEXT_ARGS(from));
    put_target(out, base, to);
    buffer_put(out, TEXT("; }\n"));
}

static void write_nginx(const struct view_context *context, struct buffer *out)
{
    struct text base = base_path(context);
    buffer_put(out, TEXT("# Put this into the server block: include .../nginx-vitrine.conf;\n"));
    buffer_format(out, "error_page 404 %.*s/404.html;\n", TEXT_ARGS(base));
    for (size_t i = 0; i < n_host_headers; i++)
        buffer_format(out, "add_header %s \"%s\" always;\n", host_headers[i][0], host_headers[i][1]);
    buffer_format(out, "location %.*s/pictures/ { expires 1y; }\n", TEXT_ARGS(base));
    each_redirect(context, out, put_nginx);
}

static void put_apache(struct buffer *out, struct text base, struct text from, struct text to)
{
    buffer_format(out, "Redirect 301 \"%.*s/%.*s\" \"", TEXT_ARGS(base), TEXT_ARGS(from));
    put_target(out, base, to);
    buffer_put(out, TEXT("\"\n"));
}

static void write_apache(const struct view_context *context, struct buffer *out)
{
    buffer_format(out, "ErrorDocument 404 %.*s/404.html\n<IfModule mod_headers.c>\n", TEXT_ARGS(base_path(context)));
    for (size_t i = 0; i < n_host_headers; i++)
        buffer_format(out, "Header always set %s \"%s\"\n", host_headers[i][0], host_headers[i][1]);
    buffer_put(out, TEXT("</IfModule>\nAddType application/manifest+json .webmanifest\nAddType image/webp .webp\n"));
    each_redirect(context, out, put_apache);
}

static void write_nothing(const struct view_context *context, struct buffer *out)
{
    (void)context;
    (void)out;
}

/* The domain of base_url, for GitHub Pages under a domain of one's own. */
static void write_cname(const struct view_context *context, struct buffer *out)
{
    struct text base = context->catalog->sites[0].base_url.text;
    size_t scheme = text_find(base, TEXT("://"), 0);
    struct text name = text_slice(base, scheme == TEXT_NOT_FOUND ? 0 : scheme + 3, base.size);
    buffer_put(out, text_slice(name, 0, text_find_byte(name, '/', 0)));
    buffer_put_byte(out, '\n');
}

static void write_robots(const struct view_context *context, struct buffer *out)
{
    struct text map = view_absolute(context, out->arena, TEXT("sitemap.xml"));
    buffer_put(out, TEXT("User-agent: *\nAllow: /\n"));
    if (map.size)
        buffer_format(out, "Sitemap: %.*s\n", TEXT_ARGS(map));
}

/* One row a file that a host wants. Hosts that want none (s3, folder, file, zip) have a row without a file, so that their names are known. */
static const struct host_file {
    const char *host; /* "": all of them */
    const char *path;
    writer *write;
} files[] = {
    {"", "robots.txt", write_robots},
    {"cloudflare-pages", "_redirects", write_redirects},
    {"cloudflare-pages", "_headers", write_headers},
    {"netlify", "_redirects", write_redirects},
    {"netlify", "_headers", write_headers},
    {"gitlab-pages", "_redirects", write_redirects},
    {"github-pages", ".nojekyll", write_nothing},
    {"github-pages", "CNAME", write_cname},
    {"vercel", "vercel.json", write_vercel},
    {"nginx", "nginx-vitrine.conf", write_nginx},
    {"apache", ".htaccess", write_apache},
    {"s3", NULL, NULL},
    {"folder", NULL, NULL},
    {"file", NULL, NULL},
    {"zip", NULL, NULL},
};
enum { N_FILES = sizeof files / sizeof *files };

static void unknown_host(struct plan *plan, struct value host)
{
    diag_add(plan->findings,
             (struct diag){.rule = "field-type",
                           .severity = SEVERITY_ERROR,
                           .where = host.where,
                           .subject = host.text,
                           .message = text_format(plan->arena, _("there is no host \"%.*s\""), TEXT_ARGS(host.text)),
                           .help = TEXT("choose from cloudflare-pages, netlify, vercel, gitlab-pages, github-pages, s3, nginx, apache, folder, file, zip")});
}

/* github-pages and its own domain: *.github.io needs no CNAME. */
static bool is_wanted(const struct view_context *context, const struct host_file *file)
{
    struct text base = context->catalog->sites[0].base_url.text;
    return file->write != write_cname || (base.size && text_find(base, TEXT(".github.io"), 0) == TEXT_NOT_FOUND);
}

static void list(const struct view_context *context, struct plan *plan)
{
    const struct values *hosts = &context->catalog->sites[0].host;
    for (size_t i = 0; i < N_FILES; i++)
        if (!*files[i].host)
            plan_add(plan, (struct output){.kind = &output_host, .path = text_of(files[i].path), .subject = i});
    for (size_t h = 0; h < hosts->n_items; h++) {
        bool known = false;
        for (size_t i = 0; i < N_FILES; i++) {
            if (!text_is(hosts->items[h].text, files[i].host))
                continue;
            known = true;
            if (files[i].path && is_wanted(context, &files[i]) && map_find(&plan->path_of, text_of(files[i].path)) == MAP_NONE)
                plan_add(plan, (struct output){.kind = &output_host, .path = text_of(files[i].path), .subject = i});
        }
        if (!known)
            unknown_host(plan, hosts->items[h]);
    }
}

static bool render(const struct view_context *context, const struct output *output, struct buffer *out, const char **reason)
{
    (void)reason;
    files[output->subject].write(context, out);
    return true;
}

const struct output_kind output_host = {.name = "host file", .list = list, .render = render};
