/* impose's inside: the pencil for what stands on a page beside the map. */
#ifndef CJMAP_IMPOSE_PRIV_H
#define CJMAP_IMPOSE_PRIV_H

#include <cjmap/impose.h>

/* A scene being made: items in pt, in the order of their layers once sealed. */
struct cj_sketch {
    struct cj_arena *arena;
    GArray *item;       /* struct cj_item */
};

struct cj_sketch cj_sketch_begin(struct cj_arena *arena);
/* A straight line with cut ends. The item, to be changed before the next is added. */
struct cj_item *cj_sketch_line(struct cj_sketch *sketch, double x0, double y0, double x1, double y1, double width_pt,
                               struct cj_colour colour);
/* The scene, of that size; `sketch` is used up. */
struct cj_scene *cj_sketch_end(struct cj_sketch *sketch, double width_pt, double height_pt);

#endif
