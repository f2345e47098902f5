/* tests/messages: for each message about pictures a bad journey that fires it, and nothing else, where its first line says, and a
 * good one about which nothing is said; both in a folder with all sorts of files in it. */
#include "image_tests.h"

#include <cjmap/document.h>
#include <cjmap/journey.h>
#include <stdio.h>
#include <unistd.h>

static const struct { const char *id, *chapter; } catalogue[] = {
#define CJ_DIAG_SECTION(title) {NULL, title},
#define CJ_DIAG(symbol, id, severity, sentence, repair) {id, NULL},
#include <cjmap/diag_ids.h>
#undef CJ_DIAG
};

static int setup(void **state)
{
    char *folder = make_folder();
    put_bytes(folder, "locker.png", png_new(40, 30, true));
    put_bytes(folder, "pictures/locker.png", png_new(40, 30, true));
    put_bytes(folder, "locker.jpg", jpeg_new(6));
    put_bytes(folder, "jpeg.png", jpeg_new(1)); /* another suffix is no mistake */
    put_bytes(folder, "large.png", png_new(6000, 4000, true));
    put_bytes(folder, "wide.png", png_new(50000, 50000, false));
    put_text(folder, "notes.png", "Lockers are yellow.\n");
    put(folder, "cut.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16);
    put_text(folder, "script.svg", SVG_HEAD "<script>alert(1)</script></svg>");
    put_text(folder, "editor.svg", SVG_HEAD "<metadata>mine</metadata><path d='M0 0h9'/></svg>");
    for (int i = 0; i < 66; i++) {
        g_autofree char *name = g_strdup_printf("many/%02d.png", i);
        put_bytes(folder, name, png_new(4, 3, true));
    }
    *state = folder;
    return 0;
}

static int teardown(void **state)
{
    unmake_folder(*state);
    return 0;
}

/* The journey in a file of the corpus, as if it lay in the folder. */
static struct answer read_journey(const char *folder, const char *kind, const char *id, char **ret_text)
{
    g_autofree char *path = g_strdup_printf(CJMAP_SOURCE_DIR "/tests/messages/%s-%s.yaml", kind, id);
    g_autofree char *journey_path = g_build_filename(folder, "journey.yaml", NULL);
    struct answer answer = { .arena = cj_arena_new() };
    uint32_t nfiles;
    if (!g_file_get_contents(path, ret_text, NULL, NULL))
        fail_msg("%s is missing", path);
    answer.diags = cj_diags_new(answer.arena);
    const struct cj_source *source = cj_source_new(answer.arena, 0, "journey.yaml", *ret_text, strlen(*ret_text));
    cj_diags_add_source(answer.diags, source);
    const struct cj_yaml *root = cj_document_parse(source, &cj_document_default_limits, answer.arena, answer.diags);
    const struct cj_journey *journey = cj_journey_load(root, answer.arena, answer.diags);
    assert_non_null(journey);
    const struct cj_str *files = cj_journey_files(journey, answer.arena, &nfiles);
    answer.pictures = cj_pictures_read(journey_path, files, nfiles, answer.arena, answer.diags);
    answer.diag = cj_diags_sorted(answer.diags, &answer.n);
    return answer;
}

static void check_bad(const char *folder, const char *id)
{
    g_autofree char *text = NULL;
    struct answer bad = read_journey(folder, "bad", id, &text);
    unsigned line = 0, col = 0;
    char expected[64] = "";
    if (sscanf(text, "# expect: %u:%u %63s", &line, &col, expected) != 3 || strcmp(expected, id) != 0)
        fail_msg("bad-%s.yaml has no expectation", id);
    if (bad.n == 0)
        fail_msg("bad-%s.yaml: nothing is said", id);
    struct cj_span at = bad.diag->at;
    const char *said = cj_diag_row(bad.diag->id)->id;
    if (bad.n != 1 || strcmp(said, id) != 0 || at.line != line || at.col != col || !bad.diag->hint)
        fail_msg("bad-%s.yaml: %u messages, first [%s] at %u:%u, expected %u:%u with a hint", id, bad.n, said, at.line, at.col, line, col);
    answered(&bad);
}

static void check_good(const char *folder, const char *id)
{
    g_autofree char *text = NULL;
    struct answer good = read_journey(folder, "good", id, &text);
    if (good.n > 0)
        fail_msg("good-%s.yaml: %s", id, good.diag->text);
    assert_true(good.pictures->n > 0);
    answered(&good);
}

static void each_message_has_a_bad_and_a_good_file(void **state)
{
    bool here = false;
    unsigned seen = 0;
    for (size_t i = 0; i < G_N_ELEMENTS(catalogue); i++) {
        if (catalogue[i].chapter)
            here = strcmp(catalogue[i].chapter, "Pictures") == 0;
        if (!here || !catalogue[i].id)
            continue;
        check_bad(*state, catalogue[i].id);
        check_good(*state, catalogue[i].id);
        seen++;
    }
    assert_true(seen >= 8);
}

const struct CMUnitTest message_tests[] = {
    cmocka_unit_test_setup_teardown(each_message_has_a_bad_and_a_good_file, setup, teardown),
};
const size_t message_tests_count = G_N_ELEMENTS(message_tests);
