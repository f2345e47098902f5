/* svg: by cairo's surface for now, its ids renumbered. */
#include "paint_priv.h"

#include <cairo-svg.h>

GByteArray *paint_svg(const struct job *job, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(cairo_surface_t) surface = cairo_svg_surface_create_for_stream(paint_append, bytes, job->scene->width_pt, job->scene->height_pt);
    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PT);
    struct canvas *canvas = canvas_new(surface, 1, job->scene, job->theme, job->fonts);
    canvas_paper(canvas);
    canvas_shapes(canvas);
    canvas_texts(canvas);
    cairo_show_page(canvas_cairo(canvas));
    cairo_status_t status = cairo_status(canvas_cairo(canvas));
    canvas_free(canvas);
    cairo_surface_finish(surface);
    return paint_check(status, error) ? g_steal_pointer(&bytes) : NULL;
}
