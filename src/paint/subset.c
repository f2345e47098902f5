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

GByteArray *fonts_subset(const struct cj_fonts *fonts, enum cj_face face, const char *texts)
{
    hb_subset_input_t *input = wanted(texts);
    hb_face_t *subset = input ? hb_subset_or_fail(hb_font_get_face(fonts->face[face].hb), input) : NULL;
    hb_subset_input_destroy(input);
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
