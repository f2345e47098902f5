/* Fonts: our lines are Pango's lines, a text is shaped once, and what is covered. */
#include "paint_tests.h"

#include "paint_priv.h"

#include <string.h>

#include <fontconfig/fontconfig.h>
#include <pango/pangoft2.h>

/* --- our lines are Pango's lines ------------------------------------------------------------------------------------ */

static const struct { const char *language, *text; } corpus[] = {
    { "nl", "Hoort op het nieuws dat de aangifte weer begint" },
    { "nl", "Henk en Samira willen vóór 1 mei hun aangifte inkomstenbelasting indienen. Henk heeft zorgkosten, Samira geeft haar "
            "eerste jaar als zelfstandige op." },
    { "nl", "De sms-code verloopt te snel: e-mail, zzp'er en 's-Gravenhage; A4-tje (of niet?) én/of “ja”…" },
    { "nl", "Arbeids\u00ADongeschiktheids\u00ADverzekerings\u00ADmaatschappij en hotten\u00ADtotten\u00ADtenten\u00ADtentoonstelling" },
    { "nl", "Zie https://www.belastingdienst.nl/wps/wcm/connect/nl/home?a=1&b=2 of bel 0800-0543 (gratis), 24/7." },
    { "nl", "Twee  spaties; vaste\u00A0spatie en vast‑streepje; gedachtestreep – of — zonder" },
    { "nl", "Regel een\nRegel twee is langer dan een\n\nRegel vier" },
    { "en", "The quick brown fox jumps over the lazy dog; affluent officers shuffle off to fill the final office." },
    { "en", "State-of-the-art self-service (24/7), 100% free* — no strings attached! \"Really?\" she asked, 'truly'." },
    { "en", "Costs rose from $1,234.56 to €2.345,67 (+8.5 %) between 2025-03-01 and 2026-Q1; see § 4.2 and C:\\path\\file.txt" },
    { "en", "Kunden\u200Bbetreuung zero width space" },
    { "de", "Donaudampfschifffahrtsgesellschaftskapitän trifft Straßenbahnhaltestellenwärterin" },
    { "el", "Η πελάτισσα περιμένει στην ουρά και αναρωτιέται γιατί αργεί τόσο πολύ η απάντηση." },
    { "ru", "Клиент ждёт в очереди и не понимает, почему ответ занимает так много времени." },
    { "en", "Mixed Клиент and Ελλάδα in one text, with e\u0301 and a\u0308 composed of two" },
};

static FcConfig *our_faces(void)
{
    FcConfig *config = FcConfigCreate();
    static const char *const faces[] = { "Regular", "Bold", "Italic", "BoldItalic" };
    for (size_t i = 0; i < G_N_ELEMENTS(faces); i++) {
        g_autofree char *path = g_strdup_printf("%s/share/cjmap/fonts/NotoSans-%s.ttf", CJMAP_BINARY_DIR, faces[i]);
        assert_true(FcConfigAppFontAddFile(config, (const FcChar8 *)path));
    }
    return config;
}

/* A map with only our faces, as the program's own fonts are. Made once: what Pango and fontconfig keep is kept to the end. */
static PangoContext *pango_context(void)
{
    static PangoContext *context;
    if (context)
        return context;
    FcConfigSetCurrent(our_faces());
    PangoFontMap *map = pango_ft2_font_map_new();
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
    context = pango_font_map_create_context(map);
    g_object_unref(map);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

/* 16 pt, so that Pango's units (1024 a pt) are ours (16384 an em). */
static PangoLayout *pango_lines(PangoContext *context, const char *text, const char *language, enum cj_face face, int width)
{
    pango_context_set_language(context, pango_language_from_string(language));
    PangoFontDescription *font = pango_font_description_from_string("Noto Sans");
    pango_font_description_set_absolute_size(font, 16 * PANGO_SCALE);
    pango_font_description_set_weight(font, face == CJ_FACE_BOLD || face == CJ_FACE_BOLD_ITALIC ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(font, face == CJ_FACE_ITALIC || face == CJ_FACE_BOLD_ITALIC ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    PangoLayout *layout = pango_layout_new(context);
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_width(layout, width);
    PangoAttrList *attributes = pango_attr_list_new();
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0")); /* as we do */
    pango_layout_set_attributes(layout, attributes);
    pango_attr_list_unref(attributes);
    pango_layout_set_text(layout, text, -1);
    return layout;
}

static void compare_lines(PangoContext *context, uint32_t t, enum cj_face face, int width)
{
    struct cj_measurer measurer = cj_fonts_measurer(test_fonts());
    const struct cj_measured *m = measurer.measure(measurer.self, cj_str_from(corpus[t].text), face, corpus[t].language, NULL);
    struct cj_line line[200];
    uint32_t n = cj_text_break(m, width, false, line, G_N_ELEMENTS(line));
    PangoLayout *layout = pango_lines(context, corpus[t].text, corpus[t].language, face, width);
    if ((int)n != pango_layout_get_line_count(layout))
        fail_msg("text %u, face %d, width %d: %u lines, Pango has %d", t, face, width, n, pango_layout_get_line_count(layout));
    for (uint32_t i = 0; i < n; i++) {
        int start = pango_layout_get_line_readonly(layout, (int)i)->start_index;
        if ((int)m->byte[line[i].first] != start)
            fail_msg("text %u, face %d, width %d: line %u begins at %u, Pango's at %d", t, face, width, i, m->byte[line[i].first], start);
    }
    g_object_unref(layout);
}

static void lines_are_pangos(void **state)
{
    (void)state;
    PangoContext *context = pango_context();
    for (uint32_t t = 0; t < G_N_ELEMENTS(corpus); t++)
        for (int face = 0; face < CJ_FACE_COUNT; face++)
            for (int width = 2 * CJ_EM; width < 40 * CJ_EM; width += 7 * CJ_EM / 19)
                compare_lines(context, t, (enum cj_face)face, width);
}

/* The advances too, to the last unit: what Pango says is the width of the whole. */
static void widths_are_pangos(void **state)
{
    (void)state;
    struct cj_measurer measurer = cj_fonts_measurer(test_fonts());
    PangoContext *context = pango_context();
    for (uint32_t t = 0; t < G_N_ELEMENTS(corpus); t++) {
        if (strchr(corpus[t].text, '\n'))
            continue; /* more than one line */
        struct cj_str text = cj_str_from(corpus[t].text);
        const struct cj_measured *m = measurer.measure(measurer.self, text, CJ_FACE_REGULAR, corpus[t].language, NULL);
        PangoLayout *layout = pango_lines(context, corpus[t].text, corpus[t].language, CJ_FACE_REGULAR, -1);
        int width;
        pango_layout_get_size(layout, &width, NULL);
        assert_int_equal(m->end[m->n], width);
        g_object_unref(layout);
    }
}

/* --- measuring ------------------------------------------------------------------------------------------------------- */

static const struct cj_measured *measure(const char *text)
{
    struct cj_measurer measurer = cj_fonts_measurer(test_fonts());
    return measurer.measure(measurer.self, cj_str_from(text), CJ_FACE_REGULAR, "nl", NULL);
}

static void shaped_once(void **state)
{
    (void)state;
    struct cj_measurer measurer = cj_fonts_measurer(test_fonts());
    char copy[] = "Contactmomenten";
    assert_ptr_equal(measure("Contactmomenten"), measure(copy));
    assert_ptr_not_equal(measure(copy), measurer.measure(measurer.self, cj_str_from(copy), CJ_FACE_BOLD, "nl", NULL));
    assert_ptr_not_equal(measure(copy), measurer.measure(measurer.self, cj_str_from(copy), CJ_FACE_REGULAR, "tr", NULL));
    const struct cj_measured *m = measure(copy);
    copy[0] = 'X';
    assert_string_equal(m->text, "Contactmomenten"); /* its own copy */
}

static void nothing_is_nothing(void **state)
{
    (void)state;
    const struct cj_measured *m = measure("");
    assert_int_equal(m->n, 0);
    assert_int_equal(m->end[0], 0);
    assert_int_equal(m->brk[0], CJ_BREAK_MUST);
}

static void breaks_are_named(void **state)
{
    (void)state;
    const struct cj_measured *m = measure("ab c-d\u00ADe\nf");
    static const uint8_t brk[] = { CJ_BREAK_NO, CJ_BREAK_FORCED, CJ_BREAK_NO, CJ_BREAK_SPACE, CJ_BREAK_FORCED, CJ_BREAK_PLAIN,
                                   CJ_BREAK_FORCED, CJ_BREAK_HYPHEN, CJ_BREAK_NO, CJ_BREAK_MUST, CJ_BREAK_MUST };
    assert_int_equal(m->n, G_N_ELEMENTS(brk) - 1);
    for (uint32_t c = 0; c <= m->n; c++)
        if (c != 6 && c != 8) /* before the soft hyphen and the line end: no place a line is ever broken at */
            assert_int_equal(m->brk[c], brk[c]);
    assert_int_equal(m->byte[8], 9);          /* a soft hyphen is two bytes */
    assert_int_equal(m->end[7], m->end[6]);   /* and has no width */
    assert_int_equal(m->end[9], m->end[8]);   /* nor has a line end */
    assert_true(m->blank[2] && !m->blank[3]);
    assert_true(m->hyphen > 0);
}

static void long_words_have_syllables(void **state)
{
    (void)state;
    const struct cj_measured *m = measure("De arbeidsongeschiktheidsverzekering"); /* arbeids-on-ge-schikt-heids-ver-ze-ke-ring */
    static const uint32_t places[] = { 10, 12, 14, 20, 25, 28, 30, 32 };
    for (uint32_t c = 4, next = 0; c < m->n; c++) {
        bool here = next < G_N_ELEMENTS(places) && places[next] == c;
        assert_int_equal(m->brk[c], here ? CJ_BREAK_SYLLABLE : CJ_BREAK_FORCED);
        next += here;
    }
}

static void a_return_and_a_newline_are_one_line_end(void **state)
{
    (void)state;
    assert_int_equal(measure("a\r\nb")->n, 3);
    struct cj_line line[4];
    assert_int_equal(cj_text_break(measure("a\r\nb"), 10 * CJ_EM, false, line, 4), 2);
}

static void covered(void **state)
{
    (void)state;
    struct cj_measurer measurer = cj_fonts_measurer(test_fonts());
    static const uint32_t yes[] = { 'a', 0xE9, 0x20AC, 0x2026, 0x3A9, 0x416, '\n', 0xAD, 0x200B, 0x200D, 0xFE0F };
    static const uint32_t no[] = { 0x4E2D, 0x1F600, 0x627, 0xE000, 0x1, 0x7F };
    for (int again = 0; again < 2; again++) {
        for (size_t i = 0; i < G_N_ELEMENTS(yes); i++)
            assert_true(measurer.covers(measurer.self, yes[i]));
        for (size_t i = 0; i < G_N_ELEMENTS(no); i++)
            assert_false(measurer.covers(measurer.self, no[i]));
    }
}

static GBytes *file_bytes(const char *name, size_t most)
{
    g_autofree char *path = g_strdup_printf("%s/share/cjmap/fonts/%s", CJMAP_BINARY_DIR, name);
    char *bytes = NULL;
    gsize len = 0;
    assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    return g_bytes_new_take(bytes, MIN(len, most));
}

/* It takes the place of the one we bring; what is no font leaves that where it is. */
static void a_face_of_ones_own(void **state)
{
    (void)state;
    const char *const dirs[] = { CJMAP_BINARY_DIR "/share/cjmap/fonts", NULL };
    struct cj_fonts *fonts = cj_fonts_new(dirs, NULL);
    struct cj_measurer measurer = cj_fonts_measurer(fonts);
    struct cj_arena *arena = cj_arena_new();
    g_autoptr(GBytes) bold = file_bytes("NotoSans-Bold.ttf", SIZE_MAX), cut = file_bytes("NotoSans-Bold.ttf", 3000);
    g_autoptr(GBytes) empty = g_bytes_new(NULL, 0), text = g_bytes_new_static("title: a journey", 16);
    assert_string_equal(fonts_family(fonts), "Noto Sans");
    assert_false(cj_fonts_use(fonts, CJ_FACE_REGULAR, empty));
    assert_false(cj_fonts_use(fonts, CJ_FACE_REGULAR, text));
    assert_false(cj_fonts_use(fonts, CJ_FACE_REGULAR, cut));
    assert_true(cj_fonts_use(fonts, CJ_FACE_REGULAR, bold));
    struct cj_str words = cj_str_from("Hamburgefonts");
    const struct cj_measured *own = measurer.measure(measurer.self, words, CJ_FACE_REGULAR, "en", arena);
    const struct cj_measured *ours = measurer.measure(measurer.self, words, CJ_FACE_BOLD, "en", arena);
    assert_int_equal(own->end[own->n], ours->end[ours->n]);
    assert_non_null(fonts_cairo_face(fonts, CJ_FACE_REGULAR));
    cj_arena_free(arena);
    cj_fonts_free(fonts);
}

static void no_fonts(void **state)
{
    (void)state;
    const char *const dirs[] = { "/no/such/folder", CJMAP_SOURCE_DIR "/src", NULL };
    g_autoptr(GError) error = NULL;
    assert_null(cj_fonts_new(dirs, &error));
    assert_true(g_error_matches(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_FONT));
    cj_fonts_free(NULL);
}

int test_fonts_group(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_pangos),
        cmocka_unit_test(widths_are_pangos),
        cmocka_unit_test(shaped_once),
        cmocka_unit_test(nothing_is_nothing),
        cmocka_unit_test(breaks_are_named),
        cmocka_unit_test(long_words_have_syllables),
        cmocka_unit_test(a_return_and_a_newline_are_one_line_end),
        cmocka_unit_test(covered),
        cmocka_unit_test(no_fonts),
        cmocka_unit_test(a_face_of_ones_own),
    };
    return cmocka_run_group_tests_name("paint: fonts", tests, NULL, NULL);
}
