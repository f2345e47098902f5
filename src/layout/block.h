/* Inside layout: blocks, cards of a lane that are more than a stack of texts. A block is put by one function, as panels are
 * (flow.h): it returns its height at a width and draws unless it is given no work. What is told about its height, the fit reads
 * from its steps. */
#ifndef CJ_LAYOUT_BLOCK_H
#define CJ_LAYOUT_BLOCK_H

#include "flow.h"
#include "priv.h"

struct cj_block {
    double (*put)(struct cj_work *work, const void *self, double x, double y, double w);
    const void *self;
    struct cj_steps steps;   /* height at a width, made by cj_block_seal */
    cj_node node;
};

/* Makes the blocks of a touchpoint in a lane and appends them (struct cj_block). `self` is the lane's own. */
typedef void cj_blocks_maker(struct cj_work *work, const void *self, const struct cj_touchpoint *touchpoint, GArray *blocks);

/* Widths at which a block's height changes, and the least it needs: gathered part by part. */
struct cj_widths {
    GArray *at;              /* double */
    double least;
};
void cj_widths_init(struct cj_widths *widths);
void cj_widths_add(struct cj_widths *widths, double w);
/* A text that has `beside` em less than the block. */
void cj_widths_add_text(struct cj_widths *widths, const struct cj_flow_text *text, double beside);
/* Fills in block->steps from its `put` at these widths, and frees them. */
void cj_block_seal(struct cj_work *work, struct cj_block *block, struct cj_widths *widths);

/* --- a number and its unit ------------------------------------------------------------------------------------------- */

/* The number in its role, the unit small behind it on the same baseline; beneath it where both together would be very wide. */
struct cj_amount {
    struct cj_flow_text number, unit;
    bool beside;
    double w;                /* of the line with the number; INFINITY where a line may not hold it */
};
struct cj_amount cj_amount_new(struct cj_work *work, double value, struct cj_str unit, enum cj_role role);
double cj_amount_put(struct cj_work *work, const struct cj_amount *amount, double x, double y, double w);
void cj_amount_add_widths(struct cj_widths *widths, const struct cj_amount *amount, double beside);

/* --- badges ------------------------------------------------------------------------------------------------------------ */

#define CJ_BADGE 1.1
#define CJ_BADGE_GAP .1      /* between badges */
#define CJ_BADGE_BEFORE .35  /* between what they tell about and the first */
#define CJ_BADGE_ROW 1.2     /* height of a line of badges beneath a text */

/* Badges of some of the personas, not all, in a row: its width from what stands before it, 0 for none. */
double cj_badges_width(const struct cj_work *work, struct cj_who who);
/* Nothing if `work` is NULL. */
void cj_badges_put(struct cj_work *work, struct cj_who who, double left, double cy);

#endif
