/* Paper from a roll: its width is given, and the type size; how long the map becomes is what is looked for. That is the inverse of a
 * sheet, where both sides are given and the type is looked for.
 *
 * A journey is wide: it runs along the roll, whose width is then the height of the map; or, where that is shorter, the map stands
 * upright, the roll's width its own. */
#include "bands.h"
#include "tape.h"

#include <math.h>
#include <string.h>

#define UPRIGHT_GAIN 1.02   /* an upright map must be this much shorter, for a journey is read from left to right */
#define LEFT_GAIN 1.02      /* and one with its lens at the left */
#define BANDS_GAIN 1.06     /* and one in a band more */
#define BANDS_TRIED 8       /* at most, unless more are asked for */
#define ROUGHLY 1.15        /* what a first guess at bands may be too long */
#define LEAST_ALONG 64.0    /* the lens wants some width [em] */
#define GUESS_ROUNDS 14     /* halvings, to a thousandth of what a page can be long */
#define STEP .99            /* bands are made shorter by as much, while they fit */
#define STEPS_MOST 6

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

/* --- bands along the roll: the fit has no answer of its own for several strips -------------------------------------------- */

/* How large the type is about on a page as long as that [pt]. */
typedef double guess_at(struct plan *plan, const struct trial *trial, uint32_t n, double width_pt, double height_pt);

static double guess_stack(struct plan *plan, const struct trial *trial, uint32_t n, double width_pt, double height_pt)
{
    (void)plan, (void)n;
    return cj_fit_stack_guess(&trial->as->stack, width_pt, height_pt, 2 * trial->em_pt);
}

static double guess_wrapped(struct plan *plan, const struct trial *trial, uint32_t n, double width_pt, double height_pt)
{
    return cj_fit_search_guess_wrapped(plan->arrangement->strip[0].search, n, TAPE_BEFORE + TAPE_AFTER, BANDS_GAP, width_pt, height_pt,
                                       2 * trial->em_pt, NULL);
}

/* About the length [em] from which on the type is as large as asked; INFINITY if it never is. */
static double length_for(struct plan *plan, const struct trial *trial, uint32_t n, guess_at *guess)
{
    const double across_pt = cj_trial_inner(trial, roll_mm(trial)) * trial->em_pt;
    double low = 0, high = longest(trial) * trial->em_pt;
    for (int i = 0; i <= GUESS_ROUNDS; i++) {
        double at = i == 0 ? high : (low + high) / 2;
        bool enough = guess(plan, trial, n, trial->roll == CJ_PORTRAIT ? across_pt : at, trial->roll == CJ_PORTRAIT ? at : across_pt) >= trial->em_pt;
        if (i == 0 && !enough)
            return INFINITY;
        *(enough ? &high : &low) = at;
    }
    return high / trial->em_pt;
}

/* Strips no higher together than `across`, in a page as narrow as is found from the guess on. */
static bool fit_stack_along(struct plan *plan, struct trial *trial, double across)
{
    struct cj_arena *arena = plan->work->arena;
    struct cj_fit *fit = CJ_NEW(arena, struct cj_fit, trial->as->nstrips);
    double width = fmax(length_for(plan, trial, 0, guess_stack), fmin(LEAST_ALONG, longest(trial))), height;
    bool fits = false;
    for (int i = 0; i < STEPS_MOST && width <= longest(trial); i++, width *= STEP) {
        if (!cj_fit_stack_height(&trial->as->stack, width, arena, fit, &height) || height > across)
            break;
        memcpy(trial->fit, fit, trial->as->nstrips * sizeof *fit);
        trial->height = height;
        fits = true;
    }
    return fits;
}

static bool fit_stack(struct plan *plan, struct trial *trial, double across)
{
    if (trial->roll != CJ_PORTRAIT)
        return fit_stack_along(plan, trial, across);
    return cj_fit_stack_height(&trial->as->stack, across, plan->work->arena, trial->fit, &trial->height) && trial->height <= longest(trial);
}

/* --- a length ------------------------------------------------------------------------------------------------------------ */

static bool fit_one(struct plan *plan, struct trial *trial, double across)
{
    struct cj_fit_search *search = trial->as->strip[0].search;
    struct cj_arena *arena = plan->work->arena;
    bool fits = trial->roll == CJ_PORTRAIT
        ? cj_fit_search_height(search, across, arena, trial->fit) && trial->fit->height <= longest(trial)
        : cj_fit_search_roll(search, across, fmin(LEAST_ALONG, longest(trial)), longest(trial), arena, trial->fit);
    trial->height = fits ? trial->fit->height : 0;
    return fits;
}

/* The map along or across the roll, as trial->roll says, of which the one side is known. */
static struct trial measure(struct plan *plan, struct trial trial)
{
    const double across = cj_trial_inner(&trial, roll_mm(&trial)), margins_mm = 2 * trial.margin_mm, em_mm = trial.em_pt / CJ_PT_PER_MM;
    cj_plan_set_column(plan, trial.as, trial.column);
    cj_plan_set_code(plan, trial.as, trial.code_mm / em_mm);
    trial.fit = CJ_NEW(plan->work->arena, struct cj_fit, trial.as->nstrips);
    trial.fits = across > 0 && (trial.as->nstrips > 1 ? fit_stack(plan, &trial, across) : fit_one(plan, &trial, across));
    if (!trial.fits)
        return trial;
    trial.evaluations = 0;
    for (uint32_t i = 0; i < trial.as->nstrips; i++)
        trial.evaluations += trial.fit[i].evaluations;
    if (trial.roll == CJ_PORTRAIT)
        trial.height_mm = trial.height * em_mm + margins_mm;
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

/* The largest type, up to that asked for, on as much of the roll as a page can have [pt]; 0: none. Of bands only about. */
static double largest_pt(struct plan *plan, struct trial trial)
{
    const double inner = cj_trial_inner(&trial, roll_mm(&trial)) * trial.em_pt, along = longest(&trial) * trial.em_pt;
    const double width = trial.roll == CJ_PORTRAIT ? inner : along, height = trial.roll == CJ_PORTRAIT ? along : inner;
    struct cj_fit_search *search = plan->arrangement->strip[0].search;
    struct cj_fit fit;
    double em = 0, most = 0;
    if (plan->bands <= 1 && inner > 0) {
        cj_plan_set_column(plan, plan->arrangement, 0);
        cj_plan_set_code(plan, plan->arrangement, 0);
        most = cj_fit_search_sheet(search, width, height, trial.em_pt, plan->work->arena, &em, &fit) ? em : 0;
    }
    uint32_t first = plan->bands > 1 ? plan->bands : 2, last = plan->bands > 0 ? plan->bands : MIN(plan->most_bands, BANDS_TRIED);
    for (uint32_t n = first; n <= last && !plan->equal_columns && plan->work->note == 0 && inner > 0; n++)
        most = fmax(most, cj_fit_search_guess_wrapped(search, n, TAPE_BEFORE + TAPE_AFTER, BANDS_GAP, width, height, trial.em_pt, NULL));
    return most;
}

static void note_tried(struct plan *plan, const struct trial *trial)
{
    const struct cj_tried tried = {
        .sheet = trial->name, .upright = trial->roll == CJ_PORTRAIT, .left = trial->column > 0, .bands = trial->as->nstrips,
        .em_pt = trial->fits ? trial->em_pt : 0, .length_mm = trial->fits ? length_mm(trial) : 0, .exact = true,
    };
    g_array_append_val(plan->tried, tried);
}

/* --- the choice ------------------------------------------------------------------------------------------------------- */

/* The lens at the left, in the column that makes the shortest map. */
static struct trial lens_left(struct plan *plan, struct trial trial)
{
    uint32_t n;
    const double *column = cj_lens_columns(&n);
    struct trial best = trial;
    best.fits = false;
    best.column = column[0];
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

/* So arranged, the lens on top, or at the left where that is asked for or makes the map clearly shorter. */
static struct trial consider(struct plan *plan, struct trial trial, struct arrangement *as)
{
    trial.as = as;
    struct trial top = lay_out(plan, trial);
    bool asked = plan->lens_side == CJ_LENS_LEFT;
    if (!asked || !cj_lens_has_column(plan->lens))
        note_tried(plan, &top);
    if (plan->lens_side == CJ_LENS_TOP || !cj_lens_has_column(plan->lens))
        return top;
    struct trial left = lens_left(plan, trial);
    note_tried(plan, &left);
    return asked ? (left.fits ? left : top) : length_mm(&left) * LEFT_GAIN < length_mm(&top) ? left : top;
}

/* In n bands, if that may be shorter than `than`. */
static struct trial consider_bands(struct plan *plan, struct trial trial, uint32_t n, double than_mm)
{
    const double em_mm = trial.em_pt / CJ_PT_PER_MM, across_pt = cj_trial_inner(&trial, roll_mm(&trial)) * trial.em_pt;
    double length = length_for(plan, &trial, n, guess_wrapped);
    trial.fits = false;
    if (isinf(length) || (length * em_mm + 2 * trial.margin_mm) > than_mm * ROUGHLY)
        return trial;
    bool upright = trial.roll == CJ_PORTRAIT;
    double along_pt = length * trial.em_pt;
    struct arrangement *as = cj_bands_arrange(plan, n, upright ? across_pt : along_pt, upright ? along_pt : across_pt, 2 * trial.em_pt);
    return as == plan->arrangement ? trial : consider(plan, trial, as);
}

/* What a length counts for: along the roll in one band is easiest to follow. */
static double worth_mm(const struct trial *trial)
{
    return length_mm(trial) * pow(BANDS_GAIN, trial->as->nstrips - 1) * (trial->roll == CJ_PORTRAIT ? UPRIGHT_GAIN : 1);
}

/* Along the roll, or upright: the number of bands that makes the map shortest. */
static struct trial consider_way(struct plan *plan, double width_mm, enum cj_orientation way)
{
    struct trial trial = begin(plan, width_mm, way);
    if (plan->bands > 1)
        return consider_bands(plan, trial, plan->bands, INFINITY);
    struct trial best = consider(plan, trial, plan->arrangement);
    for (uint32_t n = 2; plan->bands == 0 && !plan->equal_columns && n <= MIN(plan->most_bands, BANDS_TRIED); n++) {
        struct trial now = consider_bands(plan, trial, n, length_mm(&best));
        if (!now.fits && best.fits)
            break; /* nor would more of them */
        if (worth_mm(&now) < worth_mm(&best))
            best = now;
    }
    return best;
}

struct trial cj_trial_roll(struct plan *plan, const struct cj_layout_options *options)
{
    const double width_mm = options->roll_mm - 2 * options->roll_edge_mm;
    const enum cj_orientation only = options->orientation;
    struct trial along = begin(plan, width_mm, CJ_LANDSCAPE), upright = begin(plan, width_mm, CJ_PORTRAIT);
    if (only != CJ_PORTRAIT)
        along = consider_way(plan, width_mm, CJ_LANDSCAPE);
    if (only != CJ_LANDSCAPE)
        upright = consider_way(plan, width_mm, CJ_PORTRAIT);
    struct trial best = worth_mm(&upright) < worth_mm(&along) ? upright : along;
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
