/* Paper from a roll: its width is given, and the type size; how long the map becomes is what is looked for. That is the inverse of a
 * sheet, where both sides are given and the type is looked for.
 *
 * A journey is wide: it runs along the roll, whose width is then the height of the map; or, where that is shorter, the map stands
 * upright, the roll's width its own. */
#include "plan.h"

#include <math.h>

#define UPRIGHT_GAIN 1.02   /* an upright map must be this much shorter, for a journey is read from left to right */
#define LEFT_GAIN 1.02      /* and one with its lens at the left */
#define LEAST_ALONG 64.0    /* the lens wants some width [em] */

static struct trial begin(const struct plan *plan, double width_mm, enum cj_orientation way)
{
    struct trial trial = {.name = "roll", .paper = cj_paper_like(width_mm, width_mm * G_SQRT2), .roll = way, .as = plan->arrangement};
    trial.width_mm = trial.height_mm = width_mm; /* the other is found */
    trial.margin_mm = cj_margin_on(plan, trial.paper, width_mm);
    trial.code_mm = cj_code_side(plan->work->qr, trial.paper, width_mm);
    trial.em_pt = plan->least_em_pt > 0 ? plan->least_em_pt : CJ_EM_PT_PER_METRE;
    return trial;
}

/* How long a page can be in PDF, inside the margins [em]. */
static double longest(const struct trial *trial)
{
    return cj_trial_inner(trial, CJ_PAGE_SIDE_MOST_PT / CJ_PT_PER_MM);
}

static double roll_mm(const struct trial *trial)
{
    return trial->roll == CJ_PORTRAIT ? trial->width_mm : trial->height_mm;
}

/* The map along or across the roll, as trial->roll says, of which the one side is known. */
static struct trial measure(struct plan *plan, struct trial trial)
{
    struct cj_fit_search *search = trial.as->strip[0].search;
    struct cj_arena *arena = plan->work->arena;
    double across = cj_trial_inner(&trial, roll_mm(&trial)), margins_mm = 2 * trial.margin_mm, em_mm = trial.em_pt / CJ_PT_PER_MM;
    cj_plan_set_column(plan, trial.as, trial.column);
    cj_plan_set_code(plan, trial.as, trial.code_mm / em_mm);
    trial.fit = CJ_NEW(arena, struct cj_fit, trial.as->nstrips);
    if (trial.roll == CJ_PORTRAIT)
        trial.fits = across > 0 && cj_fit_search_height(search, across, arena, trial.fit) && trial.fit->height <= longest(&trial);
    else
        trial.fits = cj_fit_search_roll(search, across, fmin(LEAST_ALONG, longest(&trial)), longest(&trial), arena, trial.fit);
    if (!trial.fits)
        return trial;
    trial.height = trial.fit->height;
    trial.evaluations = trial.fit->evaluations;
    if (trial.roll == CJ_PORTRAIT)
        trial.height_mm = trial.fit->height * em_mm + margins_mm;
    else
        trial.width_mm = trial.fit->width * em_mm + margins_mm;
    return trial;
}

/* Without the code, if only that is in the way. */
static struct trial lay_out(struct plan *plan, struct trial trial)
{
    struct trial best = measure(plan, trial);
    if (best.fits || trial.code_mm == 0)
        return best;
    trial.code_mm = 0;
    return measure(plan, trial);
}

static double length_mm(const struct trial *trial)
{
    return !trial->fits ? INFINITY : trial->roll == CJ_PORTRAIT ? trial->height_mm : trial->width_mm;
}

/* --- what would fit --------------------------------------------------------------------------------------------------- */

/* The largest type, up to that asked for, on as much of the roll as a page can have [pt]; 0: none. */
static double largest_pt(struct plan *plan, struct trial trial)
{
    double inner = (roll_mm(&trial) - 2 * trial.margin_mm) * CJ_PT_PER_MM, along = CJ_PAGE_SIDE_MOST_PT - 2 * trial.margin_mm * CJ_PT_PER_MM;
    double em = 0;
    bool upright = trial.roll == CJ_PORTRAIT;
    cj_plan_set_column(plan, trial.as, 0);
    cj_plan_set_code(plan, trial.as, 0);
    trial.fit = CJ_NEW(plan->work->arena, struct cj_fit, trial.as->nstrips);
    bool fits = cj_fit_search_sheet(trial.as->strip[0].search, upright ? inner : along, upright ? along : inner, trial.em_pt, plan->work->arena, &em,
                                    trial.fit);
    return fits ? em : 0;
}

/* --- the choice ------------------------------------------------------------------------------------------------------- */

/* The lens at the left, in the column that makes the shortest map. */
static struct trial lens_left(struct plan *plan, struct trial trial)
{
    uint32_t n;
    const double *column = cj_lens_columns(&n);
    struct trial best = trial;
    best.fits = false;
    for (uint32_t i = 0; i < n; i++) {
        trial.column = column[i];
        if (isinf(cj_lens_column_height(plan->lens, trial.column)))
            continue;
        struct trial left = lay_out(plan, trial);
        if (length_mm(&left) < length_mm(&best))
            best = left;
    }
    return best;
}

/* A sheet for the workshop takes smaller notes rather than none: once more, at the type that fits. */
static struct trial with_smaller_notes(struct plan *plan, const struct cj_layout_options *options, const struct trial *before)
{
    const double hair = .999;
    if (plan->work->note == 0 || !(before->would_pt > 0) || before->would_pt * hair >= plan->least_em_pt)
        return *before;
    plan->least_em_pt = before->would_pt * hair;
    return cj_trial_roll(plan, options);
}

/* Along the roll, or upright; the lens on top, or at the left where that is asked for or makes the map clearly shorter. */
static struct trial consider(struct plan *plan, double width_mm, enum cj_orientation way)
{
    struct trial trial = begin(plan, width_mm, way), top = lay_out(plan, trial);
    if (plan->lens_side == CJ_LENS_TOP || !cj_lens_has_column(plan->lens))
        return top;
    struct trial left = lens_left(plan, trial);
    bool take = plan->lens_side == CJ_LENS_LEFT ? left.fits : length_mm(&left) * LEFT_GAIN < length_mm(&top);
    return take ? left : top;
}

struct trial cj_trial_roll(struct plan *plan, const struct cj_layout_options *options)
{
    const double width_mm = options->roll_mm - 2 * options->roll_edge_mm;
    const enum cj_orientation only = options->orientation;
    struct trial along = begin(plan, width_mm, CJ_LANDSCAPE), upright = begin(plan, width_mm, CJ_PORTRAIT);
    if (only != CJ_PORTRAIT)
        along = consider(plan, width_mm, CJ_LANDSCAPE);
    if (only != CJ_LANDSCAPE)
        upright = consider(plan, width_mm, CJ_PORTRAIT);
    struct trial best = length_mm(&upright) * UPRIGHT_GAIN < length_mm(&along) ? upright : along;
    if (best.fits)
        return lay_out(plan, best); /* the last that was laid out is what the plan is set to */
    best = only == CJ_PORTRAIT ? upright : along;
    best.would_pt = fmax(only != CJ_PORTRAIT ? largest_pt(plan, along) : 0, only != CJ_LANDSCAPE ? largest_pt(plan, upright) : 0);
    return with_smaller_notes(plan, options, &best);
}

struct trial cj_trial_roll_again(struct plan *plan, const struct trial *before)
{
    struct trial again = *before;
    again.width_mm = again.height_mm = roll_mm(before);
    again = lay_out(plan, again);
    if (!again.fits)
        again.would_pt = largest_pt(plan, again);
    return again;
}
