/* svg: what its files share. */
#ifndef CJMAP_SVG_PRIV_H
#define CJMAP_SVG_PRIV_H

#include "paint_priv.h"

/* The pictures of a scene. Scenes of one journey share them. */
struct album {
    const struct cj_pictures *pictures;
    uint32_t first;                /* the number of its first picture in the file */
    bool *shown;                   /* [pictures] those that have been put in */
};

struct svg {
    const struct job *job;
    const struct cj_view *view;    /* being drawn, and its scene */
    const struct cj_scene *scene;
    GString *out;
    GString *used[CJ_FACE_COUNT];  /* all characters set in a face */
    const struct cj_item *open;    /* the text whose element is open, or NULL */
    cairo_t *pen;                  /* to read icons from */
    uint32_t ids;
    GArray *albums;                /* struct album */
};

/* --- bits of XML (svg_xml.c) ---------------------------------------------------------------------------------------- */

/* Rounded to `decimals` digits after the point, without zeros at the end; svg_put_number: to two. */
void svg_put_decimal(GString *out, double value, int decimals);
void svg_put_number(GString *out, double value);
void svg_put_attribute(GString *out, const char *name, double value);
void svg_put_text(GString *out, const char *text, size_t length);
void svg_put_words(GString *out, const char *name, const char *value); /* an attribute */
/* `name` is fill, stroke or stop-color; alpha goes to `opacity`. */
void svg_put_colour(struct svg *svg, const char *name, const char *opacity, struct cj_colour colour, double alpha);
void svg_put_box(GString *out, struct cj_rect box);
void svg_put_matrix(GString *out, const cairo_matrix_t *m);

/* --- elements (svg_shapes.c) ------------------------------------------------------------------------------------------- */

void svg_put_shape(struct svg *svg, const struct cj_item *item);

#endif
