/* What each kind of picture is taken for, and what is left of it. */
#include "image_tests.h"

static int setup(void **state)
{
    *state = make_folder();
    return 0;
}

static int teardown(void **state)
{
    unmake_folder(*state);
    return 0;
}

/* Is `needle` somewhere in the bytes? */
static bool holds(const struct cj_picture *picture, const char *needle)
{
    size_t n = strlen(needle);
    for (size_t i = 0; i + n <= picture->len; i++)
        if (memcmp(picture->bytes + i, needle, n) == 0)
            return true;
    return false;
}

static void png(void **state)
{
    put_bytes(*state, "a.png", png_new(40, 30, true));
    assert_taken(*state, "a.png", CJ_PICTURE_PNG, 40, 30);
    struct answer answer = ask_one(*state, "a.png");
    assert_false(holds(answer.pictures->picture, "here I live"));
    assert_true(holds(answer.pictures->picture, "IEND"));
    answered(&answer);
}

/* Refused from the header, before any room is made: there is nothing behind it. */
static void png_from_its_header(void **state)
{
    put_bytes(*state, "huge.png", png_new(50000, 50000, false));
    assert_refused(*state, "huge.png", CJ_DIAG_PICTURE_TOO_LARGE, "50000 x 50000");
    put_bytes(*state, "wide.png", png_new(32768, 1, true));
    assert_refused(*state, "wide.png", CJ_DIAG_PICTURE_TOO_LARGE, "32767");
    put_bytes(*state, "most.png", png_new(8193, 8192, false));
    assert_refused(*state, "most.png", CJ_DIAG_PICTURE_TOO_LARGE, NULL);
    put_bytes(*state, "wrapped.png", png_new(0x80000001u, 0x80000001u, false));
    assert_refused(*state, "wrapped.png", CJ_DIAG_PICTURE_TOO_LARGE, NULL);
    put_bytes(*state, "none.png", png_new(0, 4, false));
    assert_refused(*state, "none.png", CJ_DIAG_PICTURE_BROKEN, NULL);
}

static void each_cut_is_seen(GByteArray *whole, const char *folder, const char *name, enum cj_diag_id first)
{
    for (guint len = 0; len < whole->len; len++) {
        put(folder, name, whole->data, len);
        struct answer answer = ask_one(folder, name);
        assert_int_equal(answer.n, 1);
        assert_true(answer.diag->id == CJ_DIAG_PICTURE_BROKEN || (len < 12 && answer.diag->id == first));
        answered(&answer);
    }
}

static void png_cut_off(void **state)
{
    g_autoptr(GByteArray) whole = png_new(7, 5, true);
    each_cut_is_seen(whole, *state, "cut.png", CJ_DIAG_NOT_A_PICTURE);
}

static void png_damaged(void **state)
{
    g_autoptr(GByteArray) whole = png_new(7, 5, true);
    for (guint i = 8; i < whole->len; i++) {
        whole->data[i] ^= 0x55;
        put(*state, "bad.png", whole->data, whole->len);
        struct answer answer = ask_one(*state, "bad.png");
        assert_int_equal(answer.n, 1);
        answered(&answer);
        whole->data[i] ^= 0x55;
    }
}

static void jpegs(void **state)
{
    for (uint8_t turn = 1; turn <= 8; turn++) {
        put_bytes(*state, "a.jpg", jpeg_new(turn));
        struct answer answer = ask_one(*state, "a.jpg");
        assert_int_equal(answer.n, 0);
        const struct cj_picture *picture = answer.pictures->picture;
        assert_int_equal(picture->kind, CJ_PICTURE_JPEG);
        assert_int_equal(picture->turn, turn);
        assert_int_equal(picture->columns, 8);
        assert_float_equal(picture->width, turn < 5 ? 8 : 4, 0);
        assert_float_equal(picture->height, turn < 5 ? 4 : 8, 0);
        assert_false(holds(picture, "Exif"));
        assert_int_equal(picture->len, jpeg_len); /* all but what was put in */
        assert_memory_equal(picture->bytes, jpeg, jpeg_len);
        answered(&answer);
    }
    g_autoptr(GByteArray) whole = jpeg_new(9);
    g_byte_array_append(whole, (const uint8_t *)"something behind it", 19);
    put(*state, "a.jpg", whole->data, whole->len);
    assert_taken(*state, "a.jpg", CJ_PICTURE_JPEG, 8, 4);
}

static void jpeg_cut_off(void **state)
{
    g_autoptr(GByteArray) whole = jpeg_new(6);
    each_cut_is_seen(whole, *state, "cut.jpg", CJ_DIAG_NOT_A_PICTURE);
}

static guint frame_of(const GByteArray *bytes)
{
    for (guint i = 0; i + 1 < bytes->len; i++)
        if (bytes->data[i] == 0xff && bytes->data[i + 1] == 0xc0)
            return i;
    fail_msg("no frame");
    return 0;
}

static void jpeg_of_unusual_sorts(void **state)
{
    g_autoptr(GByteArray) whole = jpeg_new(1);
    guint frame = frame_of(whole);
    const uint8_t large[] = { 0xc3, 0x50, 0xc3, 0x50 };
    whole->data[frame + 1] = 0xc9; /* arithmetic coding */
    put(*state, "a.jpg", whole->data, whole->len);
    assert_refused(*state, "a.jpg", CJ_DIAG_NOT_A_PICTURE, "unusual");
    whole->data[frame + 1] = 0xc0;
    whole->data[frame + 4] = 12; /* bits */
    put(*state, "a.jpg", whole->data, whole->len);
    assert_refused(*state, "a.jpg", CJ_DIAG_NOT_A_PICTURE, "unusual");
    whole->data[frame + 4] = 8;
    memcpy(whole->data + frame + 5, large, 4);
    put(*state, "a.jpg", whole->data, whole->len);
    assert_refused(*state, "a.jpg", CJ_DIAG_PICTURE_TOO_LARGE, "50000 x 50000");
    guint scan = whole->len - 2; /* what follows the header of the scan, once more and once more */
    while (whole->data[scan] != 0xff || whole->data[scan + 1] != 0xda)
        scan--;
    g_autoptr(GByteArray) many = jpeg_new(1);
    g_byte_array_set_size(many, many->len - 2);
    for (int i = 0; i < 70; i++)
        g_byte_array_append(many, whole->data + scan, whole->len - 2 - scan);
    g_byte_array_append(many, (const uint8_t *)"\xff\xd9", 2);
    put(*state, "a.jpg", many->data, many->len);
    assert_refused(*state, "a.jpg", CJ_DIAG_NOT_A_PICTURE, "unusual");
    const uint8_t cmyk[] = { 0xff, 0xd8, 0xff, 0xc0, 0, 20, 8, 0, 4, 0, 8, 4, 1, 17, 0, 2, 17, 0, 3, 17, 0, 4, 17, 0, 0xff, 0xd9 };
    put(*state, "a.jpg", cmyk, sizeof cmyk);
    assert_refused(*state, "a.jpg", CJ_DIAG_NOT_A_PICTURE, "CMYK");
}

static void svg_sizes(void **state)
{
    static const struct { const char *head; double width, height; } row[] = {
        {"viewBox=\"0 0 40 30\"", 40, 30}, {"width=\"96\" height=\"48px\"", 96, 48}, {"width=\"1in\" height=\"25.4mm\"", 96, 96},
        {"width=\"200\" viewBox=\"0,0,40,30\"", 200, 150}, {"height=\"3cm\" viewBox=\"0 0 40 20\"", 226.77, 113.386},
        {"width=\"100%\" height=\"100%\" viewBox=\"5 5 40 30\"", 40, 30}, {"width=\"72pt\" height=\"6pc\"", 96, 96},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        g_autofree char *text = g_strdup_printf("<?xml version=\"1.0\"?>\n<!-- a comment -->\n"
                                                "<svg %s xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M0 0\"/></svg>\n",
                                                row[i].head);
        put_text(*state, "a.svg", text);
        assert_taken(*state, "a.svg", CJ_PICTURE_SVG, row[i].width, row[i].height);
    }
    put_text(*state, "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><path/></svg>");
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_BROKEN, "how large");
    put_text(*state, "a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 0 10\"><path/></svg>");
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_BROKEN, "how large");
    put_text(*state, "a.svg", "<svg viewBox=\"0 0 40 30\"><path/></svg>");
    assert_refused(*state, "a.svg", CJ_DIAG_NOT_A_PICTURE, NULL);
    put_text(*state, "a.svg", SVG_HEAD "<path></svg>");
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_BROKEN, NULL);
    put_text(*state, "a.svg", SVG_HEAD "<path/>");
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_BROKEN, NULL);
}

static void svg_that_is_more_than_a_drawing(void **state)
{
    static const struct { const char *body, *has; } row[] = {
        {"<script>alert(1)</script>", "script"}, {"<g><script xlink:href='#a'/></g>", "script"},
        {"<text>Hello</text>", "text"}, {"<image xlink:href='file:///etc/passwd'/>", "another picture"},
        {"<use xlink:href='http://example.org/a.svg#b'/>", "elsewhere"}, {"<use href='other.svg#b'/>", "elsewhere"},
        {"<rect fill='url(http://example.org/#a)'/>", "elsewhere"}, {"<rect style='fill:URL( \"x.svg#a\" )'/>", "elsewhere"},
        {"<style>@import 'x.css';</style>", "@"}, {"<style><![CDATA[rect{fill:url(x.svg)}]]></style>", "elsewhere"},
        {"<style>rect{fill:u\\72l(x.svg)}</style>", "elsewhere"}, {"<animate attributeName='x'/>", "moves"}, {"<set/>", "moves"},
        {"<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", "no SVG"},
        {"<filter/>", "filter"}, {"<wat/>", "can't be drawn"},
        {"<path fill='url(#a) url(x)'/>", "elsewhere"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        g_autofree char *text = g_strconcat(SVG_HEAD, row[i].body, "</svg>", NULL);
        put_text(*state, "a.svg", text);
        assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, row[i].has);
    }
    put_text(*state, "a.svg", "<!DOCTYPE svg [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;\">]>" SVG_HEAD "<path/></svg>");
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, "entities");
    put_text(*state, "a.svg", "<?xml-stylesheet href='x.css'?>" SVG_HEAD "<path/></svg>");
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, "elsewhere");
}

/* An editor's file: its own remarks go, the drawing stays. */
static void svg_of_an_editor(void **state)
{
    put_text(*state, "a.svg",
             "\xef\xbb\xbf<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
             "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n"
             "<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" xmlns:l=\"http://www.w3.org/1999/xlink\" xmlns:e=\"urn:editor\" "
             "viewBox=\"0 0 40 30\" e:path=\"/home/maya\" onload=\"alert(1)\">"
             "<s:title>Secret</s:title><s:metadata><e:where>Secret</e:where><script/></s:metadata><e:view><s:path d='Secret'/></e:view>"
             "<s:defs><s:path id='p' d='M0 0h9'/><s:linearGradient id='g'><s:stop offset='0'/></s:linearGradient></s:defs>"
             "<s:style>s > t { fill: url(#g) }</s:style>"
             "<s:a l:href='javascript:alert(1)'><s:use l:href='#p' onclick='alert(1)' e:x='Secret' fill=\"url('#g')\"/></s:a>"
             "<s:switch><s:foreignObject requiredExtensions='urn:editor'><e:all/></s:foreignObject>"
             "<s:g><s:rect width='3' height='2'/></s:g></s:switch>"
             "</s:svg>");
    struct answer answer = ask_one(*state, "a.svg");
    if (answer.n > 0)
        fail_msg("%s", answer.diag->text);
    const struct cj_picture *picture = answer.pictures->picture;
    g_autofree char *text = g_strndup((const char *)picture->bytes, picture->len);
    assert_string_equal(text,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
                        "width=\"40.0000\" height=\"30.0000\" viewBox=\"0 0 40 30\"><defs><path id=\"p\" d=\"M0 0h9\"></path>"
                        "<linearGradient id=\"g\"><stop offset=\"0\"></stop></linearGradient></defs>"
                        "<style>s &gt; t { fill: url(#g) }</style><g><use xlink:href=\"#p\" fill=\"url(&apos;#g&apos;)\"></use></g>"
                        "<switch><g><rect width=\"3\" height=\"2\"></rect></g></switch></svg>");
    answered(&answer);
}

static void svg_without_end(void **state)
{
    g_autoptr(GString) deep = g_string_new(SVG_HEAD), many = g_string_new(SVG_HEAD);
    for (int i = 0; i < 300; i++)
        g_string_append(deep, "<g>");
    put_text(*state, "a.svg", deep->str);
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, "more parts");
    for (int i = 0; i <= CJ_PICTURE_ELEMENTS_MOST; i++)
        g_string_append(many, "<g/>");
    put_text(*state, "a.svg", many->str);
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, "more parts");
}

static void svg_with_an_endless_line(void **state)
{
    g_autoptr(GString) line = g_string_new(SVG_HEAD "<path d='M0 0");
    for (int i = 0; i < 10000; i++)
        g_string_append(line, "L1.5 20");
    g_autofree char *some = g_strconcat(line->str, "'/></svg>", NULL);
    for (int i = 0; i < 90000; i++)
        g_string_append(line, "L1.5 20");
    g_string_append(line, "'/></svg>");
    put_text(*state, "a.svg", some);
    assert_taken(*state, "a.svg", CJ_PICTURE_SVG, 40, 30);
    put_text(*state, "a.svg", line->str);
    assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, "more parts");
}

static void no_picture(void **state)
{
    static const struct { const char *bytes; size_t len; const char *has; } row[] = {
        {"GIF89a\1\0\1\0", 10, "a GIF"}, {"RIFF\1\0\0\0WEBPVP8 ", 16, "a WebP"}, {"%PDF-1.4\n", 9, "a PDF"},
        {"\0\0\0\30ftypheic", 12, "a HEIC"},
        {"\x1f\x8b\10\0", 4, "packed"}, {"Hello", 5, "whatever its name says"}, {"<html><svg/></html>", 19, "whatever its name says"},
        {"\xff\xd8", 2, "whatever its name says"}, {"<?xml version='1.0'?><a/>", 25, "no SVG"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        put(*state, "a.png", row[i].bytes, row[i].len);
        assert_refused(*state, "a.png", CJ_DIAG_NOT_A_PICTURE, row[i].has);
    }
    put(*state, "a.png", "", 0);
    assert_refused(*state, "a.png", CJ_DIAG_PICTURE_BROKEN, "empty");
}

/* The content counts, not the name. */
static void another_suffix(void **state)
{
    put_bytes(*state, "a.png", jpeg_new(1));
    assert_taken(*state, "a.png", CJ_PICTURE_JPEG, 8, 4);
    put_bytes(*state, "a", png_new(2, 2, true));
    assert_taken(*state, "a", CJ_PICTURE_PNG, 2, 2);
}

/* Whatever is in a file, reading it ends, and stays within it: for the sanitizers. A counter decides what is changed. */
static void changed_at_random(void **state)
{
    GByteArray *samples[3] = { png_new(9, 5, true), jpeg_new(6), g_byte_array_new() };
    const char *svg = SVG_HEAD "<defs><path id='a'/></defs><style>a{fill:url(#a)}</style><use xlink:href='#a'/></svg>";
    g_byte_array_append(samples[2], (const uint8_t *)svg, (guint)strlen(svg));
    uint32_t seed = 7;
    for (int round = 0; round < 900; round++) {
        g_autoptr(GByteArray) bytes = g_byte_array_new();
        g_byte_array_append(bytes, samples[round % 3]->data, samples[round % 3]->len);
        for (int change = 0; change <= round % 4; change++) {
            seed = seed * 1664525u + 1013904223u;
            bytes->data[(seed >> 8) % bytes->len] = (uint8_t)(seed >> 24);
        }
        put(*state, "a.png", bytes->data, bytes->len);
        struct answer answer = ask_one(*state, "a.png");
        assert_int_equal(answer.n + answer.pictures->n, 1);
        answered(&answer);
    }
    for (int i = 0; i < 3; i++)
        g_byte_array_unref(samples[i]);
}

/* A few lines that draw a million times; and many that refer to each other and draw little. */
static void svg_that_draws_itself_over_and_over(void **state)
{
    static const struct { const char *first, *each, *ref; } row[] = {
        {"<rect id='a0' width='1' height='1'/>", "<g id='a%d'>%s</g>", "<use href='#a%d'/>"},
        {"<pattern id='a0'><rect/></pattern>", "<pattern id='a%d'>%s</pattern>", "<rect fill='url(#a%d)'/>"},
        {"<pattern id='a0'><rect/></pattern>", "<pattern id='a%d'>%s</pattern>", "<g style=\"fill:url('#a%d')\"><rect/></g>"},
        {"<clipPath id='a0'><rect/></clipPath>", "<clipPath id='a%d'>%s</clipPath>", "<rect clip-path='url(#a%d)'/>"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(row); i++) {
        g_autoptr(GString) text = g_string_new(SVG_HEAD "<defs>"), inner = g_string_new(NULL);
        g_string_append(text, row[i].first);
        for (int level = 1; level < 10; level++) {
            g_autoptr(GString) one = g_string_new(row[i].ref);
            g_string_replace(one, "%d", (char[]){ (char)('0' + level - 1), 0 }, 0);
            g_string_truncate(inner, 0);
            for (int k = 0; k < 10; k++)
                g_string_append(inner, one->str);
            g_autoptr(GString) each = g_string_new(row[i].each);
            g_string_replace(each, "%d", (char[]){ (char)('0' + level), 0 }, 0);
            g_string_replace(each, "%s", inner->str, 0);
            g_string_append(text, each->str);
        }
        g_string_append(text, "</defs><use href='#a9'/></svg>");
        put_text(*state, "a.svg", text->str);
        assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, "more parts");
    }
    static const char *const endless[] = { "<g id='a'><use href='#a'/></g>",
                                          "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g>" };
    for (size_t i = 0; i < G_N_ELEMENTS(endless); i++) {
        g_autofree char *text = g_strconcat(SVG_HEAD, endless[i], "</svg>", NULL);
        put_text(*state, "a.svg", text);
        assert_refused(*state, "a.svg", CJ_DIAG_PICTURE_NOT_PLAIN, "more parts");
    }
    g_autoptr(GString) chain = g_string_new(SVG_HEAD "<defs><g id='a0'/>"), clips = g_string_new(SVG_HEAD "<defs>");
    for (int i = 1; i < 150; i++)
        g_string_append_printf(chain, "<use id='a%d' href='#a%d'/>", i, i - 1);
    g_string_append(chain, "</defs><use href='#a149'/></svg>");
    put_text(*state, "a.svg", chain->str);
    assert_taken(*state, "a.svg", CJ_PICTURE_SVG, 40, 30); /* counted one after the other */
    for (int i = 0; i < 6; i++)
        g_string_append_printf(clips, "<clipPath id='c%d'><rect/></clipPath>"
                               "<linearGradient id='g%d'><stop/><stop/></linearGradient>", i, i);
    g_string_append(clips, "</defs><style>");
    for (int i = 0; i < 6; i++)
        g_string_append_printf(clips, ".c%d{clip-path:url(#c%d);fill:url(#g%d)}", i, i, i);
    g_string_append(clips, "</style>");
    for (int i = 0; i < 2000; i++)
        g_string_append_printf(clips, "<path class='c%d'/>", i % 6);
    g_string_append(clips, "</svg>");
    put_text(*state, "a.svg", clips->str);
    assert_taken(*state, "a.svg", CJ_PICTURE_SVG, 40, 30);
}

const struct CMUnitTest kind_tests[] = {
    cmocka_unit_test_setup_teardown(png, setup, teardown),
    cmocka_unit_test_setup_teardown(png_from_its_header, setup, teardown),
    cmocka_unit_test_setup_teardown(png_cut_off, setup, teardown),
    cmocka_unit_test_setup_teardown(png_damaged, setup, teardown),
    cmocka_unit_test_setup_teardown(jpegs, setup, teardown),
    cmocka_unit_test_setup_teardown(jpeg_cut_off, setup, teardown),
    cmocka_unit_test_setup_teardown(jpeg_of_unusual_sorts, setup, teardown),
    cmocka_unit_test_setup_teardown(svg_sizes, setup, teardown),
    cmocka_unit_test_setup_teardown(svg_that_is_more_than_a_drawing, setup, teardown),
    cmocka_unit_test_setup_teardown(svg_of_an_editor, setup, teardown),
    cmocka_unit_test_setup_teardown(svg_that_draws_itself_over_and_over, setup, teardown),
    cmocka_unit_test_setup_teardown(svg_without_end, setup, teardown),
    cmocka_unit_test_setup_teardown(svg_with_an_endless_line, setup, teardown),
    cmocka_unit_test_setup_teardown(no_picture, setup, teardown),
    cmocka_unit_test_setup_teardown(another_suffix, setup, teardown),
    cmocka_unit_test_setup_teardown(changed_at_random, setup, teardown),
};
const size_t kind_tests_count = G_N_ELEMENTS(kind_tests);
