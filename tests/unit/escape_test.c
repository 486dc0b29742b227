/* What a URL may hold stays; what it may not is percent-encoded (RFC 3986); what runs script is not a URL. */
#include "base/buffer.h"
#include "test.h"

int main(void)
{
    static const struct {
        const char *given, *wanted;
    } urls[] = {
        {"https://a.example/b?c=d&e#f", "https://a.example/b?c=d&amp;e#f"},
        {"a b\"<>.html", "a%20b%22%3C%3E.html"},
        {"http://[2001:db8::1]:80/[x]", "http://[2001:db8::1]:80/%5Bx%5D"},
        {"//[2001:db8::1]/", "//[2001:db8::1]/"},
        {"a/]//[b", "a/%5D//%5Bb"},
        {"a#b#c", "a#b%23c"},
        {"50%.html", "50%25.html"},
        {"50%25.html", "50%25.html"},
        {"100%4", "100%254"},
        {"javascript:ran(1)", "#"},
        {" java\tscript:ran(1)", "#"},
        {"VBScript:x", "#"},
        {"data:text/html,<p>", "#"},
        {"data:image/png;base64,AA==", "data:image/png;base64,AA=="},
        {"caf\xC3\xA9.html", "caf%C3%A9.html"},
        {"", ""},
    };
    struct arena arena = arena_new("test");
    for (size_t i = 0; i < sizeof urls / sizeof *urls; i++) {
        struct buffer out = buffer_new(&arena);
        buffer_escape(&out, ESCAPE_URL, text_of(urls[i].given));
        if (!text_is(buffer_text(&out), urls[i].wanted))
            fprintf(stderr, "%s became %.*s\n", urls[i].given, TEXT_ARGS(buffer_text(&out)));
        EXPECT(text_is(buffer_text(&out), urls[i].wanted));
    }
    arena_release(&arena);
    return finish(__FILE__, NULL);
}
