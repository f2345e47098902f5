/* Seams of a poster that is put together from sheets: what lies on them gives way. */
#include "seams.h"

#include <math.h>

#define CAPITALS .76           /* of a line above its baseline, accents left out, times its size */
#define DESCENDERS .24
#define GUTTER_HALF .5         /* between a seam and the column after it */
#define STEP .1
#define MOVE_MOST 14.0         /* a lane goes down by no more, */
#define MOVE_RATHER 90.0       /* unless a label finds no other place */
#define FOLD_RATHER .8         /* cells move together if that costs at most so much more than each for itself */
#define NUDGE_MOST 2.6         /* a label in a lane, up or down */
#define TOUCH .05

static struct cj_box *box_at(struct cj_work *work, uint32_t i)
{
    return &g_array_index(work->box, struct cj_box, i);
}

struct cj_extent cj_seams_ink(const struct cj_box *box, uint32_t line)
{
    if (box->variant != 0)
        return (struct cj_extent){ box->x, box->y, box->x + box->w, box->y + box->h };
    double w = (double)box->line[line].width / CJ_EM * box->size, over = box->w - w;
    double x = box->x + (box->align == CJ_ALIGN_CENTRE ? over / 2 : box->align == CJ_ALIGN_END ? over : 0);
    double baseline = box->y + (line + .5) * box->leading + (box->text->ascent - box->text->descent) / 2 * box->size;
    return (struct cj_extent){ x, baseline - CAPITALS * box->size, x + w, baseline + DESCENDERS * box->size };
}

/* --- columns -------------------------------------------------------------------------------------------------------------- */

/* What is left between the columns from .. to and `right` makes them wider. */
static void share_out(double *x, double *w, uint32_t from, uint32_t to, double right)
{
    double more = (right - x[to] - w[to]) / (to - from + 1);
    if (more <= 0)
        return;
    for (uint32_t c = from; c <= to; c++) {
        x[c] += more * (c - from);
        w[c] += more;
    }
}

/* A decision stands in a wide gutter, on the side of the column after it. */
static double begin_of(const double *x, const double *gutter, uint32_t c)
{
    return gutter[c] > CJ_PHASE_GUTTER + 1e-9 ? x[c] - gutter[c] : x[c];
}

double cj_seams_columns(const struct cj_seam_lines *seams, double *x, double *w, const double *gutter, uint32_t first, uint32_t last,
                        double right)
{
    double pad = fmax(seams->clear, GUTTER_HALF), by = 0;
    uint32_t group = first;
    for (uint32_t c = first; c <= last; c++) {
        x[c] += by;
        for (uint32_t s = 0; s < seams->nx; s++) {
            double from = c > first ? begin_of(x, gutter, c) : x[c], seam = seams->x[s];
            bool before = c > group && from >= seam - 1e-9 && x[c - 1] + w[c - 1] <= seam + 1e-9; /* it lies in the gutter */
            if (!before && !cj_seams_cut(from, x[c] + w[c], seam, pad))
                continue;
            double more = fmax(0, seam + pad - from);
            x[c] += more;
            by += more;
            if (c > group)
                share_out(x, w, group, c - 1, fmin(seam - pad, x[c] - gutter[c]));
            group = c;
        }
    }
    double beyond = x[last] + w[last] - right;
    share_out(x, w, group, last, right);
    return beyond;
}

/* --- groups --------------------------------------------------------------------------------------------------------------- */

static uint32_t of(const struct cj_seam_page *f, uint32_t i)
{
    return g_array_index(f->of, uint32_t, i);
}

void cj_seams_split_off(struct cj_seam_page *page, uint32_t at, struct cj_box rest)
{
    uint32_t group = of(page, at), origin = g_array_index(page->origin, uint32_t, at);
    g_array_append_val(page->work->box, rest);
    g_array_append_val(page->of, group);
    g_array_append_val(page->origin, origin);
    uint32_t none = CJ_NONE;
    g_array_append_val(page->holder, none);
}

static void move_box(struct cj_work *work, struct cj_box *box, double by)
{
    box->y += by;
    for (uint32_t p = box->first; p < box->first + box->npoints; p++)
        g_array_index(work->point, struct cj_point, p).y += by;
}

/* A panel goes down, with all that stands in it. */
static void shift_panel(struct cj_seam_page *page, uint32_t cell, double by)
{
    GArray *box = page->work->box;
    for (uint32_t i = 0; i < box->len; i++)
        if (i == cell || box_at(page->work, i)->parent == cell)
            move_box(page->work, box_at(page->work, i), by);
    page->shifted[cell] += by;
}

/* Panels below one that has become higher give way, and those below them. */
static void make_room_below(struct cj_seam_page *page, uint32_t cell, uint32_t group)
{
    const struct cj_box *above = box_at(page->work, cell);
    double down = page->shifted[cell] + page->grown[cell];
    page->more[group] = fmax(page->more[group], down);
    if (above->zone != CJ_ZONE_LENS && above->zone != CJ_ZONE_TAKEAWAYS)
        return;
    for (uint32_t i = cell + 1; i < page->n; i++) {
        const struct cj_box *below = box_at(page->work, i);
        bool is = below->part == CJ_PART_CELL && below->parent == CJ_NONE && of(page, i) == group &&
                  page->top[i] >= page->bottom[cell] - .1 && below->x < above->x + above->w && below->x + below->w > above->x;
        if (!is || page->shifted[i] >= down)
            continue;
        shift_panel(page, i, down - page->shifted[i]);
        make_room_below(page, i, group);
    }
}

void cj_seams_grow(struct cj_seam_page *page, uint32_t parent, uint32_t group, double by)
{
    if (parent == CJ_NONE) {
        page->more[group] += by;
        return;
    }
    page->grown[parent] += by;
    make_room_below(page, parent, group);
}

static gint by_clusters(gconstpointer a, gconstpointer b)
{
    const struct cj_box *x = a, *y = b;
    return x->line->first < y->line->first ? -1 : x->line->first > y->line->first;
}

/* What was split off stands behind what it was split off: in reading order that is where it belongs. */
static void put_in_order(struct cj_seam_page *page, uint32_t n)
{
    GArray *box = page->work->box;
    g_autofree struct cj_box *before = g_memdup2(box->data, box->len * sizeof *before);
    g_autofree GArray **rest = g_new0(GArray *, n + 1);
    g_autofree uint32_t *now = g_new(uint32_t, n + 1);
    for (uint32_t i = n; i < box->len; i++) {
        uint32_t origin = g_array_index(page->origin, uint32_t, i);
        if (rest[origin] == NULL)
            rest[origin] = g_array_new(FALSE, FALSE, sizeof(struct cj_box));
        g_array_append_val(rest[origin], before[i]);
    }
    g_array_set_size(box, 0);
    for (uint32_t i = 0; i < n; i++) {
        now[i] = box->len;
        g_array_append_val(box, before[i]);
        if (rest[i] == NULL)
            continue;
        g_array_sort(rest[i], by_clusters);
        g_array_append_vals(box, rest[i]->data, rest[i]->len);
        g_array_unref(rest[i]);
    }
    for (uint32_t i = 0; i < box->len; i++)
        if (box_at(page->work, i)->parent != CJ_NONE)
            box_at(page->work, i)->parent = now[box_at(page->work, i)->parent];
}

static uint32_t group_at(const struct cj_seam_page *f, double y)
{
    uint32_t first = 1, last = f->ngroups - 1 - f->takeaways, found = first;
    for (uint32_t g = first; g < last; g++)
        if (f->group[g].top <= y)
            found = g;
    return found;
}

static uint32_t group_of(const struct cj_seam_page *f, const struct cj_box *box)
{
    switch (box->zone) {
    case CJ_ZONE_LENS: return box->y > f->group[1].top ? f->ngroups : 0; /* a column beside the strips comes after all */
    case CJ_ZONE_TAKEAWAYS: return f->ngroups - 2;
    case CJ_ZONE_FOOTER: return f->ngroups - 1;
    default: return group_at(f, box->y + (box->part == CJ_PART_TEXT ? box->leading / 2 : 0));
    }
}

/* As the lane does in which it lies. */
static void move_curves(struct cj_seam_page *f)
{
    for (uint32_t i = 0; i < f->work->curve->len; i++) {
        struct cj_curve *curve = &g_array_index(f->work->curve, struct cj_curve, i);
        double by = f->by[group_at(f, curve->axis_y)];
        struct cj_knot *knot = (struct cj_knot *)(uintptr_t)curve->knot; /* made for this page, in the arena */
        for (uint32_t k = 0; k < curve->nknots; k++)
            knot[k].y += by, knot[k].low_y += by, knot[k].high_y += by;
        for (uint32_t s = 0; s < curve->nspreads; s++) {
            struct cj_spread_knot *edge = (struct cj_spread_knot *)(uintptr_t)curve->spread[s].knot;
            for (uint32_t k = 0; k < curve->spread[s].nknots; k++)
                edge[k].high_y += by, edge[k].low_y += by;
        }
        curve->axis_y += by, curve->top_y += by, curve->bottom_y += by;
    }
}

/* A group goes down, before its own texts are looked at. What begins in it may end in another: that is seen to at the end. */
static void move_group(struct cj_seam_page *f, uint32_t g, double by)
{
    struct cj_work *work = f->work;
    if (by == 0)
        return;
    for (uint32_t i = 0; i < work->box->len; i++)
        if (of(f, i) == g)
            move_box(work, box_at(work, i), by);
    f->by[g] += by;
}

/* --- moving a lane -------------------------------------------------------------------------------------------------------- */

static bool on_seam(const struct cj_seam_lines *seams, const struct cj_box *box, double by)
{
    for (uint32_t l = 0; l < box->nlines; l++) {
        struct cj_extent ink = cj_seams_ink(box, l);
        for (uint32_t s = 0; s < seams->ny; s++)
            if (cj_seams_cut(ink.y0 + by, ink.y1 + by, seams->y[s], seams->clear))
                return true;
    }
    return false;
}

/* How many texts of a group (of it, only names of lanes) lie on a seam if it goes down by so much. */
static uint32_t count_cut(struct cj_seam_page *f, uint32_t g, double by, bool names)
{
    uint32_t n = 0;
    for (uint32_t i = 0; i < f->work->box->len; i++) {
        const struct cj_box *box = box_at(f->work, i);
        n += of(f, i) == g && box->part == CJ_PART_TEXT && (!names || box->zone == CJ_ZONE_LANES) && on_seam(f->work->seams, box, by);
    }
    return n;
}

/* The least way down with no text on a seam; else the one with the fewest. */
static double clean_way(struct cj_seam_page *f, uint32_t g, double most, bool names, uint32_t *ret_cut)
{
    double best = 0;
    *ret_cut = count_cut(f, g, 0, names);
    for (double by = STEP; *ret_cut > 0 && by <= most; by += STEP) {
        uint32_t cut = count_cut(f, g, by, names);
        if (cut < *ret_cut) {
            *ret_cut = cut;
            best = by;
        }
    }
    return best;
}

static bool is_in_the_way(const struct cj_box *box)
{
    return box->part == CJ_PART_TEXT || box->part == CJ_PART_FACE || box->part == CJ_PART_MARK || box->part == CJ_PART_POINT ||
           box->part == CJ_PART_PILL || box->part == CJ_PART_ICON || box->part == CJ_PART_CARD || box->part == CJ_PART_PORTRAIT;
}

static bool is_free(struct cj_seam_page *f, uint32_t at, double by)
{
    const struct cj_box *box = box_at(f->work, at);
    const struct cj_box *cell = box->parent != CJ_NONE ? box_at(f->work, box->parent) : NULL;
    if (on_seam(f->work->seams, box, by) || (cell != NULL && (box->y + by < cell->y || box->y + box->h + by > cell->y + cell->h)))
        return false;
    for (uint32_t l = 0; l < box->nlines; l++) {
        struct cj_extent ink = cj_seams_ink(box, l);
        for (uint32_t i = 0; i < f->work->box->len; i++) {
            const struct cj_box *other = box_at(f->work, i);
            if (i != at && of(f, i) == of(f, at) && is_in_the_way(other) && other->x < ink.x1 && other->x + other->w > ink.x0 &&
                other->y < ink.y1 + by + .1 && other->y + other->h > ink.y0 + by - .1)
                return false;
        }
    }
    return true;
}

/* Labels that still lie on a seam find a place just above or below it. False if one does not. */
static bool nudge(struct cj_seam_page *f, uint32_t g)
{
    bool all = true;
    for (uint32_t i = 0; i < f->work->box->len; i++) {
        struct cj_box *box = box_at(f->work, i);
        if (of(f, i) != g || box->part != CJ_PART_TEXT || !on_seam(f->work->seams, box, 0))
            continue;
        double by = STEP;
        while (by <= NUDGE_MOST && !is_free(f, i, by) && !is_free(f, i, -by))
            by += STEP;
        if (by > NUDGE_MOST)
            all = false;
        else
            box->y += is_free(f, i, by) ? by : -by;
    }
    return all;
}

/* --- folding a cell ---------------------------------------------------------------------------------------------------------- */

/* What must not be cut where a text is not: signs, but for their edges. */
static bool is_sign(const struct cj_box *box)
{
    return box->part == CJ_PART_MARK || box->part == CJ_PART_ICON || box->part == CJ_PART_PILL || box->part == CJ_PART_WAIT ||
           box->part == CJ_PART_BAR || box->part == CJ_PART_PORTRAIT || box->part == CJ_PART_SPARKLINE;
}

static struct cj_extent sign_body(const struct cj_box *box)
{
    if (box->part == CJ_PART_PORTRAIT)
        return (struct cj_extent){ box->x, box->y, box->x + box->w, box->y + box->h };
    return (struct cj_extent){ box->x, box->y + .25 * box->h, box->x + box->w, box->y + .75 * box->h };
}

static bool stretches(const struct cj_box *box)
{
    return box->part == CJ_PART_FILL || box->part == CJ_PART_CARD || box->part == CJ_PART_BUBBLE || box->part == CJ_PART_CELL ||
           box->part == CJ_PART_SQUARE || box->part == CJ_PART_CHEVRON;
}

struct unit { uint32_t parent; uint8_t zone; };

static bool in_unit(const struct cj_seam_page *f, uint32_t i, uint32_t g, struct unit unit)
{
    const struct cj_box *box = box_at(f->work, i);
    return of(f, i) == g && box->parent == unit.parent && box->zone == unit.zone;
}

/* Pulls `t` up to where nothing is cut. */
static bool pull_up(struct cj_extent body, double *t)
{
    if (!(body.y0 < *t - 1e-9 && body.y1 > *t + TOUCH))
        return false;
    *t = body.y0;
    return true;
}

/* The top of what has to go below the seam: the lines that lie on it and what stands beside them; INFINITY: nothing does. */
static double fold_at(struct cj_seam_page *f, uint32_t g, struct unit unit, double seam)
{
    double t = INFINITY, clear = f->work->seams->clear;
    for (uint32_t i = 0; i < f->work->box->len; i++) {
        const struct cj_box *box = box_at(f->work, i);
        for (uint32_t l = 0; in_unit(f, i, g, unit) && box->part == CJ_PART_TEXT && l < box->nlines; l++) {
            struct cj_extent ink = cj_seams_ink(box, l);
            if (cj_seams_cut(ink.y0, ink.y1, seam, clear))
                t = fmin(t, ink.y0);
        }
    }
    for (bool again = isfinite(t); again;) {
        again = false;
        for (uint32_t i = 0; i < f->work->box->len; i++) {
            const struct cj_box *box = box_at(f->work, i);
            if (!in_unit(f, i, g, unit))
                continue;
            for (uint32_t l = 0; box->part == CJ_PART_TEXT && l < box->nlines; l++)
                again |= pull_up(cj_seams_ink(box, l), &t);
            if (is_sign(box))
                again |= pull_up(sign_body(box), &t);
        }
    }
    return t;
}

/* The lines of a text from `line` on go down. */
static void split_text(struct cj_seam_page *f, uint32_t i, uint32_t line, double by)
{
    struct cj_box *box = box_at(f->work, i), rest = *box;
    if (line == 0) {
        box->y += by;
        return;
    }
    rest.y += line * box->leading + by;
    rest.h = (box->nlines - line) * box->leading;
    rest.line += line;
    rest.nlines -= line;
    box->nlines = line;
    box->h = line * box->leading;
    cj_seams_split_off(f, i, rest);
}

/* All of a unit from `t` on goes down. */
static void fold(struct cj_seam_page *f, uint32_t g, struct unit unit, double t, double by)
{
    uint32_t n = f->work->box->len; /* not what is split off now */
    g_autofree bool *held_moves = g_new0(bool, n + 1);
    for (uint32_t i = 0; i < n; i++)
        held_moves[i] = cj_seams_holder(f, i) != CJ_NONE && sign_body(box_at(f->work, cj_seams_holder(f, i))).y0 >= t - TOUCH;
    for (uint32_t i = 0; i < n; i++) {
        struct cj_box *box = box_at(f->work, i);
        if (!in_unit(f, i, g, unit))
            continue;
        uint32_t holder = cj_seams_holder(f, i);
        if (holder != CJ_NONE) {
            box->y += holder < n && held_moves[i] ? by : 0;
        } else if (box->part == CJ_PART_TEXT) {
            uint32_t l = 0;
            while (l < box->nlines && cj_seams_ink(box, l).y0 < t - TOUCH)
                l++;
            if (l < box->nlines)
                split_text(f, i, l, by);
        } else if ((is_sign(box) ? sign_body(box).y0 : box->y) >= t - TOUCH) {
            move_box(f->work, box, by);
        } else if (box->y + box->h > t + TOUCH && stretches(box)) {
            box->h += by;
        }
    }
}

/* Folds one unit at all seams; pieces that are split off are looked at once more, in their turn. Returns how much higher it gets. */
static double fold_unit(struct cj_seam_page *f, uint32_t g, struct unit unit)
{
    const struct cj_seam_lines *seams = f->work->seams;
    double more = 0;
    for (uint32_t s = 0; s < seams->ny; s++) {
        double t = fold_at(f, g, unit, seams->y[s]);
        if (!isfinite(t))
            continue;
        double by = seams->y[s] + seams->clear + 2e-6 - t;
        fold(f, g, unit, t, by);
        more += by;
    }
    return more;
}

static bool seen_before(struct cj_seam_page *f, uint32_t at, uint32_t g)
{
    const struct cj_box *box = box_at(f->work, at);
    for (uint32_t i = 0; i < at; i++)
        if (box_at(f->work, i)->part == CJ_PART_TEXT && in_unit(f, i, g, (struct unit){ box->parent, box->zone }))
            return true;
    return false;
}

static void fold_group(struct cj_seam_page *f, uint32_t g)
{
    for (uint32_t i = 0; i < f->n; i++) {
        const struct cj_box *box = box_at(f->work, i);
        if (of(f, i) != g || box->part != CJ_PART_TEXT || seen_before(f, i, g))
            continue;
        uint32_t parent = box->parent;
        double more = fold_unit(f, g, (struct unit){ parent, box->zone });
        if (more > 0)
            cj_seams_grow(f, parent, g, more);
    }
}

/* --- the page ---------------------------------------------------------------------------------------------------------------- */

/* A lane moves as a whole until no text of it lies on a seam. */
static void settle_lane(struct cj_seam_page *f, uint32_t g)
{
    uint32_t cut;
    move_group(f, g, clean_way(f, g, MOVE_MOST, false, &cut));
    if (nudge(f, g))
        return;
    move_group(f, g, clean_way(f, g, MOVE_RATHER, false, &cut)); /* all of it below the seam, if need be */
    f->work->seams->failed |= cut > 0;
}

/* Cells move too if it costs little, for then they stay in line; else the name of their lane does, which stands at the line above, and
 * they are folded. */
static void settle_cells(struct cj_seam_page *f, uint32_t g)
{
    uint32_t cut;
    double way = clean_way(f, g, FOLD_RATHER, false, &cut);
    if (cut > 0)
        way = clean_way(f, g, MOVE_MOST, true, &cut);
    move_group(f, g, way);
    fold_group(f, g);
}

/* `down`: what is above has gone down by so much. */
static void settle_at(struct cj_seam_page *f, uint32_t g, double down)
{
    move_group(f, g, down);
    if (g < f->ngroups && f->group[g].moves)
        settle_lane(f, g);
    else
        settle_cells(f, g);
}

/* What stands behind several groups reaches as far down as they do. `y`: the lower edge, before anything moved. */
static double lower_edge(const struct cj_seam_page *f, double y)
{
    uint32_t g = group_at(f, y - .01);
    return y + f->by[g] + f->more[g];
}

/* Cells and washes end where the groups end in which they ended before. */
static void stretch_grounds(struct cj_seam_page *f, const double *bottom, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++) {
        struct cj_box *box = box_at(f->work, i);
        uint32_t g = of(f, i);
        bool panel = box->zone == CJ_ZONE_LENS || box->zone == CJ_ZONE_TAKEAWAYS || box->zone == CJ_ZONE_FOOTER;
        bool ground = box->part == CJ_PART_CELL || (box->part == CJ_PART_FILL && box->parent == CJ_NONE && box->h > CJ_RULE);
        if (!ground)
            continue;
        double to = panel ? bottom[i] + f->by[g] + f->grown[i] + f->shifted[i] : lower_edge(f, bottom[i]);
        box->h = fmax(box->h, to - box->y);
    }
}

/* The mark, pill or portrait that a short text stands in: the layout adds a letter right after what carries it. CJ_NONE: none. */
static uint32_t holder_of(struct cj_work *work, uint32_t at)
{
    enum { NEAR = 3 };
    const struct cj_box *box = box_at(work, at);
    double cx = box->x + box->w / 2, cy = box->y + box->h / 2;
    for (uint32_t i = at; box->part == CJ_PART_TEXT && i-- > 0 && at - i <= NEAR;) {
        const struct cj_box *other = box_at(work, i);
        bool holds = other->part == CJ_PART_MARK || other->part == CJ_PART_PILL || other->part == CJ_PART_PORTRAIT ||
                     other->part == CJ_PART_WAIT;
        if (holds && cx >= other->x && cx <= other->x + other->w && cy >= other->y && cy <= other->y + other->h)
            return i;
    }
    return CJ_NONE;
}

static double page_bottom(struct cj_work *work)
{
    double bottom = 0;
    for (uint32_t i = 0; i < work->box->len; i++)
        bottom = fmax(bottom, box_at(work, i)->y + box_at(work, i)->h);
    return bottom;
}

double cj_seams_keep_off(struct cj_work *work, const struct cj_seam_group *group, uint32_t ngroups, bool takeaways)
{
    uint32_t n = work->box->len;
    g_autofree double *top = g_new(double, n + 1), *bottom = g_new(double, n + 1);
    g_autofree double *grown = g_new0(double, n + 1), *shifted = g_new0(double, n + 1);
    g_autofree double *by = g_new0(double, ngroups + 1), *more = g_new0(double, ngroups + 1);
    g_autoptr(GArray) groups = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    g_autoptr(GArray) origin = g_array_new(FALSE, FALSE, sizeof(uint32_t)), holders = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    struct cj_seam_page f = {
        .work = work, .group = group, .ngroups = ngroups, .takeaways = takeaways, .n = n, .of = groups, .origin = origin, .holder = holders,
        .top = top, .bottom = bottom, .grown = grown, .shifted = shifted, .by = by, .more = more,
    };
    for (uint32_t i = 0; i < n; i++) {
        const struct cj_box *box = box_at(work, i);
        uint32_t g = group_of(&f, box), holder = holder_of(work, i);
        g_array_append_val(groups, g);
        g_array_append_val(origin, i);
        g_array_append_val(holders, holder);
        top[i] = box->y;
        bottom[i] = box->y + box->h;
    }
    cj_seams_part_texts(&f);
    double down = 0;
    for (uint32_t g = 0; g < ngroups; g++) {
        if (g + 1 + takeaways == ngroups) { /* what stands at the left of the strips, begins as they do */
            settle_at(&f, ngroups, by[1]);
            down = fmax(down, by[ngroups] + more[ngroups]);
        }
        settle_at(&f, g, down);
        down = by[g] + more[g];
    }
    move_curves(&f);
    stretch_grounds(&f, bottom, n);
    put_in_order(&f, n);
    return page_bottom(work);
}
