/* Unit tests of layout. A new file of tests is a declaration in layout_tests.h and a row here. */
#include "layout_tests.h"

int main(void)
{
    int (*const group[])(void) = {
        run_fit_page_tests,
        run_fit_search_tests,
        run_fit_even_tests,
        run_panels_tests,
        run_emotion_tests,
        run_code_tests,
        run_channels_tests,
        run_ways_tests,
        run_blocks_tests,
        run_storyboard_tests,
        run_papers_tests,
        run_lens_left_tests,
        run_roll_tests,
        run_seams_tests,
        run_bands_tests,
    };
    int failed = 0;
    for (size_t i = 0; i < sizeof group / sizeof *group; i++)
        failed += group[i]();
    return failed;
}
