/* Even columns: what is left over goes to the narrowest. */
#include <math.h>

#include "fit_cases.h"

/* Columns that need 5, 8, 12 and nothing. */
static struct cj_fit_problem *stairs(struct cj_arena *arena, double most)
{
    static const double w[3][1] = { { 5 }, { 8 }, { 12 } }, h[1] = { 2 };
    struct cj_fit_problem *p = CJ_NEW(arena, struct cj_fit_problem, 1);
    struct cj_fit_column *column = CJ_NEW(arena, struct cj_fit_column, 4);
    struct cj_fit_row *row = CJ_NEW(arena, struct cj_fit_row, 1);
    struct cj_steps *cell = CJ_NEW(arena, struct cj_steps, 4);
    for (int j = 0; j < 4; j++) {
        column[j] = (struct cj_fit_column) { .gutter_before = j ? 1 : 0, .least = 3, .most = most };
        if (j < 3)
            cell[j] = (struct cj_steps) { 1, w[j], h };
    }
    row->cell = cell;
    *p = (struct cj_fit_problem) { .left = 2, .ncolumns = 4, .nrows = 1, .column = column, .row = row };
    return p;
}

static void width_is_poured_like_water(void **state)
{
    static const struct {
        double width, most, col[4]; /* width: without the 5 of label and gutters */
    } row[] = {
        { 28, 20, { 5, 8, 12, 3 } },
        { 31, 20, { 5.5, 8, 12, 5.5 } },
        { 40, 20, { 28.0 / 3, 28.0 / 3, 12, 28.0 / 3 } },
        { 60, 20, { 15, 15, 15, 15 } },
        { 99, 20, { 20, 20, 20, 20 } }, /* the rest stays white */
        { 36, 8, { 8, 8, 12, 8 } },     /* a need above the cap is still met */
        { 99, 8, { 8, 8, 12, 8 } },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        struct cj_fit fit;
        assert_true(cj_fit_height(stairs(*state, row[i].most), row[i].width + 5, *state, &fit));
        for (int j = 0; j < 4; j++)
            assert_float_equal(fit.col_w[j], row[i].col[j], 1e-6);
    }
}

/* A head over the first two columns needs 20 with the gutter between: the narrower one is raised first. */
static void a_head_raises_its_narrowest_columns(void **state)
{
    static const double w[] = { 20 }, h[] = { 1 };
    struct cj_fit_across across = { .row = 0, .first = 0, .last = 1, .extra = 1, .need = { 1, w, h } };
    struct cj_fit_problem *p = stairs(*state, 20);
    struct cj_fit fit;
    p->across = &across;
    p->nacross = 1;
    assert_float_equal(cj_fit_least_width(p), 5 + 18 + 12 + 3, 1e-6);
    assert_true(cj_fit_height(p, 5 + 18 + 12 + 4, *state, &fit));
    assert_float_equal(fit.col_w[0], 9, 1e-6);
    assert_float_equal(fit.col_w[1], 9, 1e-6);
    assert_float_equal(fit.col_w[2], 12, 1e-6);
    assert_float_equal(fit.col_w[3], 4, 1e-6);
}

static double spread(const struct cj_fit *fit, uint32_t n)
{
    double sum = 0, squares = 0;
    for (uint32_t j = 0; j < n; j++) {
        sum += fit->col_w[j];
        squares += fit->col_w[j] * fit->col_w[j];
    }
    return sqrt(fmax(0, squares / n - sum / n * (sum / n)));
}

/* With type capped well below what fits, there is room to be even: equal columns if those fit too. */
static void room_makes_columns_even(void **state)
{
    double tight = 0, roomy = 0;
    for (uint64_t seed = 400; seed < 410; seed++) {
        struct cj_fit_problem *p = CASE(seed, .rows = 5, .columns = 8, .panels = 1, .words = 10);
        struct cj_fit fit;
        double em, capped;
        assert_true(cj_fit_sheet(p, 1190, 842, 1000, *state, &em, &fit));
        tight += spread(&fit, p->ncolumns);
        assert_true(cj_fit_sheet(p, 1190, 842, em * 0.8, *state, &capped, &fit));
        assert_float_equal(capped, em * 0.8, 1e-9);
        roomy += spread(&fit, p->ncolumns);
    }
    assert_true(roomy < tight * 0.25);
}

int run_fit_even_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(width_is_poured_like_water, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(a_head_raises_its_narrowest_columns, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(room_makes_columns_even, case_setup, case_teardown),
    };
    return cmocka_run_group_tests_name("fit: even columns", tests, NULL, NULL);
}
