/* Layouts made by hand: boxes as a lane would add them, texts measured by the fake measurer. */
#ifndef CJ_TEST_SCENE_MAKE_H
#define CJ_TEST_SCENE_MAKE_H

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <cjmap/layout.h>
#include <cjmap/scene.h>

/* 10 pt to the em, margins of 20 pt, room for 40 x 30 em. */
struct make {
    struct cj_arena *arena;
    GArray *box, *point;
    struct cj_journey journey;
    struct cj_layout layout;
};

struct make *make_new(void);
void make_free(struct make *make);
struct cj_box *make_box(struct make *make, enum cj_part part, double x, double y, double w, double h);
struct cj_box *make_mark(struct make *make, enum cj_mark mark, double cx, double cy, double size);
/* A text in a role, broken at w. */
struct cj_box *make_text(struct make *make, const char *text, enum cj_role role, double x, double y, double w);
const struct cj_scene *make_scene(struct make *make);

/* Items whose kind is `kind`, and the n-th of them. */
uint32_t count_kind(const struct cj_scene *scene, enum cj_item_kind kind);
const struct cj_item *nth_kind(const struct cj_scene *scene, enum cj_item_kind kind, uint32_t n);

extern const struct CMUnitTest item_tests[], curve_tests[], verify_tests[], tree_tests[];
extern const size_t n_item_tests, n_curve_tests, n_verify_tests, n_tree_tests;

#endif
