/* ink: how much of it a page takes, about. The page is drawn small and its pixels are counted; at that size edges are shades of what
 * lies beside them, which is just what a mean wants. */
#include "paint_priv.h"

#include <math.h>

#define PIXELS 400000 /* about, whatever the size of the page */

/* The four inks that make a colour, black taken for what the other three have in common; 0 .. 3 (a strong colour is two of them). */
static double ink_of(uint32_t pixel)
{
    double r = (pixel >> 16 & 255) / 255.0, g = (pixel >> 8 & 255) / 255.0, b = (pixel & 255) / 255.0;
    double light = fmax(r, fmax(g, b));
    return (1 - light) + (light - r) + (light - g) + (light - b);
}

static double mean_ink(cairo_surface_t *surface)
{
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    double sum = 0;
    for (int y = 0; y < height; y++) {
        const uint32_t *pixel = (const uint32_t *)(const void *)(data + (size_t)y * (size_t)cairo_image_surface_get_stride(surface));
        for (int x = 0; x < width; x++)
            sum += ink_of(pixel[x]);
    }
    return sum / width / height;
}

bool cj_paint_ink(const struct cj_book *book, const struct cj_theme *theme, struct cj_fonts *fonts, const struct cj_paint_options *options,
                  double *ret_part, GError **error)
{
    const struct job job = { book, theme, fonts, options };
    const struct cj_page *page = &book->page[0];
    double scale = sqrt(PIXELS / (page->width_pt * page->height_pt));
    int width = MAX(1, (int)lround(page->width_pt * scale)), height = MAX(1, (int)lround(page->height_pt * scale));
    g_autoptr(cairo_surface_t) surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    struct canvas *canvas = canvas_new(scale, &job);
    canvas_move(canvas, surface, 0, 0);
    canvas_page(canvas, page);
    bool good = canvas_check(canvas, error);
    canvas_free(canvas);
    cairo_surface_flush(surface);
    if (good)
        *ret_part = mean_ink(surface);
    return good;
}
