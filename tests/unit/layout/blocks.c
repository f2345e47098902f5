/* Blocks: what a metric, a wait, a duration and a value of the author's own say; that a block is as high as its steps promise, never
 * higher where it is wider, and stays in its width. */
#include "layout_tests.h"

#include <math.h>
#include <string.h>

#include "metric.h"
#include "own.h"
#include "times.h"

#define assert_near(a, b) assert_true(fabs((a) - (b)) < 1e-6)
#define K(text) { .s = (text), .len = sizeof(text) - 1 } /* in a constant */

struct bench {
    struct cj_journey journey;
    struct cj_measurer measurer;
    struct cj_work work;
};

static void open_bench(struct bench *bench)
{
    static const struct cj_persona personas[] = { { .name = K("Ann"), .initial = K("A") }, { .name = K("Bob"), .initial = K("B") } };
    *bench = (struct bench){ .measurer = cj_text_fake_measurer() };
    bench->journey = (struct cj_journey){ .language = K("en"), .personas = personas, .npersonas = 2 };
    bench->work = (struct cj_work){ .arena = cj_arena_new(), .journey = &bench->journey, .theme = cj_theme_default(),
                                    .measurer = &bench->measurer, .language = cj_language_find("en"), .column = CJ_NONE, .row = CJ_NONE,
                                    .parent = CJ_NONE };
    bench->work.box = g_array_new(FALSE, FALSE, sizeof(struct cj_box));
    bench->work.point = g_array_new(FALSE, FALSE, sizeof(struct cj_point));
}

static void close_bench(struct bench *bench)
{
    g_array_free(bench->work.box, TRUE);
    g_array_free(bench->work.point, TRUE);
    cj_arena_free(bench->work.arena);
}

static const struct cj_box *box_at(const struct bench *bench, uint32_t i)
{
    return &g_array_index(bench->work.box, struct cj_box, i);
}

static const struct cj_box *find_part(const struct bench *bench, enum cj_part part)
{
    for (uint32_t i = 0; i < bench->work.box->len; i++)
        if (box_at(bench, i)->part == part)
            return box_at(bench, i);
    return NULL;
}

static uint32_t count_marks(const struct bench *bench, enum cj_mark mark)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < bench->work.box->len; i++)
        n += box_at(bench, i)->part == CJ_PART_MARK && box_at(bench, i)->variant == mark;
    return n;
}

static bool says(const struct bench *bench, const char *words)
{
    for (uint32_t i = 0; i < bench->work.box->len; i++)
        if (box_at(bench, i)->part == CJ_PART_TEXT && strcmp(box_at(bench, i)->text->text, words) == 0)
            return true;
    return false;
}

/* Puts a block at w, anew. */
static void put(struct bench *bench, const struct cj_block *block, double w)
{
    g_array_set_size(bench->work.box, 0);
    g_array_set_size(bench->work.point, 0);
    assert_near(block->put(&bench->work, block->self, 0, 0, w), block->put(NULL, block->self, 0, 0, w));
}

/* At its steps and between them the block is exactly as high as they say, and nothing of it lies outside. */
static void check_steps(struct bench *bench, const struct cj_block *block)
{
    assert_true(block->steps.n > 0);
    for (double w = block->steps.w[0]; w < 40; w += .37) {
        double h = cj_steps_height(&block->steps, w);
        assert_near(block->put(NULL, block->self, 0, 0, w), h);
        put(bench, block, w);
        for (uint32_t i = 0; i < bench->work.box->len; i++) {
            const struct cj_box *box = box_at(bench, i);
            double left = box->x, right = box->x + box->w;
            if (box->part == CJ_PART_TEXT) { /* its lines, not the room it was given */
                right = left;
                for (uint32_t l = 0; l < box->nlines; l++)
                    right = fmax(right, left + (double)box->line[l].width / CJ_EM * box->size);
            }
            assert_true(left >= -1e-6 && right <= w + 1e-6 && box->y >= -1e-6 && box->y + box->h <= h + 1e-6);
        }
    }
}

/* --- metrics ------------------------------------------------------------------------------------------------------------- */

static const struct cj_metric_value history[] = { { { .year = 2024 }, 38 }, { { .year = 2025, .month = 3 }, 34 },
                                                  { { .year = 2026, .quarter = 1 }, 30 } };

static void test_metric_words(void **state)
{
    (void)state;
    static const struct {
        double value, target;
        bool lower, reached;
        const char *words;
    } rows[] = {
        { 30, 10, true, false, "target 10%\u00A0· better" },   /* the last of its history */
        { 36, 10, true, false, "target 10%\u00A0· worse" },    /* one more after it */
        { 30, 50, false, false, "target 50%\u00A0· worse" },
        { 8, 10, true, true, "target 10% reached\u00A0· better" },
        { 10, 10, true, true, "target 10% reached\u00A0· better" },
        { 50, 50, false, true, "target 50% reached\u00A0· better" },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct bench bench;
        open_bench(&bench);
        struct cj_metric metric = { .name = K("Drop-out"), .unit = K("%"), .has_target = true, .target = rows[i].target,
                                    .lower_is_better = rows[i].lower, .values = history, .nvalues = 3 };
        struct cj_block block = cj_metric_block(&bench.work, &metric, true, rows[i].value);
        put(&bench, &block, 20);
        assert_true(says(&bench, rows[i].words));
        assert_true(says(&bench, "Drop-out") && says(&bench, "%"));
        assert_int_equal(count_marks(&bench, CJ_MARK_REACHED), rows[i].reached);
        check_steps(&bench, &block);
        close_bench(&bench);
    }
}

static void test_sparkline(void **state)
{
    (void)state;
    struct bench bench;
    open_bench(&bench);
    struct cj_metric metric = { .name = K("Drop-out"), .unit = K("%"), .has_target = true, .target = 10, .values = history, .nvalues = 3 };
    struct cj_block block = cj_metric_block(&bench.work, &metric, true, 30);
    put(&bench, &block, 12);
    const struct cj_box *spark = find_part(&bench, CJ_PART_SPARKLINE);
    assert_non_null(spark);
    assert_int_equal(spark->npoints, 3 + 1); /* and the target's */
    assert_string_equal(spark->alt, "Drop-out: 38% (2024), 34% (March 2025), 30% (Q1 2026), target 10%");
    const struct cj_point *p = &g_array_index(bench.work.point, struct cj_point, spark->first);
    assert_true(p[0].y < p[1].y && p[1].y < p[2].y && p[2].y < p[3].y);
    assert_true(p[0].x < p[1].x && p[1].x < p[2].x && p[1].x - p[0].x < p[2].x - p[1].x); /* by date */
    double beside = spark->y;
    put(&bench, &block, block.steps.w[0]);
    assert_true(find_part(&bench, CJ_PART_SPARKLINE)->y > beside);                        /* narrow: beneath the value */
    metric.nvalues = 1;
    block = cj_metric_block(&bench.work, &metric, true, 38);
    put(&bench, &block, 12);
    assert_null(find_part(&bench, CJ_PART_SPARKLINE)); /* one value has no history */
    assert_true(says(&bench, "target 10% reached"));
    metric.nvalues = 0;
    block = cj_metric_block(&bench.work, &metric, false, 0);
    put(&bench, &block, 12);
    assert_true(says(&bench, "target 10%") && !says(&bench, "0"));
    close_bench(&bench);
}

static void test_odd_metrics(void **state)
{
    (void)state;
    static const struct cj_metric_value huge[] = { { { .year = 2024 }, -1.7e308 }, { { .year = 2024 }, 1.7e308 } };
    static const struct cj_metric metrics[] = {
        { .name = K("Huge"), .unit = K("euro"), .has_target = true, .target = 1, .values = huge, .nvalues = 2 },
        { .name = K("Arbeidsongeschiktheidsverzekeringsmaatschappijtevredenheid"), .unit = K("points of a hundred and no more"),
          .values = history, .nvalues = 3 },
        { .name = K("Nothing") },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(metrics); i++) {
        struct bench bench;
        open_bench(&bench);
        struct cj_block block = cj_metric_block(&bench.work, &metrics[i], metrics[i].nvalues > 0, -123456789.5);
        check_steps(&bench, &block);
        for (uint32_t p = 0; p < bench.work.point->len; p++) {
            const struct cj_point *point = &g_array_index(bench.work.point, struct cj_point, p);
            assert_true(isfinite(point->x) && isfinite(point->y));
        }
        close_bench(&bench);
    }
}

/* --- time ---------------------------------------------------------------------------------------------------------------- */

#define HOUR 3600.0

static struct cj_duration lasts(const char *words, double low_h, double high_h)
{
    return (struct cj_duration){ .text = cj_str_from(words), .to_scale = high_h > 0, .low_s = low_h * HOUR, .high_s = high_h * HOUR };
}

static void test_time_scale(void **state)
{
    (void)state;
    const struct cj_wait wait[] = { { .duration = lasts("2 to 4 days", 48, 96) }, { .duration = lasts("for ever", 0, 0) } };
    struct cj_touchpoint touchpoints[] = { { .waits = wait, .nwaits = 2, .duration = lasts("8 days", 192, 192) },
                                           { .duration = lasts("1 minute", 1 / 60., 1 / 60.) } };
    struct bench bench;
    open_bench(&bench);
    bench.journey.touchpoints = touchpoints, bench.journey.ntouchpoints = 2;
    struct cj_time time = cj_time_find(&bench.journey);
    assert_true(time.has_bars && time.has_waits && time.has_durations);
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(struct cj_block));
    cj_time_waits(&bench.work, &time, &touchpoints[0], blocks);
    cj_time_durations(&bench.work, &time, &touchpoints[0], blocks);
    cj_time_durations(&bench.work, &time, &touchpoints[1], blocks);
    assert_int_equal(blocks->len, 4);
    static const double bars[] = { CJ_COLUMN_LEAST / 2, 0, CJ_COLUMN_LEAST, 0 }; /* half as long; words; the longest; too short to be read */
    for (uint32_t i = 0; i < blocks->len; i++) {
        const struct cj_block *block = &g_array_index(blocks, struct cj_block, i);
        put(&bench, block, 12);
        const struct cj_box *bar = find_part(&bench, CJ_PART_BAR);
        assert_near(bar ? bar->w : 0, bars[i]);
        assert_int_equal(bar ? bar->at : 0, i == 0 ? 500 : i == 2 ? 1000 : 0);
        assert_int_equal(find_part(&bench, CJ_PART_WAIT) != NULL, i < 2);
        check_steps(&bench, block);
    }
    touchpoints[0].nwaits = 0; /* eight days and a minute: nothing to compare */
    assert_false(cj_time_find(&bench.journey).has_bars);
    close_bench(&bench);
}

static void test_waits(void **state)
{
    (void)state;
    static const uint32_t bob[] = { 1 };
    const struct cj_wait wait[] = { { .duration = lasts("an evening or two, if the Aansprakelijkheidswaardevaststelling goes well", 0, 0),
                                      .who = { bob, 1 } } };
    const struct cj_touchpoint touchpoint = { .waits = wait, .nwaits = 1 };
    struct bench bench;
    open_bench(&bench);
    struct cj_time time = { 0 };
    g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(struct cj_block));
    cj_time_waits(&bench.work, &time, &touchpoint, blocks);
    const struct cj_block *block = &g_array_index(blocks, struct cj_block, 0);
    check_steps(&bench, block);
    put(&bench, block, block->steps.w[0]);
    const struct cj_box *pill = find_part(&bench, CJ_PART_WAIT), *words = find_part(&bench, CJ_PART_TEXT);
    assert_string_equal(pill->alt, "Waiting");
    assert_true(words->nlines > 1 && words->y > pill->y && words->y + words->h < pill->y + pill->h);
    assert_int_equal(count_marks(&bench, CJ_MARK_BADGE), 1);
    close_bench(&bench);
}

/* --- the author's own ------------------------------------------------------------------------------------------------------ */

static void test_own(void **state)
{
    (void)state;
    static const uint32_t bob[] = { 1 };
    static const struct cj_own_lane own[] = {
        { .name = K("Text"), .kind = CJ_OWN_TEXT },
        { .name = K("Pips"), .kind = CJ_OWN_RATING, .min = 1, .max = 5 },
        { .name = K("Fine"), .kind = CJ_OWN_RATING, .min = 1, .max = 5, .fine = true },
        { .name = K("Below"), .kind = CJ_OWN_RATING, .min = -10, .max = 10 },
        { .name = K("Costs"), .kind = CJ_OWN_NUMBER, .unit = K("euro") },
    };
    static const struct { double number; uint32_t full, half, empty; const char *says, *alt; } rows[] = {
        { 0, 0, 0, 0, "Article 9", NULL },
        { 3.5, 3, 1, 1, NULL, "3.5 (1 to 5)" },
        { 3.3, 1, 0, 0, "3.3", "3.3 (1 to 5)" },
        { -5, 1, 0, 0, "–5", "–5 (–10 to 10)" },
        { 1250, 0, 0, 0, "1,250", NULL },
    };
    for (uint32_t lane = 0; lane < G_N_ELEMENTS(own); lane++) {
        struct bench bench;
        open_bench(&bench);
        bench.journey.own_lanes = own, bench.journey.nown_lanes = G_N_ELEMENTS(own);
        const struct cj_lane_value value = { lane, K("Article 9"), rows[lane].number, lane > 0, { bob, 1 } };
        const struct cj_touchpoint touchpoint = { .lane_values = &value, .nlane_values = 1 };
        const struct cj_lane shown = { .kind = CJ_LANE_OWN, .own_lane = lane };
        g_autoptr(GArray) blocks = g_array_new(FALSE, FALSE, sizeof(struct cj_block));
        cj_own_blocks(&bench.work, &shown, &touchpoint, blocks);
        assert_int_equal(blocks->len, 1);
        const struct cj_block *block = &g_array_index(blocks, struct cj_block, 0);
        check_steps(&bench, block);
        put(&bench, block, 12);
        assert_int_equal(count_marks(&bench, CJ_MARK_DOT), rows[lane].full);
        assert_int_equal(count_marks(&bench, CJ_MARK_HALF_DOT), rows[lane].half);
        assert_int_equal(count_marks(&bench, CJ_MARK_CIRCLE), rows[lane].empty);
        assert_int_equal(count_marks(&bench, CJ_MARK_BADGE), 1);
        assert_true(rows[lane].says == NULL || says(&bench, rows[lane].says));
        for (uint32_t i = 0; rows[lane].alt && i < bench.work.box->len; i++)
            if (box_at(&bench, i)->alt && box_at(&bench, i)->variant != CJ_MARK_BADGE)
                assert_string_equal(box_at(&bench, i)->alt, rows[lane].alt);
        close_bench(&bench);
    }
}

int run_blocks_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_metric_words), cmocka_unit_test(test_sparkline), cmocka_unit_test(test_odd_metrics),
        cmocka_unit_test(test_time_scale),   cmocka_unit_test(test_waits),     cmocka_unit_test(test_own),
    };
    return cmocka_run_group_tests_name("blocks", tests, NULL, NULL);
}
