/* png: pixels. cairo draws them, libpng packs them: three times as fast as cairo's own writer, and smaller. */
#include "paint_priv.h"

#include <math.h>
#include <setjmp.h>

#include <png.h>

#define MOST_SIDE 32767       /* [px] a side; cairo draws no more */
#define MOST_PIXELS 200000000 /* [px] in all: 800 MB of memory while it is drawn */
#define LEVEL 3               /* of deflate: flat colour packs well at once, more costs seconds and gains little */

/* The most dots an inch that this page may have. */
static double most_dpi(const struct cj_page *page)
{
    double side = MOST_SIDE / MAX(page->width_pt, page->height_pt);
    double area = sqrt(MOST_PIXELS / (page->width_pt * page->height_pt));
    return floor(MIN(side, area) * 72);
}

static void write_bytes(png_structp png, png_bytep data, size_t length)
{
    g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

/* cairo has a pixel in a word, 0x00RRGGBB; PNG wants its bytes in that order on every machine. */
static void write_rows(png_structp png, cairo_surface_t *surface, bool grey, uint8_t *row)
{
    const int bytes = grey ? 1 : 3;
    int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; y++) {
        const uint32_t *pixel = (const uint32_t *)(const void *)(data + (size_t)y * (size_t)cairo_image_surface_get_stride(surface));
        for (int x = 0; x < width; x++) {
            for (int c = 0; c < bytes; c++)
                row[bytes * x + c] = (uint8_t)(pixel[x] >> (16 - 8 * c));
        }
        png_write_row(png, row);
    }
}

static void write_header(png_structp png, png_infop info, cairo_surface_t *surface, double dpi, bool grey)
{
    png_set_IHDR(png, info, (png_uint_32)cairo_image_surface_get_width(surface), (png_uint_32)cairo_image_surface_get_height(surface),
                 8, grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    png_uint_32 metre = (png_uint_32)lround(dpi / 0.0254);
    png_set_pHYs(png, info, metre, metre, PNG_RESOLUTION_METER);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, LEVEL);
    png_set_compression_buffer_size(png, 256 * 1024);
    png_write_info(png, info);
}

static GByteArray *pack(cairo_surface_t *surface, double dpi, bool grey, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    uint8_t *row = g_malloc((gsize)cairo_image_surface_get_width(surface) * 3);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, bytes, write_bytes, flush_nothing);
        write_header(png, info, surface, dpi, grey);
        write_rows(png, surface, grey, row);
        png_write_end(png, NULL);
    } else {
        g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_WRITE, "libpng could not pack the map");
        g_clear_pointer(&bytes, g_byte_array_unref);
    }
    png_destroy_write_struct(&png, &info);
    g_free(row);
    return bytes;
}

static void draw_page(struct canvas *canvas, const struct cj_page *page)
{
    canvas_paper(canvas, page);
    for (uint32_t v = 0; v < page->nviews; v++) {
        canvas_begin(canvas, &page->view[v]);
        canvas_shapes(canvas);
        canvas_texts(canvas);
        canvas_end(canvas);
    }
}

GByteArray *paint_png(const struct job *job, GError **error)
{
    const struct cj_page *page = &job->book->page[0];
    double dpi = job->options->dpi, scale = dpi / 72;
    if (dpi > most_dpi(page)) {
        g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_SIZE,
                    "a PNG of this map at %.0f dpi would have too many pixels (at most %d a side); the most that works is %.0f dpi",
                    dpi, MOST_SIDE, most_dpi(page));
        return NULL;
    }
    int width = MAX(1, (int)lround(page->width_pt * scale)), height = MAX(1, (int)lround(page->height_pt * scale));
    g_autoptr(cairo_surface_t) surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    struct canvas *canvas = canvas_new(surface, scale, job);
    draw_page(canvas, page);
    bool good = canvas_check(canvas, error);
    canvas_free(canvas);
    cairo_surface_flush(surface);
    return good ? pack(surface, dpi, job->options->grey, error) : NULL;
}
