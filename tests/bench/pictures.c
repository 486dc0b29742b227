/* pictures.c - the photo pipeline by itself, for tests/bench/pictures.sh.
 *
 *     pictures make DIR OUT [webp]    4 widths and the facts of every JPEG in DIR, on all processors; prints seconds and KEY NAME
 *     pictures facts DIR              what decoding and what the facts cost, one after the other
 *     pictures features DIR           what spectrum_features tells of every picture, for fineness.py
 *     pictures tones DIR              what tones_measure tells of every picture, for burnt.py
 *     pictures ssim REFERENCE FILE    structural similarity of luma
 */
#include <math.h>
#include <stdio.h>

#include "base/clock.h"
#include "base/pool.h"
#include "image/colour.h"
#include "image/spectrum.h"
#include "image/tones.h"
#include "image/variants.h"

struct making {
    struct folder folder;
    struct entry_list list;
    struct cache cache;
    struct variant_options options;
    struct variants *variants;
};

static int fail(const char *what, const char *reason)
{
    fprintf(stderr, "%s: %s\n", what, reason ? reason : "failed");
    return 2;
}

static void make_one(void *shared, size_t item, struct worker *worker)
{
    struct making *m = shared;
    struct picture_facts facts;
    struct text bytes;
    const char *reason;
    if (folder_read(&worker->scratch, &m->folder, m->list.items[item].path, SIZE_MAX / 8, &bytes, &reason))
        picture_make(&worker->scratch, &worker->keep, &m->cache, bytes, &m->options, &facts, &m->variants[item]);
}

static int make(struct arena *arena, const char *dir, const char *out, bool webp)
{
    struct making m = {.options = {{320, 640, 960, 1280}, 4, 81, 80, webp}};
    const char *reason = NULL;
    if (!folder_open(arena, dir, &m.folder, &reason) || !folder_walk(arena, &m.folder, TEXT(""), &m.list, &reason) ||
        !folder_open(arena, out, &m.cache.folder, &reason))
        return fail(dir, reason);
    m.variants = arena_array(arena, struct variants, m.list.n_items);
    struct pool *pool = pool_open(0);
    int64_t begun = clock_now();
    pool_run(pool, m.list.n_items, make_one, &m);
    printf("%zu photos %.2f s\n", m.list.n_items, (double)(clock_now() - begun) / 1e9);
    for (size_t i = 0; i < m.list.n_items; i++)
        printf("%.*s %.*s\n", TEXT_ARGS(m.variants[i].key), TEXT_ARGS(m.list.items[i].path));
    pool_close(pool);
    return 0;
}

static int facts(struct arena *arena, const char *dir)
{
    struct folder folder;
    struct entry_list list;
    const char *reason = NULL;
    int64_t decoding = 0, measuring = 0;
    if (!folder_open(arena, dir, &folder, &reason) || !folder_walk(arena, &folder, TEXT(""), &list, &reason))
        return fail(dir, reason);
    struct arena scratch = arena_new("picture");
    for (size_t i = 0; i < list.n_items; i++) {
        struct decoded decoded = {0};
        struct picture_facts found = {0};
        struct text bytes;
        arena_reset(&scratch);
        if (!folder_read(&scratch, &folder, list.items[i].path, SIZE_MAX / 8, &bytes, &reason))
            return fail(dir, reason);
        int64_t a = clock_now();
        if (!codec_find(bytes) || !codec_find(bytes)->decode(&scratch, bytes, &decoded, &reason) || decoded.planes.n_planes == 0)
            continue;
        int64_t b = clock_now();
        facts_measure(&scratch, &decoded.planes, decoded.orientation, &found);
        decoding += b - a;
        measuring += clock_now() - b;
    }
    printf("decoding %.0f ms, facts %.0f ms: %.0f %%\n", (double)decoding / 1e6, (double)measuring / 1e6, (double)measuring / (double)decoding * 100);
    arena_release(&scratch);
    return 0;
}

static bool read_luma(struct arena *arena, const char *path, struct pixels *luma);

static int features(struct arena *arena, const char *dir)
{
    struct folder folder;
    struct entry_list list;
    const char *reason = NULL;
    if (!folder_open(arena, dir, &folder, &reason) || !folder_walk(arena, &folder, TEXT(""), &list, &reason))
        return fail(dir, reason);
    struct arena scratch = arena_new("picture");
    for (size_t i = 0; i < list.n_items; i++) {
        struct pixels luma;
        struct spectrum spectrum;
        float values[SPECTRUM_FEATURES];
        arena_reset(&scratch);
        if (!read_luma(&scratch, text_format(&scratch, "%s/%.*s", dir, TEXT_ARGS(list.items[i].path)).data, &luma))
            return 2;
        spectrum_measure(&(struct plane){luma.data, luma.width, luma.height, luma.width}, &spectrum);
        spectrum_features(&spectrum, values);
        printf("%.*s", TEXT_ARGS(list.items[i].path));
        for (size_t k = 0; k < SPECTRUM_FEATURES; k++)
            printf(" %.4f", (double)values[k]);
        printf("\n");
    }
    arena_release(&scratch);
    return 0;
}

static int tones(struct arena *arena, const char *dir)
{
    struct folder folder;
    struct entry_list list;
    const char *reason = NULL;
    if (!folder_open(arena, dir, &folder, &reason) || !folder_walk(arena, &folder, TEXT(""), &list, &reason))
        return fail(dir, reason);
    struct arena scratch = arena_new("picture");
    for (size_t i = 0; i < list.n_items; i++) {
        struct decoded decoded = {0};
        struct plane small;
        struct tones found;
        struct text bytes;
        arena_reset(&scratch);
        if (!folder_read(&scratch, &folder, list.items[i].path, SIZE_MAX / 8, &bytes, &reason))
            return fail(dir, reason);
        if (!codec_find(bytes) || !codec_find(bytes)->decode(&scratch, bytes, &decoded, &reason) || decoded.planes.n_planes == 0 ||
            !facts_small(&scratch, &decoded.planes.plane[0], &small))
            continue;
        tones_measure(&decoded.planes, &small, &found);
        printf("%.*s", TEXT_ARGS(list.items[i].path));
        for (size_t k = 0; k < TONES_FEATURES; k++)
            printf(" %.5f", (double)found.features[k]);
        printf("\n");
    }
    arena_release(&scratch);
    return 0;
}

static bool read_luma(struct arena *arena, const char *path, struct pixels *luma)
{
    struct folder here;
    struct decoded decoded = {0};
    struct text bytes;
    const char *reason = "it is no picture";
    struct text name = path_name(text_of(path)), parent = path_folder(text_of(path));
    if (!folder_open(arena, parent.size ? text_cstr(arena, parent) : ".", &here, &reason) || !folder_read(arena, &here, name, SIZE_MAX / 8, &bytes, &reason) ||
        !codec_find(bytes) || !codec_find(bytes)->decode(arena, bytes, &decoded, &reason)) {
        fail(path, reason);
        return false;
    }
    folder_close(&here);
    if (decoded.planes.n_planes) {
        const struct plane *y = &decoded.planes.plane[0];
        *luma = (struct pixels){.data = arena_alloc(arena, (size_t)y->width * y->height), .width = y->width, .height = y->height, .channels = 1};
        for (uint32_t i = 0; i < y->height; i++)
            memcpy(luma->data + (size_t)i * y->width, plane_row(y, i), y->width);
        return true;
    }
    return colour_to_srgb(arena, &decoded) && pixels_luma(arena, &decoded.pixels, 0, 0, decoded.pixels.width, decoded.pixels.height, luma);
}

/* Wang, Bovik, Sheikh, Simoncelli: Image quality assessment: from error visibility to structural similarity (2004), with windows of 8 x 8
 * at every second pixel. */
static double ssim(const struct pixels *a, const struct pixels *b)
{
    enum { SIDE = 8 };
    double const c1 = 6.5025, c2 = 58.5225, n = SIDE * SIDE;
    double sum = 0;
    size_t windows = 0;
    for (uint32_t y = 0; y + SIDE <= a->height; y += 2)
        for (uint32_t x = 0; x + SIDE <= a->width; x += 2, windows++) {
            double sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
            for (uint32_t j = 0; j < SIDE; j++)
                for (uint32_t i = 0; i < SIDE; i++) {
                    double p = a->data[(size_t)(y + j) * a->width + x + i], q = b->data[(size_t)(y + j) * b->width + x + i];
                    sa += p, sb += q, saa += p * p, sbb += q * q, sab += p * q;
                }
            double ma = sa / n, mb = sb / n, va = saa / n - ma * ma, vb = sbb / n - mb * mb, cov = sab / n - ma * mb;
            sum += (2 * ma * mb + c1) * (2 * cov + c2) / ((ma * ma + mb * mb + c1) * (va + vb + c2));
        }
    return windows ? sum / (double)windows : 0;
}

static int compare(struct arena *arena, const char *reference, const char *file)
{
    struct pixels a, b;
    if (!read_luma(arena, reference, &a) || !read_luma(arena, file, &b))
        return 2;
    if (a.width != b.width || a.height != b.height)
        return fail(file, "another size than the reference");
    printf("%.5f\n", ssim(&a, &b));
    return 0;
}

int main(int argc, char **argv)
{
    struct arena arena = arena_new("bench");
    int status = 2;
    if (argc >= 4 && strcmp(argv[1], "make") == 0)
        status = make(&arena, argv[2], argv[3], argc > 4);
    else if (argc == 3 && strcmp(argv[1], "features") == 0)
        status = features(&arena, argv[2]);
    else if (argc == 3 && strcmp(argv[1], "tones") == 0)
        status = tones(&arena, argv[2]);
    else if (argc == 3 && strcmp(argv[1], "facts") == 0)
        status = facts(&arena, argv[2]);
    else if (argc == 4 && strcmp(argv[1], "ssim") == 0)
        status = compare(&arena, argv[2], argv[3]);
    arena_release(&arena);
    return status;
}
