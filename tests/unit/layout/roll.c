/* Paper from a roll: one side is the roll's, the type is as asked, and on a shorter sheet the type would be smaller. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "plan.h"

#define K(text) { .s = (text), .len = sizeof(text) - 1 } /* in a constant */

enum { STEPS = 7 };
static const struct cj_phase phases[] = { { .name = K("Order"), .goal = K("Have it delivered where it suits"), .first = 0, .ntouchpoints = 3 },
                                          { .name = K("Pick up"), .goal = K(""), .first = 3, .ntouchpoints = STEPS - 3 } };
static const struct cj_lane lanes[] = { { .kind = CJ_LANE_TOUCHPOINTS, .name = K("Touchpoints") },
                                        { .kind = CJ_LANE_ACTIONS, .name = K("Actions") } };
static const struct cj_remark acts[] = {
    { .node = 1, .text = K("Types the address into the field twice, for the first time it is not taken.") },
    { .node = 2, .text = K("Waits.") },
};

static struct cj_journey journey_of(struct cj_touchpoint *touchpoints)
{
    static const struct cj_str names[] = { K("Chooses a parcel locker"), K("Gets the code to open it"), K("Looks"), K("Opens the door at last") };
    for (uint32_t i = 0; i < STEPS; i++)
        touchpoints[i] = (struct cj_touchpoint){ .name = names[i % 4], .actions = &acts[i % 2], .nactions = i % 3 == 0 };
    return (struct cj_journey){
        .language = K("en"), .title = K("Picking up a parcel"), .subtitle = K(""), .scenario = K(""), .kind = K(""), .owner = K(""),
        .version = K(""), .status = K(""), .link = K(""), .uri = K(""), .touchpoints = touchpoints, .ntouchpoints = STEPS, .phases = phases,
        .nphases = G_N_ELEMENTS(phases), .lanes = lanes, .nlanes = G_N_ELEMENTS(lanes),
    };
}

static const struct cj_layout *build(const struct cj_journey *journey, struct cj_layout_options options, struct cj_arena *arena, GError **error)
{
    struct cj_measurer measurer = cj_text_fake_measurer();
    g_autoptr(GError) why = NULL;
    const struct cj_layout *layout = cj_layout_build(journey, cj_theme_default(), &measurer, &options, arena, error ? error : &why);
    if (why)
        print_message("%s\n", why->message);
    return layout;
}

static double mm(double pt)
{
    return pt / CJ_PT_PER_MM;
}

static void one_side_is_the_rolls_and_the_type_is_as_asked(void **state)
{
    (void)state;
    static const double rolls[] = { 610, 914.4, 1524 }, types[] = { 0, 12, 24 };
    struct cj_arena *arena = cj_arena_new();
    struct cj_touchpoint touchpoints[STEPS];
    const struct cj_journey journey = journey_of(touchpoints);
    for (size_t r = 0; r < G_N_ELEMENTS(rolls); r++)
        for (size_t t = 0; t < G_N_ELEMENTS(types); t++) {
            double length[3];
            for (int way = CJ_ORIENTATION_AUTO; way <= CJ_PORTRAIT; way++) {
                struct cj_layout_options options = { .sheet = CJ_SHEET_ROLL, .roll_mm = rolls[r], .orientation = (enum cj_orientation)way,
                                                     .least_em_pt = types[t] };
                const struct cj_layout *layout = build(&journey, options, arena, NULL);
                assert_non_null(layout);
                assert_true(layout->sheet.kept);
                assert_true(fabs(layout->sheet.em_pt - (types[t] > 0 ? types[t] : CJ_EM_PT_PER_METRE)) < 1e-9);
                bool along = fabs(mm(layout->sheet.height_pt) - rolls[r]) < 1e-6, upright = fabs(mm(layout->sheet.width_pt) - rolls[r]) < 1e-6;
                assert_true(way == CJ_LANDSCAPE ? along : way == CJ_PORTRAIT ? upright : along || upright);
                length[way] = mm(along ? layout->sheet.width_pt : layout->sheet.height_pt);
                assert_true(length[way] <= mm(CJ_PAGE_SIDE_MOST_PT));
            }
            assert_true(length[CJ_ORIENTATION_AUTO] <= MIN(length[CJ_LANDSCAPE], length[CJ_PORTRAIT]) * 1.021);
        }
    cj_arena_free(arena);
}

/* The inverse: a sheet of that size gives about that type, and a shorter one less. */
static void on_a_shorter_sheet_the_type_is_smaller(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    struct cj_touchpoint touchpoints[STEPS];
    const struct cj_journey journey = journey_of(touchpoints);
    for (double em = 14; em < 28; em *= 1.2)
        for (int way = CJ_LANDSCAPE; way <= CJ_PORTRAIT; way++) {
            struct cj_layout_options roll = { .sheet = CJ_SHEET_ROLL, .roll_mm = 900, .orientation = (enum cj_orientation)way, .least_em_pt = em };
            struct cj_layout_options sheet = { .sheet = CJ_SHEET_FIXED, .least_em_pt = em }; /* may be larger than is good on paper */
            const struct cj_layout *layout = build(&journey, roll, arena, NULL), *same, *shorter;
            assert_non_null(layout);
            sheet.width_mm = mm(layout->sheet.width_pt), sheet.height_mm = mm(layout->sheet.height_pt);
            assert_non_null(same = build(&journey, sheet, arena, NULL));
            if (same->sheet.margin_pt < layout->sheet.margin_pt + 1e-6)
                assert_true(same->sheet.em_pt > em * .98);
            *(way == CJ_LANDSCAPE ? &sheet.width_mm : &sheet.height_mm) *= .96;
            shorter = build(&journey, sheet, arena, NULL);
            if (shorter && shorter->sheet.margin_pt > layout->sheet.margin_pt - 1e-6 && shorter->sheet.em_pt > em)
                fail_msg("%g pt, way %d: a sheet of %.0f x %.0f gives %g pt", em, way, sheet.width_mm, sheet.height_mm, shorter->sheet.em_pt);
        }
    cj_arena_free(arena);
}

static void what_is_too_narrow_is_told_with_what_would_do(void **state)
{
    (void)state;
    struct cj_arena *arena = cj_arena_new();
    struct cj_touchpoint touchpoints[STEPS];
    const struct cj_journey journey = journey_of(touchpoints);
    g_autoptr(GError) error = NULL;
    struct cj_layout_options options = { .sheet = CJ_SHEET_ROLL, .roll_mm = 300, .least_em_pt = 80 };
    assert_null(build(&journey, options, arena, &error));
    assert_int_equal(error->code, CJ_LAYOUT_ERROR_TOO_LARGE);
    const char *type = strstr(error->message, "--min-type "), *roll = strstr(error->message, "--roll ");
    assert_true(type && roll && strstr(error->message, "on a roll of 300 mm"));
    struct cj_layout_options smaller = options, wider = options;
    smaller.least_em_pt = g_ascii_strtod(type + strlen("--min-type "), NULL);
    wider.roll_mm = g_ascii_strtod(roll + strlen("--roll "), NULL) * CJ_MM_PER_INCH;
    assert_true(smaller.least_em_pt > 20 && smaller.least_em_pt < 80);
    assert_non_null(build(&journey, smaller, arena, NULL));
    assert_non_null(build(&journey, wider, arena, NULL));
    cj_arena_free(arena);
}

int run_roll_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_side_is_the_rolls_and_the_type_is_as_asked),
        cmocka_unit_test(on_a_shorter_sheet_the_type_is_smaller),
        cmocka_unit_test(what_is_too_narrow_is_told_with_what_would_do),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
