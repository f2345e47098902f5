/* scene: what is measured and how long it takes: sparklines, waits and bars of time. */
#include <math.h>

#include "scene_priv.h"

#define HATCH_PITCH .56   /* between the lines, along an edge */
#define HATCH_WIDTH .12
#define TAB 1.15          /* of a wait, to the line at its end */

/* --- values over time ------------------------------------------------------------------------------------------------- */

void cj_sparkline_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double line = .11, dot = .3, casing = .06;
    const struct cj_point *p = pen->layout->point + box->first;
    uint32_t n = box->npoints - (box->variant == 1), first = pen->item->len;
    if (box->variant == 1) {
        struct cj_ink ink = cj_stroked(CJ_LAYER_LINE, cj_tone(CJ_COLOUR_TERTIARY), .08);
        ink.dash[0] = .01, ink.dash[1] = .22;
        cj_pen_segment(pen, box->x + .04, p[n].y, box->x + box->w - .04, p[n].y, ink);
    }
    for (uint32_t i = 0; i < n; i++)
        (i > 0 ? cj_pen_line : cj_pen_move)(pen, p[i].x, p[i].y);
    cj_pen_draw(pen, cj_stroked(CJ_LAYER_LINE, cj_tone(CJ_COLOUR_SECONDARY), line));
    cj_pen_circle(pen, p[n - 1].x, p[n - 1].y, dot + casing, cj_filled(CJ_LAYER_LINE, cj_tone(CJ_COLOUR_PAPER)));
    cj_pen_circle(pen, p[n - 1].x, p[n - 1].y, dot, cj_filled(CJ_LAYER_LINE, cj_tone(CJ_COLOUR_INK)));
    g_array_index(pen->item, struct cj_item, first).keep = cj_pen_map(pen, box->x, box->y, box->w, box->h);
}

/* --- time -------------------------------------------------------------------------------------------------------------- */

/* Nothing clips, so each line ends where it meets the rectangle. x + y is constant along a line: k more with each. */
void cj_hatch_draw(struct cj_pen *pen, enum cj_layer layer, double x, double y, double w, double h)
{
    bool any = false;
    for (double k = HATCH_PITCH / 2; k < w + h; k += HATCH_PITCH, any = true) {
        cj_pen_move(pen, x + fmax(0, k - h), y + fmin(h, k));
        cj_pen_line(pen, x + fmin(w, k), y + fmax(0, k - w));
    }
    if (!any)
        return;
    struct cj_ink ink = cj_stroked(layer, cj_tone(CJ_COLOUR_OUTLINE), HATCH_WIDTH);
    ink.round = false;
    cj_pen_draw(pen, ink);
}

void cj_wait_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double stroke = .07, in = stroke / 2;
    struct cj_ink ink = cj_stroked(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_SECONDARY), stroke);
    cj_pen_rect(pen, box->x, box->y, box->w, box->h, .3, cj_filled(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_PAPER)));
    cj_hatch_draw(pen, CJ_LAYER_SHAPE, box->x + .1, box->y + .1, TAB - .1, box->h - .2);
    cj_pen_rect(pen, box->x + in, box->y + in, box->w - stroke, box->h - stroke, .3 - in, ink);
    ink.round = false;
    cj_pen_segment(pen, box->x + TAB, box->y + stroke, box->x + TAB, box->y + box->h - stroke, ink);
}

/* What is certain is full; what it may be more is in outline. */
void cj_bar_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double stroke = .07, in = stroke / 2, sure = box->w * box->at / 1000;
    struct cj_colour tone = cj_tone(CJ_COLOUR_SECONDARY);
    uint32_t first = pen->item->len;
    cj_pen_rect(pen, box->x + in, box->y + in, box->w - stroke, box->h - stroke, 0,
                cj_outlined(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_PAPER), tone, stroke));
    if (sure > 0)
        cj_pen_rect(pen, box->x, box->y, sure, box->h, 0, cj_filled(CJ_LAYER_SHAPE, tone));
    g_array_index(pen->item, struct cj_item, first).keep = cj_pen_map(pen, box->x, box->y, box->w, box->h);
}
