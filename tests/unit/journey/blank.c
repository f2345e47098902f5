/* A journey made blank: what a workshop starts from. */
#include "journey_tests.h"

static const char filled[] =
    "title: T\n"
    "version: 1.2\n"
    "link: https://example.org\n"
    "channels: {shop: Shop}\n"
    "phases:\n"
    "  - name: A\n"
    "    duration: 2 days\n"
    "    goal: Find it\n"
    "    touchpoints:\n"
    "      - {name: One, channel: shop, emotion: -1, pains: No, optional: yes, duration: 1 hour, next: two}\n"
    "      - {name: Two, id: two, questions: Why?}\n"
    "  - name: B\n"
    "conclusions: [So be it]\n";

static void names_stay_and_cells_are_empty(void **state)
{
    (void)state;
    struct loaded loaded = load_text(filled);
    assert_non_null(loaded.journey);
    const struct cj_journey *blank = cj_journey_blank(loaded.journey, loaded.arena);
    ASSERT_STR(blank->title, "T");
    assert_int_equal(blank->version.len + blank->uri.len + blank->nconclusions + blank->nedges, 0);
    assert_int_equal(blank->nphases, 2);
    ASSERT_STR(blank->phases[0].goal, "Find it");
    assert_int_equal(blank->phases[0].duration.text.len, 0);
    for (uint32_t t = 0; t < blank->ntouchpoints; t++) {
        const struct cj_touchpoint *at = &blank->touchpoints[t];
        assert_int_equal(at->nchannels + at->nscores + at->npains + at->nquestions + at->duration.text.len, 0);
        assert_false(at->optional);
        assert_in_range(t, blank->phases[at->phase].first, blank->phases[at->phase].first + blank->phases[at->phase].ntouchpoints - 1);
    }
    assert_int_equal(loaded.journey->ntouchpoints, 2); /* as it was */
    assert_int_equal(loaded.journey->touchpoints[0].npains, 1);
    unload(&loaded);
}

/* After the touchpoints of a phase one more, in a phase without any three; and more where all in all there are few. */
static void there_is_room_for_more(void **state)
{
    (void)state;
    struct loaded loaded = load_text(filled), many = load_text("title: T\nphases:\n"
        "  - {name: A, touchpoints: [a, b, c, d]}\n  - {name: B, touchpoints: [e, f, g]}\n  - {name: C}\n");
    const struct cj_journey *blank = cj_journey_blank(loaded.journey, loaded.arena), *long_one = cj_journey_blank(many.journey, many.arena);
    assert_int_equal(blank->phases[0].ntouchpoints, 2 + 2);
    ASSERT_STR(blank->touchpoints[1].name, "Two");
    ASSERT_STR(blank->touchpoints[2].name, "");
    assert_int_equal(blank->phases[1].ntouchpoints, 3);
    assert_int_equal(long_one->phases[0].ntouchpoints, 4 + 1);
    assert_int_equal(long_one->phases[1].first, 5);
    assert_int_equal(long_one->phases[1].ntouchpoints, 3 + 1);
    assert_int_equal(long_one->phases[2].ntouchpoints, 3);
    unload(&loaded);
    unload(&many);
}

static void assert_lanes(const char *text, const enum cj_lane_kind *kind, uint32_t n)
{
    struct loaded loaded = load_text(text);
    const struct cj_journey *blank = cj_journey_blank(loaded.journey, loaded.arena);
    assert_int_equal(blank->nlanes, n);
    for (uint32_t i = 0; i < n; i++) {
        assert_int_equal(blank->lanes[i].kind, kind[i]);
        assert_true(blank->lanes[i].filled && blank->lanes[i].name.len > 0);
    }
    unload(&loaded);
}

static void lanes_are_listed_or_offered(void **state)
{
    (void)state;
    static const enum cj_lane_kind offered[] = {
        CJ_LANE_TOUCHPOINTS, CJ_LANE_ACTIONS, CJ_LANE_CHANNELS, CJ_LANE_THOUGHTS, CJ_LANE_QUESTIONS, CJ_LANE_EMOTION, CJ_LANE_PAINS,
        CJ_LANE_GAINS, CJ_LANE_OPPORTUNITIES, CJ_LANE_TIME,
    };
    static const enum cj_lane_kind listed[] = { CJ_LANE_PAINS, CJ_LANE_OWN, CJ_LANE_TOUCHPOINTS };
    assert_lanes(filled, offered, G_N_ELEMENTS(offered)); /* questions and time are the file's own */
    g_autofree char *with_list = g_strconcat(filled, "lanes: [pains, {id: wish, name: Wishes, kind: text}, touchpoints]\n", NULL);
    assert_lanes(with_list, listed, G_N_ELEMENTS(listed));
}

const struct CMUnitTest blank_tests[] = {
    cmocka_unit_test(names_stay_and_cells_are_empty),
    cmocka_unit_test(there_is_room_for_more),
    cmocka_unit_test(lanes_are_listed_or_offered),
};
const size_t blank_tests_count = sizeof blank_tests / sizeof *blank_tests;
