/* paint: fonts and shaping, icons, the three formats. */
#include "paint_tests.h"

int main(void)
{
    return test_fonts_group() + test_icons_group() + test_formats_group();
}
