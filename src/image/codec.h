/* codec.h - picture files in and out. One format is one file with one `const struct codec`, and
 * one row in codecs.def.
 *
 * A codec sees bytes and returns pixels or a reason; it knows no file, no catalog and no
 * finding. Every input is hostile. A codec keeps nothing between calls, so it runs on many threads.
 */
#ifndef VITRINE_IMAGE_CODEC_H
#define VITRINE_IMAGE_CODEC_H

#include "image/planes.h"

enum colour_space { COLOUR_GREY, COLOUR_RGB, COLOUR_CMYK, COLOUR_CMYK_INVERTED /* as Adobe writes it */ };

struct decoded {
    struct planes planes; /* when the file holds luma and colour apart and is sRGB: then there are no pixels */
    struct pixels pixels; /* as stored: not yet upright, not yet sRGB; width and height are always set */
    enum colour_space space;
    uint8_t bit_depth; /* of a channel in the file */
    uint8_t orientation; /* EXIF 1..8 */
    uint8_t quality; /* of a JPEG, estimated from its tables, 1..100; 0: not a JPEG */
    struct text icc; /* the embedded profile, or empty */
    struct text exif; /* TIFF structure, or empty */
    struct text xmp; /* or empty */
};

struct codec {
    const char *name; /* "png": as in themes and in file names */
    const char *endings; /* "jpg|jpeg": what such a file's name may end with */
    const char *mime;

    /* Does FILE begin like this format? Looks at 16 bytes at most; the name never counts. */
    bool (*matches)(struct text file);

    /* The WIDTH and HEIGHT that the header of FILE tells, as stored. False: it tells none. Allocates nothing. */
    bool (*size)(struct text file, uint32_t *width, uint32_t *height);

    /* Decodes FILE into ARENA. False: *REASON completes "cannot be decoded: ...", is static or lives
     * in ARENA. What the header told stays in INTO either way. */
    bool (*decode)(struct arena *arena, struct text file, struct decoded *into, const char **reason);

    /* PIXELS (1, 3 or 4 channels, sRGB) as a file without any metadata, QUALITY 1..100. NULL: this
     * format is not written. */
    /* The same for planes, which may be NULL too. */
    bool (*encode_planes)(struct arena *arena, struct planes *planes, int quality, struct text *file, const char **reason);
    bool (*encode)(struct arena *arena, const struct pixels *pixels, int quality, struct text *file, const char **reason);
};

extern const struct codec *const codecs[];
extern const size_t n_codecs;

/* The codec for FILE by its content, or NULL. */
const struct codec *codec_find(struct text file);

/* The codec named NAME, or NULL. */
const struct codec *codec_named(struct text name);

#endif
