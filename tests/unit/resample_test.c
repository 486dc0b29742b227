/* Reducing gives the same bytes whatever the processor can, leaves a plain area plain, and keeps colours that cannot be seen out. */
#include <stdlib.h>
#include <zimg.h>

#include "image/planes.h"
#include "test.h"

enum { WIDTH = 1003, HEIGHT = 757 };

static void paint(struct plane *plane)
{
    uint32_t state = 7;
    for (uint32_t y = 0; y < plane->height; y++)
        for (uint32_t x = 0; x < plane->width; x++) {
            state = state * 1664525u + 1013904223u;
            plane_row(plane, y)[x] = (uint8_t)(x * y / 97 % 200 + (state >> 24) % 50);
        }
}

/* The same by zimg in plain C. */
static bool plainly(struct arena *arena, const struct plane *from, struct plane *into)
{
    zimg_image_format source, target;
    zimg_graph_builder_params parameters;
    zimg_image_buffer_const a = {.version = ZIMG_API_VERSION};
    zimg_image_buffer b = {.version = ZIMG_API_VERSION};
    size_t size = 0;
    zimg_image_format_default(&source, ZIMG_API_VERSION);
    source.pixel_type = ZIMG_PIXEL_BYTE;
    source.color_family = ZIMG_COLOR_GREY;
    source.pixel_range = ZIMG_RANGE_FULL;
    target = source;
    source.width = from->width;
    source.height = from->height;
    target.width = into->width;
    target.height = into->height;
    zimg_graph_builder_params_default(&parameters, ZIMG_API_VERSION);
    parameters.resample_filter = ZIMG_RESIZE_LANCZOS;
    parameters.filter_param_a = 3;
    parameters.cpu_type = ZIMG_CPU_NONE;
    zimg_filter_graph *graph = zimg_filter_graph_build(&source, &target, &parameters);
    if (!graph || zimg_filter_graph_get_tmp_size(graph, &size) != ZIMG_ERROR_SUCCESS)
        return false;
    char *scratch = arena_alloc(arena, size + 64);
    a.plane[0].data = from->data;
    a.plane[0].stride = (ptrdiff_t)from->stride;
    b.plane[0].data = into->data;
    b.plane[0].stride = (ptrdiff_t)into->stride;
    a.plane[0].mask = b.plane[0].mask = ZIMG_BUFFER_MAX;
    bool done = zimg_filter_graph_process(graph, &a, &b, scratch + (64 - (uintptr_t)scratch % 64), NULL, NULL, NULL, NULL) == ZIMG_ERROR_SUCCESS;
    zimg_filter_graph_free(graph);
    return done;
}

static void any_processor(struct arena *arena)
{
    static const uint32_t sizes[][2] = {{501, 378}, {320, 241}, {640, 483}, {77, 58}, {20, 20}, {1, 1}, {1003, 300}};
    struct plane from, made, plain;
    EXPECT(plane_try(arena, WIDTH, HEIGHT, &from));
    paint(&from);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        size_t n_other = 0;
        EXPECT(plane_resize(arena, &from, sizes[i][0], sizes[i][1], &made) && plane_try(arena, sizes[i][0], sizes[i][1], &plain) &&
               plainly(arena, &from, &plain));
        for (uint32_t y = 0; y < made.height; y++)
            n_other += memcmp(plane_row(&made, y), plane_row(&plain, y), made.width) != 0;
        EXPECT(n_other == 0);
    }
}

static void plain_area(struct arena *arena)
{
    struct plane from, made;
    bool plain = true;
    EXPECT(plane_try(arena, WIDTH, HEIGHT, &from));
    for (uint32_t y = 0; y < HEIGHT; y++)
        memset(plane_row(&from, y), 187, WIDTH);
    EXPECT(plane_resize(arena, &from, 320, 240, &made));
    for (uint32_t y = 0; y < made.height; y++)
        for (uint32_t x = 0; x < made.width; x++)
            plain = plain && plane_row(&made, y)[x] == 187;
    EXPECT(plain);
}

/* Green that is quite transparent beside red that is not: no green may come into the red. */
static void unseen_colour(struct arena *arena)
{
    struct pixels from, made;
    bool red = true;
    EXPECT(pixels_try(arena, 64, 64, 4, &from));
    for (uint32_t i = 0; i < 64 * 64; i++)
        memcpy(from.data + (size_t)i * 4, i % 64 < 32 ? "\xFF\0\0\xFF" : "\0\xFF\0\0", 4);
    EXPECT(pixels_resize(arena, &from, 15, 15, &made) && made.channels == 4);
    for (uint32_t i = 0; i < 15 * 15; i++)
        red = red && (made.data[i * 4 + 3] == 0 || (made.data[i * 4] >= 250 && made.data[i * 4 + 1] <= 2));
    EXPECT(red);
    EXPECT(made.data[3] == 255 && made.data[14 * 4 + 3] == 0);
}

int main(void)
{
    struct arena arena = arena_new("test");
    any_processor(&arena);
    plain_area(&arena);
    unseen_colour(&arena);
    arena_release(&arena);
    return finish(__FILE__, NULL);
}
