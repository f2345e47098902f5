/* paint: fonts and shaping, icons, the three formats. */
#include "paint_tests.h"

/* Pango and fontconfig keep what they have read until the end, here where we compare with them. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libfontconfig\nleak:libpango\n";
}

int main(void)
{
    int failed = test_fonts_group() + test_icons_group() + test_marks_group() + test_pictures_group() + test_formats_group()
               + test_pages_group() + test_stripes_group();
    test_fonts_close();
    return failed;
}
