/* Inside impose: a draft is a sketch with texts on it, which are read in the order they are drawn. All lengths in pt of the page, from
 * its top left corner. */
#ifndef CJ_IMPOSE_DRAFT_H
#define CJ_IMPOSE_DRAFT_H

#include <cjmap/text.h>

#include "impose_priv.h"

struct draft {
    struct cj_sketch sketch;
    const struct cj_measurer *measurer;
    const struct cj_scene *like;  /* what it stands beside: its language and title */
    GArray *group;                /* struct cj_group */
    uint32_t ntexts;
};

/* How a text is set. */
struct draft_type {
    enum cj_face face;
    double size, leading;
    enum cj_colour_role tone;
};

struct draft draft_begin(const struct cj_scene *like, const struct cj_measurer *measurer, struct cj_arena *arena);
/* The scene, of that size; the draft is used up. */
const struct cj_scene *draft_end(struct draft *draft, double width, double height);

void draft_rect(struct draft *draft, struct cj_rect box, double radius, enum cj_colour_role fill, double alpha);
void draft_frame(struct draft *draft, struct cj_rect box, enum cj_colour_role tone, double width);
/* `on`, `off`: of the dashes; 0: solid. */
void draft_line(struct draft *draft, double x0, double y0, double x1, double y1, enum cj_colour_role tone, double width, double on,
                double off);
/* Lines that rise through a box, `pitch` apart. */
void draft_hatch(struct draft *draft, struct cj_rect box, double pitch, enum cj_colour_role tone, double width);
/* A filled polygon, above lines. */
void draft_polygon(struct draft *draft, const double (*point)[2], uint32_t n, enum cj_colour_role tone);

/* Width of a text on one line. */
double draft_width(struct draft *draft, const char *text, struct draft_type type);
/* One line that begins at (x, baseline); `turned`: read upwards. Returns its width. */
double draft_text(struct draft *draft, const char *text, struct draft_type type, double x, double baseline, bool turned,
                  enum cj_meaning is);
/* Lines broken and balanced at w, the first line box at y. Returns the height; with `draw` false it only measures. */
double draft_paragraph(struct draft *draft, bool draw, const char *text, struct draft_type type, double x, double y, double w,
                       enum cj_meaning is);
/* `text`, or as many of its words as w holds, and an ellipsis. */
const char *draft_shortened(struct draft *draft, const char *text, struct draft_type type, double w);

#endif
