/* Any bytes as Markdown with tables, to HTML with and without raw HTML, and to plain text. */
#include "fuzz.h"
#include "syntax/markdown.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct text bytes = text_copy(&arena, (struct text){(const char *)data, size});
    struct markdown doc = markdown_read(&arena, bytes, MARKDOWN_TABLES);
    markdown_plain(&arena, &doc, 300);
    markdown_html(&arena, &doc, size % 2);
    arena_release(&arena);
    return 0;
}
