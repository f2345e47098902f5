/* Files beneath a folder: what is read, and what is not, and where the way ended. */
#include "base_tests.h"

#include <cjmap/beneath.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST = 8 };

/* A folder with a file, a folder, links, a pipe; removed with remove_tree. */
static char *make_tree(void)
{
    char *top = g_dir_make_tmp("cjmap-XXXXXX", NULL);
    g_autofree char *in = g_build_filename(top, "in", NULL), *file = g_build_filename(in, "file", NULL);
    g_autofree char *empty = g_build_filename(top, "empty", NULL), *large = g_build_filename(top, "large", NULL);
    g_autofree char *link = g_build_filename(top, "link", NULL), *linked = g_build_filename(top, "linked", NULL);
    g_autofree char *pipe = g_build_filename(top, "pipe", NULL);
    assert_int_equal(g_mkdir(in, 0700), 0);
    assert_true(g_file_set_contents(file, "12345678", MOST, NULL));
    assert_true(g_file_set_contents(empty, "", 0, NULL));
    assert_true(g_file_set_contents(large, "123456789", MOST + 1, NULL));
    assert_int_equal(symlink("in/file", link), 0);
    assert_int_equal(symlink("in", linked), 0);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    return top;
}

static void remove_tree(const char *top)
{
    static const char *const names[] = { "in/file", "in", "empty", "large", "link", "linked", "pipe" };
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
        g_autofree char *path = g_build_filename(top, names[i], NULL);
        assert_int_equal(g_remove(path), 0);
    }
    assert_int_equal(g_rmdir(top), 0);
}

static void nothing_outside_is_read(void **state)
{
    static const struct { const char *path; enum cj_beneath_fault fault; const char *step; bool leads_on; } rows[] = {
        { "in/file", CJ_BENEATH_FINE, NULL, false },
        { "./in//./file", CJ_BENEATH_FINE, NULL, false },
        { "empty", CJ_BENEATH_FINE, NULL, false },
        { "large", CJ_BENEATH_TOO_LARGE, NULL, false },
        { "/etc/passwd", CJ_BENEATH_OUTSIDE, NULL, false },
        { "../x", CJ_BENEATH_OUTSIDE, NULL, false },
        { "in/../in/file", CJ_BENEATH_OUTSIDE, NULL, false },
        { "link", CJ_BENEATH_LINK, "link", false },
        { "linked/file", CJ_BENEATH_LINK, "linked", true },
        { "in/gone", CJ_BENEATH_MISSING, "gone", false },
        { "gone/file", CJ_BENEATH_MISSING, "gone", true },
        { "empty/file", CJ_BENEATH_NO_FOLDER, "empty", true },
        { "in", CJ_BENEATH_NO_FILE, "in", false },
        { "pipe", CJ_BENEATH_NO_FILE, "pipe", false },
        { ".", CJ_BENEATH_NO_FILE, NULL, false },
        { "", CJ_BENEATH_NO_FILE, NULL, false },
    };
    g_autofree char *top = make_tree();
    int folder = open(top, O_RDONLY | O_DIRECTORY);
    (void)state;
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct cj_beneath at;
        GBytes *bytes = cj_beneath_read(folder, rows[i].path, MOST, &at);
        assert_int_equal(at.fault, rows[i].fault);
        assert_true((bytes != NULL) == (at.fault == CJ_BENEATH_FINE));
        assert_true((at.step == NULL) == (rows[i].step == NULL) && (at.folder < 0) == (rows[i].step == NULL));
        if (at.step)
            assert_string_equal(at.step, rows[i].step);
        assert_int_equal(at.leads_on, rows[i].leads_on);
        if (bytes)
            assert_int_equal(g_bytes_get_size(bytes), i < 2 ? MOST : 0);
        g_clear_pointer(&bytes, g_bytes_unref);
        cj_beneath_clear(&at);
        cj_beneath_clear(&at);
    }
    close(folder);
    remove_tree(top);
}

/* No step leaves a file open behind it. */
static void nothing_stays_open(void **state)
{
    g_autofree char *top = make_tree();
    int folder = open(top, O_RDONLY | O_DIRECTORY), before = dup(folder);
    (void)state;
    close(before);
    static const char *const paths[] = { "in/file", "in/gone", "linked/file", "large", "pipe", "", ".." };
    for (int round = 0; round < 20; round++)
        for (size_t i = 0; i < G_N_ELEMENTS(paths); i++) {
            struct cj_beneath at;
            GBytes *bytes = cj_beneath_read(folder, paths[i], MOST, &at);
            g_clear_pointer(&bytes, g_bytes_unref);
            cj_beneath_clear(&at);
        }
    int after = dup(folder);
    assert_int_equal(after, before);
    close(after);
    close(folder);
    remove_tree(top);
}

const struct CMUnitTest beneath_tests[] = {
    cmocka_unit_test(nothing_outside_is_read),
    cmocka_unit_test(nothing_stays_open),
};
const size_t beneath_tests_count = sizeof beneath_tests / sizeof *beneath_tests;
