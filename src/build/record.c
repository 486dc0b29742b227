/* record.c */
#include "build/record.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/clock.h"
#include "language/wordnet.h"

static void put_file(struct buffer *all, const char *path)
{
    struct stat st;
    if (stat(path, &st) == 0)
        buffer_format(all, "%s %lld %lld.%ld\n", path, (long long)st.st_size, (long long)st.st_mtim.tv_sec, st.st_mtim.tv_nsec);
}

static bool put_entries(const struct entry_list *list, struct buffer *all, int64_t *newest)
{
    bool is_known = true;
    for (size_t i = 0; is_known && i < list->n_items; i++) {
        const struct entry *entry = &list->items[i];
        uint64_t numbers[] = {entry->size, (uint64_t)entry->changed};
        buffer_put(all, entry->path);
        buffer_put(all, (struct text){(const char *)numbers, sizeof numbers});
        *newest = entry->changed > *newest ? entry->changed : *newest;
        is_known = entry->refused == NULL;
    }
    return is_known;
}

bool record_folder(const struct folder *root, const char *folder, struct buffer *all, int64_t *newest)
{
    struct arena scratch = arena_new("files");
    struct entry_list list;
    const char *reason;
    bool is_known = folder_walk(&scratch, root, text_of(folder), &list, &reason) && put_entries(&list, all, newest);
    arena_release(&scratch);
    return is_known;
}

enum { OUTPUT_PARTS = 4 };

struct looking {
    struct record_state *state;
    bool stands[OUTPUT_PARTS]; /* each part of the published files */
};

/* Inputs and outputs, at once; these in parts, since there are more of them. */
static void look_one(void *shared, size_t item, struct worker *worker)
{
    struct looking *looking = shared;
    struct record_state *state = looking->state;
    const char *reason;
    if (item == 0)
        state->is_known = folder_walk(&state->arena, &state->root, TEXT("content"), &state->content, &reason);
    else
        looking->stands[item - 1] = transaction_stands(&worker->keep, &state->root, state->output, item - 1, OUTPUT_PARTS);
}

static void look(struct record_state *state, const struct build_options *options)
{
    struct pool *pool = pool_open(options->workspace.jobs);
    struct looking looking = {.state = state};
    bool is_published = folder_has(&state->root, state->path, NULL);
    pool_run(pool, is_published ? 1 + OUTPUT_PARTS : 1, look_one, &looking);
    pool_close(pool);
    state->is_standing = is_published;
    for (size_t i = 0; i < OUTPUT_PARTS; i++)
        state->is_standing = state->is_standing && looking.stands[i];
}

void record_look(struct record_state *state, const struct build_options *options, struct text extra)
{
    const char *reason;
    struct date today = date_today();
    *state = (struct record_state){.arena = arena_new("record"), .root.fd = -1, .looked = clock_wall()};
    state->output = options->output ? options->output : "output";
    state->path = text_format(&state->arena, ".vitrine/record-%016llx", (unsigned long long)text_hash(text_of(state->output)));
    struct arena scratch = arena_new("record"); /* the build that may follow needs none of it */
    struct buffer all = buffer_new(&scratch);
    const char *root = workspace_find(&state->arena, options->workspace.source ? options->workspace.source : ".");
    if (!root || !folder_open(&state->arena, root, &state->root, &reason)) {
        arena_release(&scratch);
        return;
    }
    look(state, options);
    buffer_format(&all, "%llx %llx %04d-%02d-%02d %s %s %d%d%d%d %zu/%zu %.*s\n", (unsigned long long)program_identity,
                  (unsigned long long)wordnet_version(&scratch), today.year, today.month, today.day, state->output, options->edition ? options->edition : "",
                  options->allow_errors, options->force, options->workspace.load.drafts, options->workspace.load.future, options->workspace.shard.number,
                  options->workspace.shard.count, TEXT_ARGS(extra));
    put_file(&all, getenv("VITRINE_DATADIR") ? getenv("VITRINE_DATADIR") : VITRINE_DATADIR);
    state->is_known = state->is_known && put_entries(&state->content, &all, &state->newest) && record_folder(&state->root, "themes", &all, &state->newest);
    state->key = content_hash(buffer_text(&all));
    arena_release(&scratch);
}

bool record_same(struct record_state *state, struct text *said, int *status)
{
    struct text bytes, line;
    const char *reason;
    uint64_t high = 0, low = 0, looked = 0, ended = 0;
    if (!state->is_known || !folder_has(&state->root, state->path, NULL) || !folder_read(&state->arena, &state->root, state->path, 1 << 24, &bytes, &reason))
        return false;
    uint64_t *const fields[] = {&high, &low, &looked, &ended};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!text_next(&bytes, '\n', &line) || !text_to_hex(line, fields[i]))
            return false;
    if (!content_hash_equal(state->key, (struct content_hash){high, low}) || state->newest > (int64_t)looked - STAMP_RACY)
        return false;
    *said = bytes;
    *status = (int)ended;
    return state->is_standing;
}

void record_write(struct record_state *state, const struct text *said, size_t n_said, int status)
{
    const char *reason;
    struct buffer out = buffer_new(&state->arena);
    struct new_file file;
    if (!state->is_known)
        return;
    buffer_format(&out, "%llx\n%llx\n%llx\n%x\n", (unsigned long long)state->key.high, (unsigned long long)state->key.low, (unsigned long long)state->looked,
                  (unsigned)status);
    new_file_begin(&state->arena, &state->root, state->path, &file);
    new_file_put(&file, buffer_text(&out));
    for (size_t i = 0; i < n_said; i++)
        new_file_put(&file, said[i]);
    new_file_end(&file, false, &reason);
}

void record_close(struct record_state *state)
{
    folder_close(&state->root);
    arena_release(&state->arena);
}
