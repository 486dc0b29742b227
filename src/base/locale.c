/* locale.c - reads the subset of .po files that msgfmt writes and translators use: comments, msgid, msgstr, strings over several lines. */
#include "base/locale.h"

#include "base/buffer.h"
#include "base/embedded.h"

static struct map index_of; /* message to its place in translations */
static struct text *translations;

/* Appends the C string literal in LINE to OUT. */
static void put_literal(struct buffer *out, struct text line)
{
    size_t from = text_find_byte(line, '"', 0);
    for (size_t i = from == TEXT_NOT_FOUND ? line.size : from + 1; i < line.size && line.data[i] != '"'; i++) {
        if (line.data[i] == '\\' && i + 1 < line.size) {
            char c = line.data[++i];
            buffer_put_byte(out, c == 'n' ? '\n' : c == 't' ? '\t' : c);
        } else {
            buffer_put_byte(out, line.data[i]);
        }
    }
}

static void add(struct buffer *id, struct buffer *string, size_t *n)
{
    if (id->size && string->size && map_add(&index_of, buffer_text(id), *n) == *n) {
        buffer_put_byte(string, 0); /* formats are C strings */
        translations[(*n)++] = (struct text){string->data, string->size - 1};
    }
}

static void read_po(struct arena *arena, struct text bytes)
{
    struct text rest = bytes, line;
    struct buffer id = buffer_new(arena), string = buffer_new(arena), *into = NULL;
    size_t lines = 0, n = 0;
    for (size_t i = 0; i < bytes.size; i++)
        lines += bytes.data[i] == '\n';
    index_of = map_new(arena);
    translations = arena_array(arena, struct text, lines + 1);
    while (text_next(&rest, '\n', &line)) {
        if (text_starts(line, TEXT("msgid "))) {
            add(&id, &string, &n);
            id = buffer_new(arena);
            string = buffer_new(arena);
            into = &id;
        } else if (text_starts(line, TEXT("msgstr "))) {
            into = &string;
        } else if (!text_starts(line, TEXT("\""))) {
            into = NULL;
        }
        if (into)
            put_literal(into, line);
    }
    add(&id, &string, &n);
}

static const char *wanted_language(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *value = getenv(names[i]);
        if (value && *value)
            return value;
    }
    return "en";
}

static struct text tag_of_messages;

struct text locale_tag(void)
{
    return tag_of_messages.size ? tag_of_messages : TEXT("en");
}

bool locale_open(struct arena *arena, const char *language)
{
    struct text wanted = text_of(language ? language : wanted_language()), bytes;
    size_t end = 0;
    while (end < wanted.size && wanted.data[end] != '_' && wanted.data[end] != '-' && wanted.data[end] != '.')
        end++;
    struct text tag = text_slice(wanted, 0, end);
    translations = NULL;
    tag_of_messages = TEXT("");
    if (text_is(tag, "en") || (!language && (text_is(tag, "C") || text_is(tag, "POSIX"))))
        return true;
    if (!embedded_find(text_format(arena, "src/language/messages/%.*s.po", TEXT_ARGS(tag)), &bytes))
        return language == NULL;
    read_po(arena, bytes);
    tag_of_messages = text_copy(arena, tag);
    return true;
}

struct text locale_find(struct text message)
{
    size_t at = translations ? map_find(&index_of, message) : MAP_NONE;
    return at == MAP_NONE ? message : translations[at];
}

const char *locale_text(const char *message)
{
    struct text found = locale_find(text_of(message));
    return found.data == NULL ? message : found.data;
}
