/* events.c - a line to each listening browser when there is a new generation. */
#include <stdio.h>
#include <stdlib.h>

#include "serve/answer.h"

struct listener {
    struct live *live;
    struct MHD_Connection *connection;
    unsigned long told; /* generation */
};

/* MHD asks for more to send: the news, or nothing until there is some. */
static ssize_t next_event(void *context, uint64_t position, char *into, size_t room)
{
    struct listener *listener = context;
    struct live *live = listener->live;
    ssize_t size = 0;
    (void)position;
    pthread_mutex_lock(&live->lock);
    if (live->generation == 0)
        size = MHD_CONTENT_READER_END_OF_STREAM;
    else if (live->generation != listener->told) {
        int n = snprintf(into, room, "retry: 500\ndata: %lu%s\n\n", (unsigned long)live->generation, live->is_partial ? " page" : "");
        size = n > 0 && (size_t)n < room ? n : MHD_CONTENT_READER_END_WITH_ERROR;
        listener->told = live->generation;
    } else if (live->n_waiting < MOST_LISTENERS) {
        MHD_suspend_connection(listener->connection);
        live->waiting[live->n_waiting++] = listener->connection;
    } else {
        size = MHD_CONTENT_READER_END_OF_STREAM; /* it asks again */
    }
    pthread_mutex_unlock(&live->lock);
    return size;
}

static void end_listening(void *context)
{
    struct listener *listener = context;
    atomic_fetch_sub(&listener->live->n_listeners, 1);
    free(listener);
}

enum MHD_Result answer_events(struct live *live, struct MHD_Connection *connection)
{
    if (atomic_fetch_add(&live->n_listeners, 1) >= MOST_LISTENERS) {
        atomic_fetch_sub(&live->n_listeners, 1);
        return answer_plain(connection, MHD_HTTP_SERVICE_UNAVAILABLE, "too many pages are open");
    }
    struct listener *listener = malloc(sizeof *listener);
    if (!listener)
        return MHD_NO;
    *listener = (struct listener){live, connection, 0};
    struct MHD_Response *response = MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 256, next_event, listener, end_listening);
    if (!response) {
        end_listening(listener);
        return MHD_NO;
    }
    MHD_add_response_header(response, "Content-Type", "text/event-stream");
    MHD_add_response_header(response, "Cache-Control", "no-store");
    enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);
    MHD_destroy_response(response);
    return result;
}
