/* The comparison of pictures is tried itself: changes that a reader would notice are made to a real map, item by item, and each must be
 * found; the same map rasterised another way must pass. Then, on bare pictures, the smallest changes that count. */
#include "picture.h"

#include <cjmap/diag.h>
#include <cjmap/document.h>
#include <cjmap/journey.h>
#include <cjmap/layout.h>
#include <cjmap/paint.h>
#include <cjmap/scene.h>

#include <stdio.h>
#include <string.h>

static unsigned tried, failed;

static void expect(bool fine, const char *what, const char *detail)
{
    tried++;
    if (fine)
        return;
    failed++;
    printf("FAIL: %s: %s\n", what, detail);
}

static bool same(const struct picture *a, const struct picture *b)
{
    g_autoptr(cj_comparison) comparison = picture_compare(a, b);
    return comparison->changed == 0;
}

/* --- a real map ------------------------------------------------------------------------------------------------------ */

struct map {
    struct cj_arena *arena;
    struct cj_fonts *fonts;
    const struct cj_theme *theme;
    const struct cj_scene *scene;
};

static bool map_open(struct map *map, const char *file, GError **error)
{
    const char *const dirs[] = { CJMAP_BINARY_DIR "/share/cjmap/fonts", NULL };
    g_autofree char *bytes = NULL;
    gsize len;
    *map = (struct map){ .arena = cj_arena_new(), .fonts = cj_fonts_new(dirs, error), .theme = cj_theme_default() };
    if (!map->fonts || !g_file_get_contents(file, &bytes, &len, error))
        return false;
    struct cj_diags *diags = cj_diags_new(map->arena);
    const struct cj_source *source = cj_source_new(map->arena, 0, file, bytes, len);
    cj_diags_add_source(diags, source);
    const struct cj_yaml *tree = cj_document_parse(source, &cj_document_default_limits, map->arena, diags);
    const struct cj_journey *journey = tree ? cj_journey_load(tree, map->arena, diags) : NULL;
    struct cj_measurer measurer = cj_fonts_measurer(map->fonts);
    struct cj_layout_options sheet = { .sheet = CJ_SHEET_NATURAL };
    const struct cj_layout *layout = journey ? cj_layout_build(journey, map->theme, &measurer, &sheet, map->arena, error) : NULL;
    map->scene = layout ? cj_scene_build(layout, map->theme, map->arena) : NULL;
    return map->scene != NULL;
}

static struct picture *map_draw(const struct map *map, const struct cj_scene *scene, double dpi)
{
    struct cj_paint_options options = { .dpi = dpi, .created = -1, .producer = "picture" };
    g_autoptr(GByteArray) png = cj_paint(CJ_FORMAT_PNG, cj_book_of(scene, map->arena), map->theme, map->fonts, &options, NULL);
    return png ? picture_read(png->data, png->len, NULL) : NULL;
}

/* As the picture test has it. */
static struct picture *map_reduced(const struct map *map, const struct cj_scene *scene)
{
    g_autoptr(cj_picture) large = map_draw(map, scene, 192);
    return large ? picture_reduce(large, PICTURE_REDUCED) : NULL;
}

/* Whether a map with item `i` in this state looks different. */
static bool noticed(const struct map *map, const struct picture *whole, uint32_t i, const struct cj_item *instead)
{
    struct cj_scene scene = *map->scene;
    g_autofree struct cj_item *items = g_memdup2(scene.item, sizeof *items * scene.nitems);
    items[i] = *instead;
    scene.item = items;
    g_autoptr(cj_picture) picture = map_reduced(map, &scene);
    return picture && !same(whole, picture);
}

static void describe(const struct cj_item *item, char *out, size_t size)
{
    static const char *const kinds[] = { "rect", "path", "text", "icon" };
    g_snprintf(out, size, "%s at %d, %d pt, %d by %d", kinds[item->kind], (int)item->bounds.x, (int)item->bounds.y, (int)item->bounds.w,
               (int)item->bounds.h);
}

/* Nothing is drawn of it: no fill, no stroke. */
static struct cj_item gone(const struct cj_item *item)
{
    struct cj_item bare = *item;
    bare.fill = bare.stroke = cj_tone(CJ_COLOUR_NONE);
    bare.gradient = NULL;
    return bare;
}

/* One text to the right by `px` of the picture. */
static struct cj_item moved(const struct cj_item *item, double px)
{
    struct cj_item next = *item;
    next.u.text.x += px * 72 / 64;
    return next;
}

static void try_item(const struct map *map, const struct picture *whole, uint32_t i)
{
    const struct cj_item *item = &map->scene->item[i];
    char what[100];
    describe(item, what, sizeof what);
    struct cj_item other = gone(item);
    expect(item->kind == CJ_ITEM_TEXT || noticed(map, whole, i, &other), "not noticed that it is gone", what);
    if (item->kind == CJ_ITEM_TEXT) {
        other = moved(item, 1);
        expect(noticed(map, whole, i, &other), "not noticed that it moved by a pixel", what);
    }
    if (item->fill.role == CJ_COLOUR_PERSONA || item->fill.role == CJ_COLOUR_PRIMARY) {
        other = *item;
        other.fill = cj_tone(CJ_COLOUR_PAIN);
        expect(noticed(map, whole, i, &other), "not noticed that its colour is another", what);
    }
}

/* The mean of two pictures of one size. */
static struct picture *halfway(const struct picture *a, const struct picture *b)
{
    struct picture *mean = picture_new(a->w, a->h);
    for (gsize i = 0; i < (gsize)a->w * (gsize)a->h * 3; i++)
        mean->rgb[i] = (uint8_t)((a->rgb[i] + b->rgb[i] + 1) / 2);
    return mean;
}

/* Edges smoothed another way, and letters put on another grid: halfway to the same map from pixels of three quarters the size. */
static void try_edges(const struct map *map, const struct picture *whole)
{
    g_autoptr(cj_picture) large = map_draw(map, map->scene, 256);
    g_autoptr(cj_picture) reduced = picture_reduce(large, 4);
    bool alike = reduced->w == whole->w && reduced->h == whole->h;
    expect(alike, "another way to smooth edges", "another size");
    g_autoptr(cj_picture) mean = alike ? halfway(whole, reduced) : NULL;
    expect(alike && same(whole, mean), "another way to smooth edges", "noticed");
}

/* A few steps more or less in every pixel, as a palette of fewer colours makes them. */
static void try_noise(const struct picture *whole)
{
    g_autoptr(cj_picture) noisy = picture_new(whole->w, whole->h);
    uint32_t dice = 1;
    for (gsize i = 0; i < (gsize)whole->w * (gsize)whole->h * 3; i++) {
        dice = dice * 1664525 + 1013904223; /* Numerical Recipes */
        noisy->rgb[i] = (uint8_t)CLAMP(whole->rgb[i] + (int)(dice >> 16) % 9 - 4, 0, 255);
    }
    expect(same(whole, noisy), "noise of four steps of 255", "noticed");
}

/* Every item of the map, or one of `every`. */
static void try_map(const char *file, uint32_t every)
{
    struct map map;
    g_autoptr(GError) error = NULL;
    bool open = map_open(&map, file, &error);
    expect(open, file, error ? error->message : "no map");
    if (open) {
        g_autoptr(cj_picture) whole = map_reduced(&map, map.scene);
        for (uint32_t i = 0; i < map.scene->nitems; i += every)
            try_item(&map, whole, i);
        try_edges(&map, whole);
        try_noise(whole);
    }
    cj_fonts_free(map.fonts);
    cj_arena_free(map.arena);
}

/* --- bare pictures ------------------------------------------------------------------------------------------------------ */

static void box(struct picture *picture, int x, int y, int w, int h, uint8_t grey)
{
    for (int v = y; v < y + h; v++)
        memset(picture->rgb + ((gsize)v * (gsize)picture->w + (gsize)x) * 3, grey, (gsize)w * 3);
}

static struct picture *blank(void)
{
    struct picture *picture = picture_new(120, 80);
    memset(picture->rgb, 255, 120 * 80 * 3);
    return picture;
}

static void try_bare(void)
{
    static const struct { const char *what; int x, y, w, h; uint8_t grey; bool seen; } cases[] = {
        { "a comma", 60, 40, 1, 3, 60, true },
        { "a full stop", 60, 40, 2, 2, 90, true },
        { "a hairline across", 10, 40, 100, 1, 235, true },
        { "a hairline downwards", 60, 10, 1, 60, 235, true },
        { "a pale area", 30, 20, 40, 30, 249, true },
        { "a dot that hardly shows", 60, 40, 1, 1, 200, false },
        { "an area a shade off", 30, 20, 40, 30, 253, false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(cj_picture) with = blank(), without = blank();
        box(with, cases[i].x, cases[i].y, cases[i].w, cases[i].h, cases[i].grey);
        expect(!same(with, without) == cases[i].seen, cases[i].what, cases[i].seen ? "not noticed" : "noticed");
    }
    g_autoptr(cj_picture) one = blank(), wider = picture_new(121, 80);
    memset(wider->rgb, 255, 121 * 80 * 3);
    expect(!same(one, wider), "a wider sheet", "not noticed");
    expect(same(one, one), "the same picture", "differs");
}

int main(void)
{
    try_bare();
    try_map(CJMAP_SOURCE_DIR "/examples/five-lines.yaml", 1);
    try_map(CJMAP_SOURCE_DIR "/examples/parcel.yaml", 24);
    printf("%u changes tried, %u judged wrongly\n", tried, failed);
    return failed > 0;
}
