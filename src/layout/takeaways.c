/* The takeaways: panels that stand beside each other in one row if that is lowest, else in several rows, in the order of the table
 * below, or with those of one width in a column beside the others. What a panel holds is its own file's business. */
#include "takeaways.h"

#include <math.h>

#define ROW_GAP 1.7            /* between rows of panels */

/* `least`: the least width beside others, where they share a row; what is left over is shared out as for any panels in a row (see
 * struct cj_flow_slot), and what nobody wants goes to the one with the largest `most`. `asked`: at wider places a panel is taken to
 * be as high as at this. `width`, if not NULL: the panel has one width and uses no more; such
 * panels are the last ones. `white`, if not NULL: what it needs on all sides beyond its own box. */
static const struct row {
    cj_takeaway_new *make;
    cj_takeaway_height *height;
    cj_takeaway_place *place;
    double (*width)(const void *self), (*white)(const void *self);
    double least, asked, good, most;
} rows[] = {
    { cj_conclusions_new, cj_conclusions_height, cj_conclusions_place, NULL, NULL, CJ_CONCLUSION_LEAST, 100, 40, 48 },
    { cj_improvements_new, cj_improvements_height, cj_improvements_place, NULL, NULL, 26, 120, 75, 95 },
    { cj_metrics_new, cj_metrics_height, cj_metrics_place, NULL, NULL, 9, 60, 13, 30 },
    { cj_matrix_new, cj_matrix_height, cj_matrix_place, cj_matrix_width, NULL, 0, 0, 0, 0 },
    { cj_code_new, cj_code_height, cj_code_place, cj_code_width, cj_code_white, 0, 0, 0, 0 },
};

struct panel {
    const struct row *row;
    const void *self;
};

struct cj_takeaways {
    struct panel panel[G_N_ELEMENTS(rows)];
    struct cj_flow_slot slot[G_N_ELEMENTS(rows)]; /* needs only if there are several */
    uint32_t n, code;           /* code: which is the code, the last one; CJ_NONE: there is none */
    double code_w, code_h;      /* its needs, which change */
    double above;               /* white above all panels */
};

/* --- one row ------------------------------------------------------------------------------------------------------ */

static uint32_t widest(const struct cj_takeaways *t, uint32_t first, uint32_t n)
{
    uint32_t found = 0;
    for (uint32_t i = 1; i < n; i++)
        if (t->slot[first + i].most > t->slot[first + found].most)
            found = i;
    return found;
}

/* Height of the panels first .. first + n beside each other in w; ret_w [n], if not NULL: the width of each. */
static double row_height(const struct cj_takeaways *t, uint32_t first, uint32_t n, double w, double *ret_w)
{
    if (n > 1)
        return cj_flow_share(&t->slot[first], n, w, CJ_PANEL_GUTTER, widest(t, first, n), ret_w);
    if (ret_w != NULL)
        *ret_w = w;
    return t->panel[first].row->height(t->panel[first].self, w);
}

static void place_row(struct cj_work *work, const struct cj_takeaways *t, uint32_t first, uint32_t n, double x, double y, double width)
{
    double w[G_N_ELEMENTS(rows)], h = row_height(t, first, n, width, w);
    for (uint32_t i = 0; i < n; i++) {
        const struct panel *panel = &t->panel[first + i];
        uint32_t outer = cj_flow_cell(work, x, y, w[i], h);
        panel->row->place(work, panel->self, x, y, w[i], h);
        work->parent = outer;
        x += w[i] + CJ_PANEL_GUTTER;
    }
}

/* White above the row of the panels first .. first + n; the first row has some above it anyway. */
static double gap_before(const struct cj_takeaways *t, uint32_t first, uint32_t n)
{
    double white = 0;
    for (uint32_t i = first; i < first + n; i++)
        if (t->panel[i].row->white != NULL)
            white = fmax(white, t->panel[i].row->white(t->panel[i].self));
    return first > 0 ? fmax(ROW_GAP, white) : fmax(0, white - t->above);
}

/* --- all rows ----------------------------------------------------------------------------------------------------- */

/* Where the panels stand: the last `side` of them one above the other at the end side, in a column `side_w` wide, and before them rows
 * over what is left; row r has the panels end[r - 1] .. end[r]. All begin `top` below what stands above them. */
struct arrangement {
    double height, top, side_w;
    uint32_t side, nrows, end[G_N_ELEMENTS(rows)];
};

/* The lowest rows of the first n panels in w; of equals the fewest. Rows are added one by one: the best rows of fewer panels, and one
 * more. */
static double arrange_rows(const struct cj_takeaways *t, uint32_t n, double w, struct arrangement *ret)
{
    double height[G_N_ELEMENTS(rows) + 1] = { 0 };
    uint32_t begin[G_N_ELEMENTS(rows) + 1] = { 0 };
    for (uint32_t end = 1; end <= n; end++) {
        height[end] = INFINITY;
        for (uint32_t first = 0; first < end; first++) {
            double h = height[first] + gap_before(t, first, end - first) + row_height(t, first, end - first, w, NULL);
            if (h < height[end]) {
                height[end] = h;
                begin[end] = first;
            }
        }
    }
    ret->nrows = 0;
    for (uint32_t end = n; end > 0; end = begin[end])
        ret->nrows++;
    for (uint32_t end = n, r = ret->nrows; end > 0; end = begin[end])
        ret->end[--r] = end;
    return height[n];
}

/* The height of the last n panels in a column of their own, which is as wide as the widest. */
static double side_height(const struct cj_takeaways *t, uint32_t n, double *ret_w)
{
    double height = 0;
    *ret_w = 0;
    for (uint32_t i = t->n - n; i < t->n; i++) {
        height += (i > t->n - n ? gap_before(t, i, 1) : 0) + t->slot[i].need.h[0];
        *ret_w = fmax(*ret_w, t->slot[i].need.w[0]);
    }
    return height;
}

/* Only panels of one width stand at the side, and never all: something must be beside them. */
static uint32_t most_beside(const struct cj_takeaways *t)
{
    uint32_t n = 0;
    while (n + 1 < t->n && t->panel[t->n - 1 - n].row->width != NULL)
        n++;
    return n;
}

/* The width below which the first n panels do not stand beside another. */
static double least_width(const struct cj_takeaways *t, uint32_t n)
{
    double w = 0;
    for (uint32_t i = 0; i < n; i++)
        w = fmax(w, t->slot[i].need.w[0]);
    return w;
}

/* White above a column that begins with this panel: as if it were the first of all. */
static double top_of(const struct cj_takeaways *t, uint32_t panel)
{
    return t->panel[panel].row->white != NULL ? fmax(0, t->panel[panel].row->white(t->panel[panel].self) - t->above) : 0;
}

/* The lowest arrangement; of equals the one with the fewest at the side. */
static struct arrangement arrange(const struct cj_takeaways *t, double width)
{
    struct arrangement best = { 0 };
    best.height = arrange_rows(t, t->n, width, &best);
    best.top = best.nrows > 0 ? gap_before(t, 0, best.end[0]) : 0;
    for (uint32_t side = 1; side <= most_beside(t); side++) {
        struct arrangement now = { .side = side };
        double side_h = side_height(t, side, &now.side_w), room = width - now.side_w - CJ_PANEL_GUTTER;
        if (room < least_width(t, t->n - side))
            continue;
        now.top = top_of(t, t->n - side);
        now.height = now.top + fmax(side_h, arrange_rows(t, t->n - side, room, &now));
        if (now.height < best.height - 1e-9)
            best = now;
    }
    return best;
}

double cj_takeaways_height(const struct cj_takeaways *takeaways, double width)
{
    return arrange(takeaways, width).height;
}

void cj_takeaways_place(struct cj_work *work, const struct cj_takeaways *takeaways, double x, double y, double width)
{
    const struct cj_takeaways *t = takeaways;
    struct arrangement how = arrange(t, width);
    double room = how.side > 0 ? width - how.side_w - CJ_PANEL_GUTTER : width, at = y += how.top;
    work->zone = CJ_ZONE_TAKEAWAYS;
    for (uint32_t r = 0, first = 0; r < how.nrows; first = how.end[r++]) {
        uint32_t n = how.end[r] - first;
        at += r > 0 ? gap_before(t, first, n) : 0;
        place_row(work, t, first, n, x, at, room);
        at += row_height(t, first, n, room, NULL);
    }
    for (uint32_t i = t->n - how.side; i < t->n; i++) {
        y += i > t->n - how.side ? gap_before(t, i, 1) : 0;
        place_row(work, t, i, 1, x + room + CJ_PANEL_GUTTER, y, how.side_w);
        y += t->slot[i].need.h[0];
    }
}

/* --- preparing ---------------------------------------------------------------------------------------------------- */

/* As the step functions want it. */
static double panel_height(void *self, double w)
{
    const struct panel *panel = self;
    return panel->row->height(panel->self, w);
}

static void prepare_slots(struct cj_work *work, struct cj_takeaways *t)
{
    for (uint32_t i = 0; i < t->n && t->n > 1; i++) {
        const struct row *row = t->panel[i].row;
        t->slot[i] = (struct cj_flow_slot){ .count = 1, .good = row->good, .most = row->most };
        double least = row->width != NULL ? row->width(t->panel[i].self) : row->least;
        if (i != t->code)
            t->slot[i].need = cj_flow_sample(panel_height, &t->panel[i], least, fmax(least, row->asked), work->arena);
    }
}

struct cj_takeaways *cj_takeaways_new(struct cj_work *work)
{
    struct cj_takeaways *t = CJ_NEW(work->arena, struct cj_takeaways, 1);
    t->code = CJ_NONE;
    for (size_t r = 0; r < G_N_ELEMENTS(rows); r++) {
        const void *self = rows[r].make(work);
        if (self == NULL)
            continue;
        if (rows[r].make == cj_code_new)
            t->code = t->n;
        t->panel[t->n++] = (struct panel){ &rows[r], self };
    }
    if (t->n == 0)
        return NULL;
    prepare_slots(work, t);
    cj_takeaways_set_code(t, 0, 0, 0);
    return t;
}

void cj_takeaways_set_code(struct cj_takeaways *t, double side, double above, double below)
{
    if (t->code == CJ_NONE)
        return;
    const void *code = t->panel[t->code].self;
    cj_code_set(code, side, below);
    t->code_w = cj_code_width(code);
    t->code_h = cj_code_height(code, t->code_w);
    t->slot[t->code].need = (struct cj_steps){ .n = 1, .w = &t->code_w, .h = &t->code_h };
    t->n = t->code + (side > 0);
    t->above = above;
}
