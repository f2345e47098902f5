/* Inside layout: where a long journey is cut into bands. */
#ifndef CJ_LAYOUT_BANDS_H
#define CJ_LAYOUT_BANDS_H

#include "plan.h"

#define BANDS_GAP 2.6          /* between two bands */

/* The most bands the journey can be cut into: a break keeps off decisions, side routes and ways that come up between two cards. */
uint32_t cj_bands_most(const struct plan *plan);

/* The journey in n strips (2 .. cj_bands_most) for a sheet, cut where that gives the largest type: between phases, elsewhere only for
 * clearly larger type. Posed; kept by the plan. `most_em_pt` as in cj_fit_search_sheet. */
struct arrangement *cj_bands_arrange(struct plan *plan, uint32_t n, double width_pt, double height_pt, double most_em_pt);

/* The same for no paper: strips of about the same width, if columns are as wide as in col_w. */
struct arrangement *cj_bands_arrange_even(struct plan *plan, uint32_t n, const double *col_w);

#endif
