/* The takeaways: panels that stand beside each other in one row if that is lowest, else in several rows, in the order of the table
 * below, or with those of one width in a column beside the others. What a panel holds is its own file's business. */
#include "takeaways.h"

#include <math.h>

#define ROW_GAP 1.7            /* between rows of panels */

/* `least`: the least width beside others, where they share a row; what is left over is shared out as for any panels in a row (see
 * struct cj_flow_slot), and what nobody wants goes to the one with the largest `most`. `asked`: at wider places a panel is taken to
 * be as high as at this. `width`, if not NULL: the panel has one width and uses no more; such
 * panels are the last ones. */
static const struct row {
    cj_takeaway_new *make;
    cj_takeaway_height *height;
    cj_takeaway_place *place;
    double (*width)(const void *self);
    double least, asked, good, most;
} rows[] = {
    { cj_conclusions_new, cj_conclusions_height, cj_conclusions_place, NULL, CJ_CONCLUSION_LEAST, 100, 40, 48 },
    { cj_improvements_new, cj_improvements_height, cj_improvements_place, NULL, 26, 120, 75, 95 },
    { cj_metrics_new, cj_metrics_height, cj_metrics_place, NULL, 9, 60, 13, 30 },
    { cj_matrix_new, cj_matrix_height, cj_matrix_place, cj_matrix_width, 0, 0, 0, 0 },
};

struct panel {
    const struct row *row;
    const void *self;
};

struct cj_takeaways {
    struct panel panel[G_N_ELEMENTS(rows)];
    struct cj_flow_slot slot[G_N_ELEMENTS(rows)]; /* needs only if there are several */
    uint32_t n;
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

/* --- all rows ----------------------------------------------------------------------------------------------------- */

/* Where the panels stand: the last `side` of them one above the other at the end side, in a column `side_w` wide, and before them rows
 * over what is left; row r has the panels end[r - 1] .. end[r]. */
struct arrangement {
    double height, side_w;
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
            double h = height[first] + (first > 0 ? ROW_GAP : 0) + row_height(t, first, end - first, w, NULL);
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
    double height = (n - 1) * ROW_GAP;
    *ret_w = 0;
    for (uint32_t i = t->n - n; i < t->n; i++) {
        height += t->slot[i].need.h[0];
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

/* The lowest arrangement; of equals the one with the fewest at the side. */
static struct arrangement arrange(const struct cj_takeaways *t, double width)
{
    struct arrangement best = { 0 };
    best.height = arrange_rows(t, t->n, width, &best);
    for (uint32_t side = 1; side <= most_beside(t); side++) {
        struct arrangement now = { .side = side };
        double side_h = side_height(t, side, &now.side_w), room = width - now.side_w - CJ_PANEL_GUTTER;
        if (room < least_width(t, t->n - side))
            continue;
        now.height = fmax(side_h, arrange_rows(t, t->n - side, room, &now));
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
    double room = how.side > 0 ? width - how.side_w - CJ_PANEL_GUTTER : width, top = y;
    work->zone = CJ_ZONE_TAKEAWAYS;
    for (uint32_t r = 0, first = 0; r < how.nrows; first = how.end[r++]) {
        place_row(work, t, first, how.end[r] - first, x, top, room);
        top += row_height(t, first, how.end[r] - first, room, NULL) + ROW_GAP;
    }
    for (uint32_t i = t->n - how.side; i < t->n; i++) {
        place_row(work, t, i, 1, x + room + CJ_PANEL_GUTTER, y, how.side_w);
        y += t->slot[i].need.h[0] + ROW_GAP;
    }
}

/* --- preparing ---------------------------------------------------------------------------------------------------- */

/* As the step functions want it. */
static double panel_height(void *self, double w)
{
    const struct panel *panel = self;
    return panel->row->height(panel->self, w);
}

const struct cj_takeaways *cj_takeaways_new(struct cj_work *work)
{
    struct cj_takeaways *t = CJ_NEW(work->arena, struct cj_takeaways, 1);
    for (size_t r = 0; r < G_N_ELEMENTS(rows); r++) {
        const void *self = rows[r].make(work);
        if (self != NULL)
            t->panel[t->n++] = (struct panel){ &rows[r], self };
    }
    for (uint32_t i = 0; i < t->n && t->n > 1; i++) {
        const struct row *row = t->panel[i].row;
        double least = row->width ? row->width(t->panel[i].self) : row->least;
        t->slot[i] = (struct cj_flow_slot){ .count = 1, .good = row->good, .most = row->most };
        t->slot[i].need = cj_flow_sample(panel_height, &t->panel[i], least, fmax(least, row->asked), work->arena);
    }
    return t->n > 0 ? t : NULL;
}
