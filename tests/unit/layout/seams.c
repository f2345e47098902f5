/* Seams: columns that would lie on one begin after it, and what is left over is shared out. (That no text of a whole map lies on one, is a
 * promise of the scene: tests/property tries it on random journeys.) */
#include "layout_tests.h"

#include <math.h>

#include "seams.h"

enum { N = 4 };

static void near(double a, double b)
{
    if (fabs(a - b) > 1e-9)
        fail_msg("%.6f instead of %.6f", a, b);
}

/* Columns of 10 with gutters of 1 from 0 on: 0, 11, 22, 33 .. 43. */
static double settle(const struct cj_seam_lines *seams, double *x, double *w, double right)
{
    static const double gutter[N] = { 0, 1, 1, 1 };
    for (uint32_t c = 0; c < N; c++) {
        x[c] = 11.0 * c;
        w[c] = 10;
    }
    return cj_seams_columns(seams, x, w, gutter, 0, N - 1, right);
}

static void without_seams_the_page_is_filled(void **state)
{
    (void)state;
    const struct cj_seam_lines none = { .clear = .2 };
    double x[N], w[N];
    near(settle(&none, x, w, 47), -4);
    near(x[1], 12), near(w[1], 11);
    near(x[N - 1] + w[N - 1], 47);
}

static void a_column_begins_after_a_seam(void **state)
{
    (void)state;
    const struct cj_seam_lines seams = { .nx = 1, .x = { 25 }, .clear = .2 };
    double x[N], w[N];
    near(settle(&seams, x, w, 50), -3.5); /* 25.5, 36.5 .. 46.5 */
    near(x[2], 25.5);
    near(x[1] + w[1], 24.5); /* those before it have shared what is left */
    near(w[0], w[1]);
    near(x[N - 1] + w[N - 1], 50);
}

static void too_narrow_a_page_is_told(void **state)
{
    (void)state;
    const struct cj_seam_lines seams = { .nx = 1, .x = { 41 }, .clear = .2 };
    double x[N], w[N];
    near(settle(&seams, x, w, 43), 41.5 + 10 - 43);
}

static void a_seam_in_a_gutter_moves_nothing_over_it(void **state)
{
    (void)state;
    const struct cj_seam_lines seams = { .nx = 1, .x = { 21.5 }, .clear = .2 };
    double x[N], w[N];
    settle(&seams, x, w, 60);
    for (uint32_t c = 0; c < N; c++)
        assert_true(x[c] + w[c] <= 21 + 1e-9 || x[c] >= 22 - 1e-9);
    near(x[N - 1] + w[N - 1], 60);
}

int run_seams_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_seams_the_page_is_filled),
        cmocka_unit_test(a_column_begins_after_a_seam),
        cmocka_unit_test(too_narrow_a_page_is_told),
        cmocka_unit_test(a_seam_in_a_gutter_moves_nothing_over_it),
    };
    return cmocka_run_group_tests_name("seams", tests, NULL, NULL);
}
