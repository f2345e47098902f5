/* marks: takes the shapes of a scene apart into what is drawn in one go, and puts together what looks alike.
 *
 * In a PDF each number costs several thousand instructions and each operation some ten thousand, for cairo looks at it
 * twice. So a dot is a touch of a round pen, two points instead of four curves, and hundreds of dots of one colour are one
 * path. A mark moves only before marks that it does not meet, so that the picture stays what it was. Boxes stay by
 * themselves: viewers fit a lone rectangle to their pixels. */
#include "paint_priv.h"

#include <math.h>

#define OPEN 16      
#define MOST 128     /* marks in a batch: all that are open may have to be looked at */

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
    struct brush brush = { .how = BRUSH_DOT, .colour = colour, .alpha = 1, .round = true };
    brush.width = round(width * 100) / 100; /* what the scene's rounding made of equal dots is equal again */
    add(marks, item, &brush);
}

static void add_disc(GArray *marks, const struct cj_item *item)
{
    double width = item->u.rect.box.w, outline = is_stroked(item) ? item->stroke_pt : 0;
    if (outline > 0)
        add_dot(marks, item, item->stroke, width + outline);
    add_dot(marks, item, item->fill, width - outline);
}

static void add_fill(GArray *marks, const struct cj_item *item)
{
    if (item->gradient)
        add(marks, item, &(struct brush){ .how = BRUSH_GRADIENT });
    else if (item->fill.role != CJ_COLOUR_NONE)
        add(marks, item, &(struct brush){ .how = BRUSH_FILL, .colour = item->fill, .alpha = item->fill_alpha });
}

static void add_stroke(GArray *marks, const struct cj_item *item, const struct cj_item *pen)
{
    if (is_stroked(pen))
        add(marks, item, &(struct brush){ .how = BRUSH_PEN, .colour = pen->stroke, .alpha = pen->stroke_alpha, .width = pen->stroke_pt,
                                          .dash = { pen->dash[0], pen->dash[1] }, .round = pen->round });
}

void marks_add(GArray *marks, const struct cj_item *item)
{
    struct cj_item pen;
    switch (item->kind) {
    case CJ_ITEM_RECT:
    case CJ_ITEM_PATH:
        if (is_disc(item)) {
            add_disc(marks, item);
            break;
        }
        add_fill(marks, item);
        add_stroke(marks, item, item);
        break;
    case CJ_ITEM_ICON:
        canvas_icon_pen(item, &pen);
        add_stroke(marks, item, &pen);
        break;
    case CJ_ITEM_TEXT:
        break; /* comes last, in reading order */
    }
}

/* --- putting together ------------------------------------------------------------------------------------------------ */

static bool meet(struct cj_rect a, struct cj_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool meets_any(const GArray *marks, const struct batch *batch, struct cj_rect bounds)
{
    if (!meet(batch->bounds, bounds))
        return false;
    for (uint32_t i = batch->first; i != NO_MARK; i = g_array_index(marks, struct mark, i).next)
        if (meet(g_array_index(marks, struct mark, i).bounds, bounds))
            return true;
    return false;
}

static bool same_brush(const struct brush *a, const struct brush *b)
{
    return a->how == b->how && a->colour.role == b->colour.role && a->colour.index == b->colour.index && a->colour.at == b->colour.at
        && a->alpha == b->alpha && a->width == b->width && a->dash[0] == b->dash[0] && a->dash[1] == b->dash[1] && a->round == b->round;
}

/* Paths that meet would be filled as one, holes and all, and two layers of a thin colour would be one. */
static bool may_meet(const struct brush *brush)
{
    return brush->alpha >= 1 && brush->how != BRUSH_FILL;
}

static bool stands_alone(const struct mark *mark)
{
    return mark->brush.how == BRUSH_GRADIENT || (mark->item->kind == CJ_ITEM_RECT && mark->brush.how != BRUSH_DOT);
}

/* The batch that `mark` joins, or NULL: the marks of all batches behind it must not meet the mark. */
static struct batch *batch_for(const GArray *marks, GArray *batches, const struct mark *mark)
{
    if (stands_alone(mark))
        return NULL;
    for (guint b = batches->len; b > 0 && b + OPEN > batches->len; b--) {
        struct batch *batch = &g_array_index(batches, struct batch, b - 1);
        const struct mark *first = &g_array_index(marks, struct mark, batch->first);
        bool same = batch->n < MOST && same_brush(&first->brush, &mark->brush) && !stands_alone(first);
        if (same && may_meet(&mark->brush))
            return batch;
        if (meets_any(marks, batch, mark->bounds))
            return NULL;
        if (same)
            return batch;
    }
    return NULL;
}

static struct cj_rect around(struct cj_rect a, struct cj_rect b)
{
    double x = MIN(a.x, b.x), y = MIN(a.y, b.y);
    return (struct cj_rect){ x, y, MAX(a.x + a.w, b.x + b.w) - x, MAX(a.y + a.h, b.y + b.h) - y };
}

GArray *marks_join(GArray *marks)
{
    GArray *batches = g_array_new(FALSE, FALSE, sizeof(struct batch));
    for (uint32_t i = 0; i < marks->len; i++) {
        const struct mark *mark = &g_array_index(marks, struct mark, i);
        struct batch *batch = batch_for(marks, batches, mark), alone = { i, i, 1, mark->bounds };
        if (!batch) {
            g_array_append_val(batches, alone);
            continue;
        }
        g_array_index(marks, struct mark, batch->last).next = i;
        batch->last = i;
        batch->n++;
        batch->bounds = around(batch->bounds, mark->bounds);
    }
    return batches;
}
