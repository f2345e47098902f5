/* The rules over a whole journey: each has a bad file that fires it and nothing else, and a good one that is silent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <cjmap/check.h>
#include <cjmap/document.h>

struct checked {
    struct cj_arena *arena;
    struct cj_diags *diags;
};

/* For the tests every font lacks U+2717 and all of Cyrillic. */
static bool covers(void *self, uint32_t code_point)
{
    ++*(unsigned *)self;
    return code_point != 0x2717 && (code_point < 0x400 || code_point > 0x4FF);
}

static struct checked check_text(const char *text, unsigned *asked)
{
    struct checked checked = {.arena = cj_arena_new()};
    checked.diags = cj_diags_new(checked.arena);
    char *bytes = cj_arena_strndup(checked.arena, text, strlen(text));
    const struct cj_source *source = cj_source_new(checked.arena, 0, "test.yaml", bytes, strlen(text));
    cj_diags_add_source(checked.diags, source);
    const struct cj_yaml *root = cj_document_parse(source, &cj_document_default_limits, checked.arena, checked.diags);
    const struct cj_journey *journey = cj_journey_load(root, checked.arena, checked.diags);
    assert_non_null(journey);
    cj_check(journey, checked.diags);
    cj_check_characters(journey, covers, asked, checked.diags);
    return checked;
}

/* What is drawn is asked about: the story of an improvement too. */
static void test_the_story_is_asked_about(void **state)
{
    (void)state;
    unsigned asked = 0;
    uint32_t n;
    struct checked checked = check_text("title: t\nphases: [{name: p, touchpoints: {name: a, emotion: 1}}]\n"
                                        "improvements: [{name: i, story: a ✗ here}]\n", &asked);
    const struct cj_diag *diag = cj_diags_sorted(checked.diags, &n);
    assert_int_equal(n, 1);
    assert_int_equal(diag->id, CJ_DIAG_UNDRAWABLE_CHARACTER);
    cj_arena_free(checked.arena);
}

/* A text is said once, whatever is in it. */
static void test_a_text_no_font_has_is_one_message(void **state)
{
    (void)state;
    unsigned asked = 0;
    uint32_t n;
    struct checked checked = check_text("title: abcdab\nphases: [{name: P, touchpoints: {name: Q, emotion: 1}}]\n", &asked);
    (void)cj_diags_sorted(checked.diags, &n);
    assert_int_equal(n, 0);
    cj_arena_free(checked.arena);
    checked = check_text("title: x ЖЗЖИЙ\nphases: [{name: P, touchpoints: {name: Q, emotion: 1}}]\n", &asked);
    const struct cj_diag *diag = cj_diags_sorted(checked.diags, &n);
    assert_int_equal(n, 1);
    assert_int_equal(diag->at.col, 10);
    assert_string_equal(diag->text, "no font here can draw `Ж` (U+0416), `З` (U+0417), `И` (U+0418) and others");
    cj_arena_free(checked.arena);
}

static const struct { const char *id, *chapter; } catalogue[] = {
#define CJ_DIAG_SECTION(title) {NULL, title},
#define CJ_DIAG(symbol, id, severity, sentence, repair) {id, NULL},
#include <cjmap/diag_ids.h>
#undef CJ_DIAG
};

static char *read_file(const char *kind, const char *id)
{
    g_autofree char *path = g_strdup_printf(CJMAP_SOURCE_DIR "/tests/messages/%s-%s.yaml", kind, id);
    char *text = NULL;
    if (!g_file_get_contents(path, &text, NULL, NULL))
        fail_msg("%s is missing", path);
    return text;
}

static void check_rule(const char *id)
{
    unsigned asked = 0, line = 0, col = 0;
    uint32_t n;
    g_autofree char *bad = read_file("bad", id), *good = read_file("good", id);
    if (sscanf(bad, "# expect: %u:%u", &line, &col) != 2)
        fail_msg("bad-%s.yaml has no expectation", id);
    struct checked checked = check_text(bad, &asked);
    const struct cj_diag *diag = cj_diags_sorted(checked.diags, &n);
    if (n != 1 || strcmp(cj_diag_row(diag->id)->id, id) != 0 || diag->at.line != line || diag->at.col != col || !diag->hint)
        fail_msg("bad-%s.yaml: %u messages, first [%s] at %u:%u, expected %u:%u with a hint", id, n, n ? cj_diag_row(diag->id)->id : "",
                 n ? diag->at.line : 0, n ? diag->at.col : 0, line, col);
    cj_arena_free(checked.arena);
    checked = check_text(good, &asked);
    diag = cj_diags_sorted(checked.diags, &n);
    if (n > 0)
        fail_msg("good-%s.yaml: %s", id, diag->text);
    cj_arena_free(checked.arena);
}

static void test_each_rule_has_a_bad_and_a_good_file(void **state)
{
    (void)state;
    bool here = false;
    unsigned seen = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(catalogue); i++) {
        if (catalogue[i].chapter)
            here = strcmp(catalogue[i].chapter, "The journey as a whole") == 0;
        if (!here || !catalogue[i].id)
            continue;
        check_rule(catalogue[i].id);
        seen++;
    }
    assert_true(seen >= 6);
}

static void test_each_character_is_asked_for_once(void **state)
{
    (void)state;
    unsigned asked = 0;
    struct checked checked = check_text("title: aaa\nphases: [{name: aaa, touchpoints: [{name: \"aaa\", emotion: 1}]}]\n", &asked);
    assert_true(asked < 40); /* a, and the letters of the lanes' names */
    unsigned before = asked;
    cj_arena_free(checked.arena);
    asked = 0;
    checked = check_text("title: aaaaaaaaaaaaaaaaaaa\nphases: [{name: aaa, touchpoints: [{name: aaa, emotion: 1}, {name: aaa, emotion: 1}]}]\n", &asked);
    assert_int_equal(asked, before);
    cj_arena_free(checked.arena);
}

static void test_a_character_is_said_once_per_text(void **state)
{
    (void)state;
    unsigned asked = 0;
    struct checked checked = check_text("title: \"a✗b✗\"\nsubtitle: ✗\nphases: [{name: P, touchpoints: [{name: A, emotion: 1}]}]\n", &asked);
    uint32_t n;
    const struct cj_diag *diag = cj_diags_sorted(checked.diags, &n);
    assert_int_equal(n, 2);
    assert_int_equal(diag[0].at.col, 10);
    assert_non_null(strstr(diag[0].text, "U+2717"));
    assert_int_equal(diag[1].at.line, 2);
    cj_arena_free(checked.arena);
}

static uint32_t count_of(const char *touchpoints, enum cj_diag_id id)
{
    unsigned asked = 0;
    g_autofree char *text = g_strdup_printf("title: T\nphases:\n  - name: P\n    touchpoints:\n%s", touchpoints);
    struct checked checked = check_text(text, &asked);
    uint32_t n, found = 0;
    const struct cj_diag *diag = cj_diags_sorted(checked.diags, &n);
    for (uint32_t i = 0; i < n; i++)
        found += diag[i].id == id;
    cj_arena_free(checked.arena);
    return found;
}

static void test_loops(void **state)
{
    (void)state;
    assert_int_equal(count_of("    - {name: A, next: A}\n    - B\n", CJ_DIAG_LOOP), 1);
    assert_int_equal(count_of("    - A\n    - {name: B, next: A}\n", CJ_DIAG_LOOP), 1);
    assert_int_equal(count_of("    - A\n    - {name: B, next: {again: A, done: end}}\n", CJ_DIAG_LOOP), 0);
    assert_int_equal(count_of("    - {name: A, next: {x: B, y: C}}\n    - {name: B, route: R, next: A}\n    - C\n", CJ_DIAG_LOOP), 0);
}

static void test_reached(void **state)
{
    (void)state;
    assert_int_equal(count_of("    - A\n    - {name: B, route: R}\n    - {name: C, route: R}\n    - D\n", CJ_DIAG_UNREACHABLE), 1); /* once a route */
    assert_int_equal(count_of("    - {name: A, route: R}\n    - B\n", CJ_DIAG_UNREACHABLE), 0);
    assert_int_equal(count_of("    - {name: A, next: end}\n    - B\n", CJ_DIAG_UNREACHABLE), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_story_is_asked_about),
        cmocka_unit_test(test_a_text_no_font_has_is_one_message),
        cmocka_unit_test(test_each_rule_has_a_bad_and_a_good_file),
        cmocka_unit_test(test_each_character_is_asked_for_once),
        cmocka_unit_test(test_a_character_is_said_once_per_text),
        cmocka_unit_test(test_loops),
        cmocka_unit_test(test_reached),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
