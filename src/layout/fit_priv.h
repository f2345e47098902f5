/* fit, inside: the problem as tables, states of the search, and what the three files that share it call.
 *
 *   fit_tables.c   candidates of every row and the width each column then needs
 *   fit_search.c   the frontier (greedy) and the local search
 *   fit_even.c     the most even columns among layouts that are as good
 *   fit_stack.c    several strips on one page
 *   fit.c          the doors: from row heights back to columns, rows and panels */
#ifndef CJ_LAYOUT_FIT_PRIV_H
#define CJ_LAYOUT_FIT_PRIV_H

#include "fit.h"

enum { FIT_MOST_ROWS = 64 }; /* rows that have a choice of heights; more are set as high as their narrowest columns need */

#define FIT_SAME 1e-9 /* em */
#define FIT_AS_LARGE 0.995 /* type that is this much smaller than the largest counts as equally large: the most even columns are taken */
#define FIT_LEAST_EM_PT 0.01

/* A row that may have different heights. Candidates rise, so needs fall from one to the next. */
struct fit_row {
    uint32_t row;   /* in the problem */
    uint32_t n;     /* candidates */
    double *height; /* [n] */
    double *need;   /* [n][ncolumns] width that column needs; NULL if there are no cells */
};

/* An across thing ends here; sorted by last column. */
struct fit_stop {
    uint32_t first, last;
    uint32_t row;   /* index into fit_row */
    uint32_t across;
    double spare;   /* gutters within, and its extra: what it has beside its columns */
    double *need;   /* [candidates of the row] sum of its columns' widths */
};

/* One choice of candidates, and the page it makes. */
struct fit_state {
    uint16_t k[FIT_MOST_ROWS];
    double width;  /* of the page: frame and columns */
    double height; /* of rows, their fixed parts and the problem's; without panels. The page is never lower than the search's `least` */
};

/* What the search makes smaller. */
struct fit_goal {
    double ratio;  /* sheet: height over width; else 0 */
    double height; /* roll: never a higher page; else 0. Neither of the two: the least height at `width` */
    double width;  /* sheet and roll: never a narrower page in em (for a sheet: no larger type); else the given width */
};

struct cj_fit_search {
    const struct cj_fit_problem *problem;
    uint32_t ncolumns, nrows, nstops;
    double frame;           /* the problem's `left` and the gutters */
    double left0, frame0;   /* `left` and frame as they were when the tables and the frontier were made; */
    double shift;           /* how much more `left` is now: every page is so much wider */
    double least;           /* the lowest page without panels: what stands beside the rows, and the problem's fixed height */
    double *floor, *cap;    /* [ncolumns] least width whatever is chosen; widest on purpose */
    struct fit_row *row;
    struct fit_stop *stop;  /* [nstops] */
    uint32_t *by_length;    /* [nstops] stops, shortest first */
    double fixed;           /* height without rows that choose and without panels */
    uint32_t npanels;       /* steps of all panels together */
    double *panel_w, *panel_h;
    GArray *frontier;       /* struct fit_state, widest page first; without the shift */
    uint64_t work, budget;  /* columns looked at; of this search, at most */
    /* scratch, [ncolumns] each */
    double *first, *second, *others, *both, *place;
    uint32_t *owner;
};

/* One instruction, where fmax is a call. */
static inline double fit_larger(double a, double b)
{
    return a > b ? a : b;
}

/* fit_tables.c */
struct cj_fit_search *fit_tables_new(const struct cj_fit_problem *problem);
void fit_sum_panels(struct cj_fit_search *search); /* again, if they have changed */
void fit_set_beside(struct cj_fit_search *search); /* again, if it has changed; nothing else need be made anew */
double fit_panels_height(const struct cj_fit_search *search, double width); /* INFINITY if too narrow */

/* fit_search.c */
const double *fit_need(const struct cj_fit_search *search, uint32_t row, uint32_t k);
/* Least sum of column widths, each at least max(x, y), with the acrosses at their candidates k. Column ends in search->place. */
double fit_total(struct cj_fit_search *search, const double *x, const double *y, const uint16_t *k);
/* w[j] = the width column j needs under `k`. */
void fit_needs(const struct cj_fit_search *search, const uint16_t *k, double *w);
/* What all rows but a and b need under `k`, into search->others; a == b for a single row. */
void fit_others(struct cj_fit_search *search, const uint16_t *k, uint32_t a, uint32_t b);
void fit_measure(struct cj_fit_search *search, struct fit_state *state);
double fit_score(const struct cj_fit_search *search, const struct fit_goal *goal, double width, double height);
/* The least page width at which rows of `height` stand on the sheet, if their columns allow `width`. */
double fit_page_width(const struct cj_fit_search *search, const struct fit_goal *goal, double width, double height);
void fit_make_frontier(struct cj_fit_search *search);
/* A state of the frontier, with what stands beside the rows now. */
struct fit_state fit_on_frontier(const struct cj_fit_search *search, guint i);
/* The page width of the frontier's best state for a sheet; INFINITY if none fits. */
double fit_frontier_width(const struct cj_fit_search *search, const struct fit_goal *goal);
/* The best state found for `goal`. False if none fits. */
bool fit_best(struct cj_fit_search *search, const struct fit_goal *goal, struct fit_state *ret_best);
/* Improves `state` until no change of a row, a column or a pair of rows helps. */
void fit_improve(struct cj_fit_search *search, const struct fit_goal *goal, struct fit_state *state, uint64_t budget);

/* fit.c */
void fit_fill_page(struct cj_fit_search *search, const struct fit_state *state, double width, struct cj_arena *arena, struct cj_fit *ret_fit);
uint64_t fit_even_budget(const struct cj_fit_search *search);

/* fit_even.c */
/* Column widths for `state` on a page of `width`: needs first, then the narrowest raised to one level. */
void fit_fill(struct cj_fit_search *search, const struct fit_state *state, double width, double *ret_col_w);
/* Changes `state` to the one with the most even columns that still fits into width x height (of state.height). */
void fit_even(struct cj_fit_search *search, double width, double height, struct fit_state *state, uint64_t budget);

#endif
