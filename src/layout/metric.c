/* A metric: what one wants to see is the value, which way it goes, and how far it has to go. So the value stands large, beside it
 * its history with the target as a dotted line, beneath it the target in words and whether it is reached and the last step was for
 * the better. Better and worse are words, since the sparkline shows up and down and which of them is good differs by metric; a
 * target that is reached has a tick before it. So every sign stands beside its word, and none needs the legend. */
#include "metric.h"

#include <math.h>

/* Measures of the reference poster, in em. */
#define SPARK_LEFT 4.6       /* of all sparklines whose value leaves room, so that those above each other begin together */
#define SPARK_GAP 1.0        /* at least, after a value that is wider */
#define SPARK_LEAST 3.0      /* narrower it is not read: then it stands beneath the value, where it has the whole column */
#define SPARK_MOST 8.0
#define TICK .74
#define TICK_LEFT .95        /* of the words after it */

struct spark {
    struct cj_point *point;  /* [n] shares of the box: x by date, y downwards from the largest */
    uint32_t n;              /* 0: nothing to draw, for one value has no history */
    bool has_target;
    double target;           /* y, likewise */
    const char *alt;
};

struct metric {
    struct cj_flow_text name, words;
    struct cj_amount amount;
    bool has_value, reached;
    struct spark spark;
};

/* --- history ------------------------------------------------------------------------------------------------------------ */

/* The value now is the last of the history, or one more after it. */
static bool is_news(const struct cj_metric *metric, bool has_value, double value)
{
    return has_value && (metric->nvalues == 0 || metric->values[metric->nvalues - 1].value != value);
}

static uint32_t count_points(const struct cj_metric *metric, bool has_value, double value)
{
    return metric->nvalues + is_news(metric, has_value, value);
}

/* Days since the year 0, near enough for a line of a few em; what a date leaves open is its middle. */
static double day_of(struct cj_date date)
{
    double day = date.year * 365.25;
    if (date.quarter > 0)
        return day + (date.quarter - .5) * 91.3;
    if (date.month == 0)
        return day + 182.6;
    return day + (date.month - 1) * 30.44 + (date.day > 0 ? date.day - .5 : 15.2);
}

/* Days of the n points, rising. Today is the date of the map, or as long after the last value as values are apart. */
static void find_days(const struct cj_work *work, const struct cj_metric *metric, uint32_t n, double *day)
{
    uint32_t known = metric->nvalues;
    for (uint32_t i = 0; i < known; i++)
        day[i] = i == 0 ? day_of(metric->values[i].date) : fmax(day[i - 1], day_of(metric->values[i].date));
    if (n == known)
        return;
    double apart = known > 1 ? (day[known - 1] - day[0]) / (known - 1) : 1;
    double today = work->journey->date.year > 0 ? day_of(work->journey->date) : 0;
    day[known] = today > day[known - 1] ? today : day[known - 1] + apart;
}

/* Where `value` lies between high (0) and low (1), halved lest a difference overflow. */
static double share(double value, double low, double high)
{
    double range = high / 2 - low / 2;
    return range > 0 ? (high / 2 - value / 2) / range : .5;
}

/* "Drop-out: 38% (March 2025), 34% (March 2026), target 10%": the sparkline for who hears the map. */
static const char *history_words(struct cj_work *work, const struct cj_metric *metric, uint32_t n, double now)
{
    g_autoptr(GString) words = g_string_new(NULL);
    g_string_append_printf(words, "%s:", metric->name.s);
    for (uint32_t i = 0; i < n; i++) {
        bool dated = i < metric->nvalues;
        const char *number = cj_format_number(work->language, dated ? metric->values[i].value : now, false, work->arena);
        g_string_append_printf(words, "%s %s", i > 0 ? "," : "", cj_format_with_unit(work->language, number, metric->unit, work->arena).s);
        if (dated)
            g_string_append_printf(words, " (%s)", cj_format_date(work->language, metric->values[i].date, work->arena));
    }
    if (metric->has_target) {
        const char *number = cj_format_number(work->language, metric->target, false, work->arena);
        struct cj_str target = cj_format_with_unit(work->language, number, metric->unit, work->arena);
        g_string_append_printf(words, ", %s", cj_work_format(work, cj_label(work->language, CJ_LABEL_TARGET), target.s).s);
    }
    return cj_arena_strndup(work->arena, words->str, words->len);
}

static struct spark make_spark(struct cj_work *work, const struct cj_metric *metric, bool has_value, double now)
{
    uint32_t n = count_points(metric, has_value, now);
    if (n < 2)
        return (struct spark){0};
    struct spark spark = {.n = n, .point = CJ_NEW(work->arena, struct cj_point, n), .has_target = metric->has_target};
    g_autofree double *day = g_new(double, n);
    find_days(work, metric, n, day);
    double low = metric->has_target ? metric->target : INFINITY, high = metric->has_target ? metric->target : -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        double value = i < metric->nvalues ? metric->values[i].value : now;
        low = fmin(low, value);
        high = fmax(high, value);
    }
    for (uint32_t i = 0; i < n; i++) {
        double value = i < metric->nvalues ? metric->values[i].value : now, span = day[n - 1] - day[0];
        spark.point[i] = (struct cj_point){span > 0 ? (day[i] - day[0]) / span : (double)i / (n - 1), share(value, low, high)};
    }
    spark.target = metric->has_target ? share(metric->target, low, high) : 0;
    spark.alt = history_words(work, metric, n, now);
    return spark;
}

/* --- words --------------------------------------------------------------------------------------------------------------- */

static bool reaches(const struct cj_metric *metric, double value)
{
    return metric->lower_is_better ? value <= metric->target : value >= metric->target;
}

/* Was the last step for the better? NULL: there was none. */
static const char *step_words(struct cj_work *work, const struct cj_metric *metric, bool has_value, double now)
{
    uint32_t n = count_points(metric, has_value, now);
    if (n < 2)
        return NULL;
    double before = metric->values[n - 2].value;
    double up = metric->lower_is_better ? before - now : now - before;
    return cj_label(work->language, up > 0 ? CJ_LABEL_BETTER : up < 0 ? CJ_LABEL_WORSE : CJ_LABEL_UNCHANGED);
}

/* "target 80% · better" */
static struct cj_str below_words(struct cj_work *work, const struct cj_metric *metric, bool has_value, double now, bool reached)
{
    const char *step = step_words(work, metric, has_value, now);
    if (!metric->has_target)
        return cj_str_from(step ? step : "");
    const char *number = cj_format_number(work->language, metric->target, false, work->arena);
    struct cj_str target = cj_format_with_unit(work->language, number, metric->unit, work->arena);
    target = cj_work_format(work, cj_label(work->language, reached ? CJ_LABEL_TARGET_REACHED : CJ_LABEL_TARGET), target.s);
    return step ? cj_work_format(work, "%s\u00A0· %s", target.s, step) : target;
}

/* --- the block ------------------------------------------------------------------------------------------------------------ */

static double beside_from(const struct metric *metric)
{
    return metric->amount.w + SPARK_GAP + SPARK_LEAST;
}

static void put_spark(struct cj_work *work, const struct spark *spark, double x, double y, double w, double h)
{
    const double dot = .36; /* the last point is a dot, which stays in the box */
    uint32_t first = work->point->len;
    for (uint32_t i = 0; i < spark->n; i++) {
        struct cj_point p = {x + .06 + spark->point[i].x * (w - .06 - dot), y + dot + spark->point[i].y * (h - 2 * dot)};
        g_array_append_val(work->point, p);
    }
    if (spark->has_target) {
        struct cj_point p = {x, y + dot + spark->target * (h - 2 * dot)};
        g_array_append_val(work->point, p);
    }
    struct cj_box *box = cj_work_add(work, CJ_PART_SPARKLINE, x, y, w, h);
    box->variant = spark->has_target;
    box->first = first;
    box->npoints = work->point->len - first;
    box->alt = spark->alt;
}

/* Value and sparkline, one beside or beneath the other. Returns their height. */
static double put_value(struct cj_work *work, const struct metric *metric, double x, double y, double w)
{
    const struct spark *spark = &metric->spark;
    double line = metric->amount.number.type.leading, h = cj_amount_put(work, &metric->amount, x, y, w);
    if (spark->n == 0)
        return h;
    bool beside = w >= beside_from(metric);
    double left = beside ? fmax(fmin(SPARK_LEFT, w - SPARK_LEAST), metric->amount.w + SPARK_GAP) : 0;
    if (work != NULL)
        put_spark(work, spark, x + left, beside ? y : y + h, fmin(w - left, SPARK_MOST), line);
    return beside ? h : h + line;
}

static double put_metric(struct cj_work *work, const void *self, double x, double y, double w)
{
    const struct metric *metric = self;
    double h = cj_flow_put(work, &metric->name, x, y, w), left = metric->reached ? TICK_LEFT : 0;
    if (metric->has_value)
        h += put_value(work, metric, x, y + h, w);
    if (metric->reached && work != NULL)
        cj_work_mark(work, CJ_MARK_REACHED, x + TICK / 2, y + h + metric->words.type.leading / 2, TICK);
    return h + cj_flow_put(work, &metric->words, x + left, y + h, w - left);
}

struct cj_block cj_metric_block(struct cj_work *work, const struct cj_metric *metric, bool has_value, double value)
{
    struct metric *self = CJ_NEW(work->arena, struct metric, 1);
    struct cj_block block = {.put = put_metric, .self = self, .node = metric->node};
    struct cj_widths widths;
    cj_widths_init(&widths);
    self->has_value = has_value;
    self->reached = has_value && metric->has_target && reaches(metric, value);
    self->name = cj_flow_text(work, metric->name, CJ_ROLE_META, cj_tone(CJ_COLOUR_SECONDARY));
    struct cj_str below = below_words(work, metric, has_value, value, self->reached);
    self->words = cj_flow_text(work, below, CJ_ROLE_META, cj_tone(CJ_COLOUR_SECONDARY));
    self->spark = make_spark(work, metric, has_value, value);
    cj_widths_add_text(&widths, &self->name, 0);
    cj_widths_add_text(&widths, &self->words, self->reached ? TICK_LEFT : 0);
    if (has_value) {
        self->amount = cj_amount_new(work, value, metric->unit, CJ_ROLE_METRIC);
        cj_amount_add_widths(&widths, &self->amount, 0);
    }
    if (self->spark.n > 0) {
        widths.least = fmax(widths.least, SPARK_LEAST);
        cj_widths_add(&widths, beside_from(self));
    }
    cj_block_seal(work, &block, &widths);
    return block;
}

void cj_metric_blocks(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks)
{
    (void)self;
    for (uint32_t i = 0; i < touchpoint->nmetrics; i++) {
        const struct cj_metric_use *use = &touchpoint->metrics[i];
        struct cj_block block = cj_metric_block(work, &work->journey->metrics[use->metric], use->has_value, use->value);
        g_array_append_val(blocks, block);
    }
}
