/* jpeg.c - JPEG, by libjpeg-turbo.
 *
 * The library reports errors by longjmp. So that no local variable can be lost, everything that
 * changes lives in struct reading or struct writing, and `guarded` is the only function with a setjmp.
 */
#include <jpeglib.h>
#include <setjmp.h>

#include "image/colour.h"
#include "image/exif.h"

/* The library's message codes, without its macros (which use calls that we ban). */
#define JERROR_H
enum message {
#define JMESSAGE(code, string) code,
#include <jerror.h>
    N_MESSAGES
};

enum { MOST_SCANS = 200 };

struct guard {
    struct jpeg_error_mgr errors; /* first: the library hands this back to us */
    struct arena *arena;
    const char *reason;
    jmp_buf out;
};

struct reading {
    struct guard guard;
    struct jpeg_decompress_struct jpeg;
    struct jpeg_progress_mgr progress;
    struct text file;
    struct decoded *into;
};

struct writing {
    struct guard guard;
    struct jpeg_compress_struct jpeg;
    const struct pixels *pixels;
    struct planes *planes;
    int quality;
    unsigned char *bytes;
    unsigned long size;
};

static _Noreturn void on_error(j_common_ptr jpeg)
{
    struct guard *guard = (struct guard *)(void *)jpeg->err;
    char message[JMSG_LENGTH_MAX];
    jpeg->err->format_message(jpeg, message);
    guard->reason = text_cstr(guard->arena, text_of(message));
    longjmp(guard->out, 1);
}

/* A file that ends too early is only a warning to the library; to a buyer it is half a picture. */
static void on_message(j_common_ptr jpeg, int level)
{
    int code = jpeg->err->msg_code;
    if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_MUST_RESYNC)) {
        struct guard *guard = (struct guard *)(void *)jpeg->err;
        guard->reason = code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER ? "the file ends too early" : "the data is damaged";
        longjmp(guard->out, 1);
    }
}

/* A small file with thousands of scans would keep us busy for hours. */
static void on_progress(j_common_ptr jpeg)
{
    struct guard *guard = (struct guard *)(void *)jpeg->err;
    if (jpeg->is_decompressor && ((j_decompress_ptr)jpeg)->input_scan_number > MOST_SCANS) {
        guard->reason = "it has more scans than any camera or editor writes";
        longjmp(guard->out, 1);
    }
}

static bool guarded(struct guard *guard, void (*step)(void *), void *argument)
{
    if (setjmp(guard->out))
        return false;
    step(argument);
    return true;
}

static void guard_open(struct guard *guard, struct arena *arena)
{
    guard->arena = arena;
    jpeg_std_error(&guard->errors);
    guard->errors.error_exit = on_error;
    guard->errors.emit_message = on_message;
}

/* The quality by the IJG's scale: its tables are the standard's times a factor (jcparam.c,
 * jpeg_quality_scaling), so the factor of the luma table tells it. */
static uint8_t estimate_quality(j_decompress_ptr jpeg)
{
    static const unsigned standard[DCTSIZE2] = {16, 11,  10,  16, 24, 40, 51, 61, 12,  12,  14,  19,  26, 58, 60, 55,  14,  13,  16,  24, 40, 57,
                                                69, 56,  14,  17, 22, 29, 51, 87, 80,  62,  18,  22,  37, 56, 68, 109, 103, 77,  24,  35, 55, 64,
                                                81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98,  112, 100, 103, 99};
    const JQUANT_TBL *table = jpeg->quant_tbl_ptrs[0];
    double sum = 0;
    if (!table)
        return 0;
    for (size_t i = 0; i < DCTSIZE2; i++)
        sum += (double)table->quantval[i] / standard[i];
    double percent = sum / DCTSIZE2 * 100, quality = percent <= 100 ? (200 - percent) / 2 : 5000 / percent;
    return (uint8_t)(quality < 1 ? 1 : quality > 100 ? 100 : quality + 0.5);
}

static void read_markers(struct reading *r)
{
    for (jpeg_saved_marker_ptr m = r->jpeg.marker_list; m; m = m->next) {
        struct text data = {(const char *)m->data, m->data_length};
        if (m->marker == JPEG_APP0 + 1 && text_starts(data, TEXT("Exif\0\0")))
            r->into->exif = text_copy(r->guard.arena, text_slice(data, 6, data.size));
        else if (m->marker == JPEG_APP0 + 1 && text_starts(data, TEXT("http://ns.adobe.com/xap/1.0/\0")))
            r->into->xmp = text_copy(r->guard.arena, text_slice(data, 29, data.size));
    }
    r->into->orientation = exif_orientation(r->into->exif);
    JOCTET *icc;
    unsigned size;
    if (jpeg_read_icc_profile(&r->jpeg, &icc, &size)) {
        r->into->icc = text_copy(r->guard.arena, (struct text){(const char *)icc, size});
        free(icc);
    }
}

static void read_header(struct reading *r)
{
    jpeg_create_decompress(&r->jpeg);
    jpeg_mem_src(&r->jpeg, (const unsigned char *)r->file.data, r->file.size);
    jpeg_save_markers(&r->jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_save_markers(&r->jpeg, JPEG_APP0 + 2, 0xFFFF);
    r->progress.progress_monitor = on_progress;
    r->jpeg.progress = &r->progress;
    jpeg_read_header(&r->jpeg, TRUE);
    bool cmyk = r->jpeg.jpeg_color_space == JCS_CMYK || r->jpeg.jpeg_color_space == JCS_YCCK;
    r->jpeg.out_color_space = cmyk ? JCS_CMYK : r->jpeg.jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
    r->jpeg.dct_method = JDCT_ISLOW;
    r->into->space = cmyk                                       ? (r->jpeg.saw_Adobe_marker ? COLOUR_CMYK_INVERTED : COLOUR_CMYK)
                     : r->jpeg.out_color_space == JCS_GRAYSCALE ? COLOUR_GREY
                                                                : COLOUR_RGB;
    r->into->bit_depth = 8;
    r->into->quality = estimate_quality(&r->jpeg);
    r->into->pixels = (struct pixels){NULL, r->jpeg.image_width, r->jpeg.image_height, 0};
    read_markers(r);
}

static void too_large(struct reading *r)
{
    r->guard.reason = "it has more pixels than the limit of 100 megapixels";
    longjmp(r->guard.out, 1);
}

/* Are luma and colour stored apart, in the ratios that cameras use, and is there no profile that says other than sRGB? */
static bool has_planes(const struct reading *r)
{
    const struct jpeg_decompress_struct *jpeg = &r->jpeg;
    bool ycc = jpeg->jpeg_color_space == JCS_YCbCr && jpeg->num_components == 3, grey = jpeg->jpeg_color_space == JCS_GRAYSCALE;
    if (!(ycc || grey) || jpeg->data_precision != 8 || !(r->into->icc.size == 0 || colour_is_srgb(r->into->icc)))
        return false;
    for (int i = 0; i < jpeg->num_components; i++) {
        const jpeg_component_info *c = &jpeg->comp_info[i];
        if (c->h_samp_factor > 2 || c->v_samp_factor > 2 || jpeg->max_h_samp_factor % c->h_samp_factor || jpeg->max_v_samp_factor % c->v_samp_factor)
            return false;
    }
    return jpeg->comp_info[0].h_samp_factor == jpeg->max_h_samp_factor && jpeg->comp_info[0].v_samp_factor == jpeg->max_v_samp_factor;
}

/* Is colour kept for every pixel? What is made of it holds a quarter of that (4:2:0), so it is halved while it is read and still in the
 * processor's cache. */
static bool is_halved(const struct reading *r, uint32_t i)
{
    const jpeg_component_info *c = &r->jpeg.comp_info[i];
    return i > 0 && c->h_samp_factor == r->jpeg.max_h_samp_factor && c->v_samp_factor == r->jpeg.max_v_samp_factor;
}

/* Room for a plane or, of one that is halved, for it and for a band of rows. */
static void open_plane(struct reading *r, uint32_t i, struct plane *band)
{
    const jpeg_component_info *c = &r->jpeg.comp_info[i];
    struct plane *plane = &r->into->planes.plane[i];
    uint32_t width = c->downsampled_width, height = c->downsampled_height;
    bool ok = is_halved(r, i) ? plane_try(r->guard.arena, (width + 1) / 2, (height + 1) / 2, plane) && plane_try(r->guard.arena, width, 2 * DCTSIZE, band)
                              : plane_try(r->guard.arena, width, height, plane);
    size_t stride = ok ? (is_halved(r, i) ? band : plane)->stride : 0;
    if (stride < (size_t)c->width_in_blocks * DCTSIZE)
        too_large(r);
}

/* Rows of one band of blocks in each plane, for jpeg_read_raw_data. What lies behind a plane's last row goes to its padding. */
static void read_planes(struct reading *r)
{
    enum { MOST_ROWS = 2 * DCTSIZE };
    struct planes *planes = &r->into->planes;
    struct plane bands[3] = {0};
    JSAMPROW rows[3][MOST_ROWS];
    JSAMPARRAY arrays[3] = {rows[0], rows[1], rows[2]};
    planes->n_planes = (uint32_t)r->jpeg.num_components;
    planes->width = r->jpeg.image_width;
    planes->height = r->jpeg.image_height;
    r->jpeg.raw_data_out = TRUE;
    r->jpeg.out_color_space = r->jpeg.jpeg_color_space;
    r->jpeg.do_fancy_upsampling = FALSE;
    jpeg_start_decompress(&r->jpeg);
    for (uint32_t i = 0; i < planes->n_planes; i++)
        open_plane(r, i, &bands[i]);
    uint32_t band = (uint32_t)r->jpeg.max_v_samp_factor * DCTSIZE;
    while (r->jpeg.output_scanline < r->jpeg.output_height) {
        uint32_t first[3] = {0}, n[3] = {0};
        for (uint32_t i = 0; i < planes->n_planes; i++) {
            n[i] = (uint32_t)r->jpeg.comp_info[i].v_samp_factor * DCTSIZE;
            first[i] = r->jpeg.output_scanline / band * n[i];
            for (uint32_t y = 0; y < n[i]; y++)
                rows[i][y] = is_halved(r, i) ? plane_row(&bands[i], y) : plane_row(&planes->plane[i], first[i] + y);
        }
        jpeg_read_raw_data(&r->jpeg, arrays, band);
        for (uint32_t i = 0; i < planes->n_planes; i++)
            for (uint32_t y = 0; is_halved(r, i) && y < n[i]; y += 2)
                row_halve(rows[i][y], rows[i][y + 1], plane_row(&planes->plane[i], (first[i] + y) / 2), planes->plane[i].width);
    }
}

static void read_pixels(struct reading *r)
{
    struct pixels *pixels = &r->into->pixels;
    uint8_t channels = r->into->space == COLOUR_GREY ? 1 : r->into->space == COLOUR_RGB ? 3 : 4;
    if (!pixels_try(r->guard.arena, r->jpeg.image_width, r->jpeg.image_height, channels, pixels))
        too_large(r);
    jpeg_start_decompress(&r->jpeg);
    while (r->jpeg.output_scanline < r->jpeg.output_height) {
        JSAMPROW row = pixels->data + (size_t)r->jpeg.output_scanline * pixels->width * channels;
        jpeg_read_scanlines(&r->jpeg, &row, 1);
    }
}

static void read_all(void *argument)
{
    struct reading *r = argument;
    read_header(r);
    if ((uint64_t)r->jpeg.image_width * r->jpeg.image_height > MAX_PIXELS || r->jpeg.image_width > MAX_SIDE || r->jpeg.image_height > MAX_SIDE)
        too_large(r);
    if (has_planes(r))
        read_planes(r);
    else
        read_pixels(r);
    jpeg_finish_decompress(&r->jpeg);
}

static bool matches(struct text file)
{
    return text_starts(file, TEXT("\xFF\xD8\xFF"));
}

/* The frame header, behind the other segments (ITU-T T.81, B.1 and B.2). */
static bool size(struct text file, uint32_t *width, uint32_t *height)
{
    const unsigned char *b = (const unsigned char *)file.data;
    for (size_t i = 2; i + 9 < file.size && b[i] == 0xFF;) {
        unsigned marker = b[i + 1], length = (unsigned)b[i + 2] << 8 | b[i + 3];
        bool is_frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame) {
            *height = (uint32_t)b[i + 5] << 8 | b[i + 6];
            *width = (uint32_t)b[i + 7] << 8 | b[i + 8];
            return true;
        }
        i += marker == 0xFF ? 1 : 2 + (size_t)length; /* 0xFF may be repeated before a marker */
    }
    return false;
}

static bool decode(struct arena *arena, struct text file, struct decoded *into, const char **reason)
{
    struct reading r = {.file = file, .into = into};
    *into = (struct decoded){.orientation = 1};
    guard_open(&r.guard, arena);
    r.jpeg.err = &r.guard.errors;
    bool ok = guarded(&r.guard, read_all, &r);
    jpeg_destroy_decompress(&r.jpeg);
    if (!ok)
        *reason = r.guard.reason;
    return ok;
}

/* Progressive with optimised tables: 3-6 % smaller, and it shows early on a poor line. Chroma at half
 * size, which at these widths is not seen. */
static void write_all(void *argument)
{
    struct writing *w = argument;
    jpeg_create_compress(&w->jpeg);
    jpeg_mem_dest(&w->jpeg, &w->bytes, &w->size);
    w->jpeg.image_width = w->pixels->width;
    w->jpeg.image_height = w->pixels->height;
    w->jpeg.input_components = w->pixels->channels;
    w->jpeg.in_color_space = w->pixels->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&w->jpeg);
    jpeg_set_quality(&w->jpeg, w->quality, TRUE);
    w->jpeg.optimize_coding = TRUE;
    jpeg_simple_progression(&w->jpeg);
    jpeg_start_compress(&w->jpeg, TRUE);
    while (w->jpeg.next_scanline < w->jpeg.image_height) {
        JSAMPROW row = w->pixels->data + (size_t)w->jpeg.next_scanline * w->pixels->width * w->pixels->channels;
        jpeg_write_scanlines(&w->jpeg, &row, 1);
    }
    jpeg_finish_compress(&w->jpeg);
}

/* Planes as they are, colour at half size: baseline, with tables made for the picture. Progressive scans would save 2-4 % of the bytes at
 * these sizes and take twice as long (make bench-pictures). */
static void write_planes(void *argument)
{
    struct writing *w = argument;
    struct planes *planes = w->planes;
    JSAMPROW rows[3][2 * DCTSIZE];
    JSAMPARRAY arrays[3] = {rows[0], rows[1], rows[2]};
    bool grey = planes->n_planes == 1;
    uint32_t band = grey ? DCTSIZE : 2 * DCTSIZE;
    jpeg_create_compress(&w->jpeg);
    jpeg_mem_dest(&w->jpeg, &w->bytes, &w->size);
    w->jpeg.image_width = planes->width;
    w->jpeg.image_height = planes->height;
    w->jpeg.input_components = (int)planes->n_planes;
    w->jpeg.in_color_space = grey ? JCS_GRAYSCALE : JCS_YCbCr;
    jpeg_set_defaults(&w->jpeg);
    jpeg_set_quality(&w->jpeg, w->quality, TRUE);
    w->jpeg.optimize_coding = TRUE;
    w->jpeg.raw_data_in = TRUE;
    for (uint32_t i = 0; i < planes->n_planes; i++) { /* whole blocks */
        uint32_t unit = i == 0 ? band : DCTSIZE;
        plane_pad(&planes->plane[i], (planes->plane[i].width + unit - 1) / unit * unit, (planes->plane[i].height + unit - 1) / unit * unit);
    }
    jpeg_start_compress(&w->jpeg, TRUE);
    while (w->jpeg.next_scanline < w->jpeg.image_height) {
        for (uint32_t i = 0; i < planes->n_planes; i++) {
            uint32_t n = i == 0 ? band : DCTSIZE, first = w->jpeg.next_scanline / band * n;
            for (uint32_t y = 0; y < n; y++)
                rows[i][y] = plane_row(&planes->plane[i], first + y);
        }
        jpeg_write_raw_data(&w->jpeg, arrays, band);
    }
    jpeg_finish_compress(&w->jpeg);
}

/* Runs STEP, which fills W's bytes, and takes them into FILE. */
static bool finish_writing(struct arena *arena, struct writing *w, void (*step)(void *), struct text *file, const char **reason)
{
    guard_open(&w->guard, arena);
    w->jpeg.err = &w->guard.errors;
    bool ok = guarded(&w->guard, step, w);
    jpeg_destroy_compress(&w->jpeg);
    if (ok)
        *file = text_copy(arena, (struct text){(const char *)w->bytes, w->size});
    else
        *reason = w->guard.reason;
    free(w->bytes);
    return ok;
}

static bool encode_planes(struct arena *arena, struct planes *planes, int quality, struct text *file, const char **reason)
{
    struct writing w = {.quality = quality, .planes = planes};
    return finish_writing(arena, &w, write_planes, file, reason);
}

static bool encode(struct arena *arena, const struct pixels *pixels, int quality, struct text *file, const char **reason)
{
    struct writing w = {.quality = quality};
    struct pixels flat;
    if (!pixels_flatten(arena, pixels, &flat)) {
        *reason = "out of memory";
        return false;
    }
    w.pixels = &flat;
    return finish_writing(arena, &w, write_all, file, reason);
}

const struct codec codec_jpeg = {.name = "jpeg",
                                 .endings = "jpg|jpeg",
                                 .mime = "image/jpeg",
                                 .matches = matches,
                                 .size = size,
                                 .decode = decode,
                                 .encode_planes = encode_planes,
                                 .encode = encode};
