/* tests/messages: for each message about reading, a bad file with what is said about it, and a good one about which nothing is said. */
#include "document_tests.h"

#define FOLDER CJMAP_SOURCE_DIR "/tests/messages/"
#define LAST_ID CJ_DIAG_TOO_MANY_MARKS /* of those that document can say */

/* Too large to lie in a folder: limits.c makes them. */
static bool is_made(enum cj_diag_id id)
{
    return id == CJ_DIAG_FILE_TOO_LARGE || id == CJ_DIAG_TOO_MANY_ITEMS;
}

static struct reading read_file(const char *kind, enum cj_diag_id id, char **ret_bytes)
{
    g_autofree char *name = g_strdup_printf("%s-%s.yaml", kind, cj_diag_row(id)->id);
    g_autofree char *path = g_strconcat(FOLDER, name, NULL);
    gsize len;

    if (!g_file_get_contents(path, ret_bytes, &len, NULL))
        fail_msg("%s is missing", path);
    return read_bytes(name, *ret_bytes, len, &cj_document_default_limits);
}

static char *rendered(const struct reading *reading)
{
    GString *out = g_string_new(NULL);

    cj_diags_render(reading->diags, (struct cj_diag_style){ .most = 20 }, out);
    return g_string_free(out, FALSE);
}

static char *expected_path(enum cj_diag_id id)
{
    return g_strdup_printf(FOLDER "bad-%s.diag", cj_diag_row(id)->id);
}

/* Each bad file gives its message and no other, with exactly the text beside it. */
static void bad_files(void **state)
{
    (void)state;
    for (int i = 0; i <= LAST_ID; i++) {
        enum cj_diag_id id = (enum cj_diag_id)i;
        g_autofree char *bytes = NULL, *expected = NULL, *path = expected_path(id);

        if (is_made(id))
            continue;

        struct reading reading = read_file("bad", id, &bytes);
        g_autofree char *said = rendered(&reading);

        assert_true(reading.ndiags > 0);
        for (uint32_t k = 0; k < reading.ndiags; k++)
            assert_string_equal(cj_diag_row(reading.diag[k].id)->id, cj_diag_row(id)->id);
        if (!g_file_get_contents(path, &expected, NULL, NULL))
            fail_msg("%s is missing", path);
        assert_string_equal(said, expected);
        reading_free(&reading);
    }
}

static void good_files(void **state)
{
    (void)state;
    for (int i = 0; i <= LAST_ID; i++) {
        g_autofree char *bytes = NULL;

        if (is_made((enum cj_diag_id)i))
            continue;

        struct reading reading = read_file("good", (enum cj_diag_id)i, &bytes);
        g_autofree char *said = rendered(&reading);

        assert_string_equal(said, "");
        assert_non_null(reading.root);
        reading_free(&reading);
    }
}

/* Nothing that is said lacks its repair. */
static void every_bad_file_is_told_how_to_mend(void **state)
{
    (void)state;
    for (int i = 0; i <= LAST_ID; i++) {
        g_autofree char *bytes = NULL;

        if (is_made((enum cj_diag_id)i))
            continue;

        struct reading reading = read_file("bad", (enum cj_diag_id)i, &bytes);

        for (uint32_t k = 0; k < reading.ndiags; k++)
            assert_non_null(reading.diag[k].hint);
        reading_free(&reading);
    }
}

int generate_corpus(void)
{
    for (int i = 0; i <= LAST_ID; i++) {
        enum cj_diag_id id = (enum cj_diag_id)i;
        g_autofree char *bytes = NULL, *path = expected_path(id);

        if (is_made(id))
            continue;

        struct reading reading = read_file("bad", id, &bytes);
        g_autofree char *said = rendered(&reading);

        if (!g_file_set_contents(path, said, -1, NULL))
            return 1;
        reading_free(&reading);
    }
    return 0;
}

int run_corpus_tests(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_files),
        cmocka_unit_test(good_files),
        cmocka_unit_test(every_bad_file_is_told_how_to_mend),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
