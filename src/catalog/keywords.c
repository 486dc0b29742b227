/* keywords.c - what people put between keywords where a comma belongs. */
#include "catalog/field.h"

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Is the ; at AT the end of an HTML entity like &trade; */
static bool ends_entity(struct text line, size_t at)
{
    size_t i = at;
    while (i > 0 && (is_letter(line.data[i - 1]) || line.data[i - 1] == '#' || (line.data[i - 1] >= '0' && line.data[i - 1] <= '9')))
        i--;
    return i > 0 && i < at && line.data[i - 1] == '&';
}

/* A slash stands for a comma between words, as in "bike bell / bicycle bell"; in "AC/DC", "1/2" or beside real commas it does not. */
static bool is_slash_list(struct text line, size_t at)
{
    bool spaced = at > 0 && at + 1 < line.size && line.data[at - 1] == ' ' && line.data[at + 1] == ' ';
    size_t before = 0, after = 0;
    while (before < at && is_letter(line.data[at - 1 - before]))
        before++;
    while (at + 1 + after < line.size && is_letter(line.data[at + 1 + after]))
        after++;
    return spaced || (before > 2 && after > 2 && text_find_byte(line, ',', 0) == TEXT_NOT_FOUND);
}

size_t keywords_wrong_separator(struct text line, size_t at)
{
    static const char *const wrong[] = {"，", "、", "；", "｜", "／", "|", "\t"};
    unsigned char c = (unsigned char)line.data[at];
    if (c < 0x80 && c != '|' && c != '\t' && c != ';' && c != '/') /* nearly all */
        return 0;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (text_starts(text_slice(line, at, line.size), text_of(wrong[i])))
            return strlen(wrong[i]);
    if (line.data[at] == ';')
        return !ends_entity(line, at);
    return line.data[at] == '/' && is_slash_list(line, at);
}
