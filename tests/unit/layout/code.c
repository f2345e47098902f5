/* The QR code has a size in mm, on a page whose type is as large as it can be: that size is right, nothing stands in the white around
 * it, and no larger type would have fitted. */
#include "layout_tests.h"

#include <math.h>

#include "plan.h"

#define K(text) { .s = (text), .len = sizeof(text) - 1 } /* in a constant */

static const struct cj_touchpoint touchpoints[] = {
    { .name = K("Chooses a parcel locker") }, { .name = K("Gets the code to open it") }, { .name = K("Looks for the locker") },
    { .name = K("Opens the door") }, { .name = K("Unpacks at home") },
};
static const struct cj_phase phases[] = { { .name = K("Order"), .goal = K("Have it delivered where it suits"), .first = 0, .ntouchpoints = 2 },
                                          { .name = K("Pick up"), .goal = K(""), .first = 2, .ntouchpoints = 3 } };
static const struct cj_lane lanes[] = { { .kind = CJ_LANE_TOUCHPOINTS, .name = K("Touchpoints") } };
static const struct cj_remark conclusions[] = {
    { .node = 1, .text = K("The locker itself works. Finding it is what costs goodwill, most of all in the dark.") },
    { .node = 2, .text = K("Who has found it once comes back.") },
};
#define RATED(reaches, feasible) { .node = 3, .name = K("Shorter"), .owner = K("Delivery"), .story = K(""), .metric = CJ_NONE, \
    .reach = reaches, .feasibility = feasible }
static const struct cj_improvement improvements[] = { RATED(1, 2), RATED(5, 5), RATED(2, 3), RATED(4, 4), RATED(4, 1) };

enum extent { LINK, CONCLUSIONS, EVERYTHING, EXTENTS };

static struct cj_journey journey_of(enum extent extent)
{
    struct cj_journey journey = {
        .language = K("en"), .title = K("Picking up a parcel"), .subtitle = K(""), .scenario = K(""), .kind = K(""), .owner = K(""),
        .version = K(""), .status = K(""), .link = K("https://example.org/parcel"), .uri = K("https://example.org/parcel"),
        .touchpoints = touchpoints, .ntouchpoints = G_N_ELEMENTS(touchpoints), .phases = phases, .nphases = G_N_ELEMENTS(phases),
        .lanes = lanes, .nlanes = G_N_ELEMENTS(lanes),
    };
    if (extent >= CONCLUSIONS)
        journey.conclusions = conclusions, journey.nconclusions = G_N_ELEMENTS(conclusions);
    if (extent >= EVERYTHING)
        journey.improvements = improvements, journey.nimprovements = G_N_ELEMENTS(improvements);
    return journey;
}

/* A code of that size; which of its modules are dark does not matter here. */
static struct cj_qr code_of(uint32_t size, struct cj_arena *arena)
{
    return (struct cj_qr){ size, CJ_NEW(arena, uint8_t, size * size) };
}

static const struct cj_box *find_code(const struct cj_layout *layout)
{
    for (uint32_t i = 0; i < layout->nboxes; i++)
        if (layout->box[i].part == CJ_PART_QR)
            return &layout->box[i];
    return NULL;
}

static double side_mm(const struct cj_layout *layout)
{
    const struct cj_box *box = find_code(layout);
    assert_non_null(box);
    assert_true(box->w == box->h);
    return box->w * layout->sheet.em_pt / CJ_PT_PER_MM;
}

/* Texts, marks and dark rules stay out of the white. */
static void check_white(const struct cj_layout *layout)
{
    const struct cj_box *code = find_code(layout);
    double white = code->w / layout->qr->size * CJ_QR_QUIET - 1e-6;
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *box = &layout->box[i];
        bool light = box->part == CJ_PART_CELL || box == code || (box->part == CJ_PART_FILL && box->tone.role == CJ_COLOUR_FAINT);
        bool apart = box->x >= code->x + code->w + white || box->x + box->w <= code->x - white || box->y >= code->y + code->h + white
            || box->y + box->h <= code->y - white;
        assert_true(light || apart);
    }
    assert_true(code->x >= -1e-6 && code->x + code->w <= layout->width + 1e-6 && code->y + code->h <= layout->height + 1e-6);
}

static const struct cj_layout *build(const struct cj_journey *journey, struct cj_layout_options options, struct cj_arena *arena)
{
    struct cj_measurer measurer = cj_text_fake_measurer();
    const struct cj_layout *layout = cj_layout_build(journey, cj_theme_default(), &measurer, &options, arena, NULL);
    assert_non_null(layout);
    return layout;
}

static void the_side_is_right_in_mm(void **state)
{
    struct cj_arena *arena = cj_arena_new();
    struct cj_qr qr = code_of(29, arena);
    uint32_t n;
    const struct cj_paper *paper = cj_paper_rows(&n);
    (void)state;
    for (int extent = 0; extent < EXTENTS; extent++) {
        struct cj_journey journey = journey_of((enum extent)extent);
        for (uint32_t i = 0; i < n; i++)
            for (int way = CJ_LANDSCAPE; way <= CJ_PORTRAIT; way++) {
                struct cj_layout_options options = { .sheet = CJ_SHEET_FIXED, .paper = &paper[i], .orientation = (enum cj_orientation)way, .qr = &qr };
                const struct cj_layout *layout = build(&journey, options, arena);
                assert_true(fabs(side_mm(layout) - paper[i].qr_mm) < 1e-6);
                check_white(layout);
            }
        const struct cj_layout *natural = build(&journey, (struct cj_layout_options){ .sheet = CJ_SHEET_NATURAL, .qr = &qr }, arena);
        assert_true(fabs(side_mm(natural) - 30) < 1e-6);
        check_white(natural);
        struct cj_layout_options equal = { .sheet = CJ_SHEET_FIXED, .paper = cj_paper_find("A3"), .equal_columns = true, .qr = &qr };
        assert_true(fabs(side_mm(build(&journey, equal, arena)) - 30) < 1e-6);
    }
    cj_arena_free(arena);
}

/* A long address has a larger code, up to what a sheet can bear; a small sheet has a smaller one. */
static void a_long_address_has_a_larger_code(void **state)
{
    static const struct { const char *paper; double w, h, mm; uint32_t size; } cases[] = {
        { "A4", 0, 0, 30, 75 }, { "A4", 0, 0, 40, 100 }, { "A4", 0, 0, 44.8, 112 }, { "A4", 0, 0, 0, 113 }, { "A1", 0, 0, 60, 113 },
        { "A1", 0, 0, 70.8, 177 }, { NULL, 90, 60, 20, 29 }, { NULL, 90, 60, 0, 53 },
    };
    struct cj_arena *arena = cj_arena_new();
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct cj_qr qr = code_of(cases[i].size, arena);
        struct cj_journey journey = journey_of(EVERYTHING);
        const struct cj_paper *paper = cases[i].paper ? cj_paper_find(cases[i].paper) : NULL;
        struct cj_layout_options options = { .sheet = CJ_SHEET_FIXED, .paper = paper, .width_mm = cases[i].w, .height_mm = cases[i].h, .qr = &qr };
        const struct cj_layout *layout = build(&journey, options, arena);
        assert_true((layout->qr != NULL) == (cases[i].mm > 0) && (find_code(layout) != NULL) == (cases[i].mm > 0));
        assert_true(cases[i].mm <= 0 || fabs(side_mm(layout) - cases[i].mm) < 1e-6);
    }
    cj_arena_free(arena);
}

/* The largest type at which a page with a code as large as at that type has that type or more, tried one by one. */
static double tried(const struct cj_journey *journey, const struct cj_paper *paper, const struct cj_qr *qr, double least, double most,
                    struct cj_arena *arena)
{
    g_autoptr(GArray) box = g_array_new(FALSE, TRUE, sizeof(struct cj_box)), point = g_array_new(FALSE, TRUE, sizeof(struct cj_point));
    g_autoptr(GArray) curve = g_array_new(FALSE, TRUE, sizeof(struct cj_curve)), rows = g_array_new(FALSE, TRUE, sizeof(struct row));
    struct cj_measurer measurer = cj_text_fake_measurer();
    struct cj_work work = { .arena = arena, .journey = journey, .theme = cj_theme_default(), .measurer = &measurer,
                            .language = cj_language_find("en"), .qr = qr, .box = box, .point = point, .curve = curve,
                            .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE };
    struct plan plan = { .rows = rows };
    cj_plan_make(&work, &plan);
    cj_plan_arrange(&plan);
    double found = 0, w = (paper->width_mm - 2 * paper->margin_mm) * CJ_PT_PER_MM, h = (paper->height_mm - 2 * paper->margin_mm) * CJ_PT_PER_MM;
    for (double em = least; em <= most; em *= 1.001) {
        double made;
        struct cj_fit fit;
        cj_plan_set_code(&plan, plan.arrangement, paper->qr_mm * CJ_PT_PER_MM / em);
        if (cj_fit_search_sheet(plan.arrangement->strip[0].search, w, h, 2 * paper->good_pt, arena, &made, &fit) && made >= em)
            found = fmax(found, em);
    }
    cj_plan_finish(&plan);
    return found;
}

static void no_larger_type_would_have_fitted(void **state)
{
    static const char *const papers[] = { "A5", "A4", "A1" };
    struct cj_arena *arena = cj_arena_new();
    struct cj_qr qr = code_of(29, arena);
    (void)state;
    for (int extent = 0; extent < EXTENTS; extent++)
        for (size_t p = 0; p < G_N_ELEMENTS(papers); p++) {
            struct cj_journey journey = journey_of((enum extent)extent);
            const struct cj_paper *paper = cj_paper_find(papers[p]);
            struct cj_layout_options options = { .sheet = CJ_SHEET_FIXED, .paper = paper, .orientation = CJ_LANDSCAPE, .qr = &qr };
            double em = build(&journey, options, arena)->sheet.em_pt;
            assert_true(tried(&journey, paper, &qr, em * .97, em * 1.1, arena) <= em * 1.002);
        }
    cj_arena_free(arena);
}

int run_code_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_side_is_right_in_mm),
        cmocka_unit_test(a_long_address_has_a_larger_code),
        cmocka_unit_test(no_larger_type_would_have_fitted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
