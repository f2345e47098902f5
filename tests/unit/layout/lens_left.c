/* The lens at the left: where it stands beside the journey, that it is taken where it gives clearly larger type and nowhere else, and
 * that it costs nothing where it is not. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "priv.h"

#define K(text) { .s = (text), .len = sizeof(text) - 1 } /* in a constant */
#define GUTTER CJ_PANEL_GUTTER

static const struct cj_score scores[] = { { .value = 1, .low = 1, .high = 1 } };
#define STEP(called) { .name = K(called), .scores = scores, .nscores = 1 }
static const struct cj_touchpoint touchpoints[] = { STEP("Looks for a house to live in"), STEP("Views one"), STEP("Waits for an answer"),
                                                    STEP("Signs"), STEP("Moves everything there"), STEP("Lives there") };
static const struct cj_phase phases[] = { { .name = K("Find"), .goal = K("Get one"), .first = 0, .ntouchpoints = 3 },
                                          { .name = K("Move"), .goal = K(""), .first = 3, .ntouchpoints = 3 } };
static const struct cj_lane lanes[] = { { .kind = CJ_LANE_TOUCHPOINTS, .name = K("Touchpoints") },
                                        { .kind = CJ_LANE_EMOTION, .name = K("Emotion") } };
static const struct cj_str goals[] = { K("Have room for all"), K("Pay what can be paid") };
#define PERSON(letter, called) { .name = K(called), .role = K("Tenant"), .age = K(""), .initial = K(letter), .segment = K(""), .image = K(""), \
    .quote = K("It is too small for the five of us."), .bio = K("Shares two rooms and a kitchen."), .goals = goals, .ngoals = 2 }
static const struct cj_persona personas[] = { PERSON("A", "Anna Bakker"), PERSON("B", "Bilal Chaoui"), PERSON("C", "Carla Dunn") };

static struct cj_journey journey_with(uint32_t npersonas)
{
    return (struct cj_journey){
        .language = K("en"), .title = K("Moving house"), .subtitle = K("From the first look on"), .kind = K(""), .owner = K(""),
        .version = K(""),
        .scenario = K("Three friends look for a house and want to live there before the winter comes."), .status = K(""), .link = K(""),
        .uri = K(""), .scale = { .min = -2, .max = 2 }, .touchpoints = touchpoints, .ntouchpoints = G_N_ELEMENTS(touchpoints), .phases = phases, .nphases = G_N_ELEMENTS(phases),
        .lanes = lanes, .nlanes = G_N_ELEMENTS(lanes), .personas = personas, .npersonas = npersonas,
    };
}

static const struct cj_layout *lay_out(const struct cj_journey *journey, double width_mm, double height_mm, enum cj_lens_side lens,
                                       struct cj_arena *arena)
{
    struct cj_measurer fake = cj_text_fake_measurer();
    struct cj_layout_options options = { .sheet = width_mm > 0 ? CJ_SHEET_FIXED : CJ_SHEET_NATURAL, .width_mm = width_mm, .height_mm = height_mm,
                                         .lens = lens, .bands = 1 };
    const struct cj_layout *layout = cj_layout_build(journey, cj_theme_default(), &fake, &options, arena, NULL);
    assert_non_null(layout);
    return layout;
}

/* Of all boxes of a zone but cells, from y `below` on. */
struct extent { double left, top, right, bottom; };

static struct extent extent_of(const struct cj_layout *layout, enum cj_zone zone, double below)
{
    struct extent extent = { INFINITY, INFINITY, 0, 0 };
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *box = &layout->box[i];
        if (box->part == CJ_PART_CELL || box->zone != zone || box->y < below)
            continue;
        extent.left = fmin(extent.left, box->x), extent.top = fmin(extent.top, box->y);
        extent.right = fmax(extent.right, box->x + box->w), extent.bottom = fmax(extent.bottom, box->y + box->h);
    }
    return extent;
}

static const struct cj_box *first_chevron(const struct cj_layout *layout)
{
    for (uint32_t i = 0; i < layout->nboxes; i++)
        if (layout->box[i].part == CJ_PART_CHEVRON)
            return &layout->box[i];
    fail();
    return NULL;
}

static bool is_left(const struct cj_layout *layout)
{
    return extent_of(layout, CJ_ZONE_LANES, 0).left > 0.1;
}

/* Title above everything; then the column, from the height of the phases on, and the journey after a gutter. */
static void the_column_stands_beside_the_journey(void **state)
{
    static const double sheet[][2] = { { 420, 297 }, { 297, 420 }, { 1500, 500 }, { 0, 0 } };
    for (uint32_t n = 1; n <= 3; n++) {
        struct cj_journey journey = journey_with(n);
        for (size_t i = 0; i < G_N_ELEMENTS(sheet); i++) {
            const struct cj_layout *layout = lay_out(&journey, sheet[i][0], sheet[i][1], CJ_LENS_LEFT, *state);
            double top = first_chevron(layout)->y;
            struct extent title = extent_of(layout, CJ_ZONE_LENS, -INFINITY), column = extent_of(layout, CJ_ZONE_LENS, top - .1);
            struct extent lanes_at = extent_of(layout, CJ_ZONE_LANES, 0), footer = extent_of(layout, CJ_ZONE_FOOTER, 0);
            assert_true(is_left(layout));
            assert_true(title.top < top - 4);
            assert_float_equal(column.top, top, 1e-6); /* its first rule and the phases */
            assert_float_equal(column.left, 0, 1e-6);
            assert_float_equal(lanes_at.left, column.right + GUTTER, 1e-6);
            assert_true(column.right >= 18 - 1e-6 && column.right <= 30 + 1e-6);
            assert_true(isinf(footer.top) || footer.top > column.bottom);
            assert_true(column.bottom <= layout->height + 1e-6);
        }
    }
}

static bool same_boxes(const struct cj_layout *a, const struct cj_layout *b)
{
    if (a->nboxes != b->nboxes || a->sheet.em_pt != b->sheet.em_pt)
        return false;
    for (uint32_t i = 0; i < a->nboxes; i++)
        if (a->box[i].x != b->box[i].x || a->box[i].y != b->box[i].y || a->box[i].w != b->box[i].w)
            return false;
    return true;
}

/* The same map to the last bit, whatever else was tried. */
static void auto_is_one_of_the_two(void **state)
{
    uint32_t lefts = 0;
    for (uint32_t n = 1; n <= 3; n++) {
        struct cj_journey journey = journey_with(n);
        for (double width = 150; width < 2000; width *= 1.3) {
            const struct cj_layout *asked[3];
            for (int i = 0; i < 3; i++)
                asked[i] = lay_out(&journey, width, 300, (enum cj_lens_side)i, *state);
            bool left = is_left(asked[0]);
            lefts += left;
            assert_false(is_left(asked[1]));
            assert_true(same_boxes(asked[0], asked[left ? 2 : 1]));
            if (left) /* what was only guessed may be a little less */
                assert_true(asked[2]->sheet.em_pt > asked[1]->sheet.em_pt * 1.005);
            else
                assert_true(asked[2]->sheet.em_pt < asked[1]->sheet.em_pt * 1.035);
        }
    }
    assert_true(lefts >= 3);
}

static void nothing_to_put_there(void **state)
{
    struct cj_journey journey = journey_with(0);
    journey.nlanes = 1; /* nobody feels anything */
    assert_true(same_boxes(lay_out(&journey, 1500, 500, CJ_LENS_LEFT, *state), lay_out(&journey, 1500, 500, CJ_LENS_TOP, *state)));
    assert_true(same_boxes(lay_out(&journey, 0, 0, CJ_LENS_LEFT, *state), lay_out(&journey, 0, 0, CJ_LENS_TOP, *state)));
    journey.goals = goals;
    journey.ngoals = 2;
    assert_true(is_left(lay_out(&journey, 1500, 500, CJ_LENS_LEFT, *state)));
    assert_false(is_left(lay_out(&journey, 0, 0, CJ_LENS_AUTO, *state))); /* no paper, nothing to gain */
}

/* A column that is higher than the journey carries the page. */
static void a_high_column_has_room(void **state)
{
    struct cj_journey journey = journey_with(3);
    const struct cj_layout *layout = lay_out(&journey, 300, 1000, CJ_LENS_LEFT, *state);
    double top = first_chevron(layout)->y;
    struct extent column = extent_of(layout, CJ_ZONE_LENS, top - .1), lanes_at = extent_of(layout, CJ_ZONE_LANES, 0);
    assert_true(column.bottom > lanes_at.bottom);
    assert_true(column.bottom <= layout->height + 1e-6);
}

/* The lens comes before the journey for who hears the map: panels in the order of the file, each whole. */
static void the_lens_is_read_first(void **state)
{
    struct cj_journey journey = journey_with(3);
    const struct cj_layout *layout = lay_out(&journey, 1500, 500, CJ_LENS_LEFT, *state);
    double before = -1;
    uint32_t texts = 0;
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *box = &layout->box[i];
        if (box->part != CJ_PART_TEXT || box->zone != CJ_ZONE_LENS || box->heading != 2)
            continue;
        assert_true(box->y > before);
        before = box->y;
        texts++;
    }
    assert_int_equal(texts, 3); /* the three names */
    assert_true(CJ_ZONE_LENS < CJ_ZONE_LANES && CJ_ZONE_LENS < CJ_ZONE_JOURNEY);
}

static int setup(void **state)
{
    *state = cj_arena_new();
    return 0;
}

static int teardown(void **state)
{
    cj_arena_free(*state);
    return 0;
}

int run_lens_left_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_column_stands_beside_the_journey, setup, teardown),
        cmocka_unit_test_setup_teardown(auto_is_one_of_the_two, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_to_put_there, setup, teardown),
        cmocka_unit_test_setup_teardown(a_high_column_has_room, setup, teardown),
        cmocka_unit_test_setup_teardown(the_lens_is_read_first, setup, teardown),
    };
    return cmocka_run_group_tests_name("lens at the left", tests, NULL, NULL);
}
