/* The emotion lane: lines within the range of their knots, faces from the score itself. */
#include <math.h>

#include "make.h"

enum { KNOTS = 6 };

/* Steffen's slopes, as the layout makes them. */
static void set_slopes(struct cj_knot *k, uint32_t n)
{
    for (uint32_t i = 1; i + 1 < n; i++) {
        double ha = k[i].x - k[i - 1].x, hb = k[i + 1].x - k[i].x, a = (k[i].y - k[i - 1].y) / ha, b = (k[i + 1].y - k[i].y) / hb;
        double p = fabs(a * hb + b * ha) / (ha + hb);
        k[i].slope = a * b <= 0 ? 0 : (a > 0 ? 2 : -2) * fmin(fmin(fabs(a), fabs(b)), p / 2);
    }
}

static struct cj_curve *add_curve(struct make *make)
{
    static const double y[KNOTS] = { 10, 14, 6, 6.5, 7, 13 }, x[KNOTS] = { 2, 8, 11, 20, 22, 34 };
    struct cj_knot *knot = CJ_NEW(make->arena, struct cj_knot, KNOTS);
    for (uint32_t i = 0; i < KNOTS; i++)
        knot[i] = (struct cj_knot){ .x = x[i], .y = y[i], .low_y = y[i], .high_y = y[i] };
    set_slopes(knot, KNOTS);
    struct cj_curve *curve = CJ_NEW(make->arena, struct cj_curve, 1);
    *curve = (struct cj_curve){ .knot = knot, .nknots = KNOTS, .axis_y = 10, .top_y = 6, .bottom_y = 14 };
    make->layout.curve = curve;
    make->layout.ncurves = 1;
    return curve;
}

static void inside_neighbours(const struct cj_item *item)
{
    double y = item->u.path.step[0].x[1];
    for (uint32_t i = 1; i < item->u.path.n; i++) {
        const double *c = item->u.path.step[i].x;
        if (item->u.path.step[i].op != CJ_CURVE)
            continue;
        for (int k = 0; k <= 50; k++) {
            double t = k / 50.0, u = 1 - t, at = u * u * u * y + 3 * u * u * t * c[1] + 3 * u * t * t * c[3] + t * t * t * c[5];
            assert_true(at >= fmin(y, c[5]) - .002 && at <= fmax(y, c[5]) + .002);
        }
        y = c[5];
    }
}

static void line_stays_between_its_knots(void **state)
{
    (void)state;
    struct make *make = make_new();
    add_curve(make);
    make_box(make, CJ_PART_CURVE, 0, 0, 0, 0);
    const struct cj_scene *scene = make_scene(make);
    assert_int_equal(scene->nitems, 2); /* casing and line */
    inside_neighbours(&scene->item[1]);
    const struct cj_knot *knot = make->layout.curve->knot;
    double third = (knot[4].x - knot[3].x) / 3;
    assert_true(knot[3].slope > 0 && knot[4].slope > 0);
    assert_true(fabs(scene->item[1].u.path.step[4].x[1] - (20 + 10 * (knot[3].y + third * knot[3].slope))) < .001);
    assert_true(fabs(scene->item[1].u.path.step[4].x[3] - (20 + 10 * (knot[4].y - third * knot[4].slope))) < .001);
    assert_int_equal(scene->item[1].u.path.n, KNOTS);
    assert_int_equal(scene->item[0].stroke.role, CJ_COLOUR_PAPER);
    assert_true(scene->item[0].stroke_pt > scene->item[1].stroke_pt);
    assert_true(fabs(scene->item[1].bounds.y - (20 + 60 - 1.6)) < 1e-9); /* of the highest knot, less half the stroke */
    make_free(make);
}

/* What nobody reported is dashed and has neither core nor round ends. */
static void gaps_are_dashed(void **state)
{
    (void)state;
    struct make *make = make_new();
    struct cj_curve *curve = add_curve(make);
    ((struct cj_knot *)curve->knot)[2].dashed = true;
    curve->look = 1;
    make_box(make, CJ_PART_CURVE, 0, 0, 0, 0);
    const struct cj_scene *scene = make_scene(make);
    uint32_t dashed = 0, cores = 0;
    for (uint32_t i = 0; i < scene->nitems; i++) {
        const struct cj_item *item = &scene->item[i];
        if (item->dash[0] > 0) {
            dashed++;
            assert_int_equal(item->u.path.n, 2);
            assert_false(item->round);
        }
        cores += item->stroke.role == CJ_COLOUR_PAPER && item->stroke_pt < 2;
    }
    assert_int_equal(dashed, 1);
    assert_int_equal(cores, 2);
    assert_int_equal(scene->nitems, 3 + 3 + 2);
    make_free(make);
}

static void area_has_one_vertical_gradient(void **state)
{
    (void)state;
    struct make *make = make_new();
    add_curve(make);
    make_box(make, CJ_PART_AREA, 0, 0, 0, 0);
    const struct cj_scene *scene = make_scene(make);
    const struct cj_gradient *g = scene->item[0].gradient;
    assert_non_null(g);
    assert_true(g->y0 == 80 && g->y1 == 160 && g->x0 == 40 && g->x1 == 360 && g->fade == 16);
    assert_int_equal(g->n, 6);
    for (uint32_t i = 1; i < g->n; i++)
        assert_true(g->stop[i - 1].at <= g->stop[i].at);
    assert_int_equal(g->stop[0].colour.at, 1000);
    assert_int_equal(g->stop[5].colour.at, -1000);
    make_free(make);
}

static void spread_goes_round_its_edges(void **state)
{
    (void)state;
    struct make *make = make_new();
    struct cj_curve *curve = add_curve(make);
    static const struct cj_spread_knot knot[] = { { 5, 12, 0, 12, 0 }, { 8, 12, 0, 15, 0 }, { 10, 9, 0, 9, 0 } };
    static const struct cj_spread spread = { knot, 3 };
    curve->spread = &spread;
    curve->nspreads = 1;
    make_box(make, CJ_PART_BAND, 0, 0, 0, 0);
    const struct cj_scene *scene = make_scene(make);
    assert_int_equal(scene->nitems, 3);
    assert_true(scene->item[0].fill_alpha == .2 && scene->item[1].stroke_alpha == .55);
    assert_true(scene->item[0].bounds.x == 70 && scene->item[0].bounds.w == 50);
    assert_true(scene->item[0].bounds.y + scene->item[0].bounds.h == 170);
    make_free(make);
}

/* The mouth of a face: the third last path of a face with brows, the last of one without. */
static double smile_of(struct make *make, int at)
{
    struct cj_box *box = make_box(make, CJ_PART_FACE, 10, 10, 2.16, 2.16);
    box->at = (int16_t)at;
    const struct cj_scene *scene = make_scene(make);
    const struct cj_item *mouth = nth_kind(scene, CJ_ITEM_PATH, 0);
    assert_int_equal(count_kind(scene, CJ_ITEM_PATH), at <= -750 ? 3 : 1);
    return mouth->u.path.step[1].x[1] - mouth->u.path.step[0].x[1]; /* how far the middle is pulled down */
}

static void mouths_follow_the_score(void **state)
{
    (void)state;
    double before = -INFINITY;
    for (int at = -1000; at <= 1000; at += 125) {
        struct make *make = make_new();
        double smile = smile_of(make, at);
        assert_true(smile > before);
        assert_true(at != 0 || smile == 0);
        assert_true(at != -500 || (smile < -1.5 && smile > -2.5)); /* half sad: not as sad as can be, nor nearly calm */
        before = smile;
        make_free(make);
    }
}

static void faces_keep_their_ring(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_box(make, CJ_PART_FACE, 10, 10, 2.16, 2.16)->index = 1;
    const struct cj_scene *scene = make_scene(make);
    assert_true(scene->item[0].keep.w > 27 && scene->item[0].keep.w < 28);
    assert_int_equal(scene->item[0].stroke.role, CJ_COLOUR_PERSONA);
    assert_int_equal(scene->item[0].stroke.index, 1);
    make_free(make);
}

const struct CMUnitTest curve_tests[] = {
    cmocka_unit_test(line_stays_between_its_knots),
    cmocka_unit_test(gaps_are_dashed),
    cmocka_unit_test(area_has_one_vertical_gradient),
    cmocka_unit_test(spread_goes_round_its_edges),
    cmocka_unit_test(mouths_follow_the_score),
    cmocka_unit_test(faces_keep_their_ring),
};
const size_t n_curve_tests = G_N_ELEMENTS(curve_tests);
