/* Where a long journey is cut into bands. Strips of about equal width come first, by a walk over all places where it may be cut; then each
 * cut is moved to its neighbours while that gives larger type on the sheet at hand. What a cut gives is asked of the strips' own frontiers,
 * and no strip is prepared twice. */
#include "bands.h"

#include <math.h>
#include <string.h>

#include "tape.h"

#define CLEARLY 1.03           /* cuts inside a phase, or into less even strips, must give type that is this much larger */
#define BETTER 1.001
#define SAME_SHEET .05         /* sheets whose proportions differ by less than this part are cut at the same places */
#define PANELS_FROM .6         /* of the width that is guessed at first the page has, */
#define PANELS_TO 2.0          /* and at most */

enum { ROUNDS = 2 };

/* A way of cutting: strip i is columns cut[i] .. cut[i + 1] - 1. */
struct cuts {
    uint32_t n;                /* strips */
    uint32_t *cut;             /* [n + 1] */
    double em_pt;
};

struct bands {
    struct plan *plan;
    const bool *free;          /* [columns] the journey may be cut before it */
    GPtrArray *strip;          /* struct strip, posed: each once */
    const struct cj_steps *panel; /* about as wide as the page will be */
    double width_pt, height_pt, most_em_pt;
};

/* --- places ------------------------------------------------------------------------------------------------------------- */

static bool between_phases(const struct plan *plan, uint32_t c)
{
    return plan->columns.phase[c] != plan->columns.phase[c - 1];
}

uint32_t cj_bands_most(const struct plan *plan)
{
    uint32_t n = 1;
    for (uint32_t c = 1; c < plan->columns.n; c++)
        n += cj_ways_break(plan->ways, c);
    return n;
}

static bool *find_free(const struct plan *plan, bool phases)
{
    bool *is_free = CJ_NEW(plan->work->arena, bool, plan->columns.n + 1);
    for (uint32_t c = 1; c < plan->columns.n; c++)
        is_free[c] = cj_ways_break(plan->ways, c) && (!phases || between_phases(plan, c));
    return is_free;
}

/* The width of columns a .. b - 1 as a strip, without the label column. */
static double width_of(const struct plan *plan, const double *end, uint32_t a, uint32_t b)
{
    return end[b] - end[a] - (a > 0 ? plan->columns.gutter[a] - TAPE_BEFORE : 0) + (b < plan->columns.n ? TAPE_AFTER : plan->columns.end);
}

/* Cuts whose widest strip is as narrow as can be: for each number of strips and each place the least there is, from those with a strip
 * less. False if there are too few places. */
static bool cut_evenly(const struct plan *plan, const bool *is_free, uint32_t n, const double *col_w, struct cuts *ret_cuts)
{
    uint32_t ncolumns = plan->columns.n;
    g_autofree double *end = g_new0(double, ncolumns + 1), *best = g_new(double, (size_t)(n + 1) * (ncolumns + 1));
    g_autofree uint32_t *from = g_new0(uint32_t, (size_t)(n + 1) * (ncolumns + 1));
    for (uint32_t c = 0; c < ncolumns; c++)
        end[c + 1] = end[c] + plan->columns.gutter[c] + col_w[c];
    for (uint32_t k = 0; k <= n; k++)
        for (uint32_t b = 0; b <= ncolumns; b++) {
            double *here = &best[(size_t)k * (ncolumns + 1) + b];
            *here = k == 0 && b == 0 ? 0 : INFINITY;
            for (uint32_t a = 0; k > 0 && (b == ncolumns || is_free[b]) && a < b; a++) {
                double widest = fmax(best[(size_t)(k - 1) * (ncolumns + 1) + a], width_of(plan, end, a, b));
                if (widest < *here) {
                    *here = widest;
                    from[(size_t)k * (ncolumns + 1) + b] = a;
                }
            }
        }
    if (isinf(best[(size_t)n * (ncolumns + 1) + ncolumns]))
        return false;
    *ret_cuts = (struct cuts){ .n = n, .cut = CJ_NEW(plan->work->arena, uint32_t, n + 1) };
    ret_cuts->cut[n] = ncolumns;
    for (uint32_t k = n; k > 0; k--)
        ret_cuts->cut[k - 1] = from[(size_t)k * (ncolumns + 1) + ret_cuts->cut[k]];
    return true;
}

/* --- what cuts give ----------------------------------------------------------------------------------------------------- */

static struct strip *strip_for(struct bands *bands, uint32_t first, uint32_t last)
{
    for (guint i = 0; i < bands->strip->len; i++) {
        struct strip *strip = bands->strip->pdata[i];
        if (strip->first == first && strip->last == last)
            return strip;
    }
    struct strip *strip = CJ_NEW(bands->plan->work->arena, struct strip, 1);
    cj_strip_init(bands->plan, strip, first, last);
    cj_strip_pose(bands->plan, strip);
    strip->search = cj_fit_search_new(&strip->problem);
    g_ptr_array_add(bands->strip, strip);
    return strip;
}

static void ask(struct bands *bands, struct cuts *cuts)
{
    g_autofree struct cj_fit_search **search = g_new(struct cj_fit_search *, cuts->n);
    for (uint32_t i = 0; i < cuts->n; i++)
        search[i] = strip_for(bands, cuts->cut[i], cuts->cut[i + 1] - 1)->search;
    const struct cj_fit_stack stack = {
        .nstrips = cuts->n, .npanels = PANEL_COUNT, .strip = search, .panel = bands->panel, .fixed = cj_plan_fixed(bands->plan), .between = (cuts->n - 1) * BANDS_GAP,
    };
    cuts->em_pt = cj_fit_stack_guess(&stack, bands->width_pt, bands->height_pt, bands->most_em_pt);
}

/* The next place before or after cut i; false if there is none. */
static bool move(const struct bands *bands, struct cuts *cuts, uint32_t i, int step)
{
    uint32_t c = cuts->cut[i];
    do
        c += (uint32_t)step;
    while (c > cuts->cut[i - 1] && c < cuts->cut[i + 1] && !bands->free[c]);
    bool found = c > cuts->cut[i - 1] && c < cuts->cut[i + 1];
    if (found)
        cuts->cut[i] = c;
    return found;
}

/* Moves cuts one place at a time while that gives larger type. */
static void improve(struct bands *bands, struct cuts *cuts)
{
    g_autofree uint32_t *cut = g_new(uint32_t, cuts->n + 1);
    bool better = true;
    for (int round = 0; round < ROUNDS && better; round++) {
        better = false;
        for (uint32_t i = 1; i < cuts->n; i++)
            for (int step = -1; step <= 1; step += 2) {
                struct cuts trial = { cuts->n, cut, 0 };
                memcpy(cut, cuts->cut, (cuts->n + 1) * sizeof *cut);
                if (!move(bands, &trial, i, step))
                    continue;
                ask(bands, &trial);
                if (trial.em_pt <= cuts->em_pt * BETTER)
                    continue;
                memcpy(cuts->cut, cut, (cuts->n + 1) * sizeof *cut);
                cuts->em_pt = trial.em_pt;
                better = true;
            }
    }
}

/* --- arrangements --------------------------------------------------------------------------------------------------------- */

static struct arrangement *arrange(struct plan *plan, const struct cuts *cuts)
{
    struct arrangement *arrangement = CJ_NEW(plan->work->arena, struct arrangement, 1);
    arrangement->nstrips = cuts->n;
    arrangement->strip = CJ_NEW(plan->work->arena, struct strip, cuts->n);
    for (uint32_t i = 0; i < cuts->n; i++)
        cj_strip_init(plan, &arrangement->strip[i], cuts->cut[i], cuts->cut[i + 1] - 1);
    cj_plan_add(plan, arrangement);
    return arrangement;
}

/* Adds the evenest strips there are, and what is gained on them by moving the cuts; neither where there are too few places. */
static void add_cuts(struct bands *bands, bool phases, uint32_t n, const double *col_w, GArray *all)
{
    bands->free = find_free(bands->plan, phases);
    struct cuts even, moved = { .n = n, .cut = CJ_NEW(bands->plan->work->arena, uint32_t, n + 1) };
    if (!cut_evenly(bands->plan, bands->free, n, col_w, &even))
        return;
    ask(bands, &even);
    memcpy(moved.cut, even.cut, (n + 1) * sizeof *moved.cut);
    moved.em_pt = even.em_pt;
    improve(bands, &moved);
    g_array_append_val(all, even);
    g_array_append_val(all, moved);
}

/* Of those that give about the largest type, strips that end with a phase, and that are even, are the clearest to read. */
static struct cuts choose(struct bands *bands, uint32_t n, const double *col_w)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct cuts));
    add_cuts(bands, true, n, col_w, all);
    add_cuts(bands, false, n, col_w, all);
    g_assert(all->len > 0);
    double most = 0;
    for (guint i = 0; i < all->len; i++)
        most = fmax(most, g_array_index(all, struct cuts, i).em_pt);
    guint best = 0;
    while (g_array_index(all, struct cuts, best).em_pt * CLEARLY < most)
        best++;
    return g_array_index(all, struct cuts, best);
}

struct arrangement *cj_bands_arrange(struct plan *plan, uint32_t n, double width_pt, double height_pt, double most_em_pt)
{
    double ratio = height_pt / width_pt;
    for (guint i = 0; i < plan->arrangements->len; i++) {
        struct arrangement *made = plan->arrangements->pdata[i];
        if (made->nstrips == n && fabs(made->ratio / ratio - 1) < SAME_SHEET)
            return made;
    }
    g_autofree double *col_w = g_new(double, plan->columns.n);
    g_autoptr(GPtrArray) strips = g_ptr_array_new();
    double em = cj_fit_search_guess_wrapped(plan->arrangement->strip[0].search, n, TAPE_BEFORE + TAPE_AFTER, BANDS_GAP, width_pt, height_pt,
                                            most_em_pt, col_w);
    cj_plan_place_code(plan, plan->arrangement, 0);
    const struct cj_steps *panel = cj_plan_panels(plan, width_pt / em * PANELS_FROM, width_pt / em * PANELS_TO);
    struct bands bands = { plan, NULL, strips, panel, width_pt, height_pt, most_em_pt };
    struct cuts cuts = choose(&bands, n, col_w);
    for (guint i = 0; i < strips->len; i++)
        cj_strip_finish(strips->pdata[i]);
    struct arrangement *arrangement = arrange(plan, &cuts);
    arrangement->ratio = ratio;
    cj_plan_prepare(plan, arrangement);
    return arrangement;
}

struct arrangement *cj_bands_arrange_even(struct plan *plan, uint32_t n, const double *col_w)
{
    struct cuts cuts;
    if (!cut_evenly(plan, find_free(plan, true), n, col_w, &cuts)) {
        bool anywhere = cut_evenly(plan, find_free(plan, false), n, col_w, &cuts);
        g_assert(anywhere);
    }
    struct arrangement *arrangement = arrange(plan, &cuts);
    cj_plan_prepare(plan, arrangement);
    return arrangement;
}
