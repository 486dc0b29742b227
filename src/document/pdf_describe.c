/* pdf_describe.c - reads the file from behind: startxref, the trailer, the table's line for the catalog, the catalog. */
#include "document/pdf_describe.h"

#include <errno.h>
#include <unistd.h>

#include "base/file.h"

enum { TAIL = 1024, ROW = 20, LONGEST_CATALOG = 8192 }; /* a row of the table has 20 bytes (7.5.4) */

/* Up to SIZE bytes of FD from OFFSET. */
static struct text piece(struct arena *arena, int fd, int64_t offset, size_t size)
{
    char *bytes = arena_array(arena, char, size);
    ssize_t n = offset >= 0 ? pread(fd, bytes, size, offset) : -1;
    return (struct text){bytes, n > 0 ? (size_t)n : 0};
}

/* The number behind KEY, first after FROM. */
static bool number_after(struct text text, const char *key, size_t from, int64_t *value)
{
    size_t at = text_find(text, text_of(key), from), end;
    if (at >= text.size)
        return false;
    at += strlen(key);
    while (at < text.size && (text.data[at] == ' ' || text.data[at] == '\n'))
        at++;
    for (end = at; end < text.size && text.data[end] >= '0' && text.data[end] <= '9';)
        end++;
    return text_to_int(text_slice(text, at, end), value);
}

struct layout {
    int64_t table, size, root, info; /* where the table begins; how many objects; two of them */
    struct text catalog; /* between its "<<" and the end of its object */
};

static bool find(struct arena *arena, int fd, int64_t size, struct layout *l)
{
    int64_t offset, from = size > TAIL ? size - TAIL : 0;
    struct text tail = piece(arena, fd, from, TAIL), head, row, object;
    size_t trailer = text_find(tail, TEXT("trailer"), 0);
    if (!number_after(tail, "/Size", trailer, &l->size) || !number_after(tail, "/Root", trailer, &l->root) || !number_after(tail, "/Info", trailer, &l->info) ||
        !number_after(tail, "startxref", trailer, &l->table) || l->root >= l->size)
        return false;
    head = text_format(arena, "xref\n0 %lld\n", (long long)l->size);
    if (!text_equal(piece(arena, fd, l->table, head.size), head))
        return false;
    row = piece(arena, fd, l->table + (int64_t)head.size + l->root * ROW, ROW);
    if (!text_to_int(text_slice(row, 0, 10), &offset))
        return false;
    object = piece(arena, fd, offset, LONGEST_CATALOG);
    head = text_format(arena, "%lld 0 obj\n<< /Type /Catalog", (long long)l->root);
    size_t end = text_find(object, TEXT("endobj"), 0);
    l->catalog = text_slice(object, head.size, end);
    return text_starts(object, head) && end < object.size;
}

bool pdf_describe(struct arena *arena, int fd, const char *language, bool is_rtl, uint64_t *size, const char **reason)
{
    int64_t end = lseek(fd, 0, SEEK_END);
    struct layout l;
    if (end < 0 || !find(arena, fd, end, &l)) {
        *reason = "the PDF cannot be finished: its table of objects is not where it should be";
        return false;
    }
    struct text object = text_format(
        arena, "%lld 0 obj\n<< /Type /Catalog\n   /Lang (%s)\n   /PageMode /UseOutlines\n   /ViewerPreferences << /DisplayDocTitle true%s >>%.*sendobj\n",
        (long long)l.root, language, is_rtl ? " /Direction /R2L" : "", TEXT_ARGS(l.catalog));
    struct text update = text_format(
        arena,
        "%.*sxref\n%lld 1\n%010lld 00000 n \ntrailer\n<< /Size %lld\n   /Root %lld 0 R\n   /Info %lld 0 R\n   /Prev %lld\n>>\nstartxref\n%lld\n%%%%EOF\n",
        TEXT_ARGS(object), (long long)l.root, (long long)end, (long long)l.size, (long long)l.root, (long long)l.info, (long long)l.table,
        (long long)end + (long long)object.size);
    if (!file_write_all(fd, update)) {
        *reason = error_text(errno);
        return false;
    }
    *size += update.size;
    return true;
}
