/* Photos in Adobe RGB and CMYK come out as Little CMS would have them: within a colour difference of 3 (CIEDE2000), through JPEG and back. The
 * profiles are made here: Adobe RGB (1998) by its specification, and a printer with uneven inks as a table. */
#include <jpeglib.h>
#include <lcms2.h>
#include <stdlib.h>

#include "image/colour.h"
#include "image/variants.h"
#include "test.h"

enum { SIDE = 96 };

static struct text saved(struct arena *arena, cmsHPROFILE profile)
{
    cmsUInt32Number size = 0;
    cmsSaveProfileToMem(profile, NULL, &size);
    char *bytes = arena_alloc(arena, size);
    cmsSaveProfileToMem(profile, bytes, &size);
    return (struct text){bytes, size};
}

static cmsHPROFILE adobe_rgb(void)
{
    cmsCIExyY white = {0.3127, 0.3290, 1};
    cmsCIExyYTRIPLE primaries = {{0.64, 0.33, 1}, {0.21, 0.71, 1}, {0.15, 0.06, 1}};
    cmsToneCurve *gamma = cmsBuildGamma(NULL, 2.19921875), *three[3] = {gamma, gamma, gamma};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, three);
    cmsFreeToneCurve(gamma);
    return profile;
}

/* What paper shows under inks: cyan and magenta are not clean, black is not deep. */
static cmsInt32Number print_inks(const cmsUInt16Number in[], cmsUInt16Number out[], void *to_lab)
{
    double ink[4], rgb[3];
    cmsUInt16Number light[3];
    for (int i = 0; i < 4; i++)
        ink[i] = in[i] / 65535.0;
    rgb[0] = (1 - 0.93 * ink[0]) * (1 - 0.08 * ink[1]) * (1 - 0.02 * ink[2]) * (1 - 0.88 * ink[3]);
    rgb[1] = (1 - 0.25 * ink[0]) * (1 - 0.90 * ink[1]) * (1 - 0.06 * ink[2]) * (1 - 0.88 * ink[3]);
    rgb[2] = (1 - 0.10 * ink[0]) * (1 - 0.35 * ink[1]) * (1 - 0.92 * ink[2]) * (1 - 0.87 * ink[3]);
    for (int i = 0; i < 3; i++)
        light[i] = (cmsUInt16Number)(rgb[i] * 65535);
    cmsDoTransform(to_lab, light, out, 1);
    return TRUE;
}

static cmsHPROFILE printer(void)
{
    cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab4Profile(NULL), profile = cmsCreateProfilePlaceholder(NULL);
    cmsHTRANSFORM to_lab = cmsCreateTransform(srgb, TYPE_RGB_16, lab, TYPE_Lab_16, INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
    cmsPipeline *table = cmsPipelineAlloc(NULL, 4, 3);
    cmsStage *inks = cmsStageAllocCLut16bit(NULL, 9, 4, 3, NULL);
    cmsStageSampleCLut16bit(inks, print_inks, to_lab, 0);
    cmsPipelineInsertStage(table, cmsAT_END, cmsStageAllocToneCurves(NULL, 4, NULL));
    cmsPipelineInsertStage(table, cmsAT_END, inks);
    cmsPipelineInsertStage(table, cmsAT_END, cmsStageAllocToneCurves(NULL, 3, NULL));
    cmsSetProfileVersion(profile, 4.3);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    cmsWriteTag(profile, cmsSigAToB0Tag, table);
    cmsPipelineFree(table);
    cmsDeleteTransform(to_lab);
    cmsCloseProfile(lab);
    cmsCloseProfile(srgb);
    return profile;
}

/* All hues and lightnesses, changing slowly, as in a photo. */
static void paint(uint8_t *pixels, int channels)
{
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            uint8_t *p = pixels + (y * SIDE + x) * channels;
            p[0] = (uint8_t)(20 + x * 2);
            p[1] = (uint8_t)(20 + y * 2);
            p[2] = (uint8_t)(20 + (2 * SIDE - x - y));
            if (channels == 4)
                p[3] = (uint8_t)((x + y) / 3);
        }
}

static struct text jpeg_of(struct arena *arena, const uint8_t *pixels, int channels, bool inverted, struct text icc)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long size = 0;
    uint8_t row[SIDE * 4];
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = jpeg.image_height = SIDE;
    jpeg.input_components = channels;
    jpeg.in_color_space = channels == 4 ? JCS_CMYK : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 98, TRUE);
    if (!inverted)
        jpeg.write_Adobe_marker = FALSE;
    jpeg_start_compress(&jpeg, TRUE);
    jpeg_write_icc_profile(&jpeg, (const JOCTET *)icc.data, (unsigned)icc.size);
    for (int y = 0; y < SIDE; y++) {
        JSAMPROW rows[] = {row};
        for (int i = 0; i < SIDE * channels; i++)
            row[i] = inverted ? (uint8_t)(255 - pixels[y * SIDE * channels + i]) : pixels[y * SIDE * channels + i];
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    struct text copy = text_copy(arena, (struct text){(const char *)bytes, size});
    free(bytes);
    return copy;
}

/* The mean difference, and that which 95 of 100 pixels do not pass. */
static void compare(struct arena *arena, const uint8_t *wanted, const uint8_t *got, double *mean, double *most)
{
    cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab4Profile(NULL);
    cmsHTRANSFORM to_lab = cmsCreateTransform(srgb, TYPE_RGB_8, lab, TYPE_Lab_DBL, INTENT_RELATIVE_COLORIMETRIC, 0);
    size_t n = SIDE * SIDE, counts[1000] = {0}, below = 0;
    cmsCIELab *a = arena_array(arena, cmsCIELab, n), *b = arena_array(arena, cmsCIELab, n);
    cmsDoTransform(to_lab, wanted, a, SIDE * SIDE);
    cmsDoTransform(to_lab, got, b, SIDE * SIDE);
    *mean = *most = 0;
    for (size_t i = 0; i < n; i++) {
        double far = cmsCIE2000DeltaE(&a[i], &b[i], 1, 1, 1);
        *mean += far / (double)n;
        counts[far < 99 ? (size_t)(far * 10) : 999]++;
    }
    for (size_t i = 0; i < 1000 && below * 20 < n * 19; i++) {
        below += counts[i];
        *most = (double)(i + 1) / 10;
    }
    cmsDeleteTransform(to_lab);
    cmsCloseProfile(lab);
    cmsCloseProfile(srgb);
}

static void try(const char *name, cmsHPROFILE profile, int channels, bool inverted)
{
    struct arena arena = arena_new("test");
    uint8_t *pixels = arena_alloc(&arena, SIDE * SIDE * 4), *wanted = arena_alloc(&arena, SIDE * SIDE * 3);
    struct text made;
    struct decoded decoded = {0};
    const char *reason = "";
    uint32_t width, height;
    double mean = 99, most = 99;
    paint(pixels, channels);
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    cmsHTRANSFORM transform = cmsCreateTransform(profile, channels == 4 ? TYPE_CMYK_8 : TYPE_RGB_8, srgb, TYPE_RGB_8, INTENT_PERCEPTUAL, 0);
    cmsDoTransform(transform, pixels, wanted, SIDE * SIDE);
    struct text file = jpeg_of(&arena, pixels, channels, inverted, saved(&arena, profile));
    EXPECT(picture_scaled(&arena, file, SIDE, 92, &made, &width, &height, &reason));
    EXPECT(width == SIDE && height == SIDE);
    EXPECT(codec_find(made)->decode(&arena, made, &decoded, &reason));
    /* As a browser shows it: libjpeg's own way from luma and colour to RGB */
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    uint8_t *got = arena_alloc(&arena, SIDE * SIDE * 3);
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, (const unsigned char *)made.data, made.size);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_RGB;
    jpeg_start_decompress(&jpeg);
    while (jpeg.output_scanline < SIDE) {
        JSAMPROW rows[] = {got + jpeg.output_scanline * SIDE * 3};
        jpeg_read_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    compare(&arena, wanted, got, &mean, &most);
    printf("    %s: colour difference %.2f in the mean, 95 of 100 pixels at most %.1f\n", name, mean, most);
    EXPECT(mean <= 1.5 && most <= 3);
    EXPECT(decoded.icc.size == 0);
    cmsDeleteTransform(transform);
    cmsCloseProfile(srgb);
    cmsCloseProfile(profile);
    arena_release(&arena);
}

int main(void)
{
    try("Adobe RGB", adobe_rgb(), 3, false);
    try("CMYK as Adobe writes it", printer(), 4, true);
    try("CMYK as it is", printer(), 4, false);
    return finish(__FILE__, NULL);
}
