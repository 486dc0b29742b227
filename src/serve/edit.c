/* edit.c - repairs from the workbench: one finding's, in its file, as `vitrine check --fix` would; and back. */
#include <jansson.h>

#include "base/buffer.h"
#include "check/fix.h"
#include "serve/answer.h"
#include "serve/preview.h"

enum { LARGEST_TEXT = 16 * 1024 * 1024, LARGEST_DATA = 512 * 1024 * 1024 };

struct repair {
    struct text path, from, to;
    size_t start, length;
};

static struct text string_of(struct arena *arena, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);
    return json_is_string(value) ? text_copy(arena, (struct text){json_string_value(value), json_string_length(value)}) : (struct text){0};
}

/* The repair that finding number INDEX of the last build offers. */
static bool find_repair(const struct live *live, struct arena *arena, size_t index, struct repair *repair, const char **reason)
{
    struct text data;
    if (!folder_read(arena, live->root, TEXT(PREVIEW_DATA), LARGEST_DATA, &data, reason))
        return false;
    json_t *root = json_loadb(data.data, data.size, 0, NULL);
    const json_t *finding = json_array_get(json_object_get(root, "findings"), index);
    *repair = (struct repair){.path = string_of(arena, finding, "file"), .from = string_of(arena, finding, "from"), .to = string_of(arena, finding, "to")};
    repair->start = (size_t)json_integer_value(json_object_get(finding, "start"));
    repair->length = (size_t)json_integer_value(json_object_get(finding, "length"));
    json_decref(root);
    *reason = "this finding has no repair that is always right";
    return repair->path.size && repair->from.data && repair->to.data;
}

static char *copied(struct text bytes)
{
    char *copy = malloc(bytes.size + 1);
    if (copy)
        memcpy(copy, bytes.data, bytes.size);
    if (copy)
        copy[bytes.size] = 0;
    return copy;
}

static void forget(struct undo *undo)
{
    free(undo->path);
    free(undo->before);
    free(undo->after);
    *undo = (struct undo){0};
}

static void remember(struct live *live, struct text path, struct text before, struct text after)
{
    struct undo undo = {copied(path), copied(before), copied(after), before.size, after.size};
    pthread_mutex_lock(&live->lock);
    if (live->n_undos == MOST_UNDO) {
        forget(&live->undos[0]);
        memmove(live->undos, live->undos + 1, (MOST_UNDO - 1) * sizeof *live->undos);
        live->n_undos--;
    }
    if (undo.path && undo.before && undo.after)
        live->undos[live->n_undos++] = undo;
    else
        forget(&undo);
    pthread_mutex_unlock(&live->lock);
}

bool edit_fix(struct live *live, struct arena *arena, size_t index, const char **reason)
{
    struct repair repair;
    struct text bytes;
    size_t n_fixed;
    if (!find_repair(live, arena, index, &repair, reason) || !text_starts(repair.path, TEXT("content/")) ||
        !folder_read(arena, live->root, repair.path, LARGEST_TEXT, &bytes, reason))
        return false;
    *reason = "the file has changed since; look again";
    if (!text_equal(text_slice(bytes, repair.start, repair.start + repair.length), repair.from))
        return false;
    struct source source = {repair.path, bytes};
    struct diag diag = {.rule = "", .where = span_at(0, repair.start, repair.length), .fix = repair.to};
    struct diag_list one = {.items = &diag, .n_items = 1};
    struct text mended = fix_apply(arena, &source, 0, &one, &n_fixed);
    *reason = "this repair would need other quotes in the file; make it by hand";
    if (n_fixed != 1 || !folder_write(arena, live->root, repair.path, mended, reason))
        return false;
    remember(live, repair.path, bytes, mended);
    return true;
}

bool edit_undo(struct live *live, struct arena *arena, const char **reason)
{
    struct text now;
    struct undo undo = {0};
    pthread_mutex_lock(&live->lock);
    if (live->n_undos)
        undo = live->undos[--live->n_undos];
    pthread_mutex_unlock(&live->lock);
    *reason = "there is nothing to take back";
    if (!undo.path)
        return false;
    bool ok = folder_read(arena, live->root, text_of(undo.path), LARGEST_TEXT, &now, reason);
    if (ok && !text_equal(now, (struct text){undo.after, undo.n_after})) {
        *reason = "the file has changed since; it was left alone";
        ok = false;
    }
    ok = ok && folder_write(arena, live->root, text_of(undo.path), (struct text){undo.before, undo.n_before}, reason);
    forget(&undo);
    return ok;
}
