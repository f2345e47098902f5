/* What the files of this program share: the fonts of the build, and a small scene with one of everything. */
#ifndef CJMAP_PAINT_TESTS_H
#define CJMAP_PAINT_TESTS_H

#include <cjmap/paint.h>

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

struct cj_fonts *test_fonts(void); /* opened once, for all tests, until closed */
void test_fonts_close(void);

/* A scene to draw, in an arena of its own. Texts wrap at `width_pt`. */
struct test_scene {
    struct cj_arena *arena;
    struct cj_scene scene;
};
#define SCENE_WIDTH 230
struct test_scene test_scene_new(double width_pt);
/* With the bounds that a real scene has. */
struct test_scene test_bounded_scene_new(double width_pt);
void test_scene_free(struct test_scene *scene);
/* The scene as it is now, on a page of its size. */
const struct cj_book *test_book(const struct test_scene *test);

/* As the tests mostly want it: no date, 96 dpi. */
struct cj_paint_options test_options(void);
GByteArray *test_paint(enum cj_format format);

/* What `argv` prints when it reads the file `bytes` under the name @FILE in argv; fails the test if it cannot be run or complains. */
char *test_tool(const GByteArray *bytes, const char *suffix, const char *const *argv);

/* The PDF as pixels, RGB, at 96 dpi. Free it. */
uint8_t *test_render(const GByteArray *pdf, uint32_t *ret_width, uint32_t *ret_height);

/* The PNG as pixels, RGB, and of that size. Free it. */
uint8_t *test_pixels(const GByteArray *png, uint32_t width, uint32_t height);

int test_fonts_group(void);
int test_formats_group(void);
int test_icons_group(void);
int test_marks_group(void);
int test_pages_group(void);
int test_pictures_group(void);
int test_stripes_group(void);

#endif
