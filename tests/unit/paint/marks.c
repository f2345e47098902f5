/* Marks: what is put together is drawn as if it were not. */
#include "paint_tests.h"

#include "paint_priv.h"

#define ITEMS 400
#define SIDE_PT 100

static struct cj_item random_item(GRand *random)
{
    double side = g_rand_boolean(random) ? 4 : 8;
    struct cj_rect box = { g_rand_double_range(random, 0, SIDE_PT - side), g_rand_double_range(random, 0, SIDE_PT - side), side, side };
    struct cj_item item = { .kind = CJ_ITEM_RECT, .bounds = box, .fill = { .role = CJ_COLOUR_PERSONA, .index = (uint8_t)(g_rand_int(random) % 3) },
                            .fill_alpha = 1, .u.rect = { box, g_rand_boolean(random) ? side / 2 : 0 } };
    return item;
}

static bool meet(struct cj_rect a, struct cj_rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/* Where each mark comes in the order of drawing. */
static uint32_t number_marks(const GArray *marks, const GArray *batches, uint32_t *ret_turn)
{
    uint32_t n = 0;
    for (guint b = 0; b < batches->len; b++) {
        const struct batch *batch = &g_array_index(batches, struct batch, b);
        for (uint32_t m = batch->first; m != NO_MARK; m = g_array_index(marks, struct mark, m).next) {
            ret_turn[m] = b;
            n++;
        }
    }
    return n;
}

static void what_meets_keeps_its_order(void **state)
{
    (void)state;
    g_autoptr(GRand) random = g_rand_new_with_seed(1);
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    struct cj_item items[ITEMS];
    uint32_t turn[ITEMS];
    for (int i = 0; i < ITEMS; i++) {
        items[i] = random_item(random);
        marks_add(marks, &items[i]);
    }
    assert_int_equal(marks->len, ITEMS);
    g_autoptr(GArray) batches = marks_join(marks, SIDE_PT, SIDE_PT);
    assert_int_equal(number_marks(marks, batches, turn), ITEMS);
    assert_true(batches->len < ITEMS * 3 / 4); /* dots are put together */
    for (int a = 0; a < ITEMS; a++)
        for (int b = a + 1; b < ITEMS; b++)
            if (meet(items[a].bounds, items[b].bounds) && turn[a] >= turn[b])
                assert_true(turn[a] == turn[b] && items[a].fill.index == items[b].fill.index); /* one colour, one pen */
}

static void discs_are_dots(void **state)
{
    (void)state;
    g_autoptr(GArray) marks = g_array_new(FALSE, FALSE, sizeof(struct mark));
    const struct cj_item disc = { .kind = CJ_ITEM_RECT, .bounds = { 9, 9, 12, 12 }, .fill = { .role = CJ_COLOUR_PAPER }, .fill_alpha = 1,
                                  .stroke = { .role = CJ_COLOUR_INK }, .stroke_alpha = 1, .stroke_pt = 2,
                                  .u.rect = { { 10, 10, 10, 10 }, 5 } };
    marks_add(marks, &disc);
    assert_int_equal(marks->len, 2); /* the outline's disc, and the fill's on it */
    assert_true(g_array_index(marks, struct mark, 0).brush.width == 12);
    assert_true(g_array_index(marks, struct mark, 1).brush.width == 8);
    struct cj_item thin = disc;
    thin.fill_alpha = 0.5; /* the outline would be seen through it */
    marks_add(marks, &thin);
    assert_int_equal(marks->len, 3);
    assert_int_equal(g_array_index(marks, struct mark, 2).brush.how, BRUSH_OWN);
}

int test_marks_group(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_meets_keeps_its_order),
        cmocka_unit_test(discs_are_dots),
    };
    return cmocka_run_group_tests_name("paint: marks", tests, NULL, NULL);
}
