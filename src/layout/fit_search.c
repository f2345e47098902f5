/* The search over row heights.
 *
 * To find the least height of a table at a given width is NP-complete even for very restricted tables (Anderson and
 * Sobti, "The table layout problem", 1999), so this is a search, in the way of Hurst, Marriott and Moulder ("Toward
 * tighter tables", 2005) and of Marriott, Moulder and Hurst ("HTML automatic table layout", 2013): start at one end
 * and always take the change that costs least. Two things differ. A journey has few rows and many columns, so rows
 * are what is searched: once their heights are given, each column's width follows, the least at which all its cells
 * are low enough. And the page is a sheet: a state is good if the sheet holds it at a large size, which needs no
 * bisection, since everything is in em: the largest type is the narrowest page of the sheet's proportion.
 *
 *   1. Greedy: from the lowest rows (widest page) raise the row that saves the most width for its height, one to
 *      four candidates at a time; where no row helps alone, all the rows that hold one column. The states on the way
 *      are the frontier: pairs of width and height that answer any question roughly, made once.
 *   2. Local: from the frontier's best state and two beside it any candidate of one row, then the rows that hold one column, then pairs
 *      of rows by up to three candidates, until nothing helps.
 *   3. Small problems: all combinations, less those that a bound excludes.
 *   4. Others: two to four rows thrown off by a fixed sequence, and 2 again, while that helps and the budget lasts. The budget counts
 *      columns looked at and grows with the number of columns, never with the clock.
 *
 * Things across columns (phase heads) are constraints of the form "these columns and their gutters are at least so
 * wide". The least sum of columns under them is the longest path from the first column to the last: one walk. */
#include "fit_priv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { JUMP = 4, PAIR_REACH = 3, COLUMN_TRIES = 48, VAIN_KICKS = 12, MOST_COMBINATIONS = 20000, CALL_WORK = 8 };

#define UNFIT 1e9   /* a score from here on: wider than the page */
#define BETTER 1e-9 /* relative: less is no progress, so that the search ends */

const double *fit_need(const struct cj_fit_search *search, uint32_t row, uint32_t k)
{
    const struct fit_row *r = &search->row[row];
    return r->need ? r->need + (size_t)k * search->ncolumns : search->floor;
}

double fit_total(struct cj_fit_search *search, const double *x, const double *y, const uint16_t *k)
{
    double at = 0, *place = search->place;
    uint32_t j = 0;
    for (uint32_t s = 0; s < search->nstops; s++) {
        const struct fit_stop *stop = &search->stop[s];
        for (; j <= stop->last; j++) {
            place[j] = at;
            at += fit_larger(x[j], y[j]);
        }
        at = fit_larger(at, place[stop->first] + stop->need[k[stop->row]]);
    }
    for (; j < search->ncolumns; j++) {
        place[j] = at;
        at += fit_larger(x[j], y[j]);
    }
    place[j] = at;
    search->work += search->ncolumns + CALL_WORK;
    return at;
}

void fit_needs(const struct cj_fit_search *search, const uint16_t *k, double *w)
{
    memcpy(w, search->floor, search->ncolumns * sizeof *w);
    for (uint32_t r = 0; r < search->nrows; r++) {
        const double *need = fit_need(search, r, k[r]);
        for (uint32_t j = 0; j < search->ncolumns; j++)
            w[j] = fit_larger(w[j], need[j]);
    }
}

void fit_measure(struct cj_fit_search *search, struct fit_state *state)
{
    fit_needs(search, state->k, search->both);
    state->width = search->frame + fit_total(search, search->both, search->both, state->k);
    state->height = search->fixed;
    for (uint32_t r = 0; r < search->nrows; r++)
        state->height += search->row[r].height[state->k[r]];
}

/* The width a page must have for its height: that of the sheet's proportion; on a roll any, as long as the roll is wide enough. */
static double width_for(const struct fit_goal *goal, double height)
{
    if (goal->ratio > 0)
        return height / goal->ratio;
    return height <= goal->height ? 0 : INFINITY;
}

double fit_page_width(const struct cj_fit_search *search, const struct fit_goal *goal, double width, double height)
{
    double least = fit_larger(width, goal->width);
    height = fit_larger(height, search->least);
    uint32_t low = 0, high = search->npanels - 1; /* the first stretch between two steps of the panels that is wide enough */
    while (low < high) {
        uint32_t t = low + (high - low) / 2;
        if (fit_larger(least, width_for(goal, height + search->panel_h[t])) < search->panel_w[t + 1])
            high = t;
        else
            low = t + 1;
    }
    return fit_larger(search->panel_w[low], fit_larger(least, width_for(goal, height + search->panel_h[low])));
}

/* Smaller is better. The second term only decides between equals: the one that leaves more of the sheet. */
double fit_score(const struct cj_fit_search *search, const struct fit_goal *goal, double width, double height)
{
    if (goal->ratio > 0)
        return fit_page_width(search, goal, width, height) + 1e-6 * (width + height / goal->ratio);
    if (goal->height > 0)
        return fit_page_width(search, goal, width, height) + 1e-6 * (width + height);
    return width <= goal->width + FIT_SAME ? fit_larger(height, search->least) + 1e-6 * width : UNFIT + width;
}

/* --- what a change of one row would do ------------------------------------------------------------------------- */

/* The largest and second largest need of every column, and the row that has the largest. */
static void find_owners(struct cj_fit_search *search, const uint16_t *k)
{
    uint32_t n = search->ncolumns;
    memcpy(search->first, search->floor, n * sizeof(double));
    memcpy(search->second, search->floor, n * sizeof(double));
    for (uint32_t j = 0; j < n; j++)
        search->owner[j] = UINT32_MAX;
    for (uint32_t r = 0; r < search->nrows; r++) {
        const double *need = fit_need(search, r, k[r]);
        for (uint32_t j = 0; j < n; j++) {
            if (need[j] > search->first[j]) {
                search->second[j] = search->first[j];
                search->first[j] = need[j];
                search->owner[j] = r;
            } else if (need[j] > search->second[j]) {
                search->second[j] = need[j];
            }
        }
    }
    search->work += (uint64_t)n * search->nrows / 2;
}

/* What all rows but `r` need; call find_owners before. */
static void find_others(struct cj_fit_search *search, uint32_t r)
{
    for (uint32_t j = 0; j < search->ncolumns; j++)
        search->others[j] = search->owner[j] == r ? search->second[j] : search->first[j];
    search->work += search->ncolumns;
}

static struct fit_state with_row(struct cj_fit_search *search, const struct fit_state *state, uint32_t r, uint32_t k)
{
    struct fit_state trial = *state;
    const struct fit_row *row = &search->row[r];
    trial.k[r] = (uint16_t)k;
    trial.width = search->frame + fit_total(search, search->others, fit_need(search, r, k), trial.k);
    trial.height += row->height[k] - row->height[state->k[r]];
    return trial;
}

/* --- what a change of one column would do: all the rows that hold it rise ---------------------------------------- */

struct narrower {
    double gain; /* of this column alone */
    uint32_t column;
};

/* The first candidate of row r after k at which column j needs less than w; n if there is none. */
static uint32_t candidate_below(const struct cj_fit_search *search, uint32_t r, uint32_t k, uint32_t j, double w)
{
    uint32_t n = search->row[r].need ? search->row[r].n : k;
    while (k < n && fit_need(search, r, k)[j] >= w)
        k++;
    return k == n ? search->row[r].n : k;
}

/* The rows that hold column j, each raised until it lets go. False if one cannot. *ret_gain: how much narrower. */
static bool let_go(const struct cj_fit_search *search, const struct fit_state *state, uint32_t j, struct fit_state *trial,
                   double *ret_gain)
{
    double w = search->first[j] - FIT_SAME, now = search->floor[j];
    if (search->first[j] <= search->floor[j] + FIT_SAME)
        return false;
    *trial = *state;
    for (uint32_t r = 0; r < search->nrows; r++) {
        uint32_t k = candidate_below(search, r, state->k[r], j, w);
        if (k == search->row[r].n)
            return false;
        trial->k[r] = (uint16_t)k;
        trial->height += search->row[r].height[k] - search->row[r].height[state->k[r]];
        now = fit_larger(now, fit_need(search, r, k)[j]);
    }
    *ret_gain = search->first[j] - now;
    return true;
}

static gint by_gain(gconstpointer a, gconstpointer b)
{
    const struct narrower *x = a, *y = b;
    return x->gain != y->gain ? (x->gain < y->gain) - (x->gain > y->gain) : (x->column > y->column) - (x->column < y->column);
}

/* --- 1. the frontier ------------------------------------------------------------------------------------------- */

static bool cheapest_row(struct cj_fit_search *search, const struct fit_state *state, struct fit_state *ret_next)
{
    double best = FIT_SAME;
    bool found = false;
    for (uint32_t r = 0; r < search->nrows; r++) {
        const struct fit_row *row = &search->row[r];
        find_others(search, r);
        for (uint32_t k = state->k[r] + 1u; k < row->n && k <= state->k[r] + (uint32_t)JUMP; k++) {
            struct fit_state trial = with_row(search, state, r, k);
            double gain = (state->width - trial.width) / (trial.height - state->height);
            if (gain > best) {
                best = gain;
                *ret_next = trial;
                found = true;
            }
        }
    }
    return found;
}

static bool cheapest_column(struct cj_fit_search *search, const struct fit_state *state, struct fit_state *ret_next)
{
    double best = 0, gain;
    struct fit_state trial;
    for (uint32_t j = 0; j < search->ncolumns; j++) {
        if (!let_go(search, state, j, &trial, &gain) || gain <= best * (trial.height - state->height))
            continue;
        best = gain / (trial.height - state->height);
        *ret_next = trial;
    }
    search->work += (uint64_t)search->ncolumns * search->nrows;
    return best > 0;
}

/* Where two rows of heads hold the same columns neither of the above sees a gain. */
static bool raise_all(const struct cj_fit_search *search, struct fit_state *state)
{
    bool raised = false;
    for (uint32_t r = 0; r < search->nrows; r++) {
        if (state->k[r] + 1u < search->row[r].n) {
            state->k[r]++;
            raised = true;
        }
    }
    return raised;
}

void fit_make_frontier(struct cj_fit_search *search)
{
    struct fit_state state = { 0 }, next, narrowest = { 0 };
    for (uint32_t r = 0; r < search->nrows; r++)
        narrowest.k[r] = (uint16_t)(search->row[r].n - 1);
    fit_measure(search, &narrowest);
    fit_measure(search, &state);
    search->frontier = g_array_new(FALSE, FALSE, sizeof(struct fit_state));
    for (;;) {
        g_array_append_val(search->frontier, state);
        if (state.width <= narrowest.width + FIT_SAME)
            break;
        find_owners(search, state.k);
        if (cheapest_row(search, &state, &next) || cheapest_column(search, &state, &next))
            state = next;
        else if (!raise_all(search, &state))
            break;
        fit_measure(search, &state);
    }
    g_array_append_val(search->frontier, narrowest);
}

/* --- 2. local search ------------------------------------------------------------------------------------------- */

struct local {
    struct cj_fit_search *search;
    const struct fit_goal *goal;
    struct fit_state *state;
    double score;
    uint64_t until; /* of search->work */
};

static bool accept(struct local *local, const struct fit_state *trial)
{
    double score = fit_score(local->search, local->goal, trial->width, trial->height);
    if (score >= local->score * (1 - BETTER))
        return false;
    local->score = score;
    *local->state = *trial;
    return true;
}

static bool change_rows(struct local *local)
{
    bool better = false;
    for (uint32_t r = 0; r < local->search->nrows; r++) {
        const struct fit_state base = *local->state;
        find_owners(local->search, base.k);
        find_others(local->search, r);
        for (uint32_t k = 0; k < local->search->row[r].n; k++) {
            if (k == base.k[r])
                continue;
            struct fit_state trial = with_row(local->search, &base, r, k);
            better = accept(local, &trial) || better;
        }
    }
    return better;
}

static bool change_columns(struct local *local)
{
    struct cj_fit_search *search = local->search;
    struct fit_state trial;
    g_autofree struct narrower *list = g_new(struct narrower, search->ncolumns + 1);
    uint32_t n = 0;
    find_owners(search, local->state->k);
    for (uint32_t j = 0; j < search->ncolumns; j++) {
        list[n].column = j;
        n += let_go(search, local->state, j, &trial, &list[n].gain);
    }
    qsort(list, n, sizeof *list, by_gain);
    for (uint32_t i = 0; i < MIN(n, (uint32_t)COLUMN_TRIES); i++) {
        if (!let_go(search, local->state, list[i].column, &trial, &list[i].gain))
            continue;
        fit_measure(search, &trial);
        search->work += (uint64_t)search->ncolumns * search->nrows / 2;
        if (accept(local, &trial))
            return true;
    }
    return false;
}

void fit_others(struct cj_fit_search *search, const uint16_t *k, uint32_t a, uint32_t b)
{
    memcpy(search->others, search->floor, search->ncolumns * sizeof(double));
    for (uint32_t r = 0; r < search->nrows; r++) {
        if (r == a || r == b)
            continue;
        const double *need = fit_need(search, r, k[r]);
        for (uint32_t j = 0; j < search->ncolumns; j++)
            search->others[j] = fit_larger(search->others[j], need[j]);
    }
    search->work += (uint64_t)search->ncolumns * search->nrows / 2;
}

static uint32_t reach_low(uint32_t k)
{
    return k > PAIR_REACH ? k - PAIR_REACH : 0;
}

static uint32_t reach_high(const struct fit_row *row, uint32_t k)
{
    return MIN(row->n - 1, k + PAIR_REACH);
}

static bool change_pair(struct local *local, uint32_t a, uint32_t b)
{
    struct cj_fit_search *search = local->search;
    const struct fit_state base = *local->state;
    const struct fit_row *rows = search->row;
    bool better = false;
    fit_others(search, base.k, a, b);
    for (uint32_t ka = reach_low(base.k[a]); ka <= reach_high(&rows[a], base.k[a]); ka++) {
        const double *need = fit_need(search, a, ka);
        for (uint32_t j = 0; j < search->ncolumns; j++)
            search->both[j] = fit_larger(search->others[j], need[j]);
        for (uint32_t kb = reach_low(base.k[b]); kb <= reach_high(&rows[b], base.k[b]); kb++) {
            struct fit_state trial = base;
            trial.k[a] = (uint16_t)ka;
            trial.k[b] = (uint16_t)kb;
            trial.height += rows[a].height[ka] - rows[a].height[base.k[a]] + rows[b].height[kb] - rows[b].height[base.k[b]];
            if (fit_score(search, local->goal, 0, trial.height) >= local->score)
                continue; /* too high whatever its width */
            trial.width = search->frame + fit_total(search, search->both, fit_need(search, b, kb), trial.k);
            better = accept(local, &trial) || better;
        }
    }
    return better;
}

static bool change_pairs(struct local *local)
{
    bool better = false;
    for (uint32_t a = 0; a < local->search->nrows; a++)
        for (uint32_t b = a + 1; b < local->search->nrows && local->search->work < local->until; b++)
            better = change_pair(local, a, b) || better;
    return better;
}

void fit_improve(struct cj_fit_search *search, const struct fit_goal *goal, struct fit_state *state, uint64_t budget)
{
    struct local local = { search, goal, state, fit_score(search, goal, state->width, state->height), search->work + budget };
    bool better = true;
    while (better && search->work < local.until) {
        better = change_rows(&local);
        better = better || change_columns(&local);
        better = better || change_pairs(&local);
    }
    fit_measure(search, state); /* sums afresh: no drift */
}

/* --- 3. all combinations --------------------------------------------------------------------------------------- */

struct every {
    struct local *local;
    struct fit_state trial;
    double *w; /* [nrows + 1][ncolumns] needs of the rows before */
};

static double combinations(const struct cj_fit_search *search)
{
    double product = 1;
    for (uint32_t r = 0; r < search->nrows; r++)
        product *= search->row[r].n;
    return product;
}

/* Rows before r are set. The rows after it are thought as low, and as little in the way, as any candidate makes them:
 * what is no better than the best even so need not be looked at. `height` is that of such a page with row r lowest. */
static void try_rows(struct every *every, uint32_t r, double height)
{
    struct local *local = every->local;
    struct cj_fit_search *search = local->search;
    const struct fit_row *row = &search->row[r];
    double *w = every->w + (size_t)r * search->ncolumns, *next = w + search->ncolumns;
    for (uint32_t k = 0; k < row->n && search->work < local->until; k++) {
        const double *need = fit_need(search, r, k);
        double now = height + row->height[k] - row->height[0];
        if (fit_score(search, local->goal, 0, now) >= local->score)
            break; /* candidates rise */
        every->trial.k[r] = (uint16_t)k;
        every->trial.height = now;
        every->trial.width = search->frame + fit_total(search, w, need, every->trial.k);
        if (r + 1 == search->nrows) {
            accept(local, &every->trial);
        } else if (fit_score(search, local->goal, every->trial.width, now) < local->score) {
            for (uint32_t j = 0; j < search->ncolumns; j++)
                next[j] = fit_larger(w[j], need[j]);
            try_rows(every, r + 1, now);
        }
    }
    every->trial.k[r] = (uint16_t)(row->n - 1);
}

static void try_all(struct cj_fit_search *search, const struct fit_goal *goal, uint64_t until, struct fit_state *best)
{
    struct local local = { search, goal, best, fit_score(search, goal, best->width, best->height), until };
    g_autofree double *w = g_new(double, (size_t)(search->nrows + 1) * search->ncolumns);
    struct every every = { .local = &local, .w = w };
    double height = search->fixed;
    for (uint32_t r = 0; r < search->nrows; r++) {
        height += search->row[r].height[0];
        every.trial.k[r] = (uint16_t)(search->row[r].n - 1);
    }
    memcpy(w, search->floor, search->ncolumns * sizeof *w);
    try_rows(&every, 0, height);
    fit_measure(search, best);
}

/* --- 4. kicks -------------------------------------------------------------------------------------------------- */

static uint32_t next_random(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (uint32_t)(*seed >> 32);
}

static void kick(struct cj_fit_search *search, struct fit_state *state, uint64_t *seed)
{
    uint32_t rows = 2 + next_random(seed) % 3;
    for (uint32_t i = 0; i < rows; i++) {
        uint32_t r = next_random(seed) % search->nrows, by = next_random(seed) % 9;
        int32_t k = (int32_t)state->k[r] + (int32_t)by - 4;
        state->k[r] = (uint16_t)CLAMP(k, 0, (int32_t)search->row[r].n - 1);
    }
    fit_measure(search, state);
}

/* A state of the frontier, on pages as wide as they are now. */
struct fit_state fit_on_frontier(const struct cj_fit_search *search, guint i)
{
    struct fit_state state = g_array_index(search->frontier, struct fit_state, i);
    state.width += search->shift;
    return state;
}

/* Index of the frontier's best state for `goal`; its length if none fits. */
static guint best_of_frontier(const struct cj_fit_search *search, const struct fit_goal *goal)
{
    double best = UNFIT;
    guint found = search->frontier->len;
    for (guint i = 0; i < search->frontier->len; i++) {
        const struct fit_state *state = &g_array_index(search->frontier, struct fit_state, i);
        double score = fit_score(search, goal, state->width + search->shift, state->height);
        if (score < best) {
            best = score;
            found = i;
        }
    }
    return found;
}

/* Local search from `trial`; `best` becomes what it finds, if that is better. */
static bool look_from(struct cj_fit_search *search, const struct fit_goal *goal, struct fit_state trial, uint64_t until,
                      struct fit_state *best)
{
    if (search->work >= until)
        return false;
    fit_improve(search, goal, &trial, until - search->work);
    double before = fit_score(search, goal, best->width, best->height);
    if (fit_score(search, goal, trial.width, trial.height) >= before * (1 - BETTER))
        return false;
    *best = trial;
    return true;
}

double fit_frontier_width(const struct cj_fit_search *search, const struct fit_goal *goal)
{
    guint best = best_of_frontier(search, goal);
    if (best == search->frontier->len)
        return INFINITY;
    struct fit_state state = fit_on_frontier(search, best);
    return fit_page_width(search, goal, state.width, state.height);
}

bool fit_best(struct cj_fit_search *search, const struct fit_goal *goal, struct fit_state *ret_best)
{
    static const int beside[] = { 0, 2, -2 };
    uint64_t seed = 0x9E3779B97F4A7C15u, until = search->work + search->budget;
    guint start = best_of_frontier(search, goal);
    if (start == search->frontier->len)
        return false;
    struct fit_state best = fit_on_frontier(search, start);
    for (size_t i = 0; i < G_N_ELEMENTS(beside); i++) {
        int at = CLAMP((int)start + beside[i], 0, (int)search->frontier->len - 1);
        look_from(search, goal, fit_on_frontier(search, (guint)at), until, &best);
    }
    bool few = combinations(search) <= MOST_COMBINATIONS;
    if (few && search->nrows > 0)
        try_all(search, goal, until, &best);
    for (int failed = 0; !few && search->work < until && failed < VAIN_KICKS; failed++) {
        struct fit_state trial = best;
        kick(search, &trial, &seed);
        if (look_from(search, goal, trial, until, &best))
            failed = 0;
    }
    *ret_best = best;
    return true;
}
