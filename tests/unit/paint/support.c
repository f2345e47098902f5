#include "paint_tests.h"

#include <string.h>

#include <cairo.h>
#include <glib/gstdio.h>

static struct cj_fonts *fonts;

struct cj_fonts *test_fonts(void)
{
    if (!fonts) {
        const char *const dirs[] = { CJMAP_BINARY_DIR "/no/such/folder", CJMAP_BINARY_DIR "/share/cjmap/fonts", NULL };
        g_autoptr(GError) error = NULL;
        fonts = cj_fonts_new(dirs, &error);
        if (!fonts)
            fail_msg("%s", error->message);
    }
    return fonts;
}

void test_fonts_close(void)
{
    cj_fonts_free(fonts);
    fonts = NULL;
}

/* --- a scene ------------------------------------------------------------------------------------------------------- */

static const struct cj_group groups[] = {
    { .is = CJ_IS_DOCUMENT },
    { .is = CJ_IS_SECTION, .parent = 0 },
    { .is = CJ_IS_HEADING_1, .parent = 1 },
    { .is = CJ_IS_PARAGRAPH, .parent = 1 },
    { .is = CJ_IS_FIGURE, .parent = 1, .alt = "De lijn stijgt – eerst" },
    { .is = CJ_IS_SECTION, .parent = 0 },
    { .is = CJ_IS_LIST, .parent = 5 },
    { .is = CJ_IS_ITEM, .parent = 6 },
    { .is = CJ_IS_ITEM, .parent = 6 },
    { .is = CJ_IS_FIGURE, .parent = 5, .alt = "Daarna daalt ze" },
};

static const struct { uint32_t group; enum cj_face face; double size_pt; const char *text; } texts[] = {
    { 2, CJ_FACE_BOLD, 20, "Online belastingaangifte doen" },
    { 3, CJ_FACE_REGULAR, 12, "Henk en Samira willen vóór 1 mei hun aangifte inkomstenbelasting indienen; fi ff ffi, naïef, 5 €." },
    { 7, CJ_FACE_ITALIC, 12, "“Wat willen ze nu weer weten?”" },
    { 8, CJ_FACE_BOLD, 12, "7" },
    { 8, CJ_FACE_BOLD_ITALIC, 12, "Daar gaan\nwe weer… met arbeids\u00ADongeschiktheids\u00ADverzekering" },
};

static const struct cj_stop stops[] = {
    { 0, { .role = CJ_COLOUR_EMOTION, .at = 1000 }, 0.42 },
    { 0.5, { .role = CJ_COLOUR_EMOTION, .at = 500 }, 0.1 },
    { 1, { .role = CJ_COLOUR_EMOTION, .at = -1000 }, 0.44 },
};
static const struct cj_gradient gradient = { .y0 = 300, .y1 = 380, .x0 = 20, .x1 = 380, .fade = 30, .n = 3, .stop = stops };

static const struct cj_path_step curve[] = {
    { CJ_MOVE, { 20, 340 } }, { CJ_CURVE, { 120, 260, 200, 420, 380, 320 } }, { CJ_LINE, { 380, 340 } }, { CJ_CLOSE, { 0 } },
};

static void add_shapes(GArray *items)
{
    const struct cj_item shapes[] = {
        { .kind = CJ_ITEM_RECT, .layer = CJ_LAYER_WASH, .fill = { .role = CJ_COLOUR_WASH }, .fill_alpha = 1,
          .stroke = { .role = CJ_COLOUR_OUTLINE }, .stroke_alpha = 1, .stroke_pt = 1, .u.rect = { { 10, 10, 380, 280 }, 4 } },
        { .kind = CJ_ITEM_RECT, .layer = CJ_LAYER_WASH, .fill = { .role = CJ_COLOUR_PAIN }, .fill_alpha = 0.045,
          .u.rect = { { 60, 300, 50, 80 }, 0 } },
        { .kind = CJ_ITEM_PATH, .layer = CJ_LAYER_SHAPE, .gradient = &gradient, .u.path = { curve, G_N_ELEMENTS(curve) } },
        { .kind = CJ_ITEM_PATH, .layer = CJ_LAYER_LINE, .stroke = { .role = CJ_COLOUR_PERSONA, .index = 1 }, .stroke_alpha = 0.5,
          .stroke_pt = 3, .dash = { 6, 4 }, .round = true, .u.path = { curve, 2 } },
        { .kind = CJ_ITEM_ICON, .layer = CJ_LAYER_MARK, .stroke = { .role = CJ_COLOUR_INK }, .stroke_alpha = 1,
          .u.icon = { CJ_ICON_POST, { 360, 260, 20, 20 } } },
    };
    g_array_append_vals(items, shapes, G_N_ELEMENTS(shapes));
}

/* One item a line; returns the y below. */
static double add_text(GArray *items, uint32_t t, double width_pt, double y)
{
    struct cj_measurer measurer = cj_fonts_measurer(test_fonts());
    const struct cj_measured *m = measurer.measure(measurer.self, cj_str_from(texts[t].text), texts[t].face, "nl", NULL);
    struct cj_line line[32];
    uint32_t n = cj_text_break(m, (int32_t)(width_pt / texts[t].size_pt * CJ_EM), true, line, G_N_ELEMENTS(line));
    for (uint32_t i = 0; i < n; i++) {
        y += 1.3 * texts[t].size_pt;
        struct cj_item item = { .kind = CJ_ITEM_TEXT, .layer = CJ_LAYER_TEXT, .group = texts[t].group,
                                .fill = { .role = CJ_COLOUR_INK }, .fill_alpha = 1,
                                .u.text = { .text = t, .m = m, .line = line[i], .x = 20, .baseline = y, .size_pt = texts[t].size_pt,
                                            .face = texts[t].face } };
        g_array_append_val(items, item);
    }
    return y;
}

struct test_scene test_scene_new(double width_pt)
{
    struct test_scene test = { .arena = cj_arena_new() };
    g_autoptr(GArray) items = g_array_new(FALSE, TRUE, sizeof(struct cj_item));
    g_autoptr(GArray) reading = g_array_new(FALSE, TRUE, sizeof(uint32_t));
    add_shapes(items);
    double y = 10;
    uint32_t shapes = items->len;
    for (uint32_t t = 0; t < G_N_ELEMENTS(texts); t++)
        y = add_text(items, t, width_pt, y);
    for (uint32_t i = shapes; i < items->len; i++)
        g_array_append_val(reading, i);
    test.scene = (struct cj_scene){
        .width_pt = 400, .height_pt = 400, .title = "Aangifte (één) doen", .author = "Dienstverlening", .language = "nl",
        .personas = 2, .nitems = items->len, .item = cj_arena_seal(test.arena, items), .ngroups = G_N_ELEMENTS(groups),
        .group = groups, .nreading = reading->len, .reading = cj_arena_seal(test.arena, reading), .ntexts = G_N_ELEMENTS(texts),
    };
    return test;
}

struct test_scene test_bounded_scene_new(double width_pt)
{
    struct test_scene test = test_scene_new(width_pt);
    struct cj_item *item = CJ_NEW(test.arena, struct cj_item, test.scene.nitems);
    for (uint32_t i = 0; i < test.scene.nitems; i++) {
        item[i] = test.scene.item[i];
        if (item[i].kind == CJ_ITEM_TEXT)
            item[i].bounds =
                (struct cj_rect){ 20, item[i].u.text.baseline - item[i].u.text.size_pt, width_pt, 1.3 * item[i].u.text.size_pt };
        else if (item[i].kind == CJ_ITEM_RECT)
            item[i].bounds = item[i].u.rect.box;
        else
            item[i].bounds = (struct cj_rect){ 20, 260, 360, 120 };
        if (item[i].kind == CJ_ITEM_PATH)
            item[i].group = 4; /* the first figure */
    }
    test.scene.item = item;
    return test;
}

void test_scene_free(struct test_scene *scene)
{
    cj_arena_free(scene->arena);
}

const struct cj_book *test_book(const struct test_scene *test)
{
    return cj_book_of(&test->scene, test->arena);
}

struct cj_paint_options test_options(void)
{
    return (struct cj_paint_options){ .dpi = 96, .created = -1, .producer = "cjmap test" };
}

GByteArray *test_paint(enum cj_format format)
{
    struct test_scene test = test_scene_new(SCENE_WIDTH);
    const struct cj_paint_options options = test_options();
    g_autoptr(GError) error = NULL;
    GByteArray *bytes = cj_paint(format, test_book(&test), cj_theme_default(), test_fonts(), &options, &error);
    if (!bytes)
        fail_msg("%s", error->message);
    test_scene_free(&test);
    return bytes;
}

/* --- other people's programs ----------------------------------------------------------------------------------------- */

static char *keep(const GByteArray *bytes, const char *suffix)
{
    g_autofree char *pattern = g_strconcat("cjmap-XXXXXX", suffix, NULL);
    g_autoptr(GError) error = NULL;
    char *path = NULL;
    int fd = g_file_open_tmp(pattern, &path, &error);
    assert_true(fd >= 0);
    assert_true(g_close(fd, NULL));
    assert_true(g_file_set_contents(path, (const char *)bytes->data, bytes->len, &error));
    return path;
}

static char *run(const char *path, const char *const *argv)
{
    g_autoptr(GPtrArray) args = g_ptr_array_new();
    for (; *argv; argv++)
        g_ptr_array_add(args, (gpointer)(strcmp(*argv, "@FILE") == 0 ? path : *argv));
    g_ptr_array_add(args, NULL);
    char *out = NULL;
    g_autofree char *complaints = NULL;
    g_autoptr(GError) error = NULL;
    int status = 0;
    bool ran = g_spawn_sync(NULL, (char **)args->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &complaints, &status, &error);
    if (!ran || !g_spawn_check_wait_status(status, &error))
        fail_msg("%s: %s %s%s", (const char *)args->pdata[0], error->message, complaints ? complaints : "", out ? out : "");
    return out;
}

char *test_tool(const GByteArray *bytes, const char *suffix, const char *const *argv)
{
    g_autofree char *path = keep(bytes, suffix);
    char *out = run(path, argv);
    g_unlink(path);
    return out;
}

uint8_t *test_render(const GByteArray *pdf, uint32_t *ret_width, uint32_t *ret_height)
{
    g_autofree char *path = keep(pdf, ".pdf"), *picture = g_strconcat(path, ".ppm", NULL), *ppm = NULL;
    g_free(run(path, (const char *const[]){ "pdftoppm", "-r", "96", "-singlefile", "@FILE", path, NULL }));
    gsize length;
    assert_true(g_file_get_contents(picture, &ppm, &length, NULL));
    g_unlink(path);
    g_unlink(picture);
    char *at = ppm + 2; /* P6 width height 255, one white space, pixels */
    assert_memory_equal(ppm, "P6", 2);
    *ret_width = (uint32_t)g_ascii_strtoull(at, &at, 10);
    *ret_height = (uint32_t)g_ascii_strtoull(at, &at, 10);
    assert_int_equal(g_ascii_strtoull(at, &at, 10), 255);
    at++;
    assert_true(length - (gsize)(at - ppm) == (gsize)*ret_width * *ret_height * 3);
    return g_memdup2(at, (gsize)*ret_width * *ret_height * 3);
}

struct bytes_read { const GByteArray *bytes; guint at; };

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned int length)
{
    struct bytes_read *read = closure;
    memcpy(data, read->bytes->data + read->at, length);
    read->at += length;
    return CAIRO_STATUS_SUCCESS;
}

uint8_t *test_pixels(const GByteArray *png, uint32_t width, uint32_t height)
{
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &(struct bytes_read){ .bytes = png });
    assert_int_equal(cairo_image_surface_get_width(surface), width);
    assert_int_equal(cairo_image_surface_get_height(surface), height);
    uint8_t *pixels = g_malloc((gsize)width * height * 3);
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, cairo_image_surface_get_data(surface) + y * (uint32_t)cairo_image_surface_get_stride(surface) + 4 * x, 4);
            for (int channel = 0; channel < 3; channel++)
                pixels[(y * width + x) * 3 + (uint32_t)channel] = (uint8_t)(pixel >> (16 - 8 * channel));
        }
    cairo_surface_destroy(surface);
    return pixels;
}
