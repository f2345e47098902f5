/* Icons: each id has a drawing, and it stays on its grid. */
#include "paint_tests.h"

#include "paint_priv.h"

static void extents(enum cj_icon icon, double *x)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(surface);
    cairo_set_line_width(cr, 2);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    icon_path(cr, icon);
    cairo_stroke_extents(cr, &x[0], &x[1], &x[2], &x[3]);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

static void each_icon_is_drawn(void **state)
{
    (void)state;
    for (int icon = CJ_ICON_NONE + 1; icon < CJ_ICON_COUNT; icon++) {
        double x[4];
        extents((enum cj_icon)icon, x);
        if (x[0] < 0 || x[1] < 0 || x[2] > 24 || x[3] > 24 || (x[2] - x[0] < 14 && x[3] - x[1] < 14))
            fail_msg("icon %s is %g, %g to %g, %g", cj_icon_id((enum cj_icon)icon), x[0], x[1], x[2], x[3]);
        /* Seen beside others it should not hang to a side. */
        double dx = (x[0] + x[2]) / 2 - 12, dy = (x[1] + x[3]) / 2 - 12;
        if (dx < -1.25 || dx > 1.25 || dy < -1.25 || dy > 1.25)
            fail_msg("icon %s is off its middle by %g, %g", cj_icon_id((enum cj_icon)icon), dx, dy);
    }
}

static void no_icon_is_nothing(void **state)
{
    (void)state;
    double x[4];
    extents(CJ_ICON_NONE, x);
    assert_true(x[2] - x[0] == 0 && x[3] - x[1] == 0);
}

int test_icons_group(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_icon_is_drawn), cmocka_unit_test(no_icon_is_nothing) };
    return cmocka_run_group_tests_name("paint: icons", tests, NULL, NULL);
}
