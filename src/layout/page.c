/* Where everything on the page stands once the fit is known, from top to bottom: lens, phases, lanes, takeaways, footer. */
#include "plan.h"

#include <math.h>

#define EMOTION_MOST 2.4       /* the emotion lane grows to at most this many times its least height, */
#define EMOTION_HIGHEST 36.0   /* and to at most this */
#define PAD_MOST .8            /* lane padding grows by at most this share */
#define ZONE_GAP_MOST 1.5      /* more between the zones, when there is height to spare */
#define WHITE_MOST .06         /* this share of the sheet may be white above the footer */

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
    double x = plan->left, left_over = width - plan->left - columns->end;
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

/* A storyboard is as high as its pictures can be in these columns; what it does not need is left over. */
static void settle_storyboard(struct plan *plan)
{
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct cj_cells *cells = g_array_index(plan->rows, struct row, i).cells;
        if (cells == NULL || cells->storyboard == NULL)
            continue;
        double *row_h = CJ_NEW(plan->work->arena, double, FIT_LANES + plan->rows->len);
        memcpy(row_h, plan->fit.row_h, (FIT_LANES + plan->rows->len) * sizeof *row_h);
        row_h[FIT_LANES + i] = MAX(cj_storyboard_settle(cells, plan->columns.w, plan->columns.n), plan->problem.row[FIT_LANES + i].least);
        plan->fit.row_h = row_h;
    }
}

static void add_cell(struct cj_work *work, double x, double y, double w, double h)
{
    work->parent = CJ_NONE;
    cj_work_add(work, CJ_PART_CELL, x, y, w, h);
    work->parent = work->box->len - 1;
}

/* Where the touchpoint cards stand: those of one level are equally high. */
static struct way_ground find_ground(const struct plan *plan, const struct page *page)
{
    struct way_ground ground = {0};
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct row *row = &g_array_index(plan->rows, struct row, i);
        if (row->cells == NULL || !row->cells->equal)
            continue;
        ground.y = page->row_y[i];
        for (uint32_t c = 0; c < plan->columns.n; c++) {
            double *h = &ground.h[plan->ways->level[c]];
            *h = MAX(*h, cj_cells_height(row->cells, c, plan->columns.w[c]));
        }
    }
    return ground;
}

/* The vertical hairlines between phases, and the washes behind moments of truth, from their card down. */
static void place_grounds(struct plan *plan, const struct page *page, const struct way_ground *ground)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    double top = page->lanes_top, wash_top = page->lanes_top;
    for (uint32_t i = 0; i < plan->rows->len; i++)
        if (g_array_index(plan->rows, struct row, i).lane != NULL && g_array_index(plan->rows, struct row, i).lane->kind == CJ_LANE_TOUCHPOINTS) {
            wash_top = page->row_y[i];
            top = i == 0 ? page->row_y[i] : top;
        }
    for (uint32_t c = 0; c < columns->n; c++) {
        uint8_t level = plan->ways->level[c];
        work->column = c;
        if (c > 0 && columns->phase[c] != columns->phase[c - 1])
            cj_work_add(work, CJ_PART_FILL, columns->x[c] - CJ_PHASE_GUTTER / 2 - CJ_HAIRLINE / 2, top, CJ_HAIRLINE, page->lanes_bottom - top)
                ->tone = cj_tone(CJ_COLOUR_FAINT);
        uint32_t t = columns->touchpoint[c];
        if (t == CJ_NONE || !(work->journey->touchpoints[t].moments & CJ_MOMENT_TRUTH))
            continue;
        double y = wash_top + level * plan->ways->drop + ground->h[level];
        struct cj_box *box = cj_work_add(work, CJ_PART_FILL, columns->x[c] - .5, y, MIN(columns->w[c] + 1, page->width - columns->x[c] + .5),
                                         page->lanes_bottom - y);
        box->variant = 1;
        box->tone = cj_tone(CJ_COLOUR_WASH);
    }
    work->column = CJ_NONE;
}

static void place_cells(struct plan *plan, const struct page *page, const struct cj_cells *cells, const struct way_ground *ground, uint32_t i)
{
    struct cj_work *work = plan->work;
    double top = page->row_y[i] - page->pad_top[i], h = page->pad_top[i] + page->row_h[i] + page->pad_bottom[i];
    for (uint32_t c = 0; c < plan->columns.n; c++) {
        if (cells->first[c] == cells->first[c + 1])
            continue;
        uint8_t level = cells->equal ? plan->ways->level[c] : 0;
        work->column = c;
        add_cell(work, plan->columns.x[c] - .12, top, plan->columns.w[c] + .24, h);
        cj_cells_place(work, cells, c, plan->columns.x[c], page->row_y[i] + level * plan->ways->drop, plan->columns.w[c],
                       cells->equal ? ground->h[level] : page->row_h[i]);
    }
    work->parent = work->column = CJ_NONE;
}

/* The icon of a row, beside its name, whose first line begins at y. */
static void place_icon(struct cj_work *work, const struct row *row, double y)
{
    double cy = y + cj_theme_type(work->theme, row_label_role(row)).leading / 2;
    struct cj_box *icon = cj_work_add(work, CJ_PART_ICON, 0, cy - CJ_ROW_ICON / 2, CJ_ROW_ICON, CJ_ROW_ICON);
    icon->variant = (uint8_t)row->icon;
    icon->tone = cj_tone(CJ_COLOUR_INK);
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
        double left = row_label_left(row), y = page->row_y[i] + down + row->label_down;
        if (row->icon != CJ_ICON_NONE)
            place_icon(work, row, y);
        cj_work_text(work, row->label, row_label_role(row), cj_tone(CJ_COLOUR_INK), CJ_ALIGN_START, left, y, plan->label_w - left);
    }
    work->zone = CJ_ZONE_JOURNEY;
}

/* Places the lanes; returns the feelings that found no place in the emotion lane. */
static const struct cj_unplaced *place_rows(struct plan *plan, const struct page *page, const struct way_ground *ground, uint32_t *ret_unplaced)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    const struct cj_unplaced *unplaced = NULL;
    g_autofree double *centre = g_new0(double, MAX(1, work->journey->ntouchpoints));
    g_autofree uint32_t *column_of = g_new0(uint32_t, MAX(1, work->journey->ntouchpoints));
    for (uint32_t c = 0; c < columns->n; c++)
        if (columns->touchpoint[c] != CJ_NONE) {
            centre[columns->touchpoint[c]] = columns->x[c] + columns->w[c] / 2;
            column_of[columns->touchpoint[c]] = c;
        }
    *ret_unplaced = 0;
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        const struct row *row = &g_array_index(plan->rows, struct row, i);
        work->row = i;
        work->parent = work->column = CJ_NONE;
        place_row_head(plan, page, row, i);
        if (row->cells != NULL && row->cells->equal)
            cj_ways_place(work, plan->ways, columns, ground);
        if (row->cells != NULL)
            place_cells(plan, page, row->cells, ground, i);
        else if (i == plan->emotion_row)
            unplaced = cj_emotion_place(work, plan->emotion, 0, plan->label_w, plan->left, page->width, page->row_y[i], page->row_h[i],
                                        centre, column_of, ret_unplaced);
        else if (row->lane->kind == CJ_LANE_CHANNELS)
            cj_channels_place(work, plan->channels, columns, plan->label_w, page->width, page->row_y[i]);
    }
    work->row = work->column = work->parent = CJ_NONE;
    return unplaced;
}

const struct cj_unplaced *cj_page_place(struct plan *plan, double width, double height, uint32_t *ret_unplaced)
{
    struct cj_work *work = plan->work;
    g_array_set_size(work->box, 0);
    g_array_set_size(work->point, 0);
    g_array_set_size(work->curve, 0);
    work->ntexts = 0;
    work->node = 0;
    work->column = work->row = work->parent = CJ_NONE;
    place_columns(plan, width);
    settle_storyboard(plan);
    struct page page = make_page(plan, width, height);
    work->zone = CJ_ZONE_LENS;
    cj_lens_place(work, plan->lens, 0, 0, width);
    work->zone = CJ_ZONE_JOURNEY;
    work->parent = CJ_NONE;
    cj_heads_place(work, plan->heads, &plan->columns, page.chevron_y, page.chevron_h, page.goal_y, page.goal_h);
    struct way_ground ground = find_ground(plan, &page);
    place_grounds(plan, &page, &ground);
    const struct cj_unplaced *unplaced = place_rows(plan, &page, &ground, ret_unplaced);
    work->zone = CJ_ZONE_TAKEAWAYS;
    if (plan->takeaways != NULL)
        cj_takeaways_place(work, plan->takeaways, 0, page.takeaways_y, width);
    work->zone = CJ_ZONE_FOOTER;
    work->parent = CJ_NONE;
    cj_footer_place(work, plan->footer, 0, page.footer_y, width);
    return unplaced;
}
