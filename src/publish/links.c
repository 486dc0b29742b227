/* links.c */
#include "publish/links.h"

#include <curl/curl.h>
#include <time.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "base/map.h"

enum { ROUNDS = 4, AT_ONCE = 8, A_HOST = 2, PATIENCE = 30, WEEK = 7 * 24 * 3600 };

/* Lines "TIME TAB ADDRESS" of what was alive: the rest is asked for again. */
static const char *const memory = ".vitrine/links";

struct request {
    CURL *handle;
    struct link_answer *answer;
    char error[CURL_ERROR_SIZE];
    bool is_get, is_done;
    time_t not_before; /* a busy server has asked for time */
    int tries;
};

struct asking {
    struct arena *arena;
    const struct links_options *options;
    CURLM *multi;
    struct request *requests;
    size_t n;
};

static time_t now(void)
{
    return (time_t)(clock_wall() / 1000000000);
}

/* --- what was known a week ago --- */

static void recall(struct arena *arena, const struct folder *root, struct link_answer *items, size_t n_items)
{
    struct text rest, line, word;
    struct map known = map_new(arena);
    const char *reason;
    int64_t when;
    if (!folder_has(root, text_of(memory), NULL) || !folder_read(arena, root, text_of(memory), 64 << 20, &rest, &reason))
        return;
    for (size_t i = 0; i < n_items; i++)
        map_add(&known, items[i].url, i);
    while (text_next(&rest, '\n', &line)) {
        if (!text_next(&line, '\t', &word) || !text_to_int(word, &when) || when <= (int64_t)now() - WEEK)
            continue;
        size_t at = map_find(&known, line);
        if (at != MAP_NONE) {
            items[at].state = LINK_ALIVE;
            items[at].alive = when;
        }
    }
}

static void remember(struct arena *arena, const struct folder *root, const struct link_answer *items, size_t n_items)
{
    struct buffer out = buffer_new(arena);
    const char *reason;
    for (size_t i = 0; i < n_items; i++)
        if (items[i].state == LINK_ALIVE)
            buffer_format(&out, "%lld\t%.*s\n", (long long)items[i].alive, TEXT_ARGS(items[i].url));
    folder_write(arena, root, text_of(memory), buffer_text(&out), &reason); /* a failure costs a week's memory */
}

/* --- asking --- */

static size_t drop(char *bytes, size_t size, size_t n, void *context)
{
    (void)bytes, (void)context;
    return size * n;
}

static bool set_up(struct asking *a, struct request *r)
{
    CURL *c = r->handle = r->handle ? r->handle : curl_easy_init();
    if (!c)
        return false;
    curl_easy_reset(c);
    long timeout = a->options->timeout ? a->options->timeout : 20;
    bool ok = curl_easy_setopt(c, CURLOPT_URL, text_cstr(a->arena, r->answer->url)) == CURLE_OK;
    ok = ok && curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https") == CURLE_OK &&
         curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https") == CURLE_OK;
    curl_easy_setopt(c, CURLOPT_PRIVATE, r);
    curl_easy_setopt(c, CURLOPT_ERRORBUFFER, r->error);
    curl_easy_setopt(c, CURLOPT_NOBODY, r->is_get ? 0L : 1L);
    if (r->is_get)
        curl_easy_setopt(c, CURLOPT_RANGE, "0-0"); /* the page itself is of no interest */
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, drop);
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(c, CURLOPT_MAXREDIRS, 10L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, timeout);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, timeout < 10 ? timeout : 10L);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_MAXFILESIZE, 64L << 20);
    curl_easy_setopt(c, CURLOPT_USERAGENT, "Mozilla/5.0 (compatible; vitrine/" VITRINE_VERSION "; link check)");
    return ok && curl_multi_add_handle(a->multi, c) == CURLM_OK;
}

static void settle(struct request *r, enum link_state state, struct text detail)
{
    r->answer->state = state;
    r->answer->detail = detail;
    r->is_done = true;
}

/* An address that redirects, for good or for now, has moved to the last one of the chain. */
static void answered(struct asking *a, struct request *r)
{
    long status = 0, redirects = 0;
    char *final = NULL;
    curl_off_t after = 0;
    curl_easy_getinfo(r->handle, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(r->handle, CURLINFO_REDIRECT_COUNT, &redirects);
    curl_easy_getinfo(r->handle, CURLINFO_EFFECTIVE_URL, &final);
    curl_easy_getinfo(r->handle, CURLINFO_RETRY_AFTER, &after);
    r->answer->status = status;
    r->answer->alive = (int64_t)now();
    if ((status == 429 || status == 503) && ++r->tries < ROUNDS && after <= PATIENCE) {
        r->not_before = now() + (after > 0 ? (time_t)after : (time_t)1 << r->tries);
        return;
    }
    if (!r->is_get && status >= 400 && status != 429 && status != 503) { /* some answer GET alone */
        r->is_get = true;
        return;
    }
    struct text moved = redirects && final ? text_copy(a->arena, text_of(final)) : TEXT("");
    if (status == 429 || status == 503)
        settle(r, LINK_BUSY, moved);
    else if (status == 401 || status == 403 || status == 407 || status == 999)
        settle(r, LINK_GUARDED, moved);
    else if (status >= 400)
        settle(r, LINK_DEAD, moved);
    else
        settle(r, moved.size ? LINK_MOVED : LINK_ALIVE, moved);
}

static void ended(struct asking *a, struct request *r, CURLcode code)
{
    curl_multi_remove_handle(a->multi, r->handle);
    if (code == CURLE_OK || code == CURLE_FILESIZE_EXCEEDED) {
        answered(a, r);
    } else if (!r->is_get) { /* there are servers that break off at HEAD */
        r->is_get = true;
    } else {
        settle(r, LINK_DEAD, text_copy(a->arena, text_of(r->error[0] ? r->error : curl_easy_strerror(code))));
    }
}

/* All that may be asked now, until each has answered. False: nothing was to be asked any more. */
static bool ask_round(struct asking *a)
{
    time_t here = now(), next = 0;
    size_t begun = 0;
    for (size_t i = 0; i < a->n; i++) {
        struct request *r = &a->requests[i];
        if (r->is_done)
            continue;
        if (r->not_before > here)
            next = next == 0 || r->not_before < next ? r->not_before : next;
        else if (set_up(a, r))
            begun++;
        else
            settle(r, LINK_DEAD, TEXT("it is no address that can be asked for"));
    }
    if (!begun && next) {
        struct timespec pause = {.tv_sec = next - here};
        nanosleep(&pause, NULL);
        return true;
    }
    for (int running = (int)begun, left; running;) {
        if (curl_multi_perform(a->multi, &running) != CURLM_OK || curl_multi_poll(a->multi, NULL, 0, 1000, NULL) != CURLM_OK)
            break;
        for (CURLMsg *m; (m = curl_multi_info_read(a->multi, &left)) != NULL;)
            if (m->msg == CURLMSG_DONE) {
                struct request *r = NULL;
                curl_easy_getinfo(m->easy_handle, CURLINFO_PRIVATE, (char **)&r);
                ended(a, r, m->data.result);
            }
    }
    return begun > 0;
}

bool links_ask(struct arena *arena, const struct folder *root, const struct links_options *options, struct link_answer *items, size_t n_items,
               const char **reason)
{
    struct asking a = {.arena = arena, .options = options, .requests = arena_array(arena, struct request, n_items)};
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK || !(a.multi = curl_multi_init())) {
        *reason = "the network library cannot be set up";
        return false;
    }
    curl_multi_setopt(a.multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)AT_ONCE);
    curl_multi_setopt(a.multi, CURLMOPT_MAX_HOST_CONNECTIONS, (long)A_HOST);
    if (!options->fresh)
        recall(arena, root, items, n_items);
    for (size_t i = 0; i < n_items; i++)
        if (items[i].state == LINK_UNKNOWN)
            a.requests[a.n++].answer = &items[i];
    for (int guard = 0; guard < 10 * ROUNDS && ask_round(&a); guard++)
        continue;
    for (size_t i = 0; i < a.n; i++) {
        if (!a.requests[i].is_done)
            settle(&a.requests[i], LINK_BUSY, TEXT(""));
        curl_easy_cleanup(a.requests[i].handle);
    }
    curl_multi_cleanup(a.multi);
    curl_global_cleanup();
    remember(arena, root, items, n_items);
    return true;
}
