/* Any bytes as Markdown with tables, to HTML with and without raw HTML, and to plain text; and the links that are looked for alone are those of the
 * whole. */
#include <stdlib.h>

#include "fuzz.h"
#include "syntax/markdown.h"

static void compare_links(struct arena *arena, struct text bytes, const struct markdown *whole)
{
    struct markdown links = markdown_links(arena, bytes);
    bool same = links.n_links == whole->n_links;
    for (size_t i = 0; same && i < links.n_links; i++)
        same = text_equal(links.links[i].url, whole->links[i].url) && links.links[i].is_image == whole->links[i].is_image &&
               links.links[i].line == whole->links[i].line;
    if (!same)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = arena_new("fuzz");
    struct text bytes = text_copy(&arena, (struct text){(const char *)data, size});
    struct markdown doc = markdown_read(&arena, bytes, MARKDOWN_TABLES);
    if (text_unshowable(bytes) == TEXT_NOT_FOUND) /* as files are once their encoding is mended */
        compare_links(&arena, bytes, &doc);
    markdown_plain(&arena, &doc, 300);
    markdown_html(&arena, &doc, size % 2);
    arena_release(&arena);
    return 0;
}
