/* Inside layout: a metric as it stands at a touchpoint or among the takeaways: its name, its value now, how that became so, and
 * how far it is from what is aimed at. */
#ifndef CJ_LAYOUT_METRIC_H
#define CJ_LAYOUT_METRIC_H

#include "block.h"

/* `value`: what it is now, unless it has none. */
struct cj_block cj_metric_block(struct cj_work *work, const struct cj_metric *metric, bool has_value, double value);
/* The blocks of the metrics lane; `self` is not looked at. */
void cj_metric_blocks(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks);

#endif
