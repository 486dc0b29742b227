/* workbench.c - the pages and data below /_vitrine/, which are never part of the published tree. */
#include "base/buffer.h"
#include "base/embedded.h"
#include "base/locale.h"
#include "image/sharpness.h"
#include "image/variants.h"
#include "serve/answer.h"
#include "serve/preview.h"

enum { LARGEST_DATA = 512 * 1024 * 1024 };

static const struct {
    const char *url, *file, *type;
} assets[] = {
    {"", "index.html", "text/html; charset=utf-8"},
    {"workbench.js", "workbench.js", "text/javascript; charset=utf-8"},
    {"workbench.css", "workbench.css", "text/css; charset=utf-8"},
    {"live.js", "live.js", "text/javascript; charset=utf-8"},
    {"live.css", "live.css", "text/css; charset=utf-8"},
};

static enum MHD_Result send_asset(const struct live *live, struct MHD_Connection *connection, size_t i)
{
    struct arena arena = arena_new("asset");
    struct buffer out = buffer_new(&arena);
    struct text bytes = TEXT(""), mark = TEXT("{{token}}");
    embedded_find(text_format(&arena, "src/serve/workbench/%s", assets[i].file), &bytes);
    for (size_t at; (at = text_find(bytes, mark, 0)) != TEXT_NOT_FOUND; bytes = text_slice(bytes, at + mark.size, bytes.size)) {
        buffer_put(&out, text_slice(bytes, 0, at));
        buffer_put(&out, text_of(live->token));
    }
    buffer_put(&out, bytes);
    enum MHD_Result result = answer_text(connection, MHD_HTTP_OK, assets[i].type, buffer_text(&out));
    arena_release(&arena);
    return result;
}

/* What both kinds of state begin with: {"generation": N, "busy": false, "undo": N, "failure": "...", "editor": "..." */
static void begin_state(struct live *live, struct buffer *out)
{
    pthread_mutex_lock(&live->lock);
    buffer_format(out, "{\"generation\": %lu, \"busy\": %s, \"undo\": %zu, \"failure\": ", (unsigned long)live->generation, live->is_busy ? "true" : "false",
                  live->n_undos);
    buffer_json(out, text_of(live->failure ? live->failure : ""));
    buffer_put(out, TEXT(", \"editor\": "));
    buffer_json(out, text_of(live->editor));
    pthread_mutex_unlock(&live->lock);
}

/* ..., "data": {what the build wrote}} */
static enum MHD_Result send_state(struct live *live, struct MHD_Connection *connection)
{
    struct arena arena = arena_new("state");
    struct buffer out = buffer_new(&arena);
    struct text data = TEXT("null");
    const char *reason;
    folder_read(&arena, live->root, TEXT(PREVIEW_DATA), LARGEST_DATA, &data, &reason);
    begin_state(live, &out);
    buffer_put(&out, TEXT(", \"data\": "));
    buffer_put(&out, data.size ? data : TEXT("null"));
    buffer_put_byte(&out, '}');
    enum MHD_Result result = answer_text(connection, MHD_HTTP_OK, "application/json", buffer_text(&out));
    arena_release(&arena);
    return result;
}

/* ..., "findings": [...]}: what the page that ?page= names must tell of itself. */
static enum MHD_Result send_page_state(struct live *live, struct MHD_Connection *connection)
{
    struct arena arena = arena_new("state");
    struct buffer out = buffer_new(&arena);
    struct text rest = TEXT(""), line, address;
    const char *reason, *page = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "page");
    bool first = true;
    folder_read(&arena, live->root, TEXT(PREVIEW_ERRORS), LARGEST_DATA, &rest, &reason);
    begin_state(live, &out);
    buffer_put(&out, TEXT(", \"findings\": ["));
    while (text_next(&rest, '\n', &line)) {
        if (!text_next(&line, '\t', &address) || !(text_is(address, "*") || (page && text_is(address, page))))
            continue;
        buffer_put(&out, first ? TEXT("") : TEXT(", "));
        buffer_put(&out, line);
        first = false;
    }
    buffer_put(&out, TEXT("]}"));
    enum MHD_Result result = answer_text(connection, MHD_HTTP_OK, "application/json", buffer_text(&out));
    arena_release(&arena);
    return result;
}

/* {"columns": 40, "rows": N, "cells": [...]} of the photo that ?file= names, below content/. */
static enum MHD_Result send_sharpness(struct live *live, struct MHD_Connection *connection)
{
    struct arena arena = arena_new("sharpness");
    struct buffer out = buffer_new(&arena);
    const char *file = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, "file"), *reason = "name a photo";
    struct text path = text_of(file ? file : ""), bytes;
    struct sharpness map;
    bool ok = text_starts(path, TEXT("content/")) && path_is_safe(path) && folder_read(&arena, live->root, path, LARGEST_PICTURE, &bytes, &reason) &&
              sharpness_measure(&arena, bytes, &map, &reason);
    if (ok) {
        buffer_format(&out, "{\"columns\": %zu, \"rows\": %zu, \"cells\": [", map.columns, map.rows);
        for (size_t i = 0; i < map.columns * map.rows; i++)
            buffer_format(&out, "%s%d", i ? "," : "", map.cells[i]);
        buffer_put(&out, TEXT("]}"));
    }
    enum MHD_Result result = ok ? answer_text(connection, MHD_HTTP_OK, "application/json", buffer_text(&out))
                                : answer_plain(connection, MHD_HTTP_NOT_FOUND, text_format(&arena, "it cannot be shown: %s", reason).data);
    arena_release(&arena);
    return result;
}

/* Does this POST come from a page of ours? */
static bool is_ours(const struct live *live, struct MHD_Connection *connection)
{
    const char *token = answer_header(connection, "X-Vitrine-Token"), *origin = answer_header(connection, "Origin"), *host = answer_header(connection, "Host");
    const char *scheme = "http://";
    bool same = origin && host && strncmp(origin, scheme, strlen(scheme)) == 0 && strcmp(origin + strlen(scheme), host) == 0;
    return token && strcmp(token, live->token) == 0 && same;
}

static enum MHD_Result send_edit(struct live *live, struct MHD_Connection *connection, const char *name, struct text body)
{
    struct arena arena = arena_new("edit");
    const char *reason = "there is nothing to take back";
    int64_t index;
    bool ok = false;
    if (!is_ours(live, connection))
        return answer_plain(connection, MHD_HTTP_FORBIDDEN, "only a page of this preview may change files");
    if (strcmp(name, "undo") == 0)
        ok = edit_undo(live, &arena, &reason);
    else if (text_to_int(text_trim(body), &index))
        ok = edit_fix(live, &arena, (size_t)index, &reason);
    else
        reason = "say the number of a finding";
    enum MHD_Result result = answer_plain(connection, ok ? MHD_HTTP_OK : MHD_HTTP_CONFLICT, ok ? "done" : _(reason));
    arena_release(&arena);
    return result;
}

enum MHD_Result answer_workbench(struct live *live, struct MHD_Connection *connection, const char *url, const char *method, struct text body)
{
    bool is_post = strcmp(method, "POST") == 0;
    if (is_post && (strcmp(url, "fix") == 0 || strcmp(url, "undo") == 0))
        return send_edit(live, connection, url, body);
    if (is_post)
        return answer_plain(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "nothing is taken here");
    if (strcmp(url, "state.json") == 0)
        return send_state(live, connection);
    if (strcmp(url, "page.json") == 0)
        return send_page_state(live, connection);
    if (strcmp(url, "sharpness.json") == 0)
        return send_sharpness(live, connection);
    for (size_t i = 0; i < sizeof assets / sizeof *assets; i++)
        if (strcmp(url, assets[i].url) == 0)
            return send_asset(live, connection, i);
    return answer_plain(connection, MHD_HTTP_NOT_FOUND, "there is no such page");
}
