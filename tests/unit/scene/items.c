/* Boxes become items: coordinates, rounding, mirroring, layers, marks, texts. */
#include <math.h>
#include <string.h>

#include "make.h"

#include <cjmap/image.h>
#include "scene_priv.h"

#define CLOSE(a, b) assert_true(fabs((a) - (b)) < 1e-9)

static void box_equals(struct cj_rect r, double x, double y, double w, double h)
{
    CLOSE(r.x, x);
    CLOSE(r.y, y);
    CLOSE(r.w, w);
    CLOSE(r.h, h);
}

static void em_becomes_pt(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_box(make, CJ_PART_FILL, 3, 4, 5, .06)->tone.role = CJ_COLOUR_RULE;
    const struct cj_scene *scene = make_scene(make);
    assert_int_equal(scene->nitems, 1);
    assert_int_equal(scene->item[0].fill.role, CJ_COLOUR_RULE);
    assert_int_equal(scene->item[0].layer, CJ_LAYER_RULE);
    box_equals(scene->item[0].u.rect.box, 50, 60, 50, .6);
    box_equals(scene->safe, 20, 20, 400, 300);
    make_free(make);
}

static double bottom_of(struct cj_rect r)
{
    return r.y + r.h;
}

/* In small type lines stay as thick as printers need them: a rule grows about its middle and not out of the map, an outline and the
 * round ends of a line grow inwards. */
static void hairlines_are_kept(void **state)
{
    (void)state;
    struct make *make = make_new();
    make->layout.sheet.em_pt = 2;
    make->layout.width = 200, make->layout.height = 150;
    make_box(make, CJ_PART_FILL, 3, 4, 5, .06);
    make_box(make, CJ_PART_FILL, 3, 149.94, 5, .06);
    make_box(make, CJ_PART_FILL, 0, 4, .06, 5);
    make_box(make, CJ_PART_GUIDE, 190, 9, 10, 0);
    make_box(make, CJ_PART_PILL, 10, 20, 20, 2)->variant = 1;
    const struct cj_scene *scene = make_scene(make);
    box_equals(nth_kind(scene, CJ_ITEM_RECT, 0)->u.rect.box, 26, 27.935, 10, .25);
    CLOSE(bottom_of(nth_kind(scene, CJ_ITEM_RECT, 1)->u.rect.box), 320);
    box_equals(nth_kind(scene, CJ_ITEM_RECT, 2)->u.rect.box, 20, 28, .25, 10);
    const struct cj_item *guide = nth_kind(scene, CJ_ITEM_PATH, 0), *pill = nth_kind(scene, CJ_ITEM_RECT, 3);
    CLOSE(guide->stroke_pt, .25);
    assert_true(guide->bounds.x + guide->bounds.w < 420.011);
    CLOSE(pill->stroke_pt, .25);
    box_equals(pill->bounds, 40, 60, 40, 4);
    assert_int_equal(cj_scene_verify(scene, NULL), 0);
    make_free(make);
}

/* Where the type itself is thinner than that, letters would drown in hairlines. */
static void hairlines_of_no_type(void **state)
{
    (void)state;
    struct make *make = make_new();
    make->layout.sheet.em_pt = .4;
    make_box(make, CJ_PART_GUIDE, 0, 9, 10, 0);
    CLOSE(make_scene(make)->item[0].stroke_pt, .1);
    make_free(make);
}

static void is_thousandth(double v)
{
    assert_true(fabs(v * 1000 - round(v * 1000)) < 1e-6);
    assert_false(v == 0 && signbit(v));
}

/* Every coordinate of every part and mark, at an awkward type size, is a whole number of thousandths. */
static void coordinates_are_rounded(void **state)
{
    (void)state;
    struct make *make = make_new();
    make->layout.sheet.em_pt = 9.8765432;
    for (int i = 0; i < CJ_MARK_COUNT; i++)
        make_mark(make, i, 2 + i % 10 * 1.7, 3 + i / 10 * 3.3, 1.24);
    make_box(make, CJ_PART_CHEVRON, 0, 0, 7.77, 2.7);
    make_box(make, CJ_PART_PORTRAIT, 1, 1, 5.5, 5.5);
    make_box(make, CJ_PART_BUBBLE, 3.33, 4.44, 5.55, 3.9)->variant = 1;
    make_text(make, "some words", CJ_ROLE_BODY, 1.234567, 2.345678, 20);
    const struct cj_scene *scene = make_scene(make);
    for (uint32_t i = 0; i < scene->nitems; i++) {
        const struct cj_item *item = &scene->item[i];
        is_thousandth(item->bounds.x);
        is_thousandth(item->bounds.h);
        is_thousandth(item->keep.w);
        is_thousandth(item->stroke_pt);
        for (uint32_t s = 0; item->kind == CJ_ITEM_PATH && s < item->u.path.n; s++)
            for (int j = 0; j < 6; j++)
                is_thousandth(item->u.path.step[s].x[j]);
        if (item->kind == CJ_ITEM_TEXT) {
            is_thousandth(item->u.text.x);
            is_thousandth(item->u.text.baseline);
            CLOSE(item->u.text.x, 32.193); /* 20 + 1.234567 em */
        }
    }
    assert_false(signbit(cj_pt(-.0001)));
    make_free(make);
}

static void layers_are_sorted_and_stable(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "on top", CJ_ROLE_BODY, 1, 1, 10);
    make_mark(make, CJ_MARK_LETTER, 20, 5, 1.56);
    make_box(make, CJ_PART_FILL, 1, 5, 3, 3)->tone.role = CJ_COLOUR_RULE;
    make_box(make, CJ_PART_FILL, 2, 6, 3, 3)->tone.role = CJ_COLOUR_FAINT;
    make_box(make, CJ_PART_HALF, 0, 10, 10, 5);
    const struct cj_scene *scene = make_scene(make);
    for (uint32_t i = 1; i < scene->nitems; i++)
        assert_true(scene->item[i - 1].layer <= scene->item[i].layer);
    assert_int_equal(scene->item[1].fill.role, CJ_COLOUR_RULE);
    assert_int_equal(scene->item[2].fill.role, CJ_COLOUR_FAINT);
    assert_int_equal(scene->item[scene->nitems - 1].kind, CJ_ITEM_TEXT);
    make_free(make);
}

static void right_to_left_mirrors(void **state)
{
    (void)state;
    static const struct { const char *language; bool mirrored; } rows[] = {
        { "ar", true }, { "he-IL", true }, { "fa", true }, { "UR", true }, { "nl", false }, { "arn", false }, { "", false },
    };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct make *make = make_new();
        make->journey.language = cj_str_from(rows[i].language);
        make_box(make, CJ_PART_FILL, 1, 1, 4, 1)->tone.role = CJ_COLOUR_RULE;
        make_text(make, "abcd", CJ_ROLE_BODY, 1, 5, 10);
        const struct cj_scene *scene = make_scene(make);
        CLOSE(nth_kind(scene, CJ_ITEM_RECT, 0)->u.rect.box.x, rows[i].mirrored ? 440 - 30 - 40 : 30);
        CLOSE(nth_kind(scene, CJ_ITEM_TEXT, 0)->u.text.x, rows[i].mirrored ? 440 - 30 - 20 : 30); /* four letters, half an em each */
        make_free(make);
    }
}

/* Two pictures, one wide and one high: whole in a frame, and as much of the middle as fills a disc. */
static void pictures_keep_their_shape(void **state)
{
    (void)state;
    static const struct cj_picture two[] = { { .width = 160, .height = 80 }, { .width = 50, .height = 100 } };
    static const struct cj_pictures pictures = { two, 2 };
    for (uint32_t picture = 0; picture < 2; picture++) {
        struct make *make = make_new();
        double ratio = two[picture].width / two[picture].height;
        make->layout.pictures = &pictures;
        make_box(make, CJ_PART_PICTURE, 1, 1, 4 * ratio, 4)->picture = picture + 1;
        make_box(make, CJ_PART_PORTRAIT, 20, 1, 5, 5)->picture = picture + 1;
        make_box(make, CJ_PART_ICON, 30, 1, 2, 2)->picture = picture + 1;
        const struct cj_scene *scene = make_scene(make);
        assert_int_equal(cj_scene_verify(scene, NULL), 0);
        assert_int_equal(count_kind(scene, CJ_ITEM_IMAGE), 3);
        for (uint32_t i = 0; i < 3; i++) {
            const struct cj_item *item = nth_kind(scene, CJ_ITEM_IMAGE, i);
            struct cj_rect box = item->u.image.box, clip = item->u.image.clip;
            assert_int_equal(item->u.image.picture, picture);
            assert_true(fabs(box.w - ratio * box.h) < .01);
            assert_true(clip.x >= box.x - .01 && clip.y >= box.y - .01 && clip.x + clip.w <= box.x + box.w + .01 && clip.y + clip.h <= box.y + box.h + .01);
        }
        box_equals(nth_kind(scene, CJ_ITEM_IMAGE, 0)->u.image.box, 30, 30, 40 * ratio, 40);
        struct cj_rect disc = nth_kind(scene, CJ_ITEM_IMAGE, 1)->u.image.clip;
        CLOSE(disc.w, 48);
        CLOSE(nth_kind(scene, CJ_ITEM_IMAGE, 1)->u.image.radius, 24);
        make_free(make);
    }
}

/* A pie is read clockwise everywhere; the exit's arrow follows the map. */
static void some_signs_stay_upright(void **state)
{
    (void)state;
    static const struct { enum cj_mark mark; bool same; } rows[] = { { CJ_MARK_WORK_CHOSEN, true }, { CJ_MARK_QUESTION, true }, { CJ_MARK_EXIT, false } };
    for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
        double x[2];
        for (int rtl = 0; rtl < 2; rtl++) {
            struct make *make = make_new();
            make->journey.language = cj_str_from(rtl ? "ar" : "en");
            make_mark(make, rows[i].mark, 20, 10, 2); /* the middle of the sheet: stands where it stood */
            x[rtl] = nth_kind(make_scene(make), CJ_ITEM_PATH, 0)->u.path.step[1].x[0];
            make_free(make);
        }
        assert_int_equal(fabs(x[0] - x[1]) < 1e-9, rows[i].same);
    }
}

static void lines_stand_where_they_should(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "ab cd", CJ_ROLE_BODY, 2, 3, 1.1);
    make_text(make, "ab", CJ_ROLE_BODY, 10, 3, 6)->align = CJ_ALIGN_CENTRE;
    make_text(make, "ab", CJ_ROLE_BODY, 20, 3, 6)->align = CJ_ALIGN_END;
    const struct cj_scene *scene = make_scene(make);
    const struct cj_item *line[4];
    for (uint32_t i = 0; i < 4; i++)
        line[i] = nth_kind(scene, CJ_ITEM_TEXT, i);
    CLOSE(line[0]->u.text.x, 40);
    CLOSE(line[1]->u.text.baseline - line[0]->u.text.baseline, 13);
    assert_int_equal(line[0]->u.text.text, line[1]->u.text.text);
    CLOSE(line[2]->u.text.x, 20 + (10 + (6 - 1) / 2.0) * 10);
    CLOSE(line[3]->u.text.x, 20 + (20 + 6 - 1) * 10);
    double top = 20 + 30, bottom = top + 13;
    assert_true(line[0]->u.text.baseline > (top + bottom) / 2 && line[0]->u.text.baseline < bottom);
    make_free(make);
}

/* A letter in a mark is centred by its capitals, has no keep of its own, and does not collide with its disc. */
static void letters_rest_in_marks(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_mark(make, CJ_MARK_LETTER, 10, 10, 1.56);
    struct cj_box *box = make_text(make, "A", CJ_ROLE_MARK_NUMBER, 9, 9.4, 2);
    box->align = CJ_ALIGN_CENTRE;
    const struct cj_scene *scene = make_scene(make);
    const struct cj_item *letter = nth_kind(scene, CJ_ITEM_TEXT, 0);
    assert_true(letter->keep.w == 0);
    CLOSE(letter->bounds.x + letter->bounds.w / 2, 120);
    assert_true(fabs(letter->u.text.baseline - letter->u.text.size_pt * .714 / 2 - 120) < .01);
    assert_int_equal(cj_scene_verify(scene, NULL), 0);
    make_free(make);
}

static void portrait_initial_is_on_the_chest(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_box(make, CJ_PART_PORTRAIT, 10, 10, 5.5, 5.5);
    make_text(make, "H", CJ_ROLE_PORTRAIT, 11, 12, 3.5)->align = CJ_ALIGN_CENTRE;
    const struct cj_scene *scene = make_scene(make);
    const struct cj_item *initial = nth_kind(scene, CJ_ITEM_TEXT, 0);
    assert_true(initial->u.text.baseline > 20 + 10 * (10 + 2.75 + 1.8));
    assert_int_equal(cj_scene_verify(scene, NULL), 0);
    make_free(make);
}

/* The bust never leaves its disc: sampled, since it is cut by arithmetic and not by a clip. */
static void bust_stays_in_its_disc(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_box(make, CJ_PART_PORTRAIT, 10, 10, 6, 6);
    const struct cj_item *bust = nth_kind(make_scene(make), CJ_ITEM_PATH, 0);
    double x = 0, y = 0;
    for (uint32_t i = 0; i < bust->u.path.n; i++) {
        const struct cj_path_step *s = &bust->u.path.step[i];
        for (double t = 0; s->op == CJ_CURVE && t <= 1; t += .05) {
            double u = 1 - t, a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;
            double px = a * x + b * s->x[0] + c * s->x[2] + d * s->x[4], py = a * y + b * s->x[1] + c * s->x[3] + d * s->x[5];
            assert_true(hypot(px - 150, py - 150) <= 30.02);
        }
        if (s->op == CJ_LINE) /* shoulders and disc meet: what joins them has no length */
            assert_true(hypot(s->x[0] - x, s->x[1] - y) < .01);
        if (s->op != CJ_CLOSE) {
            x = s->x[s->op == CJ_CURVE ? 4 : 0];
            y = s->x[s->op == CJ_CURVE ? 5 : 1];
        }
    }
    make_free(make);
}

/* Severity shows without colour. */
static void pains_differ_in_shape(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_mark(make, CJ_MARK_PAIN_HIGH, 5, 5, 1.24);
    make_mark(make, CJ_MARK_PAIN_MEDIUM, 10, 5, 1.24);
    make_mark(make, CJ_MARK_PAIN_LOW, 15, 5, 1.24);
    const struct cj_scene *scene = make_scene(make);
    const struct cj_item *high = nth_kind(scene, CJ_ITEM_PATH, 0), *medium = nth_kind(scene, CJ_ITEM_PATH, 2), *low = nth_kind(scene, CJ_ITEM_PATH, 4);
    assert_int_equal(high->fill.role, CJ_COLOUR_PAIN);
    assert_int_equal(medium->fill.role, CJ_COLOUR_PAPER);
    assert_int_equal(low->fill.role, CJ_COLOUR_PAPER);
    assert_true(low->bounds.w < .8 * medium->bounds.w && low->stroke_pt < medium->stroke_pt);
    assert_int_equal(count_kind(scene, CJ_ITEM_PATH), 5); /* the low one has no sign in it */
    make_free(make);
}

/* No mark's ink strays far from the box that the layout kept free for it. */
static void marks_fill_their_box(void **state)
{
    (void)state;
    for (int mark = 0; mark < CJ_MARK_COUNT; mark++) {
        struct make *make = make_new();
        bool moment = mark >= CJ_MARK_TRIGGER && mark <= CJ_MARK_EXIT; /* their white ring may lie over a card's edge */
        make_mark(make, mark, 20, 15, 2);
        const struct cj_scene *scene = make_scene(make);
        double slack = moment ? 1.5 : 1.2, most = 0;
        for (uint32_t i = 0; i < scene->nitems; i++) {
            struct cj_rect b = scene->item[i].bounds;
            assert_true(b.x >= 210 - slack && b.y >= 160 - slack && b.x + b.w <= 230 + slack && b.y + b.h <= 180 + slack);
            most = MAX(most, MAX(b.w, b.h));
        }
        assert_true(most > 12);
        assert_true(scene->item[0].keep.w > 0);
        make_free(make);
    }
}

/* Turns have one radius, less where a leg is short; a main line that crosses a side line leaves a gap, where they meet none. */
static void travel_turns_and_gaps(void **state)
{
    (void)state;
    struct make *make = make_new();
    static const struct cj_point side[] = { { 5, 5 }, { 10, 5 }, { 10, 15 }, { 20, 15 }, { 20, 5 }, { 25, 5 } };
    static const struct cj_point way[] = { { 2, 10 }, { 15, 10 }, { 15, 11 }, { 30, 11 } };
    for (int main_line = 0; main_line < 2; main_line++) {
        struct cj_box *box = make_box(make, CJ_PART_TRAVEL, 0, 0, 0, 0);
        box->variant = main_line ? 0 : 1;
        box->first = make->point->len;
        box->npoints = main_line ? G_N_ELEMENTS(way) : G_N_ELEMENTS(side);
        g_array_append_vals(make->point, main_line ? way : side, box->npoints);
    }
    const struct cj_scene *scene = make_scene(make);
    assert_int_equal(count_kind(scene, CJ_ITEM_RECT), 2); /* at x = 10 and x = 20 */
    CLOSE(nth_kind(scene, CJ_ITEM_RECT, 0)->u.rect.box.h, 6.4);
    const struct cj_item *line = nth_kind(scene, CJ_ITEM_PATH, 0), *over = nth_kind(scene, CJ_ITEM_PATH, 1);
    assert_true(line->layer < over->layer);
    CLOSE(line->u.path.step[1].x[0], 20 + 100 - 7.5);
    CLOSE(over->u.path.step[1].x[0], 20 + 150 - 5); /* half of the short leg */
    make_free(make);
}

static void dump_is_stable_and_escaped(void **state)
{
    (void)state;
    struct make *make = make_new();
    make_text(make, "say \"é\" \\", CJ_ROLE_BODY_BOLD, 1, 1, 20);
    make_box(make, CJ_PART_CARD, 1, 5, 8, 3);
    const struct cj_scene *scene = make_scene(make);
    g_autoptr(GString) once = g_string_new(NULL), again = g_string_new(NULL);
    cj_scene_dump(scene, once);
    cj_scene_dump(scene, again);
    assert_string_equal(once->str, again->str);
    assert_non_null(strstr(once->str, "text text fill ink bounds"));
    assert_non_null(strstr(once->str, "\"say \\\"é\\\" \\\\\""));
    assert_non_null(strstr(once->str, "rect shape fill paper stroke outline 0.8 bounds"));
    make_free(make);
}

const struct CMUnitTest item_tests[] = {
    cmocka_unit_test(em_becomes_pt),
    cmocka_unit_test(hairlines_are_kept),
    cmocka_unit_test(hairlines_of_no_type),
    cmocka_unit_test(coordinates_are_rounded),
    cmocka_unit_test(layers_are_sorted_and_stable),
    cmocka_unit_test(right_to_left_mirrors),
    cmocka_unit_test(pictures_keep_their_shape),
    cmocka_unit_test(some_signs_stay_upright),
    cmocka_unit_test(lines_stand_where_they_should),
    cmocka_unit_test(letters_rest_in_marks),
    cmocka_unit_test(portrait_initial_is_on_the_chest),
    cmocka_unit_test(bust_stays_in_its_disc),
    cmocka_unit_test(pains_differ_in_shape),
    cmocka_unit_test(marks_fill_their_box),
    cmocka_unit_test(travel_turns_and_gaps),
    cmocka_unit_test(dump_is_stable_and_escaped),
};
const size_t n_item_tests = G_N_ELEMENTS(item_tests);
