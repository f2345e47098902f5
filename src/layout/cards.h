/* Inside layout: what stands in the cells of a lane. A card is a small stack of texts with signs beside them; its
 * height at a width and its place come from the same few numbers, so they cannot disagree. */
#ifndef CJ_LAYOUT_CARDS_H
#define CJ_LAYOUT_CARDS_H

#include "block.h"
#include "priv.h"

#define CJ_CARD_SLOTS 6

/* A text of a card and the room beside and above it. */
struct cj_slot {
    const struct cj_measured *text;
    struct cj_type type;
    uint8_t role;
    struct cj_colour tone;
    double left, right, before;   /* [em] */
};

enum cj_card_look { CJ_LOOK_TOUCHPOINT, CJ_LOOK_REMARK, CJ_LOOK_BUBBLE, CJ_LOOK_ACT, CJ_LOOK_FEELING, CJ_LOOK_BLOCK };

struct cj_card {
    enum cj_card_look look;
    cj_node node;
    double top, bottom;           /* room above the first and below the last text */
    double least;                 /* width of what stands beside no text (badges in a row) */
    double number_w;              /* of a touchpoint's number */
    uint32_t nslots, meta;        /* meta: index of the slot with signs before it, CJ_NONE */
    struct cj_slot slot[CJ_CARD_SLOTS];
    uint8_t mark;                 /* enum cj_mark of a remark */
    uint32_t number;              /* of a touchpoint or opportunity, from 1 */
    enum cj_level level;          /* evidence to be shown */
    const uint32_t *persona;      /* badges */
    uint32_t npersonas;
    const struct cj_touchpoint *touchpoint;
    const struct cj_stage_act *act;
    struct cj_block block;        /* CJ_LOOK_BLOCK: all there is, no slots */
};

/* The cells of a lane, one per column; a cell is a run of cards stacked with `gap` between, or of pictures (storyboard.c). */
struct cj_cells {
    const struct cj_card *card;   /* NULL: pictures */
    struct cj_storyboard *storyboard;
    const uint32_t *first;        /* [ncolumns + 1] */
    struct cj_steps *steps;       /* [ncolumns] */
    double gap;
    bool equal;                   /* cards as high as the row (touchpoints) */
};

/* Builds the cells of `lane` for columns that stand for `touchpoint[i]` (CJ_NONE: an empty column). */
struct cj_cells *cj_cells_new(struct cj_work *work, const struct cj_lane *lane, const uint32_t *touchpoint, uint32_t ncolumns);
/* Cells of blocks that `make` makes with `self`. */
struct cj_cells *cj_cells_blocks(struct cj_work *work, cj_blocks_maker *make, const void *self, double gap, const uint32_t *touchpoint,
                                 uint32_t ncolumns);
/* Cards of level 1 hang `drop` lower than those of level 0, and each level keeps foot[level] free beneath them. */
void cj_cells_hang(struct cj_work *work, struct cj_cells *cells, const uint8_t *level, uint32_t ncolumns, double drop, const double foot[2]);
/* The height of a column's cards at a width, 0 for an empty cell. */
double cj_cells_height(const struct cj_cells *cells, uint32_t column, double w);
/* The text row beneath the emotion lane. */
struct cj_cells *cj_cells_feelings(struct cj_work *work, const struct cj_unplaced *unplaced, uint32_t n, const uint32_t *touchpoint,
                                   uint32_t ncolumns);
/* The storyboard: its cells; NULL if none of its pictures is there. */
struct cj_cells *cj_storyboard_new(struct cj_work *work, const uint32_t *touchpoint, uint32_t ncolumns);
/* From now on no more height is asked for than the pictures can have in columns like these. False if it is about as much as before. */
bool cj_storyboard_tighten(struct cj_work *work, struct cj_cells *cells, const double *column_w, uint32_t ncolumns);
/* Its height in columns from .. to of these widths, where all their pictures become as high as most of them can be; then the pictures of a
 * column. */
double cj_storyboard_settle(const struct cj_cells *cells, const double *column_w, uint32_t from, uint32_t to);
void cj_storyboard_place(struct cj_work *work, const struct cj_cells *cells, uint32_t column, double x, double y, double w);
/* True if cells of this lane are made here (not channels or emotion). */
bool cj_cells_has_lane(enum cj_lane_kind lane);
/* Places the cards of a column. `h` is the row's content height. */
void cj_cells_place(struct cj_work *work, const struct cj_cells *cells, uint32_t column, double x, double y, double w, double h);

/* Some personas of the map, not all: shown as badges. */
bool cj_who_is_some(const struct cj_work *work, struct cj_who who);

#endif
