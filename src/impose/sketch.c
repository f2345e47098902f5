/* impose: the pencil. Adds items to a scene by their measures on the page; what a pen of room scene is to a map. */
#include "impose_priv.h"

#include <math.h>

/* As a scene has it: 1/1000 pt. */
static double rounded(double pt)
{
    double value = round(pt * 1000) / 1000;
    return value == 0 ? 0 : value; /* not -0: dumps would differ */
}

struct cj_sketch cj_sketch_begin(struct cj_arena *arena)
{
    return (struct cj_sketch){ .arena = arena, .item = g_array_new(FALSE, FALSE, sizeof(struct cj_item)) };
}

static struct cj_item *add(struct cj_sketch *sketch, struct cj_item item)
{
    g_array_append_val(sketch->item, item);
    return &g_array_index(sketch->item, struct cj_item, sketch->item->len - 1);
}

struct cj_item *cj_sketch_line(struct cj_sketch *sketch, double x0, double y0, double x1, double y1, double width_pt,
                               struct cj_colour colour)
{
    struct cj_path_step *step = CJ_NEW(sketch->arena, struct cj_path_step, 2);
    step[0] = (struct cj_path_step){ .op = CJ_MOVE, .x = { rounded(x0), rounded(y0) } };
    step[1] = (struct cj_path_step){ .op = CJ_LINE, .x = { rounded(x1), rounded(y1) } };
    double across = y0 == y1 ? 0 : width_pt / 2, down = x0 == x1 ? 0 : width_pt / 2;
    const struct cj_rect bounds = { rounded(MIN(x0, x1) - across), rounded(MIN(y0, y1) - down), rounded(fabs(x1 - x0) + 2 * across),
                                    rounded(fabs(y1 - y0) + 2 * down) };
    return add(sketch, (struct cj_item){ .kind = CJ_ITEM_PATH, .layer = CJ_LAYER_LINE, .bounds = bounds, .stroke = colour,
                                         .stroke_alpha = 1, .stroke_pt = width_pt, .u.path = { step, 2 } });
}

static gint by_layer(gconstpointer a, gconstpointer b)
{
    const struct cj_item *x = a, *y = b;
    return (x->layer > y->layer) - (x->layer < y->layer);
}

struct cj_scene *cj_sketch_end(struct cj_sketch *sketch, double width_pt, double height_pt)
{
    struct cj_scene *scene = CJ_NEW(sketch->arena, struct cj_scene, 1);
    g_array_sort(sketch->item, by_layer); /* stable, as GLib's is */
    *scene = (struct cj_scene){ .width_pt = rounded(width_pt), .height_pt = rounded(height_pt), .personas = 1, .nitems = sketch->item->len,
                                .item = cj_arena_seal(sketch->arena, sketch->item) };
    scene->safe = (struct cj_rect){ 0, 0, scene->width_pt, scene->height_pt };
    g_clear_pointer(&sketch->item, g_array_unref);
    return scene;
}
