/* server.c - connections, limits, and who may ask. */
#include "serve/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>

#include "base/text.h"
#include "serve/answer.h"

enum { MOST_CONNECTIONS = 1200, SECONDS = 10, HEADER_BYTES = 16 * 1024, BODY_BYTES = 4096, PORTS = 20, THREADS = 2 };

/* What arrived of a POST. */
struct request {
    bool is_answered;
    size_t size;
    char body[BODY_BYTES];
};

const char *answer_header(struct MHD_Connection *connection, const char *name)
{
    return MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
}

enum MHD_Result answer_text(struct MHD_Connection *connection, unsigned status, const char *type, struct text bytes)
{
    static char none[1];
    void *data;
    memcpy(&data, &bytes.data, sizeof data); /* it is copied, not written to */
    struct MHD_Response *response = MHD_create_response_from_buffer(bytes.size, bytes.size ? data : none, MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, "Content-Type", type);
    MHD_add_response_header(response, "Cache-Control", "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; "
                            "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    enum MHD_Result result = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return result;
}

enum MHD_Result answer_plain(struct MHD_Connection *connection, unsigned status, const char *message)
{
    return answer_text(connection, status, "text/plain; charset=utf-8", text_of(message));
}

/* Is HOST this machine: a name of loopback, or the address we were told to listen at? */
static bool is_known_host(const struct live *live, const char *host)
{
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    struct text name = text_of(host ? host : "");
    size_t colon = text_starts(name, TEXT("[")) ? text_find(name, TEXT("]:"), 0) : text_find_byte(name, ':', 0);
    if (colon != TEXT_NOT_FOUND)
        name = text_slice(name, 0, colon + (text_starts(name, TEXT("[")) ? 1 : 0));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(name, names[i]))
            return true;
    return live->bound && (strcmp(live->bound, "0.0.0.0") == 0 || text_is(name, live->bound));
}

static enum MHD_Result answer(struct live *live, struct MHD_Connection *connection, const char *url, const char *method, struct text body)
{
    static const char *const own = "/_vitrine/";
    if (!is_known_host(live, answer_header(connection, "Host")))
        return answer_plain(connection, MHD_HTTP_MISDIRECTED_REQUEST, "this preview answers to localhost only");
    if (strcmp(method, "GET") != 0 && strcmp(method, "HEAD") != 0 && strcmp(method, "POST") != 0)
        return answer_plain(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "nothing is taken here");
    if (strcmp(url, "/_vitrine/events") == 0)
        return answer_events(live, connection);
    if (strncmp(url, own, strlen(own)) == 0)
        return answer_workbench(live, connection, url + strlen(own), method, body);
    if (strcmp(method, "POST") == 0)
        return answer_plain(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "nothing is taken here");
    return answer_file(live, connection, url);
}

static enum MHD_Result on_request(void *context, struct MHD_Connection *connection, const char *url, const char *method, const char *version, const char *data,
                                  size_t *size, void **state)
{
    struct request *request = *state;
    (void)version;
    if (!request) {
        *state = calloc(1, sizeof *request);
        return *state ? MHD_YES : MHD_NO;
    }
    if (*size) {
        if (*size > sizeof request->body - request->size)
            return MHD_NO;
        memcpy(request->body + request->size, data, *size);
        request->size += *size;
        *size = 0;
        return MHD_YES;
    }
    return answer(context, connection, url, method, (struct text){request->body, request->size});
}

static void on_end(void *context, struct MHD_Connection *connection, void **state, enum MHD_RequestTerminationCode why)
{
    (void)context;
    (void)connection;
    (void)why;
    free(*state);
    *state = NULL;
}

/* A NUL in an address would hide what follows: such an address means nothing. */
static size_t unescape(void *context, struct MHD_Connection *connection, char *address)
{
    (void)context;
    (void)connection;
    if (strstr(address, "%00"))
        address[0] = '\\';
    return MHD_http_unescape(address);
}

struct MHD_Daemon *server_open(struct live *live, const char *address, unsigned port, const char **reason)
{
    struct sockaddr_in at = {.sin_family = AF_INET};
    if (inet_pton(AF_INET, address ? address : "127.0.0.1", &at.sin_addr) != 1) {
        *reason = "--bind wants an IPv4 address, like 192.168.1.20";
        return NULL;
    }
    live->bound = address;
    for (live->port = port; live->port < port + PORTS && live->port < 65536; live->port++) {
        at.sin_port = htons((uint16_t)live->port);
        struct MHD_Daemon *daemon =
            MHD_start_daemon(MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, on_request, live, MHD_OPTION_SOCK_ADDR,
                             &at, MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)MOST_CONNECTIONS,
                             MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)SECONDS, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)HEADER_BYTES,
                             MHD_OPTION_NOTIFY_COMPLETED, on_end, NULL, MHD_OPTION_UNESCAPE_CALLBACK, unescape, NULL, MHD_OPTION_END);
        if (daemon)
            return daemon;
        if (errno != EADDRINUSE)
            break;
    }
    *reason =
        errno == EADDRINUSE ? "none of the next twenty ports is free; name another one with --port" : "it cannot listen there; name another --port or --bind";
    return NULL;
}

void server_close(struct MHD_Daemon *daemon, struct live *live)
{
    live_close(live);
    MHD_stop_daemon(daemon);
}
