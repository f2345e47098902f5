/* diag: lines and places, the catalogue, the collector, what is printed. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <cjmap/diag.h>

struct bench {
    struct cj_arena *arena;
    struct cj_diags *diags;
    const struct cj_source *source;
};

static struct bench bench_new(const char *text)
{
    struct bench bench = { .arena = cj_arena_new() };

    bench.diags = cj_diags_new(bench.arena);
    bench.source = cj_source_new(bench.arena, 3, "a.yaml", text, strlen(text));
    cj_diags_add_source(bench.diags, bench.source);
    return bench;
}

static struct cj_span at(uint32_t line, uint32_t col, uint32_t end_col)
{
    return (struct cj_span){ 3, line, col, line, end_col };
}

static void assert_rendered(struct bench *bench, struct cj_diag_style style, const char *expected)
{
    GString *out = g_string_new(NULL);

    cj_diags_render(bench->diags, style, out);
    assert_string_equal(out->str, expected);
    g_string_free(out, TRUE);
    cj_arena_free(bench->arena);
}

static const struct cj_diag_style plain = { .colour = false, .most = 20 };

/* --- sources -------------------------------------------------------------------------------------------------- */

static void lines_end_as_in_editors(void **state)
{
    struct bench bench = bench_new("one\ntwo\r\nthree\rfour\n");
    static const char *const lines[] = { "one", "two", "three", "four", "" };
    size_t len;
    (void)state;

    for (uint32_t i = 0; i < G_N_ELEMENTS(lines); i++) {
        const char *line = cj_source_line(bench.source, i + 1, &len);

        assert_non_null(line);
        assert_int_equal(len, strlen(lines[i]));
        assert_memory_equal(line, lines[i], len);
    }
    assert_null(cj_source_line(bench.source, 0, &len));
    assert_null(cj_source_line(bench.source, 6, &len));
    cj_arena_free(bench.arena);
}

static void places_count_characters(void **state)
{
    static const struct {
        const char *text;
        size_t byte;
        uint32_t line, col;
    } cases[] = {
        { "abc", 0, 1, 1 },
        { "abc", 3, 1, 4 },
        { "é=x", 2, 1, 2 },
        { "a\nbé!", 5, 2, 3 },
        { "a\r\nb", 3, 2, 1 },
        { "\xEF\xBB\xBF" "ab", 4, 1, 2 },   /* a byte order mark is no character */
        { "caf\xE9 ol\xE9", 7, 1, 8 },      /* a broken byte is one character */
        { "\xE2\x82", 2, 1, 3 },
    };
    (void)state;

    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        struct bench bench = bench_new(cases[i].text);
        uint32_t line, col;

        cj_source_locate(bench.source, cases[i].byte, &line, &col);
        assert_int_equal(line, cases[i].line);
        assert_int_equal(col, cases[i].col);
        cj_arena_free(bench.arena);
    }
}

/* --- catalogue -------------------------------------------------------------------------------------------------- */

static bool is_kebab(const char *id)
{
    for (const char *s = id; *s; s++)
        if (!g_ascii_islower(*s) && !g_ascii_isdigit(*s) && *s != '-')
            return false;
    return *id && *id != '-';
}

static void rows_are_complete(void **state)
{
    (void)state;
    for (int i = 0; i < CJ_DIAG_COUNT; i++) {
        const struct cj_diag_row *row = cj_diag_row((enum cj_diag_id)i);

        assert_true(is_kebab(row->id));
        for (int j = 0; j < i; j++)
            assert_string_not_equal(row->id, cj_diag_row((enum cj_diag_id)j)->id);
        assert_true(g_str_has_suffix(row->sentence, "."));
        assert_true(strlen(row->repair) > 10);
    }
}

static void the_manual_has_every_message(void **state)
{
    GString *out = g_string_new(NULL);
    (void)state;

    cj_diag_manual(out);
    for (int i = 0; i < CJ_DIAG_COUNT; i++) {
        const struct cj_diag_row *row = cj_diag_row((enum cj_diag_id)i);
        char *heading = g_strdup_printf("\n### %s\n", row->id);

        assert_non_null(strstr(out->str, heading));
        assert_non_null(strstr(out->str, row->repair));
        g_free(heading);
    }
    assert_non_null(strstr(out->str, "\n## YAML's traps\n"));
    assert_non_null(strstr(out->str, "*warning.* A comma inside [ ]"));
    g_string_free(out, TRUE);
}

static void the_page_in_docs_is_the_manual(void **state)
{
    g_autofree char *page = NULL;
    GString *out = g_string_new(NULL);
    (void)state;

    cj_diag_manual(out);
    assert_true(g_file_get_contents(CJMAP_SOURCE_DIR "/docs/messages.md", &page, NULL, NULL));
    assert_string_equal(page, out->str); /* `unit_diag --generate` writes it */
    g_string_free(out, TRUE);
}

/* --- collector -------------------------------------------------------------------------------------------------- */

static void doubles_are_told_once(void **state)
{
    struct bench bench = bench_new("a\n");
    (void)state;

    for (int round = 0; round < 3; round++)
        for (uint32_t i = 1; i <= 200; i++)
            cj_diags_add(bench.diags, CJ_DIAG_TAB, at(i, 1, 2), "the same");
    assert_int_equal(cj_diags_count(bench.diags, CJ_SEVERITY_ERROR), 200);
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, 1, 2), "another text");
    cj_diags_add(bench.diags, CJ_DIAG_UNREADABLE, at(1, 1, 2), "the same");
    cj_diags_add(bench.diags, CJ_DIAG_CUT_OFF, at(1, 1, 2), "the same");
    assert_int_equal(cj_diags_count(bench.diags, CJ_SEVERITY_ERROR), 202);
    assert_int_equal(cj_diags_count(bench.diags, CJ_SEVERITY_NOTE), 203);
    cj_arena_free(bench.arena);
}

static void problems_come_in_file_order(void **state)
{
    struct bench bench = bench_new("a\n");
    struct cj_span other = { 1, 9, 9, 9, 9 };
    static const char *const order[] = { "other file", "whole", "first", "second", "third", "fourth" };
    uint32_t count;
    (void)state;

    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(2, 1, 2), "fourth");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, 5, 6), "second");
    cj_diags_add(bench.diags, CJ_DIAG_UNREADABLE, at(1, 5, 6), "third");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, 2, 3), "first");
    cj_diags_add(bench.diags, CJ_DIAG_EMPTY_FILE, (struct cj_span){ .source = 3 }, "whole");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, other, "other file");

    const struct cj_diag *diag = cj_diags_sorted(bench.diags, &count);

    assert_int_equal(count, G_N_ELEMENTS(order));
    for (uint32_t i = 0; i < count; i++)
        assert_string_equal(diag[i].text, order[i]);
    cj_arena_free(bench.arena);
}

static void endless_problems_are_only_counted(void **state)
{
    struct bench bench = bench_new("a\n");
    uint32_t count;
    (void)state;

    for (uint32_t i = 1; i <= 50000; i++) {
        struct cj_diag *diag = cj_diags_add(bench.diags, CJ_DIAG_TAB, at(i, 1, 2), "a tab");

        cj_diags_hint(bench.diags, diag, "line %u", i);
        cj_diags_also(bench.diags, diag, at(1, 1, 2), "here");
    }
    cj_diags_add(bench.diags, CJ_DIAG_CUT_OFF, at(1, 1, 2), "a warning");
    assert_int_equal(cj_diags_count(bench.diags, CJ_SEVERITY_ERROR), 50000);
    assert_int_equal(cj_diags_count(bench.diags, CJ_SEVERITY_WARNING), 50001);
    cj_diags_sorted(bench.diags, &count);
    assert_int_equal(count, 1001);
    cj_arena_free(bench.arena);
}

/* --- rendering -------------------------------------------------------------------------------------------------- */

static void a_problem_in_full(void **state)
{
    struct bench bench = bench_new("channels: web\nphases:\n    channel: emial\n");
    (void)state;

    struct cj_diag *diag = cj_diags_add(bench.diags, CJ_DIAG_DUPLICATE_KEY, at(3, 14, 19), "unknown channel `%s`", "emial");

    cj_diags_also(bench.diags, diag, at(1, 1, 9), "channels are given here");
    cj_diags_hint(bench.diags, diag, "did you mean `email`?\nor `web`?");
    assert_rendered(&bench, plain,
                    "a.yaml:3:14: error: unknown channel `emial` [duplicate-key]\n"
                    "    3 |     channel: emial\n"
                    "      |              ^~~~~\n"
                    "a.yaml:1:1: note: channels are given here\n"
                    "    1 | channels: web\n"
                    "      | ^~~~~~~~\n"
                    "   help: did you mean `email`?\n"
                    "         or `web`?\n");
}

static void without_a_place(void **state)
{
    struct bench bench = bench_new("");
    (void)state;

    cj_diags_add(bench.diags, CJ_DIAG_EMPTY_FILE, (struct cj_span){ .source = 3 }, "this file is empty");
    cj_diags_add(bench.diags, CJ_DIAG_EMPTY_FILE, (struct cj_span){ .source = 9 }, "no file at all");
    assert_rendered(&bench, plain, "a.yaml: error: this file is empty [empty-file]\ncjmap: error: no file at all [empty-file]\n");
}

static void carets_know_wide_characters_and_accents(void **state)
{
    struct bench bench = bench_new("名前: 駅\ne\xCC\x81" "e: x\n\tx: y\n");
    (void)state;

    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, 5, 6), "wide");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(2, 5, 6), "accent");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(3, 2, 3), "tab");
    assert_rendered(&bench, plain,
                    "a.yaml:1:5: error: wide [tab]\n    1 | 名前: 駅\n      |       ^~\n"
                    "a.yaml:2:5: error: accent [tab]\n    2 | e\xCC\x81" "e: x\n      |    ^\n"
                    "a.yaml:3:2: error: tab [tab]\n    3 |  x: y\n      |  ^\n");
}

static void hidden_characters_are_shown(void **state)
{
    struct bench bench = bench_new("a\xE2\x80\xAE: \x1B[2Jz\nb\xFF: c\n");
    (void)state;

    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, 9, 10), "a value \x1B[31m of the file\nwith a line break");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(2, 4, 6), "broken");
    assert_rendered(&bench, plain,
                    "a.yaml:1:9: error: a value <U+001B>[31m of the file with a line break [tab]\n"
                    "    1 | a<U+202E>: <U+001B>[2Jz\n"
                    "      |                       ^\n"
                    "a.yaml:2:4: error: broken [tab]\n"
                    "    2 | b\xEF\xBF\xBD: c\n"
                    "      |    ^~\n");
}

/* What is shown of a long line has the place in it, and its caret below the right character. */
static void long_lines_are_cut_around_the_place(void **state)
{
    (void)state;
    for (uint32_t col = 1; col <= 5000; col += 499) {
        g_autofree char *text = g_strnfill(5000, 'x');

        text[col - 1] = 'O';

        struct bench bench = bench_new(text);
        GString *out = g_string_new(NULL);

        cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, col, col + 1), "long");
        cj_diags_render(bench.diags, plain, out);

        g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
        const char *place = strchr(lines[1], 'O'), *caret = strchr(lines[2], '^');

        assert_non_null(place);
        assert_non_null(caret);
        assert_int_equal(g_utf8_strlen(lines[1], place - lines[1]), caret - lines[2]);
        assert_true(g_utf8_strlen(lines[1], -1) < 125);
        g_string_free(out, TRUE);
        cj_arena_free(bench.arena);
    }
}

static void marks_end_where_the_line_does(void **state)
{
    struct bench bench = bench_new("abc\nd\n");
    (void)state;

    cj_diags_add(bench.diags, CJ_DIAG_TAB, (struct cj_span){ 3, 1, 2, 2, 2 }, "two lines");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(2, 2, 2), "after the end");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(2, 40, 50), "far after the end");
    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(77, 1, 2), "no such line");
    assert_rendered(&bench, plain,
                    "a.yaml:1:2: error: two lines [tab]\n    1 | abc\n      |  ^~\n"
                    "a.yaml:2:2: error: after the end [tab]\n    2 | d\n      |  ^\n"
                    "a.yaml:2:40: error: far after the end [tab]\n    2 | d\n      |  ^\n"
                    "a.yaml:77:1: error: no such line [tab]\n");
}

static void the_rest_is_counted(void **state)
{
    struct bench bench = bench_new("");
    struct cj_diag_style two = { .colour = false, .most = 2 };
    (void)state;

    for (uint32_t i = 1; i <= 5; i++)
        cj_diags_add(bench.diags, CJ_DIAG_CUT_OFF, at(100 + i, 1, 2), "w");
    for (uint32_t i = 1; i <= 3; i++)
        cj_diags_add(bench.diags, CJ_DIAG_TAB, at(200 + i, 1, 2), "e");
    assert_rendered(&bench, two,
                    "a.yaml:101:1: warning: w [cut-off]\na.yaml:102:1: warning: w [cut-off]\n"
                    "a.yaml:201:1: error: e [tab]\na.yaml:202:1: error: e [tab]\n"
                    "a.yaml: 1 more error, 3 more warnings\n");
}

static void colours(void **state)
{
    struct bench bench = bench_new("ab\n");
    struct cj_diag_style coloured = { .colour = true, .most = 20 };
    (void)state;

    cj_diags_hint(bench.diags, cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, 1, 3), "x"), "y");
    assert_rendered(&bench, coloured,
                    "\033[1ma.yaml:1:1:\033[0m \033[1;31merror:\033[0m x [tab]\n"
                    "    1 | ab\n"
                    "      | \033[1;32m^~\033[0m\n"
                    "   \033[1;32mhelp:\033[0m y\n");
}

static void a_very_long_value_loses_its_middle(void **state)
{
    g_autofree char *value = g_strnfill(100000, 'v');
    struct bench bench = bench_new("a\n");
    GString *out = g_string_new(NULL);
    (void)state;

    cj_diags_add(bench.diags, CJ_DIAG_TAB, at(1, 1, 2), "begins %s ends", value);
    cj_diags_render(bench.diags, plain, out);
    assert_true(out->len < 600);
    assert_non_null(strstr(out->str, "error: begins vvv"));
    assert_non_null(strstr(out->str, "v…v"));
    assert_non_null(strstr(out->str, "vvv ends [tab]"));
    g_string_free(out, TRUE);
    cj_arena_free(bench.arena);
}

static int generate(void)
{
    GString *out = g_string_new(NULL);

    cj_diag_manual(out);

    bool good = g_file_set_contents(CJMAP_SOURCE_DIR "/docs/messages.md", out->str, (gssize)out->len, NULL);

    g_string_free(out, TRUE);
    return good ? 0 : 1;
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_end_as_in_editors),
        cmocka_unit_test(places_count_characters),
        cmocka_unit_test(rows_are_complete),
        cmocka_unit_test(the_manual_has_every_message),
        cmocka_unit_test(the_page_in_docs_is_the_manual),
        cmocka_unit_test(doubles_are_told_once),
        cmocka_unit_test(problems_come_in_file_order),
        cmocka_unit_test(endless_problems_are_only_counted),
        cmocka_unit_test(a_problem_in_full),
        cmocka_unit_test(without_a_place),
        cmocka_unit_test(carets_know_wide_characters_and_accents),
        cmocka_unit_test(hidden_characters_are_shown),
        cmocka_unit_test(long_lines_are_cut_around_the_place),
        cmocka_unit_test(marks_end_where_the_line_does),
        cmocka_unit_test(the_rest_is_counted),
        cmocka_unit_test(colours),
        cmocka_unit_test(a_very_long_value_loses_its_middle),
    };

    if (argc > 1 && strcmp(argv[1], "--generate") == 0)
        return generate();
    return cmocka_run_group_tests(tests, NULL, NULL);
}
