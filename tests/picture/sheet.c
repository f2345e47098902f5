/* The sheet that is looked at before a picture is accepted: old, new and difference side by side. */
#include "picture.h"

#include <cairo.h>
#include <stdlib.h>
#include <string.h>

#define PANE 880    /* [px] width of each of the three */
#define GAP 16      /* [px] */
#define LINE 28     /* [px] a line of words */
#define DETAILS 8   /* places shown in detail, at most */
#define DETAIL_W 440 /* [px] of the map, shown twice as large */
#define DETAIL_H 220

static const char *const heads[] = { "old", "new", "difference: orange is gone, blue is new" };

struct detail { int x, y; uint32_t changed; };

/* --- the three pictures ---------------------------------------------------------------------------------------------- */

static cairo_surface_t *surface_of(const struct picture *picture)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture->w, picture->h);
    unsigned char *data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < picture->h; y++) {
        uint32_t *row = (uint32_t *)(void *)(data + (gsize)y * (gsize)cairo_image_surface_get_stride(surface));
        const uint8_t *rgb = picture->rgb + (gsize)y * (gsize)picture->w * 3;
        for (int x = 0; x < picture->w; x++, rgb += 3)
            row[x] = (uint32_t)rgb[0] << 16 | (uint32_t)rgb[1] << 8 | rgb[2];
    }
    cairo_surface_mark_dirty(surface);
    return surface;
}

/* White where a picture has no pixel. */
static int lightness(const struct picture *picture, int x, int y)
{
    if (x >= picture->w || y >= picture->h)
        return 255;
    const uint8_t *rgb = picture->rgb + ((gsize)y * (gsize)picture->w + (gsize)x) * 3;
    return (rgb[0] * 3 + rgb[1] * 6 + rgb[2]) / 10;
}

/* The new one, pale; what differs in orange where it was darker, in blue where it is. */
static struct picture *difference_of(const struct picture *was, const struct picture *is, const struct comparison *comparison)
{
    struct picture *picture = picture_new(comparison->w, comparison->h);
    for (int y = 0; y < picture->h; y++)
        for (int x = 0; x < picture->w; x++) {
            gsize at = (gsize)y * (gsize)picture->w + (gsize)x;
            int pale = 190 + lightness(is, x, y) / 4;
            bool gone = lightness(was, x, y) < lightness(is, x, y);
            const uint8_t same[3] = { (uint8_t)pale, (uint8_t)pale, (uint8_t)pale }, orange[3] = { 230, 90, 0 }, blue[3] = { 0, 80, 220 };
            memcpy(picture->rgb + at * 3, !comparison->mark[at] ? same : gone ? orange : blue, 3);
        }
    return picture;
}

/* --- places to look at ------------------------------------------------------------------------------------------------ */

static int by_changed(const void *a, const void *b)
{
    const struct detail *p = a, *q = b;
    return p->changed != q->changed ? (p->changed < q->changed ? 1 : -1) : p->y != q->y ? p->y - q->y : p->x - q->x;
}

/* Tiles of the map with changes in them, those with most first. */
static GArray *details_of(const struct comparison *comparison)
{
    GArray *details = g_array_new(FALSE, FALSE, sizeof(struct detail));
    for (int y = 0; y < comparison->h; y += DETAIL_H)
        for (int x = 0; x < comparison->w; x += DETAIL_W) {
            struct detail detail = { .x = x, .y = y };
            for (int v = y; v < MIN(y + DETAIL_H, comparison->h); v++)
                for (int u = x; u < MIN(x + DETAIL_W, comparison->w); u++)
                    detail.changed += comparison->mark[(gsize)v * (gsize)comparison->w + (gsize)u];
            if (detail.changed > 0)
                g_array_append_val(details, detail);
        }
    g_array_sort(details, by_changed);
    return details;
}

/* --- drawing ------------------------------------------------------------------------------------------------------------ */

static void words(cairo_t *cr, double x, double y, const char *text)
{
    cairo_set_source_rgb(cr, .1, .1, .1);
    cairo_move_to(cr, x, y + LINE * .7);
    cairo_show_text(cr, text);
}

/* The part at (x, y) of a pane, w x h pixels of it, scaled and put at (left, top). */
static void show(cairo_t *cr, cairo_surface_t *pane, double left, double top, double x, double y, double w, double h, double scale)
{
    cairo_save(cr);
    cairo_rectangle(cr, left, top, w * scale, h * scale);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_fill_preserve(cr);
    cairo_clip(cr);
    cairo_translate(cr, left - x * scale, top - y * scale);
    cairo_scale(cr, scale, scale);
    if (pane)
        cairo_set_source_surface(cr, pane, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), scale < 1 ? CAIRO_FILTER_BEST : CAIRO_FILTER_NEAREST);
    cairo_paint(cr);
    cairo_restore(cr);
}

static void draw_sheet(cairo_t *cr, const char *name, cairo_surface_t *const panes[3], const struct comparison *comparison,
                       const GArray *details, double whole)
{
    g_autofree char *title = g_strdup_printf("%s: %u of %u pixels look different", name, comparison->changed,
                                             (unsigned)comparison->w * (unsigned)comparison->h);
    cairo_set_source_rgb(cr, .85, .86, .88);
    cairo_paint(cr);
    cairo_set_font_size(cr, 18);
    words(cr, GAP, GAP, title);
    for (int i = 0; i < 3; i++) {
        double left = GAP + i * (PANE + GAP), top = GAP + LINE;
        words(cr, left, top, heads[i]);
        show(cr, panes[i], left, top + LINE, 0, 0, comparison->w, comparison->h, whole);
        top += 2 * LINE + comparison->h * whole;
        for (guint j = 0; j < MIN(details->len, DETAILS); j++, top += DETAIL_H * 2 + LINE) {
            const struct detail *detail = &g_array_index(details, struct detail, j);
            g_autofree char *where = g_strdup_printf("at %d, %d: %u pixels", detail->x, detail->y, detail->changed);
            if (i == 0)
                words(cr, left, top - 4, where);
            show(cr, panes[i], left, top + LINE - 4, detail->x, detail->y, DETAIL_W, DETAIL_H, 2);
        }
    }
}

bool picture_sheet(const char *name, const struct picture *was, const struct picture *is, const char *file, GError **error)
{
    g_autoptr(cj_picture) none = picture_new(is->w, is->h);
    memset(none->rgb, 255, (gsize)is->w * (gsize)is->h * 3);
    g_autoptr(cj_comparison) comparison = picture_compare(was ? was : none, is);
    g_autoptr(cj_picture) difference = difference_of(was ? was : none, is, comparison);
    g_autoptr(GArray) details = details_of(comparison);
    double whole = MIN(1, (double)PANE / comparison->w);
    int height = (int)(comparison->h * whole) + 4 * LINE + (int)MIN(details->len, DETAILS) * (DETAIL_H * 2 + LINE);
    cairo_surface_t *panes[] = { was ? surface_of(was) : NULL, surface_of(is), surface_of(difference) };
    cairo_surface_t *sheet = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 3 * PANE + 4 * GAP, height);
    cairo_t *cr = cairo_create(sheet);
    draw_sheet(cr, name, panes, comparison, details, whole);
    cairo_destroy(cr);
    cairo_status_t status = cairo_surface_write_to_png(sheet, file);
    if (status)
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s: %s", file, cairo_status_to_string(status));
    for (int i = 0; i < 3; i++)
        cairo_surface_destroy(panes[i]);
    cairo_surface_destroy(sheet);
    return !status;
}
