/* Any bytes as a picture: decoding, facts, sizes, encoding. */
#include "fuzz.h"
#include "image/variants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena scratch = arena_new("fuzz"), keep = arena_new("keep");
    struct cache none = {.folder = {.fd = -1}};
    struct variant_options options = {{16, 64}, 2, 80, 76, true};
    struct picture_facts facts;
    struct variants variants;
    struct text jpeg;
    uint32_t w, h;
    const char *reason;
    struct text file = {(const char *)data, size};
    picture_make(&scratch, &keep, &none, file, &options, &facts, &variants);
    picture_scaled(&scratch, file, 32, 70, &jpeg, &w, &h, &reason);
    arena_release(&scratch);
    arena_release(&keep);
    return 0;
}
