/* pictures: those of a scene on one surface. A JPEG goes into a PDF as it is; everything else that is stored as pixels is decoded once,
 * as large as the largest place it has; an SVG is drawn anew each time. */
#include "paint_priv.h"

#include <cjmap/image.h>

struct ready {
    cairo_surface_t *surface;
    struct vector *vector;
};

struct pictures {
    const struct cj_scene *scene;
    double scale;
    bool coded;
    struct ready *ready;      /* [pictures] */
    uint32_t n;
    GError *error;            /* the first */
};

struct pictures *pictures_new(const struct cj_scene *scene, double scale, bool coded)
{
    struct pictures *pictures = g_new0(struct pictures, 1);
    pictures->scene = scene;
    pictures->scale = scale;
    pictures->coded = coded;
    pictures->n = scene->pictures ? scene->pictures->n : 0;
    pictures->ready = g_new0(struct ready, pictures->n);
    return pictures;
}

void pictures_free(struct pictures *pictures)
{
    for (uint32_t i = 0; i < pictures->n; i++) {
        if (pictures->ready[i].surface)
            cairo_surface_destroy(pictures->ready[i].surface);
        vector_free(pictures->ready[i].vector);
    }
    g_clear_error(&pictures->error);
    g_free(pictures->ready);
    g_free(pictures);
}

const struct cj_scene *pictures_scene(const struct pictures *pictures)
{
    return pictures->scene;
}

bool pictures_check(struct pictures *pictures, GError **error)
{
    if (!pictures->error)
        return true;
    g_propagate_error(error, g_steal_pointer(&pictures->error));
    return false;
}

/* --- making ready -------------------------------------------------------------------------------------------------- */

static void free_bytes(void *bytes)
{
    g_bytes_unref(bytes);
}

/* Of a picture that is handed on as it is, cairo wants a surface of its size, and looks only at its code. */
static cairo_surface_t *carry(const struct cj_picture *picture)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A1, (int)picture->columns, (int)picture->rows);
    GBytes *bytes = g_bytes_new_static(picture->bytes, picture->len);
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG, picture->bytes, picture->len, free_bytes, bytes);
    return surface;
}

/* The largest place a picture has, as it is stored [px]. */
static void largest_place(const struct pictures *pictures, uint32_t index, double *ret_width, double *ret_height)
{
    *ret_width = *ret_height = 0;
    for (uint32_t i = 0; i < pictures->scene->nitems; i++) {
        const struct cj_item *item = &pictures->scene->item[i];
        if (item->kind != CJ_ITEM_IMAGE || item->u.image.picture != index)
            continue;
        struct cj_rect box = item->u.image.box;
        bool lying = pictures->scene->pictures->picture[index].turn >= 5;
        *ret_width = MAX(*ret_width, (lying ? box.h : box.w) * pictures->scale);
        *ret_height = MAX(*ret_height, (lying ? box.w : box.h) * pictures->scale);
    }
}

static void make_ready(struct pictures *pictures, uint32_t index, GError **error)
{
    const struct cj_picture *picture = &pictures->scene->pictures->picture[index];
    struct ready *ready = &pictures->ready[index];
    double width, height;
    if (ready->surface || ready->vector)
        return;
    if (picture->kind == CJ_PICTURE_SVG) {
        ready->vector = vector_new(picture, error);
    } else if (picture->kind == CJ_PICTURE_JPEG && pictures->coded) {
        ready->surface = carry(picture);
    } else {
        largest_place(pictures, index, &width, &height);
        ready->surface = pixels_read(picture, width, height, error);
    }
}

/* --- drawing ------------------------------------------------------------------------------------------------------- */

cairo_matrix_t pictures_place(const struct cj_picture *picture, struct cj_rect box)
{
    /* Where the corner of the stored picture comes to lie, and where its two sides lead from there. */
    static const struct { double x, y, across_x, across_y, down_x, down_y; } rows[] = {
        [1] = { 0, 0, 1, 0, 0, 1 }, [2] = { 1, 0, -1, 0, 0, 1 }, [3] = { 1, 1, -1, 0, 0, -1 }, [4] = { 0, 1, 1, 0, 0, -1 },
        [5] = { 0, 0, 0, 1, 1, 0 }, [6] = { 1, 0, 0, 1, -1, 0 }, [7] = { 1, 1, 0, -1, -1, 0 }, [8] = { 0, 1, 0, -1, 1, 0 },
    };
    uint8_t turn = picture->turn >= 1 && picture->turn <= 8 ? picture->turn : 1;
    cairo_matrix_t matrix;
    cairo_matrix_init(&matrix, rows[turn].across_x * box.w, rows[turn].across_y * box.h, rows[turn].down_x * box.w,
                      rows[turn].down_y * box.h, box.x + rows[turn].x * box.w, box.y + rows[turn].y * box.h);
    return matrix;
}

static void draw_pixels(cairo_t *cr, const struct cj_picture *picture, cairo_surface_t *surface, struct cj_rect box, bool padded)
{
    cairo_matrix_t place = pictures_place(picture, box);
    cairo_transform(cr, &place);
    cairo_scale(cr, 1.0 / cairo_image_surface_get_width(surface), 1.0 / cairo_image_surface_get_height(surface));
    cairo_set_source_surface(cr, surface, 0, 0);
    if (padded) /* its edges are whole, not half nothing */
        cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_paint(cr);
}

void pictures_draw(struct pictures *pictures, cairo_t *cr, const struct cj_item *item)
{
    uint32_t index = item->u.image.picture;
    if (pictures->error || index >= pictures->n)
        return;
    const struct cj_picture *picture = &pictures->scene->pictures->picture[index];
    const struct ready *ready = &pictures->ready[index];
    make_ready(pictures, index, &pictures->error);
    cairo_save(cr);
    cairo_clip(cr);
    if (ready->surface)
        draw_pixels(cr, picture, ready->surface, item->u.image.box, !pictures->coded);
    else if (ready->vector)
        vector_draw(ready->vector, cr, item->u.image.box, &pictures->error);
    cairo_restore(cr);
    if (pictures->error && pictures->error->code == CJ_PAINT_ERROR_PICTURE)
        pictures->error->code += (int)index;
}
