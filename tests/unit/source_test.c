/* Places in files: told in any order they are those that one walk through the file tells; what is shown around one is never more than was asked. */
#include "base/diag.h"
#include "base/source.h"
#include "test.h"

static const char *const files[] = {
    "",
    "a",
    "\n",
    "\r\n\r\n",
    "a\rb\rc",
    "\xEF\xBB\xBF"
    "bom\nline two\n",
    "one\r\ntwo\nthree\rfour",
    "Gr\xC3\xBC\xC3\x9F"
    "e\n\xE7\x81\xAF\xE7\xAC\xBC lamp\n\nend",
    "\n\r\n\r\n\n\rx",
};

/* By the definition, a character after the other. */
static struct position slowly(struct text bytes, size_t offset)
{
    struct position at = {1, 1};
    for (size_t i = text_starts(bytes, TEXT("\xEF\xBB\xBF")) ? 3 : 0; i < offset && i < bytes.size; i++) {
        bool crlf = bytes.data[i] == '\r' && i + 1 < bytes.size && bytes.data[i + 1] == '\n';
        if (bytes.data[i] == '\n' || (bytes.data[i] == '\r' && !crlf))
            at = (struct position){at.line + 1, 1};
        else if (((unsigned char)bytes.data[i] & 0xC0) != 0x80)
            at.column++;
    }
    return at;
}

static bool same(struct position a, struct position b)
{
    return a.line == b.line && a.column == b.column;
}

/* From each place to each other one, and on to the end. */
static void test_positions(void)
{
    size_t wrong = 0;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct source source = {TEXT("f"), text_of(files[f])}, other = {TEXT("g"), TEXT("x\ny\nz")};
        uint32_t end = (uint32_t)source.bytes.size + 2;
        for (uint32_t a = 0; a <= end; a++)
            for (uint32_t b = 0; b <= end; b++) {
                struct source_reader reader = {0};
                wrong += !same(source_read_to(&reader, &source, a), slowly(source.bytes, a));
                wrong += !same(source_read_to(&reader, &source, b), slowly(source.bytes, b));
                wrong += !same(source_read_to(&reader, &other, 4), slowly(other.bytes, 4));
                wrong += !same(source_read_to(&reader, &source, a), source_position(&source, a));
            }
    }
    EXPECT(wrong == 0);
}

static void test_around(void)
{
    size_t wrong = 0;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct source source = {TEXT("f"), text_of(files[f])};
        for (uint32_t at = 0; at <= source.bytes.size; at++) {
            if (at < source.bytes.size && ((unsigned char)source.bytes.data[at] & 0xC0) == 0x80)
                continue;
            struct text line = source_line(&source, at), all = source_around(&source, at, 1000, 1000), part = source_around(&source, at, 4, 4);
            wrong += !text_equal(line, all) || all.data != line.data;
            const char *start = line.data, *stop = line.data + line.size, *last = source.bytes.data + source.bytes.size;
            wrong += start > source.bytes.data && start[-1] != '\n' && start[-1] != '\r';
            wrong += stop < last && *stop != '\n' && *stop != '\r';
            wrong += text_find_byte(line, '\n', 0) != TEXT_NOT_FOUND || text_find_byte(line, '\r', 0) != TEXT_NOT_FOUND;
            wrong += part.size > 8 || part.data < line.data || part.data + part.size > line.data + line.size;
            wrong += text_invalid(part) != TEXT_NOT_FOUND && text_invalid(line) == TEXT_NOT_FOUND;
        }
    }
    EXPECT(wrong == 0);
    struct source lamp = {TEXT("f"), TEXT("first\n\xE7\x81\xAF\xE7\xAC\xBC paper lamp\n")};
    EXPECT(text_is(source_around(&lamp, 13, 4, 5), "\xE7\xAC\xBC paper"));
}

static void test_findings_of(void)
{
    struct arena arena = arena_new("test");
    struct source sources[] = {{TEXT("m"), TEXT("")}, {TEXT("a"), TEXT("")}, {TEXT("z"), TEXT("")}, {TEXT("k"), TEXT("")}};
    struct diag_list list = {.arena = &arena};
    EXPECT(diag_list_of(&list, sources, 0).n_items == 0);
    for (size_t i = 0; i < 9; i++)
        diag_add(&list, (struct diag){.rule = "r", .where = span_at(i % 3, i, 1)});
    diag_list_sort(&list, sources);
    for (uint32_t s = 0; s < 4; s++) {
        struct diag_list own = diag_list_of(&list, sources, s);
        EXPECT(own.n_items == (s < 3 ? 3 : 0));
        for (size_t i = 0; i < own.n_items; i++)
            EXPECT(own.items[i].where.source == s && own.items[i].where.start == s + 3 * i);
    }
    arena_release(&arena);
}

int main(void)
{
    test_positions();
    test_around();
    test_findings_of();
    return finish(__FILE__, NULL);
}
