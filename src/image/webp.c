/* webp.c - WebP, by libwebp. */
#include <webp/decode.h>
#include <webp/encode.h>

#include "image/codec.h"

static bool matches(struct text file)
{
    return file.size >= 16 && text_starts(file, TEXT("RIFF")) && text_is(text_slice(file, 8, 12), "WEBP");
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

/* Method 4 with the sharp conversion off: three times as fast as 6 for 1-2 % more bytes. */
static bool encode(struct arena *arena, const struct pixels *pixels, int quality, struct text *file, const char **reason)
{
    WebPConfig config;
    WebPPicture picture;
    WebPMemoryWriter writer;
    *reason = "libwebp cannot be set up";
    if (!WebPConfigPreset(&config, WEBP_PRESET_PHOTO, (float)quality) || !WebPPictureInit(&picture))
        return false;
    config.method = 4;
    WebPMemoryWriterInit(&writer);
    picture.width = (int)pixels->width;
    picture.height = (int)pixels->height;
    picture.writer = WebPMemoryWrite;
    picture.custom_ptr = &writer;
    bool ok = import(&picture, arena, pixels) && WebPEncode(&config, &picture);
    if (ok)
        *file = text_copy(arena, (struct text){(const char *)writer.mem, writer.size});
    else
        *reason = "libwebp refused the picture, or memory is short";
    WebPPictureFree(&picture);
    WebPMemoryWriterClear(&writer);
    return ok;
}

const struct codec codec_webp = {.name = "webp", .endings = "webp", .mime = "image/webp", .matches = matches, .decode = decode, .encode = encode};
