/* One journey, one sheet: the door of the room. A page is planned, put on a sheet and filled; a feeling without a place in the
 * emotion lane makes room for itself, and the page is fitted again. */
#include <cjmap/layout.h>

#include <math.h>
#include <string.h>

#include "bands.h"
#include "seams.h"

#define SEAM_CLEAR_MM .7       /* on both sides of a seam: half a millimetre is promised */
#define SEAM_SLACK 1e-4
#define SEAM_UNUSED .6         /* height that nothing uses is worth another try from here on */
#define SEAM_BACK .8           /* of it */
#define SEAM_ATTEMPT 1.7       /* height that each further attempt leaves free */
#define SEAM_TRIES 24
#define NARROW_TRIES 80
#define NARROW_PART .3         /* of the width that is lacking is given at a time, */
#define NARROW_LEAST .3        /* but so much at least */

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

/* The feelings row put into a strip's fit as it is. Returns how much higher the strip is. */
static double squeeze_into(const struct plan *plan, struct strip *strip, const struct cj_fit *fit, struct cj_fit *ret_fit)
{
    g_autoptr(GArray) before = strip->rows;
    strip->rows = g_array_new(FALSE, TRUE, sizeof(struct row));
    cj_strip_find_rows(plan, strip);
    uint32_t at = strip->emotion_row + 1, n = strip->rows->len, more = n - before->len;
    const struct row *row = at < n ? &g_array_index(strip->rows, struct row, at) : NULL;
    *ret_fit = *fit;
    if (row == NULL || row->lane != NULL)
        return 0; /* all feelings of the strip have a place */
    double h = 0;
    for (uint32_t c = 0; c <= strip->last - strip->first; c++)
        if (row->cells->steps[strip->first + c].n > 0)
            h = MAX(h, cj_steps_height(&row->cells->steps[strip->first + c], fit->col_w[c]));
    double *row_h = CJ_NEW(plan->work->arena, double, FIT_LANES + n);
    memcpy(row_h, fit->row_h, (FIT_LANES + at) * sizeof *row_h);
    row_h[FIT_LANES + at] = h;
    for (uint32_t i = at + 1; i < n; i++)
        row_h[FIT_LANES + i] = fit->row_h[FIT_LANES + i - more];
    double was = more ? 0 : fit->row_h[FIT_LANES + at] + row->pad_top + row->pad_bottom;
    ret_fit->row_h = row_h;
    ret_fit->height += h + row->pad_top + row->pad_bottom - was;
    return ret_fit->height - fit->height;
}

/* Puts the feelings row into the fit as it is, if the sheet has height to spare: columns and type stay as they are. */
static bool squeeze_in(struct plan *plan, struct trial *trial)
{
    struct arrangement *as = trial->as;
    struct cj_fit *fit = CJ_NEW(plan->work->arena, struct cj_fit, as->nstrips);
    double more = 0;
    for (uint32_t i = 0; i < as->nstrips; i++)
        more += squeeze_into(plan, &as->strip[i], &trial->fit[i], &fit[i]);
    if (!(trial->height + more <= cj_trial_room(trial)))
        return false;
    trial->fit = fit;
    trial->height += more;
    return true;
}

static bool refit(struct plan *plan, struct trial *trial)
{
    uint64_t before = trial->evaluations;
    cj_plan_prepare(plan, trial->as);
    *trial = cj_trial_again(plan, trial);
    trial->evaluations += before;
    return trial->fits;
}

static void set_tall(struct plan *plan, bool tall)
{
    cj_emotion_set_tall(plan->emotion, tall);
    g_array_index(plan->rows, struct row, plan->emotion_row).content = cj_emotion_least(plan->emotion);
}

/* What to do about feelings without a place, in the order it is tried. Room for labels of two lines is cheaper than a row; the row
 * changes the fit, and in the new fit another feeling may lose its place: a few rounds, then all stand in the row. */
static bool make_room(struct plan *plan, struct trial *trial, int round, GArray *all, const struct cj_unplaced *unplaced, uint32_t n)
{
    if (round == 0) {
        set_tall(plan, true);
        return refit(plan, trial);
    }
    if (round < 5)
        move_down(plan, all, unplaced, n);
    else
        exclude_all(plan, all);
    return squeeze_in(plan, trial) || refit(plan, trial);
}

/* The seams on the page, in em of this trial. */
static void find_seams(const struct plan *plan, const struct trial *trial)
{
    struct cj_seam_lines *lines = plan->work->seams;
    if (lines == NULL)
        return;
    const struct cj_seams *seams = plan->seams;
    double em_mm = trial->em_pt / CJ_PT_PER_MM;
    bool mirrored = cj_layout_is_mirrored(plan->work->journey);
    *lines = (struct cj_seam_lines){.nx = seams->nx, .ny = seams->ny, .clear = SEAM_CLEAR_MM / em_mm};
    for (uint32_t i = 0; i < seams->nx; i++) {
        double mm = mirrored ? trial->width_mm - seams->x_mm[seams->nx - 1 - i] : seams->x_mm[i];
        lines->x[i] = (mm - trial->margin_mm) / em_mm;
    }
    for (uint32_t i = 0; i < seams->ny; i++)
        lines->y[i] = (seams->y_mm[i] - trial->margin_mm) / em_mm;
}

static void take_fit(struct trial *trial)
{
    for (uint32_t i = 0; i < trial->as->nstrips; i++)
        trial->as->strip[i].fit = trial->fit[i];
}

/* Columns that begin after a seam want more width: the map is fitted to a narrower page, until they have it. */
static bool narrow(struct plan *plan, struct trial *trial)
{
    for (int tries = 0; tries < NARROW_TRIES; tries++) {
        take_fit(trial);
        find_seams(plan, trial);
        double em_mm = trial->em_pt / CJ_PT_PER_MM, beyond = cj_page_beyond(plan, trial->as, cj_trial_inner(trial, trial->width_mm));
        if (beyond <= SEAM_SLACK)
            return true;
        trial->spare_w_mm += fmax(NARROW_PART * beyond, NARROW_LEAST) * em_mm;
        *trial = cj_trial_again(plan, trial);
        if (!trial->fits)
            return false;
    }
    return false;
}

/* Where the search for a page with seams is. */
struct seam_search {
    int tries;
    bool settling;            /* no better one is looked for any more */
    double em_pt, spare_h_mm; /* of the best page that is right, 0: none yet */
};

/* Is the page right, and as good as it gets? Else trial says what to try next: more height for what gives way to seams, or less. */
static bool is_off_seams(const struct plan *plan, struct seam_search *search, struct trial *trial, double height)
{
    const struct cj_seam_lines *seams = plan->work->seams;
    double em_mm = trial->em_pt / CJ_PT_PER_MM, below = plan->bottom - height;
    bool right = below <= SEAM_SLACK && !seams->failed;
    if (right && (search->settling || below > -SEAM_UNUSED || trial->em_pt <= search->em_pt + SEAM_SLACK))
        return true;
    search->tries++;
    if (right) {
        search->em_pt = trial->em_pt;
        search->spare_h_mm = trial->spare_h_mm;
        trial->spare_h_mm = fmax(0, trial->spare_h_mm + below * SEAM_BACK * em_mm);
    } else if (search->em_pt > 0 && !search->settling) {
        search->settling = true;
        trial->spare_h_mm = search->spare_h_mm;
    } else {
        trial->spare_h_mm += (below > SEAM_SLACK ? below : 1) * em_mm; /* other sizes have other places */
    }
    return false;
}

/* Places everything until every feeling has a place and no text lies on a seam. */
static bool settle(struct plan *plan, struct trial *trial, double *ret_width, double *ret_height)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct cj_unplaced));
    struct seam_search search = {.settling = plan->seams != NULL && plan->seams->attempt > 0};
    double kept = plan->seams != NULL ? plan->seams->attempt * SEAM_ATTEMPT * trial->em_pt / CJ_PT_PER_MM : 0;
    if (kept > 0) {
        trial->spare_w_mm = trial->spare_h_mm = kept;
        if (!refit(plan, trial))
            return false;
    }
    for (int round = 0; search.tries < SEAM_TRIES;) {
        if (plan->seams != NULL && !narrow(plan, trial))
            return false;
        take_fit(trial);
        *ret_width = cj_trial_inner(trial, trial->width_mm);
        *ret_height = cj_trial_inner(trial, trial->height_mm);
        uint32_t n;
        const struct cj_unplaced *unplaced = cj_page_place(plan, trial->as, *ret_width, cj_trial_room(trial), &n);
        if (n > 0) {
            if (!make_room(plan, trial, round++, all, unplaced, n))
                return false;
            continue;
        }
        if (plan->seams == NULL || is_off_seams(plan, &search, trial, *ret_height))
            return true;
        trial->spare_w_mm = kept;
        if (!refit(plan, trial))
            return false;
    }
    return false;
}

/* Pictures in narrow columns are lower than was thought before there were columns: what that leaves is worth larger type. */
static bool tighten(struct plan *plan, struct trial *trial)
{
    g_autofree double *col_w = g_new(double, plan->columns.n);
    for (uint32_t c = 0; c < plan->columns.n; c++)
        col_w[c] = CJ_COLUMN_MOST; /* those on other sheets make none here smaller */
    for (uint32_t i = 0; i < trial->as->nstrips; i++) {
        const struct strip *strip = &trial->as->strip[i];
        memcpy(col_w + strip->first, trial->fit[i].col_w, (strip->last - strip->first + 1) * sizeof *col_w);
    }
    for (uint32_t i = 0; i < plan->rows->len; i++) {
        struct cj_cells *cells = g_array_index(plan->rows, struct row, i).cells;
        if (cells != NULL && cells->storyboard != NULL && cj_storyboard_tighten(plan->work, cells, col_w, plan->columns.n))
            return refit(plan, trial);
    }
    return true;
}

/* Scripts that are read from right to left mirror the whole map. */
bool cj_layout_is_mirrored(const struct cj_journey *journey)
{
    static const char *const rows[] = {"ar", "fa", "he", "ur"};
    const char *language = journey->language.s != NULL ? journey->language.s : "";
    size_t primary = strcspn(language, "-_");
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
        if (strlen(rows[i]) == primary && g_ascii_strncasecmp(language, rows[i], primary) == 0)
            return true;
    return false;
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
    layout->evaluations = trial->evaluations;
    layout->seams = plan->seams;
    layout->nbands = trial->as->nstrips;
    layout->ntried = plan->tried->len;
    layout->tried = cj_arena_seal(work->arena, plan->tried);
    layout->qr = trial->code_mm > 0 ? work->qr : NULL;
    return layout;
}

/* What was taken is known exactly, once all has its place. */
static void note_taken(struct plan *plan, const struct trial *trial)
{
    for (uint32_t i = 0; i < plan->tried->len; i++) {
        struct cj_tried *tried = &g_array_index(plan->tried, struct cj_tried, i);
        bool upright = trial->roll ? trial->roll == CJ_PORTRAIT : trial->height_mm > trial->width_mm;
        bool same = tried->bands == trial->as->nstrips && tried->upright == upright && tried->left == (trial->column > 0);
        if (!same || strcmp(tried->sheet, trial->name) != 0)
            continue;
        tried->taken = tried->exact = true;
        tried->em_pt = trial->em_pt;
        if (tried->length_mm > 0)
            tried->length_mm = upright ? trial->height_mm : trial->width_mm;
    }
}

static void refuse_bands(const struct plan *plan, GError **error)
{
    if (plan->most_bands == 1)
        g_set_error(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_BANDS,
                    "the journey can't be cut into bands: between all of its touchpoints stands a decision or a way that comes back, or a side route "
                    "runs beside them");
    else
        g_set_error(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_BANDS,
                    "the journey can be cut into %u bands at most: a cut keeps off decisions, side routes and ways that come back between two "
                    "touchpoints", plan->most_bands);
}

/* ret_would_pt: the trial's, of a roll on which it does not fit; may be NULL. */
static const struct cj_layout *try_sheet(struct plan *plan, const struct cj_layout_options *options, double *ret_would_pt, GError **error)
{
    plan->most_bands = cj_bands_most(plan);
    if (plan->bands > plan->most_bands) {
        refuse_bands(plan, error);
        return NULL;
    }
    cj_plan_arrange(plan);
    struct trial trial = cj_trial_choose(plan, options);
    double width = 0, height = 0;
    bool settled = trial.fits && tighten(plan, &trial) && settle(plan, &trial, &width, &height);
    note_taken(plan, &trial);
    if (settled)
        return seal(plan, &trial, width, height);
    if (plan->work->seams != NULL && trial.fits) {
        g_set_error(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_SEAMS, "the texts can't all be kept off the seams between the sheets");
        return NULL;
    }
    if (ret_would_pt != NULL)
        *ret_would_pt = trial.would_pt;
    g_set_error(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_TOO_LARGE, "the map does not fit on %s at any type size", trial.name);
    return NULL;
}

static const struct cj_layout *lay_out(const struct task *task, const struct cj_layout_options *options, double *ret_would_pt, GError **error)
{
    struct cj_work work;
    struct plan plan;
    cj_plan_begin(&work, &plan, task, options);
    const struct cj_layout *layout = try_sheet(&plan, options, ret_would_pt, error);
    cj_plan_end(&work, &plan);
    return layout;
}

/* The last feelings to find a place can cost what the type had above the promise: then a larger sheet keeps it. */
static const struct cj_layout *keep_promise(const struct task *task, const struct cj_layout_options *options, const struct cj_layout *layout)
{
    uint32_t n;
    const struct cj_paper *paper = cj_paper_rows(&n), *taken = cj_paper_find(layout->sheet.name);
    struct cj_layout_options larger = *options;
    larger.sheet = CJ_SHEET_FIXED;
    for (larger.paper = taken + 1; larger.paper < paper + n && !layout->sheet.kept; larger.paper++) {
        const struct cj_layout *next = larger.paper->automatic ? lay_out(task, &larger, NULL, NULL) : NULL;
        layout = next != NULL ? next : layout;
    }
    return layout;
}

/* --- a roll that is too narrow: what would do, found by laying out ------------------------------------------------------ */

static bool fits_at(const struct task *task, const struct cj_layout_options *options, double em_pt)
{
    struct cj_layout_options smaller = *options;
    smaller.least_em_pt = em_pt;
    return lay_out(task, &smaller, NULL, NULL) != NULL;
}

static double tenths(double pt)
{
    return floor(pt * 10) / 10;
}

/* The type size below what was asked for, in tenths of a point, at which the map fits on the roll; 0: none. `about`: where to begin. */
static double smaller_type(const struct task *task, const struct cj_layout_options *options, double about)
{
    const double step = .94, finer = 1.03, slack = .985, least_pt = 3; /* nobody asks for less */
    double em = about * slack;
    while (em >= least_pt && !fits_at(task, options, tenths(em)))
        em *= step;
    if (em < least_pt)
        return 0;
    return em < about * slack && fits_at(task, options, tenths(em * finer)) ? tenths(em * finer) : tenths(em);
}

/* The narrowest of the usual rolls that are wider, on which it fits; NULL: none. */
static const struct cj_roll *wider_roll(const struct task *task, const struct cj_layout_options *options)
{
    uint32_t n;
    const struct cj_roll *roll = cj_roll_rows(&n);
    struct cj_layout_options wider = *options;
    for (uint32_t i = 0; i < n; i++) {
        wider.roll_mm = roll[i].width_mm;
        if (wider.roll_mm > options->roll_mm + 1 && lay_out(task, &wider, NULL, NULL) != NULL)
            return &roll[i];
    }
    return NULL;
}

static void say_too_narrow(const struct task *task, const struct cj_layout_options *options, double would_pt, GError **error)
{
    const struct cj_roll *roll = wider_roll(task, options);
    double em = smaller_type(task, options, would_pt);
    char width[G_ASCII_DTOSTR_BUF_SIZE], asked[G_ASCII_DTOSTR_BUF_SIZE], fits[G_ASCII_DTOSTR_BUF_SIZE], from[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(width, sizeof width, "%.0f", options->roll_mm);
    g_ascii_formatd(asked, sizeof asked, "%.1f", options->least_em_pt > 0 ? options->least_em_pt : CJ_EM_PT_PER_METRE);
    g_ascii_formatd(fits, sizeof fits, "%.1f", em);
    g_ascii_formatd(from, sizeof from, "%.2f", em / CJ_EM_PT_PER_METRE);
    g_autoptr(GString) advice = g_string_new(NULL);
    if (roll != NULL)
        g_string_append_printf(advice, "take --roll %s", roll->name);
    if (em > 0)
        g_string_append_printf(advice, "%s--min-type %spt, readable from %s m", advice->len > 0 ? ", or " : "take ", fits, from);
    if (advice->len == 0)
        g_string_append(advice, "fewer or shorter texts would");
    g_set_error(error, CJ_LAYOUT_ERROR, CJ_LAYOUT_ERROR_TOO_LARGE,
                "at a body type of %s pt the map does not fit on a roll of %s mm, however long (a page ends at 5.08 m); %s", asked, width, advice->str);
}

const struct cj_layout *cj_layout_build(const struct cj_journey *journey, const struct cj_theme *theme, const struct cj_measurer *measurer,
                                        const struct cj_layout_options *options, struct cj_arena *arena, GError **error)
{
    const struct task task = {journey, theme, measurer, arena};
    double would_pt = 0;
    g_autoptr(GError) why = NULL;
    const struct cj_layout *layout = lay_out(&task, options, &would_pt, &why);
    if (layout == NULL && options->sheet == CJ_SHEET_ROLL && why->code == CJ_LAYOUT_ERROR_TOO_LARGE)
        say_too_narrow(&task, options, would_pt, error);
    else if (layout == NULL)
        g_propagate_error(error, g_steal_pointer(&why));
    if (options->sheet == CJ_SHEET_AUTO && layout != NULL && !layout->sheet.kept)
        return keep_promise(&task, options, layout);
    return layout;
}
