/* Which sheet, and how large the type is on it: callers of the fit. A named paper, a size of the author's own, the smallest that is
 * large enough, or none. */
#include "bands.h"
#include "tape.h"

#include <math.h>

#define NATURAL_EM_PT 10.5
#define NATURAL_COLUMN 11.0    /* preferred width of a column on no paper */
#define NATURAL_LEAST 64.0     /* the lens wants some width */
#define NATURAL_MARGIN 2.0
#define KEPT_SLACK_PT .05      /* a promise is kept to the tenth of a point, as sizes are told */
#define AUTO_TOLERANCE .95     /* of the warn figure is still large enough */
#define UPRIGHT_GAIN 1.02      /* an upright sheet must give this much larger type */
#define LEFT_GAIN 1.02         /* and so must a lens at the left */
#define BANDS_GAIN 1.06        /* a further band must */
#define BANDS_TRIED 8          /* at most, unless more are asked for */
#define ROUGHLY 1.15           /* what a first guess at bands may be too small */
#define COLUMN_GAIN 1.004      /* and a less readable column this much */
#define GUESS_SLACK 1.03       /* a guess is at most this far below what is found */
#define NATURAL_ROUNDS 12
#define CODE_MODULE_MM .4      /* of a QR code, at least: what a telephone reads from a hand's distance */
#define CODE_GROWS 1.5         /* times what the paper wants, for a long address */
#define CODE_PART (1.0 / 3)    /* of the sheet's shorter side, at most */
#define CODE_ROUNDS 6
#define CODE_SETTLED 1.001     /* type that is this much larger than what its code was made for is near enough */
#define CODE_STEP .3           /* type with a code changes by less than this part of a change of the code's */

/* Widths of the lens at the left that are tried, those first in which words read well. In the last one every word has its place that may
 * not be broken. */
static const double lens_columns[] = {25, 22, 20, 18, 30};

const double *cj_lens_columns(uint32_t *ret_count)
{
    *ret_count = G_N_ELEMENTS(lens_columns);
    return lens_columns;
}

static double inner_pt(const struct trial *trial, double side_mm)
{
    return (side_mm - 2 * trial->margin_mm) * CJ_PT_PER_MM;
}

/* Type never grows far beyond what is good on the paper, unless larger type was promised; on a sheet for the workshop it has one size. */
static double most_em_pt(const struct plan *plan, const struct trial *trial)
{
    if (plan->most_em_pt > 0)
        return plan->most_em_pt;
    return plan->work->note > 0 ? CJ_BLANK_EM_PT : fmax(2 * trial->paper->good_pt, plan->least_em_pt);
}

static bool keeps_promise(const struct plan *plan, double em_pt)
{
    return plan->work->note > 0 || em_pt > plan->least_em_pt - KEPT_SLACK_PT; /* notes may be smaller than they should be */
}

static struct trial search_sheet(struct plan *plan, struct trial trial)
{
    const struct arrangement *as = trial.as;
    double w = inner_pt(&trial, trial.width_mm - trial.spare_w_mm), h = inner_pt(&trial, trial.height_mm - trial.spare_h_mm);
    double most = most_em_pt(plan, &trial);
    struct cj_fit *fit = CJ_NEW(plan->work->arena, struct cj_fit, as->nstrips);
    if (as->nstrips > 1) {
        trial.fits = cj_fit_stack_sheet(&as->stack, w, h, most, plan->work->arena, &trial.em_pt, fit, &trial.height);
    } else {
        trial.fits = cj_fit_search_sheet(as->strip[0].search, w, h, most, plan->work->arena, &trial.em_pt, fit);
        trial.height = fit->height;
    }
    trial.fit = fit;
    trial.evaluations = 0;
    for (uint32_t i = 0; i < as->nstrips; i++)
        trial.evaluations += fit[i].evaluations;
    return trial;
}

/* --- the QR code ------------------------------------------------------------------------------------------------- */

double cj_code_side(const struct cj_qr *qr, const struct cj_paper *paper, double shorter)
{
    if (qr == NULL)
        return 0;
    double most = MIN(paper->qr_mm * CODE_GROWS, shorter * CODE_PART), side = MAX(MIN(paper->qr_mm, most), qr->size * CODE_MODULE_MM);
    return side <= most ? side : 0;
}

static void set_code(struct plan *plan, struct arrangement *as, double side_mm, double em_pt)
{
    cj_plan_set_code(plan, as, side_mm * CJ_PT_PER_MM / em_pt);
}

/* A code has a size in mm, so the smaller the type the larger it is in em: the type is as large as can be where a page on which the code
 * is as large as at that type has just that type. Larger type leaves the code less room, so from a type that is too small the way there
 * goes upwards, by less each time, and each step is a page that fits; from one that is too large it first goes below. trial.em_pt: where
 * to begin. */
static struct trial lay_out_with_code(struct plan *plan, struct trial trial)
{
    struct trial best = trial;
    double em = trial.em_pt;
    best.fits = false;
    for (int round = 0; round < CODE_ROUNDS; round++) {
        set_code(plan, trial.as, trial.code_mm, em);
        struct trial now = search_sheet(plan, trial);
        if (!now.fits || (best.fits && now.em_pt < MAX(em, best.em_pt)))
            break;
        if (now.em_pt >= em) {
            best = now;
            if (now.em_pt <= em * CODE_SETTLED)
                break;
            em = now.em_pt;
        } else {
            em = now.em_pt - CODE_STEP * (em - now.em_pt);
        }
    }
    if (best.fits)
        cj_plan_place_code(plan, best.as, best.code_mm * CJ_PT_PER_MM / best.em_pt); /* never larger than what was kept for it */
    return best;
}

static struct trial lay_out(struct plan *plan, struct trial trial)
{
    cj_plan_set_column(plan, trial.as, trial.column);
    if (trial.code_mm > 0 && !(trial.em_pt > 0)) { /* equal columns are not guessed */
        cj_plan_set_code(plan, trial.as, 0);
        trial.em_pt = search_sheet(plan, trial).em_pt;
    }
    if (trial.code_mm > 0 && trial.em_pt > 0) {
        struct trial best = lay_out_with_code(plan, trial);
        if (best.fits)
            return best;
    }
    trial.code_mm = 0;
    cj_plan_set_code(plan, trial.as, 0);
    return search_sheet(plan, trial);
}

/* --- sheets ------------------------------------------------------------------------------------------------------- */

static double guess(const struct plan *plan, const struct trial *trial)
{
    const struct arrangement *as = trial->as;
    double w = inner_pt(trial, trial->width_mm), h = inner_pt(trial, trial->height_mm), most = most_em_pt(plan, trial);
    return as->nstrips > 1 ? cj_fit_stack_guess(&as->stack, w, h, most) : cj_fit_search_guess(as->strip[0].search, w, h, most);
}

double cj_margin_on(const struct plan *plan, const struct cj_paper *paper, double shorter_mm)
{
    return plan->own_margin_mm > 0 ? MIN(plan->own_margin_mm, shorter_mm / 4) : MIN(paper->margin_mm, .05 * shorter_mm);
}

/* The trial's sheet, arranged so, and how large the type would be, at next to no cost (equal columns have no such short cut). The lens is on
 * top. */
static struct trial consider_top(struct plan *plan, struct trial trial)
{
    trial.code_mm = cj_code_side(plan->work->qr, trial.paper, MIN(trial.width_mm, trial.height_mm));
    trial.column = trial.em_pt = 0;
    if (plan->equal_columns)
        return lay_out(plan, trial);
    cj_plan_set_column(plan, trial.as, 0);
    cj_plan_set_code(plan, trial.as, 0);
    trial.em_pt = guess(plan, &trial);
    if (trial.code_mm > 0 && trial.em_pt > 0) { /* once more: near enough to choose, and a little too small to begin from */
        set_code(plan, trial.as, trial.code_mm, trial.em_pt);
        trial.em_pt = guess(plan, &trial);
    }
    return trial;
}

/* The same with the lens at the left, in the column that gives about the largest type; the code is thought as large as with the lens on top. */
static struct trial consider_left(struct plan *plan, const struct trial *top)
{
    struct trial best = *top;
    best.em_pt = 0;
    best.column = lens_columns[0];
    bool equal = plan->equal_columns;
    for (size_t i = 0; i < G_N_ELEMENTS(lens_columns); i++) {
        struct trial left = *top;
        left.column = lens_columns[i];
        if (isinf(cj_lens_column_height(plan->lens, left.column)))
            continue;
        if (equal) {
            left = lay_out(plan, left);
        } else {
            cj_plan_set_column(plan, left.as, left.column);
            left.em_pt = guess(plan, &left);
        }
        if (left.em_pt > best.em_pt * COLUMN_GAIN && (left.fits || !equal))
            best = left;
    }
    cj_plan_set_column(plan, top->as, 0);
    return best;
}

static void note_tried(struct plan *plan, const struct trial *trial, uint32_t bands)
{
    const struct cj_tried tried = {
        .sheet = trial->name, .upright = trial->height_mm > trial->width_mm, .left = trial->column > 0, .bands = bands, .em_pt = trial->em_pt,
    };
    g_array_append_val(plan->tried, tried);
}

/* The trial's sheet with the lens on top, or at the left if that was asked for or gives clearly larger type: on top everybody's words stand
 * beside each other and the journey has the whole width. */
static struct trial consider(struct plan *plan, struct trial trial, struct arrangement *as)
{
    trial.as = as;
    struct trial top = consider_top(plan, trial);
    bool asked = plan->lens_side == CJ_LENS_LEFT, may_be_left = plan->lens_side != CJ_LENS_TOP && cj_lens_has_column(plan->lens);
    if (!asked || !may_be_left)
        note_tried(plan, &top, as->nstrips);
    if (!may_be_left)
        return top;
    struct trial left = consider_left(plan, &top);
    note_tried(plan, &left, as->nstrips);
    return left.em_pt > (asked ? 0 : top.em_pt * LEFT_GAIN) ? left : top;
}

/* The journey in n bands on the sheet of `one`, if that may give type larger than `than`; else how large it would about be. */
static struct trial consider_bands(struct plan *plan, const struct trial *one, uint32_t n, double than)
{
    double w = inner_pt(one, one->width_mm), h = inner_pt(one, one->height_mm), most = most_em_pt(plan, one);
    struct trial trial = *one;
    trial.em_pt = cj_fit_search_guess_wrapped(plan->arrangement->strip[0].search, n, TAPE_BEFORE + TAPE_AFTER, BANDS_GAP, w, h, most, NULL);
    if (trial.em_pt * ROUGHLY >= than)
        return consider(plan, trial, cj_bands_arrange(plan, n, w, h, most));
    trial.column = 0;
    note_tried(plan, &trial, n);
    return trial;
}

/* Is `b` better than `a`? A journey is followed most easily in one line from left to right: a further band, and an upright sheet, must give
 * clearly larger type. What was promised comes first. */
static bool is_better(const struct plan *plan, const struct trial *a, const struct trial *b)
{
    bool kept[] = {keeps_promise(plan, a->em_pt), keeps_promise(plan, b->em_pt)};
    double worth[2];
    for (int i = 0; i < 2; i++) {
        const struct trial *t = i == 0 ? a : b;
        worth[i] = t->em_pt / pow(BANDS_GAIN, t->as->nstrips - 1) / (t->height_mm > t->width_mm ? UPRIGHT_GAIN : 1);
    }
    return kept[0] != kept[1] ? kept[1] : worth[1] > worth[0];
}

/* The number of bands that gives the largest type on a sheet. Where type is good for the paper in one band, no others are tried;
 * nor are those that can't give type larger than `than`. */
static struct trial consider_sheet(struct plan *plan, const struct cj_paper *paper, const char *name, double width_mm, double height_mm,
                                   double than)
{
    struct trial trial = {.paper = paper, .name = name, .width_mm = width_mm, .height_mm = height_mm};
    trial.margin_mm = cj_margin_on(plan, paper, MIN(width_mm, height_mm));
    if (plan->bands > 1)
        return consider_bands(plan, &trial, plan->bands, 0);
    struct trial best = trial = consider(plan, trial, plan->arrangement);
    double enough = plan->work->note > 0 ? CJ_BLANK_EM_PT : fmax(paper->good_pt, plan->least_em_pt);
    bool good = best.em_pt >= enough;
    double before = trial.em_pt;
    for (uint32_t n = 2; plan->bands == 0 && !good && n <= MIN(plan->most_bands, BANDS_TRIED); n++) {
        double needed = fmax(best.em_pt * pow(BANDS_GAIN, n - best.as->nstrips), than * pow(BANDS_GAIN, n - 1));
        struct trial now = consider_bands(plan, &trial, n, keeps_promise(plan, best.em_pt) ? needed : 0);
        if (now.as == plan->arrangement || now.em_pt <= before)
            break; /* nor would more of them */
        before = now.em_pt;
        if (is_better(plan, &best, &now))
            best = now;
    }
    return best;
}

/* Type that an upright sheet in one band must have to be better. */
static double upright_least(const struct trial *landscape)
{
    return landscape->as == NULL ? 0 : landscape->em_pt * UPRIGHT_GAIN / pow(BANDS_GAIN, landscape->as->nstrips - 1);
}

/* The way of laying the paper that gives the larger type; upright only if it gives clearly more, for a journey is read from
 * left to right. */
static struct trial consider_paper(struct plan *plan, const struct cj_paper *paper, enum cj_orientation orientation)
{
    struct trial landscape = {0};
    if (orientation != CJ_PORTRAIT)
        landscape = consider_sheet(plan, paper, paper->name, paper->width_mm, paper->height_mm, 0);
    if (orientation == CJ_LANDSCAPE)
        return landscape;
    struct trial portrait = consider_sheet(plan, paper, paper->name, paper->height_mm, paper->width_mm, upright_least(&landscape));
    return orientation == CJ_PORTRAIT || is_better(plan, &landscape, &portrait) ? portrait : landscape;
}

/* Type from which on a sheet is taken: what was promised, else what is large enough for the paper. */
static double enough_pt(const struct plan *plan, const struct cj_paper *paper)
{
    return plan->least_em_pt > 0 ? plan->least_em_pt - KEPT_SLACK_PT : paper->warn_pt * AUTO_TOLERANCE;
}

/* The smallest of the rows that are tried, in their order, whose type is large enough. */
static struct trial try_auto(struct plan *plan, enum cj_orientation orientation)
{
    uint32_t n, last = 0;
    const struct cj_paper *paper = cj_paper_rows(&n);
    for (uint32_t i = 0; i < n; i++)
        last = paper[i].automatic ? i : last;
    struct trial trial = {0};
    for (uint32_t i = 0; i <= last; i++) {
        if (!paper[i].automatic)
            continue;
        trial = consider_paper(plan, &paper[i], orientation);
        if (i < last && trial.em_pt * GUESS_SLACK < enough_pt(plan, &paper[i]))
            continue;
        trial = lay_out(plan, trial);
        if (trial.fits && trial.em_pt >= enough_pt(plan, &paper[i]))
            break;
    }
    return trial;
}

static struct trial try_given(struct plan *plan, const struct cj_layout_options *options)
{
    double w = options->width_mm, h = options->height_mm;
    bool turn = (options->orientation == CJ_LANDSCAPE && w < h) || (options->orientation == CJ_PORTRAIT && w > h);
    char across[G_ASCII_DTOSTR_BUF_SIZE], down[G_ASCII_DTOSTR_BUF_SIZE]; /* no locale's comma */
    g_ascii_formatd(across, sizeof across, "%g", turn ? h : w);
    g_ascii_formatd(down, sizeof down, "%g", turn ? w : h);
    const char *name = cj_arena_printf(plan->work->arena, "%sx%smm", across, down);
    return lay_out(plan, consider_sheet(plan, cj_paper_like(w, h), name, turn ? h : w, turn ? w : h, 0));
}

/* The lens at the left has its place on no paper only if that was asked for. */
static double natural_lens(const struct plan *plan)
{
    if (plan->lens_side != CJ_LENS_LEFT || !cj_lens_has_column(plan->lens))
        return 0;
    size_t i = 0;
    while (i + 1 < G_N_ELEMENTS(lens_columns) && isinf(cj_lens_column_height(plan->lens, lens_columns[i])))
        i++;
    return lens_columns[i];
}

static double natural_em_pt(const struct plan *plan)
{
    return plan->work->note > 0 ? CJ_BLANK_EM_PT : fmax(NATURAL_EM_PT, plan->least_em_pt);
}

/* The width at which a column has what reads well. */
static double natural_column(const struct plan *plan, const struct cj_fit_problem *problem, uint32_t c)
{
    double least = plan->work->note > 0 ? plan->work->note : NATURAL_COLUMN;
    for (uint32_t r = 0; r < problem->nrows; r++)
        if (problem->row[r].cell != NULL && problem->row[r].cell[c].n > 0)
            least = MAX(least, problem->row[r].cell[c].w[0]);
    return least;
}

static double natural_width(const struct plan *plan, const struct arrangement *as)
{
    double widest = NATURAL_LEAST;
    for (uint32_t i = 0; i < as->nstrips; i++) {
        const struct cj_fit_problem *problem = &as->strip[i].problem;
        double width = as->strip[i].left + (as->nstrips > 1 ? as->strip[i].right : 0);
        for (uint32_t c = 0; c < problem->ncolumns; c++)
            width += natural_column(plan, problem, c) + problem->column[c].gutter_before;
        widest = MAX(widest, MAX(width, cj_fit_least_width(problem)));
    }
    for (int i = 0; i < PANEL_COUNT; i++)
        widest = MAX(widest, as->panel[i].n > 0 ? as->panel[i].w[0] : 0);
    return widest;
}

/* On no paper a journey is wrapped only if somebody asks for it. */
static struct arrangement *natural_arrangement(struct plan *plan)
{
    const struct cj_fit_problem *problem = &plan->arrangement->strip[0].problem;
    g_autofree double *col_w = g_new(double, problem->ncolumns);
    for (uint32_t c = 0; c < problem->ncolumns; c++)
        col_w[c] = natural_column(plan, problem, c);
    return plan->bands > 1 ? cj_bands_arrange_even(plan, plan->bands, col_w) : plan->arrangement;
}

static bool fit_width(struct plan *plan, struct trial *trial, double width)
{
    const struct arrangement *as = trial->as;
    bool fits = as->nstrips > 1 ? cj_fit_stack_height(&as->stack, width, plan->work->arena, trial->fit, &trial->height)
                                : cj_fit_search_height(as->strip[0].search, width, plan->work->arena, trial->fit);
    trial->height = as->nstrips > 1 ? trial->height : trial->fit->height;
    trial->evaluations = 0;
    for (uint32_t i = 0; i < as->nstrips; i++)
        trial->evaluations += trial->fit[i].evaluations;
    return fits;
}

/* No paper: columns that read well, at a fixed type size. */
static struct trial try_natural(struct plan *plan, struct arrangement *as)
{
    double column = natural_lens(plan);
    cj_plan_set_column(plan, as, column);
    double width = natural_width(plan, as);
    struct trial trial = {.paper = cj_paper_find("A3"), .name = "natural", .em_pt = natural_em_pt(plan), .natural = true,
                          .as = as, .column = column};
    trial.fit = CJ_NEW(plan->work->arena, struct cj_fit, trial.as->nstrips);
    trial.code_mm = cj_code_side(plan->work->qr, trial.paper, INFINITY);
    double em = INFINITY;
    for (int round = 0; round < NATURAL_ROUNDS && trial.em_pt < em; round++) { /* smaller type, where a page may not be larger, has a larger code */
        em = trial.em_pt;
        set_code(plan, trial.as, trial.code_mm, em);
        trial.fits = fit_width(plan, &trial, width);
        double side = MAX(width, trial.height) + 2 * NATURAL_MARGIN;
        trial.em_pt = trial.fits ? MIN(em, CJ_PAGE_SIDE_MOST_PT / side) : em;
    }
    double em_mm = trial.em_pt / CJ_PT_PER_MM;
    trial.margin_mm = plan->own_margin_mm > 0 ? plan->own_margin_mm : NATURAL_MARGIN * em_mm;
    trial.width_mm = width * em_mm + 2 * trial.margin_mm;
    trial.height_mm = trial.height * em_mm + 2 * trial.margin_mm;
    return trial;
}

struct trial cj_trial_choose(struct plan *plan, const struct cj_layout_options *options)
{
    switch (options->sheet) {
    case CJ_SHEET_NATURAL: return try_natural(plan, natural_arrangement(plan));
    case CJ_SHEET_ROLL: return cj_trial_roll(plan, options);
    case CJ_SHEET_FIXED: return options->paper == NULL ? try_given(plan, options)
                                                             : lay_out(plan, consider_paper(plan, options->paper, options->orientation));
    default: return try_auto(plan, options->orientation);
    }
}

struct trial cj_trial_again(struct plan *plan, const struct trial *before)
{
    if (before->roll != CJ_ORIENTATION_AUTO)
        return cj_trial_roll_again(plan, before);
    return before->natural ? try_natural(plan, before->as) : lay_out(plan, *before);
}

double cj_trial_inner(const struct trial *trial, double side_mm)
{
    return (side_mm - 2 * trial->margin_mm) * CJ_PT_PER_MM / trial->em_pt;
}

double cj_trial_room(const struct trial *trial)
{
    return cj_trial_inner(trial, trial->height_mm - trial->spare_h_mm);
}

struct cj_sheet cj_trial_sheet(const struct plan *plan, const struct trial *trial)
{
    return (struct cj_sheet){
        .name = trial->name, .width_pt = trial->width_mm * CJ_PT_PER_MM, .height_pt = trial->height_mm * CJ_PT_PER_MM,
        .margin_pt = trial->margin_mm * CJ_PT_PER_MM, .em_pt = trial->em_pt, .reads_from_m = trial->em_pt / CJ_EM_PT_PER_METRE,
        .note_mm = plan->work->note * trial->em_pt / CJ_PT_PER_MM, .kept = keeps_promise(plan, trial->em_pt),
        .small = trial->em_pt < trial->paper->warn_pt * AUTO_TOLERANCE,
    };
}
