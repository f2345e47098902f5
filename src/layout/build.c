/* One journey, one sheet: the door of the room. A page is planned, put on a sheet and filled; a feeling without a place in the
 * emotion lane makes room for itself, and the page is fitted again. */
#include <cjmap/layout.h>

#include <string.h>

#include "plan.h"

G_DEFINE_QUARK(cj-layout-error-quark, cj_layout_error)

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
    if (!(height <= cj_trial_inner(trial, trial->height_mm)))
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
    cj_plan_prepare(plan, equal_columns);
    *trial = cj_trial_again(plan, trial);
    trial->fit.evaluations += before;
    return trial->fits;
}

static void set_tall(struct plan *plan, bool tall)
{
    cj_emotion_set_tall(plan->emotion, tall);
    g_array_index(plan->rows, struct row, plan->emotion_row).content = cj_emotion_least(plan->emotion);
}

/* What to do about feelings without a place, in the order it is tried. Room for labels of two lines is cheaper than a row; the row
 * changes the fit, and in the new fit another feeling may lose its place: a few rounds, then all stand in the row. */
static bool make_room(struct plan *plan, struct trial *trial, int round, GArray *all, const struct cj_unplaced *unplaced, uint32_t n,
                      bool equal_columns)
{
    if (round == 0) {
        set_tall(plan, true);
        return refit(plan, trial, equal_columns);
    }
    if (round < 5)
        move_down(plan, all, unplaced, n);
    else
        exclude_all(plan, all);
    return squeeze_in(plan, trial) || refit(plan, trial, equal_columns);
}

/* Places everything until every feeling has a place. */
static bool settle(struct plan *plan, struct trial *trial, bool equal_columns, double *ret_width, double *ret_height)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct cj_unplaced));
    for (int round = 0;; round++) {
        plan->fit = trial->fit;
        *ret_width = cj_trial_inner(trial, trial->width_mm);
        *ret_height = cj_trial_inner(trial, trial->height_mm);
        uint32_t n;
        const struct cj_unplaced *unplaced = cj_page_place(plan, *ret_width, *ret_height, &n);
        if (n == 0)
            return true;
        if (!make_room(plan, trial, round, all, unplaced, n, equal_columns))
            return false;
    }
}

/* Pictures in narrow columns are lower than was thought before there were columns: what that leaves is worth larger type. */
static bool tighten(struct plan *plan, struct trial *trial, bool equal_columns)
{
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        struct cj_cells *cells = g_array_index(plan->rows, struct row, i).cells;
        if (cells != NULL && cells->storyboard != NULL && cj_storyboard_tighten(plan->work, cells, trial->fit.col_w, plan->columns.n))
            return refit(plan, trial, equal_columns);
    }
    return true;
}

/* --- the door -------------------------------------------------------------------------------------------------------- */

static const struct cj_layout *seal(struct plan *plan, const struct trial *trial, double width, double height)
{
    struct cj_work *work = plan->work;
    struct cj_layout *layout = CJ_NEW(work->arena, struct cj_layout, 1);
    layout->sheet = cj_trial_sheet(plan, trial);
    layout->journey = work->journey;
    layout->pictures = work->pictures;
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
    layout->qr = trial->code_mm > 0 ? work->qr : NULL;
    return layout;
}

static const struct cj_layout *lay_out(const struct cj_journey *journey, const struct cj_theme *theme, const struct cj_measurer *measurer,
                                       const struct cj_layout_options *options, struct cj_arena *arena, GError **error)
{
    g_autoptr(GArray) box = g_array_new(FALSE, TRUE, sizeof(struct cj_box));
    g_autoptr(GArray) point = g_array_new(FALSE, TRUE, sizeof(struct cj_point));
    g_autoptr(GArray) curve = g_array_new(FALSE, TRUE, sizeof(struct cj_curve));
    g_autoptr(GArray) rows = g_array_new(FALSE, TRUE, sizeof(struct row));
    struct cj_work work = {
        .arena = arena, .journey = journey, .theme = theme, .measurer = measurer, .language = cj_language_find(journey->language.s),
        .pictures = options->images, .qr = options->qr, .box = box, .point = point, .curve = curve, .column = CJ_NONE, .row = CJ_NONE,
        .parent = CJ_NONE,
    };
    struct plan plan = {.rows = rows, .least_em_pt = options->least_em_pt};
    cj_plan_make(&work, &plan);
    cj_plan_prepare(&plan, options->equal_columns);
    struct trial trial = cj_trial_choose(&plan, options);
    double width, height;
    bool settled = trial.fits && tighten(&plan, &trial, options->equal_columns) &&
                   settle(&plan, &trial, options->equal_columns, &width, &height);
    cj_plan_finish(&plan);
    if (!settled) {
        g_set_error(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_TOO_LARGE, "the map does not fit on %s at any type size", trial.name);
        return NULL;
    }
    return seal(&plan, &trial, width, height);
}

const struct cj_layout *cj_layout_build(const struct cj_journey *journey, const struct cj_theme *theme, const struct cj_measurer *measurer,
                                        const struct cj_layout_options *options, struct cj_arena *arena, GError **error)
{
    const struct cj_layout *layout = lay_out(journey, theme, measurer, options, arena, error);
    if (options->sheet != CJ_SHEET_AUTO || layout == NULL || layout->sheet.kept)
        return layout;
    /* The last feelings to find a place can cost what the type had above the promise: then a larger sheet keeps it. */
    uint32_t n;
    const struct cj_paper *paper = cj_paper_rows(&n), *taken = cj_paper_find(layout->sheet.name);
    struct cj_layout_options larger = *options;
    larger.sheet = CJ_SHEET_FIXED;
    for (larger.paper = taken + 1; larger.paper < paper + n && !layout->sheet.kept; larger.paper++) {
        const struct cj_layout *next = larger.paper->automatic ? lay_out(journey, theme, measurer, &larger, arena, NULL) : NULL;
        layout = next != NULL ? next : layout;
    }
    return layout;
}
