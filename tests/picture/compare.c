/* Whether two pictures look the same.
 *
 * An eye at some distance sees the mean of a spot, not its pixels: S-CIELAB (Zhang and Wandell, "A spatial extension of CIELAB for
 * digital color image reproduction", 1997) blurs both pictures first and then takes the difference of colour. Here the blur is the
 * mean over a window, found at once from a table of sums (Crow, "Summed-area tables for texture mapping", 1984); the colours are
 * compared in OKLab (Ottosson, "A perceptual color space for image processing", 2020). Windows of several shapes take the place of
 * several distances: what is small must differ much to be seen, what is long or wide differs visibly by little. A difference hides
 * among edges (masking: Daly, "The visible differences predictor", 1993), if they are in both pictures: in a long or wide window, a
 * letter that moved by a fraction of a pixel is no difference, a hairline that left an empty place is. Means are taken of sRGB, since
 * that is where cairo blends edges. */
#include "picture.h"

#include <math.h>
#include <string.h>

static const struct window {
    int w, h;      /* [px] */
    double most;   /* difference that is not yet seen, in OKLab, whose white is 1 from its black */
    double masked; /* and more of it for each unit of edges */
} windows[] = {
    { 3, 3, .11, 0 },     /* dots, and letters that moved */
    { 48, 1, .0098, .3 }, /* rules across, */
    { 1, 48, .0098, .3 }, /* and downwards */
    { 12, 12, .010, .2 }, /* colours of areas */
};

enum { EDGES = 3, SUMS }; /* beside the channels */

#define PIXEL_DIFFERS 6 /* of 255: within a window that looks different, the pixels to point at */

/* --- sums over rectangles ---------------------------------------------------------------------------------------- */

/* at[c][y * (w + 1) + x]: the sum of channel c over all pixels above and left of (x, y). It may wrap round: differences are right.
 * EDGES: how much each pixel's green differs from those of its four neighbours, half of it. */
struct sums { int w, h; uint32_t *at[SUMS]; };

static uint32_t edges_at(const struct picture *picture, gsize x, gsize y)
{
    gsize row = (gsize)picture->w * 3;
    const uint8_t *green = picture->rgb + y * row + x * 3 + 1;
    int sum = (x > 0 ? ABS(*green - *(green - 3)) : 0) + (x + 1 < (gsize)picture->w ? ABS(*green - *(green + 3)) : 0);
    sum += (y > 0 ? ABS(*green - *(green - row)) : 0) + (y + 1 < (gsize)picture->h ? ABS(*green - *(green + row)) : 0);
    return (uint32_t)sum / 2;
}

static struct sums sums_of(const struct picture *picture)
{
    struct sums sums = { .w = picture->w, .h = picture->h };
    gsize row = (gsize)picture->w + 1;
    for (int c = 0; c < SUMS; c++) {
        sums.at[c] = g_new0(uint32_t, row * ((gsize)picture->h + 1));
        for (gsize y = 0; y < (gsize)picture->h; y++) {
            uint32_t across = 0;
            for (gsize x = 0; x < (gsize)picture->w; x++) {
                across += c == EDGES ? edges_at(picture, x, y) : picture->rgb[(y * (gsize)picture->w + x) * 3 + (gsize)c];
                sums.at[c][(y + 1) * row + x + 1] = sums.at[c][y * row + x + 1] + across;
            }
        }
    }
    return sums;
}

static void sums_finish(struct sums *sums)
{
    for (int c = 0; c < SUMS; c++)
        g_free(sums->at[c]);
}

static uint32_t sum_in(const struct sums *sums, int c, int x, int y, int w, int h)
{
    gsize row = (gsize)sums->w + 1, top = (gsize)y * row, bottom = (gsize)(y + h) * row;
    const uint32_t *at = sums->at[c];
    return at[bottom + (gsize)(x + w)] - at[bottom + (gsize)x] - at[top + (gsize)(x + w)] + at[top + (gsize)x];
}

/* --- colour -------------------------------------------------------------------------------------------------------- */

static double linear(double srgb)
{
    return srgb <= .04045 ? srgb / 12.92 : pow((srgb + .055) / 1.055, 2.4);
}

static void to_oklab(const double srgb[3], double lab[3])
{
    double r = linear(srgb[0]), g = linear(srgb[1]), b = linear(srgb[2]);
    double l = cbrt(.4122214708 * r + .5363325363 * g + .0514459929 * b);
    double m = cbrt(.2119034982 * r + .6806995451 * g + .1073969566 * b);
    double s = cbrt(.0883024619 * r + .2817188376 * g + .6299787005 * b);
    lab[0] = .2104542553 * l + .7936177850 * m - .0040720468 * s;
    lab[1] = 1.9779984951 * l - 2.4285922050 * m + .4505937099 * s;
    lab[2] = .0259040371 * l + .7827717662 * m - .8086757660 * s;
}

static double difference(const double srgb_a[3], const double srgb_b[3])
{
    double a[3], b[3], sum = 0;
    to_oklab(srgb_a, a), to_oklab(srgb_b, b);
    for (int i = 0; i < 3; i++)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sqrt(sum);
}

/* --- the comparison ------------------------------------------------------------------------------------------------ */

static bool looks_different(const struct sums *was, const struct sums *is, int x, int y, int w, int h, const struct window *window)
{
    double a[3], b[3], apart = 0, full = 255.0 * w * h;
    for (int c = 0; c < 3; c++) {
        a[c] = sum_in(was, c, x, y, w, h) / full;
        b[c] = sum_in(is, c, x, y, w, h) / full;
        apart = MAX(apart, fabs(a[c] - b[c]));
    }
    /* Nearly all windows end here. Near black a step of sRGB is up to five steps of lightness. */
    if (apart <= window->most / 6)
        return false;
    double edges = MIN(sum_in(was, EDGES, x, y, w, h), sum_in(is, EDGES, x, y, w, h)) / full;
    return difference(a, b) > window->most + window->masked * edges;
}

static int pixel_apart(const struct picture *was, const struct picture *is, int x, int y)
{
    const uint8_t *a = was->rgb + ((gsize)y * (gsize)was->w + (gsize)x) * 3, *b = is->rgb + ((gsize)y * (gsize)is->w + (gsize)x) * 3;
    return MAX(MAX(ABS(a[0] - b[0]), ABS(a[1] - b[1])), ABS(a[2] - b[2]));
}

/* Marks the pixels to blame in a window; all of them if it is a little of each. */
static void mark(struct comparison *comparison, const struct picture *was, const struct picture *is, int x, int y, int w, int h)
{
    bool any = false;
    for (int pass = 0; pass < 2 && !any; pass++)
        for (int v = y; v < y + h; v++)
            for (int u = x; u < x + w; u++)
                if (pass == 1 || pixel_apart(was, is, u, v) >= PIXEL_DIFFERS) {
                    comparison->mark[(gsize)v * (gsize)comparison->w + (gsize)u] = 1;
                    any = true;
                }
}

static void compare_common(struct comparison *comparison, const struct picture *was, const struct picture *is)
{
    struct sums before = sums_of(was), now = sums_of(is);
    int w = MIN(was->w, is->w), h = MIN(was->h, is->h);
    for (size_t i = 0; i < G_N_ELEMENTS(windows); i++) {
        int across = MIN(windows[i].w, w), down = MIN(windows[i].h, h);
        for (int y = 0; y + down <= h; y++)
            for (int x = 0; x + across <= w; x++)
                if (looks_different(&before, &now, x, y, across, down, &windows[i]))
                    mark(comparison, was, is, x, y, across, down);
    }
    sums_finish(&before);
    sums_finish(&now);
}

struct comparison *picture_compare(const struct picture *was, const struct picture *is)
{
    struct comparison *comparison = g_new0(struct comparison, 1);
    comparison->w = MAX(was->w, is->w);
    comparison->h = MAX(was->h, is->h);
    gsize size = (gsize)comparison->w * (gsize)comparison->h;
    comparison->mark = g_malloc0(size);
    if (was->w != is->w || was->h != is->h || memcmp(was->rgb, is->rgb, size * 3) != 0)
        compare_common(comparison, was, is);
    for (int y = 0; y < comparison->h; y++)
        for (int x = 0; x < comparison->w; x++) {
            uint8_t *at = &comparison->mark[(gsize)y * (gsize)comparison->w + (gsize)x];
            if (x >= was->w || y >= was->h || x >= is->w || y >= is->h)
                *at = 1;
            comparison->changed += *at;
        }
    return comparison;
}

void comparison_free(struct comparison *comparison)
{
    if (!comparison)
        return;
    g_free(comparison->mark);
    g_free(comparison);
}
