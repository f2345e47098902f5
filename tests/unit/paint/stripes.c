/* A large PNG is drawn in stripes: the file is the same, however high they are. */
#include "paint_tests.h"
#include "png_priv.h"

#include <png.h>
#include <string.h>

static GByteArray *cut(const struct cj_book *book, double dpi, bool grey, int rows, int columns)
{
    struct cj_paint_options options = test_options();
    options.dpi = dpi;
    options.grey = grey;
    const struct job job = { book, cj_theme_default(), test_fonts(), &options };
    const struct png_page page = png_page_of(&job);
    const struct png_cut pieces = { rows, columns };
    g_autoptr(GError) error = NULL;
    GByteArray *bytes = png_paint(&job, &page, &pieces, &error);
    if (!bytes)
        fail_msg("%s", error->message);
    return bytes;
}

/* Letters, curves, gradients that fade at their ends, and thin lines lie across the stripes' edges, whichever these are. */
static void stripes_do_not_show(void **state)
{
    (void)state;
    static const int rows[] = { 1, 7, 64, 100, 533, 4000 };
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    for (int grey = 0; grey < 2; grey++) {
        g_autoptr(GByteArray) whole = cut(test_book(&test), 96, grey, 100000, 100000);
        for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
            g_autoptr(GByteArray) striped = cut(test_book(&test), 96, grey, rows[i], 100000);
            assert_int_equal(striped->len, whole->len);
            assert_memory_equal(striped->data, whole->data, whole->len);
        }
    }
    test_scene_free(&test);
}

/* At 300 dpi, with a view that is a part, twice as large, not at a whole pixel. */
static void stripes_of_parts_do_not_show(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    const struct cj_view view = { .scene = &test.scene, .part = { 15.3, 20, 300, 360 }, .x = 7.7, .y = 12.1, .scale = 2 };
    const struct cj_page page = { .width_pt = 620, .height_pt = 740, .bleed = { 5, 5, 610, 730 }, .nviews = 1, .view = &view };
    const struct cj_book book = { .npages = 1, .page = &page };
    g_autoptr(GByteArray) whole = cut(&book, 300, false, 100000, 100000), striped = cut(&book, 300, false, 211, 100000);
    assert_int_equal(striped->len, whole->len);
    assert_memory_equal(striped->data, whole->data, whole->len);
    test_scene_free(&test);
}

/* Beside each other cairo rounds edges where it cuts them off: what is seen stays. */
static void columns_hardly_show(void **state)
{
    (void)state;
    enum { MOST = 32 };
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) whole = cut(test_book(&test), 96, false, 100000, 100000), cells = cut(test_book(&test), 96, false, 90, 101);
    g_autofree uint8_t *a = test_pixels(whole, 533, 533), *b = test_pixels(cells, 533, 533);
    for (uint32_t i = 0; i < 533 * 533 * 3; i++)
        if (ABS(a[i] - b[i]) > MOST)
            fail_msg("%u is %u at %u, %u", a[i], b[i], i / 3 % 533, i / 3 / 533);
    test_scene_free(&test);
}

/* Wider than cairo draws: 33,333 pixels. */
static void wide_pictures_are_whole(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    const struct cj_view view = { .scene = &test.scene, .part = { 0, 10, 400, 4 }, .scale = 1 };
    const struct cj_page page = { .width_pt = 400, .height_pt = 4, .nviews = 1, .view = &view };
    const struct cj_book book = { .npages = 1, .page = &page };
    g_autoptr(GByteArray) png = cut(&book, 6000, false, 50, 32000);
    png_image image = { .version = PNG_IMAGE_VERSION };
    assert_true(png_image_begin_read_from_memory(&image, png->data, png->len));
    assert_int_equal(image.width, 33333);
    assert_int_equal(image.height, 333);
    image.format = PNG_FORMAT_RGB;
    g_autofree uint8_t *pixels = g_malloc(PNG_IMAGE_SIZE(image));
    const uint8_t *row = pixels + (size_t)20 * 33333 * 3;
    assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    for (uint32_t x = 1200; x < 32300; x++) /* the upper edge of a frame goes over the seam */
        assert_memory_equal(row + 3 * x, row + 3 * 1200, 3);
    assert_true(row[3 * 1200] < 255);
    test_scene_free(&test);
}

int test_stripes_group(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stripes_do_not_show),
        cmocka_unit_test(stripes_of_parts_do_not_show),
        cmocka_unit_test(columns_hardly_show),
        cmocka_unit_test(wide_pictures_are_whole),
    };
    return cmocka_run_group_tests_name("paint: stripes", tests, NULL, NULL);
}
