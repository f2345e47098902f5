/* A journey that is wrapped is thought of as one tape of columns, cut between two of them. What runs along the tape (ways between
 * touchpoints, the line of travel) is placed for all of it, as it would be on a page wide enough, and here cut at the two edges of the band
 * at hand: it ends at one band's edge and goes on at the next one's. What stands somewhere is either in this band or in another. */
#include "tape.h"

#include <math.h>
#include <string.h>

#include "curve.h"

/* --- lines ------------------------------------------------------------------------------------------------------------- */

/* Where the leg from a to b lies between lo and hi, as parts of it: false if nowhere. */
static bool leg_within(struct cj_point a, struct cj_point b, double lo, double hi, double *ret_from, double *ret_to)
{
    double dx = b.x - a.x;
    if (dx == 0) {
        *ret_from = 0;
        *ret_to = 1;
        return a.x >= lo && a.x <= hi;
    }
    double at_lo = (lo - a.x) / dx, at_hi = (hi - a.x) / dx;
    *ret_from = fmax(0, fmin(at_lo, at_hi));
    *ret_to = fmin(1, fmax(at_lo, at_hi));
    return *ret_from < *ret_to;
}

static struct cj_point part_way(struct cj_point a, struct cj_point b, double part)
{
    if (part <= 0)
        return a;
    return part >= 1 ? b : (struct cj_point){ a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part };
}

uint32_t cj_tape_line(const struct cj_point *point, uint32_t n, double lo, double hi, GArray *piece, GArray *out)
{
    uint32_t pieces = 0, first = out->len;
    for (uint32_t i = 0; i + 1 < n; i++) {
        double from, to;
        bool within = leg_within(point[i], point[i + 1], lo, hi, &from, &to);
        if (within && out->len == first) {
            struct cj_point start = part_way(point[i], point[i + 1], from);
            g_array_append_val(out, start);
        }
        if (within) {
            struct cj_point end = part_way(point[i], point[i + 1], to);
            g_array_append_val(out, end);
        }
        bool last = i + 2 == n, ends = within ? to < 1 || last : out->len > first;
        if (!ends || out->len == first)
            continue;
        struct cj_tape_piece made = { first, out->len - first, within && to >= 1 && last };
        g_array_append_val(piece, made);
        pieces++;
        first = out->len;
    }
    return pieces;
}

/* --- curves ------------------------------------------------------------------------------------------------------------- */

/* The slope of the cubic from a to b at x. */
static double slope_at(struct cj_point a, double slope_a, struct cj_point b, double slope_b, double x)
{
    double h = b.x - a.x, t = (x - a.x) / h, u = 1 - t, secant = (b.y - a.y) / h;
    return slope_a * u * (u - 2 * t) + slope_b * t * (t - 2 * u) + 6 * secant * t * u;
}

static struct cj_knot knot_between(const struct cj_knot *a, const struct cj_knot *b, double x)
{
    struct cj_point from = { a->x, a->y }, to = { b->x, b->y };
    double y = cj_curve_at(from, a->slope, to, b->slope, x);
    return (struct cj_knot){ .x = x, .y = y, .low_y = y, .high_y = y, .slope = slope_at(from, a->slope, to, b->slope, x), .dashed = a->dashed,
                             .touchpoint = CJ_NONE };
}

static struct cj_spread_knot spread_between(const struct cj_spread_knot *a, const struct cj_spread_knot *b, double x)
{
    struct cj_point high_a = { a->x, a->high_y }, high_b = { b->x, b->high_y }, low_a = { a->x, a->low_y }, low_b = { b->x, b->low_y };
    return (struct cj_spread_knot){
        .x = x,
        .high_y = cj_curve_at(high_a, a->high_slope, high_b, b->high_slope, x), .high_slope = slope_at(high_a, a->high_slope, high_b, b->high_slope, x),
        .low_y = cj_curve_at(low_a, a->low_slope, low_b, b->low_slope, x), .low_slope = slope_at(low_a, a->low_slope, low_b, b->low_slope, x),
    };
}

static struct cj_spread cut_spread(const struct cj_spread *spread, double lo, double hi, struct cj_arena *arena)
{
    struct cj_spread_knot *knot = CJ_NEW(arena, struct cj_spread_knot, spread->nknots + 2);
    uint32_t n = 0;
    for (uint32_t i = 0; i < spread->nknots; i++) {
        const struct cj_spread_knot *k = &spread->knot[i];
        if (i > 0 && k[-1].x < lo && k->x > lo)
            knot[n++] = spread_between(&k[-1], k, lo);
        if (i > 0 && k[-1].x < hi && k->x > hi)
            knot[n++] = spread_between(&k[-1], k, hi);
        if (k->x >= lo && k->x <= hi)
            knot[n++] = *k;
    }
    return (struct cj_spread){ .knot = knot, .nknots = n };
}

struct cj_curve cj_tape_curve(const struct cj_curve *curve, double lo, double hi, struct cj_arena *arena)
{
    struct cj_curve cut = *curve;
    if (curve->nknots > 0 && curve->knot[0].x >= lo && curve->knot[curve->nknots - 1].x <= hi)
        return cut;
    struct cj_knot *knot = CJ_NEW(arena, struct cj_knot, curve->nknots + 2);
    struct cj_spread *spread = CJ_NEW(arena, struct cj_spread, curve->nspreads + 1);
    cut.nknots = cut.nspreads = 0;
    for (uint32_t i = 0; i < curve->nknots; i++) {
        const struct cj_knot *k = &curve->knot[i];
        if (i > 0 && k[-1].x < lo && k->x > lo)
            knot[cut.nknots++] = knot_between(&k[-1], k, lo);
        if (i > 0 && k[-1].x < hi && k->x > hi)
            knot[cut.nknots++] = knot_between(&k[-1], k, hi);
        if (k->x >= lo && k->x <= hi)
            knot[cut.nknots++] = *k;
    }
    for (uint32_t i = 0; i < curve->nspreads; i++) {
        spread[cut.nspreads] = cut_spread(&curve->spread[i], lo, hi, arena);
        cut.nspreads += spread[cut.nspreads].nknots > 1;
    }
    cut.knot = knot;
    cut.spread = spread;
    return cut;
}

/* --- what was placed ------------------------------------------------------------------------------------------------------- */

/* An arrow, or a polyline: what of it is in the band, each piece in a box of its own. A way that leaves the band ends in an arrow's head at
 * its edge, for it is the next band that shows where it leads. */
static void cut_line(struct cj_work *work, const struct cj_box *box, double lo, double hi)
{
    g_autoptr(GArray) piece = g_array_new(FALSE, FALSE, sizeof(struct cj_tape_piece)), out = g_array_new(FALSE, FALSE, sizeof(struct cj_point));
    const struct cj_point ends[] = { { box->x, box->y }, { box->x + box->w, box->y } };
    bool arrow = box->part == CJ_PART_ARROW;
    g_autofree struct cj_point *point = g_memdup2(arrow ? ends : &g_array_index(work->point, struct cj_point, box->first),
                                                  (arrow ? 2 : box->npoints) * sizeof *point);
    cj_tape_line(point, arrow ? 2 : box->npoints, lo, hi, piece, out);
    for (uint32_t i = 0; i < piece->len; i++) {
        const struct cj_tape_piece *p = &g_array_index(piece, struct cj_tape_piece, i);
        const struct cj_point *at = &g_array_index(out, struct cj_point, p->first);
        struct cj_box made = *box;
        made.x = made.y = INFINITY;
        double right = -INFINITY, bottom = -INFINITY;
        for (uint32_t k = 0; k < p->n; k++) {
            made.x = fmin(made.x, at[k].x);
            made.y = fmin(made.y, at[k].y);
            right = fmax(right, at[k].x);
            bottom = fmax(bottom, at[k].y);
        }
        made.w = right - made.x;
        made.h = bottom - made.y;
        made.first = work->point->len;
        made.npoints = p->n;
        if (box->part == CJ_PART_WAY)
            made.variant = p->whole_end ? box->variant : 1;
        if (!arrow)
            g_array_append_vals(work->point, at, p->n);
        g_array_append_val(work->box, made);
    }
}

static bool is_line(const struct cj_box *box)
{
    return box->part == CJ_PART_WAY || box->part == CJ_PART_TRAVEL || box->part == CJ_PART_ARROW;
}

static bool stands_within(const struct cj_box *box, double lo, double hi)
{
    double middle = box->x + box->w / 2;
    return box->zone == CJ_ZONE_LANES || (middle >= lo && middle <= hi);
}

void cj_tape_cut(struct cj_work *work, uint32_t first_box, uint32_t first_text, double lo, double hi)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(struct cj_box));
    g_array_append_vals(all, &g_array_index(work->box, struct cj_box, first_box), work->box->len - first_box);
    g_array_set_size(work->box, first_box);
    work->ntexts = first_text;
    for (uint32_t i = 0; i < all->len; i++) {
        struct cj_box *box = &g_array_index(all, struct cj_box, i);
        g_assert(box->part != CJ_PART_CELL); /* nothing that others are numbered by */
        if (is_line(box)) {
            bool whole = box->x >= lo && box->x + box->w <= hi;
            if (whole)
                g_array_append_vals(work->box, box, 1);
            else
                cut_line(work, box, lo, hi);
        } else if (stands_within(box, lo, hi)) {
            box->text_id = box->text_id == CJ_NONE ? CJ_NONE : work->ntexts++;
            g_array_append_vals(work->box, box, 1);
        }
    }
}
