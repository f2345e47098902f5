/* Formats: the same bytes each time, and files that other people's programs read as we meant them. */
#include "paint_tests.h"

#include <math.h>
#include <string.h>

#include <cairo.h>

static bool holds(const GByteArray *bytes, const char *words)
{
    size_t n = strlen(words);
    for (size_t at = 0; at + n <= bytes->len; at++)
        if (memcmp(bytes->data + at, words, n) == 0)
            return true;
    return false;
}

static void assert_same(const GByteArray *a, const GByteArray *b)
{
    assert_int_equal(a->len, b->len);
    assert_memory_equal(a->data, b->data, a->len);
}

/* --- every format ------------------------------------------------------------------------------------------------------ */

static void same_bytes_whatever_came_before(void **state)
{
    (void)state;
    GByteArray *first[CJ_FORMAT_COUNT];
    for (int f = 0; f < CJ_FORMAT_COUNT; f++)
        first[f] = test_paint((enum cj_format)f);
    for (int f = CJ_FORMAT_COUNT - 1; f >= 0; f--) {
        g_autoptr(GByteArray) again = test_paint((enum cj_format)f);
        assert_same(first[f], again);
        g_byte_array_unref(first[f]);
    }
}

/* Nothing of a map hangs on what was shaped before it. */
static void same_bytes_with_fonts_opened_anew(void **state)
{
    (void)state;
    for (int f = 0; f < CJ_FORMAT_COUNT; f++) {
        g_autoptr(GByteArray) first = test_paint((enum cj_format)f);
        test_fonts_close();
        g_autoptr(GByteArray) again = test_paint((enum cj_format)f);
        assert_same(first, again);
    }
}

static void rows_are_named(void **state)
{
    (void)state;
    for (int f = 0; f < CJ_FORMAT_COUNT; f++) {
        const struct cj_format_row *row = cj_format_row((enum cj_format)f);
        assert_int_equal(row->suffix[0], '.');
        assert_string_equal(row->suffix + 1, row->name);
        assert_non_null(row->what);
    }
}

/* --- pdf ----------------------------------------------------------------------------------------------------------------- */

static void pdf_is_sound(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "qpdf", "--check", "@FILE", NULL });
    assert_non_null(strstr(out, "No syntax or stream encoding errors found"));
}

static void pdf_has_no_clock(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    assert_false(holds(pdf, "/CreationDate"));
    assert_false(holds(pdf, "/ModDate"));
}

static void pdf_has_the_date_it_was_given(void **state)
{
    (void)state;
    struct test_scene test = test_scene_new(SCENE_WIDTH);
    struct cj_paint_options options = test_options();
    options.created = 1700000000;
    g_autoptr(GByteArray) pdf = cj_paint(CJ_FORMAT_PDF, test_book(&test), cj_theme_default(), test_fonts(), &options, NULL);
    assert_true(holds(pdf, "/CreationDate (D:20231114221320Z)"));
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "qpdf", "--check", "@FILE", NULL });
    assert_non_null(strstr(out, "No syntax or stream encoding errors found"));
    test_scene_free(&test);
}

static void pdf_says_what_it_is(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    assert_true(holds(pdf, "/Lang (nl)"));
    assert_true(holds(pdf, "/DisplayDocTitle true"));
    g_autofree char *info = test_tool(pdf, ".pdf", (const char *const[]){ "pdfinfo", "-enc", "UTF-8", "@FILE", NULL });
    assert_non_null(strstr(info, "Aangifte (één) doen"));
    assert_non_null(strstr(info, "Dienstverlening"));
    assert_non_null(strstr(info, "cjmap test"));
    g_autofree char *tagged = g_strdup(strstr(info, "Tagged:"));
    assert_non_null(strstr(tagged, "yes"));
}

static void pdf_embeds_its_fonts(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "pdffonts", "@FILE", NULL });
    g_auto(GStrv) rows = g_strsplit(g_strchomp(out), "\n", -1);
    assert_true(g_strv_length(rows) >= 2 + CJ_FACE_COUNT);
    for (char **row = rows + 2; *row; row++) {
        assert_non_null(strstr(*row, "NotoSans"));
        assert_non_null(strstr(*row, "yes yes")); /* embedded, a subset */
    }
}

/* Words at line ends are not joined, ligatures are letters, a hyphen that a break added is not in the word. */
static void pdf_text_is_found(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "pdftotext", "-raw", "-enc", "UTF-8", "@FILE", "-", NULL });
    g_auto(GStrv) words = g_strsplit_set(out, " \n\f", -1);
    g_autofree char *text = g_strjoinv(" ", words);
    assert_non_null(strstr(text, "Online belastingaangifte doen"));
    assert_non_null(strstr(text, "vóór 1 mei hun aangifte inkomstenbelasting indienen; fi ff ffi, naïef, 5 €."));
    assert_non_null(strstr(text, "“Wat willen ze nu weer weten?”"));
    assert_non_null(strstr(text, "we weer…"));
}

static void pdf_is_read_in_order(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "pdfinfo", "-struct-text", "@FILE", NULL });
    static const char *const order[] = { "Document", "Sect", "H1", "Online belastingaangifte doen", "P (block)",
                                         "Henk en Samira willen vóór 1 mei hun aangifte inkomstenbelasting indienen; fi ff ffi, naïef, 5 €.",
                                         "Figure", "Sect", "L (block)", "LI",
                                         "LBody", "Wat willen", "LI", "LBody", "7 Daar gaan we weer…", "Figure" };
    const char *at = out;
    for (size_t i = 0; i < G_N_ELEMENTS(order); i++) {
        at = strstr(at, order[i]);
        if (!at)
            fail_msg("%s is missing or out of order in:\n%s", order[i], out);
        at += strlen(order[i]);
    }
}

static void pdf_pictures_have_words(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    g_autofree char *json = test_tool(pdf, ".pdf", (const char *const[]){ "qpdf", "--json", "@FILE", NULL });
    assert_non_null(strstr(json, "De lijn stijgt – eerst"));
    assert_non_null(strstr(json, "Daarna daalt ze"));
}

static void pdf_has_no_pixels(void **state)
{
    (void)state;
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF);
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "pdfimages", "-list", "@FILE", NULL });
    g_auto(GStrv) rows = g_strsplit(g_strchomp(out), "\n", -1);
    assert_int_equal(g_strv_length(rows), 2); /* the heading */
}

struct bytes_read {
    const GByteArray *bytes;
    guint at;
};

static cairo_status_t read_bytes(void *closure, unsigned char *data, unsigned int length)
{
    struct bytes_read *read = closure;
    memcpy(data, read->bytes->data + read->at, length);
    read->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Mean of a channel over a square of the PDF's pixels, and of the PNG's. */
static void square_means(const uint8_t *pdf, cairo_surface_t *png, uint32_t width, uint32_t x0, uint32_t y0, uint32_t side, int channel, double *mean)
{
    const unsigned char *data = cairo_image_surface_get_data(png);
    int stride = cairo_image_surface_get_stride(png);
    mean[0] = mean[1] = 0;
    for (uint32_t y = y0; y < y0 + side; y++)
        for (uint32_t x = x0; x < x0 + side; x++) {
            uint32_t pixel;
            memcpy(&pixel, data + (size_t)y * (size_t)stride + 4 * x, sizeof pixel);
            mean[0] += pdf[3 * ((size_t)y * width + x) + (size_t)channel] / (double)(side * side);
            mean[1] += (pixel >> (16 - 8 * channel) & 0xFF) / (double)(side * side);
        }
}

/* Two writers, one picture: alpha, gradients, icons, and letters in their places, square by square. */
static void pdf_looks_like_the_png(void **state)
{
    (void)state;
    enum { SIDE = 16, MOST = 16 }; /* letters are smoothed differently */
    g_autoptr(GByteArray) pdf = test_paint(CJ_FORMAT_PDF), png = test_paint(CJ_FORMAT_PNG);
    uint32_t width, height;
    g_autofree uint8_t *pixels = test_render(pdf, &width, &height);
    cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(read_bytes, &(struct bytes_read){ .bytes = png });
    uint32_t right = MIN(width, (uint32_t)cairo_image_surface_get_width(surface)); /* one of them rounds up */
    uint32_t bottom = MIN(height, (uint32_t)cairo_image_surface_get_height(surface));
    assert_true(right >= 533 && bottom >= 533);
    for (uint32_t y = 0; y + SIDE <= bottom; y += SIDE)
        for (uint32_t x = 0; x + SIDE <= right; x += SIDE)
            for (int channel = 0; channel < 3; channel++) {
                double mean[2];
                square_means(pixels, surface, width, x, y, SIDE, channel, mean);
                if (fabs(mean[0] - mean[1]) > MOST)
                    fail_msg("at %u, %u channel %d: PDF %.1f, PNG %.1f", x, y, channel, mean[0], mean[1]);
            }
    cairo_surface_destroy(surface);
}

static void pdf_page_is_too_large(void **state)
{
    (void)state;
    struct test_scene test = test_scene_new(SCENE_WIDTH);
    const struct cj_paint_options options = test_options();
    g_autoptr(GError) error = NULL;
    test.scene.width_pt = 14401;
    assert_null(cj_paint(CJ_FORMAT_PDF, test_book(&test), cj_theme_default(), test_fonts(), &options, &error));
    assert_true(g_error_matches(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_SIZE));
    test_scene_free(&test);
}

/* --- png ----------------------------------------------------------------------------------------------------------------- */

static uint32_t big_endian(const guint8 *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void png_is_what_was_asked(void **state)
{
    (void)state;
    g_autoptr(GByteArray) png = test_paint(CJ_FORMAT_PNG);
    assert_memory_equal(png->data, "\x89PNG\r\n\x1a\n", 8);
    assert_int_equal(big_endian(png->data + 16), 533); /* 400 pt at 96 dpi */
    assert_int_equal(big_endian(png->data + 20), 533);
    assert_int_equal(png->data[24], 8);
    assert_int_equal(png->data[25], 2); /* RGB */
    assert_memory_equal(png->data + 37, "pHYs", 4);
    assert_int_equal(big_endian(png->data + 41), lround(96 / 0.0254));
    assert_false(holds(png, "tIME"));
}

static void png_names_what_works(void **state)
{
    (void)state;
    struct test_scene test = test_scene_new(SCENE_WIDTH);
    struct cj_paint_options options = test_options();
    options.dpi = 18001; /* 100,006 pixels a side */
    g_autoptr(GError) error = NULL;
    assert_null(cj_paint(CJ_FORMAT_PNG, test_book(&test), cj_theme_default(), test_fonts(), &options, &error));
    assert_true(g_error_matches(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_SIZE));
    assert_non_null(strstr(error->message, "18000 dpi"));
    test_scene_free(&test);
}

/* --- svg ----------------------------------------------------------------------------------------------------------------- */

static void assert_well_formed(const GByteArray *svg)
{
    static const GMarkupParser nothing;
    g_autoptr(GError) error = NULL;
    g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&nothing, 0, NULL, NULL);
    if (!g_markup_parse_context_parse(context, (const char *)svg->data, svg->len, &error)
        || !g_markup_parse_context_end_parse(context, &error))
        fail_msg("%s", error->message);
}

static void svg_is_well_formed(void **state)
{
    (void)state;
    g_autoptr(GByteArray) svg = test_paint(CJ_FORMAT_SVG);
    assert_well_formed(svg);
    assert_true(holds(svg, "viewBox=\"0 0 400 400\" width=\"400pt\" height=\"400pt\""));
    assert_true(holds(svg, "xml:lang=\"nl\""));
    assert_true(holds(svg, "<title>Aangifte (één) doen</title>"));
    assert_false(holds(svg, "<image"));
}

/* The lines of a text are one element, in order, with the blanks between them. */
static void svg_text_is_text(void **state)
{
    (void)state;
    g_autoptr(GByteArray) svg = test_paint(CJ_FORMAT_SVG);
    assert_true(holds(svg, ">Online </tspan><tspan x=\"20\" y=\"62\">belastingaangifte </tspan>"));
    assert_true(holds(svg, "“Wat willen ze nu weer weten?”</tspan>"));
    assert_true(holds(svg, "arbeidsongeschiktheids\u2010</tspan>"));
    assert_false(holds(svg, "\u00AD"));
    assert_true(holds(svg, "role=\"heading\" aria-level=\"1\""));
    assert_true(holds(svg, "aria-label=\"Daarna daalt ze\""));
}

/* A title is the one text that reaches the file unshaped. */
static void svg_escapes(void **state)
{
    (void)state;
    struct test_scene test = test_scene_new(SCENE_WIDTH);
    const struct cj_paint_options options = test_options();
    test.scene.title = "</title><script>\"&\x01";
    test.scene.language = "nl\" onload=\"x";
    g_autoptr(GByteArray) svg = cj_paint(CJ_FORMAT_SVG, test_book(&test), cj_theme_default(), test_fonts(), &options, NULL);
    assert_well_formed(svg);
    assert_true(holds(svg, "&lt;/title&gt;&lt;script&gt;&quot;&amp; </title>"));
    assert_false(holds(svg, "onload=\"x"));
    g_autoptr(GByteArray) pdf = cj_paint(CJ_FORMAT_PDF, test_book(&test), cj_theme_default(), test_fonts(), &options, NULL);
    assert_false(holds(pdf, "/Lang")); /* no language tag: not written at all */
    test_scene_free(&test);
}

/* Each face used is in the file, with what is set in it and no more. */
static void svg_carries_its_faces(void **state)
{
    (void)state;
    g_autoptr(GByteArray) svg = test_paint(CJ_FORMAT_SVG);
    uint32_t faces = 0;
    for (const char *at = (const char *)svg->data; (at = strstr(at, "@font-face")); at++)
        faces++;
    assert_int_equal(faces, CJ_FACE_COUNT);
    assert_true(svg->len < 40000);
}

int test_formats_group(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_bytes_whatever_came_before),
        cmocka_unit_test(same_bytes_with_fonts_opened_anew),
        cmocka_unit_test(rows_are_named),
        cmocka_unit_test(pdf_is_sound),
        cmocka_unit_test(pdf_has_no_clock),
        cmocka_unit_test(pdf_has_the_date_it_was_given),
        cmocka_unit_test(pdf_says_what_it_is),
        cmocka_unit_test(pdf_embeds_its_fonts),
        cmocka_unit_test(pdf_text_is_found),
        cmocka_unit_test(pdf_is_read_in_order),
        cmocka_unit_test(pdf_pictures_have_words),
        cmocka_unit_test(pdf_has_no_pixels),
        cmocka_unit_test(pdf_looks_like_the_png),
        cmocka_unit_test(pdf_page_is_too_large),
        cmocka_unit_test(png_is_what_was_asked),
        cmocka_unit_test(png_names_what_works),
        cmocka_unit_test(svg_is_well_formed),
        cmocka_unit_test(svg_text_is_text),
        cmocka_unit_test(svg_escapes),
        cmocka_unit_test(svg_carries_its_faces),
    };
    return cmocka_run_group_tests_name("paint: formats", tests, NULL, NULL);
}
