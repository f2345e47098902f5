/* The tests of journey, and what they share. */
#include "journey_tests.h"

#include <stdio.h>

struct loaded load_text(const char *text)
{
    struct loaded loaded = {.arena = cj_arena_new()};
    loaded.diags = cj_diags_new(loaded.arena);
    char *bytes = cj_arena_strndup(loaded.arena, text, strlen(text));
    const struct cj_source *source = cj_source_new(loaded.arena, 0, "test.yaml", bytes, strlen(text));
    cj_diags_add_source(loaded.diags, source);
    const struct cj_yaml *root = cj_document_parse(source, &cj_document_default_limits, loaded.arena, loaded.diags);
    if (root && cj_diags_count(loaded.diags, CJ_SEVERITY_ERROR) == 0)
        loaded.journey = cj_journey_load(root, loaded.arena, loaded.diags);
    return loaded;
}

struct loaded load_touchpoints(const char *head, const char *touchpoints)
{
    g_autofree char *text = g_strdup_printf("title: T\n%sphases:\n  - name: P\n    touchpoints:\n%s", head, touchpoints);
    return load_text(text);
}

void unload(struct loaded *loaded)
{
    cj_arena_free(loaded->arena);
}

static void print_all(const struct loaded *loaded)
{
    g_autoptr(GString) text = g_string_new(NULL);
    cj_diags_render(loaded->diags, (struct cj_diag_style){.most = 50}, text);
    print_error("%s", text->str);
}

void assert_said(const struct loaded *loaded, enum cj_diag_id id, uint32_t line, uint32_t col, const char *hint)
{
    uint32_t n;
    const struct cj_diag *diag = cj_diags_sorted(loaded->diags, &n);
    for (uint32_t i = 0; i < n; i++)
        if (diag[i].id == id && (line == 0 || (diag[i].at.line == line && diag[i].at.col == col)) &&
            (!hint || (diag[i].hint && strstr(diag[i].hint, hint))))
            return;
    print_all(loaded);
    fail_msg("nobody said %s at %u:%u, hint %s", cj_diag_row(id)->id, line, col, hint ? hint : "-");
}

void assert_fine(const struct loaded *loaded)
{
    if (cj_diags_count(loaded->diags, CJ_SEVERITY_NOTE) > 0)
        print_all(loaded);
    assert_int_equal(cj_diags_count(loaded->diags, CJ_SEVERITY_NOTE), 0);
    assert_non_null(loaded->journey);
}

int main(void)
{
    int failed = 0;
    failed += _cmocka_run_group_tests("decisions", decision_tests, decision_tests_count, NULL, NULL);
    failed += _cmocka_run_group_tests("blank", blank_tests, blank_tests_count, NULL, NULL);
    failed += _cmocka_run_group_tests("messages", message_tests, message_tests_count, NULL, NULL);
    failed += _cmocka_run_group_tests("mistakes", mistake_tests, mistake_tests_count, NULL, NULL);
    failed += _cmocka_run_group_tests("words", word_tests, word_tests_count, NULL, NULL);
    return failed;
}
