/* theme: see include/cjmap/theme.h. */
#include <cjmap/base.h>
typedef int cj_theme_begun;
