/* Inside layout: the sheet for the workshop, on which there are places for notes instead of what was told. Columns and rows are made
 * for places of CJ_NOTE_MM at a type size that is always the same; where the sheet makes the type smaller, the places shrink with it. */
#ifndef CJ_LAYOUT_BLANK_H
#define CJ_LAYOUT_BLANK_H

#include "cards.h"
#include "lanes.h"

/* The side of a note's place [em]. */
double cj_blank_note(void);
/* Is a lane one of notes? The others keep their scale or their rows, and are drawn on. */
bool cj_blank_has_lane(const struct cj_work *work, const struct cj_lane *lane);
/* Its cells: touchpoints as cards of the size of a note, everything else as places. */
struct cj_cells *cj_blank_cells(struct cj_work *work, const struct cj_lane *lane, const struct cj_columns *columns);
/* How far beneath the top of its row a lane's name stands [em]: on the line of the words in the places, or cards, beside it. */
double cj_blank_label_down(const struct cj_work *work, const struct cj_measured *label, enum cj_role role, const struct cj_lane *lane);

#endif
