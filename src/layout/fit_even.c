/* The most even columns. Width that is left over is poured over the columns like water: the narrowest rise first, to
 * one level. Among the row heights that fit as well, those are taken whose columns, poured full, differ least: the sum
 * of squares of the widths is least, at a given sum, when they are all the same. */
#include "fit_priv.h"

#include <math.h>
#include <string.h>

enum { REACH = 2 };

/* Sum of columns first..last when those below `level` are raised to it, none above its cap; and how many still rise. */
static double poured(const struct cj_fit_search *search, const double *w, uint32_t first, uint32_t last, double level, bool capped,
                     uint32_t *ret_rising)
{
    double sum = 0;
    uint32_t rising = 0;
    for (uint32_t j = first; j <= last; j++) {
        double to = capped && level > search->cap[j] ? search->cap[j] : level;
        sum += w[j] > to ? w[j] : to;
        rising += w[j] < level && (!capped || level < search->cap[j]);
    }
    *ret_rising = rising;
    return sum;
}

/* The level at which columns first..last fill `sum`, by Newton's steps inside a bracket: the sum is piecewise linear in
 * the level, so a step that stays in one piece is exact. */
static double level_for(const struct cj_fit_search *search, const double *w, uint32_t first, uint32_t last, double sum, bool capped)
{
    double low = 0, high = sum, level = sum / (last - first + 1);
    for (int i = 0; i < 60 && high - low > FIT_SAME; i++) {
        uint32_t rising;
        double now = poured(search, w, first, last, level, capped, &rising);
        if (fabs(now - sum) < FIT_SAME)
            return level;
        if (now < sum)
            low = level;
        else
            high = level;
        double step = rising > 0 ? level + (sum - now) / rising : INFINITY;
        level = step > low && step < high ? step : low + (high - low) / 2;
    }
    return low;
}

static void pour(const struct cj_fit_search *search, double *w, uint32_t first, uint32_t last, double sum, bool capped)
{
    double level = level_for(search, w, first, last, sum, capped);
    for (uint32_t j = first; j <= last; j++) {
        double to = capped && level > search->cap[j] ? search->cap[j] : level;
        w[j] = w[j] > to ? w[j] : to;
    }
}

static double sum_of(const double *w, uint32_t first, uint32_t last)
{
    double sum = 0;
    for (uint32_t j = first; j <= last; j++)
        sum += w[j];
    return sum;
}

/* Columns of needs `w`, the shortest stretches under something across made wide enough first. */
static void satisfy_stops(const struct cj_fit_search *search, const uint16_t *k, double *w)
{
    for (uint32_t s = 0; s < search->nstops; s++) {
        const struct fit_stop *stop = &search->stop[search->by_length[s]];
        double need = stop->need[k[stop->row]];
        if (sum_of(w, stop->first, stop->last) < need - FIT_SAME / 2) {
            pour(search, w, stop->first, stop->last, need, false);
            double missing = need - sum_of(w, stop->first, stop->last);
            w[stop->last] += missing > 0 ? missing : 0; /* what the level's rounding left */
        }
    }
}

/* The needs `w` on columns of `sum` in all. */
static void fill_needs(struct cj_fit_search *search, const uint16_t *k, double sum, double *w)
{
    uint32_t n = search->ncolumns;
    if (search->nstops > 0) {
        double least = fit_total(search, w, w, k);
        satisfy_stops(search, k, w);
        if (sum_of(w, 0, n - 1) > fit_larger(least, sum) + FIT_SAME) /* overlapping stretches: the walk's own widths are valid */
            for (uint32_t j = 0; j < n; j++)
                w[j] = search->place[j + 1] - search->place[j];
    }
    if (sum_of(w, 0, n - 1) < sum)
        pour(search, w, 0, n - 1, sum, true);
    search->work += (uint64_t)n * 8;
}

void fit_fill(struct cj_fit_search *search, const struct fit_state *state, double width, double *ret_col_w)
{
    fit_needs(search, state->k, ret_col_w);
    if (search->ncolumns > 0)
        fill_needs(search, state->k, width - search->frame, ret_col_w);
}

/* --- the most even state ---------------------------------------------------------------------------------------- */

struct even {
    struct cj_fit_search *search;
    struct fit_state *state;
    double sum, height;      /* what there is for columns, and for rows */
    double unevenness;
    uint64_t until;
};

static double sum_of_squares(const double *w, uint32_t n)
{
    double sum = 0;
    for (uint32_t j = 0; j < n; j++)
        sum += w[j] * w[j];
    return sum;
}

/* Columns that need max(x, y): INFINITY if the page is too narrow for them. */
static double unevenness(struct even *even, const double *x, const double *y, const uint16_t *k)
{
    struct cj_fit_search *search = even->search;
    if (fit_total(search, x, y, k) > even->sum + FIT_SAME)
        return INFINITY;
    for (uint32_t j = 0; j < search->ncolumns; j++)
        search->second[j] = fit_larger(x[j], y[j]);
    fill_needs(search, k, even->sum, search->second);
    return sum_of_squares(search->second, search->ncolumns);
}

/* Row b at its candidates around k, on top of the needs `x`. */
static bool change_row(struct even *even, const struct fit_state *base, const double *x, uint32_t b, uint32_t reach)
{
    const struct fit_row *row = &even->search->row[b];
    uint32_t now = base->k[b], low = now > reach ? now - reach : 0, high = MIN(row->n - 1, now + reach);
    bool better = false;
    for (uint32_t k = low; k <= high; k++) {
        struct fit_state trial = *base;
        trial.k[b] = (uint16_t)k;
        trial.height += row->height[k] - row->height[now];
        if (trial.height > even->height + FIT_SAME)
            break; /* candidates rise */
        double uneven = unevenness(even, x, fit_need(even->search, b, k), trial.k);
        if (uneven < even->unevenness * (1 - 1e-6)) {
            even->unevenness = uneven;
            *even->state = trial;
            better = true;
        }
    }
    return better;
}

static bool change_pair(struct even *even, uint32_t a, uint32_t b)
{
    struct cj_fit_search *search = even->search;
    const struct fit_state base = *even->state;
    uint32_t now = base.k[a], low = now > REACH ? now - REACH : 0, high = MIN(search->row[a].n - 1, now + REACH);
    bool better = false;
    fit_others(search, base.k, a, b);
    for (uint32_t k = low; k <= high; k++) {
        struct fit_state trial = base;
        const double *need = fit_need(search, a, k);
        trial.k[a] = (uint16_t)k;
        trial.height += search->row[a].height[k] - search->row[a].height[now];
        for (uint32_t j = 0; j < search->ncolumns; j++)
            search->first[j] = fit_larger(search->others[j], need[j]);
        better = change_row(even, &trial, search->first, b, REACH) || better;
    }
    return better;
}

static bool change_rows(struct even *even)
{
    bool better = false;
    for (uint32_t r = 0; r < even->search->nrows && even->search->work < even->until; r++) {
        const struct fit_state base = *even->state;
        fit_others(even->search, base.k, r, r);
        better = change_row(even, &base, even->search->others, r, UINT16_MAX) || better;
    }
    return better;
}

static bool change_pairs(struct even *even)
{
    bool better = false;
    for (uint32_t a = 0; a < even->search->nrows; a++)
        for (uint32_t b = a + 1; b < even->search->nrows && even->search->work < even->until; b++)
            better = change_pair(even, a, b) || better;
    return better;
}

/* --- where the most even states lie when there is room ------------------------------------------------------------ */

/* Does every column keep to `widest` (or to its least width) with row r at candidate k? */
static bool keeps_to(struct cj_fit_search *search, uint32_t r, uint32_t k, double widest)
{
    const double *need = fit_need(search, r, k);
    search->work += search->ncolumns;
    for (uint32_t j = 0; j < search->ncolumns; j++)
        if (need[j] > widest + FIT_SAME && need[j] > search->floor[j] + FIT_SAME)
            return false;
    return true;
}

/* The lowest rows with which no column need be wider than `widest`. */
static void cap_columns(struct cj_fit_search *search, double widest, struct fit_state *state)
{
    for (uint32_t r = 0; r < search->nrows; r++) {
        uint32_t low = 0, high = search->row[r].n - 1; /* the first candidate that will do; the last one does */
        while (low < high) {
            uint32_t k = low + (high - low) / 2;
            if (keeps_to(search, r, k, widest))
                high = k;
            else
                low = k + 1;
        }
        state->k[r] = (uint16_t)low;
    }
    fit_measure(search, state);
}

/* The state whose widest column is narrowest among those that are low enough. False if its columns do not fit. */
static bool narrowest_widest(struct cj_fit_search *search, double width, double height, struct fit_state *ret_state)
{
    double low = 0, high = 0;
    struct fit_state state = { 0 };
    for (uint32_t j = 0; j < search->ncolumns; j++)
        high = fit_larger(high, search->cap[j]);
    cap_columns(search, high, &state);
    if (state.height > height + FIT_SAME)
        return false;
    *ret_state = state;
    for (int i = 0; i < 16; i++) {
        double middle = low + (high - low) / 2;
        cap_columns(search, middle, &state);
        if (state.height <= height + FIT_SAME) {
            high = middle;
            *ret_state = state;
        } else {
            low = middle;
        }
    }
    return ret_state->width <= width + FIT_SAME;
}

/* From `state` by changes of rows and pairs of rows. Returns how uneven it then is. */
static double even_out(struct cj_fit_search *search, double width, double height, struct fit_state *state, uint64_t budget)
{
    struct even even = { search, state, width - search->frame, height, INFINITY, search->work + budget };
    bool better = true;
    fit_needs(search, state->k, search->both);
    even.unevenness = unevenness(&even, search->both, search->both, state->k);
    while (better && search->work < even.until)
        better = change_rows(&even) || change_pairs(&even);
    fit_measure(search, state);
    return even.unevenness;
}

void fit_even(struct cj_fit_search *search, double width, double height, struct fit_state *state, uint64_t budget)
{
    struct fit_state other;
    if (search->ncolumns < 2)
        return;
    bool room = narrowest_widest(search, width, height, &other);
    double uneven = even_out(search, width, height, state, budget / 2);
    if (room && even_out(search, width, height, &other, budget / 2) < uneven)
        *state = other;
}
