/* png.c - PNG, by libpng.
 *
 * libpng reports errors by longjmp. So that no local variable can be lost, everything that
 * changes lives in struct reading or writing, and `guarded` is the only function with a setjmp.
 */
#include <png.h>
#include <setjmp.h>

#include "base/buffer.h"
#include "image/codec.h"
#include "image/exif.h"

/* Where libpng's errors go. */
struct guard {
    struct arena *arena;
    const char *reason;
    jmp_buf out;
};

struct reading {
    png_structp png;
    png_infop info;
    struct text rest; /* what libpng has not read yet */
    struct decoded *into;
    struct guard guard;
};

struct writing {
    png_structp png;
    png_infop info;
    const struct pixels *pixels;
    struct buffer file;
    struct guard guard;
};

static _Noreturn void on_error(png_structp png, png_const_charp message)
{
    struct guard *guard = png_get_error_ptr(png);
    guard->reason = text_cstr(guard->arena, text_of(message));
    longjmp(guard->out, 1);
}

static void on_warning(png_structp png, png_const_charp message)
{
    (void)png, (void)message;
}

static void read_bytes(png_structp png, png_bytep into, size_t size)
{
    struct reading *r = png_get_io_ptr(png);
    if (size > r->rest.size)
        png_error(png, "the file ends too early");
    memcpy(into, r->rest.data, size);
    r->rest = text_slice(r->rest, size, r->rest.size);
}

static bool open_png(struct reading *r)
{
    r->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &r->guard, on_error, on_warning);
    r->info = r->png ? png_create_info_struct(r->png) : NULL;
    if (!r->info) {
        r->guard.reason = "out of memory";
        return false;
    }
    png_set_user_limits(r->png, MAX_SIDE, MAX_SIDE);
    png_set_chunk_malloc_max(r->png, 16 * 1024 * 1024);
    png_set_chunk_cache_max(r->png, 64);
    png_set_read_fn(r->png, r, read_bytes);
    return true;
}

static void read_metadata(struct reading *r)
{
    png_charp name;
    png_bytep data;
    png_uint_32 size;
    int compression;
    if (png_get_iCCP(r->png, r->info, &name, &compression, &data, &size) == PNG_INFO_iCCP)
        r->into->icc = text_copy(r->guard.arena, (struct text){(const char *)data, size});
    if (png_get_eXIf_1(r->png, r->info, &size, &data) == PNG_INFO_eXIf)
        r->into->exif = text_copy(r->guard.arena, (struct text){(const char *)data, size});
    r->into->orientation = exif_orientation(r->into->exif);
    png_textp texts;
    int n = 0;
    png_get_text(r->png, r->info, &texts, &n);
    for (int i = 0; i < n; i++)
        if (text_is(text_of(texts[i].key), "XML:com.adobe.xmp"))
            r->into->xmp = text_copy(r->guard.arena, text_of(texts[i].text));
}

/* Asks libpng for 8 bits and 1, 3 or 4 channels. */
static int read_header(struct reading *r)
{
    png_read_info(r->png, r->info);
    r->into->pixels = (struct pixels){NULL, png_get_image_width(r->png, r->info), png_get_image_height(r->png, r->info), 0};
    r->into->bit_depth = png_get_bit_depth(r->png, r->info);
    png_set_expand(r->png);
    png_set_scale_16(r->png);
    bool alpha = (png_get_color_type(r->png, r->info) & PNG_COLOR_MASK_ALPHA) || png_get_valid(r->png, r->info, PNG_INFO_tRNS);
    if (alpha)
        png_set_gray_to_rgb(r->png);
    int passes = png_set_interlace_handling(r->png);
    png_read_update_info(r->png, r->info);
    return passes;
}

static void read_all(void *reading)
{
    struct reading *r = reading;
    int passes = read_header(r);
    struct pixels *pixels = &r->into->pixels;
    uint8_t channels = png_get_channels(r->png, r->info);
    if (channels == 2 || !pixels_try(r->guard.arena, pixels->width, pixels->height, channels, pixels))
        png_error(r->png, "it has more pixels than the limit of 100 megapixels");
    while (passes-- > 0)
        for (uint32_t y = 0; y < pixels->height; y++)
            png_read_row(r->png, pixels->data + (size_t)y * pixels->width * channels, NULL);
    png_read_end(r->png, r->info);
    read_metadata(r);
    r->into->space = channels == 1 ? COLOUR_GREY : COLOUR_RGB;
}

static bool guarded(struct guard *guard, void (*step)(void *of), void *of)
{
    if (setjmp(guard->out))
        return false;
    step(of);
    return true;
}

static bool matches(struct text file)
{
    return text_starts(file, TEXT("\x89PNG\r\n\x1a\n"));
}

static uint32_t number_at(struct text file, size_t at)
{
    const unsigned char *b = (const unsigned char *)file.data + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* IHDR comes first (PNG, 3rd edition, 5.6). */
static bool size(struct text file, uint32_t *width, uint32_t *height)
{
    if (file.size < 24)
        return false;
    *width = number_at(file, 16);
    *height = number_at(file, 20);
    return true;
}

static bool decode(struct arena *arena, struct text file, struct decoded *into, const char **reason)
{
    struct reading r = {.rest = file, .into = into, .guard.arena = arena};
    *into = (struct decoded){.orientation = 1};
    bool ok = open_png(&r) && guarded(&r.guard, read_all, &r);
    png_destroy_read_struct(&r.png, &r.info, NULL);
    if (!ok)
        *reason = r.guard.reason;
    return ok;
}

static void write_bytes(png_structp png, png_bytep bytes, size_t size)
{
    struct writing *w = png_get_io_ptr(png);
    buffer_put(&w->file, (struct text){(const char *)bytes, size});
}

static void flush(png_structp png)
{
    (void)png;
}

static void write_all(void *writing)
{
    static const int types[] = {0, PNG_COLOR_TYPE_GRAY, 0, PNG_COLOR_TYPE_RGB, PNG_COLOR_TYPE_RGB_ALPHA};
    struct writing *w = writing;
    const struct pixels *pixels = w->pixels;
    png_set_write_fn(w->png, w, write_bytes, flush);
    png_set_IHDR(w->png, w->info, pixels->width, pixels->height, 8, types[pixels->channels], PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_write_info(w->png, w->info);
    for (uint32_t y = 0; y < pixels->height; y++)
        png_write_row(w->png, pixels->data + (size_t)y * pixels->width * pixels->channels);
    png_write_end(w->png, NULL);
}

/* PNG loses nothing: QUALITY does not count. */
static bool encode(struct arena *arena, const struct pixels *pixels, int quality, struct text *file, const char **reason)
{
    struct writing w = {.pixels = pixels, .file = buffer_new(arena), .guard = {.arena = arena, .reason = "out of memory"}};
    (void)quality;
    w.png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &w.guard, on_error, on_warning);
    w.info = w.png ? png_create_info_struct(w.png) : NULL;
    bool ok = w.info && guarded(&w.guard, write_all, &w);
    png_destroy_write_struct(&w.png, &w.info);
    *file = buffer_text(&w.file);
    if (!ok)
        *reason = w.guard.reason;
    return ok;
}

const struct codec codec_png = {.name = "png", .endings = "png", .mime = "image/png", .matches = matches, .size = size, .decode = decode, .encode = encode};
