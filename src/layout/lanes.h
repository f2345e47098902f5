/* Inside layout: the band of phases and the channel swimlane. */
#ifndef CJ_LAYOUT_LANES_H
#define CJ_LAYOUT_LANES_H

#include "priv.h"

/* A map's columns, one per touchpoint in file order; a phase without touchpoints has an empty one. */
struct cj_columns {
    uint32_t n;
    uint32_t *touchpoint;      /* CJ_NONE: empty */
    uint32_t *phase;
    double *gutter;            /* before the column */
    double *x, *w;             /* once the fit is known */
    double end;                /* after the last: room for a way that leads on */
};

/* --- phases: chevrons as wide as their touchpoints, goal and duration beneath or inside ------------------------------ */

struct cj_heads;
/* The heads over columns first .. last; the last one may have `right` beyond its columns. */
const struct cj_heads *cj_heads_new(struct cj_work *work, const struct cj_columns *columns, uint32_t first, uint32_t last, double right);
/* The constraints of the two rows (chevrons, goals) on the columns, counted from the first of the heads', appended to `across`. */
void cj_heads_across(struct cj_work *work, const struct cj_heads *heads, uint32_t chevron_row, uint32_t goal_row, GArray *across);
bool cj_heads_have_goals(const struct cj_heads *heads);
/* `left`: where the first of them begins, at or before its first column. */
void cj_heads_place(struct cj_work *work, const struct cj_heads *heads, const struct cj_columns *columns, double left, double y, double chevron_h,
                    double goal_y, double goal_h);

/* --- rows named at the left: an icon and a name ------------------------------------------------------------------------ */

#define CJ_ROW_ICON 1.25
#define CJ_ROW_NAME_LEFT 1.75

/* --- channels -------------------------------------------------------------------------------------------------------- */

struct cj_channels;
const struct cj_channels *cj_channels_new(struct cj_work *work, const struct cj_columns *columns);
double cj_channels_height(const struct cj_channels *channels);
/* Has the line of travel detours: thin lines? NULL-safe. */
bool cj_channels_have_detours(const struct cj_channels *channels);
double cj_channels_label_width(const struct cj_channels *channels);
/* Names in left .. left + label_w, the rows' lines from x0 to right. */
void cj_channels_place(struct cj_work *work, const struct cj_channels *channels, const struct cj_columns *columns, double left,
                       double label_w, double x0, double right, double y);

#endif
