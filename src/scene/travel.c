/* scene: the line of travel between channels, and its stops. */
#include <math.h>

#include "scene_priv.h"

#define MAIN_WIDTH .2
#define SIDE_WIDTH .12
#define TURN .75        /* radius of a turn; half the shorter leg where that is less */
#define GAP .64         /* white beside the main line where it truly crosses a side line */

/* --- gaps at crossings ----------------------------------------------------------------------------------------------- */

/* Does the level leg a-b truly cross the upright leg c-d (inside both, not where they merely meet)? */
static bool crosses(struct cj_point a, struct cj_point b, struct cj_point c, struct cj_point d)
{
    const double clear = .05;
    double x0 = MIN(a.x, b.x) + clear, x1 = MAX(a.x, b.x) - clear, y0 = MIN(c.y, d.y) + clear, y1 = MAX(c.y, d.y) - clear;
    return fabs(a.y - b.y) < 1e-6 && fabs(c.x - d.x) < 1e-6 && c.x > x0 && c.x < x1 && a.y > y0 && a.y < y1;
}

static void patch(struct cj_pen *pen, double x, double y, double w, double h)
{
    cj_pen_rect(pen, x - w / 2, y - h / 2, w, h, 0, cj_filled(CJ_LAYER_LINE, cj_tone(CJ_COLOUR_PAPER)));
}

/* The first leg that ends at x or after it: travel never goes back. */
static uint32_t leg_at(const struct cj_point *p, uint32_t n, double x)
{
    uint32_t low = 1, high = n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (p[middle].x < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* White on the side lines where the main line p passes over them. Casing the whole main line instead would cut side lines loose
 * where they branch off. */
static void gaps(struct cj_pen *pen, const struct cj_point *p, uint32_t n)
{
    const struct cj_layout *layout = pen->layout;
    for (uint32_t i = 0; i < layout->nboxes; i++) {
        const struct cj_box *side = &layout->box[i];
        const struct cj_point *q = layout->point + side->first;
        for (uint32_t j = 1; side->part == CJ_PART_TRAVEL && side->variant == 1 && j < side->npoints; j++) {
            for (uint32_t k = leg_at(p, n, q[j - 1].x); k < n && p[k - 1].x <= q[j].x; k++) {
                if (crosses(p[k - 1], p[k], q[j - 1], q[j]))
                    patch(pen, q[j].x, p[k].y, .6, GAP);
                else if (crosses(q[j - 1], q[j], p[k - 1], p[k]))
                    patch(pen, p[k].x, q[j].y, GAP, .6);
            }
        }
    }
}

void cj_travel_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const struct cj_point *p = pen->layout->point + box->first;
    if (box->npoints < 2)
        return;
    if (box->variant == 0)
        gaps(pen, p, box->npoints);
    cj_pen_turns(pen, p, box->npoints, TURN);
    if (box->variant == 0)
        cj_pen_draw(pen, cj_stroked(CJ_LAYER_LINE, cj_tone(CJ_COLOUR_INK), MAIN_WIDTH));
    else
        cj_pen_draw(pen, cj_stroked(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_TERTIARY), SIDE_WIDTH));
}

/* --- stops ------------------------------------------------------------------------------------------------------------ */

void cj_stop_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double cx = box->x + box->w / 2, cy = box->y + box->h / 2, dot = .49, white = .63, ring = .5, stroke = .17;
    struct cj_ink ink = cj_filled(CJ_LAYER_MARK, cj_tone(CJ_COLOUR_INK)), paper = cj_filled(CJ_LAYER_MARK, cj_tone(CJ_COLOUR_PAPER));
    struct cj_item *item;
    if (box->variant & CJ_STOP_ORGANISATION) {
        item = cj_pen_circle(pen, cx, cy, ring, cj_outlined(CJ_LAYER_MARK, cj_tone(CJ_COLOUR_PAPER), cj_tone(CJ_COLOUR_INK), stroke));
    } else if (box->variant & CJ_STOP_PASSED) {
        item = cj_pen_circle(pen, cx, cy, dot, ink); /* the line that passes is not cut */
    } else {
        item = cj_pen_circle(pen, cx, cy, white, paper);
        item->keep = item->bounds; /* before the next item moves it */
        cj_pen_circle(pen, cx, cy, dot, ink);
        return;
    }
    item->keep = item->bounds;
}

void cj_stops_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double cx = box->x + box->w / 2, w = 1.1, stroke = .16, dot = .3;
    struct cj_colour ink = cj_tone(CJ_COLOUR_INK), paper = cj_tone(CJ_COLOUR_PAPER);
    struct cj_item *item = cj_pen_rect(pen, cx - w / 2, box->y, w, box->h, w / 2, cj_outlined(CJ_LAYER_MARK, paper, ink, stroke));
    item->keep = item->bounds;
    for (uint32_t i = 0; i < box->npoints; i++) {
        struct cj_point p = pen->layout->point[box->first + i];
        if (!(box->variant & CJ_STOP_ORGANISATION))
            cj_pen_circle(pen, p.x, p.y, dot, cj_filled(CJ_LAYER_MARK, ink));
        else
            cj_pen_circle(pen, p.x, p.y, dot - .05, cj_outlined(CJ_LAYER_MARK, paper, ink, .12));
    }
}
