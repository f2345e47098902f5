/* scene: the pen. The one place where em becomes pt, where x is mirrored and where coordinates are rounded, so that
 * everything that draws can think in the layout's em. Circles are rectangles with full radius: one kind less. */
#include "scene_priv.h"

#include <math.h>

double cj_pt(double value)
{
    double rounded = round(value * 1000.0) / 1000.0;
    return rounded == 0 ? 0 : rounded; /* not -0: dumps would differ */
}

/* --- em to pt ------------------------------------------------------------------------------------------------- */

static double map_y(const struct cj_pen *pen, double y)
{
    return cj_pt(pen->top_pt + y * pen->em_pt);
}

static double map_x(const struct cj_pen *pen, double x)
{
    if (!pen->mirrored)
        return cj_pt(pen->left_pt + x * pen->em_pt);
    if (!pen->upright)
        return cj_pt(pen->width_pt - pen->left_pt - x * pen->em_pt);
    return cj_pt(pen->width_pt - pen->left_pt + (x - 2 * pen->pivot_x) * pen->em_pt);
}

struct cj_rect cj_pen_map(const struct cj_pen *pen, double x, double y, double w, double h)
{
    double x0 = map_x(pen, x), x1 = map_x(pen, x + w), y0 = map_y(pen, y), y1 = map_y(pen, y + h);
    return (struct cj_rect){ MIN(x0, x1), y0, cj_pt(fabs(x1 - x0)), cj_pt(y1 - y0) };
}

/* --- boxes ---------------------------------------------------------------------------------------------------- */

static struct cj_rect grown(struct cj_rect r, double dx, double dy)
{
    return (struct cj_rect){ cj_pt(r.x - dx), cj_pt(r.y - dy), cj_pt(r.w + 2 * dx), cj_pt(r.h + 2 * dy) };
}

/* --- hairlines -------------------------------------------------------------------------------------------------- */

/* In type of less than a point, which nobody reads, a hairline would be wider than letters: there it is a quarter of the type. */
static double hairline(const struct cj_pen *pen)
{
    return fmin(CJ_HAIRLINE_PT, cj_pt(pen->em_pt / 4));
}

/* What a stroke reaches out farther on each side than the layout reckoned with, since it is no thinner than a printer can draw. */
static double swollen(const struct cj_pen *pen, struct cj_ink ink)
{
    return ink.stroke.role == CJ_COLOUR_NONE ? 0 : fmax(0, hairline(pen) - cj_pt(ink.width * pen->em_pt)) / 2;
}

/* The outer edge of an outline stays where it was. */
static struct cj_rect drawn_in(struct cj_rect r, double by)
{
    return by > 0 ? grown(r, -fmin(by, r.w / 2), -fmin(by, r.h / 2)) : r;
}

/* So do the round ends of a straight line. */
static void draw_in_ends(const struct cj_pen *pen, double by)
{
    struct cj_path_step *from = &g_array_index(pen->step, struct cj_path_step, 0), *to = from + 1;
    double dx = to->x[0] - from->x[0], dy = to->x[1] - from->x[1], length = hypot(dx, dy), part = length > 0 ? fmin(by / length, .5) : 0;
    from->x[0] = cj_pt(from->x[0] + part * dx), from->x[1] = cj_pt(from->x[1] + part * dy);
    to->x[0] = cj_pt(to->x[0] - part * dx), to->x[1] = cj_pt(to->x[1] - part * dy);
}

/* A filled rule is no thinner than a stroke: it grows about its middle, but never out of start .. end. */
static void thicken(double *from, double *length, double least, double start, double end)
{
    if (*length >= least)
        return;
    double wish = *from - (least - *length) / 2;
    *from = cj_pt(fmax(fmin(wish, end - least), start));
    *length = least;
}

/* Inside the box that it must stay in, else inside the map. */
static struct cj_rect thickened(const struct cj_pen *pen, struct cj_rect r)
{
    const struct cj_layout *layout = pen->layout;
    const struct cj_rect map = { pen->left_pt, pen->top_pt, layout->width * pen->em_pt, layout->height * pen->em_pt };
    const struct cj_rect in = pen->place.within.w > 0 ? pen->place.within : map;
    if (r.w <= 0 || r.h <= 0)
        return r;
    thicken(&r.x, &r.w, hairline(pen), in.x, in.x + in.w);
    thicken(&r.y, &r.h, hairline(pen), in.y, in.y + in.h);
    return r;
}

/* --- adding ------------------------------------------------------------------------------------------------------- */

static struct cj_item *add(struct cj_pen *pen, enum cj_item_kind kind, struct cj_ink ink)
{
    struct cj_item item = pen->place;
    item.kind = kind;
    item.layer = ink.layer;
    item.fill = ink.fill;
    item.stroke = ink.stroke;
    item.fill_alpha = ink.fill_alpha;
    item.stroke_alpha = ink.stroke_alpha;
    item.stroke_pt = ink.stroke.role == CJ_COLOUR_NONE ? 0 : fmax(cj_pt(ink.width * pen->em_pt), hairline(pen));
    item.dash[0] = cj_pt(ink.dash[0] * pen->em_pt);
    item.dash[1] = cj_pt(ink.dash[1] * pen->em_pt);
    item.round = ink.round;
    g_array_append_val(pen->item, item);
    return &g_array_index(pen->item, struct cj_item, pen->item->len - 1);
}

struct cj_item *cj_pen_rect(struct cj_pen *pen, double x, double y, double w, double h, double radius, struct cj_ink ink)
{
    struct cj_item *item = add(pen, CJ_ITEM_RECT, ink);
    const struct cj_rect box = cj_pen_map(pen, x, y, w, h);
    double in = swollen(pen, ink);
    item->u.rect.box = item->stroke_pt > 0 ? drawn_in(box, in) : thickened(pen, box);
    item->u.rect.radius = cj_pt(fmax(0, radius * pen->em_pt - in));
    item->bounds = grown(item->u.rect.box, item->stroke_pt / 2, item->stroke_pt / 2);
    return item;
}

struct cj_item *cj_pen_circle(struct cj_pen *pen, double cx, double cy, double r, struct cj_ink ink)
{
    struct cj_item *item = cj_pen_rect(pen, cx - r, cy - r, 2 * r, 2 * r, r, ink);
    /* Rounded corners may make the box a thousandth wider than high: it must be round. */
    item->u.rect.box.h = item->u.rect.box.w;
    item->bounds.h = item->bounds.w;
    item->u.rect.radius = cj_pt(item->u.rect.box.w / 2);
    return item;
}

struct cj_item *cj_pen_segment(struct cj_pen *pen, double x0, double y0, double x1, double y1, struct cj_ink ink)
{
    cj_pen_move(pen, x0, y0);
    cj_pen_line(pen, x1, y1);
    return cj_pen_draw(pen, ink);
}

struct cj_item *cj_pen_picture(struct cj_pen *pen, enum cj_layer layer, uint32_t picture, double x, double y, double w, double h,
                               const double clip[4], double radius)
{
    struct cj_item *item = add(pen, CJ_ITEM_IMAGE, cj_filled(layer, cj_tone(CJ_COLOUR_NONE)));
    item->u.image.picture = picture;
    item->u.image.box = cj_pen_map(pen, x, y, w, h);
    item->u.image.clip = cj_pen_map(pen, clip[0], clip[1], clip[2], clip[3]);
    item->u.image.radius = cj_pt(radius * pen->em_pt);
    item->bounds = item->u.image.clip;
    return item;
}

struct cj_item *cj_pen_icon(struct cj_pen *pen, enum cj_icon icon, double x, double y, double size, double stroke, struct cj_colour tone)
{
    struct cj_item *item = add(pen, CJ_ITEM_ICON, cj_stroked(CJ_LAYER_MARK, tone, stroke));
    item->u.icon.icon = icon;
    item->u.icon.box = cj_pen_map(pen, x, y, size, size);
    item->bounds = item->keep = item->u.icon.box;
    return item;
}

/* --- paths ---------------------------------------------------------------------------------------------------- */

static void step(struct cj_pen *pen, enum cj_path_op op, const double *x, uint32_t n)
{
    struct cj_path_step s = { .op = op };
    for (uint32_t i = 0; i < n; i += 2) {
        s.x[i] = map_x(pen, x[i]);
        s.x[i + 1] = map_y(pen, x[i + 1]);
    }
    g_array_append_val(pen->step, s);
}

void cj_pen_move(struct cj_pen *pen, double x, double y)
{
    step(pen, CJ_MOVE, (double[]){ x, y }, 2);
}

void cj_pen_line(struct cj_pen *pen, double x, double y)
{
    step(pen, CJ_LINE, (double[]){ x, y }, 2);
}

void cj_pen_curve(struct cj_pen *pen, double x1, double y1, double x2, double y2, double x3, double y3)
{
    step(pen, CJ_CURVE, (double[]){ x1, y1, x2, y2, x3, y3 }, 6);
}

void cj_pen_quad(struct cj_pen *pen, double x0, double y0, double cx, double cy, double x1, double y1)
{
    cj_pen_curve(pen, x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, x1 + (cx - x1) * 2 / 3, y1 + (cy - y1) * 2 / 3, x1, y1);
}

void cj_pen_arc(struct cj_pen *pen, double cx, double cy, double rx, double ry, double a, double b)
{
    uint32_t n = MAX(1u, (uint32_t)ceil(fabs(b - a) / (G_PI / 2) - 1e-9));
    double d = (b - a) / n, k = 4.0 / 3 * tan(d / 4);
    double x = cx + rx * cos(a), y = cy + ry * sin(a);
    if (pen->step->len == 0)
        cj_pen_move(pen, x, y);
    else
        cj_pen_line(pen, x, y);
    for (uint32_t i = 0; i < n; i++) {
        double p = a + i * d, q = p + d;
        cj_pen_curve(pen, cx + rx * (cos(p) - k * sin(p)), cy + ry * (sin(p) + k * cos(p)), cx + rx * (cos(q) + k * sin(q)),
                     cy + ry * (sin(q) - k * cos(q)), cx + rx * cos(q), cy + ry * sin(q));
    }
}

void cj_pen_close(struct cj_pen *pen)
{
    step(pen, CJ_CLOSE, NULL, 0);
}

static uint32_t coordinates(enum cj_path_op op)
{
    return op == CJ_CURVE ? 6 : op == CJ_CLOSE ? 0 : 2;
}

/* The hull of all control points: exact for quarter arcs and monotone curves, which is all we draw. */
static struct cj_rect hull(const struct cj_path_step *s, uint32_t n)
{
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    for (uint32_t i = 0; i < n; i++) {
        for (uint32_t j = 0; j < coordinates(s[i].op); j += 2) {
            x0 = MIN(x0, s[i].x[j]), x1 = MAX(x1, s[i].x[j]);
            y0 = MIN(y0, s[i].x[j + 1]), y1 = MAX(y1, s[i].x[j + 1]);
        }
    }
    return (struct cj_rect){ x0, y0, cj_pt(x1 - x0), cj_pt(y1 - y0) };
}

struct cj_item *cj_pen_draw(struct cj_pen *pen, struct cj_ink ink)
{
    g_assert(pen->step->len > 0);
    struct cj_item *item = add(pen, CJ_ITEM_PATH, ink);
    if (ink.round && pen->step->len == 2 && swollen(pen, ink) > 0)
        draw_in_ends(pen, swollen(pen, ink));
    item->u.path.n = pen->step->len;
    item->u.path.step = cj_arena_seal(pen->arena, pen->step);
    g_array_set_size(pen->step, 0);
    struct cj_rect h = hull(item->u.path.step, item->u.path.n);
    double half = item->stroke_pt / 2;
    bool butt = !item->round && item->u.path.n == 2; /* a single stroke with cut ends is no longer than it says */
    item->bounds = grown(h, butt && h.h == 0 ? 0 : half, butt && h.w == 0 ? 0 : half);
    return item;
}
