/* pdf: tagged, searchable, vectors only. cairo writes it. */
#include "paint_priv.h"

#include <cairo-pdf.h>

GByteArray *paint_pdf(const struct job *job, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autoptr(cairo_surface_t) surface = cairo_pdf_surface_create_for_stream(paint_append, bytes, job->scene->width_pt, job->scene->height_pt);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
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
