/* Labels beside their markers. For each shape, side and shift along the line the nearest free height is found by pushing the
 * label away past whatever it overlaps: exact, with no steps in height. The cheapest of these places is taken. */
#include "field.h"

#include <math.h>

#include "curve.h"

#define STRIP 2.0           /* width of a strip */
#define SAMPLE .4           /* a curve is blocked by boxes this long, or high */
#define GAP .08             /* between a label and its marker, and on all sides of it */
#define BESIDE_CLEAR .3     /* between a marker and a label on its height */
#define LABEL_CLEAR .9      /* between labels side by side: else two read as one sentence */
#define OWN_BY .3           /* every other marker is farther from a label than its own, by this ... */
#define OWN_TIMES 1.4       /* ... and this many times as far: the farther a label, the clearer it must be whose it is */
#define OTHER_SIDE 1.6      /* [em] of distance that the wanted side is worth */
#define BESIDE 2.5          /* [em] of distance that above or below is worth, against before or after */
#define SHIFT_COST .5       /* [em] of distance per em of shift */
#define SHIFT_BEYOND 1.0    /* a label may end this far beside its marker's middle */
#define BUDGET 60000        /* comparisons per label ... */
#define FIELD_BUDGET 20000000 /* ... and for all labels of a field */

/* Shifts along the line, tried to both sides, smallest first. */
static const double shifts[] = { 0, .5, 1, 1.6, 2.3, 3.1, 4, 5, 6, 7 };

struct obstacle {
    struct cj_extent extent;
    double x, y, r;         /* of a marker; r 0: no marker */
};

struct link { uint32_t obstacle, next; };

struct cj_field {
    struct cj_extent bounds;
    uint32_t nstrips;
    uint32_t *first;        /* [nstrips] into `link`, CJ_NONE: empty */
    GArray *obstacle, *link;
    GArray *marker;         /* uint32_t: obstacle of each marker */
    GArray *near;           /* struct obstacle: what a search has to look at */
    uint32_t budget;        /* comparisons left for all searches */
};

struct cj_field *cj_field_new(struct cj_extent bounds)
{
    struct cj_field *field = g_new0(struct cj_field, 1);
    field->bounds = bounds;
    field->budget = FIELD_BUDGET;
    field->nstrips = (uint32_t)(fmax(0, bounds.x1 - bounds.x0) / STRIP) + 1;
    field->first = g_new(uint32_t, field->nstrips);
    for (uint32_t i = 0; i < field->nstrips; i++)
        field->first[i] = CJ_NONE;
    field->obstacle = g_array_new(FALSE, FALSE, sizeof(struct obstacle));
    field->link = g_array_new(FALSE, FALSE, sizeof(struct link));
    field->marker = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    field->near = g_array_new(FALSE, FALSE, sizeof(struct obstacle));
    return field;
}

void cj_field_free(struct cj_field *field)
{
    if (!field)
        return;
    g_array_unref(field->obstacle);
    g_array_unref(field->link);
    g_array_unref(field->marker);
    g_array_unref(field->near);
    g_free(field->first);
    g_free(field);
}

/* --- obstacles -------------------------------------------------------------------------------------------------- */

static uint32_t strip_of(const struct cj_field *field, double x)
{
    double strip = floor((x - field->bounds.x0) / STRIP);
    return strip < 0 ? 0 : strip >= field->nstrips ? field->nstrips - 1 : (uint32_t)strip;
}

static uint32_t add(struct cj_field *field, struct obstacle obstacle)
{
    uint32_t index = field->obstacle->len, last = strip_of(field, obstacle.extent.x1);
    g_array_append_val(field->obstacle, obstacle);
    for (uint32_t strip = strip_of(field, obstacle.extent.x0); strip <= last; strip++) {
        struct link link = { index, field->first[strip] };
        field->first[strip] = field->link->len;
        g_array_append_val(field->link, link);
    }
    return index;
}

static struct cj_extent grown(struct cj_extent e, double dx, double dy)
{
    return (struct cj_extent){ e.x0 - dx, e.y0 - dy, e.x1 + dx, e.y1 + dy };
}

void cj_field_block(struct cj_field *field, struct cj_extent extent, double clear)
{
    add(field, (struct obstacle){ .extent = grown(extent, clear, clear) });
}

void cj_field_block_curve(struct cj_field *field, struct cj_point a, double slope_a, struct cj_point b, double slope_b, double half)
{
    uint32_t n = (uint32_t)(fmax(b.x - a.x, fabs(b.y - a.y)) / SAMPLE) + 1; /* pieces of a steep line are narrow */
    struct cj_point from = a;
    for (uint32_t i = 1; i <= n; i++) {
        double x = i == n ? b.x : a.x + (b.x - a.x) * i / n;
        struct cj_point to = { x, cj_curve_at(a, slope_a, b, slope_b, x) };
        /* The curve is monotone, so the two ends of a piece hold all of it. */
        cj_field_block(field, (struct cj_extent){ from.x, fmin(from.y, to.y), to.x, fmax(from.y, to.y) }, half);
        from = to;
    }
}

uint32_t cj_field_marker(struct cj_field *field, double x, double y, double r)
{
    struct cj_extent extent = grown((struct cj_extent){ x, y, x, y }, r, r);
    uint32_t obstacle = add(field, (struct obstacle){ .extent = extent, .x = x, .y = y, .r = r });
    g_array_append_val(field->marker, obstacle);
    return field->marker->len - 1;
}

void cj_field_no_marker(struct cj_field *field)
{
    const uint32_t none = CJ_NONE;
    g_array_append_val(field->marker, none);
}

/* --- looking for a place ---------------------------------------------------------------------------------------- */

static bool overlap(const struct cj_extent *a, const struct cj_extent *b)
{
    return a->x0 < b->x1 && b->x0 < a->x1 && a->y0 < b->y1 && b->y0 < a->y1;
}

/* A search for one label. */
struct search {
    const struct cj_field *field;
    const struct cj_label_wish *wish;
    struct obstacle own;
    uint32_t budget;
    double best;            /* cost of the best place so far */
    struct cj_extent place;
};

static double distance(const struct cj_extent *e, const struct obstacle *marker)
{
    double dx = fmax(0, fmax(e->x0 - marker->x, marker->x - e->x1)), dy = fmax(0, fmax(e->y0 - marker->y, marker->y - e->y1));
    return hypot(dx, dy) - marker->r;
}

static bool nearest_is_own(const struct search *search, const struct cj_extent *e)
{
    const GArray *near = search->field->near;
    double most = OWN_TIMES * fmax(0, distance(e, &search->own)) + OWN_BY;
    for (uint32_t i = 0; i < near->len; i++) {
        const struct obstacle *other = &g_array_index(near, struct obstacle, i);
        bool own = other->x == search->own.x && other->y == search->own.y;
        if (other->r > 0 && !own && distance(e, other) < most)
            return false;
    }
    return true;
}

/* How far the label must go, upwards or downwards, to be past all that it overlaps; 0 if it is free. */
static double push(struct search *search, const struct cj_extent *e, bool up)
{
    const GArray *near = search->field->near;
    double way = 0;
    search->budget -= MIN(search->budget, near->len);
    for (uint32_t i = 0; i < near->len; i++) {
        const struct cj_extent *other = &g_array_index(near, struct obstacle, i).extent;
        if (overlap(e, other))
            way = fmax(way, up ? e->y1 - other->y0 : other->y1 - e->y0);
    }
    return way;
}

/* The nearest free height at e's x on one side of the marker. False if it is farther than the wish allows. */
static bool slide(struct search *search, struct cj_extent *e, bool up)
{
    const struct cj_extent *bounds = &search->field->bounds;
    const double hair = 1e-6; /* past it, whatever the rounding */
    for (double way, gone = 0; search->budget > 0; gone += way) {
        way = push(search, e, up);
        if (way == 0)
            return e->y0 >= bounds->y0 && e->y1 <= bounds->y1;
        way += hair;
        if (gone + way > search->wish->most)
            return false;
        e->y0 += up ? -way : way;
        e->y1 += up ? -way : way;
    }
    return false;
}

static void try_at(struct search *search, uint32_t shape, bool up, double shift)
{
    const struct cj_label_shape *s = &search->wish->shape[shape];
    const struct cj_extent *bounds = &search->field->bounds;
    if (s->w > bounds->x1 - bounds->x0 || fabs(shift) > s->w / 2 + SHIFT_BEYOND)
        return;
    double x = fmin(fmax(search->own.x + shift - s->w / 2, bounds->x0), bounds->x1 - s->w);
    double edge = up ? search->own.y - search->own.r - GAP : search->own.y + search->own.r + GAP;
    double cost = s->cost + SHIFT_COST * fabs(shift) + (up == search->wish->above ? 0 : OTHER_SIDE);
    struct cj_extent e = { x, up ? edge - s->h : edge, x + s->w, up ? edge : edge + s->h };
    if (cost >= search->best || !slide(search, &e, up))
        return;
    cost += up ? edge - e.y1 : e.y0 - edge;
    if (cost >= search->best || !nearest_is_own(search, &e))
        return;
    search->best = cost;
    search->place = e;
}

/* Before or after the marker, on its height: free where lines begin and end. */
static void try_beside(struct search *search, uint32_t shape, bool before)
{
    const struct cj_label_shape *s = &search->wish->shape[shape];
    const struct cj_extent *bounds = &search->field->bounds;
    double away = search->own.r + BESIDE_CLEAR, x = before ? search->own.x - away - s->w : search->own.x + away, y = search->own.y - s->h / 2;
    struct cj_extent e = { x, y, x + s->w, y + s->h };
    double cost = s->cost + BESIDE;
    if (cost >= search->best || e.x0 < bounds->x0 || e.x1 > bounds->x1 || e.y0 < bounds->y0 || e.y1 > bounds->y1)
        return;
    if (search->budget > 0 && push(search, &e, true) == 0 && nearest_is_own(search, &e)) {
        search->best = cost;
        search->place = e;
        }
}

/* What may matter to the label: all within its reach, and the markers that might be nearer to it than its own. */
static void gather(struct cj_field *field, struct search *search)
{
    double w = 0, h = 0, most = search->wish->most, rival = OWN_TIMES * most + OWN_BY;
    for (uint32_t i = 0; i < search->wish->nshapes; i++) {
        w = fmax(w, search->wish->shape[i].w);
        h = fmax(h, search->wish->shape[i].h);
    }
    struct cj_extent middle = { search->own.x, search->own.y, search->own.x, search->own.y };
    struct cj_extent label = grown(middle, w + search->own.r + SHIFT_BEYOND, h + search->own.r + GAP + most);
    struct cj_extent around = grown(label, rival, rival);
    uint32_t last = strip_of(field, around.x1);
    g_array_set_size(field->near, 0);
    for (uint32_t strip = strip_of(field, around.x0); strip <= last; strip++)
        for (uint32_t l = field->first[strip]; l != CJ_NONE && search->budget > 0; l = g_array_index(field->link, struct link, l).next) {
            const struct obstacle *o = &g_array_index(field->obstacle, struct obstacle, g_array_index(field->link, struct link, l).obstacle);
            search->budget--;
            if (overlap(o->r > 0 ? &around : &label, &o->extent))
                g_array_append_vals(field->near, o, 1);
        }
}

bool cj_field_place(struct cj_field *field, const struct cj_label_wish *wish, struct cj_extent *ret_place)
{
    uint32_t own = g_array_index(field->marker, uint32_t, wish->marker);
    uint32_t budget = MIN(BUDGET, field->budget);
    struct search search = { .field = field, .wish = wish, .budget = budget, .best = INFINITY };
    search.own = g_array_index(field->obstacle, struct obstacle, own);
    gather(field, &search);
    for (size_t i = 0; i < G_N_ELEMENTS(shifts); i++)
        for (uint32_t shape = 0; shape < wish->nshapes; shape++)
            for (int side = 0; side < 4; side++) /* left and right, on the wanted side, then on the other */
                if (i > 0 || side % 2 == 0)
                    try_at(&search, shape, side < 2 ? wish->above : !wish->above, side % 2 == 0 ? -shifts[i] : shifts[i]);
    for (uint32_t shape = 0; shape < wish->nshapes; shape++) {
        try_beside(&search, shape, true);
        try_beside(&search, shape, false);
    }
    field->budget -= budget - search.budget;
    if (search.best == INFINITY)
        return false;
    add(field, (struct obstacle){ .extent = grown(search.place, LABEL_CLEAR, GAP) });
    *ret_place = search.place;
    return true;
}

bool cj_field_free_at(const struct cj_field *field, struct cj_extent e)
{
    const struct cj_extent *bounds = &field->bounds;
    if (e.x0 < bounds->x0 || e.x1 > bounds->x1 || e.y0 < bounds->y0 || e.y1 > bounds->y1)
        return false;
    uint32_t last = strip_of(field, e.x1);
    for (uint32_t strip = strip_of(field, e.x0); strip <= last; strip++)
        for (uint32_t l = field->first[strip]; l != CJ_NONE; l = g_array_index(field->link, struct link, l).next)
            if (overlap(&e, &g_array_index(field->obstacle, struct obstacle, g_array_index(field->link, struct link, l).obstacle).extent))
                return false;
    return true;
}
