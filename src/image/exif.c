/* exif.c - walks the directories; every offset is checked. */
#include "image/exif.h"

enum { TAG_ORIENTATION = 0x112, TAG_ARTIST = 0x13B, TAG_EXIF = 0x8769, TAG_GPS = 0x8825, TAG_OWNER = 0xA430, TAG_LATITUDE = 2 };

static uint32_t number(struct text exif, size_t at, size_t bytes, bool little)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < bytes; i++) {
        size_t from = little ? at + bytes - 1 - i : at + i;
        sum = sum << 8 | (from < exif.size ? (unsigned char)exif.data[from] : 0);
    }
    return sum;
}

struct tag {
    uint32_t type, count, value; /* value: the four bytes as a number, or an offset */
    size_t at; /* where these four bytes stand */
    bool little;
};

/* Looks for TAG in the directory at OFFSET. */
static bool find_tag(struct text exif, uint32_t offset, uint32_t wanted, bool little, struct tag *tag)
{
    if (offset < 8 || offset + 2 > exif.size)
        return false;
    uint32_t n = number(exif, offset, 2, little);
    for (uint32_t i = 0; i < n; i++) {
        size_t at = (size_t)offset + 2 + (size_t)i * 12;
        if (at + 12 > exif.size)
            return false;
        if (number(exif, at, 2, little) != wanted)
            continue;
        *tag = (struct tag){number(exif, at + 2, 2, little), number(exif, at + 4, 4, little), number(exif, at + 8, 4, little), at + 8, little};
        return true;
    }
    return false;
}

static bool first_directory(struct text exif, uint32_t *offset, bool *little)
{
    *little = text_starts(exif, TEXT("II*\0"));
    if (!*little && !text_starts(exif, TEXT("MM\0*")))
        return false;
    *offset = number(exif, 4, 4, *little);
    return true;
}

uint8_t exif_orientation(struct text exif)
{
    uint32_t offset;
    bool little;
    struct tag tag;
    if (!first_directory(exif, &offset, &little) || !find_tag(exif, offset, TAG_ORIENTATION, little, &tag))
        return 1;
    uint32_t value = number(exif, tag.at, 2, little);
    return value >= 1 && value <= 8 ? (uint8_t)value : 1;
}

bool exif_has_position(struct text exif)
{
    uint32_t offset;
    bool little;
    struct tag gps, latitude;
    return first_directory(exif, &offset, &little) && find_tag(exif, offset, TAG_GPS, little, &gps) &&
           find_tag(exif, gps.value, TAG_LATITUDE, little, &latitude);
}

static bool is_named(struct text exif, const struct tag *tag)
{
    size_t from = tag->count <= 4 ? tag->at : tag->value;
    struct text name = text_slice(exif, from, from + tag->count);
    while (name.size && name.data[name.size - 1] == 0)
        name.size--;
    return text_trim(name).size > 1;
}

bool exif_has_person(struct text exif)
{
    uint32_t offset;
    bool little;
    struct tag tag;
    if (!first_directory(exif, &offset, &little))
        return false;
    if (find_tag(exif, offset, TAG_ARTIST, little, &tag) && is_named(exif, &tag))
        return true;
    return find_tag(exif, offset, TAG_EXIF, little, &tag) && find_tag(exif, tag.value, TAG_OWNER, little, &tag) && is_named(exif, &tag);
}
