/* How good the search is: against every combination there is, and against every single change. */
#include <math.h>
#include <string.h>

#include "fit_cases.h"

/* --- brute force ------------------------------------------------------------------------------------------------ */

struct brute {
    const struct cj_fit_problem *p;
    double ratio, best; /* page width */
    double roll;        /* not a sheet of a ratio: a roll, this wide */
    double row_h[8];
};

static double column_need(const struct brute *b, uint32_t j)
{
    double need = b->p->column[j].least;
    for (uint32_t i = 0; i < b->p->nrows; i++)
        if (b->p->row[i].cell && b->p->row[i].cell[j].n > 0)
            need = fmax(need, cj_steps_width(&b->p->row[i].cell[j], b->row_h[i]));
    return need;
}

/* What the columns under a head lack; no column is made wider than it may be for a lower head. Heads stand beside one
 * another here, so each can be seen alone. */
static double missing_under(const struct brute *b, const struct cj_fit_across *across)
{
    double missing = cj_steps_width(&across->need, b->row_h[across->row]) - across->extra, room = 0;
    for (uint32_t j = across->first; j <= across->last; j++) {
        missing -= column_need(b, j) + (j > across->first ? b->p->column[j].gutter_before : 0);
        room += b->p->column[j].most - column_need(b, j);
    }
    return missing > room ? INFINITY : fmax(0, missing);
}

/* The narrowest page no higher than `height`, by its rows; panels are as high as they are at its width. */
static double roll_page_width(const struct cj_fit_problem *p, double height, double width, double rows_height)
{
    for (;;) {
        double h = rows_height, next = INFINITY;
        for (uint32_t i = 0; i < p->npanels; i++)
            h += cj_steps_height(&p->panel[i], width);
        if (h <= height)
            return width;
        for (uint32_t i = 0; i < p->npanels; i++)
            for (uint32_t k = 0; k < p->panel[i].n; k++)
                next = p->panel[i].w[k] > width ? fmin(next, p->panel[i].w[k]) : next;
        if (isinf(next))
            return INFINITY;
        width = next;
    }
}

static void look(struct brute *b)
{
    double width = b->p->left, height = b->p->fixed;
    for (uint32_t j = 0; j < b->p->ncolumns; j++)
        width += column_need(b, j) + b->p->column[j].gutter_before;
    for (uint32_t a = 0; a < b->p->nacross; a++)
        width += missing_under(b, &b->p->across[a]);
    for (uint32_t i = 0; i < b->p->nrows; i++)
        height += b->row_h[i] + b->p->row[i].fixed;
    if (isfinite(width) && width < b->best)
        b->best = fmin(b->best, b->roll > 0 ? roll_page_width(b->p, b->roll, width, height) : case_page_width(b->p, b->ratio, width, height));
}

/* Every height that occurs in row i, with every one of the rows after it. */
static void try_rows(struct brute *b, uint32_t i)
{
    if (i == b->p->nrows) {
        look(b);
        return;
    }
    b->row_h[i] = b->p->row[i].least;
    try_rows(b, i + 1);
    for (uint32_t j = 0; b->p->row[i].cell && j < b->p->ncolumns; j++) {
        const struct cj_steps *cell = &b->p->row[i].cell[j];
        for (uint32_t k = 0; k < cell->n; k++) {
            b->row_h[i] = fmax(b->p->row[i].least, cell->h[k]);
            try_rows(b, i + 1);
        }
    }
    for (uint32_t a = 0; a < b->p->nacross; a++) {
        const struct cj_steps *need = &b->p->across[a].need;
        for (uint32_t k = 0; b->p->across[a].row == i && k < need->n; k++) {
            b->row_h[i] = fmax(b->p->row[i].least, need->h[k]);
            try_rows(b, i + 1);
        }
    }
}

/* Half of them with something beside the rows: lower than they are, about as high, and higher. */
static void small_cases_are_within_a_percent_of_brute_force(void **state)
{
    static const double paper[][2] = { { 842, 595 }, { 595, 842 }, { 1200, 400 } }, beside[] = { 0, 26, 0, 34, 0, 60 };
    double worst = INFINITY;
    for (uint64_t seed = 100; seed < 148; seed++) {
        uint32_t heads = seed % 4 == 3 ? 2 : 0;
        struct cj_fit_problem *p = CASE(seed, .rows = heads ? 2 : 3, .columns = 4, .phases = heads, .panels = seed % 2, .words = 9,
                                        .beside = seed < 124 ? 0 : beside[seed % 6]);
        const double *sheet = paper[seed % 3];
        struct brute brute = { .p = p, .ratio = sheet[1] / sheet[0], .best = INFINITY };
        struct cj_fit fit;
        double em;
        try_rows(&brute, 0);
        assert_true(cj_fit_sheet(p, sheet[0], sheet[1], 1000, *state, &em, &fit));
        worst = fmin(worst, em / (sheet[0] / brute.best));
        assert_true(em <= sheet[0] / brute.best * (1 + 1e-6));
    }
    assert_true(worst >= 0.99);
}

static void rolls_are_within_a_percent_of_brute_force(void **state)
{
    double worst = 1;
    uint32_t found = 0;
    for (uint64_t seed = 200; seed < 230; seed++) {
        uint32_t heads = seed % 4 == 3 ? 2 : 0;
        struct cj_fit_problem *p = CASE(seed, .rows = heads ? 2 : 3, .columns = 4, .phases = heads, .panels = seed % 2, .words = 9);
        struct cj_fit fit, wide;
        struct cj_fit_search *search = cj_fit_search_new(p);
        assert_true(cj_fit_search_height(search, cj_fit_full_width(p), *state, &wide));
        for (double part = .9; part < 3; part *= 1.25) {
            double height = wide.height * part;
            struct brute brute = { .p = p, .roll = height, .best = INFINITY };
            try_rows(&brute, 0);
            if (!cj_fit_search_roll(search, height, 0, 1e4, *state, &fit)) {
                assert_true(isinf(brute.best));
                continue;
            }
            found++;
            assert_page_holds(p, &fit);
            assert_true(fit.height <= height + 1e-6);
            assert_true(fit.width >= brute.best * (1 - 1e-6));
            worst = fmin(worst, brute.best / fit.width);
            assert_false(cj_fit_search_roll(search, height, 0, fit.width * .9, *state, &fit));
        }
        cj_fit_search_free(search);
    }
    assert_true(found > 60);
    if (worst < .985)
        fail_msg("a roll is %.2f %% too long", (1 / worst - 1) * 100);
}

/* --- single changes --------------------------------------------------------------------------------------------- */

/* The type if the columns were like this and all else followed. */
static double em_of(const struct cj_fit_problem *p, const double *col_w, double width_pt, double height_pt)
{
    double width = p->left, height = case_height(p, col_w, 1e9);
    if (isinf(height))
        return 0;
    for (uint32_t i = 0; i < p->npanels; i++)
        height -= cj_steps_height(&p->panel[i], 1e9);
    for (uint32_t j = 0; j < p->ncolumns; j++)
        width += col_w[j] + p->column[j].gutter_before;
    return width_pt / case_page_width(p, height_pt / width_pt, width, height);
}

static void no_column_alone_gives_larger_type(const struct cj_fit_problem *p, const struct cj_fit *fit, double em, double width_pt,
                                              double height_pt)
{
    g_autofree double *w = g_new(double, p->ncolumns);
    for (uint32_t j = 0; j < p->ncolumns; j++) {
        for (uint32_t i = 0; i < p->nrows; i++) {
            const struct cj_steps *cell = p->row[i].cell ? &p->row[i].cell[j] : NULL;
            for (uint32_t k = 0; cell && k < cell->n; k++) {
                memcpy(w, fit->col_w, p->ncolumns * sizeof *w);
                w[j] = fmax(p->column[j].least, cell->w[k]);
                assert_true(em_of(p, w, width_pt, height_pt) <= em * 1.01);
            }
        }
    }
}

/* Row i at another height, all columns at what they then need. */
static double em_with_row(const struct cj_fit_problem *p, const struct cj_fit *fit, uint32_t row, double height, double width_pt,
                          double height_pt)
{
    g_autofree double *w = g_new(double, p->ncolumns);
    for (uint32_t j = 0; j < p->ncolumns; j++) {
        w[j] = p->column[j].least;
        for (uint32_t i = 0; i < p->nrows; i++)
            if (p->row[i].cell && p->row[i].cell[j].n > 0)
                w[j] = fmax(w[j], cj_steps_width(&p->row[i].cell[j], i == row ? height : fit->row_h[i]));
        if (isinf(w[j]))
            return 0;
    }
    return em_of(p, w, width_pt, height_pt);
}

static void no_row_alone_gives_larger_type(const struct cj_fit_problem *p, const struct cj_fit *fit, double em, double width_pt,
                                           double height_pt)
{
    for (uint32_t i = 0; i < p->nrows; i++)
        for (uint32_t j = 0; p->row[i].cell && j < p->ncolumns; j++)
            for (uint32_t k = 0; k < p->row[i].cell[j].n; k++)
                assert_true(em_with_row(p, fit, i, p->row[i].cell[j].h[k], width_pt, height_pt) <= em * 1.01);
}

static void no_single_change_gives_larger_type(void **state)
{
    static const struct fit_case sizes[] = {
        { .rows = 4, .columns = 5, .phases = 0, .panels = 1, .words = 12 },
        { .rows = 6, .columns = 9, .phases = 3, .panels = 2, .words = 15 },
        { .rows = 9, .columns = 20, .phases = 5, .panels = 3, .words = 15 },
        { .rows = 4, .columns = 5, .phases = 0, .panels = 1, .words = 12, .beside = 50 },
    };
    for (uint64_t seed = 200; seed < 220; seed++) {
        struct cj_fit_problem *p = fit_case_new(sizes[seed % 4], seed, *state);
        struct cj_fit fit;
        double em, width = seed % 2 ? 842 : 595, height = seed % 2 ? 595 : 842;
        assert_true(cj_fit_sheet(p, width, height, 1000, *state, &em, &fit));
        no_column_alone_gives_larger_type(p, &fit, em, width, height);
        no_row_alone_gives_larger_type(p, &fit, em, width, height);
    }
}

static void better_than_equal_columns(void **state)
{
    double gain = 0;
    for (uint64_t seed = 300; seed < 310; seed++) {
        struct cj_fit_problem *p = CASE(seed, .rows = 7, .columns = 12, .panels = 2, .words = 12);
        struct cj_fit fit;
        double em, equal;
        assert_true(cj_fit_sheet(p, 1190, 842, 1000, *state, &em, &fit));
        p->equal_columns = true;
        assert_true(cj_fit_sheet(p, 1190, 842, 1000, *state, &equal, &fit));
        for (uint32_t j = 1; j < p->ncolumns; j++)
            assert_float_equal(fit.col_w[j], fit.col_w[0], 1e-9);
        assert_true(em >= equal * 0.995);
        gain += em / equal - 1;
    }
    assert_true(gain / 10 > 0.05);
}

static void a_guess_is_close(void **state)
{
    for (uint64_t seed = 320; seed < 340; seed++) {
        struct cj_fit_problem *p = CASE(seed, .rows = 6, .columns = 9, .phases = 3, .panels = 2, .words = 12);
        struct cj_fit_search *search = cj_fit_search_new(p);
        struct cj_fit fit;
        double em, guess = cj_fit_search_guess(search, 1190, 842, 1000);
        assert_true(cj_fit_search_sheet(search, 1190, 842, 1000, *state, &em, &fit));
        assert_true(guess <= em / 0.995 * (1 + 1e-6));
        assert_true(guess >= em * 0.96);
        assert_float_equal(cj_fit_search_guess(search, 1190, 842, 2), 2, 1e-9);
        cj_fit_search_free(search);
    }
}

/* A search whose problem gets something beside its rows, and loses it again, answers as one that is made anew. */
static void what_stands_beside_may_change(void **state)
{
    static const double paper[][2] = { { 842, 595 }, { 595, 842 } };
    for (uint64_t seed = 350; seed < 356; seed++) {
        struct cj_fit_problem *p = CASE(seed, .rows = 5, .columns = 6, .phases = 2, .panels = 2, .words = 12);
        struct cj_fit_search *search = cj_fit_search_new(p);
        const double left = p->left;
        for (int step = 0; step < 4; step++) {
            bool with = step % 2 == 1;
            p->left = with ? left + 17.3 + step : left;
            p->beside = with ? 41.9 - step : 0;
            cj_fit_search_beside(search);
            struct cj_fit_search *fresh = cj_fit_search_new(p);
            for (size_t i = 0; i < G_N_ELEMENTS(paper); i++) {
                struct cj_fit fit, other;
                double em, em_other;
                assert_float_equal(cj_fit_search_guess(search, paper[i][0], paper[i][1], 99), cj_fit_search_guess(fresh, paper[i][0], paper[i][1], 99),
                                   with ? 1e-9 : 0);
                assert_true(cj_fit_search_sheet(search, paper[i][0], paper[i][1], 99, *state, &em, &fit));
                assert_true(cj_fit_search_sheet(fresh, paper[i][0], paper[i][1], 99, *state, &em_other, &other));
                assert_page_holds(p, &fit);
                assert_float_equal(em, em_other, with ? em * .005 : 0);
            }
            cj_fit_search_free(fresh);
        }
        cj_fit_search_free(search);
    }
}

/* --- cost ------------------------------------------------------------------------------------------------------- */

static void work_is_linear_in_columns(void **state)
{
    uint64_t work[2];
    const uint32_t columns[2] = { 200, 2000 };
    for (int i = 0; i < 2; i++) {
        struct cj_fit_problem *p = CASE(9, .rows = 8, .columns = columns[i], .phases = columns[i] / 8, .panels = 2, .words = 12);
        struct cj_fit fit;
        double em;
        assert_true(cj_fit_sheet(p, 3370, 2384, 1000, *state, &em, &fit));
        assert_page_holds(p, &fit);
        work[i] = fit.evaluations;
    }
    assert_true(work[1] < work[0] * 16);
}

static void the_same_question_has_the_same_answer(void **state)
{
    struct cj_fit_problem *p = CASE(77, .rows = 6, .columns = 12, .phases = 4, .panels = 2, .words = 12);
    struct cj_fit_search *search = cj_fit_search_new(p);
    struct cj_fit fit[3];
    double em[3], other;
    assert_true(cj_fit_sheet(p, 842, 595, 100, *state, &em[0], &fit[0]));
    assert_true(cj_fit_search_sheet(search, 595, 842, 100, *state, &other, &fit[1]));
    assert_true(cj_fit_search_sheet(search, 842, 595, 100, *state, &em[1], &fit[1]));
    assert_true(cj_fit_search_sheet(search, 842 * 2, 595 * 2, 200, *state, &em[2], &fit[2]));
    assert_true(em[0] == em[1]);
    assert_true(fabs(em[2] / 2 - em[0]) < 1e-9); /* a sheet twice as large: type twice as large */
    assert_memory_equal(fit[0].col_w, fit[1].col_w, p->ncolumns * sizeof(double));
    assert_memory_equal(fit[0].row_h, fit[1].row_h, p->nrows * sizeof(double));
    cj_fit_search_free(search);
}

int run_fit_search_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rolls_are_within_a_percent_of_brute_force, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(small_cases_are_within_a_percent_of_brute_force, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(no_single_change_gives_larger_type, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(better_than_equal_columns, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(a_guess_is_close, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(what_stands_beside_may_change, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(work_is_linear_in_columns, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(the_same_question_has_the_same_answer, case_setup, case_teardown),
    };
    return cmocka_run_group_tests_name("fit: the search", tests, NULL, NULL);
}
