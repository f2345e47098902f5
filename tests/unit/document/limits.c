/* Hostile files: each ends in one message after work that grows no faster than the file. A file that is quadratic somewhere takes minutes
 * here instead of an instant; the count of instructions is the benchmark's. */
#include "document_tests.h"

enum { LARGE = 1 << 20, LARGEST = 4 << 20 };

/* As many of `unit` as fit a large file, between two texts. */
static struct reading read_repeated(const char *head, const char *unit, const char *tail, GString **ret_text)
{
    GString *text = g_string_sized_new(LARGE + 1);
    size_t len = strlen(unit), count = (LARGE - strlen(head) - strlen(tail)) / len;

    g_string_append(text, head);
    while (count--)
        g_string_append_len(text, unit, (gssize)len);
    g_string_append(text, tail);
    *ret_text = text;

    struct cj_document_limits limits = cj_document_default_limits;

    limits.written /= LARGEST / LARGE;
    return read_bytes("a.yaml", text->str, text->len, &limits);
}

static bool has(const struct reading *reading, enum cj_diag_id id)
{
    for (uint32_t i = 0; i < reading->ndiags; i++)
        if (reading->diag[i].id == id)
            return true;
    return false;
}

static void large_files(void **state)
{
    static const struct {
        const char *head, *unit, *tail;
        enum cj_diag_id id;
    } cases[] = {
        { "", "[", "", CJ_DIAG_TOO_DEEP },
        { "", "{a: ", "", CJ_DIAG_TOO_DEEP },
        { "", "- ", "", CJ_DIAG_TOO_DEEP },
        { "", "? ", "", CJ_DIAG_TOO_DEEP },
        { "", "a: b\n", "", CJ_DIAG_DUPLICATE_KEY },
        { "", "- a\n", "", CJ_DIAG_TOO_MANY_ITEMS },
        { "[", "a,", "]", CJ_DIAG_TOO_MANY_ITEMS },
        { "{", "é,", "}", CJ_DIAG_COMMA_IN_BRACES },
        { "a: ", "x", "\n", CJ_DIAG_TEXT_TOO_LONG },
        { "a: \"", "x ", "\"\n", CJ_DIAG_TEXT_TOO_LONG },
        { "a: |\n", "  x\n", "", CJ_DIAG_TEXT_TOO_LONG },
        { "a: ", "\xCC\x81", "\n", CJ_DIAG_TEXT_TOO_LONG },
        { "", "k: *a\n", "", CJ_DIAG_UNKNOWN_ALIAS },
        { "- [", "*a,", "]", CJ_DIAG_UNKNOWN_ALIAS },
        { "", "# comment #\n", "", CJ_DIAG_EMPTY_FILE },
        { "", "- b #c\n", "", CJ_DIAG_CUT_OFF },
        { "a: \"", "\n", "\"\n", CJ_DIAG_TOO_MUCH_SPACE },
        { "a: x", " ", "y\n", CJ_DIAG_TOO_MUCH_SPACE },
        { "", "%TAG !a! b\n", "--- a\n", CJ_DIAG_TAG },
        { "", "---\n", "", CJ_DIAG_SECOND_DOCUMENT },
        { "a: '", "it''s ", "\n", CJ_DIAG_UNCLOSED_QUOTE },
        { "a: ", "b: ", "\n", CJ_DIAG_COLON_IN_TEXT },
        { "", "a\n", "", CJ_DIAG_TEXT_TOO_LONG },
        { "a", "a", ": b\n", CJ_DIAG_KEY_NOT_TEXT },
        { "", "\xE9", "", CJ_DIAG_NOT_UTF_8 },
        { "a: ", "\x01", "", CJ_DIAG_CONTROL_CHARACTER },
        { "", "!", "", CJ_DIAG_TAG },
        { "- &a x\n", "- *a\n", "", CJ_DIAG_ALIAS_EXPANDS },
        { "", "- &a x\n", "", CJ_DIAG_UNUSED_NAME },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        GString *text;
        struct reading reading = read_repeated(cases[i].head, cases[i].unit, cases[i].tail, &text);
        GString *out = g_string_new(NULL);

        if (!has(&reading, cases[i].id))
            fail_msg("no %s for `%s`", cj_diag_row(cases[i].id)->id, cases[i].unit);
        cj_diags_render(reading.diags, (struct cj_diag_style){ .most = 20 }, out);
        assert_true(out->len < 100000);
        g_string_free(out, TRUE);
        g_string_free(text, TRUE);
        reading_free(&reading);
    }
}

static void too_large(void **state)
{
    g_autofree char *bytes = g_strnfill(LARGEST + 1, ' ');
    struct reading reading = read_bytes("a.yaml", bytes, LARGEST + 1, &cj_document_default_limits);
    (void)state;

    assert_null(reading.root);
    assert_int_equal(reading.ndiags, 1);
    assert_int_equal(reading.diag->id, CJ_DIAG_FILE_TOO_LARGE);
    assert_non_null(reading.diag->hint);
    reading_free(&reading);
}

/* Names that all collide in a string hash, as keys and as anchors. */
static void colliding_names(void **state)
{
    GString *text = g_string_new(NULL);
    (void)state;

    for (unsigned i = 0; i < 1 << 16; i++) { /* 33 * 'a' + 'b' == 33 * 'b' + 'A' */
        for (unsigned bit = 0; bit < 16; bit++)
            g_string_append(text, i >> bit & 1 ? "bA" : "ab");
        g_string_append(text, ": x\n");
    }

    struct reading reading = read_bytes("a.yaml", text->str, text->len, &cj_document_default_limits);

    assert_int_equal(reading.ndiags, 0);
    assert_int_equal(reading.root->n, 1 << 16);
    reading_free(&reading);
    g_string_free(text, TRUE);
}

/* As large as a journey may be: five thousand touchpoints, a hundred thousand cards. */
static void the_largest_journey_is_read(void **state)
{
    GString *text = g_string_new("title: Long\nphases:\n  - name: All\n    touchpoints:\n");
    (void)state;

    for (int i = 0; i < 5000; i++) {
        g_string_append_printf(text, "    - name: T%d\n      pains:\n", i);
        for (int k = 0; k < 20; k++)
            g_string_append_printf(text, "      - {text: P%d, severity: low}\n", k);
    }

    struct reading reading = read_bytes("a.yaml", text->str, text->len, &cj_document_default_limits);

    assert_true(text->len < LARGEST);
    assert_int_equal(reading.ndiags, 0);
    assert_int_equal(cj_yaml_get(cj_yaml_get(reading.root, "phases")->item[0], "touchpoints")->n, 5000);
    reading_free(&reading);
    g_string_free(text, TRUE);
}

/* --- each limit, at it and one above --------------------------------------------------------------------------------- */

static void assert_message(const char *text, const struct cj_document_limits *limits, const char *expected)
{
    struct reading reading = read_bytes("a.yaml", text, strlen(text), limits);
    g_autofree char *message = first_message(&reading);

    assert_string_equal(message, expected);
    reading_free(&reading);
}

static void at_the_limits(void **state)
{
    static const struct cj_document_limits small = {
        .bytes = 60, .depth = 3, .nodes = 4, .text_bytes = 12, .run_chars = 5, .marks = 2, .written = 8,
    };
    static const struct { const char *text, *message; } cases[] = {
        { "a: {b: {c: d}}", "fine" },
        { "a: {b: {c: {d: e}}}", "1:12 too-deep (1)" },
        { "a: &x [1]\nb: [*x]", "fine" },
        { "a: &x [[1]]\nb: [*x]", "2:5 too-deep (1)" },                    /* levels in what an alias stands for count */
        { "a: &x [1]\nb: *x\nc: *x", "fine" },
        { "a: &x [1]\nb: *x\nc: *x\nd: *x", "4:4 alias-expands (1)" },
        { "a: 123456789012", "1:4 word-too-long (1)" },
        { "a: 1234 6789 12", "fine" },
        { "a: 1234 6789 123", "1:4 text-too-long (1)" },
        { "1234 6789 123: a", "1:1 text-too-long (1)" },
        { "a: 12345 12345", "fine" },
        { "a: 123456 1234", "1:4 word-too-long (1)" },
        { "a: 漢漢漢漢", "fine" },
        { "a: กขคง", "fine" },
        { "a: e\xCC\x81\xCC\x81", "fine" },
        { "a: e\xCC\x81\xCC\x81\xCC\x81", "1:4 too-many-marks (1)" },
        { "[1, 2, 3, 4, 5, 6, 7]", "fine" },
        { "[1, 2, 3, 4, 5, 6, 7, 8]", "1:23 too-many-items (1)" },
        { "[*a, *a, *a, *a, *a, *a, *a, *a]", "1:2 unknown-alias (9)" },
        { "a: b # 34567890123456789012345678901234567890123456789012345", "fine" },
        { "a: b # 345678901234567890123456789012345678901234567890123456", "0:0 file-too-large (1)" },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
        assert_message(cases[i].text, &small, cases[i].message);
}

static void bytes_that_are_no_text(void **state)
{
    static const struct { const char *bytes; size_t len; const char *message; } cases[] = {
        { "", 0, "0:0 empty-file (1)" },
        { "\xEF\xBB\xBF", 3, "0:0 empty-file (1)" },
        { " \n\n", 3, "0:0 empty-file (1)" },
        { "a: b\0c", 6, "1:5 not-text (1)" },
        { "\xFF\xFE" "a\0", 4, "0:0 utf-16 (1)" },
        { "\0a\0:", 4, "0:0 utf-16 (1)" },
        { "a\0:\0", 4, "0:0 utf-16 (1)" },
        { "%PDF-1.7\n", 9, "0:0 not-text (1)" },
        { "PK\x03\x04zip", 7, "0:0 not-text (1)" },
        { "a: b\nc: caf\xE9\n", 13, "2:7 not-utf-8 (1)" },
        { "a: \xC3", 4, "1:4 not-utf-8 (1)" },                     /* cut off within a character */
        { "a: \xC0\x80", 5, "1:4 not-utf-8 (1)" },                 /* overlong */
        { "a: \xED\xA0\x80", 6, "1:4 not-utf-8 (1)" },             /* surrogate */
        { "a: x\x07y\x7F\n", 8, "1:5 control-character (2)" },
        { "a: x\xC2\x85y", 7, "1:5 control-character (1)" },       /* line ends that editors don't know */
        { "a: x\xE2\x80\xA8y", 8, "1:5 control-character (1)" },
        { "a: x\xEF\xBB\xBFy", 8, "1:5 control-character (1)" },
        { "a: \"x\\0y\"", 9, "1:4 control-character (1)" },        /* and written as escapes */
        { "a: \"x\\ey\"", 9, "1:4 control-character (1)" },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct reading reading = read_bytes("a.yaml", cases[i].bytes, cases[i].len, &cj_document_default_limits);
        g_autofree char *message = first_message(&reading);

        assert_string_equal(message, cases[i].message);
        reading_free(&reading);
    }
}

int run_limit_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_files),
        cmocka_unit_test(too_large),
        cmocka_unit_test(colliding_names),
        cmocka_unit_test(the_largest_journey_is_read),
        cmocka_unit_test(at_the_limits),
        cmocka_unit_test(bytes_that_are_no_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
