/* variants.h - one decoding of a photo: its facts, and the files that the storefront shows.
 *
 * Results are kept in the cache under a key made of the file's bytes and the parameters; a second
 * run decodes nothing.
 */
#ifndef VITRINE_IMAGE_VARIANTS_H
#define VITRINE_IMAGE_VARIANTS_H

#include "base/cache.h"
#include "image/facts.h"

enum { MAX_WIDTHS = 8 };

/* One quality for all photos of a form: one for each, so that all reach the same SSIM, takes 6 % more bytes as JPEG and 1 to 4 % fewer as WebP for the
 * same mean, which two more encodings are not worth (tests/bench/quality.sh). */
struct variant_options {
    uint32_t widths[MAX_WIDTHS]; /* rising */
    size_t n_widths;
    int jpeg_quality, webp_quality; /* 1..100 */
    bool webp; /* as WebP too; JPEG, or PNG of what has alpha, always */
    bool is_elsewhere; /* widths are chosen, and the files made by another build */
};

struct variants {
    struct text key; /* in the cache; 32 hexadecimal digits */
    uint32_t width, height; /* of the upright original; 0: it cannot be shown */
    uint32_t widths[MAX_WIDTHS]; /* that were made: never wider than the original */
    size_t n_widths;
    bool has_alpha; /* something shows through: PNG, which every browser knows, stands in the place of JPEG */
};

/* What every program can show: "jpg", or "png" of what has alpha. */
const char *variant_ending(const struct variants *variants);

/* The largest file of a picture that is read. */
enum { LARGEST_PICTURE = 256 * 1024 * 1024 };

/* The cache's name of a variant: "KEY-640.jpg". ENDING: "webp", or variant_ending's. */
struct text variant_name(struct arena *arena, const struct variants *variants, uint32_t width, const char *ending);

/* The height that belongs to WIDTH. */
uint32_t variant_height(const struct variants *variants, uint32_t width);

/* What CACHE knows of the picture with CONTENT: its facts, and that all variants are there. False: it must be made. Reads no pixels. */
bool picture_known(struct arena *scratch, struct arena *keep, const struct cache *cache, struct content_hash content, const struct variant_options *options,
                   struct picture_facts *facts, struct variants *variants);

/* How much picture_make will take for FILE at its peak, by its header: about 4 bytes a pixel; 0 for what it will refuse. */
size_t picture_memory(struct text file);

/* Facts of the picture FILE and, unless OPTIONS is NULL, its variants in CACHE. FACTS and the key are
 * always set; what cannot be decoded says why in facts->reason. Strings of VARIANTS live in KEEP.
 * SCRATCH takes the pixels: about 4 bytes a pixel at the peak. */
void picture_make(struct arena *scratch, struct arena *keep, const struct cache *cache, struct text file, const struct variant_options *options,
                  struct picture_facts *facts, struct variants *variants);

/* The picture FILE as a JPEG of WIDTH (at most its own), upright, sRGB; the size that was made in *MADE_WIDTH and *MADE_HEIGHT. False: REASON. */
bool picture_scaled(struct arena *arena, struct text file, uint32_t width, int quality, struct text *jpeg, uint32_t *made_width, uint32_t *made_height,
                    const char **reason);

/* The bytes of a variant: from the cache, or made again from the picture's FILE. ENDING may be "jpg" of any picture: over white. False: REASON. */
bool variant_read(struct arena *arena, const struct cache *cache, struct text file, const struct variant_options *options, const struct variants *variants,
                  uint32_t width, const char *ending, struct text *bytes, const char **reason);

#endif
