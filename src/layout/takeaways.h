/* Inside layout: the panels of the takeaways. Each has a file of its own, knows its height at a width and how to fill a place, and
 * none of the others; takeaways.c has a row for each and arranges them. */
#ifndef CJ_LAYOUT_TAKEAWAYS_H
#define CJ_LAYOUT_TAKEAWAYS_H

#include "flow.h"

#define CJ_PANEL_HEAD_TOP .46     /* from the top of a panel's rule to its head's */
#define CJ_LETTER_DISC 1.56       /* the letter of an improvement */
#define CJ_LETTER_SHARING 1.04    /* where several share a place */
#define CJ_CONCLUSION_LEAST 26.0  /* where something stands beside it: about 40 characters */

/* A panel that the map has nothing for is NULL: it takes no room. Heights fall or stay as widths rise; INFINITY: too narrow. A panel
 * gets all the height of its row. */
typedef const void *cj_takeaway_new(struct cj_work *work);
typedef double cj_takeaway_height(const void *self, double w);
typedef void cj_takeaway_place(struct cj_work *work, const void *self, double x, double y, double w, double h);

/* conclusions.c */
cj_takeaway_new cj_conclusions_new;
cj_takeaway_height cj_conclusions_height;
cj_takeaway_place cj_conclusions_place;

/* improvements.c */
cj_takeaway_new cj_improvements_new;
cj_takeaway_height cj_improvements_height;
cj_takeaway_place cj_improvements_place;
struct cj_str cj_improvement_letter(struct cj_work *work, uint32_t index); /* A, B, .. Z, AA, AB, .. */

/* code.c. The white that it needs on all sides is counted by who arranges it, where it is more than the gaps there are. */
cj_takeaway_new cj_code_new;
cj_takeaway_height cj_code_height;
cj_takeaway_place cj_code_place;
double cj_code_width(const void *self);
double cj_code_white(const void *self);
void cj_code_set(const void *self, double side, double below);

/* matrix.c */
cj_takeaway_new cj_matrix_new;
cj_takeaway_height cj_matrix_height;
cj_takeaway_place cj_matrix_place;
double cj_matrix_width(const void *self);
/* Is there a matrix, and this improvement in it? From three on that have both reach and feasibility. */
bool cj_matrix_has(const struct cj_journey *journey, const struct cj_improvement *improvement);

/* metrics.c */
cj_takeaway_new cj_metrics_new;
cj_takeaway_height cj_metrics_height;
cj_takeaway_place cj_metrics_place;

static inline struct cj_flow_text cj_takeaway_text(struct cj_work *work, struct cj_str s, enum cj_role role, enum cj_colour_role tone)
{
    return cj_flow_text(work, s, role, cj_tone(tone));
}

#endif
