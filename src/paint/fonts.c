/* fonts: opens the four faces, and remembers every text that was shaped. Files are named, not searched for: neither the
 * system's fonts nor its fontconfig rules can change a map, and starting costs next to nothing.
 *
 * HarfBuzz measures, FreeType hands the outlines to cairo; both read the same file. How a text is shaped and where it
 * may break is shape.c's. */
#include "fonts_priv.h"

#include <cairo-ft.h>
#include <hb-ot.h>

#include <string.h>

static const char *const face_file[CJ_FACE_COUNT] = {
    [CJ_FACE_REGULAR] = "NotoSans-Regular.ttf",
    [CJ_FACE_BOLD] = "NotoSans-Bold.ttf",
    [CJ_FACE_ITALIC] = "NotoSans-Italic.ttf",
    [CJ_FACE_BOLD_ITALIC] = "NotoSans-BoldItalic.ttf",
};

G_DEFINE_QUARK(cj-paint-error, cj_paint_error)

/* --- opening -------------------------------------------------------------------------------------------------- */

static bool has_all_faces(const char *dir)
{
    for (int f = 0; f < CJ_FACE_COUNT; f++) {
        g_autofree char *path = g_build_filename(dir, face_file[f], NULL);
        if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
            return false;
    }
    return true;
}

/* The hyphen a break adds is U+2010 where the face has it, as Pango's. */
static void find_glyphs(struct face *face)
{
    hb_font_get_nominal_glyph(face->hb, ' ', &face->space);
    if (!hb_font_get_nominal_glyph(face->hb, 0x2010, &face->hyphen))
        hb_font_get_nominal_glyph(face->hb, '-', &face->hyphen);
    face->hyphen_advance = hb_font_get_glyph_h_advance(face->hb, face->hyphen);
}

/* Takes the blob. False if there is no font in it. */
static bool open_blob(struct face *face, hb_blob_t *blob)
{
    hb_face_t *hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    unsigned glyphs = hb_face_get_glyph_count(hb_face); /* none: the file is missing or something else */
    face->hb = hb_font_create(hb_face);
    hb_face_destroy(hb_face);
    if (glyphs == 0)
        return false;
    hb_font_set_scale(face->hb, CJ_EM, CJ_EM);
    hb_font_extents_t extents;
    hb_font_get_h_extents(face->hb, &extents);
    face->ascent = extents.ascender / (double)CJ_EM;
    face->descent = -extents.descender / (double)CJ_EM;
    find_glyphs(face);
    return true;
}

static bool open_face(struct face *face, const char *dir, const char *file, GError **error)
{
    face->path = g_build_filename(dir, file, NULL);
    if (open_blob(face, hb_blob_create_from_file_or_fail(face->path)))
        return true;
    g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_FONT, "%s is not a font that can be read", face->path);
    return false;
}

static void close_face(struct face *face)
{
    g_clear_pointer(&face->cairo, cairo_font_face_destroy);
    g_clear_pointer(&face->hb, hb_font_destroy);
    g_clear_pointer(&face->path, g_free);
    g_clear_pointer(&face->bytes, g_bytes_unref);
}

struct cj_fonts *cj_fonts_new(const char *const *dirs, GError **error)
{
    while (*dirs && !has_all_faces(*dirs))
        dirs++;
    if (!*dirs) {
        g_set_error(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_FONT, "the fonts (%s and its bold and italic) were not found",
                    face_file[CJ_FACE_REGULAR]);
        return NULL;
    }
    struct cj_fonts *fonts = g_new0(struct cj_fonts, 1);
    fonts->arena = cj_arena_new();
    fonts->buffer = hb_buffer_create();
    fonts->shaped = shape_cache_new();
    fonts->shapes = g_array_new(FALSE, FALSE, sizeof(struct shape));
    for (int f = 0; f < CJ_FACE_COUNT; f++) {
        if (!open_face(&fonts->face[f], *dirs, face_file[f], error)) {
            cj_fonts_free(fonts);
            return NULL;
        }
    }
    return fonts;
}

void cj_fonts_free(struct cj_fonts *fonts)
{
    if (!fonts)
        return;
    for (int f = 0; f < CJ_FACE_COUNT; f++) {
        close_face(&fonts->face[f]);
    }
    g_free(fonts->family);
    hb_buffer_destroy(fonts->buffer);
    g_hash_table_unref(fonts->shaped);
    g_array_unref(fonts->shapes);
    cj_arena_free(fonts->arena);
    g_free(fonts);
}

/* --- for the canvas ------------------------------------------------------------------------------------------- */

const struct shape *fonts_shape(const struct cj_fonts *fonts, uint32_t shape)
{
    return &g_array_index(fonts->shapes, struct shape, shape);
}

uint32_t fonts_hyphen(const struct cj_fonts *fonts, enum cj_face face)
{
    return fonts->face[face].hyphen;
}

uint32_t fonts_space(const struct cj_fonts *fonts, enum cj_face face)
{
    return fonts->face[face].space;
}

const char *fonts_family(const struct cj_fonts *fonts)
{
    return fonts->family ? fonts->family : "Noto Sans";
}

/* What a FreeType face stands on. */
struct footing {
    FT_Library library;
    GBytes *bytes; /* NULL: a file */
};

static void close_freetype(void *data)
{
    FT_Face face = data;
    struct footing *footing = face->generic.data;
    FT_Done_Face(face);
    FT_Done_FreeType(footing->library);
    if (footing->bytes)
        g_bytes_unref(footing->bytes);
    g_free(footing);
}

/* A FreeType library for each face: cairo may keep a face longer than we keep the fonts, and then closes both. */
static FT_Face open_freetype(const struct face *from)
{
    FT_Library library;
    FT_Face face;
    gsize length = 0;
    const void *data = from->bytes ? g_bytes_get_data(from->bytes, &length) : NULL;
    if (FT_Init_FreeType(&library))
        return NULL;
    if (data ? FT_New_Memory_Face(library, data, (FT_Long)length, 0, &face) : FT_New_Face(library, from->path, 0, &face)) {
        FT_Done_FreeType(library);
        return NULL;
    }
    struct footing *footing = g_new(struct footing, 1);
    *footing = (struct footing){ library, from->bytes ? g_bytes_ref(from->bytes) : NULL };
    face->generic.data = footing;
    return face;
}

cairo_font_face_t *fonts_cairo_face(struct cj_fonts *fonts, enum cj_face which)
{
    static const cairo_user_data_key_t key;
    struct face *face = &fonts->face[which];
    if (face->cairo)
        return face->cairo;
    FT_Face ft = open_freetype(face);
    if (!ft)
        return NULL;
    face->cairo = cairo_ft_font_face_create_for_ft_face(ft, FT_LOAD_NO_HINTING);
    if (cairo_font_face_set_user_data(face->cairo, &key, ft, close_freetype))
        close_freetype(ft);
    return face->cairo;
}

/* --- fonts of the author's own ---------------------------------------------------------------------------------- */

/* The font's own name, in letters that may stand anywhere in a file. Free with g_free. */
static char *family_of(hb_font_t *font)
{
    char name[64];
    unsigned n = sizeof name;
    hb_ot_name_get_utf8(hb_font_get_face(font), HB_OT_NAME_ID_FONT_FAMILY, HB_LANGUAGE_INVALID, &n, name);
    g_strcanon(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789- ", '-');
    return g_strdup(*name ? name : "Own");
}

static bool has_outlines(const struct face *face)
{
    FT_Face ft = open_freetype(face);
    if (!ft)
        return false;
    bool has = FT_IS_SCALABLE(ft);
    close_freetype(ft);
    return has;
}

bool cj_fonts_use(struct cj_fonts *fonts, enum cj_face which, GBytes *bytes)
{
    /* A font may claim to be as high as it likes; lines are as far apart as the layout says. */
    const double least_ascent = .6, most_ascent = 1.3, least_descent = .1, most_descent = .5;
    gsize length = 0;
    const char *data = g_bytes_get_data(bytes, &length);
    struct face face = { .bytes = g_bytes_ref(bytes) };
    hb_blob_t *blob = hb_blob_create(data, (unsigned)length, HB_MEMORY_MODE_READONLY, g_bytes_ref(bytes), (hb_destroy_func_t)g_bytes_unref);
    if (!open_blob(&face, blob) || !has_outlines(&face)) {
        close_face(&face);
        return false;
    }
    face.ascent = CLAMP(face.ascent, least_ascent, most_ascent);
    face.descent = CLAMP(face.descent, least_descent, most_descent);
    close_face(&fonts->face[which]);
    fonts->face[which] = face;
    if (which == CJ_FACE_REGULAR) {
        g_free(fonts->family);
        fonts->family = family_of(face.hb);
    }
    return true;
}

/* --- the measurer ------------------------------------------------------------------------------------------------ */

/* Characters that steer and are never drawn: they need no glyph. Sorted. */
static const uint32_t unseen[][2] = {
    { '\t', '\r' }, { 0x85, 0x85 }, { 0xAD, 0xAD }, { 0x34F, 0x34F }, { 0x200B, 0x200F }, { 0x2028, 0x202E },
    { 0x2060, 0x206F }, { 0xFE00, 0xFE0F }, { 0xFEFF, 0xFEFF }, { 0xE0100, 0xE01EF },
};

static bool is_unseen(uint32_t code_point)
{
    for (size_t i = 0; i < G_N_ELEMENTS(unseen); i++)
        if (code_point >= unseen[i][0] && code_point <= unseen[i][1])
            return true;
    return false;
}

static bool in_all_faces(const struct cj_fonts *fonts, uint32_t code_point)
{
    hb_codepoint_t glyph;
    for (int f = 0; f < CJ_FACE_COUNT; f++)
        if (!hb_font_get_nominal_glyph(fonts->face[f].hb, code_point, &glyph))
            return false;
    return true;
}

static bool covers(void *self, uint32_t code_point)
{
    struct cj_fonts *fonts = self;
    if (code_point >= G_N_ELEMENTS(fonts->covered))
        return in_all_faces(fonts, code_point) || is_unseen(code_point);
    uint8_t *known = &fonts->covered[code_point];
    if (!*known)
        *known = in_all_faces(fonts, code_point) || is_unseen(code_point) ? COVERED_YES : COVERED_NO;
    return *known == COVERED_YES;
}

struct cj_measurer cj_fonts_measurer(struct cj_fonts *fonts)
{
    return (struct cj_measurer){ .self = fonts, .measure = shape_measure, .covers = covers };
}
