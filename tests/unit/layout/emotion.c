/* The emotion lane: a line that stays within what was told, faces and dashes where they belong, and labels that touch nothing. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "curve.h"
#include "field.h"
#include "priv.h"

#define NEAR 1e-6

/* Not in every cmocka. */
#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-6)

/* --- making journeys ------------------------------------------------------------------------------------------------ */

static double next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 40) / (1 << 24);
}

static uint32_t next_below(uint64_t *seed, uint32_t n)
{
    return (uint32_t)(next_random(seed) * n);
}

enum { MOST = 40, PERSONAS = 6 };

/* A lane being tested. One line of `told` per persona, a character per touchpoint: 0 .. 4 a score (less two), `.` comes and tells
 * nothing, `-` does not come. */
struct lane {
    struct cj_arena *arena;
    struct cj_journey journey;
    struct cj_persona persona[PERSONAS + 1]; /* the last comes where nobody else does, and tells nothing */
    struct cj_touchpoint touchpoint[MOST];
    struct cj_score score[MOST][PERSONAS];
    uint32_t who[MOST][PERSONAS];
    struct cj_remark feeling[MOST][PERSONAS];
    struct cj_route route[PERSONAS];
    uint32_t one_who[PERSONAS];
    struct cj_measurer measurer;
    struct cj_work work;
    struct cj_emotion *emotion;
    double centre[MOST], x0, x1, y, h;
    uint32_t column_of[MOST];
    const struct cj_unplaced *unplaced;
    uint32_t nunplaced;
};

static void lane_open(struct lane *lane, struct cj_arena *arena, uint32_t personas, const char *const *told)
{
    static const char *const names[PERSONAS] = { "Henk de Vries", "Samira Haddad", "Noor", "Ali", "Bo", "Cas" };
    memset(lane, 0, sizeof *lane);
    lane->arena = arena;
    struct cj_journey *journey = &lane->journey;
    *journey = (struct cj_journey){
        .language = cj_str_from("en"), .scale = { .min = -2, .max = 2 }, .personas = lane->persona, .npersonas = personas + 1,
        .touchpoints = lane->touchpoint, .ntouchpoints = (uint32_t)strlen(told[0]),
    };
    for (uint32_t p = 0; p < personas; p++) {
        lane->persona[p] = (struct cj_persona){ .name = cj_str_from(names[p]), .initial = cj_str_from("H") };
        lane->one_who[p] = p;
    }
    for (uint32_t t = 0; t < journey->ntouchpoints; t++) {
        struct cj_touchpoint *touchpoint = &lane->touchpoint[t];
        *touchpoint = (struct cj_touchpoint){ .node = t + 1, .scores = lane->score[t], .feelings = lane->feeling[t], .who.persona = lane->who[t] };
        for (uint32_t p = 0; p < personas; p++) {
            char c = told[p][t];
            if (c != '-')
                lane->who[t][touchpoint->who.n++] = p;
            if (c >= '0' && c <= '4')
                lane->score[t][touchpoint->nscores++] = (struct cj_score){ p, c - '2', c - '2', c - '2', false };
        }
        if (touchpoint->who.n == 0)
            lane->who[t][touchpoint->who.n++] = personas; /* nobody named would mean everybody */
    }
    lane->persona[personas] = (struct cj_persona){ .name = cj_str_from("Somebody else"), .initial = cj_str_from("S") };
    for (uint32_t t = 0; t < MOST; t++)
        lane->column_of[t] = t;
}

/* The touchpoints first .. last are a side route. */
static void side_route(struct lane *lane, uint32_t first, uint32_t last, uint32_t leave, uint32_t join)
{
    uint32_t route = lane->journey.nroutes++;
    lane->journey.routes = lane->route;
    lane->route[route] = (struct cj_route){ cj_str_from("Aside"), first, last, leave, join };
    for (uint32_t t = first; t <= last; t++)
        lane->touchpoint[t].route = route + 1;
}

/* Names nobody at these touchpoints, by number: everybody comes. */
static void open_to_all(struct lane *lane, const char *touchpoints)
{
    for (; *touchpoints; touchpoints++)
        lane->touchpoint[*touchpoints - '0'].who.n = 0;
}

static void say(struct lane *lane, uint32_t t, uint32_t persona, const char *text)
{
    struct cj_touchpoint *touchpoint = &lane->touchpoint[t];
    lane->feeling[t][touchpoint->nfeelings++] = (struct cj_remark){
        .node = 100, .text = cj_str_from(text), .who = { persona == CJ_NONE ? NULL : &lane->one_who[persona], persona != CJ_NONE },
    };
}

static bool lane_prepare(struct lane *lane)
{
    lane->measurer = cj_text_fake_measurer();
    lane->work = (struct cj_work){
        .arena = lane->arena, .journey = &lane->journey, .theme = cj_theme_default(), .measurer = &lane->measurer,
        .language = cj_language_find("en"), .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE,
        .box = g_array_new(FALSE, FALSE, sizeof(struct cj_box)), .point = g_array_new(FALSE, FALSE, sizeof(struct cj_point)),
        .curve = g_array_new(FALSE, FALSE, sizeof(struct cj_curve)),
    };
    lane->emotion = cj_emotion_new(&lane->work);
    return lane->emotion != NULL;
}

/* Columns of `w`, a lane of height h. */
static void lane_place(struct lane *lane, double w, double h)
{
    lane->x0 = 12, lane->y = 30, lane->h = h;
    lane->x1 = lane->x0 + lane->journey.ntouchpoints * (w + 1) - 1;
    for (uint32_t t = 0; t < lane->journey.ntouchpoints; t++)
        lane->centre[t] = lane->x0 + t * (w + 1) + w / 2;
    const struct cj_emotion_place where = {
        .label_right = 11, .x0 = lane->x0, .x1 = lane->x1, .y = lane->y, .h = lane->h, .begin = lane->x0, .end = lane->x1,
        .centre = lane->centre, .column_of = lane->column_of, .last = CJ_NONE,
    };
    lane->unplaced = cj_emotion_place(&lane->work, lane->emotion, &where, &lane->nunplaced);
}

static void lane_close(struct lane *lane)
{
    g_array_unref(lane->work.box);
    g_array_unref(lane->work.point);
    g_array_unref(lane->work.curve);
}

static const struct cj_box *box_at(const struct lane *lane, uint32_t i)
{
    return &g_array_index(lane->work.box, struct cj_box, i);
}

static const struct cj_curve *curve_at(const struct lane *lane, uint32_t i)
{
    return &g_array_index(lane->work.curve, struct cj_curve, i);
}

static uint32_t count_parts(const struct lane *lane, enum cj_part part)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < lane->work.box->len; i++)
        n += box_at(lane, i)->part == part;
    return n;
}

static uint32_t count_role(const struct lane *lane, enum cj_role role)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < lane->work.box->len; i++)
        n += box_at(lane, i)->part == CJ_PART_TEXT && box_at(lane, i)->role == role;
    return n;
}

static bool is_marker(const struct cj_box *box)
{
    return (box->part == CJ_PART_FACE && box->variant == 0) || box->part == CJ_PART_POINT;
}

/* --- the line ------------------------------------------------------------------------------------------------------- */

static void steffen_as_published(void **state)
{
    (void)state;
    static const struct cj_point peak[] = { { 0, 0 }, { 1, 1 }, { 2, 0 } }, ramp[] = { { 0, 0 }, { 1, 1 }, { 3, 2 } };
    double slope[3];
    cj_curve_slopes(peak, 3, slope);
    assert_near(slope[0], 1.5);
    assert_near(slope[1], 0);
    assert_near(slope[2], -1.5);
    cj_curve_slopes(ramp, 3, slope); /* p = (1 * 2 + .5 * 1) / 3, half of it below both secants */
    assert_near(slope[1], 2.5 / 3);
    cj_curve_slopes(ramp, 2, slope);
    assert_near(slope[0], 1);
    assert_near(slope[1], 1);
    cj_curve_slopes(ramp, 1, slope);
    assert_near(slope[0], 0);
}

static void stays_between_neighbours(void **state)
{
    (void)state;
    uint64_t seed = 1;
    for (int round = 0; round < 2000; round++) {
        struct cj_point point[20];
        double slope[20], x = 0;
        uint32_t n = 2 + next_below(&seed, 18);
        for (uint32_t i = 0; i < n; i++, x += 8 + 10 * next_random(&seed))
            point[i] = (struct cj_point){ x, round % 2 ? next_below(&seed, 5) : 20 * next_random(&seed) };
        cj_curve_slopes(point, n, slope);
        for (uint32_t i = 0; i + 1 < n; i++)
            for (int k = 0; k <= 20; k++) {
                double at = point[i].x + (point[i + 1].x - point[i].x) * k / 20;
                double y = cj_curve_at(point[i], slope[i], point[i + 1], slope[i + 1], at);
                assert_true(y >= fmin(point[i].y, point[i + 1].y) - NEAR && y <= fmax(point[i].y, point[i + 1].y) + NEAR);
            }
    }
}

static void spread_tapers(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "22322" });
    lane.score[2][0].spread = true;
    lane.score[2][0].low = 0, lane.score[2][0].high = 2;
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 10, 19);
    const struct cj_curve *curve = curve_at(&lane, 0);
    assert_int_equal(curve->nspreads, 1);
    assert_int_equal(curve->spread[0].nknots, 3);
    const struct cj_spread_knot *knot = curve->spread[0].knot;
    assert_near(knot[0].x, (curve->knot[1].x + curve->knot[2].x) / 2);
    assert_near(knot[0].high_y, knot[0].low_y);
    assert_near(knot[0].high_y, (curve->knot[1].y + curve->knot[2].y) / 2);
    assert_near(knot[1].high_y, curve->top_y);
    assert_near(knot[1].low_y, curve->axis_y);
    assert_near(knot[2].high_y, knot[2].low_y);
    assert_int_equal(count_parts(&lane, CJ_PART_BAND), 1);
    lane_close(&lane);
}

/* --- what is joined, what is dashed ----------------------------------------------------------------------------------- */

static void joins_what_was_told(void **state)
{
    static const struct { const char *told, *knots, *dashed, *faces; } row[] = {
        { "01", "01", "..", "ff" },
        { "0.1", "02", "d.", "ff" },               /* came and told nothing */
        { "0-1", "02", "..", "ff" },               /* did not come: as if the column were not there */
        { "0-.-1", "04", "d.", "ff" },
        { "..12.4..", "235", ".d.", "fpf" },       /* nothing before the first nor after the last */
        { "-1-3-2-", "135", "...", "fff" },
        { "0123", "0123", "....", "fppf" },        /* on the way: points */
        { "02201", "01234", ".....", "ffff" "f" }, /* a plateau that is a peak has a face at both ends */
        { "01123", "01234", ".....", "fpppf" },    /* one on the way has none */
        { "022201", "012345", "......", "ffpfff" },
        { "2", "0", ".", "f" },
        { ".2.", "1", ".", "f" },
    };
    for (size_t r = 0; r < G_N_ELEMENTS(row); r++) {
        struct lane lane;
        char knots[MOST] = "", dashed[MOST] = "", faces[MOST] = "";
        lane_open(&lane, *state, 1, &row[r].told);
        assert_true(lane_prepare(&lane));
        lane_place(&lane, 9, 15);
        const struct cj_curve *curve = curve_at(&lane, 0);
        for (uint32_t k = 0; k < curve->nknots; k++) {
            knots[k] = (char)('0' + curve->knot[k].touchpoint);
            dashed[k] = curve->knot[k].dashed ? 'd' : '.';
        }
        for (uint32_t i = 0, k = 0; i < lane.work.box->len; i++)
            if (is_marker(box_at(&lane, i)))
                faces[k++] = box_at(&lane, i)->part == CJ_PART_FACE ? 'f' : 'p';
        assert_string_equal(knots, row[r].knots);
        assert_string_equal(dashed, row[r].dashed);
        assert_string_equal(faces, row[r].faces);
        assert_int_equal(count_parts(&lane, CJ_PART_CURVE), curve->nknots > 1);
        assert_int_equal(count_parts(&lane, CJ_PART_AREA), curve->nknots > 1);
        lane_close(&lane);
    }
}

/* A line as text: the touchpoints of its knots, each with what follows it: `-` a solid stretch, `~` a dashed one; `+`: a branch. */
static void describe(const struct lane *lane, GString *out)
{
    for (uint32_t i = 0; i < lane->work.curve->len; i++) {
        const struct cj_curve *curve = curve_at(lane, i);
        g_string_append_printf(out, "%s%c%s", i > 0 ? " " : "", "abcdef"[curve->persona], curve->branch ? "+" : ":");
        for (uint32_t k = 0; k < curve->nknots; k++)
            g_string_append_printf(out, "%u%s", curve->knot[k].touchpoint, k + 1 == curve->nknots ? "" : curve->knot[k].dashed ? "~" : "-");
    }
}

/* Decisions 14 and 17, a row each. */
static void who_takes_which_way(void **state)
{
    static const struct {
        const char *told[3], *open;
        struct { uint32_t first, last, leave, join; } route[2];
        const char *lines;
    } row[] = {
        /* named on the route: the line goes through it; for the other, who is not, it passes by without dashes */
        { { "0123", "1--2" }, "", { { 1, 2, 0, 3 } }, "a:0-1-2-3 b:0-3" },
        { { "0.23", "1--2" }, "", { { 1, 2, 0, 3 } }, "a:0~2-3 b:0-3" },
        /* nobody is named: the same for everybody; the main line is not dashed, and the branch goes from decision to join */
        { { "0123" }, "0123", { { 1, 2, 0, 3 } }, "a:0-3 a+0-1-2-3" },
        { { "0123", "10.2" }, "0123", { { 1, 2, 0, 3 } }, "a:0-3 b:0-3 a+0-1-2-3 b+0-1~3" },
        { { "0..3" }, "0123", { { 1, 2, 0, 3 } }, "a:0-3" },
        { { "0.23" }, "0123", { { 1, 2, 0, 3 } }, "a:0-3 a+0~2-3" },
        { { "01.234" }, "012345", { { 1, 4, 0, 5 } }, "a:0-5 a+0-1~3-4-5" },
        /* one is named at one of its touchpoints: takes all of it */
        { { "0123", "12.3" }, "023", { { 1, 2, 0, 3 } }, "a:0-1-2-3 b:0-1~3" },
        /* not told at the decision or the join: tied to the line as it passes there */
        { { "1.2.3" }, "01234", { { 2, 2, 1, 3 } }, "a:0~4 a+1-2-3" },
        /* before the first score of the main line and after the last there is nothing to tie to */
        { { ".12" }, "012", { { 1, 1, 0, 2 } }, "a:2 a+1-2" },
        { { "12." }, "012", { { 1, 1, 0, 2 } }, "a:0 a+0-1" },
        { { ".1." }, "012", { { 1, 1, 0, 2 } }, "a+1" },
        /* it ends, or leads back: the branch ends at its last score */
        { { "01.3" }, "0123", { { 1, 2, 0, CJ_NONE } }, "a:0-3 a+0-1" },
        /* nobody leads into it */
        { { "0123" }, "0123", { { 1, 2, CJ_NONE, 3 } }, "a:0-3 a+1-2-3" },
        /* two after one another, and two from one decision */
        { { "01234" }, "01234", { { 1, 1, 0, 2 }, { 3, 3, 2, 4 } }, "a:0-2-4 a+0-1-2 a+2-3-4" },
        { { "01234", "0---4" }, "01234", { { 1, 2, 0, 4 }, { 3, 3, 0, 4 } }, "a:0-4 b:0-4 a+0-1-2-4 a+0-3-4" },
        /* one taken, the other not */
        { { "01234", "43210" }, "0124", { { 1, 1, 0, 4 }, { 3, 3, 2, 4 } }, "a:0-2-3-4 b:0-2-3-4 a+0-1-4 b+0-1-4" },
        /* whoever takes a route does not come where it leads around */
        { { "01.3" }, "023", { { 1, 1, 0, 3 } }, "a:0-1-3" },
        { { "01.3" }, "03", { { 1, 1, 0, 3 } }, "a:0-1~3" }, /* but where the persona is named */
        { { "01.3" }, "023", { { 1, 1, 0, 2 } }, "a:0-1~3" },
        { { ".1.3" }, "023", { { 1, 1, 0, CJ_NONE } }, "a:1~3" },
        /* a branch of a branch */
        { { "012340" }, "012345", { { 1, 2, 0, 4 }, { 3, 3, 2, 4 } }, "a:0-4-5 a+0-1-2-4 a+2-3-4" },
        /* a touchpoint only one has: the others pass by as if the column were not there */
        { { "0--3", "0.13", "00.3" }, "03", { { 0 } }, "a:0-3 b:0~2-3 c:0-1~3" },
    };
    for (size_t r = 0; r < G_N_ELEMENTS(row); r++) {
        struct lane lane;
        g_autoptr(GString) lines = g_string_new(NULL);
        lane_open(&lane, *state, row[r].told[2] ? 3 : row[r].told[1] ? 2 : 1, row[r].told);
        for (uint32_t i = 0; i < 2 && row[r].route[i].first > 0; i++)
            side_route(&lane, row[r].route[i].first, row[r].route[i].last, row[r].route[i].leave, row[r].route[i].join);
        open_to_all(&lane, row[r].open);
        assert_true(lane_prepare(&lane));
        lane_place(&lane, 9, 15);
        describe(&lane, lines);
        assert_string_equal(lines->str, row[r].lines);
        lane_close(&lane);
    }
}

/* The knots at its ends are the main line's own, or lie on it; it is drawn first, tinted nowhere, and its faces are smaller. */
static void a_branch_hangs_on_its_line(void **state)
{
    struct lane lane;
    uint32_t curves = 0, order[4] = { 0 };
    lane_open(&lane, *state, 2, (const char *const[]){ "1.043", "20143" });
    side_route(&lane, 2, 2, 1, 3);
    open_to_all(&lane, "01234");
    say(&lane, 2, 0, "hm");
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 12, 19.3);
    assert_int_equal(lane.work.curve->len, 4);
    const struct cj_curve *main = curve_at(&lane, 0), *branch = curve_at(&lane, 2);
    assert_near(branch->knot[0].x, lane.centre[1] - 1.43);
    struct cj_point from = { main->knot[0].x, main->knot[0].y }, to = { main->knot[1].x, main->knot[1].y };
    assert_near(branch->knot[0].y, cj_curve_at(from, main->knot[0].slope, to, main->knot[1].slope, branch->knot[0].x));
    assert_near(branch->knot[2].x, main->knot[1].x);
    assert_near(branch->knot[2].y, main->knot[1].y);
    assert_int_equal(branch->look, main->look);
    for (uint32_t i = 0; i < lane.work.box->len; i++) {
        const struct cj_box *box = box_at(&lane, i);
        if (box->part == CJ_PART_CURVE)
            order[curves++] = box->index;
        if (box->part == CJ_PART_FACE && box->variant == 0)
            assert_near(box->w, 2 * CJ_EMOTION_FACE_R * (box->column == 2 ? .8 : 1));
    }
    assert_int_equal(curves, 4);
    assert_true(order[0] == 3 && order[1] == 2 && order[3] == 0);
    assert_int_equal(count_parts(&lane, CJ_PART_AREA), 2);
    assert_int_equal(count_role(&lane, CJ_ROLE_CURVE_NAME), 2); /* one each */
    assert_int_equal(count_parts(&lane, CJ_PART_MARK), 2);      /* badges where the main lines end */
    assert_true(cj_emotion_has_branches(lane.emotion));
    lane_close(&lane);
}

/* A loose end says whose it is; a persona who told something on side routes only has its name there. */
static void loose_ends_are_named(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 2, (const char *const[]){ "202", ".1." });
    side_route(&lane, 1, 1, 0, CJ_NONE);
    open_to_all(&lane, "012");
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 12, 19.3);
    assert_int_equal(count_role(&lane, CJ_ROLE_CURVE_NAME), 2);
    assert_int_equal(count_parts(&lane, CJ_PART_MARK), 3);
    lane_close(&lane);
}

static void no_scores_no_lane(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 2, (const char *const[]){ "...", "-.-" });
    say(&lane, 1, 0, "nobody says how much");
    assert_false(lane_prepare(&lane));
    lane_close(&lane);
}

static void a_feeling_makes_a_face(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "0123" });
    say(&lane, 1, 0, "hm");
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 9, 19);
    assert_int_equal(count_parts(&lane, CJ_PART_POINT), 1);
    assert_int_equal(count_role(&lane, CJ_ROLE_FEELING), 1);
    lane_close(&lane);
}

/* A phase without touchpoints has a column too: what is said is read in that of its touchpoint. */
static void is_read_at_its_column(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 2, (const char *const[]){ "0123", "3210" });
    say(&lane, 1, 0, "hm");
    for (uint32_t t = 1; t < 4; t++)
        lane.column_of[t] = t + 1;
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 9, 19);
    uint32_t markers = 0, texts = 0;
    for (uint32_t i = 0; i < lane.work.box->len; i++) {
        const struct cj_box *box = box_at(&lane, i);
        markers += is_marker(box) && box->column == lane.column_of[markers % 4];
        texts += box->part == CJ_PART_TEXT && box->role == CJ_ROLE_FEELING && box->column == 2;
        assert_true(box->column != 1);
    }
    assert_int_equal(markers, 8);
    assert_int_equal(texts, 1);
    lane_close(&lane);
}

/* On a cored line the points are hollow. */
static void points_are_as_their_line(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 2, (const char *const[]){ "0123", "0123" });
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 9, 19);
    for (uint32_t i = 0; i < lane.work.box->len; i++)
        if (box_at(&lane, i)->part == CJ_PART_POINT)
            assert_int_equal(box_at(&lane, i)->variant, box_at(&lane, i)->index);
    assert_int_equal(count_parts(&lane, CJ_PART_POINT), 4);
    lane_close(&lane);
}

static void tells_what_a_face_says(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "13" });
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 9, 15);
    const char *alt = NULL;
    for (uint32_t i = 0; i < lane.work.box->len && !alt; i++)
        if (is_marker(box_at(&lane, i)))
            alt = box_at(&lane, i)->alt;
    assert_string_equal(alt, "Henk de Vries: negative (–1)");
    lane_close(&lane);
}

static void neither_sign_before_nothing(void **state)
{
    struct lane lane;
    uint32_t markers = 0;
    lane_open(&lane, *state, 1, (const char *const[]){ "22" });
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 9, 15);
    for (uint32_t i = 0; i < lane.work.box->len; i++)
        if (is_marker(box_at(&lane, i))) {
            assert_string_equal(box_at(&lane, i)->alt, "Henk de Vries: neutral (0)");
            markers++;
        }
    assert_int_equal(markers, 2);
    lane_close(&lane);
}

/* --- the scale ------------------------------------------------------------------------------------------------------- */

static void scale_as_listed(void **state)
{
    static const struct { double min, max, neutral; uint32_t nlabels; double label[4]; uint32_t levels; double least; } row[] = {
        { -2, 2, 0, 0, { 0 }, 5, 15 },
        { -2, 2, 0, 2, { -2, 2 }, 2, 15 },
        { 1, 5, 3, 0, { 0 }, 5, 15 },
        { 0, 10, 0, 0, { 0 }, 3, 15 },                            /* neutral is the lowest: nothing is called negative */
        { 0, 10, 5, 4, { 0, 1, 5, 10 }, 4, 6.7 + 1.9 * 9 },       /* two words one step apart: stretched, but not without end */
        { 0, 10, 5, 4, { 0, .1, 5, 10 }, 4, 6.7 + 1.9 * 9 },
    };
    for (size_t r = 0; r < G_N_ELEMENTS(row); r++) {
        struct lane lane;
        struct cj_scale_label label[4];
        lane_open(&lane, *state, 1, (const char *const[]){ "34" });
        for (uint32_t i = 0; i < row[r].nlabels; i++)
            label[i] = (struct cj_scale_label){ row[r].label[i], cj_str_from("word") };
        lane.journey.scale = (struct cj_scale){ row[r].min, row[r].max, row[r].neutral, label, row[r].nlabels };
        assert_true(lane_prepare(&lane));
        assert_near(cj_emotion_least(lane.emotion), row[r].least);
        lane_place(&lane, 9, cj_emotion_least(lane.emotion));
        assert_int_equal(count_role(&lane, CJ_ROLE_LEVEL), row[r].levels);
        double before = 0;
        for (uint32_t i = 0; i < lane.work.box->len; i++) {
            const struct cj_box *box = box_at(&lane, i);
            if (box->part != CJ_PART_FACE || box->variant != 1)
                continue;
            assert_true(box->y >= before + 1.9 - NEAR && box->y >= lane.y && box->y + box->h <= lane.y + lane.h);
            before = box->y;
        }
        lane_close(&lane);
    }
}

/* --- words beside the line --------------------------------------------------------------------------------------------- */

static bool overlap(struct cj_extent a, struct cj_extent b)
{
    return a.x0 < b.x1 - NEAR && b.x0 < a.x1 - NEAR && a.y0 < b.y1 - NEAR && b.y0 < a.y1 - NEAR;
}

static struct cj_extent extent_of(const struct cj_box *box)
{
    return (struct cj_extent){ box->x, box->y, box->x + box->w, box->y + box->h };
}

/* A marker with all that is drawn around it. */
static struct cj_extent marker_extent(const struct cj_box *box)
{
    double r = box->part == CJ_PART_FACE && box->variant == 0 ? box->w / 2 / CJ_EMOTION_FACE_R * 1.4 : box->w / 2;
    double x = box->x + box->w / 2, y = box->y + box->h / 2;
    return (struct cj_extent){ x - r, y - r, x + r, y + r };
}

static double gap_to(struct cj_extent e, const struct cj_box *marker)
{
    double x = marker->x + marker->w / 2, y = marker->y + marker->h / 2;
    return hypot(fmax(0, fmax(e.x0 - x, x - e.x1)), fmax(0, fmax(e.y0 - y, y - e.y1))) - (marker_extent(marker).x1 - x);
}

/* Does a stroke along a cubic enter the label? By points on it, not by the boxes that the search blocks. */
static bool stroke_enters(struct cj_point a, double slope_a, struct cj_point b, double slope_b, double half, struct cj_extent e)
{
    for (int k = 0; k <= 200; k++) {
        double x = a.x + (b.x - a.x) * k / 200, y = cj_curve_at(a, slope_a, b, slope_b, x);
        if (overlap(e, (struct cj_extent){ x - half, y - half, x + half, y + half }))
            return true;
    }
    return false;
}

static bool line_enters(const struct cj_curve *curve, struct cj_extent e)
{
    double half = curve->branch ? .19 : (const double[]){ .29, .34, .23, .39 }[curve->look];
    for (uint32_t i = 0; i + 1 < curve->nknots; i++) {
        const struct cj_knot *a = &curve->knot[i], *b = &curve->knot[i + 1];
        if (stroke_enters((struct cj_point){ a->x, a->y }, a->slope, (struct cj_point){ b->x, b->y }, b->slope, half, e))
            return true;
    }
    return false;
}

static bool edge_enters(const struct cj_spread *spread, struct cj_extent e)
{
    for (uint32_t i = 0; i + 1 < spread->nknots; i++) {
        const struct cj_spread_knot *a = &spread->knot[i], *b = &spread->knot[i + 1];
        if (stroke_enters((struct cj_point){ a->x, a->high_y }, a->high_slope, (struct cj_point){ b->x, b->high_y }, b->high_slope, .03, e) ||
            stroke_enters((struct cj_point){ a->x, a->low_y }, a->low_slope, (struct cj_point){ b->x, b->low_y }, b->low_slope, .03, e))
            return true;
    }
    return false;
}

static void check_lines(const struct lane *lane, struct cj_extent e)
{
    for (uint32_t i = 0; i < lane->work.curve->len; i++) {
        const struct cj_curve *curve = curve_at(lane, i);
        assert_false(line_enters(curve, e));
        for (uint32_t s = 0; s < curve->nspreads; s++)
            assert_false(edge_enters(&curve->spread[s], e));
    }
}

/* How far a persona's spread reaches from what was told at a touchpoint. */
static double spread_at(const struct lane *lane, uint32_t persona, uint32_t touchpoint)
{
    double reach = 0;
    for (uint32_t i = 0; i < lane->work.curve->len; i++)
        for (uint32_t k = 0; k < curve_at(lane, i)->nknots; k++) {
            const struct cj_knot *knot = &curve_at(lane, i)->knot[k];
            if (curve_at(lane, i)->persona == persona && knot->touchpoint == touchpoint && knot->spread)
                reach = fmax(reach, fmax(knot->low_y - knot->y, knot->y - knot->high_y));
        }
    return reach;
}

static void check_label(const struct lane *lane, uint32_t label)
{
    const struct cj_box *text = box_at(lane, label);
    struct cj_extent e = extent_of(text);
    double own = INFINITY, other = INFINITY;
    bool feeling = text->role == CJ_ROLE_FEELING;
    assert_true(e.x0 >= lane->x0 - NEAR && e.x1 <= lane->x1 + NEAR && e.y0 >= lane->y - NEAR && e.y1 <= lane->y + lane->h + NEAR);
    check_lines(lane, e);
    for (uint32_t i = 0; i < lane->work.box->len; i++) {
        const struct cj_box *box = box_at(lane, i);
        bool drawn = is_marker(box) || box->part == CJ_PART_MARK || (box->part == CJ_PART_TEXT && box->role != CJ_ROLE_BADGE);
        assert_false(i != label && drawn && overlap(e, is_marker(box) ? marker_extent(box) : extent_of(box)));
        if (is_marker(box) && box->column == text->column && (!feeling || box->index == text->tone.index))
            own = fmin(own, gap_to(e, box));
        else if (is_marker(box))
            other = fmin(other, gap_to(e, box));
    }
    assert_true(own < other);
    assert_true(!feeling || own <= 2.5 + .1 + 1 + spread_at(lane, text->tone.index, text->column));
}

static void random_told(uint64_t *seed, char *told, uint32_t n)
{
    static const char kinds[] = "0123401234012340123401234..--";
    for (uint32_t i = 0; i < n; i++)
        told[i] = kinds[next_below(seed, sizeof kinds - 1)];
    told[n] = '\0';
}

static void open_random(struct lane *lane, struct cj_arena *arena, uint64_t *seed)
{
    static const char *const words[] = { "Nee", "Was dat alles?", "Wat een geduldige mevrouw", "Ik ben hier te dom voor",
                                         "Hier begrijp ik helemaal niets meer van en dat ligt niet aan mij" };
    char told[PERSONAS][MOST];
    const char *rows[PERSONAS];
    uint32_t n = 1 + next_below(seed, MOST - 2), personas = 1 + next_below(seed, PERSONAS);
    for (uint32_t p = 0; p < personas; p++) {
        random_told(seed, told[p], n);
        rows[p] = told[p];
    }
    lane_open(lane, arena, personas, rows);
    for (uint32_t t = 0; t < n; t++)
        for (uint32_t i = 0; i < lane->touchpoint[t].nscores; i++) {
            struct cj_score *score = &lane->score[t][i];
            score->spread = next_below(seed, 5) == 0;
            score->low -= score->spread ? (score->value + 2) * next_random(seed) : 0;
            score->high += score->spread ? (2 - score->value) * next_random(seed) : 0;
        }
    for (uint32_t t = 1; t + 2 < n && lane->journey.nroutes < PERSONAS; t += 1 + next_below(seed, 12)) {
        uint32_t last = MIN(n - 2, t + next_below(seed, 3));
        side_route(lane, t, last, t - 1, next_below(seed, 4) == 0 ? CJ_NONE : last + 1);
        for (uint32_t i = t; i <= last; i++)
            lane->touchpoint[i].who.n = next_below(seed, 3) == 0 ? lane->touchpoint[i].who.n : 0;
        t = last;
    }
    for (uint32_t t = 0; t < n; t++)
        for (uint32_t i = next_below(seed, 3); i > 0; i--)
            say(lane, t, next_below(seed, personas), words[next_below(seed, G_N_ELEMENTS(words))]);
}

static void touches_nothing(void **state)
{
    uint64_t seed = 3;
    uint32_t placed = 0, said = 0;
    for (int round = 0; round < 120; round++) {
        struct lane lane;
        open_random(&lane, *state, &seed);
        if (lane_prepare(&lane)) {
            lane_place(&lane, 7 + 6 * next_random(&seed), 15 + 10 * next_random(&seed));
            for (uint32_t i = 0; i < lane.work.box->len; i++)
                if (box_at(&lane, i)->part == CJ_PART_TEXT && (box_at(&lane, i)->role == CJ_ROLE_FEELING || box_at(&lane, i)->role == CJ_ROLE_CURVE_NAME))
                    check_label(&lane, i);
            uint32_t all = 0;
            for (uint32_t t = 0; t < lane.journey.ntouchpoints; t++)
                all += lane.touchpoint[t].nfeelings;
            assert_int_equal(count_role(&lane, CJ_ROLE_FEELING) + lane.nunplaced, all); /* none lost, none twice */
            placed += count_role(&lane, CJ_ROLE_FEELING);
            said += all;
        }
        lane_close(&lane);
    }
    assert_true(placed > said / 5); /* and it is not by placing none */
}

static void faces_stand_side_by_side(void **state)
{
    uint64_t seed = 5;
    for (int round = 0; round < 100; round++) {
        struct lane lane;
        open_random(&lane, *state, &seed);
        if (lane_prepare(&lane)) {
            lane_place(&lane, 7, 15);
            for (uint32_t i = 0; i < lane.work.box->len; i++)
                for (uint32_t k = 0; k < i; k++) {
                    const struct cj_box *a = box_at(&lane, i), *b = box_at(&lane, k);
                    if (a->part == CJ_PART_FACE && b->part == CJ_PART_FACE && a->variant == 0 && b->variant == 0)
                        assert_false(overlap(marker_extent(a), marker_extent(b)));
                }
        }
        lane_close(&lane);
    }
}

static void two_personas_as_designed(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 2, (const char *const[]){ "2314", "2240" });
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 10, 19.3);
    assert_near(curve_at(&lane, 0)->knot[0].x, lane.centre[0] - 1.43);
    assert_near(curve_at(&lane, 1)->knot[0].x, lane.centre[0] + 1.43);
    assert_near(curve_at(&lane, 0)->top_y, lane.y + 3.35);
    assert_near(curve_at(&lane, 0)->bottom_y, lane.y + lane.h - 3.35);
    assert_int_equal(count_role(&lane, CJ_ROLE_CURVE_NAME), 2);
    assert_int_equal(count_parts(&lane, CJ_PART_MARK), 2);
    lane_close(&lane);
}

/* Where names have no place each line has a badge at its beginning and its end; where that is crowded, at the next face or the one before. */
static void everybody_is_named_in_a_crowd(void **state)
{
    struct lane lane;
    uint32_t badges[PERSONAS] = { 0 };
    lane_open(&lane, *state, 5, (const char *const[]){ "2014323", "1232421", "1322142", "2121040", "2404313" });
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 7.5, cj_emotion_least(lane.emotion));
    assert_true(cj_emotion_least(lane.emotion) > 15); /* a crowd has a higher lane */
    for (uint32_t i = 0; i < lane.work.box->len; i++)
        if (box_at(&lane, i)->part == CJ_PART_MARK && box_at(&lane, i)->variant == CJ_MARK_BADGE)
            badges[box_at(&lane, i)->index]++;
    assert_int_equal(count_role(&lane, CJ_ROLE_CURVE_NAME), 0);
    for (uint32_t p = 0; p < 5; p++)
        assert_int_equal(badges[p], 2);
    lane_close(&lane);
}

static void one_persona_needs_no_name(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "2314" });
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 10, 19.3);
    assert_int_equal(count_role(&lane, CJ_ROLE_CURVE_NAME), 0);
    assert_int_equal(count_parts(&lane, CJ_PART_MARK), 0);
    lane_close(&lane);
}

/* Peaks above, valleys below, when nothing is in the way. */
static void on_the_side_of_the_bend(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "21312" });
    for (uint32_t t = 1; t < 4; t++)
        say(&lane, t, 0, "Ja hoor");
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 10, 19.3);
    for (uint32_t i = 0; i < lane.work.box->len; i++) {
        const struct cj_box *text = box_at(&lane, i);
        if (text->part != CJ_PART_TEXT || text->role != CJ_ROLE_FEELING)
            continue;
        const struct cj_knot *knot = &curve_at(&lane, 0)->knot[text->column];
        assert_true(text->column == 2 ? text->y + text->h < knot->y : text->y > knot->y);
        assert_near(text->x + text->w / 2, knot->x);
    }
    lane_close(&lane);
}

static void of_whom_is_a_feeling(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 2, (const char *const[]){ "2.3", "1-4" });
    say(&lane, 0, 1, "hers");
    say(&lane, 1, 0, "told no score");
    say(&lane, 2, CJ_NONE, "everybody's");
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 12, 19.3);
    assert_int_equal(lane.nunplaced, 1);
    assert_ptr_equal(lane.unplaced[0].feeling, &lane.feeling[1][0]);
    assert_int_equal(lane.unplaced[0].touchpoint, 1);
    for (uint32_t i = 0; i < lane.work.box->len; i++) {
        const struct cj_box *text = box_at(&lane, i);
        if (text->part == CJ_PART_TEXT && text->role == CJ_ROLE_FEELING)
            assert_int_equal(text->tone.role, text->column == 2 ? CJ_COLOUR_INK : CJ_COLOUR_PERSONA);
    }
    lane_close(&lane);
}

static void excluded_is_left_alone(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "13.2" });
    for (uint32_t t = 0; t < 4; t++)
        say(&lane, t, 0, "Ja hoor");
    assert_true(lane_prepare(&lane));
    cj_emotion_exclude(lane.emotion, &lane.feeling[2][0]);
    cj_emotion_exclude(lane.emotion, &lane.feeling[0][0]);
    lane_place(&lane, 12, 19.3);
    assert_int_equal(lane.nunplaced, 0);
    assert_int_equal(count_role(&lane, CJ_ROLE_FEELING), 2);
    lane_close(&lane);
}

/* However many labels want a place in a crowd, looking for places ends: then there are none any more. */
static void a_crowd_is_given_up(void **state)
{
    (void)state;
    enum { CROWD = 60000, SEARCHES = 400 };
    const struct cj_label_shape shape = { 4, 1, 0 };
    struct cj_field *field = cj_field_new((struct cj_extent){ 0, 0, 200, 20 });
    for (uint32_t i = 0; i < CROWD; i++)
        cj_field_block(field, (struct cj_extent){ 0, 0, 20, 20 }, 0);
    struct cj_label_wish crowded = { .marker = cj_field_marker(field, 10, 10, 1), .most = 3, .shape = &shape, .nshapes = 1 };
    struct cj_label_wish free = { .marker = cj_field_marker(field, 100, 10, 1), .most = 3, .shape = &shape, .nshapes = 1 };
    struct cj_extent place;
    assert_true(cj_field_place(field, &free, &place));
    for (uint32_t i = 0; i < SEARCHES; i++)
        assert_false(cj_field_place(field, &crowded, &place));
    assert_false(cj_field_place(field, &free, &place)); /* there is room below */
    cj_field_free(field);
}

static void too_long_a_word_is_handed_back(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "13" });
    say(&lane, 1, 0, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 20, 19.3);
    assert_int_equal(lane.nunplaced, 1);
    lane_close(&lane);
}

/* In a high lane a spread is long: the words stand beyond it, not in the row beneath the lane. */
static void a_feeling_stands_beyond_its_spread(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, 1, (const char *const[]){ "323" });
    lane.score[1][0].low = -1.4, lane.score[1][0].high = 1, lane.score[1][0].spread = true;
    say(&lane, 1, 0, "Als dat maar goed gaat");
    assert_true(lane_prepare(&lane));
    lane_place(&lane, 5, 36);
    assert_int_equal(lane.nunplaced, 0);
    for (uint32_t i = 0; i < lane.work.box->len; i++)
        if (box_at(&lane, i)->part == CJ_PART_TEXT && box_at(&lane, i)->role == CJ_ROLE_FEELING) {
            check_label(&lane, i);
            const struct cj_knot *knot = &curve_at(&lane, 0)->knot[1];
            assert_true(box_at(&lane, i)->y > knot->low_y || box_at(&lane, i)->y + box_at(&lane, i)->h < knot->high_y);
        }
    lane_close(&lane);
}

static void same_again(void **state)
{
    for (uint64_t round = 0; round < 10; round++) {
        struct lane lane[2];
        for (int i = 0; i < 2; i++) {
            uint64_t seed = round;
            open_random(&lane[i], *state, &seed);
            if (lane_prepare(&lane[i]))
                lane_place(&lane[i], 9, 17);
        }
        assert_int_equal(lane[0].work.box->len, lane[1].work.box->len);
        for (uint32_t i = 0; i < lane[0].work.box->len; i++) {
            const struct cj_box *a = box_at(&lane[0], i), *b = box_at(&lane[1], i);
            assert_true(a->part == b->part && a->x == b->x && a->y == b->y && a->w == b->w && a->h == b->h && a->at == b->at);
        }
        lane_close(&lane[0]);
        lane_close(&lane[1]);
    }
}

/* --- */

static int open_arena(void **state)
{
    *state = cj_arena_new();
    return 0;
}

static int close_arena(void **state)
{
    cj_arena_free(*state);
    return 0;
}

int run_emotion_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(steffen_as_published),
        cmocka_unit_test(stays_between_neighbours),
        cmocka_unit_test_setup_teardown(spread_tapers, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(joins_what_was_told, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(who_takes_which_way, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_branch_hangs_on_its_line, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(loose_ends_are_named, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(no_scores_no_lane, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_feeling_makes_a_face, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(is_read_at_its_column, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(points_are_as_their_line, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(tells_what_a_face_says, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(neither_sign_before_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(scale_as_listed, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(touches_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(faces_stand_side_by_side, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(two_personas_as_designed, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(everybody_is_named_in_a_crowd, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(one_persona_needs_no_name, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(on_the_side_of_the_bend, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(of_whom_is_a_feeling, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(excluded_is_left_alone, open_arena, close_arena),
        cmocka_unit_test(a_crowd_is_given_up),
        cmocka_unit_test_setup_teardown(too_long_a_word_is_handed_back, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_feeling_stands_beyond_its_spread, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(same_again, open_arena, close_arena),
    };
    return cmocka_run_group_tests_name("emotion", tests, NULL, NULL);
}
