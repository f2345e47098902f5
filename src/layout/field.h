/* A field of obstacles in which labels look for a free place beside their own marker. Knows rectangles only, neither journeys nor
 * texts. Lengths in em, y downwards.
 *
 * The field is cut into strips, so a search looks at what stands near the marker and the cost of all searches is linear in the
 * length of the field; each search has a counted budget and all searches of a field have one together, so no crowd makes it slow. */
#ifndef CJ_LAYOUT_FIELD_H
#define CJ_LAYOUT_FIELD_H

#include <cjmap/layout.h>

struct cj_extent { double x0, y0, x1, y1; };

struct cj_field;

/* Labels stay inside `bounds`. The caller frees it. */
struct cj_field *cj_field_new(struct cj_extent bounds);
void cj_field_free(struct cj_field *field); /* NULL-safe */

/* Nothing may stand here any more; `clear` is added on all sides. */
void cj_field_block(struct cj_field *field, struct cj_extent extent, double clear);
/* Nor on the cubic from a to b (as cj_curve_at), `half` to either side of it. */
void cj_field_block_curve(struct cj_field *field, struct cj_point a, double slope_a, struct cj_point b, double slope_b, double half);
/* A disc that labels belong to; blocks its place. Returns its number. */
uint32_t cj_field_marker(struct cj_field *field, double x, double y, double r);
/* Counts a marker that is not there: nothing may be placed by it. */
void cj_field_no_marker(struct cj_field *field);

/* A way to set a label: its size, and how much less it is wanted than the others [em]. */
struct cj_label_shape { double w, h, cost; };

struct cj_label_wish {
    uint32_t marker;               /* its own: no other marker will be nearer to it */
    bool above;                    /* the side it would rather be on */
    double most;                   /* farthest from its marker */
    const struct cj_label_shape *shape;
    uint32_t nshapes;
};

/* The best free place: near, straight above or below, on the wanted side, in the wanted shape; else beside it. Blocks it and
 * gives it; false if there is none. */
bool cj_field_place(struct cj_field *field, const struct cj_label_wish *wish, struct cj_extent *ret_place);

/* Is this place free? For labels that know where they want to be. */
bool cj_field_free_at(const struct cj_field *field, struct cj_extent extent);

#endif
