/* How the columns are arranged on the page, and the problems of fitting them to it: a strip of columns has its own rows, as high as they
 * need be there. */
#include "bands.h"
#include "tape.h"

#include <math.h>

#define GOAL_GAP .67           /* between chevrons and goals */

/* --- the rows of a strip --------------------------------------------------------------------------------------------- */

/* The row before that has a lane; NULL: none. */
static struct row *lane_before(GArray *rows, uint32_t i)
{
    while (i-- > 0)
        if (g_array_index(rows, struct row, i).lane != NULL)
            return &g_array_index(rows, struct row, i);
    return NULL;
}

/* What a row is beside those above it: hairlines, and the room between. */
static void settle_row(GArray *rows, uint32_t i)
{
    struct row *row = &g_array_index(rows, struct row, i), *before = lane_before(rows, i);
    if (row->lane == NULL)
        return;
    bool backstage = row->lane->kind == CJ_LANE_BACKSTAGE;
    row->goes_on &= before != NULL && before->lane == row->lane;
    row->rule = before != NULL && !row->goes_on;
    if (row->goes_on) {
        row->pad_top = CJ_TIME_GAP;
        before->pad_bottom = 0;
    }
    /* The line of visibility has a label on it: it must not lie in the emotion lane, nor among the goals. */
    if (row->rule && backstage && before->lane->kind == CJ_LANE_EMOTION)
        before->pad_bottom = CJ_ROW_PAD;
    if (!row->rule && backstage)
        row->above = CJ_ROW_PAD;
    row->pad_top += row->above;
}

/* Has the row something in these columns? The emotion line and the channels run through all of them. */
static bool is_there(const struct row *row, const struct strip *strip)
{
    for (uint32_t c = strip->first; row->cells != NULL && c <= strip->last; c++)
        if (row->cells->first[c] < row->cells->first[c + 1])
            return true;
    return row->cells == NULL;
}

/* A name alone stands above the rows that go on with its lane. */
static bool names_something(const struct plan *plan, const struct strip *strip, uint32_t i)
{
    const struct row *row = &g_array_index(plan->rows, struct row, i), *next = row;
    if (row->cells != NULL || row->lane->kind != CJ_LANE_TIME)
        return is_there(row, strip);
    while (++i < plan->rows->len && (next = &g_array_index(plan->rows, struct row, i))->goes_on)
        if (is_there(next, strip))
            return true;
    return false;
}

void cj_strip_find_rows(const struct plan *plan, struct strip *strip)
{
    bool all = strip->first == 0 && strip->last + 1 == plan->columns.n;
    g_array_set_size(strip->rows, 0);
    strip->emotion_row = CJ_NONE;
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        struct row row = g_array_index(plan->rows, struct row, i);
        row.number = i;
        if (!all && !names_something(plan, strip, i))
            continue;
        if (i == plan->emotion_row)
            strip->emotion_row = strip->rows->len;
        g_array_append_val(strip->rows, row);
    }
    for (uint32_t i = 0; i < strip->rows->len; i++)
        settle_row(strip->rows, i);
}

/* --- panels ------------------------------------------------------------------------------------------------------------- */

enum { PANEL_HEADING = PANEL_COUNT }; /* instead of the lens, where that is at the left */

struct panel { const struct plan *plan; int which; };

static double panel_height(void *self, double width)
{
    const struct panel *panel = self;
    switch (panel->which) {
    case PANEL_LENS: return cj_lens_height(panel->plan->lens, width);
    case PANEL_HEADING: return cj_lens_heading_height(panel->plan->lens, width);
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

void cj_plan_place_code(struct plan *plan, const struct arrangement *arrangement, double side)
{
    if (plan->work->qr == NULL)
        return;
    const GArray *rows = arrangement->strip[arrangement->nstrips - 1].rows;
    double pad = rows->len > 0 ? g_array_index(rows, struct row, rows->len - 1).pad_bottom : 0; /* a file may leave out all its lanes */
    cj_takeaways_set_code(plan->takeaways, side, TAKEAWAYS_GAP + pad, FOOTER_GAP);
}

struct cj_steps *cj_plan_panels(struct plan *plan, double least, double most)
{
    struct cj_steps *panel = CJ_NEW(plan->work->arena, struct cj_steps, PANEL_COUNT);
    for (int i = 0; i < PANEL_COUNT; i++)
        panel[i] = panel_steps(plan, i, least, most);
    return panel;
}

/* Asks the panels between the least and the full width of the strips. */
static void ask_panels(struct plan *plan, struct arrangement *arrangement)
{
    double least = 8, most = 0;
    for (uint32_t i = 0; i < arrangement->nstrips; i++) {
        least = MAX(least, cj_fit_least_width(&arrangement->strip[i].problem));
        most = MAX(most, cj_fit_full_width(&arrangement->strip[i].problem));
    }
    arrangement->panels_least = least;
    arrangement->panels_most = MAX(MAX(most, 2 * least) * 1.05, 160);
    cj_plan_place_code(plan, arrangement, 0);
    arrangement->panel = cj_plan_panels(plan, least, arrangement->panels_most);
    arrangement->without_code = arrangement->panel[PANEL_TAKEAWAYS];
    arrangement->lens[0] = arrangement->panel[PANEL_LENS];
    arrangement->lens[1].n = 0;
}

/* What is before a strip's first column with a lens of that width at the left. */
static double left_of(const struct plan *plan, const struct strip *strip, double column)
{
    double left = plan->left + (strip->first > 0 ? TAPE_BEFORE : 0);
    return column > 0 ? left + column + CJ_PANEL_GUTTER : left;
}

void cj_plan_set_column(struct plan *plan, struct arrangement *arrangement, double column)
{
    struct cj_steps *heading = &arrangement->lens[1];
    if (column == arrangement->column)
        return;
    g_assert(cj_lens_has_column(plan->lens));
    if (heading->n == 0)
        *heading = panel_steps(plan, PANEL_HEADING, arrangement->panels_least, arrangement->panels_most);
    arrangement->column = column;
    arrangement->panel[PANEL_LENS] = arrangement->lens[column > 0];
    double beside = column > 0 ? cj_lens_column_height(plan->lens, column) : 0;
    for (uint32_t i = 0; i < arrangement->nstrips; i++) {
        struct strip *strip = &arrangement->strip[i];
        strip->left = left_of(plan, strip, column);
        strip->problem.left = strip->left + strip->right;
        strip->problem.beside = arrangement->nstrips == 1 ? beside : 0;
        cj_fit_search_beside(strip->search);
    }
    arrangement->stack.beside = beside;
}

void cj_plan_set_code(struct plan *plan, struct arrangement *arrangement, double side)
{
    if (plan->work->qr == NULL)
        return;
    cj_plan_place_code(plan, arrangement, side);
    arrangement->panel[PANEL_TAKEAWAYS] = arrangement->without_code;
    if (side > 0)
        arrangement->panel[PANEL_TAKEAWAYS] = panel_steps(plan, PANEL_TAKEAWAYS, arrangement->panels_least, MAX(arrangement->panels_most, 3 * side));
    if (arrangement->nstrips == 1)
        cj_fit_search_panels(arrangement->strip[0].search);
}

/* --- the problem of a strip ----------------------------------------------------------------------------------------------- */

double cj_strip_gutter(const struct plan *plan, const struct strip *strip, uint32_t column)
{
    return column == strip->first && column > 0 ? 0 : plan->columns.gutter[column];
}

double cj_strip_start(const struct plan *plan, const struct strip *strip)
{
    return strip->left - plan->left - (strip->first > 0 ? TAPE_BEFORE : 0);
}

static struct cj_fit_column *fit_columns(const struct plan *plan, const struct strip *strip)
{
    uint32_t n = strip->last - strip->first + 1;
    struct cj_fit_column *column = CJ_NEW(plan->work->arena, struct cj_fit_column, n);
    for (uint32_t i = 0; i < n; i++) {
        uint32_t c = strip->first + i;
        column[i] = (struct cj_fit_column){cj_strip_gutter(plan, strip, c), MAX(CJ_COLUMN_LEAST, plan->ways->least[c]), CJ_COLUMN_MOST};
    }
    return column;
}

double cj_row_least(const struct plan *plan, const struct row *row)
{
    return MAX(row->content, cj_work_text_height(plan->work, row->label, row_label_role(row), plan->label_w - row_label_left(row)));
}

static struct cj_fit_row *fit_rows(const struct plan *plan, const struct strip *strip)
{
    struct cj_fit_row *fit = CJ_NEW(plan->work->arena, struct cj_fit_row, FIT_LANES + strip->rows->len);
    fit[FIT_GOALS].fixed = cj_heads_have_goals(strip->heads) ? GOAL_GAP : 0;
    for (uint32_t i = 0; i < strip->rows->len; i++) {
        const struct row *row = &g_array_index(strip->rows, struct row, i);
        fit[FIT_LANES + i].cell = row->cells == NULL ? NULL : row->cells->steps + strip->first;
        fit[FIT_LANES + i].fixed = row->pad_top + row->pad_bottom;
        fit[FIT_LANES + i].least = cj_row_least(plan, row);
    }
    return fit;
}

void cj_strip_init(struct plan *plan, struct strip *strip, uint32_t first, uint32_t last)
{
    *strip = (struct strip){
        .first = first, .last = last, .left = plan->left + (first > 0 ? TAPE_BEFORE : 0),
        .right = last + 1 < plan->columns.n ? TAPE_AFTER : plan->columns.end, .rows = g_array_new(FALSE, TRUE, sizeof(struct row)),
    };
    strip->heads = cj_heads_new(plan->work, &plan->columns, first, last, strip->right);
}

void cj_strip_pose(struct plan *plan, struct strip *strip)
{
    g_autoptr(GArray) across = g_array_new(FALSE, TRUE, sizeof(struct cj_fit_across));
    cj_strip_find_rows(plan, strip);
    cj_heads_across(plan->work, strip->heads, FIT_CHEVRONS, FIT_GOALS, across);
    strip->problem = (struct cj_fit_problem){
        .left = strip->left + strip->right, .ncolumns = strip->last - strip->first + 1, .nrows = FIT_LANES + strip->rows->len,
        .nacross = across->len, .column = fit_columns(plan, strip), .row = fit_rows(plan, strip),
        .across = cj_arena_seal(plan->work->arena, across), .equal_columns = plan->equal_columns,
    };
}

void cj_strip_finish(struct strip *strip)
{
    cj_fit_search_free(strip->search);
    strip->search = NULL;
    g_clear_pointer(&strip->rows, g_array_unref);
}

/* --- arrangements ----------------------------------------------------------------------------------------------------------- */

double cj_plan_fixed(const struct plan *plan)
{
    return LENS_GAP + (plan->takeaways != NULL ? TAKEAWAYS_GAP : 0) + FOOTER_GAP;
}

void cj_plan_add(struct plan *plan, struct arrangement *arrangement)
{
    if (plan->arrangements == NULL)
        plan->arrangements = g_ptr_array_new();
    g_ptr_array_add(plan->arrangements, arrangement);
}

void cj_plan_arrange(struct plan *plan)
{
    struct arrangement *arrangement = CJ_NEW(plan->work->arena, struct arrangement, 1);
    *arrangement = (struct arrangement){.nstrips = 1, .strip = CJ_NEW(plan->work->arena, struct strip, 1)};
    cj_strip_init(plan, &arrangement->strip[0], plan->first, plan->last);
    plan->arrangement = arrangement;
    cj_plan_add(plan, arrangement);
    cj_plan_prepare(plan, arrangement);
}

void cj_plan_prepare(struct plan *plan, struct arrangement *arrangement)
{
    uint32_t n = arrangement->nstrips;
    arrangement->column = 0;
    for (uint32_t i = 0; i < n; i++) {
        arrangement->strip[i].left = left_of(plan, &arrangement->strip[i], 0);
        cj_strip_pose(plan, &arrangement->strip[i]);
    }
    ask_panels(plan, arrangement);
    if (n == 1) {
        struct cj_fit_problem *problem = &arrangement->strip[0].problem;
        problem->fixed = cj_plan_fixed(plan);
        problem->panel = arrangement->panel;
        problem->npanels = PANEL_COUNT;
    }
    struct cj_fit_search **search = CJ_NEW(plan->work->arena, struct cj_fit_search *, n);
    for (uint32_t i = 0; i < n; i++) {
        cj_fit_search_free(arrangement->strip[i].search);
        search[i] = arrangement->strip[i].search = cj_fit_search_new(&arrangement->strip[i].problem);
    }
    arrangement->stack = (struct cj_fit_stack){
        .nstrips = n, .npanels = PANEL_COUNT, .strip = search, .panel = arrangement->panel, .fixed = cj_plan_fixed(plan),
        .between = (n - 1) * BANDS_GAP,
    };
}

void cj_plan_finish(struct plan *plan)
{
    for (guint i = 0; plan->arrangements != NULL && i < plan->arrangements->len; i++) {
        struct arrangement *arrangement = plan->arrangements->pdata[i];
        for (uint32_t k = 0; k < arrangement->nstrips; k++)
            cj_strip_finish(&arrangement->strip[k]);
    }
    g_clear_pointer(&plan->arrangements, g_ptr_array_unref);
    plan->arrangement = NULL;
}
