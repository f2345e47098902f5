/* Pictures to be painted: decoded and made smaller, turned, handed on, and what is broken inside. */
#include "paint_tests.h"

#include "paint_priv.h"

#include <cjmap/image.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

/* --- pictures to be read ------------------------------------------------------------------------------------------- */

enum { SIDE = 64 };

/* Left half red, right half half-clear blue. */
static uint32_t pixel_at(int x)
{
    return x < SIDE / 2 ? 0xffff0000u : 0x80000080u;
}

static GByteArray *png_new(void)
{
    GByteArray *bytes = g_byte_array_new();
    g_autoptr(cairo_surface_t) surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, SIDE, SIDE);
    for (int y = 0; y < SIDE; y++) {
        uint32_t *row = (uint32_t *)(void *)(cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface));
        for (int x = 0; x < SIDE; x++)
            row[x] = pixel_at(x);
    }
    cairo_surface_mark_dirty(surface);
    assert_int_equal(cairo_surface_write_to_png_stream(surface, paint_append, bytes), CAIRO_STATUS_SUCCESS);
    return bytes;
}

static GByteArray *jpeg_new(void)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *data = NULL, row[3 * SIDE];
    unsigned long len = 0;
    JSAMPROW rows[] = { row };
    for (int x = 0; x < SIDE; x++)
        memcpy(row + 3 * x, x < SIDE / 2 ? "\xff\0\0" : "\0\0\xff", 3);
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &data, &len);
    jpeg.image_width = jpeg.image_height = SIDE;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < SIDE; y++)
        jpeg_write_scanlines(&jpeg, rows, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    GByteArray *bytes = g_byte_array_new();
    g_byte_array_append(bytes, data, (guint)len);
    free(data);
    return bytes;
}

static struct cj_picture picture_of(enum cj_picture_kind kind, const GByteArray *bytes)
{
    return (struct cj_picture){ .kind = kind, .turn = 1, .width = SIDE, .height = SIDE, .columns = SIDE, .rows = SIDE,
                                .bytes = bytes->data, .len = bytes->len };
}

static uint32_t pixel(cairo_surface_t *surface, int x, int y)
{
    return ((const uint32_t *)(const void *)(cairo_image_surface_get_data(surface) + y * cairo_image_surface_get_stride(surface)))[x];
}

/* --- decoding ------------------------------------------------------------------------------------------------------ */

/* As small as can be with what is asked for left, by a whole number; the colours stay. */
static void pixels_are_made_fewer(void **state)
{
    (void)state;
    static const struct { double asked; int side; } rows[] = {
        { 1000, 64 }, { 64, 64 }, { 33, 64 }, { 32, 32 }, { 20, 21 }, { 8, 8 }, { .1, 1 },
    };
    g_autoptr(GByteArray) png = png_new(), jpeg = jpeg_new();
    const struct cj_picture picture[] = { picture_of(CJ_PICTURE_PNG, png), picture_of(CJ_PICTURE_JPEG, jpeg) };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        for (int kind = 0; kind < 2; kind++) {
            g_autoptr(cairo_surface_t) surface = pixels_read(&picture[kind], rows[i].asked, rows[i].asked, NULL);
            assert_non_null(surface);
            int side = cairo_image_surface_get_width(surface);
            /* The JPEG decoder makes its own steps first: 64 / 2 = 32, not 64 / 3 = 21. */
            assert_true(side == rows[i].side || (kind == 1 && side >= rows[i].asked && side <= 2 * rows[i].side));
            assert_int_equal(cairo_image_surface_get_height(surface), side);
            if (side < 8)
                continue;
            uint32_t left = pixel(surface, 1, side / 2), right = pixel(surface, side - 2, side / 2);
            assert_true(kind == 1 ? (left >> 16 & 255) > 240 && (left & 255) < 15 : left == 0xffff0000u);
            assert_true(kind == 1 ? (right & 255) > 240 && (right >> 16 & 255) < 15 : right == 0x80000080u);
        }
}

/* Whatever is inside, decoding ends and stays within its bytes: for the sanitizers. The outside is as the room image let it through. */
static void broken_inside(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = png_new(), jpeg = jpeg_new();
    uint32_t seed = 3, failed = 0;
    for (int round = 0; round < 600; round++) {
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        const GByteArray *from = round % 2 ? jpeg : png;
        g_byte_array_append(bytes, from->data, from->len);
        for (int change = 0; change <= round % 5; change++) {
            seed = seed * 1664525u + 1013904223u;
            bytes->data[33 + (seed >> 8) % (bytes->len - 33)] = (uint8_t)(seed >> 24);
        }
        if (round % 7 == 0)
            g_byte_array_set_size(bytes, bytes->len / 2);
        struct cj_picture picture = picture_of(round % 2 ? CJ_PICTURE_JPEG : CJ_PICTURE_PNG, bytes);
        g_autoptr(GError) error = NULL;
        cairo_surface_t *surface = pixels_read(&picture, 1 + round % 70, 20, &error);
        assert_true((surface == NULL) == (error != NULL));
        failed += surface == NULL;
        if (surface)
            cairo_surface_destroy(surface);
        struct cj_arena *arena = cj_arena_new();
        g_autoptr(GError) grey_error = NULL;
        const struct cj_pictures *grey = cj_paint_grey(&(struct cj_pictures){ &picture, 1 }, arena, &grey_error);
        assert_true((grey == NULL) == (grey_error != NULL));
        cj_arena_free(arena);
    }
    assert_true(failed > 100);
}

/* --- grey ---------------------------------------------------------------------------------------------------------- */

/* A picture's pixels are as light as they were; a JPEG's as light as it says itself. */
static void pictures_made_grey(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    g_autoptr(GByteArray) png = png_new(), jpeg = jpeg_new();
    const struct cj_picture picture[] = { picture_of(CJ_PICTURE_PNG, png), picture_of(CJ_PICTURE_JPEG, jpeg) };
    static const int left[] = { 127, 76 }, right[] = { 38, 29 }; /* red and blue: of relative luminance; of the luma JPEG has */
    const struct cj_pictures *grey = cj_paint_grey(&(struct cj_pictures){ picture, 2 }, arena, NULL);
    assert_int_equal(grey->n, 2);
    for (int kind = 0; kind < 2; kind++) {
        assert_int_equal(grey->picture[kind].kind, picture[kind].kind);
        assert_int_equal(grey->picture[kind].columns, SIDE);
        g_autoptr(cairo_surface_t) surface = pixels_read(&grey->picture[kind], SIDE, SIDE, NULL);
        uint32_t a = pixel(surface, 2, SIDE / 2), b = pixel(surface, SIDE - 3, SIDE / 2);
        assert_true((a & 255) == (a >> 8 & 255) && (a & 255) == (a >> 16 & 255) && (b & 255) == (b >> 8 & 255) && (b & 255) == (b >> 16 & 255));
        assert_in_range(a & 255, left[kind] - 2, left[kind] + 2);
        assert_in_range(b & 255, right[kind] - 2, right[kind] + 2);
        assert_true(kind == 1 || b >> 24 == 0x80);
    }
    assert_true(grey->picture[1].len <= jpeg->len);
    cj_arena_free(arena);
}

/* --- placing ------------------------------------------------------------------------------------------------------- */

/* Where the top left corner of the stored picture comes to lie, and the one right of it. */
static void turned_pictures_stand_upright(void **state)
{
    (void)state;
    static const struct { double x, y, next_x, next_y; } rows[] = {
        [1] = { 10, 20, 40, 20 }, [2] = { 40, 20, 10, 20 }, [3] = { 40, 60, 10, 60 }, [4] = { 10, 60, 40, 60 },
        [5] = { 10, 20, 10, 60 }, [6] = { 40, 20, 40, 60 }, [7] = { 40, 60, 40, 20 }, [8] = { 10, 60, 10, 20 },
    };
    for (uint8_t turn = 1; turn <= 8; turn++) {
        struct cj_picture picture = { .turn = turn };
        cairo_matrix_t matrix = pictures_place(&picture, (struct cj_rect){ 10, 20, 30, 40 });
        double x = 0, y = 0, next_x = 1, next_y = 0;
        cairo_matrix_transform_point(&matrix, &x, &y);
        cairo_matrix_transform_point(&matrix, &next_x, &next_y);
        assert_true(fabs(x - rows[turn].x) + fabs(y - rows[turn].y) < 1e-9);
        assert_true(fabs(next_x - rows[turn].next_x) + fabs(next_y - rows[turn].next_y) < 1e-9);
    }
}

/* An error says which picture it was. */
static void a_broken_picture_is_named(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = png_new();
    struct cj_picture two[2] = { picture_of(CJ_PICTURE_PNG, png), picture_of(CJ_PICTURE_PNG, png) };
    two[1].len = 60;
    const struct cj_pictures pictures = { two, 2 };
    const struct cj_rect box = { 0, 0, 50, 50 };
    struct cj_item item[2] = { { .kind = CJ_ITEM_IMAGE, .bounds = box, .u.image = { 0, box, box, 3 } } };
    item[1] = item[0];
    item[1].u.image.picture = 1;
    struct test_scene test = test_scene_new(SCENE_WIDTH);
    test.scene.item = item;
    test.scene.nitems = 2;
    test.scene.nreading = 0;
    test.scene.pictures = &pictures;
    struct cj_paint_options options = test_options();
    for (int format = 0; format < CJ_FORMAT_COUNT; format++) {
        if (format == CJ_FORMAT_SVG)
            continue; /* takes what is stored */
        g_autoptr(GError) error = NULL;
        assert_null(cj_paint((enum cj_format)format, test_book(&test), cj_theme_default(), test_fonts(), &options, &error));
        assert_int_equal(error->code, CJ_PAINT_ERROR_PICTURE + 1);
    }
    test_scene_free(&test);
}

int test_pictures_group(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixels_are_made_fewer),
        cmocka_unit_test(broken_inside),
        cmocka_unit_test(pictures_made_grey),
        cmocka_unit_test(turned_pictures_stand_upright),
        cmocka_unit_test(a_broken_picture_is_named),
    };
    return cmocka_run_group_tests_name("paint: pictures", tests, NULL, NULL);
}
