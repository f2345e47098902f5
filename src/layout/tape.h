/* Inside layout: what runs along a journey, cut at the edges of a band. All lengths in em. */
#ifndef CJ_LAYOUT_TAPE_H
#define CJ_LAYOUT_TAPE_H

#include "priv.h"

/* Beside the break between two bands: what goes on has room before the band's edge and after the next one's. */
#define TAPE_AFTER 1.8     /* the last column of a band */
#define TAPE_BEFORE 2.1    /* the first column of the next one: that of a gutter between phases, in which lines turn */

/* A piece of a polyline: points first .. first + n of those put out; whole_end: it has the line's own end. */
struct cj_tape_piece { uint32_t first, n; bool whole_end; };

/* The pieces of a polyline between lo and hi, in its order, their points appended to `out`. Returns how many. */
uint32_t cj_tape_line(const struct cj_point *point, uint32_t n, double lo, double hi, GArray *piece, GArray *out);

/* The part of a curve between lo and hi: the same cubics, with a knot that stands for nothing (touchpoint CJ_NONE) at each edge. Without
 * knots if none of it is there. */
struct cj_curve cj_tape_curve(const struct cj_curve *curve, double lo, double hi, struct cj_arena *arena);

/* Cuts what was added to the work since it had `first_box` boxes and `first_text` texts; no cells may be among it. Labels at the left
 * stay. */
void cj_tape_cut(struct cj_work *work, uint32_t first_box, uint32_t first_text, double lo, double hi);

#endif
