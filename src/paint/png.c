/* png: pixels. cairo draws them, libpng packs them: three times as fast as cairo's own writer, and smaller.
 *
 * A large picture is drawn in stripes, each as it would be in the whole, and packed as it comes: an A0 at 300 dpi would take half a
 * gigabyte at once. cairo draws on surfaces of at most 32,767 pixels a side, so a stripe that is wider is several surfaces. */
#include "png_priv.h"

#include <math.h>
#include <setjmp.h>

#include <png.h>

#define MOST_SIDE 100000       /* [px] a side: three metres at 800 dpi, and more than most programs open */
#define MOST_BYTES G_MAXINT32  /* of the file, packed */
#define STRIPE_BYTES (64 << 20)
#define MOST_COLUMNS 32000     /* of a surface; cairo draws 32,767, and something is drawn beside it */
#define BESIDE 64              /* [px] drawn on each side and thrown away: cairo cuts off edges there, and rounds where it does */
#define LEVEL 3                /* of deflate: flat colour packs well at once, more costs seconds and gains little */

/* --- packing ------------------------------------------------------------------------------------------------------- */

static void write_bytes(png_structp png, png_bytep data, size_t length)
{
    GByteArray *bytes = png_get_io_ptr(png);
    if (length > MOST_BYTES - bytes->len)
        png_error(png, "too large");
    g_byte_array_append(bytes, data, (guint)length);
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

static void write_header(png_structp png, png_infop info, const struct png_page *page)
{
    png_set_IHDR(png, info, (png_uint_32)page->width, (png_uint_32)page->height, 8, page->grey ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB,
                 PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    png_uint_32 metre = (png_uint_32)lround(page->dpi / 0.0254);
    png_set_pHYs(png, info, metre, metre, PNG_RESOLUTION_METER);
    png_set_filter(png, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
    png_set_compression_level(png, LEVEL);
    png_set_compression_buffer_size(png, 256 * 1024);
    png_write_info(png, info);
}

/* cairo has a pixel in a word, 0x00RRGGBB; PNG wants its bytes in that order on every machine. */
static uint8_t *put_pixels(const uint32_t *pixel, int n, bool grey, uint8_t *to)
{
    const int bytes = grey ? 1 : 3;
    for (int x = 0; x < n; x++)
        for (int c = 0; c < bytes; c++)
            *to++ = (uint8_t)(pixel[x] >> (16 - 8 * c));
    return to;
}

/* --- stripes ------------------------------------------------------------------------------------------------------- */

/* Surfaces side by side, each for `columns` of the page from its own `BESIDE` on, but for the first. */
struct stripe {
    int top, rows;
    int n;
    cairo_surface_t *surface[MOST_SIDE / 256 + 1]; /* a test has narrow ones */
};

static int left_of(const struct png_cut *cut, int i)
{
    return i * cut->columns;
}

static int beside(int i)
{
    return i > 0 ? BESIDE : 0;
}

static void stripe_clear(struct stripe *stripe)
{
    for (int i = 0; i < stripe->n; i++)
        cairo_surface_destroy(stripe->surface[i]);
    stripe->n = 0;
}

static bool stripe_draw(struct stripe *stripe, const struct png_page *page, const struct png_cut *cut, struct canvas *canvas,
                        GError **error)
{
    for (int x = 0; x < page->width; x += cut->columns) {
        int left = x - beside(stripe->n), right = MIN(x + cut->columns + BESIDE, page->width);
        cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, right - left, stripe->rows);
        stripe->surface[stripe->n++] = surface;
        canvas_move(canvas, surface, left, stripe->top);
        canvas_page(canvas, page->page);
        cairo_surface_flush(surface);
        if (!canvas_check(canvas, error))
            return false;
    }
    return true;
}

static void stripe_write(const struct stripe *stripe, const struct png_page *page, const struct png_cut *cut, png_structp png, uint8_t *row)
{
    for (int y = 0; y < stripe->rows; y++) {
        uint8_t *to = row;
        for (int i = 0; i < stripe->n; i++) {
            const unsigned char *data = cairo_image_surface_get_data(stripe->surface[i]);
            size_t stride = (size_t)cairo_image_surface_get_stride(stripe->surface[i]);
            const uint32_t *pixel = (const uint32_t *)(const void *)(data + (size_t)y * stride);
            to = put_pixels(pixel + beside(i), MIN(cut->columns, page->width - left_of(cut, i)), page->grey, to);
        }
        png_write_row(png, row);
    }
}

/* --- the file ------------------------------------------------------------------------------------------------------ */

/* All stripes, from the top. False and an error if one could not be drawn; what libpng can't do jumps out. */
static bool write_page(png_structp png, const struct png_page *page, const struct png_cut *cut, struct stripe *stripe,
                       struct canvas *canvas, uint8_t *row, GError **error)
{
    for (stripe->top = 0; stripe->top < page->height; stripe->top += cut->rows) {
        stripe->rows = MIN(cut->rows, page->height - stripe->top);
        if (!stripe_draw(stripe, page, cut, canvas, error))
            return false;
        stripe_write(stripe, page, cut, png, row);
        stripe_clear(stripe);
    }
    return true;
}

/* Everything that must outlive a jump is set before it and not changed after, or lies in memory that is. */
GByteArray *png_paint(const struct job *job, const struct png_page *page, const struct png_cut *cut, GError **error)
{
    GByteArray *bytes = g_byte_array_new();
    uint8_t *row = g_malloc((gsize)page->width * 3);
    struct stripe *stripe = g_new0(struct stripe, 1);
    struct canvas *canvas = canvas_new(page->dpi / 72, job);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    volatile bool whole = false;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, bytes, write_bytes, flush_nothing);
        write_header(png, info, page);
        whole = write_page(png, page, cut, stripe, canvas, row, error);
        if (whole)
            png_write_end(png, NULL);
    } else {
        whole = false;
        g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_WRITE, "libpng could not pack the map");
    }
    if (!whole)
        g_byte_array_unref(bytes);
    png_destroy_write_struct(&png, &info);
    canvas_free(canvas);
    stripe_clear(stripe);
    g_free(stripe);
    g_free(row);
    return whole ? bytes : NULL;
}

struct png_page png_page_of(const struct job *job)
{
    const struct cj_page *page = &job->book->page[0];
    double dpi = job->options->dpi, scale = dpi / 72;
    return (struct png_page){ .page = page, .dpi = dpi, .width = MAX(1, (int)lround(page->width_pt * scale)),
                              .height = MAX(1, (int)lround(page->height_pt * scale)), .grey = job->options->grey };
}

/* The most dots an inch that this page may have. */
static double most_dpi(const struct cj_page *page)
{
    return floor(MOST_SIDE * 72 / MAX(page->width_pt, page->height_pt));
}

GByteArray *paint_png(const struct job *job, GError **error)
{
    double most = most_dpi(&job->book->page[0]);
    if (job->options->dpi > most) {
        g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_SIZE,
                    "a PNG of this map at %.0f dpi would have too many pixels (at most %d a side); the most that works is %.0f dpi",
                    job->options->dpi, MOST_SIDE, most);
        return NULL;
    }
    const struct png_page page = png_page_of(job);
    const struct png_cut cut = { .rows = MAX(1, STRIPE_BYTES / 4 / page.width), .columns = MOST_COLUMNS };
    return png_paint(job, &page, &cut, error);
}
