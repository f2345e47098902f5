/* Step functions: exact, against every width there is. */
#include "text_tests.h"

#include <math.h>

static void text_steps_are_exact(void **state)
{
    uint64_t seed = 3;
    for (int round = 0; round < 300; round++) {
        const struct cj_measured *m = measured(random_text(&seed, 1 + next_random(&seed) % 25, *state), *state);
        double most = 22.5, size = 1.0 + next_random(&seed) % 3 * 0.25, leading = 1.3;
        struct cj_steps steps = cj_steps_text(m, size, leading, most, *state);
        assert_true(steps.n > 0);
        assert_true(steps.w[0] <= most);
        for (uint32_t i = 1; i < steps.n; i++)
            assert_true(steps.w[i] > steps.w[i - 1] && steps.h[i] < steps.h[i - 1]);
        for (int half = 0; half < 90; half++) { /* all widths of the fake are multiples of a quarter em or so */
            double width = half * 0.25;
            if (width < steps.w[0]) {
                assert_true(isinf(cj_steps_height(&steps, width)));
                continue;
            }
            uint32_t lines = cj_text_break(m, cj_text_units(width, size), false, NULL, 0);
            assert_float_equal(cj_steps_height(&steps, width), lines * size * leading, 1e-9);
        }
        for (uint32_t i = 0; i < steps.n; i++) { /* and a unit less is not enough */
            int32_t units = cj_text_units(steps.w[i], size);
            assert_float_equal(cj_text_break(m, units, false, NULL, 0) * size * leading, steps.h[i], 1e-9);
            if (i > 0)
                assert_true(cj_text_break(m, units - 1, false, NULL, 0) * size * leading > steps.h[i] + 0.1);
        }
    }
}

static void long_words_are_cut_above_most_only(void **state)
{
    const struct cj_measured *m = measured("incomprehensibi1ities", *state); /* 21 characters, 10.5 em, no syllables */
    struct cj_steps wide = cj_steps_text(m, 1.0, 1.5, 22.5, *state), tight = cj_steps_text(m, 1.0, 1.5, 4.0, *state);
    assert_int_equal(wide.n, 1);
    assert_float_equal(wide.w[0], 10.5, 1e-9);
    assert_float_equal(wide.h[0], 1.5, 1e-9);
    assert_int_equal(tight.n, 1);
    assert_float_equal(tight.w[0], 4.0, 1e-9);
    assert_float_equal(tight.h[0], 3 * 1.5, 1e-9);
    assert_int_equal(cj_steps_text(measured("", *state), 1.0, 1.3, 22.5, *state).n, 0);
}

static void look_ups(void **state)
{
    (void)state;
    const double w[] = { 2, 3, 5 }, h[] = { 9, 6, 3 };
    struct cj_steps steps = { 3, w, h };
    assert_true(isinf(cj_steps_height(&steps, 1.99)));
    assert_float_equal(cj_steps_height(&steps, 2 - 1e-12), 9, 0);
    assert_float_equal(cj_steps_height(&steps, 4.9), 6, 0);
    assert_float_equal(cj_steps_height(&steps, 99), 3, 0);
    assert_float_equal(cj_steps_width(&steps, 100), 2, 0);
    assert_float_equal(cj_steps_width(&steps, 6 - 1e-12), 3, 0);
    assert_float_equal(cj_steps_width(&steps, 5.9), 5, 0);
    assert_true(isinf(cj_steps_width(&steps, 2.9)));
}

/* Narrower than 2: does not fit. From 7 on it gets worse again, which the envelope hides. */
static double card_height(void *self, double width)
{
    ++*(int *)self;
    return width < 2 ? INFINITY : width < 4 ? 8 : width < 7 ? 5 : 6;
}

static void samples_keep_the_lower_envelope(void **state)
{
    const double w[] = { 7, 2, 4, 1, 2, 5 };
    int calls = 0;
    struct cj_steps steps = cj_steps_sample(w, 6, card_height, &calls, *state);
    assert_int_equal(steps.n, 2);
    assert_float_equal(steps.w[0], 2, 0);
    assert_float_equal(steps.h[0], 8, 0);
    assert_float_equal(steps.w[1], 4, 0);
    assert_float_equal(steps.h[1], 5, 0);
    assert_int_equal(calls, 5); /* a width twice is one width */
}

int run_steps_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(text_steps_are_exact, arena_setup, arena_teardown),
        cmocka_unit_test_setup_teardown(long_words_are_cut_above_most_only, arena_setup, arena_teardown),
        cmocka_unit_test(look_ups),
        cmocka_unit_test_setup_teardown(samples_keep_the_lower_envelope, arena_setup, arena_teardown),
    };
    return cmocka_run_group_tests_name("steps", tests, NULL, NULL);
}
