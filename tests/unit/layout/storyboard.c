/* The storyboard: a wider column is never higher, what is placed stays in its column and its height, all of one height where that can
 * be, and each picture keeps its shape. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "cards.h"

#define K(text) { .s = (text), .len = sizeof(text) - 1 } /* in a constant */

/* Wide, usual, square, high, very wide. */
static const struct cj_picture shapes[] = {
    { .file = K("wide"), .width = 160, .height = 90 },  { .file = K("usual"), .width = 120, .height = 90 },
    { .file = K("square"), .width = 50, .height = 50 }, { .file = K("high"), .width = 90, .height = 195 },
    { .file = K("long"), .width = 400, .height = 90 },
};
static const struct cj_pictures pictures = { shapes, G_N_ELEMENTS(shapes) };

enum { COLUMNS = 4 };
static const struct cj_image first[] = { { .file = K("usual"), .alt = K("One") }, { .file = K("high"), .alt = K("Two") } };
static const struct cj_image second[] = { { .file = K("wide") } };
static const struct cj_image third[] = { { .file = K("square") }, { .file = K("gone") }, { .file = K("long") }, { .file = K("high") } };
static const struct cj_touchpoint touchpoints[] = {
    { .images = first, .nimages = 2 }, { .images = second, .nimages = 1 }, { .nimages = 0 }, { .images = third, .nimages = 4 },
};
static const uint32_t column[COLUMNS] = { 0, 1, 2, 3 };

struct bench {
    struct cj_journey journey;
    struct cj_work work;
    struct cj_cells *cells;
};

static void open_bench(struct bench *bench)
{
    *bench = (struct bench){ .journey = { .touchpoints = touchpoints, .ntouchpoints = COLUMNS } };
    bench->work = (struct cj_work){ .arena = cj_arena_new(), .journey = &bench->journey, .pictures = &pictures,
                                    .language = cj_language_find("en") };
    bench->work.box = g_array_new(FALSE, FALSE, sizeof(struct cj_box));
    bench->cells = cj_storyboard_new(&bench->work, column, COLUMNS);
    assert_non_null(bench->cells);
}

static void close_bench(struct bench *bench)
{
    g_array_free(bench->work.box, TRUE);
    cj_arena_free(bench->work.arena);
}

static const struct cj_box *box_at(const struct bench *bench, uint32_t i)
{
    return &g_array_index(bench->work.box, struct cj_box, i);
}

static void steps_fall(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    for (uint32_t c = 0; c < COLUMNS; c++) {
        const struct cj_steps *steps = &bench.cells->steps[c];
        assert_int_equal(steps->n > 0, touchpoints[c].nimages > 0);
        for (uint32_t i = 1; i < steps->n; i++) {
            assert_true(steps->w[i] > steps->w[i - 1]);
            assert_true(steps->h[i] < steps->h[i - 1]);
        }
    }
    assert_true(bench.cells->steps[0].n > 1); /* beside each other where that fits */
    close_bench(&bench);
}

/* At any width, before and after the strip is settled. */
static void pictures_stay_where_they_belong(void **state)
{
    (void)state;
    for (double w = 7; w < 30; w += .37) {
        struct bench bench;
        open_bench(&bench);
        double widths[COLUMNS] = { w, w + 2, w, w + 1 }, row = cj_storyboard_settle(bench.cells, widths, 0, COLUMNS - 1);
        for (uint32_t c = 0; c < COLUMNS; c++) {
            uint32_t before = bench.work.box->len;
            cj_storyboard_place(&bench.work, bench.cells, c, 100, 50, widths[c]);
            if (bench.cells->steps[c].n > 0 && w >= bench.cells->steps[c].w[0])
                assert_true(row <= 1e-6 + MAX(cj_steps_height(&bench.cells->steps[0], w), cj_steps_height(&bench.cells->steps[3], w)));
            for (uint32_t i = before; i < bench.work.box->len; i++) {
                const struct cj_box *box = box_at(&bench, i);
                const struct cj_picture *picture = &shapes[box->picture - 1];
                assert_int_equal(box->part, CJ_PART_PICTURE);
                assert_true(fabs(box->w / box->h - picture->width / picture->height) < 1e-6);
                assert_true(box->x >= 100 && box->x + box->w <= 100 + widths[c] + 1e-6);
                assert_true(box->y >= 50 && box->y + box->h <= 50 + row + 1e-6);
            }
        }
        assert_int_equal(bench.work.box->len, 6); /* the one that is gone is not there */
        close_bench(&bench);
    }
}

/* In columns that are alike the strip is even, but for the very wide one. */
static void one_height_for_all(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    const double widths[COLUMNS] = { 9.6, 9.6, 9.6, 9.6 };
    assert_true(cj_storyboard_tighten(&bench.work, bench.cells, widths, COLUMNS));
    assert_false(cj_storyboard_tighten(&bench.work, bench.cells, widths, COLUMNS)); /* once is enough */
    for (uint32_t c = 0; c < COLUMNS; c++)
        cj_storyboard_place(&bench.work, bench.cells, c, 0, 0, widths[c]);
    for (uint32_t i = 0; i < bench.work.box->len; i++)
        if (strcmp(shapes[box_at(&bench, i)->picture - 1].file.s, "long") != 0)
            assert_true(fabs(box_at(&bench, i)->h - box_at(&bench, 0)->h) < 1e-6);
    close_bench(&bench);
}

static void what_is_heard(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    cj_storyboard_place(&bench.work, bench.cells, 0, 0, 0, 20);
    cj_storyboard_place(&bench.work, bench.cells, 1, 0, 0, 20);
    assert_string_equal(box_at(&bench, 0)->alt, "One");
    assert_string_equal(box_at(&bench, 1)->alt, "Two");
    assert_string_equal(box_at(&bench, 2)->alt, "A picture"); /* nobody said what it shows */
    close_bench(&bench);
}

static void no_pictures_no_lane(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    bench.work.pictures = NULL;
    assert_null(cj_storyboard_new(&bench.work, column, COLUMNS));
    close_bench(&bench);
}

int run_storyboard_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steps_fall),
        cmocka_unit_test(pictures_stay_where_they_belong),
        cmocka_unit_test(one_height_for_all),
        cmocka_unit_test(what_is_heard),
        cmocka_unit_test(no_pictures_no_lane),
    };
    return cmocka_run_group_tests_name("storyboard", tests, NULL, NULL);
}
