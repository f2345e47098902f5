/* scene: the emotion lane. Lines, areas and spreads are cubic Bezier curves from monotone knots, so they never leave the
 * range of what was said; faces take colour and mouth from the score itself, not from the nearest of five. */
#include <math.h>

#include "scene_priv.h"

#define CASING .26 /* white around a line, both sides together */

/* How the lines of a map differ without colour. */
static const struct { double width, core; } line_look[CJ_LINE_LOOKS] = { { .32, 0 }, { .42, .15 }, { .2, 0 }, { .52, .28 } };
static const double branch_width = .12;

static const double dash_look[2] = { .7, .62 };

/* --- curves ------------------------------------------------------------------------------------------------------- */

static void segment_to(struct cj_pen *pen, const struct cj_knot *a, const struct cj_knot *b)
{
    double third = (b->x - a->x) / 3;
    cj_pen_curve(pen, a->x + third, a->y + a->slope * third, b->x - third, b->y - b->slope * third, b->x, b->y);
}

static void trace(struct cj_pen *pen, const struct cj_knot *knot, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++)
        segment_to(pen, &knot[i], &knot[i + 1]);
}

/* The end of the run of segments from `first` on that are all dashed or all solid. */
static uint32_t run_end(const struct cj_curve *curve, uint32_t first)
{
    uint32_t i = first + 1;
    while (i + 1 < curve->nknots && curve->knot[i].dashed == curve->knot[first].dashed)
        i++;
    return i;
}

static void draw_run(struct cj_pen *pen, const struct cj_curve *curve, uint32_t first, uint32_t last, struct cj_ink ink)
{
    cj_pen_move(pen, curve->knot[first].x, curve->knot[first].y);
    trace(pen, curve->knot, first, last);
    cj_pen_draw(pen, ink);
}

void cj_curve_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const struct cj_curve *curve = &pen->layout->curve[box->index];
    const double width = curve->branch ? branch_width : line_look[curve->look].width;
    const double core = curve->branch ? 0 : line_look[curve->look].core;
    struct cj_colour tone = cj_persona_tone(CJ_COLOUR_PERSONA, curve->persona), paper = cj_tone(CJ_COLOUR_PAPER);

    for (uint32_t i = 0; i + 1 < curve->nknots; i = run_end(curve, i)) {
        struct cj_ink ink = cj_stroked(CJ_LAYER_LINE, paper, width + CASING);
        ink.round = !curve->knot[i].dashed;
        draw_run(pen, curve, i, run_end(curve, i), ink);
    }
    for (uint32_t i = 0; i + 1 < curve->nknots; i = run_end(curve, i)) {
        struct cj_ink ink = cj_stroked(CJ_LAYER_LINE, tone, width);
        bool dashed = curve->knot[i].dashed;
        if (dashed)
            ink.dash[0] = dash_look[0], ink.dash[1] = dash_look[1], ink.round = false;
        draw_run(pen, curve, i, run_end(curve, i), ink);
        if (core > 0 && !dashed)
            draw_run(pen, curve, i, run_end(curve, i), cj_stroked(CJ_LAYER_LINE, paper, core));
    }
}

/* --- the area between line and axis ---------------------------------------------------------------------------------- */

/* One gradient over the whole scale for all lines: deep at the ends of the scale, pale at the axis, so that overlap
 * deepens the meaning and never mixes colours. */
static const struct cj_gradient *area_gradient(struct cj_pen *pen, const struct cj_curve *curve)
{
    enum { STOPS = 6 };
    const double fade = 1.6, axis = (curve->axis_y - curve->top_y) / (curve->bottom_y - curve->top_y);
    const struct { double at; int feeling; double alpha; } look[STOPS] = {
        { 0, 1000, .42 }, { axis / 2, 500, .34 }, { axis, 500, .10 }, { axis, -500, .10 }, { (1 + axis) / 2, -500, .36 }, { 1, -1000, .44 },
    };
    struct cj_stop *stop = CJ_NEW(pen->arena, struct cj_stop, STOPS);
    for (uint32_t i = 0; i < STOPS; i++)
        stop[i] = (struct cj_stop){ round(look[i].at * 1e6) / 1e6, cj_tone_at(CJ_COLOUR_EMOTION, look[i].feeling), look[i].alpha };
    double x0 = curve->knot[0].x, x1 = curve->knot[curve->nknots - 1].x;
    struct cj_rect r = cj_pen_map(pen, x0, curve->top_y, x1 - x0, curve->bottom_y - curve->top_y);
    struct cj_gradient *gradient = CJ_NEW(pen->arena, struct cj_gradient, 1);
    *gradient = (struct cj_gradient){ .y0 = r.y, .y1 = cj_pt(r.y + r.h), .x0 = r.x, .x1 = cj_pt(r.x + r.w),
                                      .fade = cj_pt(MIN(fade * pen->em_pt, r.w / 2)), .n = STOPS, .stop = stop };
    return gradient;
}

void cj_area_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const struct cj_curve *curve = &pen->layout->curve[box->index];
    if (curve->nknots < 2)
        return;
    const struct cj_knot *first = &curve->knot[0], *last = &curve->knot[curve->nknots - 1];
    cj_pen_move(pen, first->x, curve->axis_y);
    cj_pen_line(pen, first->x, first->y);
    trace(pen, curve->knot, 0, curve->nknots - 1);
    cj_pen_line(pen, last->x, curve->axis_y);
    cj_pen_close(pen);
    cj_pen_draw(pen, cj_filled(CJ_LAYER_WASH, cj_tone(CJ_COLOUR_NONE)))->gradient = area_gradient(pen, curve);
}

/* --- the spread ---------------------------------------------------------------------------------------------------------- */

static double edge_y(const struct cj_spread_knot *k, bool high)
{
    return high ? k->high_y : k->low_y;
}

/* From a to b along one edge; either may come first. */
static void edge_to(struct cj_pen *pen, const struct cj_spread_knot *a, const struct cj_spread_knot *b, bool high)
{
    double third = (b->x - a->x) / 3, sa = high ? a->high_slope : a->low_slope, sb = high ? b->high_slope : b->low_slope;
    cj_pen_curve(pen, a->x + third, edge_y(a, high) + sa * third, b->x - third, edge_y(b, high) - sb * third, b->x, edge_y(b, high));
}

static void draw_edge(struct cj_pen *pen, const struct cj_spread *spread, bool high, struct cj_colour tone)
{
    struct cj_ink ink = cj_stroked(CJ_LAYER_SHAPE, tone, .06);
    ink.stroke_alpha = .55;
    cj_pen_move(pen, spread->knot[0].x, edge_y(&spread->knot[0], high));
    for (uint32_t i = 1; i < spread->nknots; i++)
        edge_to(pen, &spread->knot[i - 1], &spread->knot[i], high);
    cj_pen_draw(pen, ink);
}

static void draw_spread(struct cj_pen *pen, const struct cj_spread *spread, struct cj_colour tone)
{
    const struct cj_spread_knot *knot = spread->knot;
    const uint32_t n = spread->nknots;
    struct cj_ink ink = cj_filled(CJ_LAYER_SHAPE, tone);
    ink.fill_alpha = .2;
    cj_pen_move(pen, knot[0].x, knot[0].high_y);
    for (uint32_t i = 1; i < n; i++)
        edge_to(pen, &knot[i - 1], &knot[i], true);
    cj_pen_line(pen, knot[n - 1].x, knot[n - 1].low_y);
    for (uint32_t i = n; --i > 0;)
        edge_to(pen, &knot[i], &knot[i - 1], false);
    cj_pen_close(pen);
    cj_pen_draw(pen, ink);
    draw_edge(pen, spread, true, tone);
    draw_edge(pen, spread, false, tone);
}

void cj_band_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const struct cj_curve *curve = &pen->layout->curve[box->index];
    for (uint32_t i = 0; i < curve->nspreads; i++)
        if (curve->spread[i].nknots > 1)
            draw_spread(pen, &curve->spread[i], cj_persona_tone(CJ_COLOUR_PERSONA, curve->persona));
}

/* --- faces ---------------------------------------------------------------------------------------------------------------- */

/* The mouth at five scores, in radii below the centre: where it ends, and how far its middle is pulled. Between them: linear. */
static const struct { int at; double ends, pull; } mouth[] = {
    { -1000, .50, -.12 }, { -500, .44, .14 }, { 0, .34, .34 }, { 500, .26, .60 }, { 1000, .14, .92 },
};

static void draw_mouth(struct cj_pen *pen, double cx, double cy, double r, int at, struct cj_ink ink)
{
    const double half = .46 * r;
    uint32_t i = 0;
    while (i + 2 < G_N_ELEMENTS(mouth) && at > mouth[i + 1].at)
        i++;
    double t = (double)(at - mouth[i].at) / (mouth[i + 1].at - mouth[i].at);
    double ends = cy + (mouth[i].ends + t * (mouth[i + 1].ends - mouth[i].ends)) * r;
    double pull = cy + (mouth[i].pull + t * (mouth[i + 1].pull - mouth[i].pull)) * r;
    cj_pen_move(pen, cx - half, ends);
    cj_pen_quad(pen, cx - half, ends, cx, pull, cx + half, ends);
    cj_pen_draw(pen, ink);
}

static void draw_features(struct cj_pen *pen, double cx, double cy, double r, int at)
{
    enum { DESPAIR = -750 }; /* brows from here on */
    struct cj_colour tone = cj_tone_at(CJ_COLOUR_EMOTION_MARK, at);
    for (int side = -1; side <= 1; side += 2)
        cj_pen_circle(pen, cx + side * .34 * r, cy - .22 * r, .12 * r, cj_filled(CJ_LAYER_MARK, tone));
    draw_mouth(pen, cx, cy, r, at, cj_stroked(CJ_LAYER_MARK, tone, .15 * r));
    if (at > DESPAIR)
        return;
    for (int side = -1; side <= 1; side += 2)
        cj_pen_segment(pen, cx + side * .6 * r, cy - .42 * r, cx + side * .2 * r, cy - .58 * r, cj_stroked(CJ_LAYER_MARK, tone, .128 * r));
}

/* Faces on the scale fill their box; a pale one gets an outline. */
static void scale_face(struct cj_pen *pen, double cx, double cy, double r, int at)
{
    struct cj_colour tone = cj_tone_at(CJ_COLOUR_EMOTION, at);
    struct cj_ink ink = cj_filled(CJ_LAYER_MARK, tone);
    if (ABS(at) < 1000 && at <= 250)
        ink = cj_outlined(CJ_LAYER_MARK, tone, cj_tone(CJ_COLOUR_INK), .06);
    struct cj_item *item = cj_pen_circle(pen, cx, cy, r, ink);
    item->keep = item->bounds;
}

void cj_face_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double disc = MIN(box->w, box->h) / 2, scale = disc / CJ_EMOTION_FACE_R; /* a crowd of personas has smaller faces */
    const double cx = box->x + box->w / 2, cy = box->y + box->h / 2, ring = .23 * scale, r = box->variant ? disc - .03 : disc;
    const int at = CLAMP(box->at, -1000, 1000);
    if (box->variant) {
        scale_face(pen, cx, cy, r, at);
    } else {
        struct cj_ink ink = cj_stroked(CJ_LAYER_MARK, cj_persona_tone(CJ_COLOUR_PERSONA, box->index), ring);
        ink.fill = cj_tone(CJ_COLOUR_PAPER);
        struct cj_item *item = cj_pen_circle(pen, cx, cy, r + .185 * scale, ink);
        item->keep = item->bounds;
        cj_pen_circle(pen, cx, cy, r, cj_filled(CJ_LAYER_MARK, cj_tone_at(CJ_COLOUR_EMOTION, at)));
    }
    draw_features(pen, cx, cy, r, at);
}

/* A score that is no peak: a dot, hollow on a cored line. */
void cj_point_draw(struct cj_pen *pen, const struct cj_box *box)
{
    const double cx = box->x + box->w / 2, cy = box->y + box->h / 2, r = .38;
    struct cj_colour tone = cj_persona_tone(CJ_COLOUR_PERSONA, box->index), paper = cj_tone(CJ_COLOUR_PAPER);
    cj_pen_circle(pen, cx, cy, r + .14, cj_filled(CJ_LAYER_MARK, paper));
    if (box->variant)
        cj_pen_circle(pen, cx, cy, r, cj_outlined(CJ_LAYER_MARK, paper, tone, .14));
    else
        cj_pen_circle(pen, cx, cy, r, cj_filled(CJ_LAYER_MARK, tone));
}
