/* Where a picture may lie, and that nothing else is touched. */
#include "image_tests.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static int setup(void **state)
{
    char *folder = make_folder();
    put_bytes(folder, "a.png", png_new(4, 3, true));
    put_bytes(folder, "in/b.png", png_new(5, 3, true));
    put_bytes(folder, "in/deeper/c.png", png_new(6, 3, true));
    *state = folder;
    return 0;
}

static int teardown(void **state)
{
    unmake_folder(*state);
    return 0;
}

static void link_to(const char *folder, const char *target, const char *name)
{
    g_autofree char *path = g_build_filename(folder, name, NULL);
    assert_int_equal(symlink(target, path), 0);
}

static void beside_and_beneath(void **state)
{
    static const char *const name[] = { "a.png", "./a.png", ".//.//a.png", "in/b.png" };
    assert_taken(*state, name[0], CJ_PICTURE_PNG, 4, 3);
    assert_taken(*state, name[1], CJ_PICTURE_PNG, 4, 3);
    assert_taken(*state, name[2], CJ_PICTURE_PNG, 4, 3);
    assert_taken(*state, name[3], CJ_PICTURE_PNG, 5, 3);
    assert_taken(*state, "in/deeper/c.png", CJ_PICTURE_PNG, 6, 3);
}

static void never_outside(void **state)
{
    g_autofree char *absolute = g_build_filename(*state, "a.png", NULL);
    static const char *const out[] = { "../a.png", "in/../a.png", "..", "/etc/passwd", "in/../../x", "C:\\maps\\a.png", "c:/a.png",
                                       "https://example.org/a.png", "file:///etc/passwd", "data:image/png;base64,AAAA" };
    for (size_t i = 0; i < G_N_ELEMENTS(out); i++)
        assert_refused(*state, out[i], CJ_DIAG_PICTURE_OUTSIDE, NULL);
    assert_refused(*state, absolute, CJ_DIAG_PICTURE_OUTSIDE, NULL);
}

static void never_through_a_link(void **state)
{
    link_to(*state, "a.png", "link.png");
    link_to(*state, "/etc/passwd", "out.png");
    link_to(*state, "in", "linked");
    link_to(*state, ".", "here");
    link_to(*state, "gone", "hanging.png");
    link_to(*state, "circle.png", "circle.png");
    static const char *const link[] = { "link.png", "out.png", "linked/b.png", "here/a.png", "hanging.png", "circle.png" };
    for (size_t i = 0; i < G_N_ELEMENTS(link); i++)
        assert_refused(*state, link[i], CJ_DIAG_PICTURE_OUTSIDE, "link");
}

/* What is no file is not even opened: a pipe without a writer would wait for ever. */
static void never_what_is_no_file(void **state)
{
    g_autofree char *pipe = g_build_filename(*state, "pipe.png", NULL);
    assert_int_equal(mkfifo(pipe, 0600), 0);
    assert_refused(*state, "pipe.png", CJ_DIAG_PICTURE_UNREADABLE, NULL);
    assert_refused(*state, "in", CJ_DIAG_PICTURE_UNREADABLE, NULL);
    assert_refused(*state, "in/", CJ_DIAG_PICTURE_UNREADABLE, NULL);
    assert_refused(*state, ".", CJ_DIAG_PICTURE_UNREADABLE, NULL);
    assert_refused(*state, "a.png/b.png", CJ_DIAG_PICTURE_UNREADABLE, "no folder");
    if (geteuid() != 0) {
        put_text(*state, "closed.png", "x");
        g_autofree char *closed = g_build_filename(*state, "closed.png", NULL);
        g_chmod(closed, 0);
        assert_refused(*state, "closed.png", CJ_DIAG_PICTURE_UNREADABLE, NULL);
    }
}

static void what_was_meant(void **state)
{
    put_bytes(*state, "portrait of maya.jpg", jpeg_new(1));
    assert_refused(*state, "A.PNG", CJ_DIAG_PICTURE_MISSING, "did you mean `a.png`?");
    assert_refused(*state, "a.jpg", CJ_DIAG_PICTURE_MISSING, "did you mean `a.png`?");
    assert_refused(*state, "portrait_of_maya.jpeg", CJ_DIAG_PICTURE_MISSING, "did you mean `portrait of maya.jpg`?");
    assert_refused(*state, "inn/b.png", CJ_DIAG_PICTURE_MISSING, "did you mean the folder `in`?");
    assert_refused(*state, "in\\b.png", CJ_DIAG_PICTURE_MISSING, NULL);
    assert_refused(*state, "nothing-like-it.png", CJ_DIAG_PICTURE_MISSING, "beside the journey's file");
    g_autofree char *long_name = g_strnfill(3000, 'x');
    assert_refused(*state, long_name, CJ_DIAG_PICTURE_MISSING, NULL);
}

static void size_of_the_file(void **state)
{
    g_autofree char *path = g_build_filename(*state, "long.png", NULL);
    int fd = open(path, O_WRONLY | O_CREAT, 0600);
    assert_int_equal(ftruncate(fd, CJ_PICTURE_BYTES_MOST + 1), 0);
    close(fd);
    assert_refused(*state, "long.png", CJ_DIAG_PICTURE_TOO_LARGE, "20 MiB");
}

static void each_file_once_and_all_mistakes(void **state)
{
    static const char *const names[] = { "a.png", "gone.png", "./a.png", "../a.png", "in/b.png", "gone.png", ".//a.png", "in//b.png" };
    struct answer answer = ask(*state, names, G_N_ELEMENTS(names));
    assert_int_equal(answer.pictures->n, 2);
    assert_int_equal(answer.n, 2);
    assert_int_equal(answer.diag[0].at.line, 2);
    assert_int_equal(answer.diag[1].at.line, 4);
    assert_int_equal(cj_pictures_find(answer.pictures, cj_str_from("././a.png")), 0);
    assert_int_equal(cj_pictures_find(answer.pictures, cj_str_from("in/./b.png")), 1);
    assert_int_equal(cj_pictures_find(answer.pictures, cj_str_from("b.png")), UINT32_MAX);
    assert_int_equal(cj_pictures_find(answer.pictures, cj_str_from("")), UINT32_MAX);
    assert_int_equal(cj_pictures_find(NULL, cj_str_from("a.png")), UINT32_MAX);
    answered(&answer);
}

static void same_file(void **state)
{
    (void)state;
    assert_true(cj_picture_same_file("a/b", "./a//./b"));
    assert_true(cj_picture_same_file("a/b/", "a/b"));
    assert_false(cj_picture_same_file("a/b", "a"));
    assert_false(cj_picture_same_file("a", "/a"));
    assert_false(cj_picture_same_file("a", ".a"));
    assert_false(cj_picture_same_file("..", "."));
}

const struct CMUnitTest open_tests[] = {
    cmocka_unit_test_setup_teardown(beside_and_beneath, setup, teardown),
    cmocka_unit_test_setup_teardown(never_outside, setup, teardown),
    cmocka_unit_test_setup_teardown(never_through_a_link, setup, teardown),
    cmocka_unit_test_setup_teardown(never_what_is_no_file, setup, teardown),
    cmocka_unit_test_setup_teardown(what_was_meant, setup, teardown),
    cmocka_unit_test_setup_teardown(size_of_the_file, setup, teardown),
    cmocka_unit_test_setup_teardown(each_file_once_and_all_mistakes, setup, teardown),
    cmocka_unit_test(same_file),
};
const size_t open_tests_count = G_N_ELEMENTS(open_tests);
