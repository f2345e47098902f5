/* The takeaways: panels that stand beside each other in one row if that is lowest, else in several rows, in the order of the table
 * below. What a panel holds is its own file's business. */
#include "takeaways.h"

#include <math.h>

#define ROW_GAP 1.7            /* between rows of panels */

/* `least`: the least width beside others, where they share a row; what is left over is shared out as for any panels in a row (see
 * struct cj_flow_slot), and what nobody wants goes to the one with the largest `most`. `asked`: at wider places a panel is taken to
 * be as high as at this. */
static const struct row {
    cj_takeaway_new *make;
    cj_takeaway_height *height;
    cj_takeaway_place *place;
    double least, asked, good, most;
} rows[] = {
    { cj_conclusions_new, cj_conclusions_height, cj_conclusions_place, CJ_CONCLUSION_LEAST, 100, 40, 48 },
    { cj_improvements_new, cj_improvements_height, cj_improvements_place, 34, 120, 75, 95 },
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

/* How panels are broken into rows: bit i is set where a row ends after panel i. */
typedef uint32_t breaks;

/* The end of the row that begins at `first`. */
static uint32_t row_end(const struct cj_takeaways *t, breaks how, uint32_t first)
{
    while (first + 1 < t->n && !(how >> first & 1))
        first++;
    return first + 1;
}

static double height_of(const struct cj_takeaways *t, breaks how, double width)
{
    double height = 0;
    for (uint32_t i = 0, end; i < t->n; i = end) {
        end = row_end(t, how, i);
        height += (i > 0 ? ROW_GAP : 0) + row_height(t, i, end - i, width, NULL);
    }
    return height;
}

/* The lowest; of equals the one with the fewest rows. */
static breaks choose(const struct cj_takeaways *t, double width, double *ret_height)
{
    breaks best = 0;
    *ret_height = height_of(t, best, width);
    for (breaks how = 1; how < 1u << (t->n - 1); how++) {
        double height = height_of(t, how, width);
        if (height < *ret_height) {
            *ret_height = height;
            best = how;
        }
    }
    return best;
}

double cj_takeaways_height(const struct cj_takeaways *takeaways, double width)
{
    double height;
    choose(takeaways, width, &height);
    return height;
}

void cj_takeaways_place(struct cj_work *work, const struct cj_takeaways *takeaways, double x, double y, double width)
{
    const struct cj_takeaways *t = takeaways;
    double height;
    breaks how = choose(t, width, &height);
    work->zone = CJ_ZONE_TAKEAWAYS;
    for (uint32_t i = 0, end; i < t->n; i = end) {
        end = row_end(t, how, i);
        place_row(work, t, i, end - i, x, y, width);
        y += row_height(t, i, end - i, width, NULL) + ROW_GAP;
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
        t->slot[i] = (struct cj_flow_slot){ .count = 1, .good = row->good, .most = row->most };
        t->slot[i].need = cj_flow_sample(panel_height, &t->panel[i], row->least, row->asked, work->arena);
    }
    return t->n > 0 ? t : NULL;
}
