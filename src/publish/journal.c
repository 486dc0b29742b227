/* journal.c - a line a file, "+ path" or "- path"; the last line is "end". */
#include "publish/journal.h"

#include <stdio.h>
#include <unistd.h>

#include "base/locale.h"
#include "publish/tree.h"

static const char *const name = "journal";

#define LAST_LINE TEXT("end\n")

bool journal_exists(const struct folder *state)
{
    return folder_has(state, text_of(name), NULL);
}

static void put_line(struct buffer *journal, struct text sign, struct text path)
{
    buffer_put(journal, sign);
    buffer_put(journal, path);
    buffer_put_byte(journal, '\n');
}

void journal_move(struct buffer *journal, struct text path)
{
    put_line(journal, TEXT("+ "), path);
}

void journal_remove(struct buffer *journal, struct text path)
{
    put_line(journal, TEXT("- "), path);
}

bool journal_write(struct arena *arena, const struct folder *state, struct buffer *journal, const char **reason)
{
    buffer_put(journal, LAST_LINE);
    if (!folder_write(arena, state, text_of(name), buffer_text(journal), reason) || syncfs(state->fd) < 0)
        return tree_failed(arena, TEXT(".vitrine/journal"), "write", reason);
    return true;
}

static bool move(struct arena *arena, const struct folder *spare, const struct folder *live, struct text path, const char **reason)
{
    struct tree_file file;
    return !tree_stat(arena, spare, path, &file) /* it was moved before */ || tree_move(arena, spare, live, path, reason);
}

bool journal_finish(struct arena *arena, const struct folder *state, const struct folder *spare, const struct folder *live, const char **reason)
{
    struct text rest, line;
    bool ok = true;
    if (!journal_exists(state))
        return true;
    if (!folder_read(arena, state, text_of(name), SIZE_MAX / 4, &rest, reason)) {
        *reason = text_format(arena, _("cannot read %s: %s"), ".vitrine/journal", _(*reason)).data;
        return false;
    }
    bool is_whole = text_ends(rest, LAST_LINE); /* else it was cut off before anything was done */
    while (ok && is_whole && text_next(&rest, '\n', &line)) {
        struct text path = text_slice(line, 2, line.size);
        if (text_starts(line, TEXT("+ ")) && path_is_safe(path))
            ok = move(arena, spare, live, path, reason);
        else if (text_starts(line, TEXT("- ")) && path_is_safe(path))
            ok = tree_remove(arena, live, path, reason);
    }
    if (ok)
        unlinkat(state->fd, name, 0);
    return ok;
}
