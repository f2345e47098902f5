/* paint: the formats, one row each, and what their writers share. */
#include "paint_priv.h"

static const struct {
    struct cj_format_row row;
    writer *write;
} formats[CJ_FORMAT_COUNT] = {
    [CJ_FORMAT_PDF] = { { "pdf", ".pdf", "Portable Document Format", false }, paint_pdf },
    [CJ_FORMAT_SVG] = { { "svg", ".svg", "Scalable Vector Graphics", true }, paint_svg },
    [CJ_FORMAT_PNG] = { { "png", ".png", "Portable Network Graphics", true }, paint_png },
};

const struct cj_format_row *cj_format_row(enum cj_format format)
{
    g_assert(format < CJ_FORMAT_COUNT);
    return &formats[format].row;
}

static bool holds(const struct cj_format_row *row, const struct cj_book *book, GError **error)
{
    if (book->npages == 1 || (book->npages > 1 && !row->one_page))
        return true;
    g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_PAGES, "%s (%s) holds one page, and this has %u; ask for a PDF", row->what,
                row->suffix, book->npages);
    return false;
}

GByteArray *cj_paint(enum cj_format format, const struct cj_book *book, const struct cj_theme *theme, struct cj_fonts *fonts,
                     const struct cj_paint_options *options, GError **error)
{
    g_assert(format < CJ_FORMAT_COUNT);
    const struct job job = { book, theme, fonts, options };
    if (!holds(&formats[format].row, book, error))
        return NULL;
    for (int face = 0; face < CJ_FACE_COUNT; face++) {
        if (!fonts_cairo_face(fonts, (enum cj_face)face)) {
            g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_FONT, "a font file can no longer be read");
            return NULL;
        }
    }
    return formats[format].write(&job, error);
}

cairo_status_t paint_append(void *closure, const unsigned char *data, unsigned int length)
{
    g_byte_array_append(closure, data, length);
    return CAIRO_STATUS_SUCCESS;
}

bool paint_check(cairo_status_t status, GError **error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_WRITE, "cairo could not draw the map: %s", cairo_status_to_string(status));
    return false;
}
