/* text.c */
#include "base/text.h"

#include <endian.h>
#include <stdarg.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

static char fold(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

int text_compare(struct text a, struct text b)
{
    size_t n = a.size < b.size ? a.size : b.size;
    int order = n ? memcmp(a.data, b.data, n) : 0;
    if (order != 0)
        return order;
    return a.size < b.size ? -1 : a.size > b.size;
}

bool text_equal_fold(struct text a, struct text b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (fold(a.data[i]) != fold(b.data[i]))
            return false;
    return true;
}

bool text_starts(struct text text, struct text prefix)
{
    return text.size >= prefix.size && text_equal(text_slice(text, 0, prefix.size), prefix);
}

bool text_ends(struct text text, struct text suffix)
{
    return text.size >= suffix.size && text_equal(text_slice(text, text.size - suffix.size, text.size), suffix);
}

size_t text_find(struct text text, struct text needle, size_t from)
{
    if (needle.size == 0)
        return from <= text.size ? from : TEXT_NOT_FOUND;
    while (from + needle.size <= text.size) {
        const char *at = memchr(text.data + from, needle.data[0], text.size - needle.size - from + 1);
        if (!at)
            break;
        if (memcmp(at, needle.data, needle.size) == 0)
            return (size_t)(at - text.data);
        from = (size_t)(at - text.data) + 1;
    }
    return TEXT_NOT_FOUND;
}

size_t text_find_byte(struct text text, char byte, size_t from)
{
    const char *at = from < text.size ? memchr(text.data + from, byte, text.size - from) : NULL;
    return at ? (size_t)(at - text.data) : TEXT_NOT_FOUND;
}

size_t text_line_end(struct text text, size_t from)
{
    size_t at = from;
    for (uint64_t b; at + 8 <= text.size && (b = text_eight(text, at), (text_marks(b, '\n') | text_marks(b, '\r')) == 0);)
        at += 8;
    while (at < text.size && text.data[at] != '\n' && text.data[at] != '\r')
        at++;
    return at;
}

/* How many bytes of white space TEXT begins with: 0 when it begins with something else. */
static size_t space_at_start(struct text text)
{
    if (text.size && text.data[0] > ' ' && text.data[0] <= '~')
        return 0;
    if (text.size && strchr(" \t\r\n\v\f", text.data[0]) && text.data[0])
        return 1;
    if (text_starts(text, TEXT("\xC2\xA0")))
        return 2;
    return text_starts(text, TEXT("\xE3\x80\x80")) ? 3 : 0;
}

static size_t space_at_end(struct text text)
{
    if (text.size && text.data[text.size - 1] > ' ' && text.data[text.size - 1] <= '~')
        return 0;
    if (text.size && strchr(" \t\r\n\v\f", text.data[text.size - 1]) && text.data[text.size - 1])
        return 1;
    if (text_ends(text, TEXT("\xC2\xA0")))
        return 2;
    return text_ends(text, TEXT("\xE3\x80\x80")) ? 3 : 0;
}

struct text text_trim(struct text text)
{
    for (size_t n; (n = space_at_start(text)) > 0;)
        text = text_slice(text, n, text.size);
    for (size_t n; (n = space_at_end(text)) > 0;)
        text.size -= n;
    return text;
}

size_t text_plain_end(struct text text, size_t at)
{
    while (at + 8 <= text.size && !text_marks_unprintable(text_eight(text, at)))
        at += 8;
    while (at < text.size && text.data[at] >= ' ' && text.data[at] <= '~')
        at++;
    return at;
}

bool text_is_ascii(struct text text)
{
    uint64_t all = 0;
    size_t at = 0;
    for (; at + 8 <= text.size; at += 8)
        all |= text_eight(text, at);
    for (; at < text.size; at++)
        all |= (unsigned char)text.data[at];
    return (all & TEXT_EACH(0x80)) == 0;
}

bool text_next(struct text *rest, char byte, struct text *piece)
{
    if (!rest->data)
        return false;
    size_t end = text_find_byte(*rest, byte, 0);
    *piece = text_slice(*rest, 0, end);
    *rest = end == TEXT_NOT_FOUND ? (struct text){NULL, 0} : text_slice(*rest, end + 1, rest->size);
    return true;
}

struct text text_copy(struct arena *arena, struct text text)
{
    char *copy = arena_chars(arena, text.size + 1);
    if (text.size)
        memcpy(copy, text.data, text.size);
    return (struct text){copy, text.size};
}

const char *text_cstr(struct arena *arena, struct text text)
{
    return text_copy(arena, text).data;
}

struct text text_lower(struct arena *arena, struct text text)
{
    char *copy = arena_chars(arena, text.size + 1);
    for (size_t i = 0; i < text.size; i++)
        copy[i] = fold(text.data[i]);
    return (struct text){copy, text.size};
}

struct text text_join(struct arena *arena, const struct text *parts, size_t n_parts)
{
    size_t size = 0, at = 0;
    for (size_t i = 0; i < n_parts; i++)
        size += parts[i].size;
    char *data = arena_chars(arena, size + 1);
    for (size_t i = 0; i < n_parts; i++)
        if (parts[i].size) {
            memcpy(data + at, parts[i].data, parts[i].size);
            at += parts[i].size;
        }
    return (struct text){data, size};
}

struct text text_format(struct arena *arena, const char *format, ...)
{
    char small[256]; /* most texts fit: they are formatted once */
    va_list list, again;
    va_start(list, format);
    va_copy(again, list);
    int size = vsnprintf(small, sizeof small, format, list);
    va_end(list);
    size_t n = size < 0 ? 0 : (size_t)size;
    char *data = arena_chars(arena, n + 1);
    if (n < sizeof small)
        memcpy(data, small, n);
    else
        vsnprintf(data, n + 1, format, again);
    va_end(again);
    return (struct text){data, n};
}

bool text_to_int(struct text text, int64_t *value)
{
    int64_t sum = 0;
    if (text.size == 0 || text.size > 18)
        return false;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        sum = sum * 10 + (text.data[i] - '0');
    }
    *value = sum;
    return true;
}

bool text_to_millionths(struct text text, int64_t *value)
{
    bool negative = text_starts(text, TEXT("-"));
    text = text_slice(text, negative, text.size);
    size_t point = text_find_byte(text, '.', 0);
    struct text whole = text_slice(text, 0, point);
    struct text part = point == TEXT_NOT_FOUND ? TEXT("0") : text_slice(text, point + 1, text.size);
    int64_t high, low;
    if (whole.size > 12 || part.size > 6 || !text_to_int(whole, &high) || !text_to_int(part, &low))
        return false;
    for (size_t i = part.size; i < 6; i++)
        low *= 10;
    *value = (high * 1000000 + low) * (negative ? -1 : 1);
    return true;
}

/* The length of the well-formed sequence at AT, or 0 (RFC 3629: no surrogates, no overlong forms). */
static size_t sequence(struct text text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text.data + at;
    size_t left = text.size - at;
    size_t n = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
    if (n == 0 || n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) || (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return n;
}

uint32_t text_decode(struct text text, size_t *at)
{
    static const unsigned char lead[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    const unsigned char *p = (const unsigned char *)text.data + *at;
    size_t n = sequence(text, *at);
    if (n == 0) {
        *at += 1;
        return 0xFFFD;
    }
    uint32_t c = p[0] & lead[n];
    for (size_t i = 1; i < n; i++)
        c = c << 6 | (p[i] & 0x3F);
    *at += n;
    return c;
}

size_t text_invalid(struct text text)
{
    for (size_t i = 0, n; i < text.size; i += n) {
        n = sequence(text, i);
        if (n == 0 || text.data[i] == 0)
            return i;
    }
    return TEXT_NOT_FOUND;
}

static bool can_show(uint32_t c)
{
    bool is_control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
    return !is_control && !(c >= 0xFDD0 && c <= 0xFDEF) && (c & 0xFFFE) != 0xFFFE;
}

size_t text_unshowable(struct text text)
{
    for (size_t i = text_plain_end(text, 0); i < text.size; i = text_plain_end(text, i)) {
        size_t at = i;
        if (text.data[i] == '\n')
            i++;
        else if (sequence(text, i) == 0 || !can_show(text_decode(text, &i)))
            return at;
    }
    return TEXT_NOT_FOUND;
}

struct text text_shown(struct arena *arena, struct text text)
{
    size_t bad = text_unshowable(text);
    if (bad == TEXT_NOT_FOUND)
        return text;
    char *data = arena_chars(arena, text.size + 1);
    struct text shown = {data, 0};
    for (; bad != TEXT_NOT_FOUND; bad = text_unshowable(text)) {
        memcpy(data + shown.size, text.data, bad);
        shown.size += bad;
        text_decode(text, &bad);
        text = text_slice(text, bad, text.size);
    }
    memcpy(data + shown.size, text.data, text.size);
    shown.size += text.size;
    return shown;
}

size_t text_length(struct text text)
{
    size_t n = 0;
    if (text_is_ascii(text))
        return text.size;
    for (size_t i = 0; i < text.size; n++)
        text_decode(text, &i);
    return n;
}

size_t text_distance(struct text a, struct text b, size_t limit)
{
    enum { LONGEST = 64 };
    size_t row[LONGEST + 1];
    if (a.size > LONGEST || b.size > LONGEST)
        return limit + 1;
    for (size_t j = 0; j <= b.size; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.size; i++) {
        size_t diagonal = row[0], least = i;
        row[0] = i;
        for (size_t j = 1; j <= b.size; j++) {
            size_t change = diagonal + (fold(a.data[i - 1]) != fold(b.data[j - 1]));
            diagonal = row[j];
            size_t step = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < step ? change : step;
            least = row[j] < least ? row[j] : least;
        }
        if (least > limit)
            return limit + 1;
    }
    return row[b.size];
}

void text_offer(struct text_nearest *nearest, const char *name)
{
    size_t far = text_distance(nearest->wanted, text_of(name), nearest->far);
    if (far >= nearest->far)
        return;
    nearest->far = far;
    nearest->name = name;
}

uint64_t text_hash(struct text text)
{
    return XXH3_64bits(text.data ? text.data : "", text.size);
}

/* In each byte of CHARS, of which none is above 0x7F: the highest bit alone, when it is FROM or more. */
static uint64_t at_least(uint64_t chars, unsigned char from)
{
    return (chars + TEXT_EACH(0x80 - from)) & TEXT_EACH(0x80);
}

/* The number that eight hexadecimal digits are, all at once: the first stands in the highest byte. */
static bool eight_digits(uint64_t chars, uint64_t *number)
{
    if (chars & TEXT_EACH(0x80))
        return false;
    uint64_t is_digit = at_least(chars, '0') & ~at_least(chars, '9' + 1), is_letter = at_least(chars, 'a') & ~at_least(chars, 'f' + 1);
    uint64_t values = (chars & TEXT_EACH(15)) + 9 * (chars >> 6 & TEXT_EACH(1));
    values = (values | values >> 4) & 0x00FF00FF00FF00FF; /* neighbours join: bytes, then pairs of them, then four */
    values = (values | values >> 8) & 0x0000FFFF0000FFFF;
    *number = (values | values >> 16) & 0xFFFFFFFF;
    return (is_digit | is_letter) == TEXT_EACH(0x80);
}

bool text_to_hex(struct text text, uint64_t *value)
{
    enum { MOST = 16 };
    char digits[MOST + 1] = "0000000000000000";
    uint64_t high, low;
    if (text.size == 0 || text.size > MOST)
        return false;
    memcpy(digits + MOST - text.size, text.data, text.size);
    struct text all = {digits, MOST};
    if (!eight_digits(be64toh(text_eight(all, 0)), &high) || !eight_digits(be64toh(text_eight(all, 8)), &low))
        return false;
    *value = high << 32 | low;
    return true;
}

bool text_next_hex(struct text *rest, uint64_t *value)
{
    struct text word;
    return text_next(rest, ' ', &word) && text_to_hex(word, value);
}

struct text text_cut(struct text text, size_t most)
{
    size_t at = 0;
    for (size_t n = 0; at < text.size && n < most; n++)
        text_decode(text, &at);
    return text_slice(text, 0, at);
}
