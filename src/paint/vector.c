/* vector: SVG through librsvg, as lines and areas. It is opened by its name when it is needed: linked, it would cost every run three
 * milliseconds. What it is given has no text, no pictures and no addresses in it, so it reads nothing else. */
#include "paint_priv.h"

#include <cjmap/image.h>
#include <dlfcn.h>

#define LIBRARY "librsvg-2.so.2"

/* As its headers have it; a handle is an object of GLib. */
typedef struct { double x, y, width, height; } rsvg_rectangle;
static struct {
    void *(*read)(const guint8 *data, gsize len, GError **error);
    gboolean (*draw)(void *handle, cairo_t *cr, const rsvg_rectangle *viewport, GError **error);
    void (*unref)(void *object);
} rsvg;

struct vector { void *handle; };

static void find(void *opened, const char *name, void *to)
{
    *(void **)to = dlsym(opened, name);
}

static bool open_library(GError **error)
{
    if (rsvg.unref)
        return true;
    void *opened = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL); /* until the program ends */
    if (opened) {
        find(opened, "rsvg_handle_new_from_data", &rsvg.read);
        find(opened, "rsvg_handle_render_document", &rsvg.draw);
        find(opened, "g_object_unref", &rsvg.unref);
    }
    if (rsvg.read && rsvg.draw && rsvg.unref)
        return true;
    rsvg.unref = NULL;
    g_set_error_literal(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_WRITE,
                        "SVG pictures need " LIBRARY ", which is not on this machine; install librsvg, or save the pictures as PNG");
    return false;
}

struct vector *vector_new(const struct cj_picture *picture, GError **error)
{
    g_autoptr(GError) why = NULL;
    if (!open_library(error))
        return NULL;
    void *handle = rsvg.read(picture->bytes, picture->len, &why);
    if (!handle) {
        g_set_error_literal(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_PICTURE, why ? why->message : "it is no SVG");
        return NULL;
    }
    struct vector *vector = g_new(struct vector, 1);
    vector->handle = handle;
    return vector;
}

void vector_free(struct vector *vector)
{
    if (!vector)
        return;
    rsvg.unref(vector->handle);
    g_free(vector);
}

bool vector_draw(struct vector *vector, cairo_t *cr, struct cj_rect box, GError **error)
{
    const rsvg_rectangle viewport = { box.x, box.y, box.w, box.h };
    g_autoptr(GError) why = NULL;
    if (rsvg.draw(vector->handle, cr, &viewport, &why))
        return true;
    g_set_error_literal(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_PICTURE, why ? why->message : "it has too much in it");
    return false;
}
