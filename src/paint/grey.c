/* grey: pictures without colour. Of a JPEG only the grey part of it is kept, as it is stored, so that nothing is lost and nothing grows;
 * a PNG is decoded and packed anew. A drawing becomes pixels: its colours may stand anywhere in it, and a filter that takes them away is
 * drawn as coarse pixels in a PDF. */
#include "jpeg_priv.h"
#include "paint_priv.h"

#include <cjmap/image.h>
#include <math.h>
#include <stdlib.h>

#include <png.h>

#define SIDE_KEPT 4000.0  /* [px] of a PNG, at least: 400 dpi where it is a foot wide */
#define SIDE_DRAWN 2000.0 /* [px] of a drawing: the longer one */

/* --- JPEG ---------------------------------------------------------------------------------------------------------- */

/* How light a pixel is stands apart from its colour in all JPEG but a rare sort, which is decoded instead. */
static bool keep_lightness(struct jpeg_decompress_struct *from, struct jpeg_compress_struct *to)
{
    jpeg_read_header(from, TRUE);
    if (from->jpeg_color_space != JCS_YCbCr && from->jpeg_color_space != JCS_GRAYSCALE)
        return false;
    jvirt_barray_ptr *coefficients = jpeg_read_coefficients(from);
    jpeg_copy_critical_parameters(from, to);
    const int table = to->comp_info[0].quant_tbl_no;
    jpeg_set_colorspace(to, JCS_GRAYSCALE);
    to->comp_info[0].quant_tbl_no = table;
    to->optimize_coding = TRUE;
    jpeg_write_coefficients(to, coefficients);
    jpeg_finish_compress(to);
    jpeg_finish_decompress(from);
    return true;
}

/* Its bytes in grey: none, if only its pixels can tell. NULL, and why in `why`, if it is broken. */
static GByteArray *grey_jpeg(const struct cj_picture *picture, char *why)
{
    struct jpeg_decompress_struct from = { 0 };
    struct jpeg_compress_struct to = { 0 };
    struct jpeg_trouble trouble;
    unsigned char *out = NULL;
    unsigned long len = 0;
    GByteArray *volatile bytes = NULL;
    from.err = to.err = jpeg_trouble_init(&trouble, why);
    if (!setjmp(trouble.out)) {
        jpeg_create_decompress(&from);
        jpeg_create_compress(&to);
        jpeg_mem_src(&from, picture->bytes, (unsigned long)picture->len);
        jpeg_mem_dest(&to, &out, &len);
        bool kept = keep_lightness(&from, &to);
        bytes = g_byte_array_new();
        if (kept)
            g_byte_array_append(bytes, out, (guint)len);
    }
    jpeg_destroy_compress(&to);
    jpeg_destroy_decompress(&from);
    free(out);
    return bytes;
}

/* --- pixels -------------------------------------------------------------------------------------------------------- */

static void write_bytes(png_structp png, png_bytep data, size_t length)
{
    g_byte_array_append(png_get_io_ptr(png), data, (guint)length);
}

static void flush_nothing(png_structp png)
{
    (void)png;
}

/* cairo's colours are times their alpha; how light they are together is a matter of light (WCAG 2.2, "relative luminance"), as the greys
 * of a theme are. */
static void grey_row(const uint32_t *pixel, int width, bool clear, uint8_t *out)
{
    for (int x = 0; x < width; x++) {
        const double alpha = clear ? (pixel[x] >> 24) / 255.0 : 1;
        const double r = (pixel[x] >> 16 & 0xff) / 255.0, g = (pixel[x] >> 8 & 0xff) / 255.0, b = (pixel[x] & 0xff) / 255.0;
        const struct cj_rgb colour = { r, g, b }, whole = { MIN(r / alpha, 1), MIN(g / alpha, 1), MIN(b / alpha, 1) };
        const double grey = alpha > 0 ? cj_rgb_grey(alpha < 1 ? whole : colour).g : 0;
        *out++ = (uint8_t)lround(grey * 255);
        if (clear)
            *out++ = (uint8_t)(pixel[x] >> 24);
    }
}

static void write_rows(png_structp png, cairo_surface_t *surface, bool clear, uint8_t *row)
{
    const int width = cairo_image_surface_get_width(surface), height = cairo_image_surface_get_height(surface);
    const unsigned char *data = cairo_image_surface_get_data(surface);
    for (int y = 0; y < height; y++) {
        grey_row((const uint32_t *)(const void *)(data + (size_t)y * (size_t)cairo_image_surface_get_stride(surface)), width, clear, row);
        png_write_row(png, row);
    }
}

/* NULL if libpng fails. */
static GByteArray *pack(cairo_surface_t *surface)
{
    const bool clear = cairo_image_surface_get_format(surface) == CAIRO_FORMAT_ARGB32;
    GByteArray *bytes = g_byte_array_new();
    uint8_t *row = g_malloc((gsize)cairo_image_surface_get_width(surface) * 2);
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_infop info = png ? png_create_info_struct(png) : NULL;
    volatile bool whole = false;
    if (info && !setjmp(png_jmpbuf(png))) {
        png_set_write_fn(png, bytes, write_bytes, flush_nothing);
        png_set_IHDR(png, info, (png_uint_32)cairo_image_surface_get_width(surface), (png_uint_32)cairo_image_surface_get_height(surface), 8,
                     clear ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_BASE,
                     PNG_FILTER_TYPE_BASE);
        png_write_info(png, info);
        write_rows(png, surface, clear, row);
        png_write_end(png, NULL);
        whole = true;
    }
    png_destroy_write_struct(&png, &info);
    g_free(row);
    if (!whole)
        g_clear_pointer(&bytes, g_byte_array_unref);
    return bytes;
}

/* A drawing as pixels. NULL and an error if the library does not take it. */
static cairo_surface_t *draw(const struct cj_picture *picture, GError **error)
{
    const double scale = SIDE_DRAWN / MAX(picture->width, picture->height);
    const int width = (int)MAX(lround(picture->width * scale), 1), height = (int)MAX(lround(picture->height * scale), 1);
    struct vector *vector = vector_new(picture, error);
    if (!vector)
        return NULL;
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_t *cr = cairo_create(surface);
    bool good = vector_draw(vector, cr, (struct cj_rect){ 0, 0, width, height }, error);
    cairo_destroy(cr);
    vector_free(vector);
    cairo_surface_flush(surface);
    if (!good)
        g_clear_pointer(&surface, cairo_surface_destroy);
    return surface;
}

static GByteArray *grey_pixels(const struct cj_picture *picture, struct cj_picture *grey, GError **error)
{
    g_autoptr(cairo_surface_t) surface =
        picture->kind == CJ_PICTURE_SVG ? draw(picture, error) : pixels_read(picture, SIDE_KEPT, SIDE_KEPT, error);
    GByteArray *bytes = surface ? pack(surface) : NULL;
    if (!bytes) {
        if (surface)
            g_set_error_literal(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_WRITE, "libpng could not pack a picture in grey");
        return NULL;
    }
    grey->kind = CJ_PICTURE_PNG;
    grey->columns = (uint32_t)cairo_image_surface_get_width(surface);
    grey->rows = (uint32_t)cairo_image_surface_get_height(surface);
    return bytes;
}

/* --- the door ------------------------------------------------------------------------------------------------------ */

/* It is as large as it was, in the map and to who asks for its size. */
static bool make_grey(const struct cj_picture *picture, struct cj_picture *grey, struct cj_arena *arena, GError **error)
{
    g_autoptr(GByteArray) bytes = NULL;
    char why[JPEG_WHY] = "";
    *grey = *picture;
    if (picture->kind == CJ_PICTURE_JPEG && !(bytes = grey_jpeg(picture, why))) {
        g_set_error_literal(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_PICTURE, why);
        return false;
    }
    if (!bytes || bytes->len == 0) {
        g_clear_pointer(&bytes, g_byte_array_unref);
        bytes = grey_pixels(picture, grey, error);
    }
    if (!bytes)
        return false;
    grey->bytes = (const uint8_t *)cj_arena_strndup(arena, (const char *)bytes->data, bytes->len);
    grey->len = bytes->len;
    return true;
}

const struct cj_pictures *cj_paint_grey(const struct cj_pictures *pictures, struct cj_arena *arena, GError **error)
{
    struct cj_pictures *grey = CJ_NEW(arena, struct cj_pictures, 1);
    struct cj_picture *picture = CJ_NEW(arena, struct cj_picture, pictures->n);
    for (uint32_t i = 0; i < pictures->n; i++) {
        g_autoptr(GError) why = NULL;
        if (make_grey(&pictures->picture[i], &picture[i], arena, &why))
            continue;
        if (why->code == CJ_PAINT_ERROR_PICTURE)
            why->code += (int)i;
        g_propagate_error(error, g_steal_pointer(&why));
        return NULL;
    }
    *grey = (struct cj_pictures){ picture, pictures->n };
    return grey;
}
