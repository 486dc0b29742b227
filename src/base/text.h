/* text.h - a view of some UTF-8 bytes that somebody else owns.
 *
 * A text is a pointer and a length; it is passed by value and never freed. Functions that make
 * new bytes take the arena where these are to live.
 */
#ifndef VITRINE_BASE_TEXT_H
#define VITRINE_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"

struct text {
    const char *data; /* not terminated; may hold NUL; NULL only when size is 0 */
    size_t size; /* bytes */
};

/* TEXT("literal") is a constant; text_of(pointer) measures a C string. */
#define TEXT(literal) ((struct text){literal, sizeof(literal) - 1})
#define TEXT_NOT_FOUND SIZE_MAX

static inline struct text text_of(const char *string)
{
    return (struct text){string, string ? strlen(string) : 0};
}

static inline bool text_equal(struct text a, struct text b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

/* Is TEXT the C string STRING? */
static inline bool text_is(struct text text, const char *string)
{
    return text_equal(text, text_of(string));
}

/* The bytes FROM .. TO-1; both are cut to the size. */
static inline struct text text_slice(struct text text, size_t from, size_t to)
{
    to = to < text.size ? to : text.size;
    from = from < to ? from : to;
    if (from) /* never of NULL, whose size is 0 */
        text.data += from;
    text.size = to - from;
    return text;
}

/* Does AT lie within a character of UTF-8, behind its first byte? */
static inline bool text_is_within(struct text text, size_t at)
{
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

/* Byte order, shorter first when one begins the other: <0, 0, >0. */
int text_compare(struct text a, struct text b);

/* Equal when ASCII letters are folded; other bytes must match. */
bool text_equal_fold(struct text a, struct text b);

bool text_starts(struct text text, struct text prefix);
bool text_ends(struct text text, struct text suffix);

/* Where NEEDLE first stands at or after FROM, or TEXT_NOT_FOUND. */
size_t text_find(struct text text, struct text needle, size_t from);
size_t text_find_byte(struct text text, char byte, size_t from);

/* Without the white space (ASCII, U+00A0, U+3000) at both ends. */
struct text text_trim(struct text text);

/* Cuts the piece up to the first BYTE off *REST and returns it; *REST keeps what follows it.
 * False when *REST is used up (its data is NULL then). */
bool text_next(struct text *rest, char byte, struct text *piece);

/* The eight bytes of TEXT from AT on, which are there, to be looked at in one step, and BYTE in each of eight. */
static inline uint64_t text_eight(struct text text, size_t at)
{
    uint64_t bytes;
    memcpy(&bytes, text.data + at, sizeof bytes);
    return bytes;
}
#define TEXT_EACH(byte) (UINT64_C(0x0101010101010101) * (unsigned char)(byte))

/* Sets the highest bit of a byte of EIGHT that is BYTE; of bytes above such a one it may set any. ("Determine if a word has a zero byte", Bit Twiddling
 * Hacks) */
static inline uint64_t text_marks(uint64_t eight, unsigned char byte)
{
    uint64_t other = eight ^ TEXT_EACH(byte);
    return (other - TEXT_EACH(1)) & ~other & TEXT_EACH(0x80);
}

/* The same for what is no printable ASCII: controls, DEL and all beyond. ("Determine if a word has a byte less than n") */
static inline uint64_t text_marks_unprintable(uint64_t eight)
{
    return ((eight - TEXT_EACH(0x20)) | (eight + TEXT_EACH(1)) | eight) & TEXT_EACH(0x80);
}

/* Where the line ends in which FROM is: at a line feed or carriage return, or where TEXT ends. */
size_t text_line_end(struct text text, size_t from);

/* Where the printable ASCII of TEXT from AT on ends: what is neither needs a second look. */
size_t text_plain_end(struct text text, size_t at);

/* Is every byte ASCII? */
bool text_is_ascii(struct text text);

/* A NUL-terminated copy in ARENA; its size does not count the NUL. */
struct text text_copy(struct arena *arena, struct text text);
const char *text_cstr(struct arena *arena, struct text text);

/* ASCII letters in lower case, in ARENA. */
struct text text_lower(struct arena *arena, struct text text);

/* Like printf, into ARENA. "%.*s" takes a text as (TEXT_ARGS(text)). */
#define TEXT_ARGS(text) (int)(text).size, (text).data
struct text text_format(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whole non-negative decimal number, nothing before or after it. False on overflow too. */
bool text_to_int(struct text text, int64_t *value);

/* "12.5", "-0.25" in millionths; more than six decimals or 12 digits before the point fail. */
bool text_to_millionths(struct text text, int64_t *value);

/* The code point at *AT, which moves past it. Malformed bytes give U+FFFD, one byte at a time. */
uint32_t text_decode(struct text text, size_t *at);

/* The offset of the first byte that is not UTF-8 (or is NUL), or TEXT_NOT_FOUND. */
size_t text_invalid(struct text text);

/* The offset of the first code point that neither HTML nor XML can carry: control characters other than tab and line ends, and those that Unicode
 * calls no characters (U+FDD0..U+FDEF, U+FFFE, U+FFFF ...); or of a byte that is not UTF-8; or TEXT_NOT_FOUND. */
size_t text_unshowable(struct text text);

/* TEXT without them; itself when it has none. */
struct text text_shown(struct arena *arena, struct text text);

/* How many code points. */
size_t text_length(struct text text);

/* The texts one behind the other, for paths that are made by the hundred thousand: text_format takes seven times as long. */
#define TEXT_JOIN(arena, ...) text_join((arena), (const struct text[]){__VA_ARGS__}, sizeof((const struct text[]){__VA_ARGS__}) / sizeof(struct text))
struct text text_join(struct arena *arena, const struct text *parts, size_t n_parts);

/* Levenshtein's distance in bytes, ASCII case folded; at most LIMIT + 1 is worked out. */
size_t text_distance(struct text a, struct text b, size_t limit);

/* What was meant by WANTED: the nearest of the names that are offered, each nearer than FAR. */
struct text_nearest {
    struct text wanted;
    size_t far; /* of what is offered next, only what is nearer counts */
    const char *name; /* NULL: none is near; not copied */
};
void text_offer(struct text_nearest *nearest, const char *name);

/* At most the first MOST code points. */
struct text text_cut(struct text text, size_t most);

/* Hexadecimal digits, 1 to 16 of them, lower case. */
bool text_to_hex(struct text text, uint64_t *value);

/* Takes such a number and the space behind it from the beginning of REST. */
bool text_next_hex(struct text *rest, uint64_t *value);

/* A fast hash of the bytes (XXH3, 64 bits); the same on every machine. */
uint64_t text_hash(struct text text);

#endif
