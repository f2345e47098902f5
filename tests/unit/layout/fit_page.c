/* What a page promises, whatever the search found. */
#include <math.h>

#include "fit_cases.h"

static const struct fit_case sizes[] = {
    { .rows = 1, .columns = 1, .phases = 0, .panels = 0, .words = 8 },
    { .rows = 3, .columns = 4, .phases = 1, .panels = 1, .words = 10 },
    { .rows = 5, .columns = 6, .phases = 3, .panels = 2, .words = 15 },
    { .rows = 8, .columns = 16, .phases = 5, .panels = 3, .words = 15 },
    { .rows = 4, .columns = 5, .phases = 2, .panels = 2, .words = 12, .beside = 60 },
};

static void sheets_hold_their_page(void **state)
{
    static const double paper[][2] = { { 842, 595 }, { 595, 842 }, { 2384, 1684 }, { 4000, 300 } };
    for (uint64_t seed = 0; seed < 12; seed++) {
        for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++) {
            struct cj_fit_problem *p = fit_case_new(sizes[s], seed, *state);
            for (size_t i = 0; i < G_N_ELEMENTS(paper); i++) {
                struct cj_fit fit;
                double em;
                p->equal_columns = seed % 3 == 2;
                assert_true(cj_fit_sheet(p, paper[i][0], paper[i][1], 13, *state, &em, &fit));
                assert_page_holds(p, &fit);
                assert_true(em <= 13 + 1e-9);
                assert_true(fit.width * em <= paper[i][0] + 1e-6);
                assert_true(fit.height * em <= paper[i][1] + 1e-6);
            }
        }
    }
}

static void widths_hold_their_page(void **state)
{
    for (uint64_t seed = 20; seed < 30; seed++) {
        for (size_t s = 0; s < G_N_ELEMENTS(sizes); s++) {
            struct cj_fit_problem *p = fit_case_new(sizes[s], seed, *state);
            double least = cj_fit_least_width(p), full = cj_fit_full_width(p);
            struct cj_fit fit = { .width = -1 };
            assert_true(least <= full + 1e-9);
            assert_false(cj_fit_height(p, least - 0.01, *state, &fit));
            assert_float_equal(fit.width, -1, 0); /* untouched */
            for (int part = 0; part <= 6; part++) {
                double width = least + (full - least) * part / 5;
                assert_true(cj_fit_height(p, width, *state, &fit));
                assert_float_equal(fit.width, width, 0);
                assert_page_holds(p, &fit);
            }
        }
    }
}

/* At the full width nothing is gained by more. */
static void full_width_is_full(void **state)
{
    for (uint64_t seed = 40; seed < 50; seed++) {
        struct cj_fit_problem *p = fit_case_new(sizes[2], seed, *state);
        struct cj_fit at_full, wider;
        assert_true(cj_fit_height(p, cj_fit_full_width(p), *state, &at_full));
        assert_true(cj_fit_height(p, cj_fit_full_width(p) * 2, *state, &wider));
        assert_float_equal(at_full.height, wider.height, 1e-6);
    }
}

/* But for what a search may miss: seldom, and then little. */
static void a_wider_page_is_never_higher(void **state)
{
    int higher = 0;
    for (uint64_t seed = 50; seed < 70; seed++) {
        struct cj_fit_problem *p = fit_case_new(sizes[seed % 4], seed, *state);
        struct cj_fit_search *search = cj_fit_search_new(p);
        double least = cj_fit_least_width(p), full = cj_fit_full_width(p), before = INFINITY;
        for (int part = 0; part <= 60; part++) {
            struct cj_fit fit, again;
            double width = least + (full - least) * part / 60;
            assert_true(cj_fit_search_height(search, width, *state, &fit));
            assert_true(fit.height <= before * 1.015);
            higher += fit.height > before + 1e-6;
            before = fmin(before, fit.height);
            if (part % 20 == 7) { /* asked alone, the same answer */
                assert_true(cj_fit_height(p, width, *state, &again));
                assert_float_equal(again.height, fit.height, 1e-9);
            }
        }
        cj_fit_search_free(search);
    }
    assert_true(higher <= 6); /* of 1,220 */
}

static void nothing_is_a_page_too(void **state)
{
    struct cj_fit_problem empty = { .left = 3, .fixed = 5 };
    struct cj_fit fit;
    double em;
    assert_true(cj_fit_sheet(&empty, 100, 100, 1000, *state, &em, &fit));
    assert_float_equal(em, 20, 1e-6);
    assert_true(cj_fit_height(&empty, 10, *state, &fit));
    assert_float_equal(fit.height, 5, 1e-9);
    assert_false(cj_fit_sheet(&empty, 100, 0.01, 1000, *state, &em, &fit));
    assert_false(cj_fit_sheet(&empty, 0, 100, 1000, *state, &em, &fit));
    for (int equal = 0; equal < 2; equal++) { /* wide enough for the labels, though a lower page would do */
        empty.equal_columns = equal;
        assert_true(cj_fit_sheet(&empty, 100, 1000, 1000, *state, &em, &fit));
        assert_float_equal(em, 100.0 / 3, 1e-6);
    }
}

/* Two heads that overlap: neither's columns hold the other's. */
static void overlapping_heads_are_satisfied(void **state)
{
    struct cj_fit_problem *p = CASE(5, .rows = 2, .columns = 6, .phases = 2, .words = 4);
    const double w[] = { 34 }, h[] = { 2 };
    struct cj_fit_across across[] = {
        { .row = 0, .first = 0, .last = 3, .need = { 1, w, h } },
        { .row = 0, .first = 2, .last = 5, .need = { 1, w, h } },
        { .row = 0, .first = 2, .last = 3, .need = { 1, w, h } },
    };
    struct cj_fit fit;
    p->across = across;
    p->nacross = 3;
    assert_true(cj_fit_height(p, cj_fit_least_width(p), *state, &fit));
    assert_page_holds(p, &fit);
    assert_true(cj_fit_height(p, cj_fit_least_width(p) + 9, *state, &fit));
    assert_page_holds(p, &fit);
}

int run_fit_page_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(sheets_hold_their_page, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(widths_hold_their_page, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(full_width_is_full, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(a_wider_page_is_never_higher, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(nothing_is_a_page_too, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(overlapping_heads_are_satisfied, case_setup, case_teardown),
    };
    return cmocka_run_group_tests_name("fit: the page", tests, NULL, NULL);
}
