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

int main(void)
{
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
