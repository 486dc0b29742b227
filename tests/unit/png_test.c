/* Every picture of PngSuite (CORPORA/pngsuite) decodes to the samples that libpng itself gives, read in one piece. */
#include <png.h>
#include <stdlib.h>

#include "base/file.h"
#include "image/codec.h"
#include "test.h"

struct source {
    struct text rest;
};

static void read_bytes(png_structp png, png_bytep into, size_t size)
{
    struct source *source = png_get_io_ptr(png);
    if (size > source->rest.size)
        png_error(png, "end");
    memcpy(into, source->rest.data, size);
    source->rest = text_slice(source->rest, size, source->rest.size);
}

/* The whole picture in one call of libpng, with the transformations that the codec promises: 8 bits; 1, 3 or 4 channels. */
static png_bytepp reference(struct arena *arena, png_structp png, png_infop info, struct source *source)
{
    if (setjmp(png_jmpbuf(png)))
        return NULL;
    png_set_read_fn(png, source, read_bytes);
    png_read_info(png, info);
    bool alpha = (png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) || png_get_valid(png, info, PNG_INFO_tRNS);
    png_set_expand(png);
    png_set_scale_16(png);
    if (alpha)
        png_set_gray_to_rgb(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
    png_bytepp rows = arena_array(arena, png_bytep, png_get_image_height(png, info));
    for (png_uint_32 y = 0; y < png_get_image_height(png, info); y++)
        rows[y] = arena_alloc(arena, png_get_rowbytes(png, info));
    png_read_image(png, rows);
    png_read_end(png, info);
    return rows;
}

static void quiet(png_structp png, png_const_charp message)
{
    (void)message;
    png_longjmp(png, 1);
}

static void hush(png_structp png, png_const_charp message)
{
    (void)png, (void)message;
}

/* *N_SAME counts those that are alike, *N_REFUSED those that both refuse. */
static void try(struct text file, struct text name, size_t *n_same, size_t *n_refused)
{
    struct arena arena = arena_new("test");
    struct decoded decoded = {0};
    const char *reason = "";
    uint32_t width = 0, height = 0;
    struct source source = {file};
    const struct codec *codec = codec_named(TEXT("png"));
    bool ours = codec->matches(file) && codec->decode(&arena, file, &decoded, &reason);
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, quiet, hush);
    png_infop info = png_create_info_struct(png);
    png_bytepp rows = codec->matches(file) ? reference(&arena, png, info, &source) : NULL;
    bool same = ours == (rows != NULL);
    if (rows && ours) {
        size_t line = png_get_rowbytes(png, info);
        same = line == (size_t)decoded.pixels.width * decoded.pixels.channels && codec->size(file, &width, &height) && width == decoded.pixels.width &&
               height == decoded.pixels.height;
        for (uint32_t y = 0; same && y < decoded.pixels.height; y++)
            same = memcmp(rows[y], decoded.pixels.data + y * line, line) == 0;
    }
    if (!same)
        fprintf(stderr, "%.*s differs\n", TEXT_ARGS(name));
    EXPECT(same);
    *n_same += same && ours;
    *n_refused += same && !ours;
    png_destroy_read_struct(&png, &info, NULL);
    arena_release(&arena);
}

int main(void)
{
    struct arena arena = arena_new("test");
    const char *corpora = getenv("CORPORA"), *reason = "";
    struct folder folder;
    struct entry_list list = {0};
    size_t n_same = 0, n_refused = 0;
    bool there = corpora && folder_open(&arena, text_format(&arena, "%s/pngsuite", corpora).data, &folder, &reason);
    if (there && folder_walk(&arena, &folder, TEXT(""), &list, &reason))
        for (size_t i = 0; i < list.n_items; i++) {
            struct text file;
            if (text_ends(list.items[i].path, TEXT(".png")) && folder_read(&arena, &folder, list.items[i].path, 1 << 24, &file, &reason))
                try(file, list.items[i].path, &n_same, &n_refused);
        }
    if (there) {
        printf("    %zu pictures bit by bit as libpng has them, %zu refused by both\n", n_same, n_refused);
        EXPECT(n_same > 150 && n_refused > 10);
        folder_close(&folder);
    }
    arena_release(&arena);
    return finish(__FILE__, there ? NULL : "PngSuite (CORPORA)");
}
