/* tests/messages: for each message about the language, a bad file that fires it, and nothing else, where its first line says;
 * a good one about which nothing is said; and no message without both. */
#include "journey_tests.h"

#include <stdio.h>
#include <stdlib.h>

/* The catalogue with its chapters: a row has an id or a chapter. */
static const struct { const char *id, *chapter; } catalogue[] = {
#define CJ_DIAG_SECTION(title) {NULL, title},
#define CJ_DIAG(symbol, id, severity, sentence, repair) {id, NULL},
#include <cjmap/diag_ids.h>
#undef CJ_DIAG
};

static struct loaded load_file(const char *kind, const char *id, char **ret_text)
{
    g_autofree char *path = g_strdup_printf(CJMAP_SOURCE_DIR "/tests/messages/%s-%s.yaml", kind, id);
    if (!g_file_get_contents(path, ret_text, NULL, NULL))
        fail_msg("%s is missing", path);
    return load_text(*ret_text);
}

static void check_bad(const char *id)
{
    g_autofree char *text = NULL;
    struct loaded loaded = load_file("bad", id, &text);
    unsigned line = 0, col = 0;
    char expected[64] = "";
    if (sscanf(text, "# expect: %u:%u %63s", &line, &col, expected) != 3)
        fail_msg("bad-%s.yaml has no expectation", id);
    assert_string_equal(expected, id);
    uint32_t n;
    const struct cj_diag *diag = cj_diags_sorted(loaded.diags, &n);
    if (n != 1 || strcmp(cj_diag_row(diag->id)->id, id) != 0 || diag->at.line != line || diag->at.col != col || !diag->hint)
        fail_msg("bad-%s.yaml: %u messages, first [%s] at %u:%u, expected %u:%u with a hint", id, n, n ? cj_diag_row(diag->id)->id : "",
                 n ? diag->at.line : 0, n ? diag->at.col : 0, line, col);
    assert_int_equal(loaded.journey == NULL, cj_diag_row(diag->id)->severity == CJ_SEVERITY_ERROR);
    unload(&loaded);
}

static void test_each_message_has_a_bad_and_a_good_file(void **state)
{
    (void)state;
    bool here = false;
    unsigned seen = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(catalogue); i++) {
        if (catalogue[i].chapter)
            here = strcmp(catalogue[i].chapter, "The journey language") == 0;
        if (!here || !catalogue[i].id)
            continue;
        check_bad(catalogue[i].id);
        g_autofree char *text = NULL;
        struct loaded good = load_file("good", catalogue[i].id, &text);
        assert_fine(&good);
        unload(&good);
        seen++;
    }
    assert_true(seen > 20);
}

static void test_all_problems_in_one_run_in_file_order(void **state)
{
    (void)state;
    struct loaded loaded = load_text("titel: T\nphases:\n  - name: P\n    touchpoints:\n      - name: A\n        emotion: 9\n        next: B\n        wat: x\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 1, 1, "`title`");
    assert_int_equal(cj_diags_count(loaded.diags, CJ_SEVERITY_ERROR), 4); /* not that the title is missing too */
    assert_said(&loaded, CJ_DIAG_OUT_OF_RANGE, 6, 18, NULL);
    assert_said(&loaded, CJ_DIAG_UNKNOWN_REFERENCE, 7, 15, NULL);
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 8, 9, NULL);
    unload(&loaded);
}

/* A key that can only have meant one other is read as that: its mistake is said once, and so are those beneath it. */
static void test_a_mistyped_key_is_read_as_what_was_meant(void **state)
{
    (void)state;
    struct loaded loaded = load_text("title: T\nchanels: {web: Site}\nfasen:\n  - naam: P\n    stappen:\n      - {name: A, channels: web}\n      - {name: B, channels: app, next: A}\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 2, 1, "`channels`");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 3, 1, "`phases`");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 4, 5, "`name`");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 5, 5, "`touchpoints`");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_REFERENCE, 7, 29, NULL);
    assert_int_equal(cj_diags_count(loaded.diags, CJ_SEVERITY_ERROR), 5);
    unload(&loaded);
    loaded = load_text("title: T\npersonas: {naam: Maya, rol: nurse}\nphases: [{name: P, touchpoints: A}]\n");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 2, 12, "`name`");
    assert_said(&loaded, CJ_DIAG_UNKNOWN_KEY, 2, 24, "`role`");
    unload(&loaded);
}

/* `web, app` where several may stand. */
static void test_a_list_typed_as_text(void **state)
{
    (void)state;
    static const struct { const char *head, *touchpoint; enum cj_diag_id id; const char *hint; } rows[] = {
        {"channels: web, app\n", "      - A\n", CJ_DIAG_LIST_AS_TEXT, "[web, app]"},
        {"", "      - {name: A, channels: 'web, app'}\n", CJ_DIAG_LIST_AS_TEXT, "[web, app]"},
        {"lanes: touchpoints, emotion\n", "      - A\n", CJ_DIAG_UNKNOWN_LANE, "[touchpoints, emotion]"},
        {"", "      - name: A\n        moments: trigger, exit\n", CJ_DIAG_UNKNOWN_WORD, "[trigger, exit]"},
        {"improvements: [{name: I, solves: 'a, b'}]\n", "      - A\n", CJ_DIAG_LIST_AS_TEXT, "[a, b]"},
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct loaded loaded = load_touchpoints(rows[i].head, rows[i].touchpoint);
        assert_said(&loaded, rows[i].id, 0, 0, rows[i].hint);
        unload(&loaded);
    }
}

const struct CMUnitTest message_tests[] = {
    cmocka_unit_test(test_each_message_has_a_bad_and_a_good_file),
    cmocka_unit_test(test_all_problems_in_one_run_in_file_order),
    cmocka_unit_test(test_a_mistyped_key_is_read_as_what_was_meant),
    cmocka_unit_test(test_a_list_typed_as_text),
};
const size_t message_tests_count = G_N_ELEMENTS(message_tests);
