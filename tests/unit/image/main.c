/* Unit tests of image. */
#include "image_tests.h"

int main(void)
{
    int failed = _cmocka_run_group_tests("open", open_tests, open_tests_count, NULL, NULL);
    failed += _cmocka_run_group_tests("kinds", kind_tests, kind_tests_count, NULL, NULL);
    failed += _cmocka_run_group_tests("messages", message_tests, message_tests_count, NULL, NULL);
    return failed;
}
