/* colour.c */
#include "image/colour.h"

#include <lcms2.h>

static bool is_cmyk(const struct decoded *decoded)
{
    return decoded->space == COLOUR_CMYK || decoded->space == COLOUR_CMYK_INVERTED;
}

/* Ideal inks: what is not absorbed is reflected. */
static void mix_inks(const struct pixels *from, bool inverted, struct pixels *into)
{
    for (size_t i = 0, n = (size_t)from->width * from->height; i < n; i++) {
        const uint8_t *p = from->data + i * 4;
        uint32_t key = inverted ? p[3] : 255u - p[3];
        for (size_t k = 0; k < 3; k++) {
            uint32_t light = inverted ? p[k] : 255u - p[k];
            into->data[i * 3 + k] = (uint8_t)((light * key + 127) / 255);
        }
    }
}

static cmsUInt32Number format_of(const struct decoded *decoded)
{
    switch (decoded->space) {
    case COLOUR_GREY: return TYPE_GRAY_8;
    case COLOUR_CMYK: return TYPE_CMYK_8;
    case COLOUR_CMYK_INVERTED: return TYPE_CMYK_8_REV;
    case COLOUR_RGB: break;
    }
    return decoded->pixels.channels == 4 ? TYPE_RGBA_8 : TYPE_RGB_8;
}

static bool fits(cmsHPROFILE profile, const struct decoded *decoded)
{
    cmsColorSpaceSignature space = cmsGetColorSpace(profile);
    return space == (is_cmyk(decoded) ? cmsSigCmykData : decoded->space == COLOUR_GREY ? cmsSigGrayData : cmsSigRgbData);
}

/* INTO may be FROM's own pixels when the number of channels stays. */
static bool convert(const struct decoded *from, cmsHPROFILE profile, struct pixels *into)
{
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    cmsUInt32Number out = into->channels == 4 ? TYPE_RGBA_8 : TYPE_RGB_8;
    cmsHTRANSFORM transform = srgb ? cmsCreateTransform(profile, format_of(from), srgb, out, INTENT_PERCEPTUAL, cmsFLAGS_COPY_ALPHA) : NULL;
    if (transform) {
        for (uint32_t y = 0; y < into->height; y++)
            cmsDoTransform(transform, from->pixels.data + (size_t)y * from->pixels.width * from->pixels.channels,
                           into->data + (size_t)y * into->width * into->channels, into->width);
        cmsDeleteTransform(transform);
    }
    if (srgb)
        cmsCloseProfile(srgb);
    return transform != NULL;
}

bool colour_is_srgb(struct text icc)
{
    char name[64] = "";
    cmsHPROFILE profile = cmsOpenProfileFromMem(icc.data, (cmsUInt32Number)icc.size);
    if (!profile)
        return false;
    bool rgb = cmsGetColorSpace(profile) == cmsSigRgbData && cmsIsMatrixShaper(profile);
    cmsGetProfileInfoASCII(profile, cmsInfoDescription, "en", "US", name, sizeof name);
    cmsCloseProfile(profile);
    return rgb && text_starts(text_of(name), TEXT("sRGB"));
}

bool colour_to_srgb(struct arena *arena, struct decoded *decoded)
{
    cmsHPROFILE profile = decoded->icc.size ? cmsOpenProfileFromMem(decoded->icc.data, (cmsUInt32Number)decoded->icc.size) : NULL;
    struct pixels into = decoded->pixels;
    bool more = is_cmyk(decoded) || (decoded->space == COLOUR_GREY && profile), done = false;
    if (more && !pixels_try(arena, into.width, into.height, 3, &into)) {
        if (profile)
            cmsCloseProfile(profile);
        return false;
    }
    if (profile && fits(profile, decoded))
        done = convert(decoded, profile, &into);
    if (profile)
        cmsCloseProfile(profile);
    if (!done && is_cmyk(decoded))
        mix_inks(&decoded->pixels, decoded->space == COLOUR_CMYK_INVERTED, &into);
    if (done || is_cmyk(decoded))
        decoded->pixels = into;
    return true;
}
