/* shots.h - the photos of a document as JPEGs of one width and quality, chosen so that the document fits a size.
 *
 * Nothing is kept in memory: what is not among the site's variants is kept in the cache.
 */
#ifndef VITRINE_DOCUMENT_SHOTS_H
#define VITRINE_DOCUMENT_SHOTS_H

#include "view/view.h"

struct shots {
    const struct view_context *context;
    struct pool *pool;
    uint32_t width; /* of the widest */
    int quality; /* 0: the theme's variants as they are */
};

/* The photo PICTURE of the catalog; its size in pixels. False: it cannot be shown. */
bool shots_read(const struct shots *shots, struct arena *arena, size_t picture, struct text *jpeg, uint32_t *width, uint32_t *height);

/* The photo as an img of HTML, within the file itself (a data URI); without its bytes when only the rest is to be weighed. False, and nothing, when there is none. */
bool shots_put(const struct shots *shots, struct buffer *out, size_t picture, struct text alt, bool with_bytes);

/* Chooses width and quality so that the N PICTURES come near, but not above, MOST bytes together; *SUM is what they come to. False when even
 * the smallest that are of use come to more. Makes every photo a few times, on all processors. */
bool shots_fit(struct shots *shots, const size_t *pictures, size_t n, uint64_t most, uint64_t *sum);

#endif
