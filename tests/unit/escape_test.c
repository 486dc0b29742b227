/* What must not stand as it is: what a URL may hold stays; what it may not is percent-encoded (RFC 3986); what runs script is not a URL. */
#include "base/buffer.h"
#include "base/date.h"
#include "test.h"

/* Each character at each place of texts of up to 40 bytes: the scans that look at eight bytes at once stop where it stands. */
static void every_place(void)
{
    enum { MOST = 40 };
    struct arena arena = arena_new("test");
    size_t wrong = 0;
    for (size_t size = 1; size <= MOST; size++)
        for (size_t at = 0; at < size; at++)
            for (int c = 1; c < 256; c++) {
                char bytes[MOST];
                memset(bytes, 'x', sizeof bytes);
                bytes[at] = (char)c;
                struct text text = {bytes, size};
                arena_reset(&arena);
                struct buffer out = buffer_new(&arena);
                buffer_escape(&out, ESCAPE_HTML, text);
                size_t longer = c == '&' ? 4 : c == '<' || c == '>' ? 3 : c == '"' ? 5 : c == '\'' ? 4 : 0;
                bool is_printable = c >= ' ' && c <= '~', is_shown = is_printable || c == '\t' || c == '\n' || c == '\r';
                wrong += out.size != size + longer || (!longer && !text_equal(buffer_text(&out), text));
                wrong += text_plain_end(text, 0) != (is_printable ? size : at) || text_plain_end(text, at) != (is_printable ? size : at);
                wrong += text_is_ascii(text) != (c < 0x80) || text_unshowable(text) != (is_shown ? TEXT_NOT_FOUND : at);
            }
    EXPECT(wrong == 0);
    arena_release(&arena);
}

static void numbers(void)
{
    static const struct {
        uint64_t millionths;
        const char *wanted;
    } given[] = {{0, "0"}, {1, "0.000001"}, {12500000, "12.5"}, {7000000, "7"}, {99999999, "99.999999"}, {UINT64_MAX, "18446744073709.551615"}};
    struct arena arena = arena_new("test");
    for (size_t i = 0; i < sizeof given / sizeof *given; i++) {
        struct buffer out = buffer_new(&arena);
        buffer_put_millionths(&out, given[i].millionths);
        EXPECT(text_is(buffer_text(&out), given[i].wanted));
    }
    EXPECT(text_is(date_text(&arena, (struct date){2026, 1, 9}), "2026-01-09"));
    EXPECT(text_is(date_text(&arena, (struct date){987, 12, 31}), "0987-12-31"));
    EXPECT(date_text(&arena, (struct date){0}).size == 0);
    arena_release(&arena);
}

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
    every_place();
    numbers();
    return finish(__FILE__, NULL);
}
