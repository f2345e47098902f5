/* Tiles: how large the poster is, where its seams are, and what each sheet prints. */
#include "impose_tests.h"

#include <cjmap/text.h>

#include <math.h>
#include <string.h>

#define MM CJ_PT_PER_MM

static void assert_near(double a, double b)
{
    if (fabs(a - b) > 1e-6)
        fail_msg("%g is not %g", a, b);
}

static struct cj_tiles a4(uint32_t columns, uint32_t rows)
{
    return (struct cj_tiles){ .paper = "A4", .width_mm = 297, .height_mm = 210, .margin_mm = 5, .overlap_mm = 10, .columns = columns,
                              .rows = rows };
}

static void posters(void **state)
{
    (void)state;
    static const struct { uint32_t columns, rows; double width, height; } rows[] = {
        { 1, 1, 287, 200 }, { 2, 2, 564, 390 }, { 3, 3, 841, 580 }, { 4, 4, 1118, 770 }, { 3, 1, 841, 200 },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct cj_tiles tiles = a4(rows[i].columns, rows[i].rows);
        double w, h;
        cj_tiles_poster(&tiles, &w, &h);
        assert_near(w, rows[i].width);
        assert_near(h, rows[i].height);
    }
}

static void seams(void **state)
{
    (void)state;
    struct cj_tiles tiles = a4(3, 2);
    double x[2], y[1];
    cj_tiles_seams(&tiles, x, y);
    assert_near(x[0], 287);
    assert_near(x[1], 277 + 287);
    assert_near(y[0], 200);
}

/* Neighbours print the same where they overlap, and everything is inside what the printer prints. */
static void sheets(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    const struct cj_scene scene = { .width_pt = 841 * MM, .height_pt = 580 * MM, .title = "Buying\nbread", .language = "en" };
    struct cj_tiles tiles = a4(3, 3);
    struct cj_measurer measurer = cj_text_fake_measurer();
    const struct cj_book *book = cj_impose_tiles(&scene, &tiles, &measurer, arena);
    static const char *const labels[] = { "Assembly plan", "A1", "A2", "A3", "B1", "B2", "B3", "C1", "C2", "C3" };
    assert_int_equal(book->npages, G_N_ELEMENTS(labels));
    for (uint32_t p = 0; p < book->npages; p++) {
        const struct cj_page *page = &book->page[p];
        assert_string_equal(page->label, labels[p]);
        assert_near(page->width_pt, 297 * MM);
        assert_near(page->height_pt, 210 * MM);
        for (uint32_t v = 0; v < page->nviews; v++)
            for (uint32_t i = 0; i < page->view[v].scene->nitems; i++) {
                struct cj_rect r = page->view[v].scene->item[i].bounds;
                assert_true(page->view[v].scene == &scene || (r.x >= 5 * MM - .5 && r.x + r.w <= 292 * MM + .5));
                assert_true(page->view[v].scene == &scene || (r.y >= 5 * MM - 2 && r.y + r.h <= 205 * MM + .5));
            }
    }
    for (uint32_t p = 1; p < book->npages; p++) {
        const struct cj_view *map = &book->page[p].view[0];
        assert_ptr_equal(map->scene, &scene);
        assert_near(map->part.x, (p - 1) % 3 * 277 * MM);
        assert_near(map->part.y, (p - 1) / 3 * 190 * MM);
        assert_near(map->part.w, 287 * MM);
        assert_near(map->x, 5 * MM);
        assert_false(map->decor);
    }
    assert_true(book->page[0].view[1].decor); /* the thumbnail */
    cj_arena_free(arena);
}

int test_tiles_group(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(posters), cmocka_unit_test(seams), cmocka_unit_test(sheets) };
    return cmocka_run_group_tests_name("tiles", tests, NULL, NULL);
}
