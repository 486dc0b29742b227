/* CommonMark's examples still hold with tables switched on, and all of GFM's section "Tables" hold: CORPORA/commonmark. */
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "syntax/markdown.h"
#include "test.h"

/* A tab is written as an arrow in the specifications. */
static struct text untab(struct arena *arena, struct text text)
{
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < text.size;) {
        size_t from = i;
        uint32_t c = text_decode(text, &i);
        buffer_put(&out, c == 0x2192 ? TEXT("\t") : text_slice(text, from, i));
    }
    return buffer_text(&out);
}

static void run_example(const char *file, int number, struct text source, struct text wanted)
{
    struct arena arena = arena_new("example");
    struct markdown doc = markdown_read(&arena, untab(&arena, source), MARKDOWN_TABLES);
    struct text html = markdown_html(&arena, &doc, true);
    bool same = text_equal(html, untab(&arena, wanted));
    if (!same)
        fprintf(stderr, "%s: example %d:\n%.*s--- wanted\n%.*s--- got\n%.*s", file, number, TEXT_ARGS(source), TEXT_ARGS(wanted), TEXT_ARGS(html));
    EXPECT(same);
    arena_release(&arena);
}

static bool same_links(const struct markdown *a, const struct markdown *b)
{
    bool same = a->n_links == b->n_links;
    for (size_t i = 0; same && i < a->n_links; i++)
        same = text_equal(a->links[i].url, b->links[i].url) && a->links[i].is_image == b->links[i].is_image && a->links[i].line == b->links[i].line;
    return same;
}

/* Links that are looked for alone are those that the whole parse finds, also when other text stands before and after. */
static void check_links(const char *file, int number, struct text source)
{
    static const char *const around[][2] = {{"", ""},
                                            {"Before [a](b.md).\n\n", "\nAfter ![c](d.png) and [e](f).\n"},
                                            {"- one [a](b)\n- two\n\n", "\n1. three [c](d)\n\n   four ![e](f)\n"},
                                            {"> quoted [a](b)\n\n", "\n> more\n"},
                                            {"| a | b |\n|---|---|\n| 1 | 2 |\n\n", "\n[g](h)"}};
    size_t wrong = 0;
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        struct arena arena = arena_new("links");
        struct text text = text_format(&arena, "%s%.*s%s", around[i][0], TEXT_ARGS(untab(&arena, source)), around[i][1]);
        struct markdown whole = markdown_read(&arena, text, MARKDOWN_TABLES), links = markdown_links(&arena, text);
        if (!same_links(&whole, &links)) {
            wrong++;
            fprintf(stderr, "%s: the links of example %d, case %zu:\n%.*s", file, number, i, TEXT_ARGS(text));
        }
        arena_release(&arena);
    }
    EXPECT(wrong == 0);
}

/* Examples stand between lines of 32 backquotes, "example" behind the first, and are parted by a line ".". With SECTION only those of
 * that heading; TABLE_EXAMPLES tells whether to take those that the specification marks as "table". */
static void run_file(const struct folder *folder, const char *name, const char *section)
{
    struct arena arena = arena_new("specification");
    struct text rest, line, bytes;
    const char *reason;
    int number = 0;
    bool within = section == NULL;
    if (!folder_read(&arena, folder, text_of(name), 10u << 20, &bytes, &reason)) {
        EXPECT(!"the specification can be read");
        return;
    }
    rest = bytes;
    while (text_next(&rest, '\n', &line)) {
        if (section && text_starts(line, TEXT("#")) && !text_starts(line, TEXT("###")))
            within = text_find(line, text_of(section), 0) != TEXT_NOT_FOUND;
        if (!text_starts(line, TEXT("```````````````````````````````` example")))
            continue;
        struct buffer parts[2] = {buffer_new(&arena), buffer_new(&arena)};
        int part = 0;
        number++;
        while (text_next(&rest, '\n', &line) && !text_starts(line, TEXT("````````````````````````````````"))) {
            if (text_is(line, ".")) {
                part = 1;
                continue;
            }
            buffer_put(&parts[part], line);
            buffer_put_byte(&parts[part], '\n');
        }
        if (within)
            run_example(name, number, buffer_text(&parts[0]), buffer_text(&parts[1]));
        check_links(name, number, buffer_text(&parts[0]));
    }
    EXPECT(number > 0);
    arena_release(&arena);
}

static void links_are_listed_and_replaced(void)
{
    struct arena arena = arena_new("test");
    struct markdown doc = markdown_read(&arena, TEXT("A [b](c.md) and ![d](e.jpg \"t\").\n\n[x](javascript:alert(1))\n"), MARKDOWN_TABLES);
    EXPECT(doc.n_links == 3);
    EXPECT(text_is(doc.links[0].url, "c.md") && !doc.links[0].is_image);
    EXPECT(text_is(doc.links[1].url, "e.jpg") && doc.links[1].is_image && text_is(doc.links[1].alt, "d"));
    doc.links[0].url = TEXT("c.html");
    doc.links[1].html = TEXT("<b>pic</b>");
    struct text html = markdown_html(&arena, &doc, false);
    EXPECT(text_find(html, TEXT("<a href=\"c.html\">b</a>"), 0) != TEXT_NOT_FOUND);
    EXPECT(text_find(html, TEXT("<b>pic</b>"), 0) != TEXT_NOT_FOUND);
    EXPECT(text_find(html, TEXT("javascript:"), 0) == TEXT_NOT_FOUND);
    arena_release(&arena);
}

static void raw_html_is_dropped(void)
{
    struct arena arena = arena_new("test");
    struct markdown doc = markdown_read(&arena, TEXT("<script>alert(1)</script>\n\na <b onclick=x>c</b>\n"), MARKDOWN_TABLES);
    struct text html = markdown_html(&arena, &doc, false);
    EXPECT(text_find(html, TEXT("<script"), 0) == TEXT_NOT_FOUND && text_find(html, TEXT("onclick"), 0) == TEXT_NOT_FOUND);
    arena_release(&arena);
}

/* What stands in a table, or above it in its paragraph, is parsed by itself; its line is that of the text. */
static void test_lines(void)
{
    struct arena arena = arena_new("lines");
    struct text text = TEXT("One.\n\nTwo\nand [above](a).\n| [head](b) | x |\n|---|---|\n| y | z |\n| [cell](c) | z |\n\n[below](d)\n");
    static const uint32_t wanted[] = {4, 5, 8, 10};
    struct markdown doc = markdown_read(&arena, text, MARKDOWN_TABLES);
    bool same = doc.n_links == sizeof wanted / sizeof *wanted;
    for (size_t i = 0; same && i < doc.n_links; i++)
        same = doc.links[i].line == wanted[i];
    EXPECT(same);
    arena_release(&arena);
}

/* Headings of one name get numbers, also when another heading has taken one by its own name. */
static void test_ids(void)
{
    static const char *const ids[] = {"size", "size-2", "size-3", "size-2-2", "size-4", "size-3-2", "section", "section-2", "size-2-3"};
    struct arena arena = arena_new("ids");
    struct markdown doc = markdown_read(&arena, TEXT("# Size\n# Size\n# Size 3\n# Size-2\n# size\n# Size 3\n# ?\n# !\n# Size 2\n"), MARKDOWN_ANCHORS);
    EXPECT(doc.n_headings == sizeof ids / sizeof *ids);
    for (size_t i = 0; i < doc.n_headings; i++)
        EXPECT(text_is(doc.headings[i].id, ids[i]));
    arena_release(&arena);
}

/* As many equal headings or links as a file can hold cost memory by their number, not by its square. */
static void test_many(void)
{
    enum { MANY = 20000 };
    static const char *const lines[] = {"# Same\n\n", "[a](b)\n\n", "- [a](b)\n"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct arena arena = arena_new("many");
        struct buffer text = buffer_new(&arena);
        for (size_t n = 0; n < MANY; n++)
            buffer_put(&text, text_of(lines[i]));
        struct markdown doc = markdown_read(&arena, buffer_text(&text), MARKDOWN_ANCHORS), links = markdown_links(&arena, buffer_text(&text));
        EXPECT(doc.n_headings + doc.n_links == MANY);
        EXPECT(links.n_links == doc.n_links);
        EXPECT(arena.used < 100000000);
        arena_release(&arena);
    }
}

int main(void)
{
    test_ids();
    test_many();
    test_lines();
    check_links("a table's head without a pipe is a definition", 1, TEXT("[%]:--\n | - |\no\n"));
    check_links("a table of one column without a pipe parts a link", 1, TEXT("x [?\n%\nb]()-(-\n-:\n*\n"));
    const char *corpora = getenv("CORPORA");
    struct arena arena = arena_new("folder");
    struct folder folder = {.fd = -1};
    const char *reason;
    links_are_listed_and_replaced();
    raw_html_is_dropped();
    bool there = corpora && folder_open(&arena, text_format(&arena, "%s/commonmark", corpora).data, &folder, &reason);
    if (there) {
        run_file(&folder, "spec-0.30.txt", NULL);
        run_file(&folder, "gfm-spec.txt", "Tables");
    }
    folder_close(&folder);
    arena_release(&arena);
    return finish(__FILE__, there ? NULL : "the CommonMark and GFM specifications (CORPORA)");
}
