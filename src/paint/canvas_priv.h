/* canvas: what its files share. */
#ifndef CJMAP_CANVAS_PRIV_H
#define CJMAP_CANVAS_PRIV_H

#include "paint_priv.h"

/* A face at a size, as cairo wants it. A map has two dozen. */
struct sized {
    enum cj_face face;
    double size_pt, scale;
    cairo_scaled_font_t *font;
};

struct canvas {
    cairo_t *cr;
    double scale;
    int left, top;                   /* of the surface on the page [device units] */
    cairo_matrix_t whole;            /* from what is drawn to the page, in device units */
    const struct job *job;
    struct cj_rect window;           /* [pt of the page] where the surface is, and a little around it; empty: everywhere */
    const struct cj_view *view;      /* begun and not ended, its scene and its pictures */
    struct cj_view seen;             /* as much of it as is in the window */
    const struct cj_scene *scene;
    struct pictures *pictures;
    GPtrArray *albums;  /* struct pictures, of each scene so far: pages share them */
    GArray *sized;      /* struct sized */
    GArray *glyphs;     /* cairo_glyph_t, of one line; the three below are emptied for each */
    GArray *clusters;   /* cairo_text_cluster_t */
    GString *bytes;
};

void canvas_colour(struct canvas *canvas, struct cj_colour colour, double alpha); /* the source from here on */
/* Whether something of an item may be on the surface: of what the view shows, only a stripe may be drawn. */
bool canvas_shows(const struct canvas *canvas, const struct cj_item *item);

#endif
