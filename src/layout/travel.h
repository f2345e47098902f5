/* Inside the channel lane: the line of travel from stop to stop. Which way it goes is planned over the columns; how high a row is and
 * what stands at a stop is the lane's. */
#ifndef CJ_LAYOUT_TRAVEL_H
#define CJ_LAYOUT_TRAVEL_H

#include "lanes.h"

/* What a column has to do with the line. */
struct cj_stop {
    bool is;                /* its touchpoint uses a channel */
    bool detour;            /* not everybody passes there: it is optional, on a side route, or has only some of the personas */
    bool beside;            /* its line runs a little beneath its row: the main line passes on one of its rows and does not stop */
    uint32_t row;           /* the channel by which the line enters */
    uint32_t top, bottom;   /* the first and last of its channels */
};

struct cj_travel;

/* Plans the lines over the columns, whose widths need not be known yet. In the work's arena. */
const struct cj_travel *cj_travel_new(struct cj_work *work, const struct cj_columns *columns);
/* Has it a thin line? Does anything run or stand beside the row? */
bool cj_travel_has_detours(const struct cj_travel *travel);
bool cj_travel_is_beside(const struct cj_travel *travel, uint32_t row);
const struct cj_stop *cj_travel_stop(const struct cj_travel *travel, uint32_t column);

/* Adds the lines; row_y: [channels] the height of each row, `beside`: how far beneath it what is beside it runs. */
void cj_travel_place(struct cj_work *work, const struct cj_travel *travel, const double *row_y, double beside);

#endif
