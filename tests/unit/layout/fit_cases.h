/* Random problems for fit, made of texts that the fake measures: few rows of cards over columns, phase heads across
 * them, panels above and below. The same seed makes the same problem. */
#ifndef FIT_CASES_H
#define FIT_CASES_H

#include "fit.h"

#include "layout_tests.h"

struct fit_case {
    uint32_t rows, columns, phases, panels; /* rows: of cells; a row of phase heads comes before them if phases > 0 */
    uint32_t words;                         /* in a cell, at most */
    double beside;                          /* height of what stands beside the rows, 20 wide with its gutter */
};

/* *state is an arena. */
int case_setup(void **state);
int case_teardown(void **state);

struct cj_fit_problem *fit_case_new(struct fit_case size, uint64_t seed, struct cj_arena *arena);
/* Within a test: CASE(seed, .rows = 3, .columns = 4, .words = 9). */
#define CASE(seed, ...) fit_case_new((struct fit_case) { __VA_ARGS__ }, (seed), *state)

/* Row heights at given widths, as the test sees them: own code, not the room's. INFINITY if a column is too narrow. */
double case_height(const struct cj_fit_problem *problem, const double *col_w, double width);
/* Everything a page promises: sums, limits, every cell, head and panel high enough. */
void assert_page_holds(const struct cj_fit_problem *problem, const struct cj_fit *fit);
/* The narrowest page of this proportion that holds rows of `rows_height` (all fixed parts in it) and columns of `width`. */
double case_page_width(const struct cj_fit_problem *problem, double ratio, double width, double rows_height);

#endif
