/* Which columns, rows and panels a map has: its texts measured. */
#include "plan.h"

#include "seams.h"
#include "times.h"

#define CARDS_GAP 1.1          /* above touchpoint cards: their moment badges stand out */
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
    row.large = plan->work->note > 0;
    if (row.label == NULL && row.lane->name.len > 0 && (row.lane->kind != CJ_LANE_CHANNELS || row.cells != NULL))
        row.label = cj_work_measure(plan->work, row.lane->name, row_label_role(&row));
    if (row.large && row.label != NULL && row.cells != NULL)
        row.label_down = cj_blank_label_down(plan->work, row.label, row_label_role(&row), row.lane);
    g_array_append_val(plan->rows, row);
}

/* A row of the lane of time: with an icon and a name of its own. `first`: nothing of the lane stands above it. */
static void add_time_row(struct plan *plan, const struct cj_lane *lane, const struct cj_time *time, cj_blocks_maker *make, enum cj_icon icon,
                         enum cj_label label, bool first)
{
    struct row row = {.lane = lane, .icon = icon, .goes_on = !first, .pad_top = CJ_ROW_PAD, .pad_bottom = CJ_ROW_PAD};
    row.label = cj_work_measure(plan->work, cj_work_label(plan->work, label), CJ_ROLE_BODY);
    row.label_down = make == cj_time_waits ? CJ_WAIT_PAD : 0;
    row.cells = cj_cells_blocks(plan->work, make, time, CJ_TIME_GAP, plan->columns.touchpoint, plan->columns.n);
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
    struct row row = {.lane = lane, .pad_top = CJ_ROW_PAD, .pad_bottom = CJ_ROW_PAD};
    if (plan->work->note > 0 && cj_blank_has_lane(plan->work, lane)) {
        row.cells = cj_blank_cells(plan->work, lane, &plan->columns);
    } else if (lane->kind == CJ_LANE_TIME) {
        add_time(plan, lane);
        return;
    } else if (lane->kind == CJ_LANE_CHANNELS) {
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
        const enum cj_role role = row_label_role(row);
        double full = cj_work_text_width(plan->work, label, role);
        double least = (double)cj_text_least_width(label) / CJ_EM * cj_theme_type(plan->work->theme, role).size;
        w = MAX(w, full <= LANE_LABEL_MOST ? full : MAX(least, MIN(full, LANE_LABEL_MOST * .8)));
    }
    if (plan->channels != NULL)
        w = MAX(w, cj_channels_label_width(plan->channels));
    if (plan->emotion != NULL)
        w = MAX(w, cj_emotion_label_width(plan->emotion));
    plan->label_w = MIN(w + .02, LABEL_MOST);
    plan->left = plan->label_w + LABEL_GAP;
}

/* Which columns stand on the sheet, and what is above and below them. */
static void make_panels(struct cj_work *work, struct plan *plan)
{
    const struct cj_columns *columns = &plan->columns;
    const struct cj_part_of_journey part = plan->part;
    plan->last = columns->n - 1;
    if (part.nphases == 0) {
        plan->lens = cj_lens_new(work);
        plan->takeaways = cj_takeaways_new(work);
        return;
    }
    while (columns->phase[plan->first] < part.first_phase)
        plan->first++;
    while (columns->phase[plan->last] >= part.first_phase + part.nphases)
        plan->last--;
    plan->lens = cj_lens_new_quiet(work, cj_booklet_words(work, part));
    plan->lens_side = CJ_LENS_TOP;
}

void cj_plan_make(struct cj_work *work, struct plan *plan)
{
    const struct cj_journey *journey = work->journey;
    plan->work = work;
    plan->emotion_row = CJ_NONE;
    make_columns(work, &plan->columns);
    plan->ways = cj_ways_new(work, &plan->columns);
    make_panels(work, plan);
    for (uint32_t i = 0; i < journey->nlanes; i++)
        add_lane(plan, &journey->lanes[i]);
    const struct cj_drawn drawn = {plan->emotion, plan->ways, cj_channels_have_detours(plan->channels)};
    plan->footer = cj_footer_new(work, &drawn);
    measure_labels(plan);
}

/* --- what is asked for --------------------------------------------------------------------------------------------------- */

/* Equal columns are there to be compared with; in front of a sheet for the workshop people stand side by side; and a sheet of a booklet
 * is read as one row. */
static uint32_t wrapped_into(const struct cj_layout_options *options)
{
    bool one = options->equal_columns || (options->blank && options->bands == 0) || options->content == CJ_SHEET_PHASES;
    return one ? 1 : options->bands;
}

void cj_plan_begin(struct cj_work *work, struct plan *plan, const struct task *task, const struct cj_layout_options *options)
{
    bool part = options->content == CJ_SHEET_PHASES;
    *work = (struct cj_work){
        .arena = task->arena, .journey = options->content == CJ_SHEET_OVERVIEW ? cj_booklet_overview(task->journey, task->arena) : task->journey,
        .theme = task->theme, .measurer = task->measurer, .language = cj_language_find(task->journey->language.s), .pictures = options->images,
        .qr = part ? NULL : options->qr, .seams = options->seams != NULL ? CJ_NEW(task->arena, struct cj_seam_lines, 1) : NULL,
        .note = options->blank ? cj_blank_note() : 0, .box = g_array_new(FALSE, TRUE, sizeof(struct cj_box)),
        .point = g_array_new(FALSE, TRUE, sizeof(struct cj_point)), .curve = g_array_new(FALSE, TRUE, sizeof(struct cj_curve)),
        .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE,
    };
    *plan = (struct plan){
        .rows = g_array_new(FALSE, TRUE, sizeof(struct row)), .tried = g_array_new(FALSE, FALSE, sizeof(struct cj_tried)),
        .seams = options->seams, .equal_columns = options->equal_columns, .lens_side = options->lens, .least_em_pt = options->least_em_pt,
        .most_em_pt = options->most_em_pt, .bands = wrapped_into(options), .own_margin_mm = options->margin_mm,
    };
    if (part)
        plan->part = (struct cj_part_of_journey){options->first_phase, options->nphases};
    cj_plan_make(work, plan);
}

void cj_plan_end(struct cj_work *work, struct plan *plan)
{
    cj_plan_finish(plan);
    g_array_unref(plan->rows);
    g_array_unref(plan->tried);
    g_array_unref(work->box);
    g_array_unref(work->point);
    g_array_unref(work->curve);
}
