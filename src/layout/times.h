/* Inside layout: the lane of time. Two rows, each with an icon and a name at the left as channels have: how long one waits before
 * being served, and how long it takes then. */
#ifndef CJ_LAYOUT_TIMES_H
#define CJ_LAYOUT_TIMES_H

#include "block.h"

#define CJ_WAIT_PAD .13      /* above and below the words of a wait, in its pill */

/* What the bars of a map share. */
struct cj_time {
    double longest_s;        /* [s] of all waits and durations that are to scale */
    bool has_bars;
    bool has_waits, has_durations;
};
struct cj_time cj_time_find(const struct cj_journey *journey);

/* The blocks of the two rows; `self` is a struct cj_time. */
void cj_time_waits(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks);
void cj_time_durations(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks);

#endif
