/* preflight.c */
#include "publish/preflight.h"

#include "base/locale.h"
#include "base/map.h"
#include "publish/tree.h"

const struct host_limits host_limits[] = {
#define HOST(name, files, file_bytes, bytes, redirects, redirect_bytes, headers, windows, note)                                                                \
    {name, files, file_bytes, bytes, redirects, redirect_bytes, headers, windows, note},
#include "publish/hosts.def"
#undef HOST
};
const size_t n_host_limits = sizeof host_limits / sizeof *host_limits;

const struct host_limits *host_limits_find(struct text name)
{
    for (size_t i = 0; i < n_host_limits; i++)
        if (text_is(name, host_limits[i].name))
            return &host_limits[i];
    return NULL;
}

struct flight {
    struct arena *arena;
    const struct folder *folder;
    const struct host_limits *host;
    struct buffer *out;
    struct preflight *result;
};

static void fault(struct flight *f, struct text what)
{
    buffer_format(f->out, _("%s: error: %.*s\n"), f->host->name, TEXT_ARGS(what));
    f->result->n_errors++;
}

static void warn(struct flight *f, struct text what)
{
    buffer_format(f->out, _("%s: warning: %.*s\n"), f->host->name, TEXT_ARGS(what));
    f->result->n_warnings++;
}

#define SAY(f, ...) text_format((f)->arena, __VA_ARGS__)

const char *windows_refuses(struct text name)
{
    static const char *const devices[] = {"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4", "com5", "com6", "com7",
                                          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};
    struct text stem = text_slice(name, 0, text_find_byte(name, '.', 0));
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (text_distance(stem, text_of(devices[i]), 1) == 0) /* case aside */
            return _("it is the name of a device");
    for (size_t i = 0; i < name.size; i++)
        if (strchr("<>:\"\\|?*", name.data[i]) || (unsigned char)name.data[i] < 32)
            return _("it holds a character that no file may have there");
    if (name.size && (name.data[name.size - 1] == '.' || name.data[name.size - 1] == ' '))
        return _("it ends with a dot or a space");
    return NULL;
}

static void check_name(struct flight *f, struct text path)
{
    enum { LONGEST = 200 }; /* of 260, with room for the folder it is unpacked in */
    struct text rest = path, part;
    const char *why;
    if (path.size > LONGEST)
        fault(f, SAY(f, _("%.*s is too long for Windows, by %zu characters"), TEXT_ARGS(path), path.size - LONGEST));
    while (text_next(&rest, '/', &part))
        if ((why = windows_refuses(part)) != NULL)
            fault(f, SAY(f, "%.*s: %s", TEXT_ARGS(path), why));
}

/* Two names that differ in case alone are one on Windows and macOS. */
static void check_case(struct flight *f, const struct tree_files *files)
{
    struct map seen = map_new(f->arena);
    for (size_t i = 0; i < files->n_items; i++) {
        size_t first = map_add(&seen, text_lower(f->arena, files->items[i].path), i);
        if (first != i)
            fault(f, SAY(f, _("%.*s and %.*s differ in case alone"), TEXT_ARGS(files->items[first].path), TEXT_ARGS(files->items[i].path)));
    }
}

enum { MOST_WIDTHS = 16 };

/* The files of each width of photos, "NAME-HASH-640.webp", widest first. */
struct widths {
    uint64_t width[MOST_WIDTHS];
    size_t files[MOST_WIDTHS], n;
};

static void count_width(struct widths *w, struct text path)
{
    struct text name = path_name(path), stem = text_slice(name, 0, name.size - path_extension(name).size - 1);
    size_t dash = stem.size, i = 0;
    int64_t width;
    while (dash > 0 && stem.data[dash - 1] != '-')
        dash--;
    if (dash == 0 || !text_starts(path, TEXT("pictures/")) || !text_to_int(text_slice(stem, dash, stem.size), &width) || width <= 0)
        return;
    while (i < w->n && w->width[i] > (uint64_t)width)
        i++;
    if (i == w->n || w->width[i] != (uint64_t)width) {
        if (w->n == MOST_WIDTHS)
            return;
        for (size_t k = w->n++; k > i; k--) {
            w->width[k] = w->width[k - 1];
            w->files[k] = w->files[k - 1];
        }
        w->width[i] = (uint64_t)width;
        w->files[i] = 0;
    }
    w->files[i]++;
}

/* What would make N files fit into MOST: without WebP, or without the widths that cost most and show least, from the second widest down. */
static struct text advice(struct flight *f, size_t n, size_t n_webp, const struct widths *w, size_t most)
{
    size_t left = n, dropped = 0;
    if (n - n_webp <= most)
        return text_of(_("without WebP they fit: `formats: [jpeg]` in theme.yaml"));
    for (size_t i = 1; i < w->n && left > most; i++, dropped++)
        left -= w->files[i];
    if (left <= most && dropped)
        return SAY(f, _("%zu widths of photos instead of %zu fit: shorten `widths` in theme.yaml"), w->n - dropped, w->n);
    return text_of(_("fewer widths in theme.yaml are not enough: another host, or a paid plan"));
}

/* Where the files went, and how many there would be with fewer widths or forms of photos. */
static void tell_cost(struct flight *f, const struct tree_files *files)
{
    static const char *const endings[] = {".html", ".webp", ".jpg"};
    size_t counts[4] = {0};
    uint64_t bytes[4] = {0};
    struct widths widths = {0};
    for (size_t i = 0; i < files->n_items; i++) {
        size_t kind = 0;
        while (kind < 3 && !text_ends(files->items[i].path, text_of(endings[kind])))
            kind++;
        counts[kind]++;
        bytes[kind] += files->items[i].size;
        if (kind == 1 || kind == 2)
            count_width(&widths, files->items[i].path);
    }
    buffer_format(f->out, _("%s: %zu files, %.1f MB: %zu pages (%.1f MB), %zu WebP (%.1f MB), %zu JPEG (%.1f MB), %zu others (%.1f MB)\n"), f->host->name,
                  files->n_items, (double)f->result->bytes / 1e6, counts[0], (double)bytes[0] / 1e6, counts[1], (double)bytes[1] / 1e6, counts[2],
                  (double)bytes[2] / 1e6, counts[3], (double)bytes[3] / 1e6);
    if (f->host->files && files->n_items > f->host->files)
        fault(f, SAY(f, _("%zu files, %zu of them WebP, are more than the %llu that it takes; %.*s"), files->n_items, counts[1],
                     (unsigned long long)f->host->files, TEXT_ARGS(advice(f, files->n_items, counts[1], &widths, (size_t)f->host->files))));
}

/* Lines of _redirects: rules, and how long the longest is. */
static void check_redirects(struct flight *f)
{
    struct text rest, line;
    const char *reason;
    size_t rules = 0, longest = 0;
    if (!folder_has(f->folder, TEXT("_redirects"), NULL) || !folder_read(f->arena, f->folder, TEXT("_redirects"), 64 << 20, &rest, &reason))
        return;
    if (text_is(text_of(f->host->name), "gitlab-pages") && rest.size > 65536)
        fault(f, SAY(f, _("_redirects has %zu bytes; it takes 65,536"), rest.size));
    while (text_next(&rest, '\n', &line)) {
        rules += line.size > 0 && line.data[0] != '#';
        longest = line.size > longest ? line.size : longest;
    }
    if (f->host->redirects && rules > f->host->redirects)
        fault(f, SAY(f, _("%zu redirects are more than the %llu that it takes; drop the oldest aliases"), rules, (unsigned long long)f->host->redirects));
    if (f->host->redirect_bytes && longest > f->host->redirect_bytes)
        fault(f, SAY(f, _("a redirect of %zu characters is longer than the %llu that it takes"), longest, (unsigned long long)f->host->redirect_bytes));
}

static void check_headers(struct flight *f)
{
    enum { LONGEST = 2000 };
    struct text rest, line;
    const char *reason;
    size_t rules = 0;
    if (!f->host->headers || !folder_has(f->folder, TEXT("_headers"), NULL) || !folder_read(f->arena, f->folder, TEXT("_headers"), 1 << 20, &rest, &reason))
        return;
    while (text_next(&rest, '\n', &line)) {
        rules += line.size && line.data[0] == '/';
        if (line.size > LONGEST)
            fault(f, SAY(f, _("a line of _headers has %zu characters; it takes %d"), line.size, LONGEST));
    }
    if (rules > f->host->headers)
        fault(f, SAY(f, _("%zu header rules are more than the %llu that it takes"), rules, (unsigned long long)f->host->headers));
}

bool preflight(struct arena *arena, const struct folder *folder, const struct host_limits *host, struct buffer *out, struct preflight *result,
               const char **reason)
{
    struct tree_files files;
    struct flight f = {arena, folder, host, out, result};
    *result = (struct preflight){0};
    if (!tree_list(arena, folder, &files, reason))
        return false;
    result->n_files = files.n_items;
    for (size_t i = 0; i < files.n_items; i++) {
        struct tree_file *file = &files.items[i];
        struct text path = file->path;
        tree_stat(arena, folder, path, file);
        file->path = path;
        result->bytes += file->size;
        if (host->file_bytes && file->size > host->file_bytes)
            fault(&f,
                  SAY(&f, _("%.*s has %.1f MB; it takes files of %.1f MB"), TEXT_ARGS(file->path), (double)file->size / 1e6, (double)host->file_bytes / 1e6));
        if (host->windows_names)
            check_name(&f, file->path);
    }
    tell_cost(&f, &files);
    if (host->bytes && result->bytes > host->bytes)
        fault(&f, SAY(&f, _("%.1f MB are more than the %.1f MB that it takes"), (double)result->bytes / 1e6, (double)host->bytes / 1e6));
    check_case(&f, &files);
    check_redirects(&f);
    check_headers(&f);
    if (!folder_has(folder, TEXT("404.html"), NULL))
        warn(&f, text_of(_("there is no 404.html: unknown addresses would show the home page, or nothing")));
    if (!folder_has(folder, TEXT("index.html"), NULL))
        fault(&f, text_of(_("there is no index.html; is this a finished tree? run `vitrine build` first")));
    if (host->note)
        warn(&f, text_of(_(host->note)));
    return true;
}
