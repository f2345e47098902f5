/* A journey in bands: how large the type is when strips share a sheet, where it is cut, and that what runs along it is cut exactly. */
#include "fit_cases.h"

#include <math.h>
#include <string.h>

#include "bands.h"
#include "curve.h"
#include "tape.h"

/* --- strips on a sheet ------------------------------------------------------------------------------------------------ */

enum { STRIPS = 3 };

/* A sheet's height over its width, and the least width in em at which all strips fit, looked for step by step. */
static double tried_width(struct cj_fit_problem *const *strip, uint32_t n, const struct cj_fit_problem *panels, double ratio, double from,
                          struct cj_arena *arena)
{
    for (double width = from * .9;; width *= 1.001) {
        double height = 3;
        struct cj_fit fit;
        bool fits = true;
        for (uint32_t i = 0; i < n && fits; i++) {
            fits = cj_fit_height(strip[i], width, arena, &fit);
            height += fit.height;
        }
        for (uint32_t i = 0; i < panels->npanels && fits; i++)
            height += cj_steps_height(&panels->panel[i], width);
        if (fits && height <= width * ratio)
            return width;
    }
}

static void no_larger_type_would_have_fitted(void **state)
{
    for (uint64_t seed = 0; seed < 12; seed++) {
        struct cj_fit_problem *panels = CASE(seed, .rows = 1, .columns = 1, .words = 3, .panels = 2), *problem[STRIPS];
        struct cj_fit_search *search[STRIPS];
        uint32_t n = 2 + seed % 2;
        for (uint32_t i = 0; i < n; i++) {
            problem[i] = CASE(100 * seed + i, .rows = 2 + (uint32_t)seed % 3, .columns = 3 + i, .words = 6, .phases = 1 + i % 2);
            search[i] = cj_fit_search_new(problem[i]);
        }
        const struct cj_fit_stack stack = { .nstrips = n, .npanels = panels->npanels, .strip = search, .panel = panels->panel, .fixed = 3 };
        double w = seed % 3 ? 1000 : 707, h = seed % 3 ? 707 : 1000, em, height;
        struct cj_fit fit[STRIPS];
        assert_true(cj_fit_stack_sheet(&stack, w, h, 1e6, *state, &em, fit, &height));
        for (uint32_t i = 0; i < n; i++)
            assert_page_holds(problem[i], &fit[i]);
        assert_true(height * em <= h + 1e-6);
        assert_true(w / em <= tried_width(problem, n, panels, h / w, w / em, *state) * 1.01);
        double guess = cj_fit_stack_guess(&stack, w, h, 1e6);
        assert_true(guess <= em * 1.01 && guess > em * .93);
        for (uint32_t i = 0; i < n; i++)
            cj_fit_search_free(search[i]);
    }
}

static void no_type_is_larger_than_asked_for(void **state)
{
    struct cj_fit_problem *problem[] = { CASE(1, .rows = 2, .columns = 3, .words = 4), CASE(2, .rows = 2, .columns = 3, .words = 4) };
    struct cj_fit_search *search[] = { cj_fit_search_new(problem[0]), cj_fit_search_new(problem[1]) };
    const struct cj_fit_stack stack = { .nstrips = 2, .strip = search };
    struct cj_fit fit[2];
    double em, height;
    assert_true(cj_fit_stack_sheet(&stack, 2000, 3000, 5, *state, &em, fit, &height));
    assert_float_equal(em, 5, 1e-9);
    assert_true(cj_fit_stack_height(&stack, 80, *state, fit, &height));
    assert_float_equal(fit[0].height + fit[1].height, height, 1e-6);
    cj_fit_search_free(search[0]);
    cj_fit_search_free(search[1]);
}

/* --- where it is cut --------------------------------------------------------------------------------------------------------- */

#define K(text) { .s = (text), .len = sizeof(text) - 1 } /* in a constant */

static const struct cj_touchpoint touchpoints[] = {
    { .name = K("Hears that the flat is sold") }, { .name = K("Looks at what there is") }, { .name = K("Visits") },
    { .name = K("Talks to the bank about what can be borrowed") }, { .name = K("Makes an offer") }, { .name = K("Signs") },
    { .name = K("Packs for weeks, and finds what was lost") }, { .name = K("Moves") }, { .name = K("Paints") },
    { .name = K("Meets the neighbours") },
};
static const struct cj_phase phases[] = {
    { .name = K("Search"), .goal = K("Know what is there"), .first = 0, .ntouchpoints = 3 },
    { .name = K("Buy"), .goal = K(""), .first = 3, .ntouchpoints = 3 },
    { .name = K("Move"), .goal = K("Be at home again"), .first = 6, .ntouchpoints = 4 },
};
static const struct cj_lane lanes[] = { { .kind = CJ_LANE_TOUCHPOINTS, .name = K("Touchpoints") } };

struct planned {
    struct cj_journey journey;
    struct cj_measurer measurer;
    struct cj_work work;
    struct plan plan;
};

static void plan_open(struct planned *p, struct cj_arena *arena)
{
    p->journey = (struct cj_journey){
        .language = K("en"), .title = K("Moving house"), .subtitle = K(""), .scenario = K(""), .kind = K(""), .owner = K(""), .version = K(""),
        .status = K(""), .link = K(""), .uri = K(""), .touchpoints = touchpoints, .ntouchpoints = G_N_ELEMENTS(touchpoints), .phases = phases,
        .nphases = G_N_ELEMENTS(phases), .lanes = lanes, .nlanes = G_N_ELEMENTS(lanes),
    };
    p->measurer = cj_text_fake_measurer();
    p->work = (struct cj_work){
        .arena = arena, .journey = &p->journey, .theme = cj_theme_default(), .measurer = &p->measurer, .language = cj_language_find("en"),
        .box = g_array_new(FALSE, TRUE, sizeof(struct cj_box)), .point = g_array_new(FALSE, TRUE, sizeof(struct cj_point)),
        .curve = g_array_new(FALSE, TRUE, sizeof(struct cj_curve)), .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE,
    };
    p->plan = (struct plan){ .rows = g_array_new(FALSE, TRUE, sizeof(struct row)) };
    cj_plan_make(&p->work, &p->plan);
    cj_plan_arrange(&p->plan);
}

static void plan_close(struct planned *p)
{
    cj_plan_finish(&p->plan);
    g_array_unref(p->plan.rows);
    g_array_unref(p->work.box);
    g_array_unref(p->work.point);
    g_array_unref(p->work.curve);
}

/* The type with two bands cut before column c, from strips of its own. */
static double cut_at(struct plan *plan, const struct arrangement *made, uint32_t c, double w, double h)
{
    struct strip strip[2];
    struct cj_fit_search *search[2];
    cj_strip_init(plan, &strip[0], 0, c - 1);
    cj_strip_init(plan, &strip[1], c, plan->columns.n - 1);
    for (int i = 0; i < 2; i++) {
        cj_strip_pose(plan, &strip[i]);
        search[i] = strip[i].search = cj_fit_search_new(&strip[i].problem);
    }
    const struct cj_fit_stack stack = { .nstrips = 2, .npanels = PANEL_COUNT, .strip = search, .panel = made->panel, .fixed = cj_plan_fixed(plan), .between = BANDS_GAP };
    double em = cj_fit_stack_guess(&stack, w, h, 1e6);
    cj_strip_finish(&strip[0]);
    cj_strip_finish(&strip[1]);
    return em;
}

static void no_other_cut_gives_larger_type(void **state)
{
    static const struct { double w, h; } sheets[] = { { 800, 540 }, { 540, 800 }, { 1500, 400 }, { 600, 600 } };
    for (size_t s = 0; s < G_N_ELEMENTS(sheets); s++) {
        struct planned p;
        double w = sheets[s].w, h = sheets[s].h, best = 0, best_phase = 0;
        plan_open(&p, *state);
        const struct arrangement *made = cj_bands_arrange(&p.plan, 2, w, h, 1e6);
        double em = cj_fit_stack_guess(&made->stack, w, h, 1e6);
        for (uint32_t c = 1; c < p.plan.columns.n; c++) {
            double other = cut_at(&p.plan, made, c, w, h);
            best = fmax(best, other);
            if (p.plan.columns.phase[c] != p.plan.columns.phase[c - 1])
                best_phase = fmax(best_phase, other);
        }
        assert_true(em >= best_phase * .99);
        assert_true(em >= best / 1.03 * .99); /* between phases unless that gives clearly less */
        assert_true(cj_bands_arrange(&p.plan, 2, w, h, 1e6) == made);
        plan_close(&p);
    }
}

static void every_column_stands_in_one_strip(void **state)
{
    struct planned p;
    plan_open(&p, *state);
    assert_int_equal(cj_bands_most(&p.plan), G_N_ELEMENTS(touchpoints));
    for (uint32_t n = 2; n <= cj_bands_most(&p.plan); n++) {
        const struct arrangement *made = cj_bands_arrange(&p.plan, n, 600, 900, 1e6);
        uint32_t next = 0;
        for (uint32_t i = 0; i < n; i++) {
            assert_int_equal(made->strip[i].first, next);
            assert_true(made->strip[i].last >= next);
            next = made->strip[i].last + 1;
        }
        assert_int_equal(next, p.plan.columns.n);
    }
    plan_close(&p);
}

/* --- cutting lines -------------------------------------------------------------------------------------------------------------- */

static void a_line_is_cut_at_both_edges(void **state)
{
    /* Along a track from the right, up, to the right again: it leaves at the left edge and comes back. */
    static const struct cj_point line[] = { { 30, 0 }, { 30, 5 }, { 2, 5 }, { 2, 1 }, { 25, 1 } };
    g_autoptr(GArray) piece = g_array_new(FALSE, FALSE, sizeof(struct cj_tape_piece)), out = g_array_new(FALSE, FALSE, sizeof(struct cj_point));
    (void)state;
    assert_int_equal(cj_tape_line(line, G_N_ELEMENTS(line), 10, 20, piece, out), 2);
    const struct cj_tape_piece *p = (const struct cj_tape_piece *)(void *)piece->data;
    const struct cj_point *at = (const struct cj_point *)(void *)out->data;
    assert_int_equal(p[0].n, 2);
    assert_true(at[p[0].first].x == 20 && at[p[0].first].y == 5 && at[p[0].first + 1].x == 10 && !p[0].whole_end);
    assert_int_equal(p[1].n, 2);
    assert_true(at[p[1].first].x == 10 && at[p[1].first].y == 1 && at[p[1].first + 1].x == 20 && !p[1].whole_end);
    g_array_set_size(piece, 0);
    assert_int_equal(cj_tape_line(line, G_N_ELEMENTS(line), 0, 40, piece, out), 1);
    assert_true(g_array_index(piece, struct cj_tape_piece, 0).whole_end && g_array_index(piece, struct cj_tape_piece, 0).n == 5);
    g_array_set_size(piece, 0);
    assert_int_equal(cj_tape_line(line, G_N_ELEMENTS(line), 50, 60, piece, out), 0);
    assert_int_equal(cj_tape_line(line, G_N_ELEMENTS(line), 22, 60, piece, out), 2);
    assert_true(g_array_index(piece, struct cj_tape_piece, 0).n == 3 && g_array_index(piece, struct cj_tape_piece, 1).whole_end);
}

/* --- cutting curves ------------------------------------------------------------------------------------------------------------- */

enum { KNOTS = 6 };

static double height_at(const struct cj_knot *knot, uint32_t n, double x)
{
    uint32_t i = 0;
    while (i + 2 < n && knot[i + 1].x < x)
        i++;
    return cj_curve_at((struct cj_point){ knot[i].x, knot[i].y }, knot[i].slope, (struct cj_point){ knot[i + 1].x, knot[i + 1].y },
                       knot[i + 1].slope, x);
}

static double edge_at(const struct cj_spread *spread, bool high, double x)
{
    uint32_t i = 0;
    while (i + 2 < spread->nknots && spread->knot[i + 1].x < x)
        i++;
    const struct cj_spread_knot *a = &spread->knot[i], *b = a + 1;
    return cj_curve_at((struct cj_point){ a->x, high ? a->high_y : a->low_y }, high ? a->high_slope : a->low_slope,
                       (struct cj_point){ b->x, high ? b->high_y : b->low_y }, high ? b->high_slope : b->low_slope, x);
}

static struct cj_curve curve_of(struct cj_knot *knot, struct cj_arena *arena)
{
    static const double y[KNOTS] = { 10, 4, 12, 12, 3, 8 };
    struct cj_point point[KNOTS];
    double slope[KNOTS];
    for (uint32_t i = 0; i < KNOTS; i++)
        point[i] = (struct cj_point){ 10 * i + i * i, y[i] };
    cj_curve_slopes(point, KNOTS, slope);
    for (uint32_t i = 0; i < KNOTS; i++)
        knot[i] = (struct cj_knot){ .x = point[i].x, .y = y[i], .slope = slope[i], .low_y = y[i] + (i > 0 && i < 4), .high_y = y[i] - 2 * (i > 0 && i < 4),
                                    .spread = i > 0 && i < 4, .dashed = i == 2, .touchpoint = i };
    struct cj_curve curve = { .knot = knot, .nknots = KNOTS, .axis_y = 7 };
    curve.spread = cj_curve_spreads(knot, KNOTS, arena, &curve.nspreads);
    return curve;
}

static void a_cut_curve_is_the_same_curve(void **state)
{
    struct cj_knot knot[KNOTS];
    struct cj_curve whole = curve_of(knot, *state);
    assert_int_equal(whole.nspreads, 1);
    for (double lo = -5; lo < 75; lo += 3.7)
        for (double hi = lo + 2; hi < 80; hi += 6.3) {
            struct cj_curve cut = cj_tape_curve(&whole, lo, hi, *state);
            double from = fmax(lo, knot[0].x), to = fmin(hi, knot[KNOTS - 1].x);
            assert_true((cut.nknots > 1) == (to > from));
            if (cut.nknots < 2)
                continue;
            assert_float_equal(cut.knot[0].x, from, 1e-12);
            assert_float_equal(cut.knot[cut.nknots - 1].x, to, 1e-12);
            for (double x = from; x <= to; x += .21)
                assert_float_equal(height_at(cut.knot, cut.nknots, x), height_at(knot, KNOTS, x), 1e-9);
            for (uint32_t s = 0; s < cut.nspreads; s++)
                for (double x = cut.spread[s].knot[0].x; x <= cut.spread[s].knot[cut.spread[s].nknots - 1].x; x += .21)
                    for (int high = 0; high < 2; high++)
                        assert_float_equal(edge_at(&cut.spread[s], high, x), edge_at(&whole.spread[0], high, x), 1e-9);
        }
}

static void what_is_not_reported_stays_dashed(void **state)
{
    struct cj_knot knot[KNOTS];
    struct cj_curve whole = curve_of(knot, *state), cut = cj_tape_curve(&whole, 30, 45, *state); /* within segments 2 .. 4 */
    assert_int_equal(cut.nknots, 3);
    assert_true(cut.knot[0].dashed && cut.knot[0].touchpoint == CJ_NONE && !cut.knot[1].dashed && cut.knot[2].touchpoint == CJ_NONE);
}

int run_bands_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_larger_type_would_have_fitted, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(no_type_is_larger_than_asked_for, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(no_other_cut_gives_larger_type, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(every_column_stands_in_one_strip, case_setup, case_teardown),
        cmocka_unit_test(a_line_is_cut_at_both_edges),
        cmocka_unit_test_setup_teardown(a_cut_curve_is_the_same_curve, case_setup, case_teardown),
        cmocka_unit_test_setup_teardown(what_is_not_reported_stays_dashed, case_setup, case_teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
