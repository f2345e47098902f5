/* Which sheet, and how large the type is on it: callers of the fit. A named paper, a size of the author's own, the smallest that is
 * large enough, or none. */
#include "plan.h"

#include <math.h>

#define NATURAL_EM_PT 10.5
#define NATURAL_COLUMN 11.0    /* preferred width of a column on no paper */
#define NATURAL_LEAST 64.0     /* the lens wants some width */
#define NATURAL_MARGIN 2.0
#define KEPT_SLACK_PT .05      /* a promise is kept to the tenth of a point, as sizes are told */
#define AUTO_TOLERANCE .95     /* of the warn figure is still large enough */
#define UPRIGHT_GAIN 1.02      /* an upright sheet must give this much larger type */
#define LEFT_GAIN 1.02         /* and so must a lens at the left */
#define GUESS_SLACK 1.03       /* a guess is at most this far below what is found */
#define NATURAL_ROUNDS 12
#define CODE_MODULE_MM .4      /* of a QR code, at least: what a telephone reads from a hand's distance */
#define CODE_GROWS 1.5         /* times what the paper wants, for a long address */
#define CODE_PART (1.0 / 3)    /* of the sheet's shorter side, at most */
#define CODE_ROUNDS 6
#define CODE_SETTLED 1.001     /* type that is this much larger than what its code was made for is near enough */
#define CODE_STEP .3           /* type with a code changes by less than this part of a change of the code's */

/* Widths of the lens at the left that are tried. In the last one every word has its place that may not be broken. */
static const double lens_columns[] = {18, 20, 22, 25, 30};

const double *cj_lens_columns(uint32_t *ret_count)
{
    *ret_count = G_N_ELEMENTS(lens_columns);
    return lens_columns;
}

enum { NATURAL_LENS = 2 }; /* the first of them that is tried on no paper */

static double inner_pt(const struct trial *trial, double side_mm)
{
    return (side_mm - 2 * trial->margin_mm) * CJ_PT_PER_MM;
}

/* Type never grows far beyond what is good on the paper, unless larger type was promised; on a sheet for the workshop it has one size. */
static double most_em_pt(const struct plan *plan, const struct trial *trial)
{
    return plan->work->note > 0 ? CJ_BLANK_EM_PT : fmax(2 * trial->paper->good_pt, plan->least_em_pt);
}

static bool keeps_promise(const struct plan *plan, double em_pt)
{
    return em_pt > plan->least_em_pt - KEPT_SLACK_PT;
}

static struct trial search_sheet(struct plan *plan, struct trial trial)
{
    struct cj_fit *fit = CJ_NEW(plan->work->arena, struct cj_fit, trial.as->nstrips);
    trial.fits = cj_fit_search_sheet(trial.as->strip[0].search, inner_pt(&trial, trial.width_mm - trial.spare_w_mm),
                                     inner_pt(&trial, trial.height_mm - trial.spare_h_mm),
                                     most_em_pt(plan, &trial), plan->work->arena, &trial.em_pt, fit);
    trial.fit = fit;
    trial.height = fit->height;
    trial.evaluations = fit->evaluations;
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
    return cj_fit_search_guess(trial->as->strip[0].search, inner_pt(trial, trial->width_mm), inner_pt(trial, trial->height_mm), most_em_pt(plan, trial));
}

double cj_margin_on(const struct plan *plan, const struct cj_paper *paper, double shorter_mm)
{
    return plan->own_margin_mm > 0 ? MIN(plan->own_margin_mm, shorter_mm / 4) : MIN(paper->margin_mm, .05 * shorter_mm);
}

/* A sheet and how large the type would be on it, at next to no cost (equal columns have no such short cut). The lens is on top. */
static struct trial consider_top(struct plan *plan, const struct cj_paper *paper, const char *name, double width_mm, double height_mm)
{
    struct trial trial = {.paper = paper, .name = name, .width_mm = width_mm, .height_mm = height_mm, .as = plan->arrangement};
    trial.margin_mm = cj_margin_on(plan, paper, MIN(width_mm, height_mm));
    trial.code_mm = cj_code_side(plan->work->qr, paper, MIN(width_mm, height_mm));
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

/* The same sheet with the lens at the left, in the column that gives the largest type; the code is thought as large as with the lens on
 * top. */
static struct trial consider_left(struct plan *plan, const struct trial *top)
{
    struct trial best = *top;
    best.em_pt = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(lens_columns); i++) {
        struct trial left = *top;
        left.column = lens_columns[i];
        if (isinf(cj_lens_column_height(plan->lens, left.column)))
            continue;
        if (plan->equal_columns) {
            left = lay_out(plan, left);
        } else {
            cj_plan_set_column(plan, left.as, left.column);
            left.em_pt = guess(plan, &left);
        }
        if (left.em_pt > best.em_pt && (left.fits || !plan->equal_columns))
            best = left;
    }
    return best;
}

/* The lens on top, or at the left if that was asked for or gives clearly larger type: on top everybody's words stand beside each other and
 * the journey has the whole width. */
static struct trial consider(struct plan *plan, const struct cj_paper *paper, const char *name, double width_mm, double height_mm)
{
    struct trial top = consider_top(plan, paper, name, width_mm, height_mm);
    if (plan->lens_side == CJ_LENS_TOP || !cj_lens_has_column(plan->lens))
        return top;
    struct trial left = consider_left(plan, &top);
    return left.em_pt > (plan->lens_side == CJ_LENS_LEFT ? 0 : top.em_pt * LEFT_GAIN) ? left : top;
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
    return lay_out(plan, consider(plan, cj_paper_like(w, h), name, turn ? h : w, turn ? w : h));
}

/* The lens at the left has its place on no paper only if that was asked for. */
static double natural_column(const struct plan *plan)
{
    if (plan->lens_side != CJ_LENS_LEFT || !cj_lens_has_column(plan->lens))
        return 0;
    size_t i = NATURAL_LENS;
    while (i + 1 < G_N_ELEMENTS(lens_columns) && isinf(cj_lens_column_height(plan->lens, lens_columns[i])))
        i++;
    return lens_columns[i];
}

static double natural_em_pt(const struct plan *plan)
{
    return plan->work->note > 0 ? CJ_BLANK_EM_PT : fmax(NATURAL_EM_PT, plan->least_em_pt);
}

/* No paper: the width at which columns have what reads well, at a fixed type size. */
static struct trial try_natural(struct plan *plan)
{
    struct strip *strip = &plan->arrangement->strip[0];
    const struct cj_fit_problem *problem = &strip->problem;
    double column = natural_column(plan);
    cj_plan_set_column(plan, plan->arrangement, column);
    double width = strip->left;
    for (uint32_t c = 0; c < problem->ncolumns; c++) {
        double least = plan->work->note > 0 ? plan->work->note : NATURAL_COLUMN;
        for (uint32_t r = 0; r < problem->nrows; r++)
            if (problem->row[r].cell != NULL && problem->row[r].cell[c].n > 0)
                least = MAX(least, problem->row[r].cell[c].w[0]);
        width += least + problem->column[c].gutter_before;
    }
    width = MAX(MAX(width, NATURAL_LEAST), cj_fit_least_width(problem));
    struct trial trial = {.paper = cj_paper_find("A3"), .name = "natural", .em_pt = natural_em_pt(plan), .natural = true,
                          .as = plan->arrangement, .column = column};
    trial.fit = CJ_NEW(plan->work->arena, struct cj_fit, trial.as->nstrips);
    trial.code_mm = cj_code_side(plan->work->qr, trial.paper, INFINITY);
    double em = INFINITY;
    for (int round = 0; round < NATURAL_ROUNDS && trial.em_pt < em; round++) { /* smaller type, where a page may not be larger, has a larger code */
        em = trial.em_pt;
        set_code(plan, trial.as, trial.code_mm, em);
        trial.fits = cj_fit_search_height(strip->search, width, plan->work->arena, trial.fit);
        trial.height = trial.fit->height;
        trial.evaluations = trial.fit->evaluations;
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
    case CJ_SHEET_NATURAL: return try_natural(plan);
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
    return before->natural ? try_natural(plan) : lay_out(plan, *before);
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
        .note_mm = plan->work->note * trial->em_pt / CJ_PT_PER_MM, .kept = plan->work->note > 0 || keeps_promise(plan, trial->em_pt),
        .small = trial->em_pt < trial->paper->warn_pt * AUTO_TOLERANCE,
    };
}
