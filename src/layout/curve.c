/* Steffen's monotone cubic (Astronomy and Astrophysics 239, 443, 1990) and the edges of a spread. Both edges of a spread are Steffen
 * lines of their own, so they have no bumps that nobody told either. */
#include "curve.h"

#include <math.h>

static double sign(double value)
{
    return (value > 0) - (value < 0);
}

static double secant(const struct cj_point *point, uint32_t i)
{
    return (point[i + 1].y - point[i].y) / (point[i + 1].x - point[i].x);
}

/* The slope at an end. The inner one lies between 0 and twice the secant, so this is between a half and one and a half of it:
 * monotone without further care. */
static double end_slope(double s, double inner)
{
    return 1.5 * s - .5 * inner;
}

static double inner_slope(const struct cj_point *point, uint32_t i)
{
    double before = secant(point, i - 1), after = secant(point, i);
    double h_before = point[i].x - point[i - 1].x, h_after = point[i + 1].x - point[i].x;
    double parabola = (before * h_after + after * h_before) / (h_before + h_after);
    return (sign(before) + sign(after)) * fmin(fmin(fabs(before), fabs(after)), fabs(parabola) / 2);
}

void cj_curve_slopes(const struct cj_point *point, uint32_t n, double *ret_slope)
{
    if (n == 0)
        return;
    ret_slope[0] = n == 2 ? secant(point, 0) : 0;
    ret_slope[n - 1] = ret_slope[0];
    if (n < 3)
        return;
    for (uint32_t i = 1; i + 1 < n; i++)
        ret_slope[i] = inner_slope(point, i);
    ret_slope[0] = end_slope(secant(point, 0), ret_slope[1]);
    ret_slope[n - 1] = end_slope(secant(point, n - 2), ret_slope[n - 2]);
}

double cj_curve_at(struct cj_point a, double slope_a, struct cj_point b, double slope_b, double x)
{
    double h = b.x - a.x, t = (x - a.x) / h, u = 1 - t;
    double p = a.y + slope_a * h / 3, q = b.y - slope_b * h / 3;
    return u * u * u * a.y + 3 * u * u * t * p + 3 * u * t * t * q + t * t * t * b.y;
}

/* --- spread --------------------------------------------------------------------------------------------------- */

/* Where a spread that ends between two knots tapers out: the middle of the line between them. */
static struct cj_spread_knot taper(const struct cj_knot *a, const struct cj_knot *b)
{
    double x = (a->x + b->x) / 2;
    double y = cj_curve_at((struct cj_point){a->x, a->y}, a->slope, (struct cj_point){b->x, b->y}, b->slope, x);
    return (struct cj_spread_knot){.x = x, .high_y = y, .low_y = y};
}

static struct cj_point edge_point(const struct cj_spread_knot *knot, bool high)
{
    return (struct cj_point){knot->x, high ? knot->high_y : knot->low_y};
}

static void slope_edges(struct cj_spread_knot *knot, uint32_t n)
{
    g_autofree struct cj_point *point = g_new(struct cj_point, n);
    g_autofree double *slope = g_new(double, n);
    for (int high = 0; high < 2; high++) {
        for (uint32_t i = 0; i < n; i++)
            point[i] = edge_point(&knot[i], high);
        cj_curve_slopes(point, n, slope);
        for (uint32_t i = 0; i < n; i++)
            *(high ? &knot[i].high_slope : &knot[i].low_slope) = slope[i];
    }
}

/* The spread told at knots first .. last of n. */
static struct cj_spread spread_of(const struct cj_knot *knot, uint32_t n, uint32_t first, uint32_t last, struct cj_arena *arena)
{
    struct cj_spread_knot *run = CJ_NEW(arena, struct cj_spread_knot, last - first + 3);
    uint32_t count = 0;
    if (first > 0)
        run[count++] = taper(&knot[first - 1], &knot[first]);
    for (uint32_t i = first; i <= last; i++)
        run[count++] = (struct cj_spread_knot){.x = knot[i].x, .high_y = knot[i].high_y, .low_y = knot[i].low_y};
    if (last + 1 < n)
        run[count++] = taper(&knot[last], &knot[last + 1]);
    slope_edges(run, count);
    return (struct cj_spread){.knot = run, .nknots = count};
}

const struct cj_spread *cj_curve_spreads(const struct cj_knot *knot, uint32_t n, struct cj_arena *arena, uint32_t *ret_count)
{
    g_autoptr(GArray) spreads = g_array_new(FALSE, FALSE, sizeof(struct cj_spread));
    for (uint32_t i = 0; i < n; i++) {
        if (!knot[i].spread)
            continue;
        uint32_t first = i;
        while (i + 1 < n && knot[i + 1].spread)
            i++;
        struct cj_spread spread = spread_of(knot, n, first, i, arena);
        if (spread.nknots > 1) /* the only knot of a line has nothing to taper along */
            g_array_append_val(spreads, spread);
    }
    *ret_count = spreads->len;
    return cj_arena_seal(arena, spreads);
}
