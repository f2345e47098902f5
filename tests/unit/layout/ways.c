/* The ways between touchpoints: how each goes, and that what it needs is there before the widths are chosen. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "ways.h"

enum { MOST = 12 };

/* A chain of touchpoints, a character each: `.` on the main route, a letter on the side route of that name. One phase. */
struct chain {
    struct cj_arena *arena;
    struct cj_journey journey;
    struct cj_touchpoint touchpoint[MOST];
    struct cj_route route[MOST];
    struct cj_edge edge[MOST * 3];
    struct cj_measurer measurer;
    struct cj_work work;
    struct cj_columns columns;
    uint32_t column[MOST], phase[MOST];
    double gutter[MOST], x[MOST], w[MOST];
    char name[MOST][2];
};

static void chain_open(struct chain *chain, const char *levels)
{
    memset(chain, 0, sizeof *chain);
    chain->arena = cj_arena_new();
    uint32_t n = (uint32_t)strlen(levels);
    chain->journey = (struct cj_journey){ .language = cj_str_from("en"), .touchpoints = chain->touchpoint, .ntouchpoints = n,
                                          .routes = chain->route, .edges = chain->edge };
    for (uint32_t t = 0; t < n; t++) {
        chain->touchpoint[t] = (struct cj_touchpoint){ .node = t + 1, .name = cj_str_from("Step") };
        if (levels[t] == '.')
            continue;
        if (t == 0 || levels[t] != levels[t - 1]) {
            chain->name[t][0] = levels[t];
            chain->route[chain->journey.nroutes++] = (struct cj_route){ cj_str_from(chain->name[t]), t, t, CJ_NONE, CJ_NONE };
        }
        chain->touchpoint[t].route = chain->journey.nroutes;
        chain->route[chain->journey.nroutes - 1].last = t;
    }
    for (uint32_t t = 0; t < n; t++) {
        chain->column[t] = t;
        chain->gutter[t] = t > 0 ? CJ_GUTTER : 0;
        chain->w[t] = 20;
    }
    chain->columns = (struct cj_columns){ .n = n, .touchpoint = chain->column, .phase = chain->phase, .gutter = chain->gutter,
                                          .x = chain->x, .w = chain->w };
}

static void lead(struct chain *chain, uint32_t from, uint32_t to, const char *when)
{
    chain->edge[chain->journey.nedges++] =
        (struct cj_edge){ .from = from, .to = to, .when = cj_str_from(when), .back = to != CJ_NONE && to <= from, .said = true };
}

static const struct cj_ways *chain_ways(struct chain *chain)
{
    chain->measurer = cj_text_fake_measurer();
    chain->work = (struct cj_work){
        .arena = chain->arena, .journey = &chain->journey, .theme = cj_theme_default(), .measurer = &chain->measurer,
        .language = cj_language_find("en"), .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE,
        .box = g_array_new(FALSE, FALSE, sizeof(struct cj_box)), .point = g_array_new(FALSE, FALSE, sizeof(struct cj_point)),
        .curve = g_array_new(FALSE, FALSE, sizeof(struct cj_curve)),
    };
    return cj_ways_new(&chain->work, &chain->columns);
}

static void chain_place(struct chain *chain, const struct cj_ways *ways)
{
    double x = 12;
    for (uint32_t c = 0; c < chain->columns.n; c++) {
        x += chain->gutter[c];
        chain->x[c] = x;
        x += chain->w[c] = fmax(chain->w[c], ways->least[c]);
    }
    cj_ways_place(&chain->work, ways, &chain->columns, &(struct way_ground){ 10, { 6, 5 } });
}

static void chain_close(struct chain *chain)
{
    g_array_unref(chain->work.box);
    g_array_unref(chain->work.point);
    g_array_unref(chain->work.curve);
    cj_arena_free(chain->arena);
}

static void assert_way(const struct cj_ways *ways, uint32_t from, uint32_t to, enum way_kind kind)
{
    for (uint32_t i = 0; i < ways->nways; i++)
        if (ways->way[i].from == from && ways->way[i].to == to) {
            assert_int_equal(ways->way[i].kind, kind);
            return;
        }
    fail_msg("no way from %u to %u", from, to);
}

static uint32_t count_marks(const struct chain *chain, enum cj_mark mark)
{
    uint32_t n = 0;
    for (guint i = 0; i < chain->work.box->len; i++) {
        const struct cj_box *box = &g_array_index(chain->work.box, struct cj_box, i);
        n += box->part == CJ_PART_MARK && box->variant == mark;
    }
    return n;
}

static void test_a_plain_chain_is_arrows(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, "...");
    lead(&chain, 0, 1, "");
    lead(&chain, 1, 2, "");
    lead(&chain, 2, CJ_NONE, "");
    const struct cj_ways *ways = chain_ways(&chain);
    assert_int_equal(ways->nways, 2); /* the journey's own end is not drawn */
    assert_way(ways, 0, 1, WAY_LINE);
    assert_true(ways->drop == 0 && ways->above == 0 && ways->below == 0 && ways->nforks == 0);
    assert_true(chain.gutter[1] == CJ_GUTTER && chain.columns.end == 0);
    chain_close(&chain);
}

static void test_a_side_route_goes_down_and_comes_up(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, ".AA.");
    chain.touchpoint[0].decision = cj_str_from("Well?");
    lead(&chain, 0, 3, "Yes");
    lead(&chain, 0, 1, "No");
    lead(&chain, 1, 2, "");
    lead(&chain, 2, 3, "");
    lead(&chain, 3, CJ_NONE, "");
    const struct cj_ways *ways = chain_ways(&chain);
    assert_way(ways, 0, 3, WAY_LINE);
    assert_way(ways, 0, 1, WAY_DROP);
    assert_way(ways, 1, 2, WAY_BESIDE);
    assert_way(ways, 2, 3, WAY_UP);
    assert_true(ways->drop >= 4.5);
    assert_true(ways->below == 0 && chain.gutter[1] == CJ_GUTTER); /* the diamond stands over the side route */
    chain_place(&chain, ways);
    assert_int_equal(count_marks(&chain, CJ_MARK_DECISION), 1);
    assert_int_equal(count_marks(&chain, CJ_MARK_JOIN), 1);
    chain_close(&chain);
}

/* What joined the line before another way leaves it would seem to lead there. */
static void test_no_way_joins_before_another_leaves(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, ".AB.");
    lead(&chain, 0, 3, "Yes");
    lead(&chain, 0, 1, "No");
    lead(&chain, 0, 2, "Perhaps");
    lead(&chain, 1, 3, "");
    lead(&chain, 2, 3, "");
    const struct cj_ways *ways = chain_ways(&chain);
    assert_way(ways, 0, 2, WAY_DROP);
    assert_way(ways, 1, 3, WAY_UNDER);
    assert_way(ways, 2, 3, WAY_UP);
    assert_true(ways->met[3] && ways->entered[3]);
    chain_close(&chain);
}

static void test_a_loop_goes_beneath_the_cards(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, "....");
    lead(&chain, 0, 1, "");
    lead(&chain, 1, 2, "");
    lead(&chain, 2, 3, "Yes");
    lead(&chain, 2, 0, "No");
    lead(&chain, 3, CJ_NONE, "");
    const struct cj_ways *ways = chain_ways(&chain);
    assert_way(ways, 2, 0, WAY_UNDER);
    assert_int_equal(ways->ntracks, 1);
    assert_true(ways->below > 0);
    assert_true(chain.gutter[3] > 2 * WAY_DIAMOND); /* the diamond's gutter */
    assert_true(chain.gutter[0] > 0);               /* where the loop comes up before the first card */
    chain_place(&chain, ways);
    assert_int_equal(count_marks(&chain, CJ_MARK_JOIN), 0); /* no arrow comes in there */
    chain_close(&chain);
}

static void test_tracks_are_shared_only_by_ways_that_meet(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, "......");
    lead(&chain, 2, 1, "a"); /* inside the next one: nearer to the cards */
    lead(&chain, 3, 0, "a");
    lead(&chain, 4, 0, "a"); /* meets it */
    lead(&chain, 5, 5, "a"); /* beside the first */
    const struct cj_ways *ways = chain_ways(&chain);
    assert_int_equal(ways->ntracks, 2);
    assert_int_equal(ways->way[0].track, 0);
    assert_int_equal(ways->way[1].track, 1);
    assert_int_equal(ways->way[2].track, 1);
    assert_int_equal(ways->way[3].track, 0);
    chain_close(&chain);
}

static void test_two_answers_to_one_card_are_one_way(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, "..");
    lead(&chain, 0, 1, "Yes");
    lead(&chain, 0, 1, "No");
    const struct cj_ways *ways = chain_ways(&chain);
    assert_int_equal(ways->nways, 1);
    assert_string_equal(ways->way[0].words.s, "Yes / No");
    assert_int_equal(ways->nforks, 1);
    chain_close(&chain);
}

static void test_ends_are_drawn_where_they_are_not_plain(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, ".A.");
    lead(&chain, 0, 2, "Yes");
    lead(&chain, 0, 1, "No");
    lead(&chain, 1, CJ_NONE, "");
    lead(&chain, 2, CJ_NONE, "");
    const struct cj_ways *ways = chain_ways(&chain);
    assert_way(ways, 1, CJ_NONE, WAY_END);
    assert_true(cj_ways_end(ways) && cj_ways_fork(ways));
    assert_true(ways->foot[1] > 0 && ways->foot[0] == 0);
    chain_place(&chain, ways);
    assert_int_equal(count_marks(&chain, CJ_MARK_END), 1);
    chain_close(&chain);
}

static void test_labels_make_their_column_wide_enough(void **state)
{
    (void)state;
    struct chain chain;
    chain_open(&chain, ".A.");
    lead(&chain, 0, 2, "Yes, of course");
    lead(&chain, 0, 1, "No, never again");
    lead(&chain, 1, 2, "");
    const struct cj_ways *ways = chain_ways(&chain);
    double both = ways->way[1].answer.w + ways->name[1].w;
    assert_true(both > 5 && ways->least[1] > both + WAY_DROP_X + 1.6);
    chain_close(&chain);
}

int run_ways_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_plain_chain_is_arrows),
        cmocka_unit_test(test_a_side_route_goes_down_and_comes_up),
        cmocka_unit_test(test_no_way_joins_before_another_leaves),
        cmocka_unit_test(test_a_loop_goes_beneath_the_cards),
        cmocka_unit_test(test_tracks_are_shared_only_by_ways_that_meet),
        cmocka_unit_test(test_two_answers_to_one_card_are_one_way),
        cmocka_unit_test(test_ends_are_drawn_where_they_are_not_plain),
        cmocka_unit_test(test_labels_make_their_column_wide_enough),
    };
    return cmocka_run_group_tests_name("ways", tests, NULL, NULL);
}
