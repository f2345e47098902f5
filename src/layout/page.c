/* Where everything on the page stands once the fit is known, from top to bottom: lens, phases, lanes, takeaways, footer; or
 * with the lens at the left of phases and lanes. */
#include "bands.h"
#include "seams.h"
#include "tape.h"

#include <math.h>

#define EMOTION_MOST 2.4       /* the emotion lane grows to at most this many times its least height, */
#define EMOTION_HIGHEST 36.0   /* and to at most this */
#define PAD_MOST .8            /* lane padding grows by at most this share */
#define ZONE_GAP_MOST 1.5      /* more between the zones, when there is height to spare */
#define EDGE .12               /* half of a line with round ends, at the edge of a band */
#define WHITE_MOST .06         /* this share of the sheet may be white above the footer */

/* Where the parts of the page stand once leftover height has been given away. */
struct page {
    double width, height;
    double gap;                     /* more room between lens, strips, takeaways and footer */
    double beneath;                 /* of the lens at the left, how much lower than the strips it ends */
    double takeaways_y, footer_y;
};

static uint32_t nrows(const struct strip *strip)
{
    return strip->rows->len;
}

static const struct row *row_at(const struct strip *strip, uint32_t i)
{
    return &g_array_index(strip->rows, struct row, i);
}

static double fitted_height(const struct strip *strip, uint32_t i)
{
    return strip->fit.row_h[FIT_LANES + i];
}

static double goal_gap(const struct strip *strip)
{
    return strip->problem.row[FIT_GOALS].fixed;
}

/* Adds a strip's height to what is used, and its pads to all pads. */
static void add_strip(const struct strip *strip, double *used, double *pads)
{
    double h = 0;
    for (uint32_t i = 0; i < nrows(strip); i++) {
        h += fitted_height(strip, i) + row_at(strip, i)->pad_top + row_at(strip, i)->pad_bottom;
        *pads += row_at(strip, i)->pad_top + row_at(strip, i)->pad_bottom;
    }
    *used = *used + strip->fit.row_h[FIT_CHEVRONS] + goal_gap(strip) + strip->fit.row_h[FIT_GOALS] + h;
}

/* The strip's rows, its pads larger by `share` and the emotion lane by `grow`; its places are still to be found. */
static void size_rows(struct cj_arena *arena, struct strip *strip, double share, double grow)
{
    struct strip_place *place = &strip->place;
    uint32_t n = nrows(strip);
    *place = (struct strip_place){.chevron_h = strip->fit.row_h[FIT_CHEVRONS], .goal_h = strip->fit.row_h[FIT_GOALS]};
    place->row_y = CJ_NEW(arena, double, n);
    place->row_h = CJ_NEW(arena, double, n);
    place->pad_top = CJ_NEW(arena, double, n);
    place->pad_bottom = CJ_NEW(arena, double, n);
    for (uint32_t i = 0; i < n; i++) {
        place->pad_top[i] = row_at(strip, i)->pad_top * (1 + share);
        place->pad_bottom[i] = row_at(strip, i)->pad_bottom * (1 + share);
        place->row_h[i] = fitted_height(strip, i) + (i == strip->emotion_row ? grow : 0);
    }
}

/* The rows from `y` downwards; returns where they end. */
static double stack_rows(struct strip *strip, double y)
{
    struct strip_place *place = &strip->place;
    place->chevron_y = y;
    place->goal_y = y + place->chevron_h + goal_gap(strip);
    y = place->lanes_top = place->goal_y + place->goal_h;
    for (uint32_t i = 0; i < nrows(strip); i++) {
        place->row_y[i] = y + place->pad_top[i];
        y = place->row_y[i] + place->row_h[i] + place->pad_bottom[i];
    }
    return place->lanes_bottom = y;
}

static double strips_height(const struct arrangement *arrangement)
{
    double y = 0;
    for (uint32_t i = 0; i < arrangement->nstrips; i++)
        y = stack_rows(&arrangement->strip[i], y + (i > 0 ? BANDS_GAP : 0));
    return y;
}

/* How much lower the lens at the left ends than the rows it stands beside; 0 if it does not. */
static double column_beneath(const struct plan *plan, struct arrangement *arrangement)
{
    if (arrangement->column == 0)
        return 0;
    return MAX(0, cj_lens_column_height(plan->lens, arrangement->column) - strips_height(arrangement));
}

/* What stands above the strips: all of the lens, or only its heading. */
static double lens_height(const struct plan *plan, const struct arrangement *arrangement, double width)
{
    return arrangement->column > 0 ? cj_lens_heading_height(plan->lens, width) : cj_lens_height(plan->lens, width);
}

/* Leftover height goes to the emotion lanes, which stay equally high, then to lane padding, then between the zones. Returns what is still
 * left: it stays white under the footer. */
static double stretch(const struct plan *plan, struct arrangement *arrangement, struct page *page, double leftover, double pads)
{
    uint32_t n = arrangement->nstrips;
    double grow = 0;
    if (plan->emotion_row != CJ_NONE) {
        double h = fitted_height(&arrangement->strip[0], arrangement->strip[0].emotion_row);
        grow = CLAMP(MIN(h * EMOTION_MOST, EMOTION_HIGHEST) - h, 0, MAX(leftover, 0) / n);
        leftover -= n * grow;
    }
    double share = pads > 0 ? CLAMP(leftover / pads, 0, PAD_MOST) : 0;
    leftover -= share * pads;
    for (uint32_t i = 0; i < n; i++)
        size_rows(plan->work->arena, &arrangement->strip[i], share, grow);
    page->beneath = column_beneath(plan, arrangement);
    leftover -= page->beneath;
    page->gap = CLAMP(leftover / (n + 2), 0, ZONE_GAP_MOST);
    return leftover - (n + 2) * page->gap;
}

static struct page make_page(const struct plan *plan, struct arrangement *arrangement, double width, double height)
{
    struct page page = {.width = width, .height = height};
    double takeaways_h = plan->takeaways == NULL ? 0 : cj_takeaways_height(plan->takeaways, width), footer_h = cj_footer_height(plan->footer, width);
    double lens_h = lens_height(plan, arrangement, width), below = plan->takeaways == NULL ? 0 : TAKEAWAYS_GAP + takeaways_h, pads = 0;
    double used = lens_h + LENS_GAP + (arrangement->nstrips - 1) * BANDS_GAP;
    for (uint32_t i = 0; i < arrangement->nstrips; i++)
        add_strip(&arrangement->strip[i], &used, &pads);
    used = used + below + FOOTER_GAP + footer_h;
    double white = stretch(plan, arrangement, &page, height - used, pads), y = lens_h + LENS_GAP + page.gap;
    for (uint32_t i = 0; i < arrangement->nstrips; i++)
        y = stack_rows(&arrangement->strip[i], y + (i > 0 ? BANDS_GAP + page.gap : 0));
    y += page.beneath;
    page.takeaways_y = y + TAKEAWAYS_GAP + page.gap;
    /* Little white goes above the footer, so that it ends the sheet; much would tear the map apart. */
    page.footer_y = white > WHITE_MOST * height ? y + below + page.gap * 2 + FOOTER_GAP : height - footer_h;
    return page;
}

/* The strip's own columns. A short journey's columns are at their widest and the sheet is wider still: the cards share what is left, though
 * their texts do not use it, so that everything ends at the same edge. */
static void place_own_columns(struct plan *plan, const struct strip *strip, double width)
{
    const struct cj_columns *columns = &plan->columns;
    const double *col_w = strip->fit.col_w;
    double x = strip->left, left_over = width - strip->left - strip->right;
    for (uint32_t c = strip->first; c <= strip->last; c++)
        left_over -= cj_strip_gutter(plan, strip, c) + col_w[c - strip->first];
    double more = plan->work->seams != NULL ? 0 : MAX(left_over, 0) / (strip->last - strip->first + 1); /* else shared out between seams */
    for (uint32_t c = strip->first; c <= strip->last; c++) {
        x += cj_strip_gutter(plan, strip, c);
        columns->x[c] = x;
        columns->w[c] = col_w[c - strip->first] + more;
        x += columns->w[c];
    }
    if (plan->work->seams != NULL)
        plan->beyond = fmax(plan->beyond, cj_seams_columns(plan->work->seams, columns->x, columns->w, columns->gutter, strip->first,
                                                           strip->last, width - strip->right));
}

double cj_page_beyond(struct plan *plan, const struct arrangement *arrangement, double width)
{
    plan->beyond = 0;
    for (uint32_t i = 0; i < arrangement->nstrips; i++)
        place_own_columns(plan, &arrangement->strip[i], width);
    return plan->beyond;
}

/* Columns that stand on other sheets, beyond those whose widths are known: as wide as their nearest neighbour here. */
static void place_beyond(const struct plan *plan, uint32_t first, uint32_t last)
{
    const struct cj_columns *columns = &plan->columns;
    for (uint32_t c = last + 1; c < columns->n; c++) {
        columns->w[c] = columns->w[last];
        columns->x[c] = columns->x[c - 1] + columns->w[c - 1] + (c == last + 1 ? TAPE_AFTER + TAPE_BEFORE : columns->gutter[c]);
    }
    for (uint32_t c = first; c-- > 0;) {
        columns->w[c] = columns->w[first];
        columns->x[c] = columns->x[c + 1] - columns->w[c] - (c + 1 == first ? TAPE_AFTER + TAPE_BEFORE : columns->gutter[c + 1]);
    }
}

/* The strip's columns on the page, and those of the other strips, whose widths are known, beyond its edges: the journey as one tape. */
static void place_columns(struct plan *plan, const struct arrangement *arrangement, const struct strip *strip, double width)
{
    const struct cj_columns *columns = &plan->columns;
    place_own_columns(plan, strip, width);
    double x = columns->x[strip->last] + columns->w[strip->last];
    for (const struct strip *next = strip + 1; next < arrangement->strip + arrangement->nstrips; next++)
        for (uint32_t c = next->first; c <= next->last; c++) {
            x += c == next->first ? TAPE_AFTER + TAPE_BEFORE : columns->gutter[c];
            columns->x[c] = x;
            x += columns->w[c];
        }
    x = columns->x[strip->first];
    for (const struct strip *before = strip; before > arrangement->strip; before--)
        for (uint32_t c = before->first; c > before[-1].first; c--) {
            x -= (c == before->first ? TAPE_AFTER + TAPE_BEFORE : columns->gutter[c]) + columns->w[c - 1];
            columns->x[c - 1] = x;
        }
    place_beyond(plan, arrangement->strip[0].first, arrangement->strip[arrangement->nstrips - 1].last);
}

/* A storyboard is as high as its pictures can be in these columns; what it does not need is left over. */
static void settle_storyboard(struct plan *plan, struct strip *strip)
{
    for (uint32_t i = 0; i < nrows(strip); i++) {
        const struct cj_cells *cells = row_at(strip, i)->cells;
        if (cells == NULL || cells->storyboard == NULL)
            continue;
        double *row_h = CJ_NEW(plan->work->arena, double, FIT_LANES + nrows(strip));
        memcpy(row_h, strip->fit.row_h, (FIT_LANES + nrows(strip)) * sizeof *row_h);
        row_h[FIT_LANES + i] = MAX(cj_storyboard_settle(cells, plan->columns.w, strip->first, strip->last), cj_row_least(plan, row_at(strip, i)));
        strip->fit.row_h = row_h;
    }
}

static void add_cell(struct cj_work *work, double x, double y, double w, double h)
{
    work->parent = CJ_NONE;
    cj_work_add(work, CJ_PART_CELL, x, y, w, h);
    work->parent = work->box->len - 1;
}

/* Where the touchpoint cards stand: those of one level are equally high. */
static struct way_ground find_ground(const struct plan *plan, const struct strip *strip)
{
    struct way_ground ground = {0};
    for (uint32_t i = 0; i < nrows(strip); i++) {
        const struct row *row = row_at(strip, i);
        if (row->cells == NULL || !row->cells->equal)
            continue;
        ground.y = strip->place.row_y[i];
        for (uint32_t c = strip->first; c <= strip->last; c++) {
            double *h = &ground.h[plan->ways->level[c]];
            *h = MAX(*h, cj_cells_height(row->cells, c, plan->columns.w[c]));
        }
    }
    return ground;
}

/* The vertical hairlines between phases, and the washes behind moments of truth, from their card down. */
static void place_grounds(struct plan *plan, const struct strip *strip, const struct way_ground *ground, double width)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    const struct strip_place *place = &strip->place;
    double top = place->lanes_top, wash_top = place->lanes_top;
    for (uint32_t i = 0; i < nrows(strip); i++)
        if (row_at(strip, i)->lane != NULL && row_at(strip, i)->lane->kind == CJ_LANE_TOUCHPOINTS) {
            wash_top = place->row_y[i];
            top = i == 0 ? place->row_y[i] : top;
        }
    for (uint32_t c = strip->first; c <= strip->last; c++) {
        uint8_t level = plan->ways->level[c];
        work->column = c;
        if (c > strip->first && columns->phase[c] != columns->phase[c - 1])
            cj_work_add(work, CJ_PART_FILL, columns->x[c] - CJ_PHASE_GUTTER / 2 - CJ_HAIRLINE / 2, top, CJ_HAIRLINE, place->lanes_bottom - top)
                ->tone = cj_tone(CJ_COLOUR_FAINT);
        uint32_t t = columns->touchpoint[c];
        if (t == CJ_NONE || !(work->journey->touchpoints[t].moments & CJ_MOMENT_TRUTH))
            continue;
        double y = wash_top + level * plan->ways->drop + ground->h[level];
        struct cj_box *box = cj_work_add(work, CJ_PART_FILL, columns->x[c] - .5, y, MIN(columns->w[c] + 1, width - columns->x[c] + .5),
                                         place->lanes_bottom - y);
        box->variant = 1;
        box->tone = cj_tone(CJ_COLOUR_WASH);
    }
    work->column = CJ_NONE;
}

static void place_cells(struct plan *plan, const struct strip *strip, const struct cj_cells *cells, const struct way_ground *ground, uint32_t i)
{
    struct cj_work *work = plan->work;
    const struct strip_place *place = &strip->place;
    double top = place->row_y[i] - place->pad_top[i], h = place->pad_top[i] + place->row_h[i] + place->pad_bottom[i];
    for (uint32_t c = strip->first; c <= strip->last; c++) {
        if (cells->first[c] == cells->first[c + 1])
            continue;
        uint8_t level = cells->equal ? plan->ways->level[c] : 0;
        work->column = c;
        add_cell(work, plan->columns.x[c] - .12, top, plan->columns.w[c] + .24, h);
        cj_cells_place(work, cells, c, plan->columns.x[c], place->row_y[i] + level * plan->ways->drop, plan->columns.w[c],
                       cells->equal ? ground->h[level] : place->row_h[i]);
    }
    work->parent = work->column = CJ_NONE;
}

/* The icon of a row, beside its name, whose first line begins at y. */
static void place_icon(struct cj_work *work, const struct row *row, double x, double y)
{
    double cy = y + cj_theme_type(work->theme, row_label_role(row)).leading / 2;
    struct cj_box *icon = cj_work_add(work, CJ_PART_ICON, x, cy - CJ_ROW_ICON / 2, CJ_ROW_ICON, CJ_ROW_ICON);
    icon->variant = (uint8_t)row->icon;
    icon->tone = cj_tone(CJ_COLOUR_INK);
}

static void place_row_head(struct plan *plan, const struct strip *strip, uint32_t i, double width)
{
    struct cj_work *work = plan->work;
    const struct row *row = row_at(strip, i);
    double top = strip->place.row_y[i] - strip->place.pad_top[i] + row->above, start = cj_strip_start(plan, strip);
    work->zone = CJ_ZONE_LANES;
    if (row->lane != NULL && row->lane->kind == CJ_LANE_BACKSTAGE) {
        const struct cj_measured *text = cj_work_measure(work, cj_work_label(work, CJ_LABEL_LINE_OF_VISIBILITY), CJ_ROLE_META);
        double w = cj_work_text_width(work, text, CJ_ROLE_META) + .02, leading = cj_theme_type(work->theme, CJ_ROLE_META).leading;
        cj_work_add(work, CJ_PART_DASHED, start, top, width - start - w - .6, 0)->tone = cj_tone(CJ_COLOUR_INK);
        cj_work_text(work, text, CJ_ROLE_META, cj_tone(CJ_COLOUR_SECONDARY), CJ_ALIGN_END, width - w, top - leading / 2, w);
    } else if (row->rule) {
        cj_work_add(work, CJ_PART_FILL, start, top - CJ_HAIRLINE / 2, width - start, CJ_HAIRLINE)->tone = cj_tone(CJ_COLOUR_RULE);
    }
    if (row->label != NULL) {
        double down = row->lane->kind == CJ_LANE_TOUCHPOINTS && !row->large ? .57 : i == strip->emotion_row ? CJ_ROW_PAD : 0;
        double left = row_label_left(row), y = strip->place.row_y[i] + down + row->label_down;
        if (row->icon != CJ_ICON_NONE)
            place_icon(work, row, start, y);
        cj_work_text(work, row->label, row_label_role(row), cj_tone(CJ_COLOUR_INK), CJ_ALIGN_START, start + left, y, plan->label_w - left);
    }
    work->zone = CJ_ZONE_JOURNEY;
}

/* What runs along the whole journey ends at the edges of its band. */
static void cut(const struct plan *plan, const struct strip *strip, uint32_t first_box, uint32_t first_text, double width)
{
    bool all = strip->first == 0 && strip->last + 1 == plan->columns.n;
    double end = strip->last + 1 < plan->columns.n ? width - EDGE : INFINITY;
    if (!all)
        cj_tape_cut(plan->work, first_box, first_text, strip->first > 0 ? cj_strip_start(plan, strip) + plan->left + EDGE : -INFINITY, end);
}

static const struct cj_unplaced *place_emotion(struct plan *plan, const struct strip *strip, uint32_t row, double width, uint32_t *ret_unplaced)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    double start = cj_strip_start(plan, strip), x0 = strip->first > 0 ? start + plan->left : columns->x[0];
    g_autofree double *centre = g_new0(double, MAX(1, work->journey->ntouchpoints));
    g_autofree uint32_t *column_of = g_new0(uint32_t, MAX(1, work->journey->ntouchpoints));
    for (uint32_t c = 0; c < columns->n; c++)
        if (columns->touchpoint[c] != CJ_NONE) {
            centre[columns->touchpoint[c]] = columns->x[c] + (work->note > 0 ? work->note : columns->w[c]) / 2;
            column_of[columns->touchpoint[c]] = c;
        }
    struct cj_emotion_place where = {
        .label_left = start, .label_right = start + plan->label_w, .x0 = x0, .x1 = width, .y = strip->place.row_y[row], .h = strip->place.row_h[row],
        .begin = strip->first > 0 ? columns->x[0] : x0,
        .end = strip->last + 1 < columns->n ? columns->x[columns->n - 1] + columns->w[columns->n - 1] + columns->end : width,
        .centre = centre, .column_of = column_of, .first = strip->first, .last = strip->last,
    };
    return cj_emotion_place(work, plan->emotion, &where, ret_unplaced);
}

/* Places the lanes; returns the feelings that found no place in the emotion lane. */
static const struct cj_unplaced *place_rows(struct plan *plan, const struct strip *strip, const struct way_ground *ground, double width,
                                            uint32_t *ret_unplaced)
{
    struct cj_work *work = plan->work;
    const struct cj_columns *columns = &plan->columns;
    const struct strip_place *place = &strip->place;
    const struct cj_unplaced *unplaced = NULL;
    *ret_unplaced = 0;
    for (uint32_t i = 0; i < nrows(strip); i++) {
        const struct row *row = row_at(strip, i);
        work->row = row->number;
        work->parent = work->column = CJ_NONE;
        place_row_head(plan, strip, i, width);
        uint32_t first_box = work->box->len, first_text = work->ntexts;
        if (row->cells != NULL && row->cells->equal) {
            cj_ways_place(work, plan->ways, columns, ground);
            cut(plan, strip, first_box, first_text, width);
        }
        if (row->cells != NULL)
            place_cells(plan, strip, row->cells, ground, i);
        else if (i == strip->emotion_row)
            unplaced = place_emotion(plan, strip, i, width, ret_unplaced);
        else if (row->lane->kind == CJ_LANE_CHANNELS) {
            double start = cj_strip_start(plan, strip);
            cj_channels_place(work, plan->channels, columns, start, plan->label_w, strip->first > 0 ? start + plan->left : columns->x[0], width,
                              place->row_y[i]);
            cut(plan, strip, first_box, first_text, width);
        }
    }
    work->row = work->column = work->parent = CJ_NONE;
    return unplaced;
}

/* The parts of the page that give way to seams, from top to bottom; a lane begins in the white above its line. */
static void keep_off_seams(struct plan *plan, const struct arrangement *arrangement, const struct page *page)
{
    static const double above = .1;
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(struct cj_seam_group));
    struct cj_seam_group group = {.top = -INFINITY};
    g_array_append_val(groups, group);
    for (uint32_t i = 0; i < arrangement->nstrips; i++) {
        const struct strip *strip = &arrangement->strip[i];
        group = (struct cj_seam_group){strip->place.chevron_y - above, true};
        g_array_append_val(groups, group);
        for (uint32_t r = 0; r < nrows(strip); r++) {
            const struct cj_cells *cells = row_at(strip, r)->cells;
            group = (struct cj_seam_group){strip->place.row_y[r] - strip->place.pad_top[r] - above, cells == NULL || cells->equal};
            g_array_append_val(groups, group);
        }
    }
    group = (struct cj_seam_group){page->takeaways_y, false};
    if (plan->takeaways != NULL)
        g_array_append_val(groups, group);
    group.top = page->footer_y;
    g_array_append_val(groups, group);
    plan->bottom = cj_seams_keep_off(plan->work, (const struct cj_seam_group *)(void *)groups->data, groups->len, plan->takeaways != NULL);
}

static void begin(struct cj_work *work)
{
    g_array_set_size(work->box, 0);
    g_array_set_size(work->point, 0);
    g_array_set_size(work->curve, 0);
    work->ntexts = 0;
    work->node = 0;
    work->column = work->row = work->parent = CJ_NONE;
}

/* Names of lanes that stand in a further band again are read after all the first ones, not each right after its like. */
static void read_with_band(struct cj_work *work, uint32_t first_box, uint32_t first_column)
{
    for (uint32_t i = first_box; first_column > 0 && i < work->box->len; i++) {
        struct cj_box *box = &g_array_index(work->box, struct cj_box, i);
        if (box->zone == CJ_ZONE_LANES && box->column == CJ_NONE)
            box->column = first_column;
    }
}

static const struct cj_unplaced *place_strip(struct plan *plan, const struct strip *strip, double width, uint32_t *ret_unplaced)
{
    const struct strip_place *place = &strip->place;
    uint32_t first_box = plan->work->box->len;
    plan->work->zone = CJ_ZONE_JOURNEY;
    plan->work->parent = CJ_NONE;
    const double left = strip->first > 0 ? cj_strip_start(plan, strip) + plan->left : plan->columns.x[0]; /* all bands begin alike */
    cj_heads_place(plan->work, strip->heads, &plan->columns, left, place->chevron_y, place->chevron_h, place->goal_y, place->goal_h);
    struct way_ground ground = find_ground(plan, strip);
    place_grounds(plan, strip, &ground, width);
    const struct cj_unplaced *unplaced = place_rows(plan, strip, &ground, width, ret_unplaced);
    read_with_band(plan->work, first_box, strip->first);
    return unplaced;
}

static void place_lens(const struct plan *plan, const struct arrangement *arrangement, double width)
{
    if (arrangement->column > 0) {
        cj_lens_heading_place(plan->work, plan->lens, 0, 0, width);
        cj_lens_column_place(plan->work, plan->lens, 0, arrangement->strip[0].place.chevron_y, arrangement->column);
    } else {
        cj_lens_place(plan->work, plan->lens, 0, 0, width);
    }
}

/* All strips; returns the feelings without a place of all of them. */
static const struct cj_unplaced *place_strips(struct plan *plan, const struct arrangement *arrangement, double width, uint32_t *ret_unplaced)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct cj_unplaced));
    for (uint32_t i = 0; i < arrangement->nstrips; i++) {
        uint32_t n;
        place_columns(plan, arrangement, &arrangement->strip[i], width);
        settle_storyboard(plan, &arrangement->strip[i]);
        const struct cj_unplaced *unplaced = place_strip(plan, &arrangement->strip[i], width, &n);
        g_array_append_vals(all, unplaced, n);
    }
    *ret_unplaced = all->len;
    return cj_arena_seal(plan->work->arena, all);
}

const struct cj_unplaced *cj_page_place(struct plan *plan, struct arrangement *arrangement, double width, double height, uint32_t *ret_unplaced)
{
    struct cj_work *work = plan->work;
    begin(work);
    work->page_width = width;
    cj_page_beyond(plan, arrangement, width);
    for (uint32_t i = 0; i < arrangement->nstrips; i++)
        settle_storyboard(plan, &arrangement->strip[i]);
    struct page page = make_page(plan, arrangement, width, height);
    place_lens(plan, arrangement, width);
    const struct cj_unplaced *unplaced = place_strips(plan, arrangement, width, ret_unplaced);
    work->zone = CJ_ZONE_TAKEAWAYS;
    if (plan->takeaways != NULL)
        cj_takeaways_place(work, plan->takeaways, 0, page.takeaways_y, width);
    work->zone = CJ_ZONE_FOOTER;
    work->parent = CJ_NONE;
    cj_footer_place(work, plan->footer, 0, page.footer_y, width);
    if (work->seams != NULL)
        keep_off_seams(plan, arrangement, &page);
    return unplaced;
}
