/* The line of travel: where detours leave and join, which way they go, and that no two lines can be taken for one. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "lanes.h"

enum { MOST = 40, CHANNELS = 6, ROUTES = 6, PITCH = 10 };

/* A lane being tested: a character per touchpoint, its channel `0` .. `5`, `/` two at once (1 and 4), `.` none; what it is: `.` for
 * everybody, `o` optional, `a` or `b` only for that one of the two personas. */
struct lane {
    struct cj_arena *arena;
    struct cj_journey journey;
    struct cj_persona persona[2];
    struct cj_channel channel[CHANNELS];
    struct cj_touchpoint touchpoint[MOST];
    struct cj_channel_use use[MOST][2];
    struct cj_route route[ROUTES];
    uint32_t who[2];
    struct cj_columns columns;
    uint32_t of[MOST], phase[MOST];
    double gutter[MOST], x[MOST], w[MOST];
    struct cj_measurer measurer;
    struct cj_work work;
    const struct cj_channels *channels;
};

static void lane_open(struct lane *lane, struct cj_arena *arena, const char *channels, const char *sorts)
{
    memset(lane, 0, sizeof *lane);
    uint32_t n = (uint32_t)strlen(channels);
    lane->arena = arena;
    lane->journey = (struct cj_journey){
        .language = cj_str_from("en"), .personas = lane->persona, .npersonas = 2, .channels = lane->channel, .nchannels = CHANNELS,
        .touchpoints = lane->touchpoint, .ntouchpoints = n, .routes = lane->route,
    };
    lane->who[1] = 1;
    for (uint32_t i = 0; i < CHANNELS; i++)
        lane->channel[i].name = cj_str_from("Channel");
    for (uint32_t t = 0; t < n; t++) {
        char c = channels[t];
        lane->use[t][0].channel = c == '/' ? 1 : (uint32_t)(c - '0');
        lane->use[t][1].channel = 4;
        lane->touchpoint[t] = (struct cj_touchpoint){ .channels = lane->use[t], .nchannels = c == '.' ? 0 : c == '/' ? 2 : 1 };
        lane->touchpoint[t].optional = sorts[t] == 'o';
        if (sorts[t] == 'a' || sorts[t] == 'b')
            lane->touchpoint[t].who = (struct cj_who){ &lane->who[sorts[t] - 'a'], 1 };
        lane->of[t] = t;
        lane->gutter[t] = t > 0;
        lane->x[t] = t * PITCH;
        lane->w[t] = PITCH - 1;
    }
    lane->columns = (struct cj_columns){ .n = n, .touchpoint = lane->of, .phase = lane->phase, .gutter = lane->gutter, .x = lane->x, .w = lane->w };
}

static void side_route(struct lane *lane, uint32_t first, uint32_t last, uint32_t leave, uint32_t join)
{
    uint32_t route = lane->journey.nroutes++;
    lane->route[route] = (struct cj_route){ cj_str_from("Aside"), first, last, leave, join };
    for (uint32_t t = first; t <= last; t++)
        lane->touchpoint[t].route = route + 1;
}

static void lane_place(struct lane *lane)
{
    lane->measurer = cj_text_fake_measurer();
    lane->work = (struct cj_work){
        .arena = lane->arena, .journey = &lane->journey, .theme = cj_theme_default(), .measurer = &lane->measurer,
        .language = cj_language_find("en"), .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE,
        .box = g_array_new(FALSE, FALSE, sizeof(struct cj_box)), .point = g_array_new(FALSE, FALSE, sizeof(struct cj_point)),
    };
    lane->channels = cj_channels_new(&lane->work, &lane->columns);
    cj_channels_place(&lane->work, lane->channels, &lane->columns, 0, 10, lane->columns.x[0], lane->columns.n * PITCH, 0);
}

static void lane_close(struct lane *lane)
{
    g_array_unref(lane->work.box);
    g_array_unref(lane->work.point);
}

static const struct cj_box *box_at(const struct lane *lane, uint32_t i)
{
    return &g_array_index(lane->work.box, struct cj_box, i);
}

static struct cj_point point_at(const struct lane *lane, const struct cj_box *box, uint32_t i)
{
    return g_array_index(lane->work.point, struct cj_point, box->first + i);
}

/* The row at y; `'` after it: beside. */
static const char *row_name(double y)
{
    static char name[3];
    double row = (y - .74) / 1.85;
    g_snprintf(name, sizeof name, "%d%s", (int)floor(row + .01), row - floor(row + .01) > .1 ? "'" : "");
    return name;
}

/* A line as text: where it begins and ends, `column:row`, and between them its uprights, `column|row>row` in the gutter before the
 * column, with a `+` or `-` for each track away from its middle. */
static void describe_line(const struct lane *lane, const struct cj_box *box, GString *out)
{
    for (uint32_t i = 0; i < box->npoints; i++) {
        struct cj_point p = point_at(lane, box, i);
        int column = (int)floor(p.x / PITCH + .3);
        bool end = i == 0 || i + 1 == box->npoints;
        g_string_append_printf(out, "%s%d%s%s", i == 0 ? "" : " ", column, end ? ":" : "|", row_name(p.y));
        if (end)
            continue;
        struct cj_point q = point_at(lane, box, ++i);
        assert_true(fabs(p.x - q.x) < 1e-9);
        g_string_append_printf(out, ">%s", row_name(q.y));
        for (double away = p.x - (column * PITCH - .5); fabs(away) > .1; away -= away > 0 ? .4 : -.4)
            g_string_append_c(out, away > 0 ? '+' : '-');
    }
}

static void describe(const struct lane *lane, GString *out)
{
    for (int side = 0; side < 2; side++)
        for (uint32_t i = lane->work.box->len; i-- > 0;)
            if (box_at(lane, i)->part == CJ_PART_TRAVEL && box_at(lane, i)->variant == side && box_at(lane, i)->w > 0) {
                g_string_append_printf(out, "%s%s", out->len > 0 ? "; " : "", side ? "~ " : "");
                describe_line(lane, box_at(lane, i), out);
            }
}

static void which_way_it_goes(void **state)
{
    static const struct {
        const char *channels, *sorts;
        struct { uint32_t first, last, leave, join; } route[2];
        const char *lines;
    } row[] = {
        { "0112", "....", { { 0 } }, "0:0 1|0>1 3|1>2 3:2" },
        { "0.1", "...", { { 0 } }, "0:0 2|0>1 2:1" },
        { "0/5", "...", { { 0 } }, "0:0 1|0>1 2|1>5 2:5" }, /* enters two at once by the nearer */
        /* optional, or only of some: beneath the main line from one main stop to the next */
        { "0200", ".o..", { { 0 } }, "0:0 3:0; ~ 0:0 1|0>2 2|2>0 2:0" },
        { "0200", ".a..", { { 0 } }, "0:0 3:0; ~ 0:0 1|0>2 2|2>0 2:0" },
        { "0230", ".oo.", { { 0 } }, "0:0 3:0; ~ 0:0 1|0>2 2|2>3 3|3>0 3:0" },
        { "0230", ".ab.", { { 0 } }, "0:0 3:0; ~ 0:0 1|0>2 3|2>0 3:0; ~ 0:0 1|0>3 3|3>0 3:0" }, /* each has a way of its own */
        { "0230", ".ao.", { { 0 } }, "0:0 3:0; ~ 0:0 1|0>2 3|2>0 3:0; ~ 0:0 1|0>3 3|3>0 3:0" },
        { "20", "o.", { { 0 } }, "~ 0:2 1|2>0 1:0" },
        { "02", ".o", { { 0 } }, "~ 0:0 1|0>2 1:2" },
        { "0", "o", { { 0 } }, "" },
        { "0123", "abab", { { 0 } }, "~ 0:0 2|0>2 2:2; ~ 1:1 3|1>3 3:3" }, /* nobody's is the main one */
        /* a side route: from where it leaves to where it joins, whatever stands beside it */
        { "0230", "....", { { 1, 2, 0, 3 } }, "0:0 3:0; ~ 0:0 1|0>2 2|2>3 3|3>0 3:0" },
        { "002000", "......", { { 2, 2, 0, 4 } }, "0:0 5:0; ~ 0:0 1|0>2 4|2>0 4:0" },
        { "0230", "....", { { 1, 1, 0, 3 }, { 2, 2, 0, 3 } }, "0:0 3:0; ~ 0:0 1|0>2 3|2>0 3:0; ~ 0:0 1|0>3 3|3>0 3:0" },
        { "0230", "....", { { 1, 1, 0, CJ_NONE }, { 2, 2, 0, 3 } }, "0:0 3:0; ~ 0:0 1|0>2 1:2; ~ 0:0 1|0>3 3|3>0 3:0" }, /* ends */
        { "0230", "....", { { 1, 2, CJ_NONE, 3 } }, "0:0 3:0; ~ 1:2 2|2>3 3|3>0 3:0" }, /* nobody leads in */
        { ".02.0", ".....", { { 2, 3, 0, 4 } }, "1:0 4:0; ~ 2:2 4|2>0 4:0" }, /* no stop before it leaves */
        { "0.2..0", "......", { { 2, 2, 1, 3 } }, "0:0 5:0; ~ 0:0 1|0>2 5|2>0 5:0" }, /* the nearest stops on the way */
        { "023400", "......", { { 1, 2, 0, 4 }, { 3, 3, 2, 5 } }, "0:0 5:0; ~ 0:0 1|0>2 2|2>3 4|3>0 4:0; ~ 2:3 3|3>4 5|4>0 5:0" },
        { "023400", "......", { { 1, 1, 0, 3 }, { 2, 3, 0, 4 } }, "0:0 5:0; ~ 0:0 1|0>2 3|2>4 3:4; ~ 0:0 1|0>3 3|3>4 4|4>0 4:0" },
        { "020", "...", { { 1, 1, 0, CJ_NONE } }, "0:0 2:0; ~ 0:0 1|0>2 1:2" },
        /* it stops where the main line passes: beside it */
        { "000", "...", { { 1, 1, 0, 2 } }, "0:0 2:0; ~ 0:0 1|0>0' 2|0'>0 2:0" },
        { "1/1", ".o.", { { 0 } }, "0:1 2:1; ~ 0:1 1|1>1' 2|1'>1 2:1" },
        { "001", "...", { { 1, 1, 0, 2 } }, "0:0 2|0>1 2:1; ~ 0:0 1|0>0' 2|0'>1 2:1" },
        { "000", "..o", { { 0 } }, "0:0 1:0; ~ 1:0 2:0" }, /* the main line does not come there any more */
        /* a stop in its way: along the other row, or beside */
        { "02220", ".abb.", { { 0 } }, "0:0 4:0; ~ 0:0 1|0>2 2|2>0' 4|0'>0 4:0; ~ 0:0 1|0>2' 2|2'>2 4|2>0 4:0" },
        { "02320", "..a..", { { 0 } }, "0:0 1|0>2 4|2>0 4:0; ~ 1:2 2|2>3 3|3>2 3:2" },
        /* uprights in a gutter: on one another where they come from one line or lead to one, else side by side */
        { "030020", "......", { { 1, 1, 0, 3 }, { 4, 4, 2, 5 } }, "0:0 5:0; ~ 0:0 1|0>3 3|3>0 3:0; ~ 2:0 3|0>2+ 5|2>0 5:0" },
    };
    for (size_t r = 0; r < G_N_ELEMENTS(row); r++) {
        struct lane lane;
        g_autoptr(GString) lines = g_string_new(NULL);
        lane_open(&lane, *state, row[r].channels, row[r].sorts);
        for (uint32_t i = 0; i < 2 && row[r].route[i].first > 0; i++)
            side_route(&lane, row[r].route[i].first, row[r].route[i].last, row[r].route[i].leave, row[r].route[i].join);
        lane_place(&lane);
        describe(&lane, lines);
        assert_string_equal(lines->str, row[r].lines);
        lane_close(&lane);
    }
}

/* --- what holds for every journey ----------------------------------------------------------------------------------- */

static double next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 40) / (1 << 24);
}

static uint32_t next_below(uint64_t *seed, uint32_t n)
{
    return (uint32_t)(next_random(seed) * n);
}

static void open_random(struct lane *lane, struct cj_arena *arena, uint64_t *seed)
{
    char channels[MOST], sorts[MOST];
    uint32_t n = 1 + next_below(seed, MOST - 1), every = 1 + next_below(seed, 8);
    for (uint32_t i = 0; i < n; i++) {
        channels[i] = "0123450123450123/."[next_below(seed, 18)];
        sorts[i] = next_below(seed, every) == 0 ? "oab"[next_below(seed, 3)] : '.';
    }
    channels[n] = sorts[n] = '\0';
    lane_open(lane, arena, channels, sorts);
    for (uint32_t t = 1; t + 2 < n && lane->journey.nroutes < ROUTES; t += next_below(seed, 6)) {
        uint32_t last = MIN(n - 2, t + next_below(seed, 3));
        side_route(lane, t, last, next_below(seed, t), next_below(seed, 4) == 0 ? CJ_NONE : last + 1 + next_below(seed, n - last - 1));
        t = last + 1;
    }
}

static void check_line(const struct lane *lane, const struct cj_box *box)
{
    assert_true(box->npoints >= 2);
    for (uint32_t i = 1; i < box->npoints; i++) {
        struct cj_point p = point_at(lane, box, i - 1), q = point_at(lane, box, i);
        assert_true(q.x > p.x - 1e-9);                              /* never back */
        assert_true(fabs(p.x - q.x) < 1e-9 || fabs(p.y - q.y) < 1e-9); /* level or upright */
    }
}

/* Two uprights that overlap come from one row, or lead to one, or stand apart. */
static void check_uprights(const struct lane *lane, const struct cj_box *a, const struct cj_box *b)
{
    for (uint32_t i = 1; i < a->npoints; i++)
        for (uint32_t k = 1; k < b->npoints; k++) {
            struct cj_point p = point_at(lane, a, i - 1), q = point_at(lane, a, i), r = point_at(lane, b, k - 1), s = point_at(lane, b, k);
            bool upright = p.x == q.x && r.x == s.x && fabs(p.x - r.x) < .3;
            bool overlap = fmin(fmax(p.y, q.y), fmax(r.y, s.y)) > fmax(fmin(p.y, q.y), fmin(r.y, s.y)) + 1e-9;
            assert_false(upright && overlap && fabs(p.y - r.y) > 1e-9 && fabs(q.y - s.y) > 1e-9);
        }
}

static void no_line_is_taken_for_another(void **state)
{
    uint64_t seed = 11;
    for (int round = 0; round < 400; round++) {
        struct lane lane;
        open_random(&lane, *state, &seed);
        lane_place(&lane);
        for (uint32_t i = 0; i < lane.work.box->len; i++) {
            if (box_at(&lane, i)->part != CJ_PART_TRAVEL)
                continue;
            check_line(&lane, box_at(&lane, i));
            for (uint32_t k = 0; k < i; k++)
                if (box_at(&lane, k)->part == CJ_PART_TRAVEL)
                    check_uprights(&lane, box_at(&lane, i), box_at(&lane, k));
        }
        lane_close(&lane);
    }
}

/* Where each uses a channel of their own a thin line joins the badges. */
static void badges_of_a_touchpoint_are_joined(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, "0/0", "...");
    lane.use[1][0].who = (struct cj_who){ &lane.who[0], 1 };
    lane.use[1][1].who = (struct cj_who){ &lane.who[1], 1 };
    lane_place(&lane);
    uint32_t upright = 0, badges = 0;
    for (uint32_t i = 0; i < lane.work.box->len; i++) {
        const struct cj_box *box = box_at(&lane, i);
        badges += box->part == CJ_PART_MARK && box->variant == CJ_MARK_BADGE;
        if (box->part != CJ_PART_TRAVEL || box->variant != 1)
            continue;
        struct cj_point top = point_at(&lane, box, 0), bottom = point_at(&lane, box, 1);
        upright += box->npoints == 2 && top.x == bottom.x && bottom.y - top.y > 3 * 1.84;
    }
    assert_int_equal(upright, 1);
    assert_int_equal(badges, 2);
    lane_close(&lane);
}

/* A stop that the main line passes stands on its row nevertheless, and hangs on its line, which runs beneath. */
static void stops_stand_on_their_rows(void **state)
{
    struct lane lane;
    lane_open(&lane, *state, "1/1", ".o.");
    lane_place(&lane);
    uint32_t upright = 0, passed = 0;
    for (uint32_t i = 0; i < lane.work.box->len; i++) {
        const struct cj_box *box = box_at(&lane, i);
        if (box->part == CJ_PART_STOP || box->part == CJ_PART_STOPS) {
            assert_null(strchr(row_name(point_at(&lane, box, 0).y), '\''));
            passed += (box->variant & CJ_STOP_PASSED) != 0;
        }
        if (box->part != CJ_PART_TRAVEL || box->w > 0)
            continue;
        assert_string_equal(row_name(point_at(&lane, box, 0).y), "1");
        assert_string_equal(row_name(point_at(&lane, box, 1).y), "1'");
        upright++;
    }
    assert_int_equal(upright, 1);
    assert_int_equal(passed, 1);
    lane_close(&lane);
}

/* A lane whose last row has something beside it is higher, so that it does not stand on the line beneath. */
static void room_beneath_the_last_row(void **state)
{
    struct lane lane[2];
    for (int i = 0; i < 2; i++) {
        lane_open(&lane[i], *state, "555", i ? ".o." : "...");
        lane_place(&lane[i]);
    }
    assert_true(cj_channels_height(lane[1].channels) > cj_channels_height(lane[0].channels) + .5);
    assert_true(cj_channels_have_detours(lane[1].channels) && !cj_channels_have_detours(lane[0].channels));
    for (int i = 0; i < 2; i++)
        lane_close(&lane[i]);
}

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

int run_channels_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(which_way_it_goes, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(no_line_is_taken_for_another, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(badges_of_a_touchpoint_are_joined, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(stops_stand_on_their_rows, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(room_beneath_the_last_row, open_arena, close_arena),
    };
    return cmocka_run_group_tests_name("channels", tests, NULL, NULL);
}
