/* variants.c */
#include "image/variants.h"

#include "image/colour.h"
#include "image/exif.h"

/* Change it when facts or variants come out otherwise than before: old entries are then not found. */
static const char *const recipe = "vitrine pictures 8", *const facts_recipe = "vitrine facts 8"; /* a change of what they make takes another number */

/* The sizes that are made of a picture WIDTH wide: those of OPTIONS that it has, and its own width when it
 * lies between two of them by enough to be worth a file. */
static void choose_widths(const struct variant_options *options, struct variants *variants)
{
    variants->n_widths = 0;
    for (size_t i = 0; i < options->n_widths && options->widths[i] <= variants->width; i++)
        variants->widths[variants->n_widths++] = options->widths[i];
    uint32_t last = variants->n_widths ? variants->widths[variants->n_widths - 1] : 0;
    bool full = variants->n_widths == options->n_widths;
    if (!full && variants->width > 0 && variants->width >= last + last / 5)
        variants->widths[variants->n_widths++] = variants->width;
}

struct text variant_name(struct arena *arena, const struct variants *variants, uint32_t width, const char *ending)
{
    return text_format(arena, "%.*s-%u.%s", TEXT_ARGS(variants->key), width, ending);
}

uint32_t variant_height(const struct variants *variants, uint32_t width)
{
    uint64_t height = ((uint64_t)variants->height * width + variants->width / 2) / variants->width;
    return height ? (uint32_t)height : 1;
}

static void header_facts(const struct codec *codec, const struct decoded *decoded, struct picture_facts *facts)
{
    snprintf(facts->format, sizeof facts->format, "%s", codec->name);
    bool turned = decoded->orientation >= 5;
    facts->width = turned ? decoded->pixels.height : decoded->pixels.width;
    facts->height = turned ? decoded->pixels.width : decoded->pixels.height;
    facts->bit_depth = decoded->bit_depth;
    facts->quality = decoded->quality;
    facts->orientation = decoded->orientation;
    facts->space = (uint8_t)decoded->space;
    facts->has_profile = decoded->icc.size > 0;
    facts->has_position = exif_has_position(decoded->exif) || text_find(decoded->xmp, TEXT("exif:GPSLatitude"), 0) != TEXT_NOT_FOUND;
    facts->has_person = exif_has_person(decoded->exif);
}

static void refuse(struct picture_facts *facts, const char *reason)
{
    snprintf(facts->reason, sizeof facts->reason, "%s", reason ? reason : "unknown");
}

/* A picture that is open: planes for all that is opaque, pixels for what has alpha. */
struct opened {
    struct planes planes; /* n_planes 0: use pixels */
    struct pixels pixels; /* upright sRGB with alpha */
    int orientation; /* that the planes still need */
};

/* Anything but planes straight from the file: through pixels in sRGB. */
static bool open_pixels(struct arena *arena, struct decoded *decoded, struct opened *opened)
{
    if (!colour_to_srgb(arena, decoded))
        return false;
    if (pixels_show_through(&decoded->pixels)) {
        opened->pixels = decoded->pixels;
        opened->orientation = 1;
        return pixels_upright(arena, decoded->orientation, &opened->pixels);
    }
    struct pixels opaque; /* an alpha that hides nothing is none */
    return pixels_flatten(arena, &decoded->pixels, &opaque) && planes_of_pixels(arena, &opaque, &opened->planes);
}

/* Bytes to what can be reduced; the header's facts on the way. */
static bool open_picture(struct arena *arena, struct text file, struct picture_facts *facts, struct opened *opened)
{
    const struct codec *codec = codec_find(file);
    struct decoded decoded = {0};
    const char *reason = NULL;
    *opened = (struct opened){.orientation = 1};
    if (!codec) {
        refuse(facts, file.size == 0 ? "the file is empty" : "it is not a JPEG, PNG or WebP file");
        return false;
    }
    bool ok = codec->decode(arena, file, &decoded, &reason);
    header_facts(codec, &decoded, facts);
    opened->planes = decoded.planes;
    opened->orientation = decoded.orientation;
    if (ok && decoded.planes.n_planes == 0 && !open_pixels(arena, &decoded, opened)) {
        reason = "out of memory";
        ok = false;
    }
    facts->has_alpha = ok && opened->planes.n_planes == 0;
    if (!ok)
        refuse(facts, reason);
    return ok;
}

static void measure(struct arena *arena, const struct opened *opened, struct picture_facts *facts)
{
    struct planes planes = {.n_planes = 1};
    struct pixels flat, grey;
    if (opened->planes.n_planes) {
        facts_measure(arena, &opened->planes, opened->orientation, facts);
        return;
    }
    if (!pixels_flatten(arena, &opened->pixels, &flat) || !pixels_luma(arena, &flat, 0, 0, flat.width, flat.height, &grey) ||
        !plane_try(arena, grey.width, grey.height, &planes.plane[0]))
        return;
    for (uint32_t y = 0; y < grey.height; y++)
        memcpy(plane_row(&planes.plane[0], y), grey.data + (size_t)y * grey.width, grey.width);
    facts_measure(arena, &planes, 1, facts);
}

static const struct {
    const char *ending, *codec;
} formats[] = {{"jpg", "jpeg"}, {"webp", "webp"}, {"png", "png"}};

enum { FORMAT_JPEG, FORMAT_WEBP, FORMAT_PNG, N_FORMATS };

const char *variant_ending(const struct variants *variants)
{
    return formats[variants->has_alpha ? FORMAT_PNG : FORMAT_JPEG].ending;
}

/* Are variants made in FORMAT? */
static bool is_made(const struct variant_options *options, const struct variants *variants, size_t format)
{
    return format == FORMAT_WEBP ? options->webp : (format == FORMAT_PNG) == variants->has_alpha;
}

/* One size of a picture, in either form. */
struct sized {
    struct planes planes;
    struct pixels pixels;
};

static bool encode(struct arena *arena, struct sized *sized, const struct variant_options *options, size_t format, struct text *bytes, const char **reason)
{
    const struct codec *codec = codec_named(text_of(formats[format].codec));
    int quality = format == FORMAT_WEBP ? options->webp_quality : options->jpeg_quality;
    if (sized->planes.n_planes && !codec->encode_planes) {
        *reason = "it was another picture a moment ago; build again"; /* something showed through it */
        return false;
    }
    if (sized->planes.n_planes)
        return codec->encode_planes(arena, &sized->planes, quality, bytes, reason);
    return codec->encode(arena, &sized->pixels, quality, bytes, reason);
}

/* FROM at the width and height of a variant. The planes stay as they lie in the file until they are small: turning is cheap then. */
static bool reduce(struct arena *arena, const struct opened *opened, const struct sized *from, uint32_t width, uint32_t height, struct sized *into)
{
    bool turned = opened->orientation >= 5;
    *into = *from;
    if (from->planes.n_planes)
        return planes_resize(arena, &from->planes, turned ? height : width, turned ? width : height, &into->planes);
    return width == from->pixels.width || pixels_resize(arena, &from->pixels, width, height, &into->pixels);
}

/* From the widest to the narrowest, each from the one before when that is at least a third wider; ends at STOP. With a cache every size is
 * kept; the last one is in NOW. One way for both, so that the bytes do not depend on what the cache held. */
static bool cascade(struct arena *arena, const struct cache *cache, const struct opened *opened, const struct variant_options *options,
                    const struct variants *variants, uint32_t stop, struct sized *now)
{
    struct sized original = {opened->planes, opened->pixels}, last = original;
    uint32_t last_width = variants->width;
    for (size_t i = variants->n_widths; i-- > 0 && variants->widths[i] >= stop;) {
        uint32_t width = variants->widths[i];
        const struct sized *from = last_width * 3ull >= width * 4ull ? &last : &original;
        struct sized upright;
        if (!reduce(arena, opened, from, width, variant_height(variants, width), now))
            return false;
        upright = *now;
        if (now->planes.n_planes && !planes_upright(arena, opened->orientation, &upright.planes))
            return false;
        for (size_t k = 0; cache && k < N_FORMATS; k++) {
            struct text bytes;
            const char *reason;
            if (is_made(options, variants, k) && encode(arena, &upright, options, k, &bytes, &reason))
                cache_write(arena, cache, variant_name(arena, variants, width, formats[k].ending), bytes);
        }
        last = *now;
        last_width = width;
        *now = upright;
    }
    return true;
}

static bool all_cached(struct arena *arena, const struct cache *cache, const struct variant_options *options, const struct variants *variants)
{
    for (size_t i = 0; i < variants->n_widths; i++)
        for (size_t k = 0; k < N_FORMATS; k++)
            if (is_made(options, variants, k) && !cache_has(cache, variant_name(arena, variants, variants->widths[i], formats[k].ending)))
                return false;
    return true;
}

static struct text parameters(struct arena *arena, const struct variant_options *options)
{
    return options ? text_format(arena, "%s j%d w%d", recipe, options->jpeg_quality, options->webp_quality) : text_of(recipe);
}

static void take_size(const struct picture_facts *facts, const struct variant_options *options, struct variants *variants)
{
    if (facts->reason[0])
        return;
    variants->width = facts->width;
    variants->height = facts->height;
    variants->has_alpha = facts->has_alpha;
    if (options)
        choose_widths(options, variants);
}

static struct text facts_name(struct arena *arena, struct content_hash content)
{
    return text_format(arena, "%.*s.facts", TEXT_ARGS(cache_key(arena, content, text_of(facts_recipe))));
}

size_t picture_memory(struct text file)
{
    enum { BYTES_A_PIXEL = 4 };
    const struct codec *codec = codec_find(file);
    uint32_t width, height;
    if (!codec || !codec->size(file, &width, &height) || (uint64_t)width * height > MAX_PIXELS)
        return 0;
    return (size_t)width * height * BYTES_A_PIXEL + file.size;
}

bool picture_known(struct arena *scratch, struct arena *keep, const struct cache *cache, struct content_hash content, const struct variant_options *options,
                   struct picture_facts *facts, struct variants *variants)
{
    struct text line;
    *facts = (struct picture_facts){0};
    *variants = (struct variants){.key = cache_key(keep, content, parameters(scratch, options))};
    if (!cache_read(scratch, cache, facts_name(scratch, content), &line) || !facts_read(line, facts))
        return false;
    take_size(facts, options, variants);
    return !options || options->is_elsewhere || facts->reason[0] || all_cached(scratch, cache, options, variants);
}

void picture_make(struct arena *scratch, struct arena *keep, const struct cache *cache, struct text file, const struct variant_options *options,
                  struct picture_facts *facts, struct variants *variants)
{
    struct opened opened;
    struct sized made = {0};
    struct content_hash content = content_hash(file);
    if (picture_known(scratch, keep, cache, content, options, facts, variants))
        return;
    bool measured = facts->width > 0; /* facts are known, but variants are missing */
    if (open_picture(scratch, file, facts, &opened) && !measured)
        measure(scratch, &opened, facts);
    take_size(facts, options, variants);
    if (options && !options->is_elsewhere && !facts->reason[0])
        cascade(scratch, cache, &opened, options, variants, 0, &made);
    if (!measured)
        cache_write(scratch, cache, facts_name(scratch, content), facts_write(scratch, facts));
}

bool variant_read(struct arena *arena, const struct cache *cache, struct text file, const struct variant_options *options, const struct variants *variants,
                  uint32_t width, const char *ending, struct text *bytes, const char **reason)
{
    struct picture_facts facts = {0};
    struct opened opened;
    struct sized small = {0};
    size_t format = FORMAT_JPEG;
    for (size_t i = 0; i < N_FORMATS; i++)
        format = strcmp(ending, formats[i].ending) == 0 ? i : format;
    if (cache_read(arena, cache, variant_name(arena, variants, width, ending), bytes))
        return true;
    if (!open_picture(arena, file, &facts, &opened)) {
        *reason = text_cstr(arena, text_of(facts.reason));
        return false;
    }
    if (!cascade(arena, NULL, &opened, options, variants, width, &small)) {
        *reason = "out of memory";
        return false;
    }
    return encode(arena, &small, options, format, bytes, reason);
}

bool picture_scaled(struct arena *arena, struct text file, uint32_t width, int quality, struct text *jpeg, uint32_t *made_width, uint32_t *made_height,
                    const char **reason)
{
    struct picture_facts facts = {0};
    struct opened opened;
    struct sized sized;
    struct variants variants = {0};
    struct variant_options options = {.jpeg_quality = quality};
    *reason = "out of memory";
    if (!open_picture(arena, file, &facts, &opened)) {
        *reason = text_cstr(arena, text_of(facts.reason));
        return false;
    }
    variants.width = facts.width;
    variants.height = facts.height;
    width = width < facts.width ? width : facts.width;
    *made_width = width;
    *made_height = variant_height(&variants, width);
    struct sized original = {opened.planes, opened.pixels};
    if (!reduce(arena, &opened, &original, width, *made_height, &sized) || (sized.planes.n_planes && !planes_upright(arena, opened.orientation, &sized.planes)))
        return false;
    return encode(arena, &sized, &options, FORMAT_JPEG, jpeg, reason);
}
