/* scene: what each part looks like. One row per part; the measures are those of the reference picture, in em. */
#include <math.h>

#include "scene_priv.h"

/* --- ground and rules ------------------------------------------------------------------------------------------ */

static void nothing(struct cj_pen *pen, const struct cj_box *box)
{
    (void)pen, (void)box;
}

/* A wash lies over the ground of the emotion lane and must not hide it: it is a breath of ink, which on paper comes out as
 * the wash colour. */
static void fill(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = cj_filled(box->variant ? CJ_LAYER_WASH : CJ_LAYER_RULE, box->tone);
    if (box->tone.role == CJ_COLOUR_WASH) {
        ink.fill = cj_tone(CJ_COLOUR_INK);
        ink.fill_alpha = .045;
    }
    cj_pen_rect(pen, box->x, box->y, box->w, box->h, 0, ink);
}

static void square(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = cj_filled(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_PRIMARY));
    ink.fill_alpha = .04 + .02 * box->variant;
    cj_pen_rect(pen, box->x, box->y, box->w, box->h, 0, ink);
}

static struct cj_colour tone_or(const struct cj_box *box, enum cj_colour_role role)
{
    return box->tone.role == CJ_COLOUR_NONE ? cj_tone(role) : box->tone;
}

static void dashed(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = cj_stroked(CJ_LAYER_RULE, tone_or(box, CJ_COLOUR_INK), .1);
    ink.dash[0] = .5, ink.dash[1] = .4;
    ink.round = false;
    cj_pen_segment(pen, box->x, box->y, box->x + box->w, box->y, ink);
}

/* Dots are dashes of nearly no length with round ends; the ends are drawn in by the dot's radius. */
static void guide(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = cj_stroked(CJ_LAYER_RULE, cj_tone(CJ_COLOUR_RULE), .07);
    ink.dash[0] = .01, ink.dash[1] = .34;
    if (box->variant)
        cj_pen_segment(pen, box->x, box->y + .04, box->x, box->y + box->h - .04, ink);
    else
        cj_pen_segment(pen, box->x + .04, box->y, box->x + box->w - .04, box->y, ink);
}

/* The outer edge of the line is that of a note. */
static void note(struct cj_pen *pen, const struct cj_box *box)
{
    const double in = .03;
    struct cj_ink ink = cj_stroked(CJ_LAYER_SHAPE, cj_tone(CJ_COLOUR_OUTLINE), 2 * in);
    ink.dash[0] = .4, ink.dash[1] = .4;
    ink.round = false;
    cj_pen_rect(pen, box->x + in, box->y + in, box->w - 2 * in, box->h - 2 * in, 0, ink);
}

/* --- the chain of phases and touchpoints ------------------------------------------------------------------------- */

static void chevron(struct cj_pen *pen, const struct cj_box *box)
{
    const double point = MIN(.95, box->w / 3), right = box->x + box->w, middle = box->y + box->h / 2, bottom = box->y + box->h;
    cj_pen_move(pen, box->x, box->y);
    cj_pen_line(pen, right - point, box->y);
    cj_pen_line(pen, right, middle);
    cj_pen_line(pen, right - point, bottom);
    cj_pen_line(pen, box->x, bottom);
    if (box->variant == 1)
        cj_pen_line(pen, box->x + point, middle);
    cj_pen_close(pen);
    cj_pen_draw(pen, cj_filled(CJ_LAYER_SHAPE, tone_or(box, CJ_COLOUR_PRIMARY)));
}

/* Who starts: the edge of a card, and its sample in the legend. Solid: the persona. Hollow: the organisation. Filled in
 * its lower half: another actor. */
void cj_edge_draw(struct cj_pen *pen, enum cj_layer layer, double x, double y, double h, unsigned variant)
{
    const double w = .58, r = .22, stroke = .12, in = stroke / 2, right = x + w - in, bottom = y + h - in;
    struct cj_colour primary = cj_tone(CJ_COLOUR_PRIMARY);
    if (!(variant & (CJ_CARD_ORGANISATION | CJ_CARD_ACTOR))) {
        cj_pen_rect(pen, x, y, w, h, r, cj_filled(layer, primary));
        return;
    }
    cj_pen_rect(pen, x + in, y + in, w - stroke, h - stroke, r - in, cj_outlined(layer, cj_tone(CJ_COLOUR_PAPER), primary, stroke));
    if (variant & CJ_CARD_ACTOR) {
        cj_pen_move(pen, x + in, y + h / 2);
        cj_pen_line(pen, right, y + h / 2);
        cj_pen_arc(pen, right - r + in, bottom - r + in, r - in, r - in, 0, .5 * G_PI);
        cj_pen_arc(pen, x + r, bottom - r + in, r - in, r - in, .5 * G_PI, G_PI);
        cj_pen_close(pen);
        cj_pen_draw(pen, cj_filled(layer, primary));
    }
}

static struct cj_ink card_ink(enum cj_layer layer, bool optional)
{
    if (!optional)
        return cj_outlined(layer, cj_tone(CJ_COLOUR_PAPER), cj_tone(CJ_COLOUR_OUTLINE), .08);
    struct cj_ink ink = cj_outlined(layer, cj_tone(CJ_COLOUR_PAPER), cj_tone(CJ_COLOUR_TERTIARY), .09);
    ink.dash[0] = .45, ink.dash[1] = .32;
    ink.round = false;
    return ink;
}

static void card(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = card_ink(CJ_LAYER_SHAPE, box->variant & CJ_CARD_OPTIONAL);
    const double in = ink.width / 2, under = .25; /* stroke inside the box: cards end where chevrons end; its start lies under the edge */
    cj_pen_rect(pen, box->x + under, box->y + in, box->w - in - under, box->h - 2 * in, .3 - in, ink);
    cj_edge_draw(pen, CJ_LAYER_SHAPE, box->x, box->y, box->h, box->variant);
}

/* The shaft ends at the tip; the head is an open angle with round ends. Too short for a whole head: a smaller one. */
static void arrow(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = cj_stroked(CJ_LAYER_LINE, tone_or(box, CJ_COLOUR_SECONDARY), .12);
    double head = MIN(.54, box->w), tip = box->x + box->w - .08;
    struct cj_ink shaft = ink;
    shaft.round = false;
    cj_pen_segment(pen, box->x, box->y, tip, box->y, shaft);
    cj_pen_move(pen, tip - head, box->y - head * 2 / 3);
    cj_pen_line(pen, tip, box->y);
    cj_pen_line(pen, tip - head, box->y + head * 2 / 3);
    cj_pen_draw(pen, ink);
}

static void more(struct cj_pen *pen, const struct cj_box *box)
{
    const double in = .045, back = .3, cx = box->x + box->w / 2, cy = box->y + box->h / 2;
    double right = box->x + box->w - in, bottom = box->y + box->h - in, left = box->x + in, top = box->y + in;
    struct cj_ink ink = cj_stroked(CJ_LAYER_LINE, tone_or(box, CJ_COLOUR_SECONDARY), 2 * in);
    if (box->variant) {
        cj_pen_segment(pen, cx, bottom, cx, top, ink)->keep = cj_pen_map(pen, box->x, box->y, box->w, box->h);
        cj_pen_move(pen, left, top + back);
        cj_pen_line(pen, cx, top);
        cj_pen_line(pen, right, top + back);
    } else {
        cj_pen_segment(pen, left, cy, right, cy, ink)->keep = cj_pen_map(pen, box->x, box->y, box->w, box->h);
        cj_pen_move(pen, right - back, top);
        cj_pen_line(pen, right, cy);
        cj_pen_line(pen, right - back, bottom);
    }
    cj_pen_draw(pen, ink);
}

/* --- cards that speak, pills, people ------------------------------------------------------------------------------ */

static void bubble(struct cj_pen *pen, const struct cj_box *box)
{
    struct cj_ink ink = cj_filled(CJ_LAYER_SHAPE, tone_or(box, CJ_COLOUR_TINT));
    const double r = MIN(.5, box->h / 2), bottom = box->y + box->h;
    if (!(box->variant & 1)) {
        cj_pen_rect(pen, box->x, box->y, box->w, box->h, r, ink);
        return;
    }
    const double left = box->x, top = box->y, right = box->x + box->w;
    cj_pen_arc(pen, left + r, top + r, r, r, G_PI, 1.5 * G_PI);
    cj_pen_arc(pen, right - r, top + r, r, r, 1.5 * G_PI, 2 * G_PI);
    cj_pen_arc(pen, right - r, bottom - r, r, r, 0, .5 * G_PI);
    cj_pen_line(pen, left + 2.15, bottom);
    cj_pen_line(pen, left + 1.2, bottom + .5);
    cj_pen_line(pen, left + 1.1, bottom);
    cj_pen_arc(pen, left + r, bottom - r, r, r, .5 * G_PI, G_PI);
    cj_pen_close(pen);
    cj_pen_draw(pen, ink);
}

static void pill(struct cj_pen *pen, const struct cj_box *box)
{
    const double inset = .04;
    if (box->variant == 0) {
        cj_pen_rect(pen, box->x, box->y, box->w, box->h, box->h / 2, cj_filled(CJ_LAYER_SHAPE, tone_or(box, CJ_COLOUR_PRIMARY)));
        return;
    }
    cj_pen_rect(pen, box->x + inset, box->y + inset, box->w - 2 * inset, box->h - 2 * inset, box->h / 2 - inset,
                cj_stroked(CJ_LAYER_SHAPE, tone_or(box, CJ_COLOUR_SECONDARY), .08));
}

/* A head and shoulders in a disc. The shoulders are an ellipse cut off by the disc; as no item clips, its outline is made here: over the
 * ellipse between the two points where it meets the disc, and back along the disc. */
static void portrait(struct cj_pen *pen, const struct cj_box *box)
{
    const double r = MIN(box->w, box->h) / 2, cx = box->x + box->w / 2, cy = box->y + box->h / 2;
    if (box->picture > 0) {
        cj_picture_portrait_draw(pen, box);
        return;
    }
    const double a = .8 * r, b = .76 * r, ey = r; /* half axes; centre below that of the disc */
    struct cj_colour tone = cj_persona_tone(CJ_COLOUR_PERSONA, box->index);

    cj_pen_circle(pen, cx, cy, r, cj_filled(CJ_LAYER_SHAPE, cj_persona_tone(CJ_COLOUR_PERSONA_TINT, box->index)))->keep =
        cj_pen_map(pen, cx - r, cy - r, 2 * r, 2 * r);
    cj_pen_circle(pen, cx, cy - .24 * r, .38 * r, cj_filled(CJ_LAYER_SHAPE, tone));

    /* x^2 + y^2 = r^2 and x^2/a^2 + (y - ey)^2/b^2 = 1: a quadratic in y; the smaller root is where they cross. */
    double p = 1 / (b * b) - 1 / (a * a), q = -2 * ey / (b * b), s = r * r / (a * a) + ey * ey / (b * b) - 1;
    double y = p == 0 ? -s / q : (-q - sqrt(q * q - 4 * p * s)) / (2 * p), x = sqrt(r * r - y * y);
    double t = atan2((y - ey) / b, x / a), u = atan2(y, x);
    cj_pen_arc(pen, cx, cy + ey, a, b, G_PI - t, 2 * G_PI + t);
    cj_pen_arc(pen, cx, cy, r, r, u, G_PI - u);
    cj_pen_close(pen);
    cj_pen_draw(pen, cj_filled(CJ_LAYER_SHAPE, tone));
}

static void icon(struct cj_pen *pen, const struct cj_box *box)
{
    if (box->picture > 0) {
        cj_picture_icon_draw(pen, box);
        return;
    }
    double size = MIN(box->w, box->h);
    cj_pen_icon(pen, box->variant, box->x + (box->w - size) / 2, box->y + (box->h - size) / 2, size, size * 2 / 24,
                tone_or(box, CJ_COLOUR_INK));
}

/* --- the ground of the emotion lane -------------------------------------------------------------------------------- */

static void half(struct cj_pen *pen, const struct cj_box *box)
{
    cj_pen_rect(pen, box->x, box->y, box->w, box->h, 0,
                cj_filled(CJ_LAYER_GROUND, cj_tone(box->variant ? CJ_COLOUR_NEGATIVE : CJ_COLOUR_POSITIVE)));
}

static void level_line(struct cj_pen *pen, const struct cj_box *box)
{
    cj_pen_rect(pen, box->x, box->y - .05, box->w, .1, 0, cj_filled(CJ_LAYER_GROUND, cj_tone(CJ_COLOUR_PAPER)));
}

static void axis(struct cj_pen *pen, const struct cj_box *box)
{
    cj_pen_rect(pen, box->x, box->y - .04, box->w, .08, 0, cj_filled(CJ_LAYER_RULE, cj_tone(CJ_COLOUR_TERTIARY)));
}

/* --- the table ------------------------------------------------------------------------------------------------------ */

typedef void draw_part(struct cj_pen *pen, const struct cj_box *box);

static draw_part *const rows[CJ_PART_COUNT] = {
    [CJ_PART_CELL] = nothing,
    [CJ_PART_TEXT] = nothing, /* lines.c; drawn by the builder, which knows what a text stands in */
    [CJ_PART_FILL] = fill,
    [CJ_PART_SQUARE] = square,
    [CJ_PART_DASHED] = dashed,
    [CJ_PART_NOTE] = note,
    [CJ_PART_CHEVRON] = chevron,
    [CJ_PART_CARD] = card,
    [CJ_PART_ARROW] = arrow,
    [CJ_PART_MORE] = more,
    [CJ_PART_WAY] = cj_way_draw,
    [CJ_PART_BUBBLE] = bubble,
    [CJ_PART_PILL] = pill,
    [CJ_PART_PORTRAIT] = portrait,
    [CJ_PART_PICTURE] = cj_picture_draw,
    [CJ_PART_MARK] = cj_mark_draw,
    [CJ_PART_ICON] = icon,
    [CJ_PART_GUIDE] = guide,
    [CJ_PART_TRAVEL] = cj_travel_draw,
    [CJ_PART_STOP] = cj_stop_draw,
    [CJ_PART_STOPS] = cj_stops_draw,
    [CJ_PART_HALF] = half,
    [CJ_PART_LEVEL_LINE] = level_line,
    [CJ_PART_AXIS] = axis,
    [CJ_PART_AREA] = cj_area_draw,
    [CJ_PART_BAND] = cj_band_draw,
    [CJ_PART_CURVE] = cj_curve_draw,
    [CJ_PART_FACE] = cj_face_draw,
    [CJ_PART_POINT] = cj_point_draw,
    [CJ_PART_SPARKLINE] = cj_sparkline_draw,
    [CJ_PART_WAIT] = cj_wait_draw,
    [CJ_PART_BAR] = cj_bar_draw,
    [CJ_PART_QR] = cj_qr_draw,
};

void cj_part_draw(struct cj_pen *pen, const struct cj_box *box)
{
    g_assert(box->part < CJ_PART_COUNT && rows[box->part]);
    rows[box->part](pen, box);
}
