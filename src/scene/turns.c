/* scene: lines that turn. The line of travel and the ways between touchpoints are polylines whose turns are rounded. */
#include <math.h>

#include "scene_priv.h"

#define WAY_TURN .5
#define HEAD .54      /* an arrow's head: how long; two thirds of it to either side */

static double leg(struct cj_point a, struct cj_point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

/* From `a` towards `b`, at distance d. */
static struct cj_point towards(struct cj_point a, struct cj_point b, double d)
{
    double l = leg(a, b);
    return l > 0 ? (struct cj_point){ a.x + (b.x - a.x) * d / l, a.y + (b.y - a.y) * d / l } : a;
}

void cj_pen_turns(struct cj_pen *pen, const struct cj_point *p, uint32_t n, double radius)
{
    cj_pen_move(pen, p[0].x, p[0].y);
    for (uint32_t i = 1; i + 1 < n; i++) {
        double r = MIN(radius, MIN(leg(p[i - 1], p[i]), leg(p[i], p[i + 1])) / 2);
        struct cj_point in = towards(p[i], p[i - 1], r), out = towards(p[i], p[i + 1], r);
        bool straight = fabs((p[i].x - p[i - 1].x) * (p[i + 1].y - p[i].y) - (p[i].y - p[i - 1].y) * (p[i + 1].x - p[i].x)) < 1e-9;
        if (straight || r <= 0) {
            cj_pen_line(pen, p[i].x, p[i].y);
            continue;
        }
        cj_pen_line(pen, in.x, in.y);
        cj_pen_quad(pen, in.x, in.y, p[i].x, p[i].y, out.x, out.y);
    }
    cj_pen_line(pen, p[n - 1].x, p[n - 1].y);
}

/* As an arrow: the line ends at the tip, the head is an open angle with round ends. */
void cj_way_draw(struct cj_pen *pen, const struct cj_box *box)
{
    g_autofree struct cj_point *p = g_memdup2(pen->layout->point + box->first, box->npoints * sizeof *p);
    struct cj_point *end = &p[box->npoints - 1];
    struct cj_ink ink = cj_stroked(CJ_LAYER_LINE, cj_tone(CJ_COLOUR_SECONDARY), .12);
    if (box->variant)
        *end = towards(*end, end[-1], .08);
    struct cj_ink shaft = ink;
    shaft.round = false;
    cj_pen_turns(pen, p, box->npoints, WAY_TURN);
    cj_pen_draw(pen, shaft);
    if (!box->variant)
        return;
    double back = MIN(HEAD, leg(end[-1], *end)), dx = (end->x - end[-1].x) / leg(end[-1], *end), dy = (end->y - end[-1].y) / leg(end[-1], *end);
    cj_pen_move(pen, end->x - back * dx + back * 2 / 3 * dy, end->y - back * dy - back * 2 / 3 * dx);
    cj_pen_line(pen, end->x, end->y);
    cj_pen_line(pen, end->x - back * dx - back * 2 / 3 * dy, end->y - back * dy + back * 2 / 3 * dx);
    cj_pen_draw(pen, ink);
}
