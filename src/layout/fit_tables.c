/* The problem as tables. For every row the heights that occur in its cells (nothing between two of them is ever
 * better), and for every candidate the width each column then needs. Rows without a choice become part of the fixed
 * height; panels are summed to one step function of the page's width. */
#include "fit_priv.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Above this many candidates in one row, and numbers in all tables together, candidates are thinned evenly: a row of
 * thousands of cells has a height for every word. */
enum { MOST_CANDIDATES = 96, FEWEST_CANDIDATES = 12, MOST_NUMBERS = 1 << 21 };

static gint by_value(gconstpointer a, gconstpointer b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

/* --- columns and panels -------------------------------------------------------------------------------------- */

static void find_limits(struct cj_fit_search *search)
{
    const struct cj_fit_problem *p = search->problem;
    search->frame = p->left;
    for (uint32_t j = 0; j < p->ncolumns; j++) {
        double floor = p->column[j].least;
        for (uint32_t i = 0; i < p->nrows; i++)
            if (p->row[i].cell && p->row[i].cell[j].n > 0)
                floor = fmax(floor, p->row[i].cell[j].w[0]);
        search->floor[j] = floor;
        search->cap[j] = fmax(floor, p->column[j].most);
        search->frame += p->column[j].gutter_before;
    }
    search->left0 = p->left;
    search->frame0 = search->frame;
}

void fit_set_beside(struct cj_fit_search *search)
{
    const struct cj_fit_problem *p = search->problem;
    search->shift = p->left - search->left0;
    search->frame = search->frame0 + search->shift;
    search->least = p->fixed + p->beside;
}

/* All panels as one step function: at each width where one of them changes, the sum. */
void fit_sum_panels(struct cj_fit_search *search)
{
    const struct cj_fit_problem *p = search->problem;
    g_autoptr(GArray) at = g_array_new(FALSE, FALSE, sizeof(double));
    double least = 0;
    for (uint32_t i = 0; i < p->npanels; i++) {
        g_array_append_vals(at, p->panel[i].w, p->panel[i].n);
        least = fmax(least, p->panel[i].n > 0 ? p->panel[i].w[0] : 0);
    }
    g_array_append_val(at, least);
    g_array_sort(at, by_value);
    search->npanels = 0;
    search->panel_w = g_renew(double, search->panel_w, at->len);
    search->panel_h = g_renew(double, search->panel_h, at->len);
    for (guint k = 0; k < at->len; k++) {
        double w = g_array_index(at, double, k), sum = 0;
        if (w < least || (search->npanels > 0 && w <= search->panel_w[search->npanels - 1]))
            continue;
        for (uint32_t i = 0; i < p->npanels; i++)
            sum += p->panel[i].n > 0 ? cj_steps_height(&p->panel[i], w) : 0;
        search->panel_w[search->npanels] = w;
        search->panel_h[search->npanels++] = sum;
    }
}

double fit_panels_height(const struct cj_fit_search *search, double width)
{
    const struct cj_steps sum = { search->npanels, search->panel_w, search->panel_h };
    return cj_steps_height(&sum, width);
}

/* --- candidates ---------------------------------------------------------------------------------------------- */

/* What an across may have of columns that are `width` wide in sum, and what it then needs. */
static double across_height(const struct cj_fit_across *across, double width)
{
    double height = across->need.n > 0 ? cj_steps_height(&across->need, width) : 0;
    return isinf(height) ? across->need.h[0] : height; /* its columns make room for it */
}

static double across_spare(const struct cj_fit_problem *p, const struct cj_fit_across *across)
{
    double spare = across->extra;
    for (uint32_t j = across->first + 1; j <= across->last; j++)
        spare += p->column[j].gutter_before;
    return spare;
}

static double sum_of(const double *w, const struct cj_fit_across *across)
{
    double sum = 0;
    for (uint32_t j = across->first; j <= across->last; j++)
        sum += w[j];
    return sum;
}

/* Height of the row when every column is as wide as in `w`. */
static double row_height(const struct cj_fit_search *search, uint32_t i, const double *w)
{
    const struct cj_fit_problem *p = search->problem;
    double height = p->row[i].least;
    for (uint32_t j = 0; p->row[i].cell && j < p->ncolumns; j++)
        if (p->row[i].cell[j].n > 0)
            height = fmax(height, cj_steps_height(&p->row[i].cell[j], w[j]));
    for (uint32_t a = 0; a < p->nacross; a++)
        if (p->across[a].row == i)
            height = fmax(height, across_height(&p->across[a], sum_of(w, &p->across[a]) + across_spare(p, &p->across[a])));
    return height;
}

static void collect(GArray *height, const struct cj_steps *steps, double low, double high)
{
    for (uint32_t k = 0; k < steps->n; k++)
        if (steps->h[k] > low + FIT_SAME && steps->h[k] < high - FIT_SAME)
            g_array_append_val(height, steps->h[k]);
}

/* Sorted, each once, thinned evenly to `most` but with both ends. */
static void tidy(GArray *height, uint32_t most)
{
    guint n = 0;
    double *h = (double *)(void *)height->data;
    g_array_sort(height, by_value);
    for (guint k = 0; k < height->len; k++)
        if (n == 0 || h[k] > h[n - 1] + FIT_SAME)
            h[n++] = h[k];
    if (n > most) {
        for (guint k = 0; k < most; k++)
            h[k] = h[(guint64)k * (n - 1) / (most - 1)];
        n = most;
    }
    g_array_set_size(height, n);
}

/* The heights worth trying: from that of the widest columns to that of the narrowest. */
static GArray *candidates_of(const struct cj_fit_search *search, uint32_t i, uint32_t most)
{
    const struct cj_fit_problem *p = search->problem;
    GArray *height = g_array_new(FALSE, FALSE, sizeof(double));
    double low = row_height(search, i, search->cap), high = row_height(search, i, search->floor);
    g_array_append_val(height, low);
    if (high > low + FIT_SAME) {
        g_array_append_val(height, high);
        for (uint32_t j = 0; p->row[i].cell && j < p->ncolumns; j++)
            collect(height, &p->row[i].cell[j], low, high);
        for (uint32_t a = 0; a < p->nacross; a++)
            if (p->across[a].row == i)
                collect(height, &p->across[a].need, low, high);
    }
    tidy(height, most);
    return height;
}

/* --- needs --------------------------------------------------------------------------------------------------- */

static void fill_needs(const struct cj_fit_search *search, struct fit_row *row)
{
    const struct cj_steps *cell = search->problem->row[row->row].cell;
    if (!cell)
        return;
    row->need = g_new(double, (size_t)row->n * search->ncolumns);
    for (uint32_t j = 0; j < search->ncolumns; j++) {
        uint32_t step = cell[j].n;
        for (uint32_t k = 0; k < row->n; k++) { /* candidates rise, so steps are walked back once */
            while (step > 0 && cell[j].h[step - 1] <= row->height[k] + FIT_SAME)
                step--;
            double w = step < cell[j].n ? cell[j].w[step] : 0;
            row->need[(size_t)k * search->ncolumns + j] = fmax(w, search->floor[j]);
        }
    }
}

static void add_stops(struct cj_fit_search *search, uint32_t r)
{
    const struct cj_fit_problem *p = search->problem;
    for (uint32_t a = 0; a < p->nacross; a++) {
        const struct cj_fit_across *across = &p->across[a];
        if (across->row != search->row[r].row || across->need.n == 0)
            continue;
        struct fit_stop *stop = &search->stop[search->nstops++];
        *stop = (struct fit_stop) { .first = across->first, .last = across->last, .row = r, .across = a };
        stop->spare = across_spare(p, across);
        stop->need = g_new(double, search->row[r].n);
        for (uint32_t k = 0; k < search->row[r].n; k++)
            stop->need[k] = cj_steps_width(&across->need, search->row[r].height[k]) - stop->spare;
    }
}

static gint by_last(gconstpointer a, gconstpointer b)
{
    const struct fit_stop *x = a, *y = b;
    return x->last != y->last ? (x->last > y->last) - (x->last < y->last) : (x->across > y->across) - (x->across < y->across);
}

static gint by_span(gconstpointer a, gconstpointer b, gpointer self)
{
    const struct fit_stop *stop = ((struct cj_fit_search *)self)->stop;
    const struct fit_stop *x = &stop[*(const uint32_t *)a], *y = &stop[*(const uint32_t *)b];
    uint32_t m = x->last - x->first, n = y->last - y->first;
    return m != n ? (m > n) - (m < n) : (x > y) - (x < y);
}

static bool has_stop(const struct cj_fit_problem *p, uint32_t i)
{
    for (uint32_t a = 0; a < p->nacross; a++)
        if (p->across[a].row == i && p->across[a].need.n > 0)
            return true;
    return false;
}

/* A row with one candidate and nothing across asks nothing of the columns: only its height counts. */
static void add_row(struct cj_fit_search *search, uint32_t i, uint32_t most)
{
    g_autoptr(GArray) height = candidates_of(search, i, most);
    double highest = g_array_index(height, double, height->len - 1);
    search->fixed += search->problem->row[i].fixed;
    if ((height->len == 1 && !has_stop(search->problem, i)) || search->nrows == FIT_MOST_ROWS) {
        search->fixed += highest;
        return;
    }
    struct fit_row *row = &search->row[search->nrows];
    row->row = i;
    row->n = height->len;
    row->height = g_new(double, height->len);
    memcpy(row->height, height->data, height->len * sizeof(double));
    fill_needs(search, row);
    add_stops(search, search->nrows++);
}

struct cj_fit_search *fit_tables_new(const struct cj_fit_problem *problem)
{
    struct cj_fit_search *search = g_new0(struct cj_fit_search, 1);
    size_t n = MAX(problem->ncolumns, 1), numbers = n * MAX(problem->nrows, 1);
    search->problem = problem;
    search->ncolumns = problem->ncolumns;
    double **scratch[] = { &search->floor, &search->cap, &search->first, &search->second,
                           &search->others, &search->both, &search->place };
    for (size_t i = 0; i < G_N_ELEMENTS(scratch); i++)
        *scratch[i] = g_new0(double, n + 1);
    search->owner = g_new0(uint32_t, n);
    search->row = g_new0(struct fit_row, FIT_MOST_ROWS);
    search->stop = g_new0(struct fit_stop, MAX(problem->nacross, 1));
    search->by_length = g_new0(uint32_t, MAX(problem->nacross, 1));
    search->fixed = problem->fixed;
    find_limits(search);
    fit_set_beside(search);
    fit_sum_panels(search);
    uint32_t most = (uint32_t)CLAMP(MOST_NUMBERS / numbers, FEWEST_CANDIDATES, MOST_CANDIDATES);
    for (int across = 1; across >= 0; across--) /* those with something across first: they may not be left out */
        for (uint32_t i = 0; i < problem->nrows; i++)
            if (has_stop(problem, i) == across)
                add_row(search, i, most);
    qsort(search->stop, search->nstops, sizeof *search->stop, by_last);
    for (uint32_t s = 0; s < search->nstops; s++)
        search->by_length[s] = s;
    g_qsort_with_data(search->by_length, (gint)search->nstops, sizeof(uint32_t), by_span, search);
    return search;
}

void cj_fit_search_free(struct cj_fit_search *search)
{
    if (!search)
        return;
    for (uint32_t r = 0; r < search->nrows; r++) {
        g_free(search->row[r].height);
        g_free(search->row[r].need);
    }
    for (uint32_t s = 0; s < search->nstops; s++)
        g_free(search->stop[s].need);
    void *owned[] = { search->floor, search->cap, search->first, search->second, search->others, search->both, search->place,
                      search->owner, search->row, search->stop, search->by_length, search->panel_w, search->panel_h };
    for (size_t i = 0; i < G_N_ELEMENTS(owned); i++)
        g_free(owned[i]);
    if (search->frontier)
        g_array_unref(search->frontier);
    g_free(search);
}
