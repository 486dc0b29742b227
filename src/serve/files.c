/* files.c - the published tree over HTTP: types, entity tags, ranges, redirects, the 404 page. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "serve/answer.h"
#include "serve/preview.h"
#include "site/host.h"

enum { LARGEST_PAGE = 64 * 1024 * 1024 };

static const char *type_of(const char *path)
{
    static const char *const types[][2] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".xml", "application/xml"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".png", "image/png"},
        {".svg", "image/svg+xml"},
        {".pdf", "application/pdf"},
        {".txt", "text/plain; charset=utf-8"},
        {".csv", "text/csv; charset=utf-8"},
        {".ico", "image/x-icon"},
        {".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        {".zip", "application/zip"},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (text_ends(text_of(path), text_of(types[i][0])))
            return types[i][1];
    return "application/octet-stream";
}

/* Opens the regular file PATH of the tree; -1: there is none. */
static int open_file(const struct live *live, const char *path, struct stat *st)
{
    char full[PATH_MAX];
    int n = snprintf(full, sizeof full, PREVIEW_TREE "/%s", path);
    if (n < 0 || (size_t)n >= sizeof full || !path_is_safe(text_of(path)))
        return -1;
    int fd = openat(live->root->fd, full, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    if (fd >= 0 && (fstat(fd, st) < 0 || !S_ISREG(st->st_mode))) {
        close(fd);
        fd = -1;
    }
    return fd;
}

static void add_headers(struct MHD_Response *response, const char *type, const char *tag)
{
    MHD_add_response_header(response, "Content-Type", type);
    MHD_add_response_header(response, "Cache-Control", "no-cache");
    if (tag)
        MHD_add_response_header(response, "ETag", tag);
    for (size_t i = 0; i < n_host_headers; i++)
        MHD_add_response_header(response, host_headers[i][0], host_headers[i][1]);
}

static enum MHD_Result send_response(struct MHD_Connection *connection, unsigned status, struct MHD_Response *response)
{
    if (!response)
        return MHD_NO;
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

/* "bytes=A-B", "bytes=A-", "bytes=-N": one range. False: there is none that can be read (RFC 9110, 14.2: then all is sent). */
static bool read_range(const char *header, uint64_t size, uint64_t *from, uint64_t *to)
{
    struct text range = text_of(header), a;
    int64_t first = -1, last = -1;
    if (!text_starts(range, TEXT("bytes=")) || text_find_byte(range, ',', 0) != TEXT_NOT_FOUND)
        return false;
    range = text_slice(range, 6, range.size);
    size_t dash = text_find_byte(range, '-', 0);
    if (dash == TEXT_NOT_FOUND)
        return false;
    a = text_slice(range, 0, dash);
    range = text_slice(range, dash + 1, range.size);
    if ((a.size && !text_to_int(a, &first)) || (range.size && !text_to_int(range, &last)) || (a.size == 0 && range.size == 0) || size == 0)
        return false;
    *from = a.size ? (uint64_t)first : (uint64_t)last >= size ? 0 : size - (uint64_t)last;
    *to = a.size == 0 || range.size == 0 || (uint64_t)last >= size ? size - 1 : (uint64_t)last;
    return a.size == 0 || last < 0 || first <= last;
}

static enum MHD_Result send_range(struct MHD_Connection *connection, int fd, uint64_t size, uint64_t from, uint64_t to, const char *type, const char *tag)
{
    char range[80];
    if (from >= size) {
        close(fd);
        struct MHD_Response *response = MHD_create_response_from_buffer(0, (char[1]){0}, MHD_RESPMEM_MUST_COPY);
        snprintf(range, sizeof range, "bytes */%llu", (unsigned long long)size);
        if (response)
            MHD_add_response_header(response, "Content-Range", range);
        return send_response(connection, MHD_HTTP_RANGE_NOT_SATISFIABLE, response);
    }
    struct MHD_Response *response = MHD_create_response_from_fd_at_offset64(to - from + 1, fd, from);
    if (!response) {
        close(fd);
        return MHD_NO;
    }
    snprintf(range, sizeof range, "bytes %llu-%llu/%llu", (unsigned long long)from, (unsigned long long)to, (unsigned long long)size);
    MHD_add_response_header(response, "Content-Range", range);
    add_headers(response, type, tag);
    return send_response(connection, MHD_HTTP_PARTIAL_CONTENT, response);
}

static bool is_opened(struct MHD_Connection *connection)
{
    const char *purpose = answer_header(connection, "Sec-Fetch-Dest");
    return purpose && (strcmp(purpose, "document") == 0 || strcmp(purpose, "iframe") == 0);
}

/* A page; one that a browser opens gets the live script. */
static enum MHD_Result send_page(struct MHD_Connection *connection, unsigned status, struct arena *arena, struct text page, unsigned long generation)
{
    struct buffer out = buffer_new(arena);
    if (is_opened(connection)) {
        size_t end = page.size, at = 0;
        while ((at = text_find(page, TEXT("</body>"), at)) != TEXT_NOT_FOUND)
            end = at++;
        buffer_put(&out, text_slice(page, 0, end));
        buffer_format(&out, "<link rel=\"stylesheet\" href=\"/_vitrine/live.css\"><script src=\"/_vitrine/live.js\" data-generation=\"%lu\"></script>",
                      generation);
        page = text_slice(page, end, page.size);
    }
    buffer_put(&out, page);
    struct MHD_Response *response = MHD_create_response_from_buffer(out.size, out.data, MHD_RESPMEM_MUST_COPY);
    if (response)
        add_headers(response, "text/html; charset=utf-8", NULL);
    return send_response(connection, status, response);
}

static enum MHD_Result send_live_page(struct MHD_Connection *connection, unsigned status, int fd, uint64_t size, unsigned long generation)
{
    struct arena arena = arena_new("page");
    char *bytes = size <= LARGEST_PAGE ? arena_try(&arena, size + 1, 1, LARGEST_PAGE + 1) : NULL;
    size_t got = 0;
    for (ssize_t n; bytes && got < size && (n = read(fd, bytes + got, size - got)) > 0;)
        got += (size_t)n;
    close(fd);
    enum MHD_Result result = send_page(connection, status, &arena, (struct text){bytes, got}, generation);
    arena_release(&arena);
    return result;
}

/* A page that was just made again alone. MHD_NO with *FOUND false: there is none. */
static enum MHD_Result send_fresh(struct live *live, struct MHD_Connection *connection, const char *path, bool *found)
{
    struct arena arena = arena_new("page");
    struct text page;
    *found = live_fresh(live, &arena, text_of(path), &page);
    enum MHD_Result result = *found ? send_page(connection, MHD_HTTP_OK, &arena, page, live->generation) : MHD_NO;
    arena_release(&arena);
    return result;
}

static enum MHD_Result send_file(const struct live *live, struct MHD_Connection *connection, unsigned status, int fd, const struct stat *st, const char *path)
{
    char tag[64];
    uint64_t size = (uint64_t)st->st_size, from, to;
    const char *type = type_of(path), *wanted = answer_header(connection, "If-None-Match"), *range = answer_header(connection, "Range");
    if (is_opened(connection) && text_starts(text_of(type), TEXT("text/html")))
        return send_live_page(connection, status, fd, size, live->generation);
    snprintf(tag, sizeof tag, "\"%llx-%llx-%llx\"", (unsigned long long)st->st_ino, (unsigned long long)size,
             (unsigned long long)st->st_mtim.tv_sec * 1000000000u + (unsigned long long)st->st_mtim.tv_nsec);
    if (status == MHD_HTTP_OK && wanted && strstr(wanted, tag)) {
        close(fd);
        struct MHD_Response *response = MHD_create_response_from_buffer(0, (char[1]){0}, MHD_RESPMEM_MUST_COPY);
        if (response)
            add_headers(response, type, tag);
        return send_response(connection, MHD_HTTP_NOT_MODIFIED, response);
    }
    if (status == MHD_HTTP_OK && range && read_range(range, size, &from, &to))
        return send_range(connection, fd, size, from, to, type, tag);
    struct MHD_Response *response = MHD_create_response_from_fd64(size, fd);
    if (!response) {
        close(fd);
        return MHD_NO;
    }
    MHD_add_response_header(response, "Accept-Ranges", "bytes");
    add_headers(response, type, status == MHD_HTTP_OK ? tag : NULL);
    return send_response(connection, status, response);
}

static enum MHD_Result redirect(struct MHD_Connection *connection, const char *to)
{
    struct MHD_Response *response = MHD_create_response_from_buffer(0, (char[1]){0}, MHD_RESPMEM_MUST_COPY);
    if (response)
        MHD_add_response_header(response, "Location", to);
    return send_response(connection, MHD_HTTP_MOVED_PERMANENTLY, response);
}

/* Where the tree's _redirects lead URL (lines "FROM TO 301"), in ARENA; NULL: nowhere. */
static const char *redirect_of(const struct live *live, struct arena *arena, const char *url)
{
    struct text rest, line, from, to;
    const char *reason;
    if (!folder_has(live->root, TEXT(PREVIEW_TREE "/_redirects"), NULL) ||
        !folder_read(arena, live->root, TEXT(PREVIEW_TREE "/_redirects"), LARGEST_PAGE, &rest, &reason))
        return NULL;
    while (text_next(&rest, '\n', &line))
        if (text_next(&line, ' ', &from) && text_next(&line, ' ', &to) && text_is(from, url))
            return text_copy(arena, to).data;
    return NULL;
}

static enum MHD_Result send_missing(const struct live *live, struct MHD_Connection *connection, const char *url)
{
    struct stat st;
    struct arena arena = arena_new("redirects");
    const char *to = redirect_of(live, &arena, url);
    int fd = to ? -1 : open_file(live, "404.html", &st);
    enum MHD_Result result = to        ? redirect(connection, to)
                             : fd >= 0 ? send_file(live, connection, MHD_HTTP_NOT_FOUND, fd, &st, "404.html")
                                       : answer_plain(connection, MHD_HTTP_NOT_FOUND, "there is no such page");
    arena_release(&arena);
    return result;
}

enum MHD_Result answer_file(struct live *live, struct MHD_Connection *connection, const char *url)
{
    char path[PATH_MAX];
    struct stat st;
    size_t size = strlen(url);
    if (url[0] != '/' || size + sizeof "/index.html" > sizeof path)
        return answer_plain(connection, MHD_HTTP_NOT_FOUND, "there is no such page");
    snprintf(path, sizeof path, "%s%s", url + 1, url[size - 1] == '/' ? "index.html" : "");
    bool is_fresh;
    enum MHD_Result fresh = send_fresh(live, connection, path, &is_fresh);
    if (is_fresh)
        return fresh;
    int fd = open_file(live, path, &st);
    if (fd >= 0)
        return send_file(live, connection, MHD_HTTP_OK, fd, &st, path);
    snprintf(path, sizeof path, "%s/index.html", url + 1);
    fd = open_file(live, path, &st);
    if (fd < 0)
        return send_missing(live, connection, url);
    close(fd);
    snprintf(path, sizeof path, "%s/", url);
    return url[1] == '/' ? answer_plain(connection, MHD_HTTP_NOT_FOUND, "there is no such page") : redirect(connection, path);
}
