/* webp.c - WebP, by libwebp. */
#include <webp/decode.h>
#include <webp/encode.h>

#include "base/compiler.h"
#include "image/codec.h"

static bool matches(struct text file)
{
    return file.size >= 16 && text_starts(file, TEXT("RIFF")) && text_is(text_slice(file, 8, 12), "WEBP");
}

static bool size(struct text file, uint32_t *width, uint32_t *height)
{
    int w, h;
    if (!WebPGetInfo((const uint8_t *)file.data, file.size, &w, &h))
        return false;
    *width = (uint32_t)w;
    *height = (uint32_t)h;
    return true;
}

static bool decode(struct arena *arena, struct text file, struct decoded *into, const char **reason)
{
    WebPBitstreamFeatures features;
    const uint8_t *bytes = (const uint8_t *)file.data;
    *into = (struct decoded){.orientation = 1, .bit_depth = 8, .space = COLOUR_RGB};
    *reason = "the data is damaged";
    if (WebPGetFeatures(bytes, file.size, &features) != VP8_STATUS_OK)
        return false;
    if (features.has_animation) {
        *reason = "it is an animation; a still picture is needed";
        return false;
    }
    uint8_t channels = features.has_alpha ? 4 : 3;
    into->pixels = (struct pixels){NULL, (uint32_t)features.width, (uint32_t)features.height, 0};
    if (!pixels_try(arena, into->pixels.width, into->pixels.height, channels, &into->pixels)) {
        *reason = "it has more pixels than the limit of 100 megapixels";
        return false;
    }
    size_t size = (size_t)into->pixels.width * into->pixels.height * channels;
    int stride = features.width * channels;
    return (channels == 4 ? WebPDecodeRGBAInto(bytes, file.size, into->pixels.data, size, stride)
                          : WebPDecodeRGBInto(bytes, file.size, into->pixels.data, size, stride)) != NULL;
}

static bool import(WebPPicture *picture, struct arena *arena, const struct pixels *from)
{
    struct pixels rgb = *from;
    if (from->channels == 1) {
        if (!pixels_try(arena, from->width, from->height, 3, &rgb))
            return false;
        for (size_t i = 0, n = (size_t)from->width * from->height; i < n; i++)
            memset(rgb.data + i * 3, from->data[i], 3);
    }
    int stride = (int)(rgb.width * rgb.channels);
    return rgb.channels == 4 ? WebPPictureImportRGBA(picture, rgb.data, stride) : WebPPictureImportRGB(picture, rgb.data, stride);
}

/* Method 4: half the time of 6 for 1-2 % more bytes (make bench-pictures). */
static bool encode_picture(struct arena *arena, WebPPicture *picture, int quality, struct text *file, const char **reason)
{
    WebPConfig config;
    WebPMemoryWriter writer;
    if (!WebPConfigPreset(&config, WEBP_PRESET_PHOTO, (float)quality)) {
        *reason = "libwebp cannot be set up";
        return false;
    }
    config.method = 4;
    WebPMemoryWriterInit(&writer);
    picture->writer = WebPMemoryWrite;
    picture->custom_ptr = &writer;
    bool ok = WebPEncode(&config, picture);
    if (ok)
        *file = text_copy(arena, (struct text){(const char *)writer.mem, writer.size});
    else
        *reason = "libwebp refused the picture, or memory is short";
    picture->custom_ptr = NULL;
    WebPMemoryWriterClear(&writer);
    return ok;
}

static bool encode(struct arena *arena, const struct pixels *pixels, int quality, struct text *file, const char **reason)
{
    WebPPicture picture;
    *reason = "libwebp cannot be set up";
    if (!WebPPictureInit(&picture))
        return false;
    picture.width = (int)pixels->width;
    picture.height = (int)pixels->height;
    bool ok = import(&picture, arena, pixels) && encode_picture(arena, &picture, quality, file, reason);
    WebPPictureFree(&picture);
    return ok;
}

/* JPEG's values fill 0 .. 255; VP8's luma lies in 16 .. 235 and its colour in 16 .. 240 (RFC 6386, section 9.2). */
HOT_LOOP static void narrow(const uint8_t *from, uint8_t *to, uint32_t n, int32_t factor, int32_t offset)
{
    for (uint32_t x = 0; x < n; x++)
        to[x] = (uint8_t)((from[x] * factor + offset) >> 16);
}

static void narrow_plane(const struct plane *from, uint8_t *to, int stride, bool luma)
{
    int32_t factor = luma ? 56283 /* 219 / 255 */ : 57569 /* 224 / 255 */, offset = luma ? (16 << 16) + 32768 : (128 << 16) + 32768 - 128 * 57569;
    for (uint32_t y = 0; y < from->height; y++)
        narrow(plane_row(from, y), to + (size_t)y * (size_t)stride, from->width, factor, offset);
}

static bool encode_planes(struct arena *arena, struct planes *planes, int quality, struct text *file, const char **reason)
{
    WebPPicture picture;
    *reason = "libwebp cannot be set up, or memory is short";
    if (!WebPPictureInit(&picture))
        return false;
    picture.width = (int)planes->width;
    picture.height = (int)planes->height;
    picture.use_argb = 0;
    picture.colorspace = WEBP_YUV420;
    bool ok = WebPPictureAlloc(&picture);
    if (ok) {
        size_t half = (size_t)picture.uv_stride * ((planes->height + 1) / 2);
        narrow_plane(&planes->plane[0], picture.y, picture.y_stride, true);
        if (planes->n_planes == 3) {
            narrow_plane(&planes->plane[1], picture.u, picture.uv_stride, false);
            narrow_plane(&planes->plane[2], picture.v, picture.uv_stride, false);
        } else {
            memset(picture.u, 128, half);
            memset(picture.v, 128, half);
        }
        ok = encode_picture(arena, &picture, quality, file, reason);
    }
    WebPPictureFree(&picture);
    return ok;
}

const struct codec codec_webp = {.name = "webp",
                                 .endings = "webp",
                                 .mime = "image/webp",
                                 .matches = matches,
                                 .size = size,
                                 .decode = decode,
                                 .encode_planes = encode_planes,
                                 .encode = encode};
