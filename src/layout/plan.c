/* Which columns, rows and panels a map has, and the problem of fitting them to a page. */
#include "plan.h"

#include "times.h"

#include <math.h>
#include <string.h>

#define GOAL_GAP .67           /* between chevrons and goals */
#define CARDS_GAP 1.1          /* above touchpoint cards: their moment badges stand out */
#define TIME_GAP .35          /* between rows of time, and what stands above each other in one */
#define TIME_HEAD 1.3         /* a lane name of the author's own, above the rows of time */
#define LABEL_GAP .75
#define LABEL_MOST 15.0
#define LANE_LABEL_MOST 9.5    /* a lane's name breaks above this, if nothing else needs a wider column */

static void make_columns(struct cj_work *work, struct cj_columns *columns)
{
    const struct cj_journey *journey = work->journey;
    uint32_t most = journey->ntouchpoints + journey->nphases;
    columns->touchpoint = CJ_NEW(work->arena, uint32_t, most);
    columns->phase = CJ_NEW(work->arena, uint32_t, most);
    columns->gutter = CJ_NEW(work->arena, double, most);
    columns->x = CJ_NEW(work->arena, double, most);
    columns->w = CJ_NEW(work->arena, double, most);
    for (uint32_t p = 0; p < journey->nphases; p++)
        for (uint32_t i = 0; i < MAX(1, journey->phases[p].ntouchpoints); i++) {
            uint32_t c = columns->n++;
            columns->touchpoint[c] = journey->phases[p].ntouchpoints > 0 ? journey->phases[p].first + i : CJ_NONE;
            columns->phase[c] = p;
            columns->gutter[c] = c == 0 ? 0 : i == 0 ? CJ_PHASE_GUTTER : CJ_GUTTER;
        }
}

static void add_row(struct plan *plan, struct row row)
{
    if (row.label == NULL && row.lane->name.len > 0 && row.lane->kind != CJ_LANE_CHANNELS)
        row.label = cj_work_measure(plan->work, row.lane->name, CJ_ROLE_LANE);
    row.rule = plan->rows->len > 0 && !row.goes_on;
    /* The line of visibility has a label on it: it must not lie in the emotion lane. */
    if (row.rule && row.lane->kind == CJ_LANE_BACKSTAGE && plan->rows->len - 1 == plan->emotion_row)
        g_array_index(plan->rows, struct row, plan->emotion_row).pad_bottom = CJ_ROW_PAD;
    if (!row.rule && row.lane->kind == CJ_LANE_BACKSTAGE)
        row.above = CJ_ROW_PAD; /* nor among the goals */
    row.pad_top += row.above;
    g_array_append_val(plan->rows, row);
}

/* A row of the lane of time: with an icon and a name of its own. `first`: nothing of the lane stands above it. */
static void add_time_row(struct plan *plan, const struct cj_lane *lane, const struct cj_time *time, cj_blocks_maker *make, enum cj_icon icon,
                         enum cj_label label, bool first)
{
    struct row row = {.lane = lane, .icon = icon, .goes_on = !first, .pad_top = first ? CJ_ROW_PAD : TIME_GAP, .pad_bottom = CJ_ROW_PAD};
    row.label = cj_work_measure(plan->work, cj_work_label(plan->work, label), CJ_ROLE_BODY);
    row.label_down = make == cj_time_waits ? CJ_WAIT_PAD : 0;
    row.cells = cj_cells_blocks(plan->work, make, time, TIME_GAP, plan->columns.touchpoint, plan->columns.n);
    if (!first)
        g_array_index(plan->rows, struct row, plan->rows->len - 1).pad_bottom = 0;
    add_row(plan, row);
}

/* Waiting and duration; above them the name of the lane, if it is the author's own. A row with nothing in it is not there. */
static void add_time(struct plan *plan, const struct cj_lane *lane)
{
    struct cj_time *time = CJ_NEW(plan->work->arena, struct cj_time, 1);
    *time = cj_time_find(plan->work->journey);
    bool named = !cj_str_equal(lane->name, cj_work_label(plan->work, CJ_LABEL_TIME));
    if (named)
        add_row(plan, (struct row){.lane = lane, .pad_top = CJ_ROW_PAD, .content = TIME_HEAD});
    if (time->has_waits)
        add_time_row(plan, lane, time, cj_time_waits, CJ_ICON_HOURGLASS, CJ_LABEL_WAITING, !named);
    if (time->has_durations)
        add_time_row(plan, lane, time, cj_time_durations, CJ_ICON_CLOCK, CJ_LABEL_DURATION, !named && !time->has_waits);
}

static void add_lane(struct plan *plan, const struct cj_lane *lane)
{
    if (lane->kind == CJ_LANE_TIME) {
        add_time(plan, lane);
        return;
    }
    struct row row = {.lane = lane, .pad_top = CJ_ROW_PAD, .pad_bottom = CJ_ROW_PAD};
    if (lane->kind == CJ_LANE_CHANNELS) {
        plan->channels = cj_channels_new(plan->work, &plan->columns);
        row.content = cj_channels_height(plan->channels);
    } else if (lane->kind == CJ_LANE_EMOTION) {
        plan->emotion = cj_emotion_new(plan->work);
        if (plan->emotion == NULL)
            return;
        plan->emotion_row = plan->rows->len;
        row.pad_top = row.pad_bottom = 0;
        row.content = cj_emotion_least(plan->emotion);
    } else if (lane->kind == CJ_LANE_IMAGES) {
        row.cells = cj_storyboard_new(plan->work, plan->columns.touchpoint, plan->columns.n);
        if (row.cells == NULL)
            return;
    } else if (cj_cells_has_lane(lane->kind)) {
        row.cells = cj_cells_new(plan->work, lane, plan->columns.touchpoint, plan->columns.n);
        if (lane->kind == CJ_LANE_TOUCHPOINTS) {
            cj_cells_hang(plan->work, row.cells, plan->ways->level, plan->columns.n, plan->ways->drop, plan->ways->foot);
            row.pad_top = MAX(CARDS_GAP, plan->ways->above);
            row.pad_bottom += plan->ways->below;
        }
    } else {
        return;
    }
    add_row(plan, row);
}

/* The label column: as wide as the widest channel or level label; a lane's name may take two lines. */
static void measure_labels(struct plan *plan)
{
    double w = 0;
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct row *row = &g_array_index(plan->rows, struct row, i);
        const struct cj_measured *label = row->label;
        if (label == NULL)
            continue;
        if (row->icon != CJ_ICON_NONE) {
            w = MAX(w, row_label_left(row) + cj_work_text_width(plan->work, label, row_label_role(row)));
            continue;
        }
        double full = cj_work_text_width(plan->work, label, CJ_ROLE_LANE), least = (double)cj_text_least_width(label) / CJ_EM;
        w = MAX(w, full <= LANE_LABEL_MOST ? full : MAX(least, MIN(full, LANE_LABEL_MOST * .8)));
    }
    if (plan->channels != NULL)
        w = MAX(w, cj_channels_label_width(plan->channels));
    if (plan->emotion != NULL)
        w = MAX(w, cj_emotion_label_width(plan->emotion));
    plan->label_w = MIN(w + .02, LABEL_MOST);
    plan->left = plan->label_w + LABEL_GAP;
}

void cj_plan_make(struct cj_work *work, struct plan *plan)
{
    const struct cj_journey *journey = work->journey;
    plan->work = work;
    plan->emotion_row = CJ_NONE;
    make_columns(work, &plan->columns);
    plan->ways = cj_ways_new(work, &plan->columns);
    plan->lens = cj_lens_new(work);
    plan->takeaways = cj_takeaways_new(work);
    plan->heads = cj_heads_new(work, &plan->columns);
    for (uint32_t i = 0; i < journey->nlanes; i++)
        add_lane(plan, &journey->lanes[i]);
    const struct cj_drawn drawn = {plan->emotion, plan->ways, cj_channels_have_detours(plan->channels)};
    plan->footer = cj_footer_new(work, &drawn);
    measure_labels(plan);
}

/* --- the problem of the fit --------------------------------------------------------------------------------------------- */

struct panel { const struct plan *plan; int which; };

static double panel_height(void *self, double width)
{
    const struct panel *panel = self;
    switch (panel->which) {
    case PANEL_LENS: return cj_lens_height(panel->plan->lens, width);
    case PANEL_TAKEAWAYS: return panel->plan->takeaways == NULL ? 0 : cj_takeaways_height(panel->plan->takeaways, width);
    default: return cj_footer_height(panel->plan->footer, width);
    }
}

/* A panel's height changes in many small ways with the page's width; steps of about 2 % are finer than a line on a poster. */
static struct cj_steps panel_steps(struct plan *plan, int which, double least, double most)
{
    double w[48];
    uint32_t n = 0;
    double ratio = MAX(1.02, pow(most / least, 1.0 / (G_N_ELEMENTS(w) - 1)));
    for (double at = least; n < G_N_ELEMENTS(w) && at <= most * 1.001; at *= ratio)
        w[n++] = at;
    struct panel panel = {plan, which};
    return cj_steps_sample(w, n, panel_height, &panel, plan->work->arena);
}

static struct cj_fit_column *fit_columns(struct plan *plan)
{
    struct cj_fit_column *column = CJ_NEW(plan->work->arena, struct cj_fit_column, plan->columns.n);
    for (uint32_t c = 0; c < plan->columns.n; c++)
        column[c] = (struct cj_fit_column){plan->columns.gutter[c], MAX(CJ_COLUMN_LEAST, plan->ways->least[c]), CJ_COLUMN_MOST};
    return column;
}

static struct cj_fit_row *fit_rows(struct plan *plan)
{
    struct cj_fit_row *fit = CJ_NEW(plan->work->arena, struct cj_fit_row, FIT_LANES + plan->rows->len);
    fit[FIT_GOALS].fixed = cj_heads_have_goals(plan->heads) ? GOAL_GAP : 0;
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct row *row = &g_array_index(plan->rows, struct row, i);
        fit[FIT_LANES + i].cell = row->cells == NULL ? NULL : row->cells->steps;
        fit[FIT_LANES + i].fixed = row->pad_top + row->pad_bottom;
        fit[FIT_LANES + i].least = MAX(row->content, cj_work_text_height(plan->work, row->label, row_label_role(row), plan->label_w - row_label_left(row)));
    }
    return fit;
}

void cj_plan_place_code(struct plan *plan, double side)
{
    if (plan->work->qr == NULL)
        return;
    double pad = g_array_index(plan->rows, struct row, plan->rows->len - 1).pad_bottom;
    cj_takeaways_set_code(plan->takeaways, side, TAKEAWAYS_GAP + pad, FOOTER_GAP);
}

static void pose(struct plan *plan, bool equal_columns)
{
    struct cj_fit_problem *problem = &plan->problem;
    g_autoptr(GArray) across = g_array_new(FALSE, TRUE, sizeof(struct cj_fit_across));
    cj_heads_across(plan->work, plan->heads, FIT_CHEVRONS, FIT_GOALS, across);
    *problem = (struct cj_fit_problem){
        .left = plan->left + plan->columns.end, .ncolumns = plan->columns.n, .nrows = FIT_LANES + plan->rows->len, .nacross = across->len,
        .column = fit_columns(plan), .row = fit_rows(plan), .across = cj_arena_seal(plan->work->arena, across),
        .fixed = LENS_GAP + (plan->takeaways != NULL ? TAKEAWAYS_GAP : 0) + FOOTER_GAP, .equal_columns = equal_columns,
    };
    double least = MAX(cj_fit_least_width(problem), 8), most = MAX(cj_fit_full_width(problem), 2 * least);
    plan->panels_least = least;
    plan->panels_most = MAX(most * 1.05, 160);
    plan->panel = CJ_NEW(plan->work->arena, struct cj_steps, PANEL_COUNT);
    cj_plan_place_code(plan, 0);
    for (int i = 0; i < PANEL_COUNT; i++)
        plan->panel[i] = panel_steps(plan, i, least, plan->panels_most);
    problem->panel = plan->panel;
    plan->without_code = plan->panel[PANEL_TAKEAWAYS];
    problem->npanels = PANEL_COUNT;
}

void cj_plan_prepare(struct plan *plan, bool equal_columns)
{
    pose(plan, equal_columns);
    cj_plan_finish(plan);
    plan->search = cj_fit_search_new(&plan->problem);
}

void cj_plan_set_code(struct plan *plan, double side)
{
    if (plan->work->qr == NULL)
        return;
    cj_plan_place_code(plan, side);
    plan->panel[PANEL_TAKEAWAYS] = plan->without_code;
    if (side > 0)
        plan->panel[PANEL_TAKEAWAYS] = panel_steps(plan, PANEL_TAKEAWAYS, plan->panels_least, MAX(plan->panels_most, 3 * side));
    cj_fit_search_panels(plan->search);
}

void cj_plan_finish(struct plan *plan)
{
    cj_fit_search_free(plan->search);
    plan->search = NULL;
}
