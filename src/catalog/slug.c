/* slug.c - names for files and addresses. */
#include <pthread.h>
#include <unicode/utrans.h>
#include <unicode/ustring.h>

#include "base/buffer.h"
#include "base/icu.h"
#include "catalog/catalog.h"

/* Opened when the first name that is not ASCII is met. */
static pthread_once_t once = PTHREAD_ONCE_INIT;
static UTransliterator *latin;

static void open_latin(void)
{
    latin = icu_transliterator(u"Any-Latin; Latin-ASCII; Lower");
}

/* NAME in ASCII, or as it is when ICU cannot. A clone a call: a transliterator is not for many threads. */
static struct text to_ascii(struct arena *arena, struct text name)
{
    enum { ROOM = 512 };
    UChar wide[ROOM];
    char narrow[ROOM * 3];
    int32_t size = 0, limit, out = 0;
    UErrorCode error = U_ZERO_ERROR;
    pthread_once(&once, open_latin);
    u_strFromUTF8WithSub(wide, ROOM / 2, &size, name.data, (int32_t)name.size, 0xFFFD, NULL, &error);
    UTransliterator *mine = latin && icu_works(error) ? utrans_clone(latin, &error) : NULL;
    if (!mine)
        return name;
    limit = size;
    utrans_transUChars(mine, wide, &size, ROOM, 0, &limit, &error);
    utrans_close(mine);
    u_strToUTF8(narrow, (int32_t)sizeof narrow, &out, wide, size, &error);
    return icu_works(error) ? text_copy(arena, (struct text){narrow, (size_t)out}) : name;
}

/* Names that Windows keeps for devices (Microsoft, "Naming Files, Paths, and Namespaces"). */
static bool is_reserved(struct text slug)
{
    static const char *const names[] = {"con", "prn", "aux", "nul"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (text_is(slug, names[i]))
            return true;
    return slug.size == 4 && (text_starts(slug, TEXT("com")) || text_starts(slug, TEXT("lpt"))) && slug.data[3] >= '0' && slug.data[3] <= '9';
}

enum { LONGEST = 80 };

/* Is NAME what slug_make would make of it? Most names are. */
static bool is_slug(struct text name)
{
    if (name.size == 0 || name.size > LONGEST || name.data[0] == '-' || name.data[name.size - 1] == '-' || is_reserved(name))
        return false;
    for (size_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!letter && (c != '-' || name.data[i - 1] == '-'))
            return false;
    }
    return true;
}

struct text slug_make(struct arena *arena, struct text name)
{
    bool ascii = true;
    if (is_slug(name))
        return name;
    for (size_t i = 0; i < name.size; i++)
        ascii = ascii && (unsigned char)name.data[i] < 0x80;
    if (!ascii)
        name = to_ascii(arena, text_slice(name, 0, 200));
    struct buffer out = buffer_new(arena);
    for (size_t i = 0; i < name.size && out.size < LONGEST; i++) {
        char c = name.data[i];
        bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        if (keep)
            buffer_put_byte(&out, c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c);
        else if (c != '\'' && out.size && out.data[out.size - 1] != '-')
            buffer_put_byte(&out, '-');
    }
    while (out.size && out.data[out.size - 1] == '-')
        out.size--;
    if (out.size == 0)
        return text_format(arena, "x%08x", (unsigned)(text_hash(name) & 0xFFFFFFFF));
    struct text slug = buffer_text(&out);
    return is_reserved(slug) ? text_format(arena, "%.*s-x", TEXT_ARGS(slug)) : slug;
}
