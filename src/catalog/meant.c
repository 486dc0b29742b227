/* meant.c */
#include "catalog/meant.h"

#include <ctype.h>

#include "base/buffer.h"
#include "base/date.h"

/* What stands in TEXT from its first digit, or the point in front of it, to its last one, in ASCII; what is none becomes a space. */
static struct text digits_of(struct arena *arena, struct text text)
{
    enum { LONGEST = 100 };
    struct buffer out = buffer_new(arena);
    size_t end = 0, first = TEXT_NOT_FOUND;
    for (size_t i = 0; i < text.size && i < LONGEST;) {
        uint32_t c = text_decode(text, &i);
        c = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 + '0' : c; /* as a Chinese keyboard writes them */
        bool is_digit = c >= '0' && c <= '9';
        first = is_digit && first == TEXT_NOT_FOUND ? out.size : first;
        buffer_put_byte(&out, c < 0x80 ? (char)c : ' ');
        end = is_digit ? out.size : end;
    }
    if (first != TEXT_NOT_FOUND && first > 0 && out.data[first - 1] == '.') /* ".5" */
        first--;
    return text_slice(buffer_text(&out), first == TEXT_NOT_FOUND ? end : first, end);
}

static bool is_digits(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
    return text.size > 0;
}

struct text number_meant(struct arena *arena, struct text text)
{
    struct text digits = digits_of(arena, text), group;
    size_t point = text_find_byte(digits, '.', 0);
    struct text whole = text_slice(digits, 0, point), fraction = point == TEXT_NOT_FOUND ? TEXT("") : text_slice(digits, point + 1, digits.size);
    struct buffer out = buffer_new(arena);
    bool has_commas = text_find_byte(whole, ',', 0) != TEXT_NOT_FOUND, ok = digits.size && (point == TEXT_NOT_FOUND || is_digits(fraction));
    while (ok && text_next(&whole, ',', &group)) {
        ok = is_digits(group) && (!has_commas || (out.size ? group.size == 3 : group.size <= 3));
        buffer_put(&out, group);
    }
    if (point != TEXT_NOT_FOUND)
        buffer_format(&out, ".%.*s", TEXT_ARGS(fraction));
    return ok ? buffer_text(&out) : (struct text){0};
}

struct text date_meant(struct arena *arena, struct text text)
{
    int64_t parts[3] = {0}, n = 0;
    struct text rest = digits_of(arena, text), made;
    struct date date;
    for (size_t i = 0; i < rest.size && n <= 3;) {
        size_t end = i;
        while (end < rest.size && is_digits(text_slice(rest, end, end + 1)))
            end++;
        if (end > i && n < 3 && !text_to_int(text_slice(rest, i, end), &parts[n]))
            return (struct text){0};
        n += end > i;
        i = end > i ? end : i + 1;
    }
    made = text_format(arena, "%04d-%02d-%02d", (int)(parts[0] % 10000), (int)(parts[1] % 100), (int)(parts[2] % 100));
    bool is_sure = n == 3 && parts[0] >= 1000 && parts[0] < 10000 && parts[1] < 100 && parts[2] < 100 && date_read(made, &date);
    return is_sure ? made : (struct text){0};
}

/* Is there something, without spaces and signs that no name of a host or mailbox has? */
static bool is_host(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] <= ' ' || strchr("\"'<>@\\,;", text.data[i]))
            return false;
    return text.size > 0;
}

/* What of an address, behind its scheme, comes before the path. */
static struct text host_of(struct text rest)
{
    return text_slice(rest, 0, text_find_byte(rest, '/', 0));
}

bool address_is_web(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if ((unsigned char)text.data[i] <= ' ')
            return false;
    size_t scheme = text_starts(text, TEXT("https://")) ? 8 : text_starts(text, TEXT("http://")) ? 7 : 0;
    return scheme && is_host(host_of(text_slice(text, scheme, text.size)));
}

bool address_is_email(struct text text)
{
    size_t at = text_find_byte(text, '@', 0);
    if (at == TEXT_NOT_FOUND)
        return false;
    struct text host = text_slice(text, at + 1, text.size);
    size_t point = text_find_byte(host, '.', 0);
    return is_host(text_slice(text, 0, at)) && is_host(host) && point != TEXT_NOT_FOUND && point > 0 && point + 1 < host.size;
}

struct text web_meant(struct arena *arena, struct text text)
{
    struct text rest = text_trim(text), host;
    size_t slashes = text_find(rest, TEXT("//"), 0);
    rest = slashes == TEXT_NOT_FOUND ? rest : text_slice(rest, slashes + 2, rest.size); /* "https//", "htp://" */
    host = host_of(rest);
    struct text address = TEXT_JOIN(arena, TEXT("https://"), rest);
    return text_find_byte(host, '.', 0) != TEXT_NOT_FOUND && address_is_web(address) ? address : (struct text){0};
}

static bool is_hex(struct text text)
{
    for (size_t i = 0; i < text.size; i++)
        if (!isxdigit((unsigned char)text.data[i]))
            return false;
    return text.size == 3 || text.size == 4 || text.size == 6 || text.size == 8;
}

static bool is_one_of(struct text text, const char *list)
{
    struct text rest = text_of(list), one;
    while (text_next(&rest, ' ', &one))
        if (text_equal_fold(one, text))
            return true;
    return false;
}

bool colour_is_css(struct text text)
{
    static const char names[] =
        "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood cadetblue chartreuse "
        "chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta "
        "darkolivegreen darkorange darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet "
        "deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green "
        "greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan "
        "lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue lightslategray lightslategrey "
        "lightsteelblue lightyellow lime limegreen linen magenta maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen "
        "mediumslateblue mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive "
        "olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple "
        "rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue slategray slategrey "
        "snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white whitesmoke yellow yellowgreen";
    size_t open = text_find_byte(text, '(', 0);
    if (text_starts(text, TEXT("#")))
        return is_hex(text_slice(text, 1, text.size));
    if (open != TEXT_NOT_FOUND)
        return text_ends(text, TEXT(")")) && is_one_of(text_slice(text, 0, open), "rgb rgba hsl hsla hwb lab lch oklab oklch color");
    return is_one_of(text, names);
}

struct text colour_meant(struct arena *arena, struct text text)
{
    return is_hex(text) ? TEXT_JOIN(arena, TEXT("\"#"), text, TEXT("\"")) : (struct text){0};
}

const char *language_meant(struct text tag)
{
    static const char *const table[][2] = {
        {"cn", "zh"},       {"jp", "ja"},      {"kr", "ko"},         {"vn", "vi"},       {"cz", "cs"},       {"gr", "el"},       {"dk", "da"},
        {"ua", "uk"},       {"us", "en"},      {"en_US", "en-US"},   {"en_GB", "en-GB"}, {"zh_CN", "zh-CN"}, {"zh_TW", "zh-TW"}, {"pt_BR", "pt-BR"},
        {"english", "en"},  {"chinese", "zh"}, {"german", "de"},     {"french", "fr"},   {"spanish", "es"},  {"russian", "ru"},  {"arabic", "ar"},
        {"japanese", "ja"}, {"korean", "ko"},  {"portuguese", "pt"}, {"中文", "zh"},     {"英文", "en"},     {"英语", "en"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (text_equal_fold(tag, text_of(table[i][0])))
            return table[i][1];
    return NULL;
}
