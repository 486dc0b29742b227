/* file.c */
#include "command/file.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/file.h"

bool command_read_file(struct arena *arena, const char *name, size_t limit, struct text *bytes, const char **reason)
{
    enum { PIECE = 65536 };
    int fd = strcmp(name, "-") == 0 ? dup(STDIN_FILENO) : open(name, O_RDONLY | O_CLOEXEC);
    struct buffer all = buffer_new(arena);
    ssize_t n = -1;
    while (fd >= 0 && (n = read(fd, buffer_room(&all, PIECE), PIECE)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            break;
        all.size += (size_t)n;
        if (all.size > limit) {
            close(fd);
            *reason = "it is too large";
            return false;
        }
    }
    if (n < 0)
        *reason = error_text(errno);
    if (fd >= 0)
        close(fd);
    buffer_put_byte(&all, 0);
    *bytes = (struct text){all.data, all.size - 1};
    return n == 0;
}

bool command_write_file(struct arena *arena, const char *name, struct text bytes, const char **reason)
{
    const char *beside = text_format(arena, "%s.new", name).data;
    int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool ok = fd >= 0 && file_write_all(fd, bytes);
    if (fd >= 0 && close(fd) < 0)
        ok = false;
    ok = ok && rename(beside, name) == 0;
    if (!ok) {
        *reason = error_text(errno);
        if (fd >= 0)
            unlink(beside);
    }
    return ok;
}
