/* The mathematics of the emotion line: Steffen's monotone cubic. Between two knots it never leaves the range of their values,
 * so the line shows no feeling that nobody told. Plain arithmetic over x and y, whatever they stand for. */
#ifndef CJ_LAYOUT_CURVE_H
#define CJ_LAYOUT_CURVE_H

#include <cjmap/layout.h>

/* Steffen's slopes [dy/dx] through n points of strictly rising x: ret_slope[n]. Two points give a straight line, one a flat slope. */
void cj_curve_slopes(const struct cj_point *point, uint32_t n, double *ret_slope);

/* y at x of the cubic from `a` to `b` with these slopes; x between them. */
double cj_curve_at(struct cj_point a, double slope_a, struct cj_point b, double slope_b, double x);

/* The spreads of a curve whose knots (slopes included) are complete. In `arena`. */
const struct cj_spread *cj_curve_spreads(const struct cj_knot *knot, uint32_t n, struct cj_arena *arena, uint32_t *ret_count);

#endif
