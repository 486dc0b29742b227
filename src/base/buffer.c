/* buffer.c */
#include "base/buffer.h"

#include <stdarg.h>

void buffer_grow(struct buffer *buffer, size_t size)
{
    size_t capacity = buffer->capacity ? buffer->capacity * 2 : 256;
    while (capacity - buffer->size < size)
        capacity *= 2;
    buffer->data = arena_grow_raw(buffer->arena, buffer->data, buffer->capacity, capacity);
    buffer->capacity = capacity;
}

void buffer_put_number(struct buffer *buffer, uint64_t number)
{
    char digits[20], *first = digits + sizeof digits;
    do
        *--first = (char)('0' + number % 10);
    while ((number /= 10) > 0);
    buffer_put(buffer, (struct text){first, (size_t)(digits + sizeof digits - first)});
}

void buffer_put_millionths(struct buffer *buffer, uint64_t millionths)
{
    uint64_t rest = millionths % 1000000;
    size_t n = 6;
    buffer_put_number(buffer, millionths / 1000000);
    if (rest == 0)
        return;
    for (; rest % 10 == 0; n--)
        rest /= 10;
    char *at = buffer_room(buffer, n + 1);
    at[0] = '.';
    for (size_t i = n; i > 0; i--, rest /= 10)
        at[i] = (char)('0' + rest % 10);
    buffer->size += n + 1;
}

void buffer_format(struct buffer *buffer, const char *format, ...)
{
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    size_t left = buffer->capacity - buffer->size;
    int size = vsnprintf(left ? buffer->data + buffer->size : NULL, left, format, list);
    va_end(list);
    if (size > 0 && (size_t)size >= left)
        vsnprintf(buffer_room(buffer, (size_t)size + 1), (size_t)size + 1, format, again);
    buffer->size += size > 0 ? (size_t)size : 0;
    va_end(again);
}

static const char *html_entity(unsigned char c)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return NULL;
    }
}

/* A set of ASCII characters: a bit each. */
struct set {
    uint64_t low, high; /* 0 to 63, 64 to 127 */
};

#define BIT(c) (UINT64_C(1) << ((c)&63))
#define DIGITS UINT64_C(0x03FF000000000000)
#define LETTERS UINT64_C(0x07FFFFFE07FFFFFE)
#define SHOWN UINT64_C(0xFFFFFFFF00000000) /* from the space on */

/* What stands for itself, wherever in the text it is. */
static const struct set plain_html = {~(BIT('&') | BIT('<') | BIT('>') | BIT('"') | BIT('\'')), ~UINT64_C(0)};
static const struct set plain_json = {SHOWN & ~(BIT('&') | BIT('<') | BIT('>') | BIT('"')), ~(BIT('\\') | BIT(0x7F))};
static const struct set plain_path = {DIGITS | BIT('-') | BIT('.') | BIT('/') | BIT('?') | BIT('='), LETTERS | BIT('_') | BIT('~')};
static const struct set plain_url = {DIGITS | BIT('-') | BIT('.') | BIT('/') | BIT(':') | BIT('?') | BIT('=') | BIT('!') | BIT('$') | BIT('(') | BIT(')') |
                                         BIT('*') | BIT('+') | BIT(',') | BIT(';'),
                                     LETTERS | BIT('_') | BIT('~') | BIT('@')};

static inline bool is_plain(struct set plain, bool beyond_ascii, char byte)
{
    unsigned char c = (unsigned char)byte;
    return c >= 0x80 ? beyond_ascii : (c < 64 ? plain.low : plain.high) >> (c & 63) & 1;
}

/* Where what is PLAIN in TEXT from AT on ends. */
static size_t skip_plain(struct set plain, struct text text, size_t at)
{
    while (at < text.size && is_plain(plain, false, text.data[at]))
        at++;
    return at;
}

/* Is a byte of the eight one of & < > " '? & and ' differ in one bit, < and > as well. */
static inline bool has_html(uint64_t eight)
{
    return text_marks(eight | TEXT_EACH('&' ^ '\''), '\'') | text_marks(eight | TEXT_EACH('<' ^ '>'), '>') | text_marks(eight, '"');
}

/* Is a byte of the eight none of plain_json? */
static inline bool has_json(uint64_t eight)
{
    return text_marks_unprintable(eight) | text_marks(eight, '&') | text_marks(eight | TEXT_EACH('<' ^ '>'), '>') | text_marks(eight, '"') |
           text_marks(eight, '\\');
}

/* Puts what is PLAIN in TEXT from AT on, eight bytes at a time as long as none of them IS_OTHER; where that ends. */
static inline size_t put_plain(struct buffer *buffer, struct text text, size_t at, bool is_other(uint64_t eight), struct set plain, bool beyond_ascii)
{
    char *to = buffer_room(buffer, text.size - at);
    size_t from = at;
    for (; at + 8 <= text.size; at += 8) {
        uint64_t eight = text_eight(text, at);
        if (is_other(eight))
            break;
        memcpy(to + (at - from), &eight, 8);
    }
    if (at > from && at < text.size && at + 8 > text.size) { /* less than eight are left: the last eight once more */
        uint64_t eight = text_eight(text, text.size - 8);
        if (!is_other(eight)) {
            memcpy(to + (text.size - 8 - from), &eight, 8);
            at = text.size;
        }
    }
    for (; at < text.size && is_plain(plain, beyond_ascii, text.data[at]); at++)
        to[at - from] = text.data[at];
    buffer->size += at - from;
    return at;
}

static void escape_html(struct buffer *buffer, struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        i = put_plain(buffer, text, i, has_html, plain_html, true);
        if (i < text.size)
            buffer_put(buffer, text_of(html_entity((unsigned char)text.data[i])));
    }
}

/* '<', '>', '&' and the two line separators are written as \u so that JSON may stand in <script>. */
static void escape_json(struct buffer *buffer, struct text text)
{
    for (size_t i = 0; i < text.size;) {
        size_t start = i = put_plain(buffer, text, i, has_json, plain_json, false);
        if (i == text.size)
            return;
        uint32_t c = text_decode(text, &i);
        if (c == '"' || c == '\\')
            buffer_put(buffer, c == '"' ? TEXT("\\\"") : TEXT("\\\\"));
        else if (c == '\n')
            buffer_put(buffer, TEXT("\\n"));
        else if (c < 0x20 || c == '<' || c == '>' || c == '&' || c == 0x7F || c == 0x2028 || c == 0x2029 || c == 0xFFFD)
            buffer_format(buffer, "\\u%04x", (unsigned)c);
        else
            buffer_put(buffer, text_slice(text, start, i));
    }
}

static bool is_unreserved(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~';
}

static void put_percent(struct buffer *buffer, unsigned char c)
{
    static const char digits[] = "0123456789ABCDEF";
    buffer_put(buffer, (struct text){(const char[]){'%', digits[c >> 4], digits[c & 15]}, 3});
}

static void escape_percent(struct buffer *buffer, struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (is_unreserved(c))
            buffer_put_byte(buffer, (char)c);
        else
            put_percent(buffer, c);
    }
}

static bool is_hex(unsigned char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* Where the authority of URL ends, behind which no bracket may stand: 0 when it has none (RFC 3986, 3.2). */
static size_t authority_end(struct text url)
{
    size_t at = text_find(url, TEXT("//"), 0), colon = text_find_byte(url, ':', 0);
    if (at == TEXT_NOT_FOUND || (at > 0 && colon + 1 != at))
        return 0;
    for (at += 2; at < url.size && url.data[at] != '/' && url.data[at] != '?' && url.data[at] != '#';)
        at++;
    return at;
}

/* What RFC 3986 does not let stand in a URL is percent-encoded: also a bracket outside of the authority, a second '#', a '%' that begins nothing. */
static void escape_url(struct buffer *buffer, struct text url)
{
    if (skip_plain(plain_path, url, 0) == url.size) { /* as most are: of this site; without a colon there is no scheme to look at */
        buffer_put(buffer, url);
        return;
    }
    if (url_runs_script(url)) {
        buffer_put_byte(buffer, '#');
        return;
    }
    size_t authority = authority_end(url), fragment = text_find_byte(url, '#', 0);
    for (size_t i = 0, end; i < url.size; i++) {
        if ((end = skip_plain(plain_url, url, i)) > i) {
            buffer_put(buffer, text_slice(url, i, end));
            if ((i = end) == url.size)
                return;
        }
        unsigned char c = (unsigned char)url.data[i];
        bool begins = i + 2 < url.size && is_hex((unsigned char)url.data[i + 1]) && is_hex((unsigned char)url.data[i + 2]);
        if (c <= 0x20 || c >= 0x7F || strchr("\\<>\"`{}|^", (char)c) || (i >= authority && (c == '[' || c == ']')) || (c == '#' && i > fragment) ||
            (c == '%' && !begins))
            put_percent(buffer, c);
        else
            escape_html(buffer, text_slice(url, i, i + 1));
    }
}

static void escape_css(struct buffer *buffer, struct text text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (is_unreserved(c) || (c && strchr("#%, ()", (char)c)))
            buffer_put_byte(buffer, (char)c);
    }
}

void buffer_escape(struct buffer *buffer, enum escape context, struct text text)
{
    switch (context) {
    case ESCAPE_NONE: buffer_put(buffer, text); break;
    case ESCAPE_HTML: escape_html(buffer, text); break;
    case ESCAPE_URL: escape_url(buffer, text); break;
    case ESCAPE_JSON: escape_json(buffer, text); break;
    case ESCAPE_PERCENT: escape_percent(buffer, text); break;
    case ESCAPE_CSS: escape_css(buffer, text); break;
    }
}

void buffer_json(struct buffer *buffer, struct text text)
{
    buffer_put_byte(buffer, '"');
    escape_json(buffer, text);
    buffer_put_byte(buffer, '"');
}

bool url_runs_script(struct text url)
{
    char scheme[16];
    size_t n = 0;
    if (text_find_byte(url, ':', 0) == TEXT_NOT_FOUND)
        return false;
    for (size_t i = 0; i < url.size && n < sizeof scheme; i++) {
        unsigned char c = (unsigned char)url.data[i];
        if (c == '\t' || c == '\n' || c == '\r' || (n == 0 && c <= ' '))
            continue;
        if (c == ':') {
            struct text name = {scheme, n};
            if (text_equal_fold(name, TEXT("javascript")) || text_equal_fold(name, TEXT("vbscript")))
                return true;
            struct text rest = text_slice(url, i + 1, i + 7);
            return text_equal_fold(name, TEXT("data")) && !text_equal_fold(rest, TEXT("image/"));
        }
        scheme[n++] = (char)c;
    }
    return false;
}

void buffer_put_base64(struct buffer *buffer, struct text bytes)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *to = buffer_room(buffer, (bytes.size + 2) / 3 * 4);
    const unsigned char *b = (const unsigned char *)bytes.data;
    for (size_t i = 0; i < bytes.size; i += 3) {
        uint32_t v = (uint32_t)b[i] << 16 | (i + 1 < bytes.size ? (uint32_t)b[i + 1] << 8 : 0) | (i + 2 < bytes.size ? b[i + 2] : 0);
        *to++ = digits[v >> 18];
        *to++ = digits[v >> 12 & 63];
        *to++ = i + 1 < bytes.size ? digits[v >> 6 & 63] : '=';
        *to++ = i + 2 < bytes.size ? digits[v & 63] : '=';
    }
    buffer->size += (bytes.size + 2) / 3 * 4;
}
