/* subset: a face with only the characters that a file uses, to be carried inside it. */
#include "fonts_priv.h"

#include <hb-subset.h>

/* What shape.c relies on beside the plain glyphs: kerning, marks, characters composed of several. */
static const hb_tag_t kept[] = {
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'a', 'r', 'k'), HB_TAG('m', 'k', 'm', 'k'),
    HB_TAG('c', 'c', 'm', 'p'), HB_TAG('l', 'o', 'c', 'l'),
};

static hb_subset_input_t *wanted(const char *texts)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    hb_set_t *unicodes = hb_subset_input_unicode_set(input);
    for (const char *s = texts; *s; s = g_utf8_next_char(s))
        hb_set_add(unicodes, g_utf8_get_char(s));
    hb_set_t *features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_clear(features);
    for (size_t i = 0; i < G_N_ELEMENTS(kept); i++)
        hb_set_add(features, kept[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    return input;
}

static GByteArray *subset_of(const struct cj_fonts *fonts, enum cj_face face, hb_subset_input_t *input)
{
    hb_face_t *subset = hb_subset_or_fail(hb_font_get_face(fonts->face[face].hb), input);
    if (!subset)
        return NULL;
    hb_blob_t *blob = hb_face_reference_blob(subset);
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    GByteArray *bytes = g_byte_array_append(g_byte_array_new(), (const guint8 *)data, length);
    hb_blob_destroy(blob);
    hb_face_destroy(subset);
    return bytes;
}

/* What a file does not need that shows glyphs by their numbers. */
static const hb_tag_t dropped[] = {
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('n', 'a', 'm', 'e'),
    HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('k', 'e', 'r', 'n'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('g', 'a', 's', 'p'),
};

GByteArray *fonts_subset_glyphs(const struct cj_fonts *fonts, enum cj_face face, const uint32_t *glyph, uint32_t n)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    for (uint32_t i = 0; i < n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), glyph[i]);
    for (size_t i = 0; i < G_N_ELEMENTS(dropped); i++)
        hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped[i]);
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);
    GByteArray *bytes = subset_of(fonts, face, input);
    hb_subset_input_destroy(input);
    return bytes;
}

GByteArray *fonts_subset(const struct cj_fonts *fonts, enum cj_face face, const char *texts)
{
    hb_subset_input_t *input = wanted(texts);
    GByteArray *bytes = input ? subset_of(fonts, face, input) : NULL;
    hb_subset_input_destroy(input);
    return bytes;
}
