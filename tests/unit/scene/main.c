/* scene: all its unit tests in one program. */
#include "make.h"

static struct CMUnitTest all[64];

static size_t take(size_t n, const struct CMUnitTest *tests, size_t more)
{
    assert_true(n + more <= G_N_ELEMENTS(all));
    for (size_t i = 0; i < more; i++)
        all[n + i] = tests[i];
    return n + more;
}

int main(void)
{
    size_t n = take(0, item_tests, n_item_tests);
    n = take(n, curve_tests, n_curve_tests);
    n = take(n, verify_tests, n_verify_tests);
    n = take(n, tree_tests, n_tree_tests);
    return _cmocka_run_group_tests("scene", all, n, NULL, NULL);
}
