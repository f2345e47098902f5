/* Pictures in memory and as files. */
#include "picture.h"

#include <png.h>
#include <string.h>

struct picture *picture_new(int w, int h)
{
    struct picture *picture = g_new(struct picture, 1);
    *picture = (struct picture){ w, h, g_malloc0((gsize)w * (gsize)h * 3) };
    return picture;
}

void picture_free(struct picture *picture)
{
    if (!picture)
        return;
    g_free(picture->rgb);
    g_free(picture);
}

struct picture *picture_read(const void *png, gsize len, GError **error)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    if (!png_image_begin_read_from_memory(&image, png, len)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "not a PNG: %s", image.message);
        return NULL;
    }
    image.format = PNG_FORMAT_RGB;
    g_autoptr(cj_picture) picture = picture_new((int)image.width, (int)image.height);
    if (!png_image_finish_read(&image, &(png_color){ 255, 255, 255 }, picture->rgb, 0, NULL)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "a broken PNG: %s", image.message);
        return NULL;
    }
    return g_steal_pointer(&picture);
}

struct picture *picture_load(const char *file, GError **error)
{
    g_autofree char *bytes = NULL;
    gsize len;
    return g_file_get_contents(file, &bytes, &len, error) ? picture_read(bytes, len, error) : NULL;
}

bool picture_save(const struct picture *picture, const char *file, GError **error)
{
    png_image image = { .version = PNG_IMAGE_VERSION, .width = (png_uint_32)picture->w, .height = (png_uint_32)picture->h,
                        .format = PNG_FORMAT_RGB };
    if (png_image_write_to_file(&image, file, 0, picture->rgb, 0, NULL))
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_IO, "%s: %s", file, image.message);
    return false;
}

struct picture *picture_reduce(const struct picture *picture, int times)
{
    struct picture *small = picture_new(MAX(1, picture->w / times), MAX(1, picture->h / times));
    for (int y = 0; y < small->h; y++)
        for (int x = 0; x < small->w; x++)
            for (int c = 0; c < 3; c++) {
                int sum = 0, n = 0;
                for (int v = y * times; v < (y + 1) * times && v < picture->h; v++)
                    for (int u = x * times; u < (x + 1) * times && u < picture->w; u++, n++)
                        sum += picture->rgb[((gsize)v * (gsize)picture->w + (gsize)u) * 3 + (gsize)c];
                small->rgb[((gsize)y * (gsize)small->w + (gsize)x) * 3 + (gsize)c] = (uint8_t)((sum + n / 2) / n);
            }
    return small;
}

char *picture_hash(const struct picture *picture)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree char *size = g_strdup_printf("%d x %d", picture->w, picture->h);
    g_checksum_update(sum, (const guchar *)size, (gssize)strlen(size));
    g_checksum_update(sum, picture->rgb, (gssize)picture->w * picture->h * 3);
    return g_strdup(g_checksum_get_string(sum));
}
