/* One journey, one sheet: which rows and columns there are, what sheet they go on, and where everything stands once the
 * fit is known. The order of the page, from top to bottom: lens, phases, lanes, takeaways, footer. */
#include <cjmap/layout.h>

#include <math.h>
#include <string.h>

#include "cards.h"
#include "fit.h"
#include "lanes.h"
#include "priv.h"
#include "work.h"

/* Heights between the zones [em]. */
#define LENS_GAP 1.9
#define GOAL_GAP .67           /* between chevrons and goals */
#define CARDS_GAP 1.1          /* above touchpoint cards: their moment badges stand out */
#define TAKEAWAYS_GAP 1.4
#define FOOTER_GAP 1.2
#define LABEL_GAP .75
#define LABEL_MOST 15.0
#define LANE_LABEL_MOST 9.5    /* a lane's name breaks above this, if nothing else needs a wider column */
#define NATURAL_EM_PT 10.5
#define NATURAL_COLUMN 11.0    /* preferred width of a column on no paper */
#define NATURAL_LEAST 64.0     /* the lens wants some width */
#define NATURAL_MARGIN 2.0
#define EMOTION_MOST 2.4       /* the emotion lane grows to at most this many times its least height, */
#define EMOTION_HIGHEST 36.0   /* and to at most this */
#define ZONE_GAP_MOST 1.5      /* more between the zones, when there is height to spare */
#define WHITE_MOST .06         /* this share of the sheet may be white above the footer */
#define EMOTION_GROWTH 2.6    /* tried before feelings are given a row of their own */
#define PAD_MOST .8            /* lane padding grows by at most this share */
#define MM_PT (72 / 25.4)
#define PT_PER_METRE 18.7      /* body size readable from a metre: .2 degree of x-height, Legge & Bigelow 2011 */
#define PAGE_MOST_PT 14400.0   /* what readers of PDF allow */
#define AUTO_TOLERANCE .95     /* of the warn figure is still large enough */
#define UPRIGHT_GAIN 1.02      /* an upright sheet must give this much larger type */
#define GUESS_SLACK 1.03       /* a guess is at most this far below what is found */

G_DEFINE_QUARK(cj-layout-error-quark, cj_layout_error)

/* A row of the page between lens and takeaways. */
struct row {
    const struct cj_lane *lane;     /* NULL: the feelings row beneath emotion */
    struct cj_cells *cells;         /* NULL: channels, emotion */
    const struct cj_measured *label;
    double pad_top, pad_bottom;
    double content;                 /* fixed content height, 0 for cells */
    double above;                   /* of pad_top, what lies above the line on top */
    bool rule;                      /* a hairline on top */
};

struct plan {
    struct cj_work *work;
    struct cj_columns columns;
    const struct cj_lens *lens;
    const struct cj_takeaways *takeaways;
    const struct cj_footer *footer;
    const struct cj_heads *heads;
    const struct cj_channels *channels;
    struct cj_emotion *emotion;
    GArray *rows;                   /* struct row; the fit's rows are chevrons, goals, then these */
    uint32_t emotion_row;           /* in rows, CJ_NONE */
    bool grown;                     /* the emotion lane, for feelings that had no place */
    double label_w, left;           /* label column without and with its gap */
    struct cj_fit_problem problem;
    struct cj_fit_search *search;   /* over that problem */
    struct cj_fit fit;
};

enum { FIT_CHEVRONS, FIT_GOALS, FIT_LANES };
enum { PANEL_LENS, PANEL_TAKEAWAYS, PANEL_FOOTER, PANEL_COUNT };

/* --- what there is --------------------------------------------------------------------------------------------------- */

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
    if (row.lane != NULL && row.lane->name.len > 0 && row.lane->kind != CJ_LANE_CHANNELS)
        row.label = cj_work_measure(plan->work, row.lane->name, CJ_ROLE_LANE);
    row.rule = plan->rows->len > 0;
    /* The line of visibility has a label on it: it must not lie in the emotion lane. */
    if (row.rule && row.lane->kind == CJ_LANE_BACKSTAGE && plan->rows->len - 1 == plan->emotion_row)
        g_array_index(plan->rows, struct row, plan->emotion_row).pad_bottom = CJ_ROW_PAD;
    if (!row.rule && row.lane->kind == CJ_LANE_BACKSTAGE)
        row.above = CJ_ROW_PAD; /* nor among the goals */
    row.pad_top += row.above;
    g_array_append_val(plan->rows, row);
}

static void add_lane(struct plan *plan, const struct cj_lane *lane)
{
    struct row row = {.lane = lane, .pad_top = CJ_ROW_PAD, .pad_bottom = CJ_ROW_PAD};
    if (lane->kind == CJ_LANE_TOUCHPOINTS)
        row.pad_top = CARDS_GAP;
    if (lane->kind == CJ_LANE_CHANNELS) {
        plan->channels = cj_channels_new(plan->work);
        row.content = cj_channels_height(plan->channels);
    } else if (lane->kind == CJ_LANE_EMOTION) {
        plan->emotion = cj_emotion_new(plan->work);
        if (plan->emotion == NULL)
            return;
        plan->emotion_row = plan->rows->len;
        row.pad_top = row.pad_bottom = 0;
        row.content = cj_emotion_least(plan->emotion);
    } else if (cj_cells_has_lane(lane->kind)) {
        row.cells = cj_cells_new(plan->work, lane->kind, plan->columns.touchpoint, plan->columns.n);
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
        const struct cj_measured *label = g_array_index(plan->rows, struct row, i).label;
        if (label == NULL)
            continue;
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

static void make_plan(struct cj_work *work, struct plan *plan)
{
    const struct cj_journey *journey = work->journey;
    plan->work = work;
    plan->emotion_row = CJ_NONE;
    make_columns(work, &plan->columns);
    plan->lens = cj_lens_new(work);
    plan->takeaways = cj_takeaways_new(work);
    plan->footer = cj_footer_new(work);
    plan->heads = cj_heads_new(work, &plan->columns);
    for (uint32_t i = 0; i < journey->nlanes; i++)
        add_lane(plan, &journey->lanes[i]);
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

/* A panel's height changes in many small ways with the page's width; steps of 2 % are finer than a line on a poster. */
static struct cj_steps panel_steps(struct plan *plan, int which, double least, double most)
{
    double w[64];
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
        column[c] = (struct cj_fit_column){plan->columns.gutter[c], CJ_COLUMN_LEAST, CJ_COLUMN_MOST};
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
        fit[FIT_LANES + i].least = MAX(row->content, cj_work_text_height(plan->work, row->label, CJ_ROLE_LANE, plan->label_w));
    }
    return fit;
}

static void pose(struct plan *plan, bool equal_columns)
{
    struct cj_fit_problem *problem = &plan->problem;
    g_autoptr(GArray) across = g_array_new(FALSE, TRUE, sizeof(struct cj_fit_across));
    cj_heads_across(plan->work, plan->heads, FIT_CHEVRONS, FIT_GOALS, across);
    *problem = (struct cj_fit_problem){
        .left = plan->left, .ncolumns = plan->columns.n, .nrows = FIT_LANES + plan->rows->len, .nacross = across->len,
        .column = fit_columns(plan), .row = fit_rows(plan), .across = cj_arena_seal(plan->work->arena, across),
        .fixed = LENS_GAP + (plan->takeaways != NULL ? TAKEAWAYS_GAP : 0) + FOOTER_GAP, .equal_columns = equal_columns,
    };
    double least = MAX(cj_fit_least_width(problem), 8), most = MAX(cj_fit_full_width(problem), 2 * least);
    struct cj_steps *panel = CJ_NEW(plan->work->arena, struct cj_steps, PANEL_COUNT);
    for (int i = 0; i < PANEL_COUNT; i++)
        panel[i] = panel_steps(plan, i, least, MAX(most * 1.5, 240));
    problem->panel = panel;
    problem->npanels = PANEL_COUNT;
}

/* Poses the problem anew; called again when a row has changed. */
static void prepare(struct plan *plan, bool equal_columns)
{
    pose(plan, equal_columns);
    cj_fit_search_free(plan->search);
    plan->search = cj_fit_search_new(&plan->problem);
}

/* --- sheets --------------------------------------------------------------------------------------------------------------- */

struct trial {
    const struct cj_paper *paper;    /* figures; its name unless the size was given */
    const char *name;
    double width_mm, height_mm, margin_mm;
    double em_pt;
    struct cj_fit fit;
    bool fits;
};

static struct trial lay_out(struct plan *plan, struct trial trial)
{
    trial.fits = cj_fit_search_sheet(plan->search, (trial.width_mm - 2 * trial.margin_mm) * MM_PT,
                                     (trial.height_mm - 2 * trial.margin_mm) * MM_PT, 2 * trial.paper->good_pt, plan->work->arena,
                                     &trial.em_pt, &trial.fit);
    return trial;
}

/* A sheet and how large the type would be on it, at next to no cost (equal columns have no such short cut). */
static struct trial consider(struct plan *plan, const struct cj_paper *paper, const char *name, double width_mm, double height_mm)
{
    struct trial trial = {.paper = paper, .name = name, .width_mm = width_mm, .height_mm = height_mm};
    trial.margin_mm = MIN(paper->margin_mm, .05 * MIN(width_mm, height_mm));
    if (plan->problem.equal_columns)
        return lay_out(plan, trial);
    trial.em_pt = cj_fit_search_guess(plan->search, (width_mm - 2 * trial.margin_mm) * MM_PT, (height_mm - 2 * trial.margin_mm) * MM_PT,
                                      2 * paper->good_pt);
    return trial;
}

/* The way of laying the paper that gives the larger type; upright only if it gives clearly more, for a journey is read from
 * left to right. */
static struct trial consider_paper(struct plan *plan, const struct cj_paper *paper, enum cj_orientation orientation)
{
    struct trial portrait = consider(plan, paper, paper->name, paper->height_mm, paper->width_mm);
    struct trial landscape = consider(plan, paper, paper->name, paper->width_mm, paper->height_mm);
    bool upright = orientation == CJ_PORTRAIT || (orientation == CJ_ORIENTATION_AUTO && portrait.em_pt > landscape.em_pt * UPRIGHT_GAIN);
    return upright ? portrait : landscape;
}

/* The smallest of A4 to A0 whose type is large enough. */
static struct trial try_auto(struct plan *plan, enum cj_orientation orientation)
{
    static const char *const names[] = {"A4", "A3", "A2", "A1", "A0"};
    struct trial trial = {0};
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        trial = consider_paper(plan, cj_paper_find(names[i]), orientation);
        bool last = i + 1 == G_N_ELEMENTS(names);
        if (!last && trial.em_pt * GUESS_SLACK < trial.paper->warn_pt * AUTO_TOLERANCE)
            continue;
        trial = lay_out(plan, trial);
        if (trial.fits && trial.em_pt >= trial.paper->warn_pt * AUTO_TOLERANCE)
            break;
    }
    return trial;
}

static struct trial try_given(struct plan *plan, const struct cj_layout_options *options)
{
    double w = options->width_mm, h = options->height_mm;
    bool turn = (options->orientation == CJ_LANDSCAPE && w < h) || (options->orientation == CJ_PORTRAIT && w > h);
    const char *name = cj_arena_printf(plan->work->arena, "%gx%gmm", turn ? h : w, turn ? w : h);
    return lay_out(plan, consider(plan, cj_paper_like(w, h), name, turn ? h : w, turn ? w : h));
}

/* No paper: the width at which columns have what reads well, at a fixed type size. */
static struct trial try_natural(struct plan *plan)
{
    const struct cj_fit_problem *problem = &plan->problem;
    double width = plan->left;
    for (uint32_t c = 0; c < problem->ncolumns; c++) {
        double least = NATURAL_COLUMN;
        for (uint32_t r = 0; r < problem->nrows; r++)
            if (problem->row[r].cell != NULL && problem->row[r].cell[c].n > 0)
                least = MAX(least, problem->row[r].cell[c].w[0]);
        width += least + problem->column[c].gutter_before;
    }
    width = MAX(MAX(width, NATURAL_LEAST), cj_fit_least_width(problem));
    struct trial trial = {.paper = cj_paper_find("A3"), .name = "natural", .em_pt = NATURAL_EM_PT};
    trial.fits = cj_fit_search_height(plan->search, width, plan->work->arena, &trial.fit);
    double side = MAX(width, trial.fit.height) + 2 * NATURAL_MARGIN;
    trial.em_pt = MIN(NATURAL_EM_PT, PAGE_MOST_PT / side);
    double em_mm = trial.em_pt / MM_PT;
    trial.margin_mm = NATURAL_MARGIN * em_mm;
    trial.width_mm = (width + 2 * NATURAL_MARGIN) * em_mm;
    trial.height_mm = (trial.fit.height + 2 * NATURAL_MARGIN) * em_mm;
    return trial;
}

static struct trial choose_sheet(struct plan *plan, const struct cj_layout_options *options)
{
    switch (options->sheet) {
    case CJ_SHEET_NATURAL: return try_natural(plan);
    case CJ_SHEET_FIXED: return options->paper == NULL ? try_given(plan, options)
                                                             : lay_out(plan, consider_paper(plan, options->paper, options->orientation));
    default: return try_auto(plan, options->orientation);
    }
}

/* The same sheet once more, after the plan has changed. */
static struct trial retry(struct plan *plan, const struct trial *before)
{
    if (strcmp(before->name, "natural") == 0)
        return try_natural(plan);
    return lay_out(plan, *before);
}

/* --- placing ---------------------------------------------------------------------------------------------------------------- */

/* Where the rows of the page stand once leftover height has been given away. */
struct page {
    double width, height;
    double lens_h, chevron_y, chevron_h, goal_y, goal_h;
    double *row_y, *row_h;          /* [rows] content; pads are beside it */
    double *pad_top, *pad_bottom;
    double gap;                     /* more room between lens, journey, takeaways and footer */
    double lanes_top, lanes_bottom, takeaways_y, footer_y;
};

static double rows_height(const struct plan *plan, double *ret_pads)
{
    double h = 0, pads = 0;
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct row *row = &g_array_index(plan->rows, struct row, i);
        h += plan->fit.row_h[FIT_LANES + i] + row->pad_top + row->pad_bottom;
        pads += row->pad_top + row->pad_bottom;
    }
    *ret_pads = pads;
    return h;
}

/* Leftover height goes to the emotion lane, then to lane padding, then between the zones. Returns what is still left: it stays white
 * under the footer. */
static double stretch(const struct plan *plan, struct page *page, double leftover, double pads)
{
    double grow = 0;
    if (plan->emotion_row != CJ_NONE) {
        double h = plan->fit.row_h[FIT_LANES + plan->emotion_row];
        grow = CLAMP(MIN(h * EMOTION_MOST, EMOTION_HIGHEST) - h, 0, MAX(leftover, 0));
        leftover -= grow;
    }
    double share = pads > 0 ? CLAMP(leftover / pads, 0, PAD_MOST) : 0;
    leftover -= share * pads;
    page->gap = CLAMP(leftover / 3, 0, ZONE_GAP_MOST);
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct row *row = &g_array_index(plan->rows, struct row, i);
        page->pad_top[i] = row->pad_top * (1 + share);
        page->pad_bottom[i] = row->pad_bottom * (1 + share);
        page->row_h[i] = plan->fit.row_h[FIT_LANES + i] + (i == plan->emotion_row ? grow : 0);
    }
    return leftover - 3 * page->gap;
}

static struct page make_page(struct plan *plan, double width, double height)
{
    struct cj_arena *arena = plan->work->arena;
    uint32_t n = plan->rows->len;
    struct page page = {.width = width, .height = height};
    page.row_y = CJ_NEW(arena, double, n);
    page.row_h = CJ_NEW(arena, double, n);
    page.pad_top = CJ_NEW(arena, double, n);
    page.pad_bottom = CJ_NEW(arena, double, n);
    double takeaways_h = plan->takeaways == NULL ? 0 : cj_takeaways_height(plan->takeaways, width), footer_h = cj_footer_height(plan->footer, width);
    page.lens_h = cj_lens_height(plan->lens, width);
    page.chevron_h = plan->fit.row_h[FIT_CHEVRONS];
    page.goal_h = plan->fit.row_h[FIT_GOALS];
    double goal_gap = plan->problem.row[FIT_GOALS].fixed, below = plan->takeaways == NULL ? 0 : TAKEAWAYS_GAP + takeaways_h, pads;
    double used = page.lens_h + LENS_GAP + page.chevron_h + goal_gap + page.goal_h + rows_height(plan, &pads) + below + FOOTER_GAP + footer_h;
    double white = stretch(plan, &page, height - used, pads);
    page.chevron_y = page.lens_h + LENS_GAP + page.gap;
    page.goal_y = page.chevron_y + page.chevron_h + goal_gap;
    double y = page.lanes_top = page.goal_y + page.goal_h;
    for (uint32_t i = 0; i < n; i++) {
        page.row_y[i] = y + page.pad_top[i];
        y = page.row_y[i] + page.row_h[i] + page.pad_bottom[i];
    }
    page.lanes_bottom = y;
    page.takeaways_y = y + TAKEAWAYS_GAP + page.gap;
    /* Little white goes above the footer, so that it ends the sheet; much would tear the map apart. */
    page.footer_y = white > WHITE_MOST * height ? y + below + page.gap * 2 + FOOTER_GAP : height - footer_h;
    return page;
}

/* A short journey's columns are at their widest and the sheet is wider still: the cards share what is left, though their texts do
 * not use it, so that everything ends at the same edge. */
static void place_columns(struct plan *plan, double width)
{
    const struct cj_columns *columns = &plan->columns;
    double x = plan->left, left_over = width - plan->left;
    for (uint32_t c = 0; c < columns->n; c++)
        left_over -= columns->gutter[c] + plan->fit.col_w[c];
    double more = MAX(left_over, 0) / columns->n;
    for (uint32_t c = 0; c < columns->n; c++) {
        x += columns->gutter[c];
        columns->x[c] = x;
        columns->w[c] = plan->fit.col_w[c] + more;
        x += columns->w[c];
    }
}

static void add_cell(struct cj_work *work, double x, double y, double w, double h)
{
    work->parent = CJ_NONE;
    cj_work_add(work, CJ_PART_CELL, x, y, w, h);
    work->parent = work->box->len - 1;
}

/* The vertical hairlines between phases, and the washes behind moments of truth. */
static void place_grounds(struct plan *plan, const struct page *page)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    double top = page->lanes_top, wash_top = page->lanes_top;
    for (uint32_t i = 0; i < plan->rows->len; i++)
        if (g_array_index(plan->rows, struct row, i).lane != NULL && g_array_index(plan->rows, struct row, i).lane->kind == CJ_LANE_TOUCHPOINTS) {
            wash_top = page->row_y[i] + page->row_h[i];
            top = i == 0 ? page->row_y[i] : top;
        }
    for (uint32_t c = 0; c < columns->n; c++) {
        work->column = c;
        if (c > 0 && columns->phase[c] != columns->phase[c - 1])
            cj_work_add(work, CJ_PART_FILL, columns->x[c] - CJ_PHASE_GUTTER / 2 - CJ_HAIRLINE / 2, top, CJ_HAIRLINE, page->lanes_bottom - top)
                ->tone = cj_tone(CJ_COLOUR_FAINT);
        uint32_t t = columns->touchpoint[c];
        if (t == CJ_NONE || !(work->journey->touchpoints[t].moments & CJ_MOMENT_TRUTH))
            continue;
        struct cj_box *box = cj_work_add(work, CJ_PART_FILL, columns->x[c] - .5, wash_top, MIN(columns->w[c] + 1, page->width - columns->x[c] + .5),
                                         page->lanes_bottom - wash_top);
        box->variant = 1;
        box->tone = cj_tone(CJ_COLOUR_WASH);
    }
    work->column = CJ_NONE;
}

static bool has_edge(const struct cj_journey *journey, uint32_t from, uint32_t to, uint32_t *hint)
{
    for (; *hint < journey->nedges && journey->edges[*hint].from < from; ++*hint)
        continue;
    for (uint32_t i = *hint; i < journey->nedges && journey->edges[i].from == from; i++)
        if (journey->edges[i].to == to)
            return true;
    return false;
}

/* Arrows between neighbours that follow one another. */
static void place_arrows(struct plan *plan, double y)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    uint32_t last = CJ_NONE, hint = 0;
    for (uint32_t c = 0; c < columns->n; c++) {
        uint32_t to = columns->touchpoint[c];
        if (to == CJ_NONE)
            continue;
        if (last != CJ_NONE && has_edge(work->journey, columns->touchpoint[last], to, &hint)) {
            double x0 = columns->x[last] + columns->w[last] + .11, x1 = columns->x[c] - .1;
            work->column = last;
            cj_work_add(work, CJ_PART_ARROW, x0, y, x1 - x0, 0);
        }
        last = c;
    }
    work->column = CJ_NONE;
}

static void place_cells(struct plan *plan, const struct page *page, const struct cj_cells *cells, uint32_t i)
{
    struct cj_work *work = plan->work;
    double top = page->row_y[i] - page->pad_top[i], h = page->pad_top[i] + page->row_h[i] + page->pad_bottom[i];
    for (uint32_t c = 0; c < plan->columns.n; c++) {
        if (cells->first[c] == cells->first[c + 1])
            continue;
        work->column = c;
        add_cell(work, plan->columns.x[c] - .12, top, plan->columns.w[c] + .24, h);
        cj_cells_place(work, cells, c, plan->columns.x[c], page->row_y[i], plan->columns.w[c], page->row_h[i]);
    }
    work->parent = work->column = CJ_NONE;
}

static void place_row_head(struct plan *plan, const struct page *page, const struct row *row, uint32_t i)
{
    struct cj_work *work = plan->work;
    double top = page->row_y[i] - page->pad_top[i] + row->above;
    work->zone = CJ_ZONE_LANES;
    if (row->lane != NULL && row->lane->kind == CJ_LANE_BACKSTAGE) {
        const struct cj_measured *text = cj_work_measure(work, cj_work_label(work, CJ_LABEL_LINE_OF_VISIBILITY), CJ_ROLE_META);
        double w = cj_work_text_width(work, text, CJ_ROLE_META) + .02, leading = cj_theme_type(work->theme, CJ_ROLE_META).leading;
        cj_work_add(work, CJ_PART_DASHED, 0, top, page->width - w - .6, 0)->tone = cj_tone(CJ_COLOUR_INK);
        cj_work_text(work, text, CJ_ROLE_META, cj_tone(CJ_COLOUR_SECONDARY), CJ_ALIGN_END, page->width - w, top - leading / 2, w);
    } else if (row->rule) {
        cj_work_add(work, CJ_PART_FILL, 0, top - CJ_HAIRLINE / 2, page->width, CJ_HAIRLINE)->tone = cj_tone(CJ_COLOUR_RULE);
    }
    if (row->label != NULL) {
        double down = row->lane->kind == CJ_LANE_TOUCHPOINTS ? .57 : i == plan->emotion_row ? CJ_ROW_PAD : 0;
        cj_work_text(work, row->label, CJ_ROLE_LANE, cj_tone(CJ_COLOUR_INK), CJ_ALIGN_START, 0, page->row_y[i] + down, plan->label_w);
    }
    work->zone = CJ_ZONE_JOURNEY;
}

/* Places the lanes; returns the feelings that found no place in the emotion lane. */
static const struct cj_unplaced *place_rows(struct plan *plan, const struct page *page, uint32_t *ret_unplaced)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    const struct cj_unplaced *unplaced = NULL;
    g_autofree double *centre = g_new0(double, MAX(1, work->journey->ntouchpoints));
    for (uint32_t c = 0; c < columns->n; c++)
        if (columns->touchpoint[c] != CJ_NONE)
            centre[columns->touchpoint[c]] = columns->x[c] + columns->w[c] / 2;
    *ret_unplaced = 0;
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct row *row = &g_array_index(plan->rows, struct row, i);
        work->row = i;
        work->parent = work->column = CJ_NONE;
        place_row_head(plan, page, row, i);
        if (row->cells != NULL && row->cells->equal)
            place_arrows(plan, page->row_y[i] + 1.22);
        if (row->cells != NULL)
            place_cells(plan, page, row->cells, i);
        else if (i == plan->emotion_row)
            unplaced = cj_emotion_place(work, plan->emotion, 0, plan->label_w, plan->left, page->width, page->row_y[i], page->row_h[i],
                                        centre, ret_unplaced);
        else
            cj_channels_place(work, plan->channels, columns, plan->label_w, page->width, page->row_y[i]);
    }
    work->row = work->column = work->parent = CJ_NONE;
    return unplaced;
}

/* Fills the work with everything; returns what found no place. */
static const struct cj_unplaced *place(struct plan *plan, double width, double height, uint32_t *ret_unplaced)
{
    struct cj_work *work = plan->work;
    g_array_set_size(work->box, 0);
    g_array_set_size(work->point, 0);
    g_array_set_size(work->curve, 0);
    work->ntexts = 0;
    work->node = 0;
    work->column = work->row = work->parent = CJ_NONE;
    struct page page = make_page(plan, width, height);
    place_columns(plan, width);
    work->zone = CJ_ZONE_LENS;
    cj_lens_place(work, plan->lens, 0, 0, width);
    work->zone = CJ_ZONE_JOURNEY;
    work->parent = CJ_NONE;
    cj_heads_place(work, plan->heads, &plan->columns, page.chevron_y, page.chevron_h, page.goal_y, page.goal_h);
    place_grounds(plan, &page);
    const struct cj_unplaced *unplaced = place_rows(plan, &page, ret_unplaced);
    work->zone = CJ_ZONE_TAKEAWAYS;
    if (plan->takeaways != NULL)
        cj_takeaways_place(work, plan->takeaways, 0, page.takeaways_y, width);
    work->zone = CJ_ZONE_FOOTER;
    work->parent = CJ_NONE;
    cj_footer_place(work, plan->footer, 0, page.footer_y, width);
    return unplaced;
}

/* --- the feelings row --------------------------------------------------------------------------------------------------------- */

static int by_touchpoint(gconstpointer a, gconstpointer b)
{
    const struct cj_unplaced *x = a, *y = b;
    if (x->touchpoint != y->touchpoint)
        return x->touchpoint < y->touchpoint ? -1 : 1;
    return (x->feeling > y->feeling) - (x->feeling < y->feeling); /* one list of one touchpoint: file order */
}

/* Feelings that found no place stand in a text row beneath the emotion lane from now on. */
static void move_down(struct plan *plan, GArray *all, const struct cj_unplaced *unplaced, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        g_array_append_val(all, unplaced[i]);
        cj_emotion_exclude(plan->emotion, unplaced[i].feeling);
    }
    g_array_sort(all, by_touchpoint);
    struct row row = {.pad_top = .5, .pad_bottom = CJ_ROW_PAD};
    row.cells = cj_cells_feelings(plan->work, (const struct cj_unplaced *)(void *)all->data, all->len, plan->columns.touchpoint, plan->columns.n);
    uint32_t at = plan->emotion_row + 1;
    if (all->len == n)
        g_array_insert_val(plan->rows, at, row);
    else
        g_array_index(plan->rows, struct row, at) = row;
}

static void exclude_all(struct plan *plan, GArray *all)
{
    const struct cj_journey *journey = plan->work->journey;
    g_autoptr(GHashTable) known = g_hash_table_new(NULL, NULL);
    for (uint32_t i = 0; i < all->len; i++)
        g_hash_table_add(known, (gpointer)(uintptr_t)g_array_index(all, struct cj_unplaced, i).feeling);
    g_autoptr(GArray) rest = g_array_new(FALSE, FALSE, sizeof(struct cj_unplaced));
    for (uint32_t t = 0; t < journey->ntouchpoints; t++)
        for (uint32_t i = 0; i < journey->touchpoints[t].nfeelings; i++) {
            struct cj_unplaced one = {t, &journey->touchpoints[t].feelings[i]};
            if (!g_hash_table_contains(known, one.feeling))
                g_array_append_val(rest, one);
        }
    move_down(plan, all, (const struct cj_unplaced *)(void *)rest->data, rest->len);
}

static double inner_em(const struct trial *trial, double side_mm)
{
    return (side_mm - 2 * trial->margin_mm) * MM_PT / trial->em_pt;
}

/* Puts the feelings row into the fit as it is, if the sheet has height to spare: columns and type stay as they are. */
static bool squeeze_in(struct plan *plan, struct trial *trial)
{
    uint32_t at = FIT_LANES + plan->emotion_row + 1, n = FIT_LANES + plan->rows->len, more = n - plan->problem.nrows;
    const struct row *row = &g_array_index(plan->rows, struct row, plan->emotion_row + 1);
    double h = 0;
    for (uint32_t c = 0; c < plan->columns.n; c++)
        if (row->cells->steps[c].n > 0)
            h = MAX(h, cj_steps_height(&row->cells->steps[c], trial->fit.col_w[c]));
    double before = more ? 0 : trial->fit.row_h[at] + row->pad_top + row->pad_bottom;
    double height = trial->fit.height - before + h + row->pad_top + row->pad_bottom;
    if (!(height <= inner_em(trial, trial->height_mm)))
        return false;
    double *row_h = CJ_NEW(plan->work->arena, double, n);
    memcpy(row_h, trial->fit.row_h, at * sizeof *row_h);
    row_h[at] = h;
    for (uint32_t i = at + 1; i < n; i++)
        row_h[i] = trial->fit.row_h[i - more];
    trial->fit.row_h = row_h;
    trial->fit.height = height;
    plan->problem.nrows = n;
    return true;
}

static bool refit(struct plan *plan, struct trial *trial, bool equal_columns)
{
    uint64_t before = trial->fit.evaluations;
    prepare(plan, equal_columns);
    *trial = retry(plan, trial);
    trial->fit.evaluations += before;
    return trial->fits;
}

static void grow_emotion(struct plan *plan, double by)
{
    g_array_index(plan->rows, struct row, plan->emotion_row).content += by;
}

/* What to do about feelings without a place, in the order it is tried. A higher emotion lane is cheaper than a row; the row
 * changes the fit, and in the new fit another feeling may lose its place: a few rounds, then all stand in the row. */
static bool make_room(struct plan *plan, struct trial *trial, int round, GArray *all, const struct cj_unplaced *unplaced, uint32_t n,
                      bool equal_columns)
{
    bool spare = inner_em(trial, trial->height_mm) - trial->fit.height > EMOTION_GROWTH; /* it is higher already */
    if (round == 0 && !spare) {
        grow_emotion(plan, EMOTION_GROWTH);
        plan->grown = true;
        return refit(plan, trial, equal_columns);
    }
    bool shrink = plan->grown;
    if (shrink)
        grow_emotion(plan, -EMOTION_GROWTH);
    plan->grown = false;
    if (round < 5)
        move_down(plan, all, unplaced, n);
    else
        exclude_all(plan, all);
    return (!shrink && squeeze_in(plan, trial)) || refit(plan, trial, equal_columns);
}

/* Places everything until every feeling has a place. */
static bool settle(struct plan *plan, struct trial *trial, bool equal_columns, double *ret_width, double *ret_height)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct cj_unplaced));
    for (int round = 0;; round++) {
        plan->fit = trial->fit;
        *ret_width = inner_em(trial, trial->width_mm);
        *ret_height = inner_em(trial, trial->height_mm);
        uint32_t n;
        const struct cj_unplaced *unplaced = place(plan, *ret_width, *ret_height, &n);
        if (n == 0)
            return true;
        if (!make_room(plan, trial, round, all, unplaced, n, equal_columns))
            return false;
    }
}

/* --- the door -------------------------------------------------------------------------------------------------------------------- */

static struct cj_sheet make_sheet(const struct trial *trial)
{
    return (struct cj_sheet){
        .name = trial->name, .width_pt = trial->width_mm * MM_PT, .height_pt = trial->height_mm * MM_PT,
        .margin_pt = trial->margin_mm * MM_PT, .em_pt = trial->em_pt, .reads_from_m = trial->em_pt / PT_PER_METRE,
        .small = trial->em_pt < trial->paper->warn_pt * AUTO_TOLERANCE,
    };
}

static const struct cj_layout *seal(struct plan *plan, const struct trial *trial, double width, double height)
{
    struct cj_work *work = plan->work;
    struct cj_layout *layout = CJ_NEW(work->arena, struct cj_layout, 1);
    layout->sheet = make_sheet(trial);
    layout->journey = work->journey;
    layout->width = width;
    layout->height = height;
    layout->nboxes = work->box->len;
    layout->npoints = work->point->len;
    layout->ncurves = work->curve->len;
    layout->ntexts = work->ntexts;
    layout->box = cj_arena_seal(work->arena, work->box);
    layout->point = cj_arena_seal(work->arena, work->point);
    layout->curve = cj_arena_seal(work->arena, work->curve);
    layout->evaluations = trial->fit.evaluations;
    return layout;
}

const struct cj_layout *cj_layout_build(const struct cj_journey *journey, const struct cj_theme *theme, const struct cj_measurer *measurer,
                                        const struct cj_layout_options *options, struct cj_arena *arena, GError **error)
{
    g_autoptr(GArray) box = g_array_new(FALSE, TRUE, sizeof(struct cj_box));
    g_autoptr(GArray) point = g_array_new(FALSE, TRUE, sizeof(struct cj_point));
    g_autoptr(GArray) curve = g_array_new(FALSE, TRUE, sizeof(struct cj_curve));
    g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(struct row));
    struct cj_work work = {
        .arena = arena, .journey = journey, .theme = theme, .measurer = measurer, .language = cj_language_find(journey->language.s),
        .box = box, .point = point, .curve = curve, .column = CJ_NONE, .row = CJ_NONE, .parent = CJ_NONE,
    };
    struct plan plan = {.rows = rows};
    make_plan(&work, &plan);
    prepare(&plan, options->equal_columns);
    struct trial trial = choose_sheet(&plan, options);
    double width, height;
    bool settled = trial.fits && settle(&plan, &trial, options->equal_columns, &width, &height);
    cj_fit_search_free(plan.search);
    if (!settled) {
        g_set_error(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_TOO_LARGE, "the map does not fit on %s at any type size", trial.name);
        return NULL;
    }
    return seal(&plan, &trial, width, height);
}
