/* pdf_font: a face in a PDF, with the glyphs that are shown and the characters they stand for. Glyphs keep their numbers, so
 * that what shape.c found is written as it is (a composite font, Identity-H). ISO 32000-1, 9.7 and 9.10. */
#include "pdf_priv.h"

#include <string.h>

void pdf_face_init(struct pdf_face *face, const struct cj_fonts *fonts, enum cj_face which)
{
    face->glyphs = fonts_glyphs(fonts, which);
    face->text = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_set_size(face->text, (gint)face->glyphs);
    face->width = g_new0(int32_t, face->glyphs);
    face->used = false;
}

void pdf_face_clear(struct pdf_face *face)
{
    g_ptr_array_unref(face->text);
    g_free(face->width);
}

bool pdf_face_use(struct pdf_face *face, const struct cj_fonts *fonts, enum cj_face which, uint32_t glyph, const char *text, size_t length)
{
    char **known = (char **)&face->text->pdata[glyph];
    if (!*known) {
        *known = g_strndup(text, length);
        face->width[glyph] = (fonts_advance(fonts, which, glyph) * 1000 + CJ_EM / 2) / CJ_EM;
        face->used = true;
        return length > 0;
    }
    if (**known == '\0' && length > 0) {
        g_free(*known);
        *known = g_strndup(text, length);
        return true;
    }
    return length > 0 && strlen(*known) == length && memcmp(*known, text, length) == 0;
}

/* --- what glyphs stand for ------------------------------------------------------------------------------------------------ */

static void put_character(GString *map, uint32_t glyph, const char *text)
{
    g_string_append_printf(map, "<%04X> <", glyph);
    glong n = 0;
    g_autofree gunichar2 *wide = g_utf8_to_utf16(text, -1, NULL, &n, NULL);
    for (glong i = 0; i < n; i++)
        g_string_append_printf(map, "%04X", wide[i]);
    g_string_append(map, ">\n");
}

/* At most a hundred to a block, says the standard. */
static void write_characters(struct pdf *pdf, uint32_t object, const struct pdf_face *face)
{
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t g = 0; g < face->glyphs; g++)
        if (face->text->pdata[g] && *(char *)face->text->pdata[g])
            g_array_append_val(glyphs, g);
    GString *map = g_string_new("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                                "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (guint from = 0; from < glyphs->len; from += 100) {
        guint to = MIN(from + 100, glyphs->len);
        g_string_append_printf(map, "%u beginbfchar\n", to - from);
        for (guint i = from; i < to; i++) {
            uint32_t glyph = g_array_index(glyphs, uint32_t, i);
            put_character(map, glyph, face->text->pdata[glyph]);
        }
        g_string_append(map, "endbfchar\n");
    }
    g_string_append(map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    pdf_stream(pdf, object, "", map->str, map->len);
    g_string_free(map, TRUE);
}

/* --- the face --------------------------------------------------------------------------------------------------------------- */

/* Six letters before the name say that it is a part of the face: made from which glyphs are in it. */
static void put_name(GString *out, const struct pdf_face *face, enum cj_face which)
{
    static const char *const name[CJ_FACE_COUNT] = { "NotoSans-Regular", "NotoSans-Bold", "NotoSans-Italic", "NotoSans-BoldItalic" };
    uint32_t hash = 5381;
    for (uint32_t g = 0; g < face->glyphs; g++)
        if (face->text->pdata[g])
            hash = hash * 33 + g;
    g_string_append_c(out, '/');
    for (int i = 0; i < 6; i++, hash /= 26)
        g_string_append_c(out, (char)('A' + hash % 26));
    g_string_append_printf(out, "+%s", name[which]);
}

static void write_descriptor(struct pdf *pdf, uint32_t object, uint32_t file, const struct pdf_face *face, const struct cj_fonts *fonts,
                             enum cj_face which)
{
    const bool italic = which == CJ_FACE_ITALIC || which == CJ_FACE_BOLD_ITALIC, bold = which == CJ_FACE_BOLD || which == CJ_FACE_BOLD_ITALIC;
    struct fonts_metrics m = fonts_metrics(fonts, which);
    pdf_begin(pdf, object);
    g_string_append(pdf->out, "<< /Type /FontDescriptor /FontName ");
    put_name(pdf->out, face, which);
    g_string_append_printf(pdf->out, " /Flags %d /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d /Descent %d /CapHeight %d /StemV %d"
                           " /FontFile2 %u 0 R >>",
                           32 | (italic ? 64 : 0), m.box[0], m.box[1], m.box[2], m.box[3], italic ? -12 : 0, m.ascent, m.descent,
                           m.cap_height, bold ? 140 : 80, file);
    pdf_end(pdf);
}

static void put_widths(GString *out, const struct pdf_face *face)
{
    g_string_append(out, " /W [");
    for (uint32_t g = 0; g < face->glyphs; g++)
        if (face->text->pdata[g])
            g_string_append_printf(out, "%u [%d] ", g, face->width[g]);
    g_string_append(out, "]");
}

static void write_cid_font(struct pdf *pdf, uint32_t object, uint32_t descriptor, const struct pdf_face *face, enum cj_face which)
{
    pdf_begin(pdf, object);
    g_string_append(pdf->out, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont ");
    put_name(pdf->out, face, which);
    g_string_append_printf(pdf->out, " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity"
                           " /FontDescriptor %u 0 R", descriptor);
    put_widths(pdf->out, face);
    g_string_append(pdf->out, " >>");
    pdf_end(pdf);
}

static void write_font(struct pdf *pdf, uint32_t object, uint32_t cid_font, uint32_t characters, const struct pdf_face *face, enum cj_face which)
{
    pdf_begin(pdf, object);
    g_string_append(pdf->out, "<< /Type /Font /Subtype /Type0 /BaseFont ");
    put_name(pdf->out, face, which);
    g_string_append_printf(pdf->out, " /Encoding /Identity-H /DescendantFonts [%u 0 R] /ToUnicode %u 0 R >>", cid_font, characters);
    pdf_end(pdf);
}

bool pdf_face_write(struct pdf *pdf, uint32_t object, const struct pdf_face *face, const struct cj_fonts *fonts, enum cj_face which)
{
    g_autoptr(GArray) glyphs = g_array_new(FALSE, FALSE, sizeof(uint32_t));
    for (uint32_t g = 0; g < face->glyphs; g++)
        if (face->text->pdata[g])
            g_array_append_val(glyphs, g);
    g_autoptr(GByteArray) subset = fonts_subset_glyphs(fonts, which, (const uint32_t *)(const void *)glyphs->data, glyphs->len);
    if (!subset)
        return false;
    uint32_t file = pdf_reserve(pdf), descriptor = pdf_reserve(pdf), cid_font = pdf_reserve(pdf), characters = pdf_reserve(pdf);
    g_autofree char *entries = g_strdup_printf("/Length1 %u", subset->len);
    pdf_stream(pdf, file, entries, subset->data, subset->len);
    write_descriptor(pdf, descriptor, file, face, fonts, which);
    write_cid_font(pdf, cid_font, descriptor, face, which);
    write_characters(pdf, characters, face);
    write_font(pdf, object, cid_font, characters, face, which);
    return true;
}
