/* pixels: PNG and JPEG for those who want pixels, row by row. A picture that has many more than are worth having is made smaller on the
 * way, each new pixel the mean of a square of old ones, so that a few photographs of a good camera don't fill the memory. */
#include "jpeg_priv.h"
#include "paint_priv.h"

#include <cjmap/image.h>
#include <math.h>
#include <string.h>

#include <png.h>

/* Rows of red, green, blue, alpha in, a surface out. */
struct smaller {
    cairo_surface_t *surface;
    uint32_t columns, factor;     /* of what comes in; how many of them make one */
    int width, height, row;       /* of what goes out; the row being made */
    uint32_t gathered;            /* rows gathered for it */
    uint64_t *sum;                /* [width * 4] alpha, and the colours times alpha */
};

static uint32_t factor_for(uint32_t columns, uint32_t rows, double width, double height)
{
    double factor = floor(MIN(columns / MAX(width, 1), rows / MAX(height, 1)));
    return (uint32_t)CLAMP(factor, 1, MIN(columns, rows));
}

static bool smaller_begin(struct smaller *s, uint32_t columns, uint32_t rows, uint32_t factor, bool clear)
{
    s->columns = columns;
    s->factor = factor;
    s->width = (int)(columns / factor);
    s->height = (int)(rows / factor);
    s->surface = cairo_image_surface_create(clear ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, s->width, s->height);
    s->sum = g_new0(uint64_t, (gsize)s->width * 4);
    return cairo_surface_status(s->surface) == CAIRO_STATUS_SUCCESS;
}

/* cairo has a pixel in a word, its colours times its alpha. */
static void put_row(struct smaller *s)
{
    uint32_t *pixel = (uint32_t *)(void *)(cairo_image_surface_get_data(s->surface)
                                           + (size_t)s->row * (size_t)cairo_image_surface_get_stride(s->surface));
    uint64_t n = (uint64_t)s->factor * s->factor;
    for (int x = 0; x < s->width; x++) {
        const uint64_t *sum = s->sum + 4 * x;
        uint32_t value = (uint32_t)((sum[3] + n / 2) / n) << 24;
        for (int c = 0; c < 3; c++)
            value |= (uint32_t)((sum[c] + n * 255 / 2) / (n * 255)) << (16 - 8 * c);
        pixel[x] = value;
    }
    s->row++;
    memset(s->sum, 0, sizeof *s->sum * 4 * (size_t)s->width);
    s->gathered = 0;
}

/* What is left over at the right and below is less than one pixel. */
static void smaller_add(struct smaller *s, const uint8_t *rgba)
{
    if (s->row >= s->height)
        return;
    uint32_t end = (uint32_t)s->width * s->factor;
    for (uint32_t x = 0; x < end; x++) {
        uint64_t *sum = s->sum + 4 * (x / s->factor);
        const uint8_t *p = rgba + 4 * (size_t)x;
        for (int c = 0; c < 3; c++)
            sum[c] += (uint32_t)p[c] * p[3];
        sum[3] += p[3];
    }
    if (++s->gathered == s->factor)
        put_row(s);
}

static cairo_surface_t *smaller_end(struct smaller *s, bool whole)
{
    g_free(s->sum);
    if (whole) {
        cairo_surface_mark_dirty(s->surface);
        return s->surface;
    }
    cairo_surface_destroy(s->surface);
    return NULL;
}

/* --- PNG ----------------------------------------------------------------------------------------------------------- */

struct source { const uint8_t *at; size_t left; };

static void read_bytes(png_structp png, png_bytep to, size_t n)
{
    struct source *source = png_get_io_ptr(png);
    if (n > source->left)
        png_error(png, "its end is missing");
    memcpy(to, source->at, n);
    source->at += n;
    source->left -= n;
}

static void fail_png(png_structp png, png_const_charp why)
{
    g_strlcpy(png_get_error_ptr(png), why, 128);
    png_longjmp(png, 1);
}

static void pass_over(png_structp png, png_const_charp why)
{
    (void)png, (void)why;
}

/* Whatever is in the file, rows of four bytes a pixel come out. */
static void set_up_png(png_structp png, png_infop info)
{
    png_read_info(png, info);
    png_set_expand(png);
    png_set_strip_16(png);
    png_set_gray_to_rgb(png);
    png_set_add_alpha(png, 0xff, PNG_FILLER_AFTER);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

/* An interlaced picture is whole only at the end. */
static void read_all_rows(png_structp png, uint8_t *all, uint32_t columns, uint32_t rows, struct smaller *s)
{
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
        for (uint32_t y = 0; y < rows; y++)
            png_read_row(png, all + (size_t)y * columns * 4, NULL);
    for (uint32_t y = 0; y < rows; y++)
        smaller_add(s, all + (size_t)y * columns * 4);
}

static void read_rows(png_structp png, uint8_t *row, uint32_t rows, struct smaller *s)
{
    for (uint32_t y = 0; y < rows; y++) {
        png_read_row(png, row, NULL);
        smaller_add(s, row);
    }
}

/* Everything that must outlive a jump is set before it and not changed after. */
static cairo_surface_t *read_png(const struct cj_picture *picture, uint32_t factor, char why[128])
{
    struct source source = { picture->bytes, picture->len };
    struct smaller s = { 0 };
    bool interlaced = picture->bytes[28] != 0; /* in the header, which was read before */
    bool fits = smaller_begin(&s, picture->columns, picture->rows, factor, true);
    uint8_t *rows = g_try_malloc((gsize)picture->columns * 4 * (interlaced ? picture->rows : 1));
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, why, fail_png, pass_over);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    volatile bool whole = false;
    if (fits && rows && info && !setjmp(png_jmpbuf(png))) {
        png_set_read_fn(png, &source, read_bytes);
        png_set_user_limits(png, CJ_PICTURE_SIDE_MOST, CJ_PICTURE_SIDE_MOST);
        set_up_png(png, info);
        if (interlaced)
            read_all_rows(png, rows, picture->columns, picture->rows, &s);
        else
            read_rows(png, rows, picture->rows, &s);
        whole = true;
    }
    png_destroy_read_struct(&png, &info, NULL);
    g_free(rows);
    return smaller_end(&s, whole);
}

/* --- JPEG ---------------------------------------------------------------------------------------------------------- */

static void fail_jpeg(j_common_ptr jpeg)
{
    struct jpeg_trouble *trouble = (struct jpeg_trouble *)(void *)jpeg->err;
    char text[JMSG_LENGTH_MAX];
    trouble->base.format_message(jpeg, text);
    g_strlcpy(trouble->why, text, JPEG_WHY);
    longjmp(trouble->out, 1);
}

static void say_nothing(j_common_ptr jpeg)
{
    (void)jpeg;
}

struct jpeg_error_mgr *jpeg_trouble_init(struct jpeg_trouble *trouble, char *why)
{
    struct jpeg_error_mgr *manager = jpeg_std_error(&trouble->base);
    manager->error_exit = fail_jpeg;
    manager->output_message = say_nothing;
    trouble->why = why;
    return manager;
}

/* The decoder itself makes a picture smaller by two, four or eight, and saves the work. */
static void start_jpeg(struct jpeg_decompress_struct *jpeg, const struct cj_picture *picture, uint32_t factor)
{
    jpeg_mem_src(jpeg, picture->bytes, (unsigned long)picture->len);
    jpeg_read_header(jpeg, TRUE);
    jpeg->out_color_space = JCS_RGB;
    jpeg->scale_num = 1;
    jpeg->scale_denom = factor >= 8 ? 8 : factor >= 4 ? 4 : factor >= 2 ? 2 : 1;
    jpeg_start_decompress(jpeg);
}

static void read_scanlines(struct jpeg_decompress_struct *jpeg, uint8_t *rgb, uint8_t *rgba, struct smaller *s)
{
    while (jpeg->output_scanline < jpeg->output_height) {
        jpeg_read_scanlines(jpeg, &rgb, 1);
        for (JDIMENSION x = 0; x < jpeg->output_width; x++) {
            memcpy(rgba + 4 * (size_t)x, rgb + 3 * (size_t)x, 3);
            rgba[4 * (size_t)x + 3] = 0xff;
        }
        smaller_add(s, rgba);
    }
}

/* Room for a row of the stored picture is enough for one that was made smaller. */
static cairo_surface_t *read_jpeg(const struct cj_picture *picture, double width, double height, char why[128])
{
    struct jpeg_decompress_struct jpeg = { 0 };
    struct jpeg_trouble trouble;
    struct smaller s = { 0 };
    uint8_t *rgb = g_malloc((gsize)picture->columns * 3 + 64), *rgba = g_malloc((gsize)picture->columns * 4 + 64);
    volatile bool whole = false;
    jpeg.err = jpeg_trouble_init(&trouble, why);
    if (!setjmp(trouble.out)) {
        jpeg_create_decompress(&jpeg);
        start_jpeg(&jpeg, picture, factor_for(picture->columns, picture->rows, width, height));
        bool fits = jpeg.output_width <= picture->columns && jpeg.output_height <= picture->rows && jpeg.output_components == 3;
        uint32_t left = factor_for(jpeg.output_width, jpeg.output_height, width, height);
        if (fits && smaller_begin(&s, jpeg.output_width, jpeg.output_height, left, false)) {
            read_scanlines(&jpeg, rgb, rgba, &s);
            jpeg_finish_decompress(&jpeg);
            whole = true;
        }
    }
    jpeg_destroy_decompress(&jpeg);
    g_free(rgb);
    g_free(rgba);
    return smaller_end(&s, whole);
}

cairo_surface_t *pixels_read(const struct cj_picture *picture, double width, double height, GError **error)
{
    char why[128] = "there is not enough memory";
    cairo_surface_t *surface = picture->kind == CJ_PICTURE_JPEG
        ? read_jpeg(picture, width, height, why)
        : read_png(picture, factor_for(picture->columns, picture->rows, width, height), why);
    if (!surface)
        g_set_error_literal(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_PICTURE, why);
    return surface;
}
