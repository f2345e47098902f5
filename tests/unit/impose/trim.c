/* Bleed and crop marks: how large the sheet is, where it is cut, and that nothing but paper lies near the cut. */
#include "impose_tests.h"

#include <math.h>

#define MM CJ_PT_PER_MM

/* Two pages, an A4 and a narrow one. */
static const struct cj_book *book_new(struct cj_arena *arena)
{
    static const struct cj_scene scene = { .width_pt = 297 * MM, .height_pt = 210 * MM };
    static const struct cj_view view[2] = {
        { .scene = &scene, .part = { 0, 0, 297 * MM, 210 * MM }, .scale = 1 },
        { .scene = &scene, .part = { 20, 0, 50, 100 }, .x = 5, .y = 7, .scale = 2 },
    };
    static const struct cj_page page[2] = {
        { .width_pt = 297 * MM, .height_pt = 210 * MM, .nviews = 1, .view = &view[0], .label = "A1" },
        { .width_pt = 110, .height_pt = 207, .nviews = 1, .view = &view[1], .outline = "Narrow" },
    };
    struct cj_book *book = CJ_NEW(arena, struct cj_book, 1);
    *book = (struct cj_book){ .title = "Two", .language = "en", .npages = 2, .page = page };
    return book;
}

static void assert_near(double a, double b)
{
    if (fabs(a - b) > 1e-6)
        fail_msg("%g is not %g", a, b);
}

static void nothing_asked_for(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    const struct cj_book *book = book_new(arena);
    assert_ptr_equal(cj_impose_trimming(book, (struct cj_trimming){ .bleed_pt = 0 }, arena), book);
    cj_arena_free(arena);
}

static void the_sheet_grows(void **state)
{
    (void)state;
    static const struct { double bleed_mm; bool marks; double around_mm; } rows[] = {
        { 3, false, 3 }, { 0, true, 8 }, { 3, true, 8 }, { 2, true, 8 }, { 6, true, 11 }, { 6, false, 6 },
    };
    struct cj_arena *arena = cj_arena_new();
    const struct cj_book *book = book_new(arena);
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        const struct cj_book *made = cj_impose_trimming(book, (struct cj_trimming){ rows[i].bleed_mm * MM, rows[i].marks }, arena);
        double by = rows[i].around_mm * MM, bleed = rows[i].bleed_mm * MM;
        assert_int_equal(made->npages, 2);
        assert_string_equal(made->title, "Two");
        for (uint32_t p = 0; p < 2; p++) {
            const struct cj_page *was = &book->page[p], *page = &made->page[p];
            assert_near(page->width_pt, was->width_pt + 2 * by);
            assert_near(page->height_pt, was->height_pt + 2 * by);
            assert_near(page->trim.x, by);
            assert_near(page->trim.w, was->width_pt);
            assert_near(page->bleed.y, by - bleed);
            assert_near(page->bleed.h, was->height_pt + 2 * bleed);
            assert_ptr_equal(page->label, was->label);
            assert_ptr_equal(page->outline, was->outline);
            assert_int_equal(page->nviews, rows[i].marks ? 2 : 1);
            assert_near(page->view[0].x, was->view[0].x + by);
            assert_near(page->view[0].scale, was->view[0].scale);
        }
    }
    cj_arena_free(arena);
}

/* Eight lines, each in line with an edge of the sheet, outside the bleed and 3 mm away at least, as far as the edge of the page. */
static void marks_show_the_cut(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    for (int mm = 0; mm < 8; mm++) {
        const struct cj_book *book = cj_impose_trimming(book_new(arena), (struct cj_trimming){ mm * MM, true }, arena);
        const struct cj_page *page = &book->page[0];
        const struct cj_scene *scene = page->view[1].scene;
        struct cj_rect trim = page->trim, bleed = page->bleed;
        assert_int_equal(scene->nitems, 8);
        assert_int_equal(cj_scene_verify(scene, NULL), 0);
        for (uint32_t i = 0; i < scene->nitems; i++) {
            struct cj_rect r = scene->item[i].bounds;
            bool lying = r.w > r.h;
            double at = lying ? r.y + r.h / 2 : r.x + r.w / 2;
            assert_near(scene->item[i].stroke_pt, .25);
            assert_true(fabs((lying ? r.w : r.h) - 5 * MM) < .002);
            assert_true(fabs(at - (lying ? trim.y : trim.x)) < .002 || fabs(at - (lying ? trim.y + trim.h : trim.x + trim.w)) < .002);
            double gap = lying ? MAX(trim.x - r.x - r.w, r.x - trim.x - trim.w) : MAX(trim.y - r.y - r.h, r.y - trim.y - trim.h);
            double out = lying ? MAX(bleed.x - r.x - r.w, r.x - bleed.x - bleed.w) : MAX(bleed.y - r.y - r.h, r.y - bleed.y - bleed.h);
            assert_true(gap > 3 * MM - .002 && out > -.002);
        }
    }
    cj_arena_free(arena);
}

int test_trim_group(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_asked_for),
        cmocka_unit_test(the_sheet_grows),
        cmocka_unit_test(marks_show_the_cut),
    };
    return cmocka_run_group_tests_name("impose: trim", tests, NULL, NULL);
}
