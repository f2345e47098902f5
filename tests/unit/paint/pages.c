/* Pages: parts of scenes on sheets, each drawn afresh with what is on it, and found by a reader once. */
#include "paint_tests.h"
#include "pdf_priv.h"

#include <cjmap/diag.h>
#include <string.h>

/* --- a scene cut into sheets ---------------------------------------------------------------------------------------- */

/* Rows of 100 pt of the scene, a page each, `scale` times as large, at (10, 20). */
static const struct cj_book *rows_of(const struct test_scene *test, uint32_t n, double scale)
{
    struct cj_page *page = CJ_NEW(test->arena, struct cj_page, n);
    struct cj_view *view = CJ_NEW(test->arena, struct cj_view, n);
    struct cj_book *book = CJ_NEW(test->arena, struct cj_book, 1);
    for (uint32_t p = 0; p < n; p++) {
        view[p] = (struct cj_view){ .scene = &test->scene, .part = { 0, 100 * p, 400, 100 }, .x = 10, .y = 20, .scale = scale };
        page[p] = (struct cj_page){ .width_pt = 400 * scale + 20, .height_pt = 100 * scale + 40, .nviews = 1, .view = &view[p],
                                    .label = cj_arena_printf(test->arena, "%c%u", 'A' + p / 2, p % 2 + 1),
                                    .outline = cj_arena_printf(test->arena, "Rij %u", p + 1) };
    }
    *book = (struct cj_book){ .title = "Vellen", .language = "nl", .npages = n, .page = page };
    return book;
}

static GByteArray *paint(const struct cj_book *book)
{
    const struct cj_paint_options options = test_options();
    g_autoptr(GError) error = NULL;
    GByteArray *pdf = cj_paint(CJ_FORMAT_PDF, book, cj_theme_default(), test_fonts(), &options, &error);
    if (!pdf)
        fail_msg("%s", error->message);
    return pdf;
}

static char *text_of(const GByteArray *pdf, const char *page)
{
    const char *const argv[] = { "pdftotext", "-raw", "-enc", "UTF-8", "-f", page, "-l", page, "@FILE", "-", NULL };
    return test_tool(pdf, ".pdf", argv);
}

static uint32_t count(const char *in, const char *what)
{
    uint32_t n = 0;
    for (const char *at = in; (at = strstr(at, what)); at++)
        n++;
    return n;
}

/* --- what is on a page ------------------------------------------------------------------------------------------------ */

static void pages_are_sound(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) pdf = paint(rows_of(&test, 4, 1.5)), again = paint(rows_of(&test, 4, 1.5));
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "qpdf", "--check", "@FILE", NULL });
    assert_non_null(strstr(out, "No syntax or stream encoding errors found"));
    g_autofree char *info = test_tool(pdf, ".pdf", (const char *const[]){ "pdfinfo", "-f", "1", "-l", "4", "@FILE", NULL });
    assert_non_null(strstr(info, "Page    4 size:  620 x 190 pts"));
    assert_int_equal(pdf->len, again->len);
    assert_memory_equal(pdf->data, again->data, pdf->len);
    test_scene_free(&test);
}

/* A text stands on each sheet that shows something of it, and on no other. */
static void pages_have_their_own_texts(void **state)
{
    (void)state;
    static const struct { const char *page, *has, *has_not; } rows[] = {
        { "1", "Online belastingaangifte", "Daar gaan" }, { "2", "mei hun aangifte", "Online" }, { "3", "verzekering", "Henk" },
    };
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) pdf = paint(rows_of(&test, 4, 1));
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *raw = text_of(pdf, rows[i].page), *text = g_strdelimit(g_strdup(raw), "\n", ' ');
        if (!strstr(text, rows[i].has) || strstr(text, rows[i].has_not))
            fail_msg("page %s: %s", rows[i].page, text);
    }
    g_autofree char *last = text_of(pdf, "4");
    assert_string_equal(g_strstrip(last), "");
    test_scene_free(&test);
}

/* One tree for all pages; a figure is told where something of it is. */
static void pages_are_one_document(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) pdf = paint(rows_of(&test, 4, 1));
    g_autofree char *tree = test_tool(pdf, ".pdf", (const char *const[]){ "pdfinfo", "-struct-text", "@FILE", NULL });
    assert_int_equal(count(tree, "Document"), 1);
    assert_int_equal(count(tree, "Figure"), 2); /* it lies over two sheets; the other figure has nothing drawn */
    g_autofree char *json = test_tool(pdf, ".pdf", (const char *const[]){ "qpdf", "--json", "@FILE", NULL });
    assert_int_equal(count(json, "De lijn stijgt – eerst"), 2);
    assert_null(strstr(json, "Daarna daalt ze"));
    test_scene_free(&test);
}

static void pages_are_named(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) pdf = paint(rows_of(&test, 4, 1));
    g_autofree char *labels =
        test_tool(pdf, ".pdf", (const char *const[]){ "qpdf", "--json", "--json-key=pagelabels", "--json-key=outlines", "@FILE", NULL });
    assert_int_equal(count(labels, "A\","), 1);
    assert_int_equal(count(labels, "B\","), 1);
    for (int i = 1; i <= 4; i++) {
        g_autofree char *entry = g_strdup_printf("\"title\": \"Rij %d\"", i), *place = g_strdup_printf("\"destpageposfrom1\": %d", i);
        assert_non_null(strstr(labels, entry));
        assert_non_null(strstr(labels, place));
    }
    test_scene_free(&test);
}

/* --- to be cut -------------------------------------------------------------------------------------------------------- */

/* Pages that are cut out of larger sheets, but for the second. */
static const struct cj_book *to_be_cut(const struct test_scene *test)
{
    const struct cj_book *book = rows_of(test, 3, 1);
    struct cj_page *page = (struct cj_page *)(void *)book->page;
    page[0].trim = (struct cj_rect){ 10, 20, 400, 100 };
    page[0].bleed = (struct cj_rect){ 1.5, 11.5, 417, 117 };
    page[2].trim = (struct cj_rect){ 10.25, 20.25, 399, 90 };
    return book;
}

static void pages_say_where_they_are_cut(void **state)
{
    (void)state;
    static const char *const boxes[] = {
        "Page    1 MediaBox:      0.00     0.00   420.00   140.00", "Page    1 BleedBox:      1.50    11.50   418.50   128.50",
        "Page    1 TrimBox:      10.00    20.00   410.00   120.00", "Page    2 TrimBox:       0.00     0.00   420.00   140.00",
        "Page    3 BleedBox:     10.25    29.75   409.25   119.75", "Page    3 TrimBox:      10.25    29.75   409.25   119.75",
    };
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) pdf = paint(to_be_cut(&test));
    g_autofree char *out = test_tool(pdf, ".pdf", (const char *const[]){ "pdfinfo", "-box", "-f", "1", "-l", "3", "@FILE", NULL });
    for (size_t i = 0; i < G_N_ELEMENTS(boxes); i++)
        if (!strstr(out, boxes[i]))
            fail_msg("not %s in:\n%s", boxes[i], out);
    g_autofree char *sound = test_tool(pdf, ".pdf", (const char *const[]){ "qpdf", "--check", "@FILE", NULL });
    assert_non_null(strstr(sound, "No syntax or stream encoding errors found"));
    g_autofree char *tree = test_tool(pdf, ".pdf", (const char *const[]){ "pdfinfo", "-struct-text", "@FILE", NULL });
    assert_int_equal(count(tree, "Document"), 1);
    test_scene_free(&test);
}

/* An update: what was there stays as it was, to the byte. */
static void boxes_are_an_update(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) plain = paint(rows_of(&test, 3, 1)), cut = g_byte_array_new();
    g_byte_array_append(cut, plain->data, plain->len);
    pdf_boxes(cut, to_be_cut(&test));
    g_autofree char *text = g_strndup((const char *)cut->data + plain->len, cut->len - plain->len);
    assert_true(cut->len > plain->len);
    assert_memory_equal(plain->data, cut->data, plain->len);
    assert_int_equal(count(text, "/Type /Page"), 2);
    assert_int_equal(count(text, "/Prev "), 1);
    test_scene_free(&test);
}

/* The paper ends at the bleed; beyond is white, also where nothing is drawn by itself. */
static void paper_ends_at_the_bleed(void **state)
{
    (void)state;
    static const char yaml[] = "based-on: default\ncolours:\n  paper: \"#FFF6E0\"\n";
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    struct cj_diags *diags = cj_diags_new(test.arena);
    const struct cj_source *source = cj_source_new(test.arena, 0, "cream.yaml", yaml, strlen(yaml));
    cj_diags_add_source(diags, source);
    const struct cj_theme *cream = cj_theme_load(source, test.arena, diags);
    assert_non_null(cream);
    struct cj_book book = *to_be_cut(&test);
    book.npages = 1;
    const struct cj_paint_options options = { .dpi = 72, .created = -1, .producer = "cjmap test" };
    g_autoptr(GByteArray) png = cj_paint(CJ_FORMAT_PNG, &book, cream, test_fonts(), &options, NULL);
    g_autofree uint8_t *pixels = test_pixels(png, 420, 140);
    for (uint32_t y = 0; y < 140; y++)
        for (uint32_t x = 0; x < 420; x++) {
            bool beyond = x < 1 || x >= 419 || y < 11 || y >= 129, within = x >= 2 && x < 10 && y >= 12 && y < 128;
            uint8_t blue = pixels[(y * 420 + x) * 3 + 2];
            if ((beyond && blue != 255) || (within && blue != 0xE0))
                fail_msg("blue is %u at %u, %u", blue, x, y);
        }
    g_autoptr(GByteArray) svg = cj_paint(CJ_FORMAT_SVG, &book, cream, test_fonts(), &options, NULL);
    g_autofree char *text = g_strndup((const char *)svg->data, svg->len);
    assert_non_null(strstr(text, "<rect x=\"1.5\" y=\"11.5\" width=\"417\" height=\"117\" fill=\"#FFF6E0\"/>"));
    test_scene_free(&test);
}

/* --- the picture ------------------------------------------------------------------------------------------------------- */

static GByteArray *png_of(const struct cj_book *book, GError **error)
{
    const struct cj_paint_options options = { .dpi = 72, .created = -1, .producer = "cjmap test" };
    return cj_paint(CJ_FORMAT_PNG, book, cj_theme_default(), test_fonts(), &options, error);
}

/* A part at its own size is the same pixels as in the whole; nothing reaches beyond it. */
static void a_part_looks_as_in_the_whole(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    struct cj_book book = *rows_of(&test, 4, 1);
    const struct cj_page *pages = book.page;
    g_autoptr(GByteArray) whole = png_of(test_book(&test), NULL);
    g_autofree uint8_t *all = test_pixels(whole, 400, 400);
    for (uint32_t p = 0; p < 4; p++) {
        book.npages = 1;
        book.page = &pages[p];
        g_autoptr(GByteArray) png = png_of(&book, NULL);
        g_autofree uint8_t *part = test_pixels(png, 420, 140);
        for (uint32_t y = 0; y < 100; y++)
            if (memcmp(part + ((y + 20) * 420 + 10) * 3, all + (100 * p + y) * 400 * 3, 400 * 3) != 0)
                fail_msg("row %u of part %u is not as in the whole", y, p);
        for (uint32_t y = 0; y < 140; y++)
            for (uint32_t x = 0; x < 420; x++)
                if ((y < 20 || y >= 120 || x < 10 || x >= 410) && part[(y * 420 + x) * 3] != 255)
                    fail_msg("part %u leaves ink at %u, %u", p, x, y);
    }
    test_scene_free(&test);
}

static void several_pages_need_a_pdf(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    const struct cj_paint_options options = test_options();
    for (int f = 0; f < CJ_FORMAT_COUNT; f++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GByteArray) bytes = cj_paint((enum cj_format)f, rows_of(&test, 3, 1), cj_theme_default(), test_fonts(), &options, &error);
        assert_true((bytes == NULL) == cj_format_row((enum cj_format)f)->one_page);
        assert_true(bytes || g_error_matches(error, CJ_PAINT_ERROR, CJ_PAINT_ERROR_PAGES));
        assert_true(bytes || strstr(error->message, "holds one page, and this has 3"));
    }
    test_scene_free(&test);
}

/* --- thumbnails ---------------------------------------------------------------------------------------------------------- */

/* The whole scene small beside itself: it is seen twice and read once. */
static const struct cj_book *with_thumbnail(const struct test_scene *test)
{
    struct cj_book *book = CJ_NEW(test->arena, struct cj_book, 1);
    struct cj_page *page = CJ_NEW(test->arena, struct cj_page, 1);
    struct cj_view *view = CJ_NEW(test->arena, struct cj_view, 2);
    const struct cj_rect all = { 0, 0, 400, 400 };
    view[0] = (struct cj_view){ .scene = &test->scene, .part = all, .x = 410, .y = 0, .scale = 0.25, .decor = true };
    view[1] = (struct cj_view){ .scene = &test->scene, .part = all, .scale = 1 };
    *page = (struct cj_page){ .width_pt = 520, .height_pt = 400, .nviews = 2, .view = view };
    *book = (struct cj_book){ .title = "Klein", .language = "nl", .npages = 1, .page = page };
    return book;
}

static void a_thumbnail_is_not_read(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    g_autoptr(GByteArray) pdf = paint(with_thumbnail(&test)), alone = paint(test_book(&test));
    g_autofree char *raw = text_of(pdf, "1"), *once = text_of(alone, "1");
    assert_string_equal(raw, once);
    g_autofree char *tree = test_tool(pdf, ".pdf", (const char *const[]){ "pdfinfo", "-struct-text", "@FILE", NULL });
    assert_int_equal(count(tree, "Henk en Samira"), 1);
    test_scene_free(&test);
}

static void a_thumbnail_is_seen(void **state)
{
    (void)state;
    struct test_scene test = test_bounded_scene_new(SCENE_WIDTH);
    uint32_t width, height, dark = 0;
    g_autoptr(GByteArray) pdf = paint(with_thumbnail(&test));
    g_autofree uint8_t *pixels = test_render(pdf, &width, &height);
    for (uint32_t y = 0; y < 40; y++) /* of its title */
        for (uint32_t x = 553; x < 660; x++)
            dark += pixels[(y * width + x) * 3] < 160;
    assert_true(dark > 60);
    const struct cj_paint_options options = test_options();
    g_autoptr(GByteArray) svg = cj_paint(CJ_FORMAT_SVG, with_thumbnail(&test), cj_theme_default(), test_fonts(), &options, NULL);
    g_autofree char *text = g_strndup((const char *)svg->data, svg->len);
    assert_int_equal(count(text, "“Wat willen ze nu weer weten?”"), 2);
    assert_int_equal(count(text, "aria-level=\"1\""), 1);
    assert_non_null(strstr(text, "transform=\"matrix(0.25 0 0 0.25 410 0)\""));
    test_scene_free(&test);
}

int test_pages_group(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_sound),
        cmocka_unit_test(pages_have_their_own_texts),
        cmocka_unit_test(pages_are_one_document),
        cmocka_unit_test(pages_are_named),
        cmocka_unit_test(pages_say_where_they_are_cut),
        cmocka_unit_test(boxes_are_an_update),
        cmocka_unit_test(paper_ends_at_the_bleed),
        cmocka_unit_test(a_part_looks_as_in_the_whole),
        cmocka_unit_test(several_pages_need_a_pdf),
        cmocka_unit_test(a_thumbnail_is_not_read),
        cmocka_unit_test(a_thumbnail_is_seen),
    };
    return cmocka_run_group_tests_name("paint: pages", tests, NULL, NULL);
}
