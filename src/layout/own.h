/* Inside layout: the author's own lanes, of texts, ratings or numbers. */
#ifndef CJ_LAYOUT_OWN_H
#define CJ_LAYOUT_OWN_H

#include "block.h"

/* The blocks of a lane; `self` is its struct cj_lane. */
void cj_own_blocks(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks);

#endif
