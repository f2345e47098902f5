/* Inside scene: the pen with which parts and marks draw. All lengths handed to it are in em, in the layout's
 * coordinates; it alone turns them into pt, mirrors them and rounds them. */
#ifndef CJ_SCENE_PRIV_H
#define CJ_SCENE_PRIV_H

#include <cjmap/layout.h>
#include <cjmap/scene.h>

/* How a shape is inked; lengths in em. A role CJ_COLOUR_NONE is not filled or not stroked. */
struct cj_ink {
    enum cj_layer layer;
    struct cj_colour fill, stroke;
    double fill_alpha, stroke_alpha;
    double width;
    double dash[2];
    bool round;
};

/* Where a portrait's initial has its middle, in radii below the centre: on the chest of the bust; below the chin of a face that is in the
 * middle of a picture. */
#define CJ_CHEST_OF_BUST .6
#define CJ_CHEST_OF_PICTURE .66

struct cj_pen {
    const struct cj_layout *layout;
    const struct cj_theme *theme;
    struct cj_arena *arena;
    GArray *item;                 /* struct cj_item, in order of arrival */
    GArray *step;                 /* struct cj_path_step [pt] of the path being made */
    double em_pt, left_pt, top_pt, width_pt;
    bool mirrored;                /* the language is read from right to left */
    bool upright;                 /* a sign that keeps its sides on mirrored maps (a question mark, a clock) ... */
    double pivot_x;               /* ... about this x */
    struct cj_item place;         /* what all items of the present box share: group, node, within */
};

static inline struct cj_ink cj_filled(enum cj_layer layer, struct cj_colour fill)
{
    return (struct cj_ink){ .layer = layer, .fill = fill, .fill_alpha = 1, .stroke_alpha = 1 };
}
static inline struct cj_ink cj_stroked(enum cj_layer layer, struct cj_colour stroke, double width)
{
    return (struct cj_ink){ .layer = layer, .stroke = stroke, .width = width, .fill_alpha = 1, .stroke_alpha = 1, .round = true };
}
static inline struct cj_ink cj_outlined(enum cj_layer layer, struct cj_colour fill, struct cj_colour stroke, double width)
{
    struct cj_ink ink = cj_stroked(layer, stroke, width);
    ink.fill = fill;
    return ink;
}

double cj_pt(double value); /* rounded to 1/1000 pt, never minus zero */
struct cj_rect cj_pen_map(const struct cj_pen *pen, double x, double y, double w, double h);

/* Each adds an item and returns it, valid until the next is added. */
struct cj_item *cj_pen_rect(struct cj_pen *pen, double x, double y, double w, double h, double radius, struct cj_ink ink);
struct cj_item *cj_pen_circle(struct cj_pen *pen, double cx, double cy, double r, struct cj_ink ink);
struct cj_item *cj_pen_segment(struct cj_pen *pen, double x0, double y0, double x1, double y1, struct cj_ink ink);
struct cj_item *cj_pen_icon(struct cj_pen *pen, enum cj_icon icon, double x, double y, double size, double stroke, struct cj_colour tone);

/* A picture whose whole would fill x, y, w, h, of which the middle `clip` is seen (x, y, w, h of it), its corners rounded. */
struct cj_item *cj_pen_picture(struct cj_pen *pen, enum cj_layer layer, uint32_t picture, double x, double y, double w, double h,
                               const double clip[4], double radius);

/* A path: any number of steps, then cj_pen_draw. */
void cj_pen_move(struct cj_pen *pen, double x, double y);
void cj_pen_line(struct cj_pen *pen, double x, double y);
void cj_pen_curve(struct cj_pen *pen, double x1, double y1, double x2, double y2, double x3, double y3);
void cj_pen_quad(struct cj_pen *pen, double x0, double y0, double cx, double cy, double x1, double y1); /* from (x0, y0), where the path is */
/* An arc of a circle or ellipse from angle a to b (radians, clockwise on paper from 3 o'clock); a line leads to its start
 * unless the path is empty. */
void cj_pen_arc(struct cj_pen *pen, double cx, double cy, double rx, double ry, double a, double b);
void cj_pen_close(struct cj_pen *pen);
struct cj_item *cj_pen_draw(struct cj_pen *pen, struct cj_ink ink);

/* One row per part and one per mark: how it looks. */
void cj_part_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_mark_draw(struct cj_pen *pen, const struct cj_box *box);

/* The start edge of a card, which the legend shows alone; `variant`: CJ_CARD_ORGANISATION or CJ_CARD_ACTOR. */
void cj_edge_draw(struct cj_pen *pen, enum cj_layer layer, double x, double y, double h, unsigned variant);

/* The hatching of what waits, in a rectangle: lines that rise to the end of it. */
void cj_hatch_draw(struct cj_pen *pen, enum cj_layer layer, double x, double y, double w, double h);

/* Parts with a file of their own. */
void cj_sparkline_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_wait_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_bar_draw(struct cj_pen *pen, const struct cj_box *box);
/* A line through n points whose turns are rounded: r, or half of the shorter leg. Begins the path; draw it. */
void cj_pen_turns(struct cj_pen *pen, const struct cj_point *point, uint32_t n, double r);
void cj_way_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_travel_draw(struct cj_pen *pen, const struct cj_box *box);
/* The picture as a portrait in a disc, with a place for the initial; the picture of an icon; a picture of the storyboard. */
void cj_picture_portrait_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_picture_icon_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_picture_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_stop_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_stops_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_area_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_band_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_curve_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_face_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_point_draw(struct cj_pen *pen, const struct cj_box *box);
void cj_qr_draw(struct cj_pen *pen, const struct cj_box *box);

/* The lines of a text box. `rest`: the mark or portrait it stands in, or NULL. */
void cj_lines_draw(struct cj_pen *pen, const struct cj_box *box, const struct cj_box *rest);

/* The part of a text line's bounds that has ink: capitals above, descenders below; leading of 1.16 keeps lines apart. */
struct cj_rect cj_text_body(const struct cj_item *item);

/* The reading tree. group[box]: the group of the box's items; rank[box]: its place in reading order. */
struct cj_tree {
    const struct cj_group *group;
    uint32_t ngroups;
    uint32_t *of_box, *rank;
};
struct cj_tree cj_tree_build(const struct cj_pen *pen);

#endif
