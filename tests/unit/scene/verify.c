/* Each promise about geometry can be broken, and is then found. */
#include <math.h>
#include <string.h>

#include "make.h"

static void says(const struct cj_scene *scene, uint32_t n, const char *what)
{
    g_autoptr(GString) out = g_string_new(NULL);
    assert_int_equal(cj_scene_verify(scene, out), n);
    assert_int_equal(cj_scene_verify(scene, NULL), n);
    if (what && !strstr(out->str, what))
        fail_msg("expected \"%s\" in: %s", what, out->str);
}

static void a_good_scene_passes(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "two lines of a text that is long", CJ_ROLE_CARD_HEAD, 0, 0, 8);
    make_text(make, "beside it", CJ_ROLE_BODY, 8, 0, 8);
    make_mark(make, CJ_MARK_GAIN, 20, 5, 1.24);
    make_box(make, CJ_PART_CHEVRON, 0, 10, 40, 2.7);
    make_text(make, "on the chevron", CJ_ROLE_PHASE, 1, 10.4, 20)->tone.role = CJ_COLOUR_PAPER;
    says(make_scene(make), 0, NULL);
    make_free(make);
}

static void overlapping_texts(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "one", CJ_ROLE_BODY, 5, 5, 8);
    make_text(make, "two", CJ_ROLE_BODY, 6, 5.5, 8);
    says(make_scene(make), 1, "text #1 \"two\" of node 0");
    make_free(make);
}

/* Line boxes may touch, and so may neighbours. */
static void touching_is_allowed(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "one", CJ_ROLE_BODY, 5, 5, 1.5);
    make_text(make, "two", CJ_ROLE_BODY, 6.5, 5, 8);
    make_text(make, "three", CJ_ROLE_BODY, 5, 6.3, 8);
    says(make_scene(make), 0, NULL);
    make_free(make);
}

static void text_on_a_mark(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "over the mark", CJ_ROLE_BODY, 5, 5, 18);
    make_mark(make, CJ_MARK_PAIN_HIGH, 6, 5.6, 1.24);
    says(make_scene(make), 1, "enters");
    make_free(make);
}

static void text_outside_its_cell(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_box(make, CJ_PART_CELL, 5, 5, 3, 3);
    make_text(make, "much too wide", CJ_ROLE_BODY, 5, 5, 20)->parent = 0;
    says(make_scene(make), 1, "leaves its box");
    make_free(make);
}

static void mark_outside_its_cell(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_box(make, CJ_PART_CELL, 5, 5, 3, 3);
    make_mark(make, CJ_MARK_GAIN, 8, 6, 1.24)->parent = 0;
    says(make_scene(make), 1, "leaves its box");
    make_free(make);
}

static void ink_outside_the_safe_area(void **state)
{
    (void)state;
    static const struct { double x, y; } rows[] = { { -.1, 5 }, { 35.1, 5 }, { 5, -.1 }, { 5, 27.1 } };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct make *make = make_new();
        make_box(make, CJ_PART_FILL, rows[i].x, rows[i].y, 5, 3)->tone.role = CJ_COLOUR_RULE;
        says(make_scene(make), 1, "leaves the safe area");
        make_free(make);
    }
}

/* A scene's items, to be damaged. */
static struct cj_item *damage(const struct cj_scene *scene)
{
    return (struct cj_item *)scene->item;
}

static const struct cj_scene *three_lines(struct make *make)
{
    make_text(make, "one two three", CJ_ROLE_BODY, 5, 5, 2.6);
    const struct cj_scene *scene = make_scene(make);
    assert_int_equal(scene->nitems, 3);
    return scene;
}

static void no_number_is_outside(void **state)
{
    (void)state;
    struct make *make = make_new();
    const struct cj_scene *scene = three_lines(make);
    damage(scene)[0].bounds.x = (double)NAN;
    says(scene, 1, "leaves the safe area");
    make_free(make);
}

static void a_lost_line(void **state)
{
    (void)state;
    struct make *make = make_new();
    const struct cj_scene *scene = three_lines(make);
    damage(scene)[1].u.text.line = scene->item[2].u.text.line; /* the second is gone, the third comes twice */
    says(scene, 2, "text #0 has lost letters");
    make_free(make);
}

static void a_lost_letter(void **state)
{
    (void)state;
    struct make *make = make_new();
    const struct cj_scene *scene = three_lines(make);
    damage(scene)[2].u.text.line.last--;
    says(scene, 1, "text #0 has lost its end");
    make_free(make);
}

/* Blanks between lines may hang or be left out. */
static void blanks_may_be_left_out(void **state)
{
    (void)state;
    struct make *make = make_new();
    const struct cj_scene *scene = three_lines(make);
    damage(scene)[0].u.text.line.last = 3;
    says(scene, 0, NULL);
    make_free(make);
}

static void a_doubled_text(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "once", CJ_ROLE_BODY, 5, 5, 8);
    make_text(make, "once", CJ_ROLE_BODY, 5, 10, 8)->text_id = 0;
    g_array_index(make->box, struct cj_box, 1).text = g_array_index(make->box, struct cj_box, 0).text;
    make->layout.ntexts = 1;
    says(make_scene(make), 1, "text #0 is drawn twice in part");
    make_free(make);
}

static void two_texts_of_one_name(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "once", CJ_ROLE_BODY, 5, 5, 8);
    make_text(make, "more", CJ_ROLE_BODY, 5, 10, 8)->text_id = 0;
    make->layout.ntexts = 1;
    says(make_scene(make), 1, "text #0 is two texts");
    make_free(make);
}

static void a_text_never_drawn(void **state)
{
    (void)state;
    for (uint32_t lost = 0; lost < 3; lost++) {
        struct make *make = make_new();
        for (uint32_t i = 0; i < 3; i++) {
            make_text(make, "here", CJ_ROLE_BODY, 5, 5 + 2 * i, 8);
            g_array_index(make->box, struct cj_box, i).nlines = i == lost ? 0 : 1;
        }
        says(make_scene(make), 1, lost == 0 ? "text #0 is not drawn" : lost == 1 ? "text #1 is not drawn" : "text #2 is not drawn");
        make_free(make);
    }
}

static void a_text_nobody_reads(void **state)
{
    (void)state;
    struct make *make = make_new();
    const struct cj_scene *scene = three_lines(make);
    ((uint32_t *)scene->reading)[0] = scene->reading[1];
    says(scene, 1, "not every text drawn is read once");
    make_free(make);
}

/* Near linear: a map of 5,000 columns is checked in the blink of an eye. Counted by the clock only very loosely. */
static void many_columns(void **state)
{
    (void)state;
    enum { COLUMNS = 5000, ROWS = 6 };
    struct make *make = make_new();
    make->layout.sheet.width_pt = 40 + COLUMNS * 80.0;
    for (uint32_t i = 0; i < COLUMNS; i++)
        for (uint32_t j = 0; j < ROWS; j++) {
            make_mark(make, CJ_MARK_GAIN, 8.0 * i + .62, 3.0 * j + 1, 1.24);
            make_text(make, "words", CJ_ROLE_BODY, 8.0 * i + 1.6, 3.0 * j + 1, 6);
        }
    const struct cj_scene *scene = make_scene(make);
    gint64 start = g_get_monotonic_time();
    assert_int_equal(cj_scene_verify(scene, NULL), 0);
    assert_true(g_get_monotonic_time() - start < 5 * G_USEC_PER_SEC);
    make_free(make);
}

const struct CMUnitTest verify_tests[] = {
    cmocka_unit_test(a_good_scene_passes),
    cmocka_unit_test(overlapping_texts),
    cmocka_unit_test(touching_is_allowed),
    cmocka_unit_test(text_on_a_mark),
    cmocka_unit_test(text_outside_its_cell),
    cmocka_unit_test(mark_outside_its_cell),
    cmocka_unit_test(ink_outside_the_safe_area),
    cmocka_unit_test(no_number_is_outside),
    cmocka_unit_test(a_lost_line),
    cmocka_unit_test(a_lost_letter),
    cmocka_unit_test(blanks_may_be_left_out),
    cmocka_unit_test(a_doubled_text),
    cmocka_unit_test(two_texts_of_one_name),
    cmocka_unit_test(a_text_never_drawn),
    cmocka_unit_test(a_text_nobody_reads),
    cmocka_unit_test(many_columns),
};
const size_t n_verify_tests = G_N_ELEMENTS(verify_tests);
