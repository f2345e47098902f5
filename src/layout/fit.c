/* The doors of fit: from a question about a page to widths of columns and heights of rows and panels. The search
 * (fit_search.c) chooses row heights; here they become a page: columns get what they need and share what is left
 * (fit_even.c), and then every row is only as high as its cells are at those widths.
 *
 * A sheet is asked without bisection: a page of the sheet's proportion has its largest type where it is narrowest in
 * em. Only equal columns, which are there to be compared with, are bisected. */
#include "fit.h"

#include <math.h>

#include "fit_priv.h"

/* Columns looked at in one search, for each column. A look costs about six instructions, a touchpoint's share of a whole
 * build about five millions: a question with all its rounds stays below a twentieth of it. Ten times as much work finds
 * type that is less than a tenth of a percent larger. */
enum { SEARCH_WORK = 4500, EVEN_WORK = 3000, FEWEST_COLUMNS = 4, ROUNDS = 4 };

struct cj_fit_search *cj_fit_search_new(const struct cj_fit_problem *problem)
{
    struct cj_fit_search *search = fit_tables_new(problem);
    search->budget = (uint64_t)SEARCH_WORK * MAX(problem->ncolumns, FEWEST_COLUMNS);
    if (!problem->equal_columns)
        fit_make_frontier(search);
    return search;
}

uint64_t fit_even_budget(const struct cj_fit_search *search)
{
    return (uint64_t)EVEN_WORK * MAX(search->ncolumns, FEWEST_COLUMNS);
}

void cj_fit_search_panels(struct cj_fit_search *search)
{
    fit_sum_panels(search);
}

void cj_fit_search_beside(struct cj_fit_search *search)
{
    fit_set_beside(search);
    fit_sum_panels(search);
}

/* --- from columns to a page -------------------------------------------------------------------------------------- */

static double inner_width(const struct cj_fit_problem *p, const struct cj_fit_across *across, const double *col_w)
{
    double width = across->extra;
    for (uint32_t j = across->first; j <= across->last; j++)
        width += col_w[j] + (j > across->first ? p->column[j].gutter_before : 0);
    return width;
}

/* Content heights of all rows at these columns. */
static void set_rows(const struct cj_fit_problem *p, const double *col_w, double *row_h)
{
    for (uint32_t i = 0; i < p->nrows; i++) {
        row_h[i] = p->row[i].least;
        for (uint32_t j = 0; p->row[i].cell && j < p->ncolumns; j++)
            if (p->row[i].cell[j].n > 0)
                row_h[i] = fmax(row_h[i], cj_steps_height(&p->row[i].cell[j], col_w[j]));
    }
    for (uint32_t a = 0; a < p->nacross; a++) {
        const struct cj_fit_across *across = &p->across[a];
        if (across->need.n > 0)
            row_h[across->row] = fmax(row_h[across->row], cj_steps_height(&across->need, inner_width(p, across, col_w)));
    }
}

static double rows_height(const struct cj_fit_problem *p, const double *row_h)
{
    double sum = p->fixed;
    for (uint32_t i = 0; i < p->nrows; i++)
        sum += row_h[i] + p->row[i].fixed;
    return fmax(sum, p->fixed + p->beside);
}

/* The page of `width` with the columns in fit->col_w. */
static void finish(const struct cj_fit_search *search, double width, struct cj_arena *arena, struct cj_fit *fit)
{
    const struct cj_fit_problem *p = search->problem;
    fit->width = width;
    fit->row_h = CJ_NEW(arena, double, MAX(p->nrows, 1));
    fit->panel_h = CJ_NEW(arena, double, MAX(p->npanels, 1));
    set_rows(p, fit->col_w, fit->row_h);
    fit->height = rows_height(p, fit->row_h);
    for (uint32_t i = 0; i < p->npanels; i++) {
        fit->panel_h[i] = p->panel[i].n > 0 ? cj_steps_height(&p->panel[i], width) : 0;
        fit->height += fit->panel_h[i];
    }
    fit->evaluations = search->work;
}

void fit_fill_page(struct cj_fit_search *search, const struct fit_state *state, double width, struct cj_arena *arena, struct cj_fit *ret_fit)
{
    struct cj_fit fit = { .col_w = CJ_NEW(arena, double, MAX(search->ncolumns, 1)) };
    fit_fill(search, state, width, fit.col_w);
    finish(search, width, arena, &fit);
    *ret_fit = fit;
}

/* --- equal columns ----------------------------------------------------------------------------------------------- */

/* No wider than the widest column may be, unless something across them would not fit. */
static double equal_most(const struct cj_fit_search *search)
{
    double most = 0;
    for (uint32_t j = 0; j < search->ncolumns; j++)
        most = fit_larger(most, search->cap[j]);
    for (uint32_t s = 0; s < search->nstops; s++) {
        const struct fit_stop *stop = &search->stop[s];
        double least = stop->need[search->row[stop->row].n - 1];
        most = fit_larger(most, least / (stop->last - stop->first + 1));
    }
    return most;
}

static double equal_width(const struct cj_fit_search *search, double width)
{
    return fmin((width - search->frame) / MAX(search->ncolumns, 1), equal_most(search));
}

/* Height of the page with all columns of one width; INFINITY if that is too narrow for something. */
static double equal_height(struct cj_fit_search *search, double width)
{
    const struct cj_fit_problem *p = search->problem;
    g_autofree double *row_h = g_new(double, MAX(p->nrows, 1));
    double each = equal_width(search, width), height = fit_panels_height(search, width);
    if (width < search->frame - FIT_SAME)
        return INFINITY;
    for (uint32_t j = 0; j < p->ncolumns; j++) {
        if (each < search->floor[j] - FIT_SAME)
            return INFINITY;
        search->both[j] = each;
    }
    set_rows(p, search->both, row_h);
    search->work += (uint64_t)p->ncolumns * p->nrows;
    return height + rows_height(p, row_h);
}

static void equal_page(struct cj_fit_search *search, double width, struct cj_arena *arena, struct cj_fit *ret_fit)
{
    struct cj_fit fit = { .col_w = CJ_NEW(arena, double, MAX(search->ncolumns, 1)) };
    for (uint32_t j = 0; j < search->ncolumns; j++)
        fit.col_w[j] = equal_width(search, width);
    finish(search, width, arena, &fit);
    *ret_fit = fit;
}

/* How high a page of that width may be. */
static double page_height(const struct fit_goal *goal, double width)
{
    return goal->ratio > 0 ? width * goal->ratio : goal->height;
}

/* The narrowest page of the sheet's proportion, or of the roll's; rows fall and the sheet rises with the width, so there is one place. */
static double equal_page_width(struct cj_fit_search *search, const struct fit_goal *goal, double widest)
{
    double low = goal->width, high = widest;
    if (equal_height(search, low) <= page_height(goal, low))
        return low;
    if (equal_height(search, high) > page_height(goal, high))
        return INFINITY;
    for (int i = 0; i < 60 && high - low > 1e-9 * high; i++) {
        double middle = low + (high - low) / 2;
        if (equal_height(search, middle) <= page_height(goal, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

/* --- the questions ----------------------------------------------------------------------------------------------- */

bool cj_fit_search_height(struct cj_fit_search *search, double width, struct cj_arena *arena, struct cj_fit *ret_fit)
{
    const struct fit_goal goal = { .ratio = 0, .width = width };
    struct fit_state best;
    if (isinf(fit_panels_height(search, width)))
        return false;
    if (search->problem->equal_columns) {
        if (isinf(equal_height(search, width)))
            return false;
        equal_page(search, width, arena, ret_fit);
        return true;
    }
    if (!fit_best(search, &goal, &best))
        return false;
    fit_fill_page(search, &best, width, arena, ret_fit);
    return true;
}

/* Makes `state`, whose page is `narrowest`, the most even one that is as large. Returns the width of its page. */
static double even_page(struct cj_fit_search *search, const struct fit_goal *goal, double narrowest, struct fit_state *state)
{
    bool choice = search->ncolumns > 1 && narrowest > goal->width + FIT_SAME; /* else a smaller type would gain nothing */
    double width = choice ? narrowest / FIT_AS_LARGE : narrowest;
    fit_even(search, width, page_height(goal, width) - fit_panels_height(search, width), state, fit_even_budget(search));
    return width;
}

/* The largest type, then the most even columns that are nearly as large. Evening out leads elsewhere, and a larger type
 * may be in sight from there: then that is where to begin again. */
static double sheet_page(struct cj_fit_search *search, const struct fit_goal *goal, double widest, struct fit_state *ret_state)
{
    struct fit_state best;
    double narrowest, width = INFINITY;
    if (!fit_best(search, goal, &best) || (narrowest = fit_page_width(search, goal, best.width, best.height)) > widest)
        return INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
        *ret_state = best;
        width = even_page(search, goal, narrowest, ret_state);
        best = *ret_state;
        fit_improve(search, goal, &best, search->budget);
        double seen = fit_page_width(search, goal, best.width, best.height);
        if (seen > narrowest - FIT_SAME)
            break;
        narrowest = seen;
    }
    return width;
}

/* The page of a sheet or a roll; false if there is none that is at most `widest`. */
static bool find_page(struct cj_fit_search *search, const struct fit_goal *goal, double widest, struct cj_arena *arena, struct cj_fit *ret_fit)
{
    struct fit_state state = { 0 };
    bool equal = search->problem->equal_columns;
    double width = equal ? equal_page_width(search, goal, widest) : sheet_page(search, goal, widest, &state);
    if (isinf(width))
        return false;
    if (equal)
        equal_page(search, width, arena, ret_fit);
    else
        fit_fill_page(search, &state, width, arena, ret_fit);
    return true;
}

bool cj_fit_search_sheet(struct cj_fit_search *search, double width_pt, double height_pt, double most_em_pt,
                         struct cj_arena *arena, double *ret_em_pt, struct cj_fit *ret_fit)
{
    if (!(width_pt > 0) || !(height_pt > 0) || !(most_em_pt > 0))
        return false;
    const struct fit_goal goal = { .ratio = height_pt / width_pt, .width = width_pt / most_em_pt };
    if (!find_page(search, &goal, width_pt / FIT_LEAST_EM_PT, arena, ret_fit))
        return false;
    *ret_em_pt = width_pt / ret_fit->width;
    return true;
}

bool cj_fit_search_roll(struct cj_fit_search *search, double height, double least, double most, struct cj_arena *arena, struct cj_fit *ret_fit)
{
    const struct fit_goal goal = { .height = height, .width = least };
    return height > 0 && find_page(search, &goal, most, arena, ret_fit);
}

double cj_fit_search_guess(const struct cj_fit_search *search, double width_pt, double height_pt, double most_em_pt)
{
    const struct fit_goal goal = { .ratio = height_pt / width_pt, .width = width_pt / most_em_pt };
    g_assert(search->frontier); /* equal columns have none */
    double width = fit_frontier_width(search, &goal);
    return isinf(width) ? 0 : width_pt / width;
}

bool cj_fit_height(const struct cj_fit_problem *problem, double width, struct cj_arena *arena, struct cj_fit *ret_fit)
{
    struct cj_fit_search *search = cj_fit_search_new(problem);
    bool fits = cj_fit_search_height(search, width, arena, ret_fit);
    cj_fit_search_free(search);
    return fits;
}

bool cj_fit_sheet(const struct cj_fit_problem *problem, double width_pt, double height_pt, double most_em_pt,
                  struct cj_arena *arena, double *ret_em_pt, struct cj_fit *ret_fit)
{
    struct cj_fit_search *search = cj_fit_search_new(problem);
    bool fits = cj_fit_search_sheet(search, width_pt, height_pt, most_em_pt, arena, ret_em_pt, ret_fit);
    cj_fit_search_free(search);
    return fits;
}

/* --- the two ends ------------------------------------------------------------------------------------------------ */

double cj_fit_least_width(const struct cj_fit_problem *problem)
{
    struct cj_fit_search *search = fit_tables_new(problem);
    struct fit_state state = { 0 };
    for (uint32_t r = 0; r < search->nrows; r++)
        state.k[r] = (uint16_t)(search->row[r].n - 1);
    fit_measure(search, &state);
    double width = fit_larger(state.width, search->panel_w[0]);
    cj_fit_search_free(search);
    return width;
}

static double last_width(const struct cj_steps *steps, double least)
{
    return steps->n > 0 ? fmax(least, steps->w[steps->n - 1]) : least;
}

double cj_fit_full_width(const struct cj_fit_problem *problem)
{
    const struct cj_fit_problem *p = problem;
    g_autofree double *w = g_new(double, MAX(p->ncolumns, 1));
    double width = p->left;
    for (uint32_t j = 0; j < p->ncolumns; j++) {
        w[j] = p->column[j].least;
        for (uint32_t i = 0; i < p->nrows; i++)
            w[j] = p->row[i].cell ? last_width(&p->row[i].cell[j], w[j]) : w[j];
    }
    for (uint32_t a = 0; a < p->nacross; a++) { /* what is missing, to its last column: only the sum counts */
        double missing = last_width(&p->across[a].need, 0) - inner_width(p, &p->across[a], w);
        w[p->across[a].last] += p->across[a].need.n > 0 ? fmax(0, missing) : 0;
    }
    for (uint32_t j = 0; j < p->ncolumns; j++)
        width += w[j] + p->column[j].gutter_before;
    for (uint32_t i = 0; i < p->npanels; i++)
        width = last_width(&p->panel[i], width);
    return width;
}
