/* svg_shapes: everything but text, an element each. A gradient or a picture is defined before the element that uses it. */
#include "svg_priv.h"

#include <cjmap/image.h>

/* --- shapes ----------------------------------------------------------------------------------------------------------- */

static void put_step(GString *out, char letter, const double *x, int n)
{
    g_string_append_c(out, letter);
    for (int i = 0; i < n; i++) {
        if (i && x[i] >= 0)
            g_string_append_c(out, ' ');
        svg_put_number(out, x[i]);
    }
}

static void put_path(GString *out, const struct cj_path_step *step, uint32_t n)
{
    static const struct { char letter; int n; } rows[] = {
        [CJ_MOVE] = { 'M', 2 }, [CJ_LINE] = { 'L', 2 }, [CJ_CURVE] = { 'C', 6 }, [CJ_CLOSE] = { 'Z', 0 },
    };
    g_string_append(out, " d=\"");
    for (uint32_t i = 0; i < n; i++)
        put_step(out, rows[step[i].op].letter, step[i].x, rows[step[i].op].n);
    g_string_append_c(out, '"');
}

static void put_stop(struct svg *svg, double at, struct cj_colour colour, double alpha)
{
    g_string_append(svg->out, "<stop offset=\"");
    svg_put_decimal(svg->out, at, 4);
    g_string_append_c(svg->out, '"');
    svg_put_colour(svg, "stop-color", "stop-opacity", colour, alpha);
    g_string_append(svg->out, "/>");
}

static void begin_gradient(struct svg *svg, char kind, uint32_t id, double x0, double y0, double x1, double y1)
{
    g_string_append_printf(svg->out, "<linearGradient id=\"%c%u\" gradientUnits=\"userSpaceOnUse\"", kind, id);
    svg_put_attribute(svg->out, "x1", x0);
    svg_put_attribute(svg->out, "y1", y0);
    svg_put_attribute(svg->out, "x2", x1);
    svg_put_attribute(svg->out, "y2", y1);
    g_string_append_c(svg->out, '>');
}

/* Of a mask, whatever the paper is. */
static void put_white(GString *out, double at, double alpha)
{
    g_string_append(out, "<stop offset=\"");
    svg_put_decimal(out, at, 4);
    g_string_append(out, "\" stop-color=\"#FFFFFF\"");
    if (alpha < 1)
        svg_put_attribute(out, "stop-opacity", alpha);
    g_string_append(out, "/>");
}

/* The mask that lets a gradient fade at its ends. White is what a mask lets through. */
static void define_ends(struct svg *svg, const struct cj_gradient *g, uint32_t id)
{
    const struct cj_rect box = { g->x0, 0, g->x1 - g->x0, svg->scene->height_pt };
    double fade = MIN(g->fade / (g->x1 - g->x0), 0.5);
    begin_gradient(svg, 'e', id, g->x0, 0, g->x1, 0);
    put_white(svg->out, 0, 0);
    put_white(svg->out, fade, 1);
    put_white(svg->out, 1 - fade, 1);
    put_white(svg->out, 1, 0);
    g_string_append_printf(svg->out, "</linearGradient><mask id=\"m%u\" maskUnits=\"userSpaceOnUse\"", id);
    svg_put_box(svg->out, box);
    g_string_append(svg->out, "><rect");
    svg_put_box(svg->out, box);
    g_string_append_printf(svg->out, " fill=\"url(#e%u)\"/></mask>", id);
}

/* Its definition, before the element that uses it. Returns its number; a mask has the same. */
static uint32_t define_gradient(struct svg *svg, const struct cj_gradient *g)
{
    uint32_t id = ++svg->ids;
    g_string_append(svg->out, "<defs>");
    begin_gradient(svg, 'g', id, 0, g->y0, 0, g->y1);
    for (uint32_t i = 0; i < g->n; i++)
        put_stop(svg, g->stop[i].at, g->stop[i].colour, g->stop[i].alpha);
    g_string_append(svg->out, "</linearGradient>");
    if (g->fade > 0 && g->x1 > g->x0)
        define_ends(svg, g, id);
    g_string_append(svg->out, "</defs>\n");
    return id;
}

static void put_paint(struct svg *svg, const struct cj_item *item, uint32_t gradient)
{
    if (gradient) {
        g_string_append_printf(svg->out, " fill=\"url(#g%u)\"", gradient);
        if (item->gradient->fade > 0 && item->gradient->x1 > item->gradient->x0)
            g_string_append_printf(svg->out, " mask=\"url(#m%u)\"", gradient);
    } else if (item->fill.role != CJ_COLOUR_NONE) {
        svg_put_colour(svg, "fill", "fill-opacity", item->fill, item->fill_alpha);
    } else {
        g_string_append(svg->out, " fill=\"none\"");
    }
    if (item->stroke.role == CJ_COLOUR_NONE || item->stroke_pt <= 0)
        return;
    svg_put_colour(svg, "stroke", "stroke-opacity", item->stroke, item->stroke_alpha);
    svg_put_attribute(svg->out, "stroke-width", item->stroke_pt);
    if (item->round)
        g_string_append(svg->out, " stroke-linecap=\"round\" stroke-linejoin=\"round\"");
    if (item->dash[0] > 0) {
        g_string_append(svg->out, " stroke-dasharray=\"");
        svg_put_number(svg->out, item->dash[0]);
        g_string_append_c(svg->out, ' ');
        svg_put_number(svg->out, item->dash[1]);
        g_string_append_c(svg->out, '"');
    }
}

static void put_rect(struct svg *svg, const struct cj_item *item)
{
    struct cj_rect box = item->u.rect.box;
    g_string_append(svg->out, "<rect");
    svg_put_box(svg->out, box);
    double radius = MIN(item->u.rect.radius, MIN(box.w, box.h) / 2);
    if (radius > 0)
        svg_put_attribute(svg->out, "rx", radius);
}

/* Icons are path data on a grid of their own; cairo reads it and puts it in its place. */
static void put_icon(struct svg *svg, const struct cj_item *item)
{
    static const struct { char letter; int n; } rows[] = {
        [CAIRO_PATH_MOVE_TO] = { 'M', 2 },
        [CAIRO_PATH_LINE_TO] = { 'L', 2 },
        [CAIRO_PATH_CURVE_TO] = { 'C', 6 },
        [CAIRO_PATH_CLOSE_PATH] = { 'Z', 0 },
    };
    canvas_icon_path(svg->pen, item);
    cairo_path_t *path = cairo_copy_path(svg->pen);
    g_string_append(svg->out, "<path d=\"");
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        double x[6] = { 0 };
        int n = rows[path->data[i].header.type].n;
        for (int p = 0; p < n; p++)
            x[p] = p % 2 ? path->data[i + 1 + p / 2].point.y : path->data[i + 1 + p / 2].point.x;
        put_step(svg->out, rows[path->data[i].header.type].letter, x, n);
    }
    cairo_path_destroy(path);
    cairo_new_path(svg->pen);
    g_string_append_c(svg->out, '"');
}

/* --- pictures --------------------------------------------------------------------------------------------------------- */

/* Of an SVG the size in its own units. */
static double stored_width(const struct cj_picture *picture)
{
    return picture->kind == CJ_PICTURE_SVG ? picture->width : picture->columns;
}

static double stored_height(const struct cj_picture *picture)
{
    return picture->kind == CJ_PICTURE_SVG ? picture->height : picture->rows;
}

static struct album *album_of(struct svg *svg)
{
    uint32_t next = 0;
    for (guint i = 0; i < svg->albums->len; i++) {
        struct album *album = &g_array_index(svg->albums, struct album, i);
        if (album->pictures == svg->scene->pictures)
            return album;
        next = album->first + album->pictures->n;
    }
    struct album album = { svg->scene->pictures, next, g_new0(bool, svg->scene->pictures->n) };
    g_array_append_val(svg->albums, album);
    return &g_array_index(svg->albums, struct album, svg->albums->len - 1);
}

/* A picture as it is stored, put in once. As an image a drawing can neither run nor load anything, whatever is in it. */
static void define_picture(struct svg *svg, uint32_t index)
{
    static const char *const type[] = { [CJ_PICTURE_PNG] = "png", [CJ_PICTURE_JPEG] = "jpeg", [CJ_PICTURE_SVG] = "svg+xml" };
    const struct cj_picture *picture = &svg->scene->pictures->picture[index];
    struct album *album = album_of(svg);
    if (album->shown[index])
        return;
    album->shown[index] = true;
    g_autofree char *base64 = g_base64_encode(picture->bytes, picture->len);
    g_string_append_printf(svg->out, "<defs><image id=\"p%u\"", album->first + index);
    svg_put_attribute(svg->out, "width", stored_width(picture));
    svg_put_attribute(svg->out, "height", stored_height(picture));
    g_string_append_printf(svg->out, " preserveAspectRatio=\"none\" xlink:href=\"data:image/%s;base64,%s\"/></defs>\n", type[picture->kind],
                           base64);
}

static void put_picture(struct svg *svg, const struct cj_item *item)
{
    uint32_t id = ++svg->ids;
    struct cj_rect clip = item->u.image.clip;
    const struct cj_picture *picture = &svg->scene->pictures->picture[item->u.image.picture];
    cairo_matrix_t place = pictures_place(picture, item->u.image.box);
    cairo_matrix_scale(&place, 1 / stored_width(picture), 1 / stored_height(picture));
    define_picture(svg, item->u.image.picture);
    g_string_append_printf(svg->out, "<clipPath id=\"c%u\"><rect", id);
    svg_put_box(svg->out, clip);
    double radius = MIN(item->u.image.radius, MIN(clip.w, clip.h) / 2);
    if (radius > 0)
        svg_put_attribute(svg->out, "rx", radius);
    g_string_append_printf(svg->out, "/></clipPath><g clip-path=\"url(#c%u)\"><use xlink:href=\"#p%u\"", id,
                           album_of(svg)->first + item->u.image.picture);
    svg_put_matrix(svg->out, &place);
    g_string_append(svg->out, "/></g>\n");
}

void svg_put_shape(struct svg *svg, const struct cj_item *item)
{
    struct cj_item painted = *item;
    uint32_t gradient = item->gradient ? define_gradient(svg, item->gradient) : 0;
    switch (item->kind) {
    case CJ_ITEM_RECT:
        put_rect(svg, item);
        break;
    case CJ_ITEM_PATH:
        g_string_append(svg->out, "<path");
        put_path(svg->out, item->u.path.step, item->u.path.n);
        break;
    case CJ_ITEM_ICON:
        put_icon(svg, item);
        canvas_icon_pen(item, &painted);
        break;
    case CJ_ITEM_IMAGE:
        put_picture(svg, item);
        return;
    case CJ_ITEM_TEXT:
        return; /* comes last, in reading order */
    }
    put_paint(svg, &painted, gradient);
    g_string_append(svg->out, "/>\n");
}
