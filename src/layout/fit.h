/* The heart of layout: columns, rows and panels as step functions, and the least height of the page at a width.
 * Everything about sizes asks one search: a sheet looks along its frontier of page widths and heights for the largest em,
 * `natural` gives em and a wanted width, and later rolls, bands, tiles and the fit report ask it differently. Knows nothing
 * of journeys.
 *
 * All lengths in em. */
#ifndef CJ_LAYOUT_FIT_H
#define CJ_LAYOUT_FIT_H

#include <cjmap/base.h>
#include <cjmap/text.h>

struct cj_fit_column {
    double gutter_before; /* 0 for the first */
    double least;         /* never narrower, whatever the cells say */
    double most;          /* never wider on purpose (22.5); what is left over stays white */
};

/* A row of cells: its height is that of the highest cell plus `fixed` (padding, rule). */
struct cj_fit_row {
    const struct cj_steps *cell; /* [ncolumns]; n == 0 is an empty cell. NULL: a row of `across` only, or a fixed one */
    double least;                /* content is at least this high */
    double fixed;                /* added to the content's height */
};

/* A thing over several columns (a phase head): needs `need` of the columns first..last and the gutters between. */
struct cj_fit_across {
    uint32_t row, first, last;
    double extra;                /* width it has beyond its columns (or, negative, may not use) */
    struct cj_steps need;
};

struct cj_fit_problem {
    double left;                         /* the label column, with its gap, and what stands beside the rows, with its own */
    double beside;                       /* height of what stands beside them: rows and their fixed parts are together at least that */
    uint32_t ncolumns, nrows, nacross, npanels;
    const struct cj_fit_column *column;
    const struct cj_fit_row *row;
    const struct cj_fit_across *across;
    const struct cj_steps *panel;        /* [npanels] least height at the page's width: lens, takeaways, legend, footer */
    double fixed;                        /* height that depends on nothing */
    bool equal_columns;                  /* for comparison only: all columns one width */
};

struct cj_fit {
    double width, height;                /* of the page's content */
    double *col_w;                       /* [ncolumns] sum + gutters + left == width, unless all are at `most` or above */
    double *row_h;                       /* [nrows] content height, without `fixed` */
    double *panel_h;                     /* [npanels] */
    uint64_t evaluations;                /* counted work */
};

/* One problem asked many questions (several sheets, several widths) is prepared once: its tables and the frontier of
 * page widths and heights. The problem is borrowed until _free. The answers are those of cj_fit_height and cj_fit_sheet. */
struct cj_fit_search;
struct cj_fit_search *cj_fit_search_new(const struct cj_fit_problem *problem);
void cj_fit_search_free(struct cj_fit_search *search); /* NULL-safe */
bool cj_fit_search_height(struct cj_fit_search *search, double width, struct cj_arena *arena, struct cj_fit *ret_fit);
bool cj_fit_search_sheet(struct cj_fit_search *search, double width_pt, double height_pt, double most_em_pt,
                         struct cj_arena *arena, double *ret_em_pt, struct cj_fit *ret_fit);

/* The inverse of a sheet, for a roll: the type size is given and with it the height [em] that the page may have; the narrowest such page
 * of at least `least`, and among those within half a percent of it the one with the most even columns. False if none of at most `most` is
 * low enough. */
bool cj_fit_search_roll(struct cj_fit_search *search, double height, double least, double most, struct cj_arena *arena, struct cj_fit *ret_fit);

/* The problem's panels have changed; or what stands beside the rows: `left`, `beside` and panels. All else has not. */
void cj_fit_search_panels(struct cj_fit_search *search);
void cj_fit_search_beside(struct cj_fit_search *search);

/* About the em [pt] of that sheet, never more than _sheet finds before it trades half a percent for even columns, and
 * seldom two percent less; at next to no cost, to choose among sheets. 0 if nothing fits. Not for equal columns. */
double cj_fit_search_guess(const struct cj_fit_search *search, double width_pt, double height_pt, double most_em_pt);

/* Strips one beneath the other on one page, each a prepared problem without panels; panels at the page's width. Questions as above; ret_fit [nstrips], *ret_height: of the page. Not for equal columns. */
struct cj_fit_stack {
    uint32_t nstrips, npanels;
    struct cj_fit_search *const *strip;
    const struct cj_steps *panel;
    double fixed, between;               /* height around the strips, and between them in all */
    double beside;                       /* of what stands beside them: they and what is between are together at least that */
};
double cj_fit_stack_guess(const struct cj_fit_stack *stack, double width_pt, double height_pt, double most_em_pt);
bool cj_fit_stack_sheet(const struct cj_fit_stack *stack, double width_pt, double height_pt, double most_em_pt, struct cj_arena *arena,
                        double *ret_em_pt, struct cj_fit *ret_fit, double *ret_height);
bool cj_fit_stack_height(const struct cj_fit_stack *stack, double width, struct cj_arena *arena, struct cj_fit *ret_fit, double *ret_height);

/* About the em if the problem's columns stood in n strips of equal width, each `extra` wider at a cut and all as high as the highest;
 * `gap`: height between two. ret_col_w [ncolumns], if not NULL: the widths that columns need then. Costs next to nothing. */
double cj_fit_search_guess_wrapped(const struct cj_fit_search *search, uint32_t n, double extra, double gap, double width_pt, double height_pt,
                                   double most_em_pt, double *ret_col_w);

/* The least height at `width`, as the search finds it (so a wider page may, rarely, be one percent higher). False
 * if even the least widths do not fit (then *ret_fit is untouched). */
bool cj_fit_height(const struct cj_fit_problem *problem, double width, struct cj_arena *arena, struct cj_fit *ret_fit);

/* The largest em [pt], at most `most_em_pt`, whose page fits into width_pt x height_pt, and among the layouts within
 * 0.5 % of it the one with the most even columns. False if nothing fits at any size above 0.01 pt. */
bool cj_fit_sheet(const struct cj_fit_problem *problem, double width_pt, double height_pt, double most_em_pt,
                  struct cj_arena *arena, double *ret_em_pt, struct cj_fit *ret_fit);

/* The least width at which anything fits, and the width at which every text stands on its widest line. */
double cj_fit_least_width(const struct cj_fit_problem *problem);
double cj_fit_full_width(const struct cj_fit_problem *problem);

#endif
