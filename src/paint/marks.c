/* marks: takes the shapes of a scene apart into what is drawn in one go, and puts together what looks alike.
 *
 * In a PDF each number costs several thousand instructions and each operation some ten thousand, for cairo looks at it
 * twice. So a dot is a touch of a round pen, two points instead of four curves, and hundreds of dots of one colour are one
 * path. The picture stays what it was: a mark lies a level above all earlier ones that it meets, levels are drawn from the
 * lowest up, and within one the order does not matter. Boxes stay by themselves: viewers fit a lone rectangle to pixels. */
#include "paint_priv.h"

#include <math.h>
#include <string.h>

#define SIDE 64 /* cells of the grid that finds what meets, across and down */

/* --- taking apart ------------------------------------------------------------------------------------------------- */

static void add(GArray *marks, const struct cj_item *item, const struct brush *brush)
{
    struct mark mark = { .item = item, .brush = *brush, .bounds = item->bounds, .next = NO_MARK };
    g_array_append_val(marks, mark);
}

static bool is_stroked(const struct cj_item *item)
{
    return item->stroke.role != CJ_COLOUR_NONE && item->stroke_pt > 0;
}

/* A disc in opaque colours, with or without an outline. */
static bool is_disc(const struct cj_item *item)
{
    double w = item->u.rect.box.w, h = item->u.rect.box.h;
    if (item->kind != CJ_ITEM_RECT || item->gradient || fabs(w - h) > 0.005 || item->u.rect.radius < MIN(w, h) / 2 - 0.005)
        return false;
    if (item->fill.role == CJ_COLOUR_NONE || item->fill_alpha < 1)
        return false;
    return !is_stroked(item) || (item->stroke_alpha >= 1 && item->dash[0] <= 0 && item->stroke_pt < w);
}

static void add_dot(GArray *marks, const struct cj_item *item, struct cj_colour colour, double width)
{
    add(marks, item, &(struct brush){ .how = BRUSH_DOT, .colour = colour, .alpha = 1, .width = width, .round = true });
}

static void add_disc(GArray *marks, const struct cj_item *item)
{
    double width = item->u.rect.box.w, outline = is_stroked(item) ? item->stroke_pt : 0;
    if (outline > 0)
        add_dot(marks, item, item->stroke, width + outline);
    add_dot(marks, item, item->fill, width - outline);
}

static void add_pen(GArray *marks, const struct cj_item *item, const struct cj_item *pen)
{
    add(marks, item, &(struct brush){ .how = BRUSH_PEN, .colour = pen->stroke, .alpha = pen->stroke_alpha, .width = pen->stroke_pt,
                                      .dash = { pen->dash[0], pen->dash[1] }, .round = pen->round });
}

static void add_path(GArray *marks, const struct cj_item *item)
{
    bool filled = item->fill.role != CJ_COLOUR_NONE;
    if (item->gradient || (filled && is_stroked(item)))
        add(marks, item, &(struct brush){ .how = BRUSH_OWN });
    else if (filled)
        add(marks, item, &(struct brush){ .how = BRUSH_FILL, .colour = item->fill, .alpha = item->fill_alpha });
    else if (is_stroked(item))
        add_pen(marks, item, item);
}

void marks_add(GArray *marks, const struct cj_item *item)
{
    struct cj_item pen;
    switch (item->kind) {
    case CJ_ITEM_RECT:
        if (is_disc(item))
            add_disc(marks, item);
        else
            add(marks, item, &(struct brush){ .how = BRUSH_OWN });
        break;
    case CJ_ITEM_PATH:
        add_path(marks, item);
        break;
    case CJ_ITEM_ICON:
        canvas_icon_pen(item, &pen);
        if (is_stroked(&pen))
            add_pen(marks, item, &pen);
        break;
    case CJ_ITEM_IMAGE:
        add(marks, item, &(struct brush){ .how = BRUSH_OWN });
        break;
    case CJ_ITEM_TEXT:
        break; /* comes last, in reading order */
    }
}

/* --- levels ---------------------------------------------------------------------------------------------------------- */

static bool meet(struct cj_rect a, struct cj_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Dots of one size differ by the scene's rounding. */
static bool same_brush(const struct brush *a, const struct brush *b)
{
    return a->how == b->how && a->how != BRUSH_OWN && a->colour.role == b->colour.role && a->colour.index == b->colour.index
        && a->colour.at == b->colour.at && a->alpha == b->alpha && fabs(a->width - b->width) < 0.01 && a->dash[0] == b->dash[0]
        && a->dash[1] == b->dash[1] && a->round == b->round;
}

/* Paths that meet would be filled as one, holes and all, and two layers of a thin colour would be one. */
static bool may_meet(const struct brush *brush)
{
    return brush->alpha >= 1 && brush->how != BRUSH_FILL;
}

/* A mark in a cell of the grid, and the one put there before it. */
struct entry { uint32_t mark, next; };

struct grid {
    uint32_t first[SIDE][SIDE];
    GArray *entries;
    double width, height; /* [pt] of the page */
};

struct cells { int x0, x1, y0, y1; };

static int cell_at(double at, double length)
{
    return (int)CLAMP(at / length * SIDE, 0, SIDE - 1);
}

static struct cells cells_of(const struct grid *grid, struct cj_rect r)
{
    return (struct cells){ cell_at(r.x, grid->width), cell_at(r.x + r.w, grid->width), cell_at(r.y, grid->height),
                           cell_at(r.y + r.h, grid->height) };
}

static uint32_t level_in(const struct grid *grid, const GArray *marks, const struct mark *mark, uint32_t entry)
{
    uint32_t level = 0;
    while (entry != NO_MARK) {
        const struct entry *e = &g_array_index(grid->entries, struct entry, entry);
        const struct mark *other = &g_array_index(marks, struct mark, e->mark);
        bool together = may_meet(&mark->brush) && same_brush(&mark->brush, &other->brush);
        if (other->level + !together > level && meet(mark->bounds, other->bounds))
            level = other->level + !together;
        entry = e->next;
    }
    return level;
}

static void put_on_level(struct grid *grid, GArray *marks, uint32_t m)
{
    struct mark *mark = &g_array_index(marks, struct mark, m);
    struct cells cells = cells_of(grid, mark->bounds);
    for (int y = cells.y0; y <= cells.y1; y++)
        for (int x = cells.x0; x <= cells.x1; x++) {
            uint32_t level = level_in(grid, marks, mark, grid->first[y][x]);
            mark->level = MAX(mark->level, level);
        }
    for (int y = cells.y0; y <= cells.y1; y++)
        for (int x = cells.x0; x <= cells.x1; x++) {
            struct entry entry = { m, grid->first[y][x] };
            grid->first[y][x] = grid->entries->len;
            g_array_append_val(grid->entries, entry);
        }
}

static void find_levels(GArray *marks, double width_pt, double height_pt)
{
    g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
    g_autofree struct grid *grid = g_new(struct grid, 1);
    memset(grid->first, 0xFF, sizeof grid->first); /* NO_MARK */
    grid->entries = entries;
    grid->width = width_pt;
    grid->height = height_pt;
    for (uint32_t m = 0; m < marks->len; m++)
        put_on_level(grid, marks, m);
}

/* --- putting together ------------------------------------------------------------------------------------------------ */

/* The batch of `mark`'s level with its brush, or NULL. `latest`: by level, the last batch begun there that others may join. */
static struct batch *batch_for(const GArray *marks, GArray *batches, const GArray *latest, const struct mark *mark)
{
    for (uint32_t b = mark->level < latest->len ? g_array_index(latest, uint32_t, mark->level) : NO_MARK; b != NO_MARK;) {
        struct batch *batch = &g_array_index(batches, struct batch, b);
        if (same_brush(&g_array_index(marks, struct mark, batch->first).brush, &mark->brush))
            return batch;
        b = batch->before;
    }
    return NULL;
}

static void begin_batch(GArray *batches, GArray *latest, const struct mark *mark, uint32_t m)
{
    const uint32_t none = NO_MARK;
    struct batch batch = { .first = m, .last = m, .level = mark->level, .before = NO_MARK };
    while (latest->len <= mark->level)
        g_array_append_val(latest, none);
    if (mark->brush.how != BRUSH_OWN) {
        batch.before = g_array_index(latest, uint32_t, mark->level);
        g_array_index(latest, uint32_t, mark->level) = batches->len;
    }
    g_array_append_val(batches, batch);
}

static int by_level(gconstpointer a, gconstpointer b)
{
    const struct batch *x = a, *y = b;
    return x->level != y->level ? (x->level > y->level) - (x->level < y->level) : (x->first > y->first) - (x->first < y->first);
}

GArray *marks_join(GArray *marks, double width_pt, double height_pt)
{
    GArray *batches = g_array_new(FALSE, FALSE, sizeof(struct batch));
    g_autoptr(GArray) latest = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    find_levels(marks, width_pt, height_pt);
    for (uint32_t m = 0; m < marks->len; m++) {
        const struct mark *mark = &g_array_index(marks, struct mark, m);
        struct batch *batch = mark->brush.how == BRUSH_OWN ? NULL : batch_for(marks, batches, latest, mark);
        if (batch) {
            g_array_index(marks, struct mark, batch->last).next = m;
            batch->last = m;
        } else {
            begin_batch(batches, latest, mark, m);
        }
    }
    g_array_sort(batches, by_level);
    return batches;
}
